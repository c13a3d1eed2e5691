package answer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

// secondhand is 1 for a quote of somebody who quotes what was asked for: in “The mayor's promise of 'no
// new tolls' is broken”, the tolls are the mayor's words.
func secondhand(c candidate) int {
	for _, s := range c.inner {
		if c.matchesWithin(s) {
			return 1
		}
	}
	return 0
}

// innerQuotes returns the stretches in quotation marks within those that a text begins with, as bytes
// of the body in which the text begins at offset.
func innerQuotes(text string, offset int) (out []corpus.Span) {
	first, size := utf8.DecodeRuneInString(text)
	var opens, closes string
	switch first {
	case '“', '"':
		opens, closes = "‘'", "’'"
	case '‘', '\'':
		opens, closes = `“"`, `”"`
	default:
		return nil
	}
	begin, before := -1, first
	for i, r := range text[size:] {
		at := size + i
		next, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(r):])
		switch {
		case begin < 0 && strings.ContainsRune(opens, r) && !unicode.IsLetter(before) && !unicode.IsDigit(before) && unicode.IsLetter(next):
			begin = at
		case begin >= 0 && strings.ContainsRune(closes, r) && !unicode.IsLetter(next):
			out = append(out, corpus.Span{Start: offset + begin, End: offset + at})
			begin = -1
		}
		before = r
	}
	return out
}
