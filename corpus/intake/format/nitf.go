package format

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"strings"

	"golang.org/x/net/html"

	"onrecord/corpus/intake/raw"
)

// readNITF reads NITF, the XML of news agencies.
var readNITF = one(func(_ *Document, content []byte) (raw.Article, error) {
	d := xmlDecoder(bytes.NewReader(content))
	for {
		token, err := d.Token()
		if err != nil {
			return raw.Article{}, xmlError("the NITF", err)
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "nitf" {
			root, err := xmlTree(d, start)
			if err != nil {
				return raw.Article{}, xmlError("the NITF", err)
			}
			return nitf(root), nil
		}
	}
})

func nitf(root *html.Node) raw.Article {
	docdata := find(root, "docdata")
	byline := find(root, "body.head", "byline")
	for _, title := range findAll(byline, "byttl") { // "Tern Wire Writer" is no name
		title.Parent.RemoveChild(title)
	}
	a := raw.Article{
		ID:        attr(find(docdata, "doc-id"), "id-string"),
		URL:       firstURL(attr(find(root, "pubdata"), "ex-ref")),
		Outlet:    cmp.Or(attr(find(root, "pubdata"), "name"), words(find(root, "body.head", "distributor")), attr(find(docdata, "doc.copyright"), "holder")),
		Headline:  cmp.Or(words(find(root, "body.head", "hedline", "h1")), words(find(root, "body.head", "h1")), words(find(root, "title"))),
		Byline:    raw.WithoutBy(words(byline)),
		Section:   attr(find(root, "pubdata"), "position.section"),
		Published: basicDate(cmp.Or(attr(find(docdata, "date.issue"), "norm"), attr(find(root, "pubdata"), "date.publication"), attr(find(root, "story.date"), "norm"))),
		Embargo:   basicDate(attr(find(docdata, "date.release"), "norm")),
		Expires:   basicDate(attr(find(docdata, "date.expire"), "norm")),
		Status:    attr(docdata, "management-status"),
	}
	for _, note := range findAll(docdata, "ed-msg") {
		a.Standing(map[string]any{"ednote": attr(note, "info")})
	}
	if body := find(root, "body"); body != nil {
		a.Text = paragraphs(contentOf(body))
	}
	for _, k := range findAll(docdata, "keyword") {
		a.Tags = append(a.Tags, attr(k, "key"))
	}
	return a
}

// contentOf is the part of a body that is the story: <body.content>, which is a <div>
// here.
func contentOf(body *html.Node) *html.Node {
	for child := body.FirstChild; child != nil; child = child.NextSibling {
		if child.Data == "div" {
			return child
		}
	}
	return nil
}

func firstURL(text string) string {
	if raw.IsURL(text) {
		return text
	}
	return ""
}

// basicDate writes a moment as agencies do, 20240520T095425Z, as everybody else does.
func basicDate(text string) string {
	text = strings.TrimSpace(text)
	if len(text) < 8 || strings.ContainsAny(text[:8], "-/. ") {
		return text
	}
	day := text[:4] + "-" + text[4:6] + "-" + text[6:8]
	clock, ok := strings.CutPrefix(text[8:], "T")
	if !ok || len(clock) < 4 {
		return day
	}
	out := day + "T" + clock[:2] + ":" + clock[2:4] + ":"
	zone := clock[4:]
	if len(zone) >= 2 && zone[0] >= '0' && zone[0] <= '9' {
		out += zone[:2]
		zone = zone[2:]
	} else {
		out += "00"
	}
	if len(zone) == 5 && (zone[0] == '+' || zone[0] == '-') {
		zone = zone[:3] + ":" + zone[3:]
	}
	return out + zone
}
