// Package term owns how text becomes the terms by which it is searched and
// compared: the same for the index, for a question, and for the ranking.
//
// No word is left out, because "not", "all" and "would" are what a quote is
// made of.
package term

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	porter "github.com/blevesearch/go-porterstemmer"
	"golang.org/x/text/unicode/norm"

	"onrecord/corpus"
)

// Term is one word of a text.
type Term struct {
	Word string      // lower case, without accents and possessive: "ceasefires"
	Stem string      // the word's stem, "ceasefir" (Porter, 1980)
	Span corpus.Span // where the word stands in the text, in bytes
}

// Of returns the terms of a text in order. A word is a run of letters, digits
// and combining marks, with the apostrophes inside it, straight or curly; a
// number keeps its decimal point and loses its thousands separators.
func Of(text string) []Term {
	var out []Term
	each(text, func(word string, at corpus.Span) {
		out = append(out, Term{Word: word, Stem: stem(word), Span: at})
	})
	return out
}

// Words returns the folded words of a text.
func Words(text string) []string {
	words := []string{}
	each(text, func(word string, _ corpus.Span) { words = append(words, word) })
	return words
}

// Stems returns the stems of the words of a text, in order.
func Stems(text string) []string {
	terms := Of(text)
	out := make([]string, len(terms))
	for i, t := range terms {
		out[i] = t.Stem
	}
	return out
}

// each calls do with each word of a text, folded, and where it stands.
func each(text string, do func(word string, at corpus.Span)) {
	for start := 0; start < len(text); {
		r, size := utf8.DecodeRuneInString(text[start:])
		if !isWord(r) {
			start += size
			continue
		}
		end := wordEnd(text, start)
		if word := strings.TrimSuffix(Fold(text[start:end]), "'s"); word != "" {
			do(word, corpus.Span{Start: start, End: end})
		}
		start = end
	}
}

// Pairs returns each two neighbouring stems as one term.
func Pairs(terms []Term) []string {
	var out []string
	for i := 1; i < len(terms); i++ {
		out = append(out, terms[i-1].Stem+" "+terms[i].Stem)
	}
	return out
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// Joins reports whether a mark belongs to the word that it stands in: an
// apostrophe between two letters, a point or comma between two digits, a sign that is
// not seen.
func Joins(before, mark, after rune) bool {
	return isUnseen(mark) && isWord(before) && isWord(after) || isApostrophe(mark) && unicode.IsLetter(before) && unicode.IsLetter(after) ||
		(mark == '.' || mark == ',') && unicode.IsDigit(before) && unicode.IsDigit(after)
}

// wordEnd returns the end of the word that begins at start, with the marks that
// join its parts.
func wordEnd(text string, start int) int {
	var before rune
	for i := start; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if broken := lineBreak(text[i:]); broken > 0 && unicode.IsLetter(before) {
			i += broken
			continue
		}
		if !isWord(r) {
			after, _ := utf8.DecodeRuneInString(text[i+size:])
			if !Joins(before, r, after) {
				return i
			}
		}
		before = r
		i += size
	}
	return len(text)
}

// hyphenated matches a word that goes on in the next line: "trea-", "surer".
var hyphenated = regexp.MustCompile(`^-\r?\n\p{Ll}`)

// lineBreak is the length, in bytes, of the hyphen and the line break with which a text
// begins, before a letter in lower case; 0 of any other text.
func lineBreak(text string) int {
	if text[0] != '-' {
		return 0
	}
	return max(0, strings.IndexByte(hyphenated.FindString(text), '\n')+1)
}

// isUnseen reports a soft hyphen, or another sign inside a word that takes no room.
func isUnseen(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return false
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' }

// Fold returns a word in lower case with straight apostrophes, without accents
// and thousands separators, its letters apart that a font joins ("ﬁ") or makes wide.
func Fold(word string) string {
	word = strings.ToLower(word)
	if strings.Contains(word, "\n") {
		word = unbroken.Replace(word)
	}
	if !isASCII(word) {
		word = strings.Map(unaccented, norm.NFKD.String(word))
		word = unligatured.Replace(word)
	}
	return strings.ReplaceAll(word, ",", "")
}

var unbroken = strings.NewReplacer("-\n", "", "-\r\n", "")

func stem(word string) string { return string(porter.StemWithoutLowerCasing([]rune(word))) }

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// unaccented drops combining marks and replaces the letters that do not decompose.
func unaccented(r rune) rune {
	switch {
	case unicode.Is(unicode.Mn, r), isUnseen(r):
		return -1
	case isApostrophe(r):
		return '\''
	}
	switch r {
	case 'ø':
		return 'o'
	case 'ł':
		return 'l'
	case 'đ', 'ð':
		return 'd'
	case 'ı':
		return 'i'
	}
	return r
}

var unligatured = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "þ", "th")
