package markup

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/corpus"
	"onrecord/corpus/pattern"
)

// Text returns the text below a node as paragraphs parted by blank lines: one
// for each block of text and each run between two line breaks. White space is
// collapsed as a browser does it; what belongs to the page and not to the
// story is left out.
func Text(n *html.Node) string {
	var w blockWriter
	w.node(n, false)
	w.end()
	return strings.Join(w.paragraphs, "\n\n")
}

var markup = pattern.Lazy(`(?i)</?(p|br|div|h[1-6]|li|ul|ol|a|em|strong|b|i|q|del|sup|cite|span|blockquote|pre|table|section|article|figure|img)\b[^>]*>`)

// Rich returns the text of what may be HTML or plain text with entities;
// feeds and JSON-LD give either without saying which.
func Rich(raw string) string {
	if !markup().MatchString(raw) {
		text := html.UnescapeString(raw)
		if !block().MatchString(text) {
			return spaced(text)
		}
		raw = text // escaped twice
	}
	doc, err := html.Parse(strings.NewReader(raw))
	if err != nil {
		return "" // nested deeper than any article
	}
	Clean(doc)
	return Text(doc)
}

var block = pattern.Lazy(`(?i)</p>|<p[ >]|<br ?/?>|</div>|</li>|</h[1-6]>|</blockquote>`)

// escapedMark matches a quotation mark as HTML escapes it: nobody writes so.
var escapedMark = pattern.Lazy(`&(?:quot|[lr]dquo|[lr]aquo|#34|#822[01]|#x201[cdCD]|#x22);`)

// Is reports whether a text is HTML: it begins with an element, or has several
// that end paragraphs, or quotation marks that are escaped, and none that are not.
func Is(text string) bool {
	if len(escapedMark().FindAllStringIndex(text, 2)) == 2 && !strings.ContainsAny(text, `"“”`) {
		return true
	}
	found := block().FindAllStringIndex(text, 3)
	return len(found) > 2 || len(found) > 0 && strings.HasPrefix(strings.TrimLeft(text, " \t\r\n\ufeff"), "<")
}

// spaced returns the text with a blank line between its paragraphs.
func spaced(text string) string {
	var parts []string
	for _, p := range corpus.Paragraphs(text) {
		parts = append(parts, p.Span.Of(text))
	}
	return strings.Join(parts, "\n\n")
}

// Line is [Rich] for what stands on one line.
func Line(raw string) string { return strings.Join(strings.Fields(Rich(raw)), " ") }

type blockWriter struct {
	paragraphs []string
	current    strings.Builder
	gap        rune // white space before the next word: none, a space or a line break
}

// end closes the current paragraph.
func (w *blockWriter) end() {
	if w.current.Len() > 0 {
		w.paragraphs = append(w.paragraphs, w.current.String())
	}
	w.current.Reset()
	w.gap = 0
}

func (w *blockWriter) lineBreak() {
	if w.gap == '\n' {
		w.end()
		return
	}
	if w.current.Len() > 0 {
		w.gap = '\n'
	}
}

func (w *blockWriter) text(text string, preformatted bool) {
	for _, r := range text {
		switch {
		case r == '\n' && preformatted:
			w.lineBreak()
		case unicode.IsSpace(r):
			if w.gap == 0 && w.current.Len() > 0 {
				w.gap = ' '
			}
		case r == '\u00ad' || r == '\u200b' || r == '\ufeff': // says where a word may break
		default:
			if w.gap != 0 {
				w.current.WriteRune(w.gap)
				w.gap = 0
			}
			w.current.WriteRune(r)
		}
	}
}

func (w *blockWriter) node(n *html.Node, preformatted bool) {
	if n.Type == html.TextNode {
		w.text(n.Data, preformatted)
		return
	}
	// Readability renames elements and leaves their atoms as they were.
	name := atom.Lookup([]byte(n.Data))
	if n.Type != html.ElementNode {
		name = 0
	}
	switch {
	case apart(n, name):
		return
	case name == atom.Br:
		w.lineBreak()
	case name == atom.Td || name == atom.Th:
		w.text(" ", false)
	}
	block := isBlock(name)
	if block {
		w.end()
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		w.node(child, preformatted || name == atom.Pre)
	}
	if block {
		w.end()
	}
}

func isBlock(name atom.Atom) bool {
	switch name {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Address,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Pre, atom.Hr,
		atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Details, atom.Summary, atom.Figure,
		atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Center:
		return true
	}
	return false
}

// apart reports whether an element is no part of the running text: code,
// forms, navigation, captions, and what is hidden.
func apart(n *html.Node, name atom.Atom) bool {
	switch name {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Svg, atom.Math,
		atom.Audio, atom.Video, atom.Canvas, atom.Nav, atom.Aside, atom.Form, atom.Button, atom.Select,
		atom.Textarea, atom.Input, atom.Figcaption, atom.Caption:
		return true
	}
	for _, a := range n.Attr {
		switch {
		case a.Key == "hidden", a.Key == "aria-hidden" && a.Val == "true":
			return true
		case a.Key == "style" && invisible().MatchString(a.Val):
			return true
		case a.Key == "class" && slices.ContainsFunc(strings.Fields(strings.ToLower(a.Val)), isAside):
			return true
		}
	}
	return false
}

var invisible = pattern.Lazy(`(?i)(display\s*:\s*none|visibility\s*:\s*hidden)`)

// isAside reports whether a class is one of captions, or of words for a reader
// that speaks: "opens in a new window".
func isAside(class string) bool {
	switch class {
	case "caption", "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "icon-text", "screenreader":
		return true
	}
	return strings.HasSuffix(class, "-caption") || strings.HasSuffix(class, "caption-text")
}

// Attribute returns the value of an attribute, or nothing.
func Attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
