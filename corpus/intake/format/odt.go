package format

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"onrecord/corpus/intake/raw"
)

// odtReader takes the text of an OpenDocument text as it is after all changes.
type odtReader struct {
	paragraphs []string
	headline   string
	struck     map[string]bool // the styles of struck-out words

	text   strings.Builder
	style  string   // of the paragraph that is read; empty is none
	around []string // the styles of those that it stands in, of the outermost first
}

var odtSkipped = setOf("annotation", "annotation-end", "note", "tracked-changes", "bibliography", "table-of-content", "alphabetical-index", "forms", "title", "desc", "script")

func readODT(pack *parcel, out Sink) error {
	content, err := pack.read("content.xml")
	if err != nil {
		return err
	}
	r := odtReader{struck: map[string]bool{}}
	if err := r.read(content); err != nil {
		return xmlError("the document", err)
	}
	title, values := odtMeta(pack)
	a := raw.Article{Text: strings.Join(r.paragraphs, "\n\n"), Headline: cmp.Or(r.headline, title)}
	a.Standing(values)
	out(Entry{Article: a, Alone: true}, nil)
	return nil
}

func (r *odtReader) read(content []byte) error {
	d := xmlDecoder(bytes.NewReader(content))
	described := "" // the style that is being described
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch name := token.Name.Local; {
			case name == "style":
				described = xmlAttr(token, "name")
			case name == "text-properties":
				if line := xmlAttr(token, "text-line-through-style"); line != "" && line != "none" {
					r.struck[described] = true
				}
			case odtSkipped[name], name == "span" && r.struck[xmlAttr(token, "style-name")]:
				if err := d.Skip(); err != nil {
					return err
				}
			default:
				r.start(token)
			}
		case xml.EndElement:
			if name := token.Name.Local; len(r.around) > 0 && (name == "p" || name == "h") {
				r.end()
			}
		case xml.CharData:
			if r.style != "" {
				r.text.Write(token)
			}
		}
	}
}

func (r *odtReader) start(e xml.StartElement) {
	switch e.Name.Local {
	case "p", "h":
		if r.style != "" { // a text box within a paragraph
			r.flush()
		}
		r.around = append(r.around, r.style)
		r.style = "p " + xmlAttr(e, "style-name")
		if e.Name.Local == "h" && xmlAttr(e, "outline-level") == "1" {
			r.style = "h1"
		}
	case "s":
		n, _ := strconv.Atoi(xmlAttr(e, "c"))
		r.text.WriteString(strings.Repeat(" ", min(max(n, 1), 80)))
	case "tab":
		r.text.WriteByte(' ')
	case "line-break":
		r.text.WriteByte('\n')
	}
}

func (r *odtReader) end() {
	r.flush()
	r.style, r.around = r.around[len(r.around)-1], r.around[:len(r.around)-1]
}

// flush ends the paragraph that is read.
func (r *odtReader) flush() {
	var lines []string
	for _, line := range strings.Split(r.text.String(), "\n") {
		lines = append(lines, strings.Join(strings.Fields(line), " "))
	}
	text := strings.TrimSpace(strings.Join(lines, "\n"))
	title := r.style == "p Title" || r.style == "h1" && len(r.paragraphs) == 0
	r.text.Reset()
	switch {
	case text == "":
	case title && r.headline == "":
		r.headline = text
	default:
		r.paragraphs = append(r.paragraphs, text)
	}
}

// odtMeta are the title and the properties among what the document says of itself.
func odtMeta(pack *parcel) (title string, values map[string]any) {
	values = map[string]any{}
	content, err := pack.read("meta.xml")
	if err != nil {
		return "", values
	}
	var meta struct {
		Title string `xml:"meta>title"`
		User  []struct {
			Name  string `xml:"name,attr"`
			Value string `xml:",chardata"`
		} `xml:"meta>user-defined"`
	}
	if xmlDecoder(bytes.NewReader(content)).Decode(&meta) != nil {
		return "", values
	}
	for _, user := range meta.User {
		values[user.Name] = strings.TrimSpace(user.Value)
	}
	return strings.TrimSpace(meta.Title), values
}
