package format

import (
	"bytes"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"

	"onrecord/corpus/intake/markup"
	"onrecord/corpus/intake/raw"
)

// epubPackage is what an EPUB says of itself: its parts and their order.
type epubPackage struct {
	Title     string   `xml:"metadata>title"`
	Publisher string   `xml:"metadata>publisher"`
	Creators  []string `xml:"metadata>creator"`
	Date      string   `xml:"metadata>date"`
	Items     []struct {
		ID         string `xml:"id,attr"`
		Href       string `xml:"href,attr"`
		Type       string `xml:"media-type,attr"`
		Properties string `xml:"properties,attr"`
	} `xml:"manifest>item"`
	Spine []struct {
		ID string `xml:"idref,attr"`
	} `xml:"spine>itemref"`
}

// readEPUB reads an EPUB, each part of it with sentences as an article: newspapers
// come so, a story a part.
func readEPUB(pack *parcel, d *Document, out Sink) error {
	opf, book, err := openEPUB(pack)
	if err != nil {
		return err
	}
	stem := strings.TrimSuffix(path.Base(strings.ReplaceAll(d.Name, `\`, "/")), path.Ext(d.Name))
	parts := map[string]int{}
	for i, item := range book.Items {
		parts[item.ID] = i
	}
	read := 0
	for _, ref := range book.Spine {
		i, ok := parts[ref.ID]
		if !ok || strings.Contains(book.Items[i].Properties, "nav") {
			continue
		}
		href, err := url.PathUnescape(book.Items[i].Href)
		if err != nil {
			href = book.Items[i].Href
		}
		name := resolve(opf, href)
		content, err := pack.read(name)
		if err != nil {
			if !out(Entry{Place: "/" + name}, err) {
				return nil
			}
			continue
		}
		a := book.article(content)
		if a.Text == "" {
			continue
		}
		read++
		a.ID = stem + "#" + strings.TrimSuffix(href, path.Ext(href))
		if !out(Entry{Article: a, Place: "/" + name}, nil) {
			return nil
		}
	}
	if read == 0 {
		return raw.Wrong("give its text as .txt or .html", "the EPUB has no text")
	}
	return nil
}

func openEPUB(pack *parcel) (opf string, book epubPackage, err error) {
	content, err := pack.read("META-INF/container.xml")
	if err != nil {
		return "", book, err
	}
	var container struct {
		Roots []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if err := xmlDecoder(bytes.NewReader(content)).Decode(&container); err != nil || len(container.Roots) == 0 {
		return "", book, raw.Wrong(fixCut, "the EPUB does not say where its parts are")
	}
	opf = container.Roots[0].Path
	if content, err = pack.read(opf); err != nil {
		return "", book, err
	}
	if err := xmlDecoder(bytes.NewReader(content)).Decode(&book); err != nil {
		return "", book, xmlError("the EPUB", err)
	}
	return opf, book, nil
}

// article is one part of a book.
func (b epubPackage) article(content []byte) raw.Article {
	text, warning := raw.ToUTF8(content, "application/xhtml+xml")
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return raw.Article{}
	}
	a := raw.Article{Outlet: strings.TrimSpace(b.Publisher), Published: strings.TrimSpace(b.Date)}
	if a.Outlet == "" {
		a.Outlet = strings.TrimSpace(b.Title)
	}
	for _, level := range []string{"h1", "h2", "title"} {
		if heading := find(doc, level); heading != nil && a.Headline == "" {
			a.Headline = words(heading)
			if level != "title" {
				heading.Parent.RemoveChild(heading)
			}
		}
	}
	markup.Clean(doc)
	a.Text = markup.Text(doc)
	if !strings.ContainsAny(a.Text, ".!?…") { // a cover, a table of contents
		return raw.Article{}
	}
	a.Warn(warning)
	return a
}
