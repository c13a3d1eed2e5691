package format

import (
	"encoding/xml"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/corpus/intake/markup"
	"onrecord/corpus/intake/raw"
)

// maxDepth is how deep the elements of a document may stand in one another.
const maxDepth = 200

// asHTML are the elements of agencies' XML that are called otherwise in HTML.
var asHTML = map[string]string{"hl1": "h1", "hl2": "h2", "bq": "blockquote", "block": "div", "body.content": "div", "pre": "pre", "tagline": "p", "p": "p", "q": "q"}

// xmlTree reads an element and all in it as a tree of HTML, the names without their
// namespaces.
func xmlTree(d *xml.Decoder, start xml.StartElement) (*html.Node, error) {
	root := element(start)
	at, depth := root, 1
	for {
		token, err := d.Token()
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return nil, raw.Wrong("export it again", "its elements stand more than %d deep in one another", maxDepth)
			}
			child := element(token)
			at.AppendChild(child)
			at = child
		case xml.EndElement:
			if depth--; depth == 0 {
				return root, nil
			}
			at = at.Parent
		case xml.CharData:
			at.AppendChild(&html.Node{Type: html.TextNode, Data: string(token)})
		}
	}
}

func element(start xml.StartElement) *html.Node {
	name := start.Name.Local
	if as := asHTML[name]; as != "" {
		name = as
	}
	n := &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name))}
	for _, a := range start.Attr {
		n.Attr = append(n.Attr, html.Attribute{Key: a.Name.Local, Val: a.Value})
	}
	return n
}

// find returns the first element below one that is reached by names, from the outside
// in; others may stand between them. Nil where there is none.
func find(n *html.Node, names ...string) *html.Node {
	if n == nil || len(names) == 0 {
		return n
	}
	for child := range n.Descendants() {
		if child.Type == html.ElementNode && child.Data == names[0] {
			if found := find(child, names[1:]...); found != nil {
				return found
			}
		}
	}
	return nil
}

// findAll returns all elements of a name below one.
func findAll(n *html.Node, name string) (all []*html.Node) {
	if n == nil {
		return nil
	}
	for child := range n.Descendants() {
		if child.Type == html.ElementNode && child.Data == name {
			all = append(all, child)
		}
	}
	return all
}

// words are the words below an element, on one line; none of nil.
func words(n *html.Node) string {
	if n == nil {
		return ""
	}
	var text strings.Builder
	for child := range n.Descendants() {
		if child.Type == html.TextNode {
			text.WriteString(child.Data)
		}
	}
	return strings.Join(strings.Fields(text.String()), " ")
}

func attr(n *html.Node, name string) string {
	if n == nil {
		return ""
	}
	return markup.Attribute(n, name)
}

// paragraphs is the text of an element of an agency's XML; pictures, tables of figures
// and what belongs to them are left out.
func paragraphs(n *html.Node) string {
	if n == nil {
		return ""
	}
	for _, name := range []string{"media", "note", "nitf-table", "fn", "figure", "byline", "dateline.rest"} {
		for _, gone := range findAll(n, name) {
			if gone.Parent != nil {
				gone.Parent.RemoveChild(gone)
			}
		}
	}
	markup.Clean(n)
	return markup.Text(n)
}
