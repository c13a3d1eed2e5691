// Package term owns how text becomes the terms by which it is searched and
// compared: the same for the index, for a question, and for the ranking.
//
// No word is left out, because "not", "all" and "would" are what a quote is
// made of.
package term

import (
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
	for start := 0; start < len(text); {
		r, size := utf8.DecodeRuneInString(text[start:])
		if !isWord(r) {
			start += size
			continue
		}
		end := wordEnd(text, start)
		if word := strings.TrimSuffix(Fold(text[start:end]), "'s"); word != "" {
			out = append(out, Term{Word: word, Stem: stem(word), Span: corpus.Span{Start: start, End: end}})
		}
		start = end
	}
	return out
}

// Words returns the folded words of a text.
func Words(text string) []string {
	terms := Of(text)
	words := make([]string, len(terms))
	for i, t := range terms {
		words[i] = t.Word
	}
	return words
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
// apostrophe between two letters, a point or comma between two digits.
func Joins(before, mark, after rune) bool {
	return isApostrophe(mark) && unicode.IsLetter(before) && unicode.IsLetter(after) ||
		(mark == '.' || mark == ',') && unicode.IsDigit(before) && unicode.IsDigit(after)
}

// wordEnd returns the end of the word that begins at start, with the marks that
// join its parts.
func wordEnd(text string, start int) int {
	var before rune
	for i := start; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
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

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' }

// Fold returns a word in lower case with straight apostrophes, without accents
// and thousands separators.
func Fold(word string) string {
	word = strings.ToLower(word)
	if !isASCII(word) {
		word = strings.Map(unaccented, norm.NFD.String(word))
		word = unligatured.Replace(word)
	}
	return strings.ReplaceAll(word, ",", "")
}

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
	case unicode.Is(unicode.Mn, r):
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
