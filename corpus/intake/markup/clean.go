package markup

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/corpus/pattern"
)

// Clean makes of a document what a reader takes from it: <q> gets its marks, what
// was struck out and the marks of notes and comments go, paragraphs that are links
// as a whole are paragraphs, and the name under a pull quote stands beside it.
func Clean(n *html.Node) { clean(n, 0) }

func clean(n *html.Node, quotes int) {
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		switch {
		case child.Type != html.ElementNode:
		case dropped(child):
			n.RemoveChild(child)
		default:
			if child.DataAtom == atom.Q {
				mark(child, quotes)
			}
			clean(child, quotes+depth(child))
			if isSigned(child) {
				sign(child)
			}
			if isLinkedParagraph(child) {
				unwrap(child)
			}
		}
		child = next
	}
}

func depth(n *html.Node) int {
	if n.DataAtom == atom.Q {
		return 1
	}
	return 0
}

var struckOut = pattern.Lazy(`(?i)text-decoration(-line)?\s*:[^;]*line-through`)

// dropped reports whether an element holds no words of the story.
func dropped(n *html.Node) bool {
	if struckOut().MatchString(Attribute(n, "style")) {
		return true
	}
	switch n.DataAtom {
	case atom.Del, atom.S, atom.Strike:
		return true
	case atom.Sup:
		return isNoteMark(n)
	case atom.A:
		return isComment(n) || leadsToNote(n)
	case atom.Div, atom.Section, atom.Ol, atom.Aside:
		return isNotes(n)
	}
	return false
}

// isNoteMark reports whether a raised text only leads to a note.
func isNoteMark(n *html.Node) bool {
	words := strings.Trim(rawText(n), " \u00a0[]()*")
	if utf8.RuneCountInString(words) > 3 {
		return false
	}
	if class := Attribute(n, "class"); strings.Contains(class, "footnote") || strings.Contains(class, "reference") {
		return true
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.DataAtom == atom.A && (strings.Contains(Attribute(child, "href"), "#") || Attribute(child, "href") == "") {
			return true
		}
	}
	return false
}

// leadsToNote reports whether a link is the mark of a note, or leads back from it.
func leadsToNote(n *html.Node) bool {
	for _, name := range []string{"class", "type", "epub:type", "role"} {
		for _, mark := range []string{"footnote-ref", "footnote-back", "noteref", "backlink"} {
			if strings.Contains(Attribute(n, name), mark) {
				return true
			}
		}
	}
	return false
}

// isComment reports whether a link leads to an editor's comment of Google Docs.
func isComment(n *html.Node) bool { return strings.HasPrefix(Attribute(n, "id"), "cmnt") }

// isNotes reports whether an element holds the notes or comments under a text.
func isNotes(n *html.Node) bool {
	class := " " + strings.ToLower(Attribute(n, "class")) + " "
	if strings.Contains(class, " footnotes ") || strings.Contains(class, " wp-block-footnotes ") {
		return true
	}
	for _, name := range []string{"role", "epub:type"} {
		if role := strings.TrimPrefix(Attribute(n, name), "doc-"); strings.HasPrefix(role, "footnote") || strings.HasPrefix(role, "endnotes") {
			return true
		}
	}
	// Google Docs: each comment is a <div> whose first link leads back to its mark.
	for at := n.FirstChild; at != nil; at = at.FirstChild {
		if at.DataAtom == atom.A {
			return strings.HasPrefix(Attribute(at, "href"), "#cmnt_ref") || strings.HasPrefix(Attribute(at, "href"), "#ftnt_ref")
		}
	}
	return false
}

// mark puts the quotation marks that a browser adds around <q>, unless they stand
// there already.
func mark(n *html.Node, level int) {
	left, right := "“", "”"
	if level%2 == 1 {
		left, right = "‘", "’"
	}
	words := strings.TrimSpace(rawText(n))
	if first, _ := utf8.DecodeRuneInString(words); words == "" || strings.ContainsRune(`"“„«'‘`, first) {
		return
	}
	n.InsertBefore(&html.Node{Type: html.TextNode, Data: left}, n.FirstChild)
	n.AppendChild(&html.Node{Type: html.TextNode, Data: right})
}

// signature matches the classes of the name under a pull quote.
var signature = pattern.Lazy(`(?i)\b(?:(?:pull-?)?quote|blockquote|testimonial|citation)[-_]*(?:author|attribution|source|name|cite|credit|by|byline|speaker|person|footer)\b`)

// isSigned reports whether an element is the name under a pull quote.
func isSigned(n *html.Node) bool {
	if signature().MatchString(strings.ReplaceAll(Attribute(n, "class"), "__", "-")) {
		return true
	}
	if n.DataAtom != atom.Cite && n.DataAtom != atom.Footer && n.DataAtom != atom.Figcaption {
		return false
	}
	for up := n.Parent; up != nil; up = up.Parent {
		if up.DataAtom == atom.Blockquote {
			return true
		}
		if up.DataAtom == atom.Figure && quoted(up) {
			return true
		}
	}
	return false
}

// quoted reports whether a figure holds a quotation and no picture.
func quoted(n *html.Node) bool {
	found := false
	for child := range n.Descendants() {
		switch child.DataAtom {
		case atom.Img, atom.Picture, atom.Video, atom.Iframe:
			return false
		case atom.Blockquote:
			found = true
		}
	}
	return found
}

// sign puts the name under a pull quote behind the quote, after a dash, where no
// byline is looked for.
func sign(n *html.Node) {
	words := strings.Join(strings.Fields(rawText(n)), " ")
	if words == "" || utf8.RuneCountInString(words) > 120 {
		return
	}
	if first, _ := utf8.DecodeRuneInString(words); !strings.ContainsRune("—–-―", first) {
		words = "— " + words
	}
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
	text := &html.Node{Type: html.TextNode, Data: " " + words}
	if into := lastBlock(before(n)); into != nil {
		into.AppendChild(text)
		return
	}
	n.AppendChild(text)
	n.Data, n.DataAtom, n.Attr = "p", atom.P, nil
}

// before is the element that stands before one, in its parent or in that one's.
func before(n *html.Node) *html.Node {
	for up := n; up != nil && up.Parent != nil && up.DataAtom != atom.Body; up = up.Parent {
		for prev := up.PrevSibling; prev != nil; prev = prev.PrevSibling {
			if prev.Type == html.ElementNode && strings.TrimSpace(rawText(prev)) != "" {
				return prev
			}
			if prev.Type == html.TextNode && strings.TrimSpace(prev.Data) != "" {
				return nil
			}
		}
		if up.Parent.DataAtom == atom.Article || up.Parent.DataAtom == atom.Main {
			return nil
		}
	}
	return nil
}

// lastBlock is the last block of text within an element.
func lastBlock(n *html.Node) *html.Node {
	for n != nil {
		var last *html.Node
		for child := n.LastChild; child != nil; child = child.PrevSibling {
			if child.Type == html.ElementNode && isBlock(child.DataAtom) {
				last = child
				break
			}
			if strings.TrimSpace(rawText(child)) != "" {
				break
			}
		}
		if last == nil {
			return n
		}
		n = last
	}
	return nil
}

// isLinkedParagraph reports whether an element is a link around a whole sentence.
func isLinkedParagraph(n *html.Node) bool {
	if n.DataAtom != atom.A || n.Parent == nil || n.Parent.DataAtom != atom.P {
		return false
	}
	for _, beside := range []*html.Node{n.PrevSibling, n.NextSibling} {
		if beside != nil && (beside.Type != html.TextNode || strings.TrimSpace(beside.Data) != "") {
			return false
		}
	}
	words := strings.TrimSpace(rawText(n))
	if len(words) < 60 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(words, `"”’'»)`))
	return strings.ContainsRune(".!?…", last)
}

// unwrap puts the children of an element in its place.
func unwrap(n *html.Node) {
	for n.FirstChild != nil {
		child := n.FirstChild
		n.RemoveChild(child)
		n.Parent.InsertBefore(child, n)
	}
	n.Parent.RemoveChild(n)
}

// rawText is all text below a node.
func rawText(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var text strings.Builder
	for child := range n.Descendants() {
		if child.Type == html.TextNode {
			text.WriteString(child.Data)
		}
	}
	return text.String()
}
