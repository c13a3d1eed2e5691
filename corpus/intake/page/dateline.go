package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/corpus/intake/markup"
	"onrecord/corpus/intake/raw"
	"onrecord/corpus/pattern"
)

// datelineBytes is the most of a line that says who wrote a story, and when.
const datelineBytes = 100

// datelines are the lines of a document that only say when a story was published, and
// by whom: each has a date that is marked as one, and is no sentence. They stay in the
// document, where Readability looks for the byline.
func datelines(doc *html.Node) (lines []string) {
	for n := range doc.Descendants() {
		if n.DataAtom != atom.P && n.DataAtom != atom.Div || !isShort(n) || !hasMoment(n) {
			continue
		}
		if line := lineOf(n); line != "" && sentenceBytes(line) == 0 {
			lines = append(lines, line)
		}
	}
	return lines
}

// bylineClass matches the classes of a line that says who wrote a story.
var bylineClass = pattern.Lazy(`(?i)^(?:(?:article|story|post|entry|news)[-_]*)?(?:by-?line|author|authors|written-?by|contributors?)(?:[-_]+(?:line|name|names|info|wrapper|container|text))*$`)

// bylines are the lines of a document that only say who wrote a story: each is marked as
// that, begins with "By" and is no sentence.
func bylines(doc *html.Node) (lines []string) {
	for n := range doc.Descendants() {
		if n.DataAtom != atom.P && n.DataAtom != atom.Div && n.DataAtom != atom.Span && n.DataAtom != atom.Address || !isShort(n) {
			continue
		}
		if !slices.ContainsFunc(strings.Fields(markup.Attribute(n, "class")), bylineClass().MatchString) {
			continue
		}
		if line := lineOf(n); raw.WithoutBy(line) != line && sentenceBytes(line) == 0 {
			lines = append(lines, line)
		}
	}
	return lines
}

// isShort reports whether an element has no more text than such a line.
func isShort(n *html.Node) bool {
	total := 0
	for child := range n.Descendants() {
		if child.Type == html.TextNode {
			if total += len(strings.TrimSpace(child.Data)); total > datelineBytes {
				return false
			}
		}
	}
	return true
}

// hasMoment reports whether an element has a date that is marked as one.
func hasMoment(n *html.Node) bool {
	for child := range n.Descendants() {
		if child.DataAtom != atom.Time {
			continue
		}
		if _, err := raw.ParseDate(markup.Attribute(child, "datetime")); err == nil {
			return true
		}
	}
	return false
}

// withoutLines drops the paragraphs that are one of the lines.
func withoutLines(text string, lines []string) string {
	paragraphs := strings.Split(text, "\n\n")
	return strings.Join(slices.DeleteFunc(paragraphs, func(p string) bool {
		return slices.Contains(lines, strings.Join(strings.Fields(p), " "))
	}), "\n\n")
}
