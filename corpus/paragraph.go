package corpus

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Paragraph is one paragraph of a body, without the white space around it.
type Paragraph struct {
	Number int // from 1
	Span   Span
}

// Sentence is one sentence of a body and the number of its paragraph.
type Sentence struct {
	Paragraph int // from 1
	Span      Span
}

// Paragraphs divides a body at its blank lines, or at every line break where
// it has no blank line. A line of white space alone is blank, and a paragraph
// without text does not count. In a text without any other line break, as old
// programs wrote it, a carriage return is one.
func Paragraphs(body string) []Paragraph {
	if !strings.Contains(body, "\n") {
		body = strings.ReplaceAll(body, "\r", "\n")
	}
	lines := textLines(body)
	perLine := true
	for i := 1; i < len(lines); i++ {
		if strings.Count(body[lines[i-1].End:lines[i].Start], "\n") > 1 {
			perLine = false
			break
		}
	}
	var out []Paragraph
	for i, line := range lines {
		if i > 0 && !perLine && strings.Count(body[lines[i-1].End:line.Start], "\n") == 1 {
			out[len(out)-1].Span.End = line.End
			continue
		}
		out = append(out, Paragraph{Number: len(out) + 1, Span: line})
	}
	return out
}

// ParagraphAt returns the paragraph that holds the byte at offset, or the last
// one that begins before it.
func ParagraphAt(paragraphs []Paragraph, offset int) (Paragraph, bool) {
	i := sort.Search(len(paragraphs), func(i int) bool { return paragraphs[i].Span.Start > offset })
	if i == 0 {
		return Paragraph{}, false
	}
	return paragraphs[i-1], true
}

// textLines returns the lines of body that have text, without the white space
// around them.
func textLines(body string) []Span {
	var lines []Span
	for start := 0; start < len(body); {
		end := len(body)
		if i := strings.IndexByte(body[start:], '\n'); i >= 0 {
			end = start + i
		}
		if s := Trim(body, Span{start, end}); s.Len() > 0 {
			lines = append(lines, s)
		}
		start = end + 1
	}
	return lines
}

// Trim returns s without the white space, and the byte order mark, at its ends.
func Trim(body string, s Span) Span {
	for s.Start < s.End {
		r, size := utf8.DecodeRuneInString(body[s.Start:s.End])
		if !blank(r) {
			break
		}
		s.Start += size
	}
	for s.Start < s.End {
		r, size := utf8.DecodeLastRuneInString(body[s.Start:s.End])
		if !blank(r) {
			break
		}
		s.End -= size
	}
	return s
}

func blank(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' }
