// Package visible owns what a reader may be shown of somebody else's text: nothing that
// a terminal, Slack or a spreadsheet obeys rather than shows.
package visible

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Obeyed reports a character that is obeyed rather than shown: a control character other
// than a tab or a line break, or one that turns the direction of writing, which can put
// "not" in another place. The marks of a single word's direction turn nothing.
func Obeyed(r rune) bool {
	switch r {
	case '\n', '\t', '\u200e', '\u200f':
		return false
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}

// Text puts a replacement character for each that is obeyed.
func Text(text string) string {
	return strings.Map(func(r rune) rune {
		if Obeyed(r) {
			return utf8.RuneError
		}
		return r
	}, text)
}

// runs are the characters with which a spreadsheet takes a cell for a formula, the wide
// ones of East Asian keyboards too.
const runs = "=+-@\t\r\n＝＋－＠"

// Cell is text in a cell of a table: what a spreadsheet would run begins with an
// apostrophe.
func Cell(text string) string {
	if first, _ := utf8.DecodeRuneInString(text); text != "" && strings.ContainsRune(runs, first) {
		return "'" + text
	}
	return text
}
