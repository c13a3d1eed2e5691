package check

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/pattern"
	"onrecord/index/term"
)

// word is a word as it is compared: without capitals and accents, with the
// square brackets and the possessive that it is printed with. A sign that is read
// aloud is a word: "$". What outlets write in several ways is one word: "co-operative" and
// "cooperative", "%", "percent" and "per cent", "cannot" and "can not".
type word struct {
	text     string
	span     corpus.Span
	american string // how Americans spell it; empty for a short word
	broken   bool   // the end of a line breaks it, and the next one is the rest
}

// caseChange matches the first letter of a word in square brackets, by which editors say that
// they have changed its case: "[n]obody".
var caseChange = pattern.Lazy(`^\[(\pL)\](\pL+)$`)

func newWord(text string, span corpus.Span) word {
	if strings.HasPrefix(text, "[") {
		text = caseChange().ReplaceAllString(text, "$1$2")
	}
	w := word{text: text, span: span}
	if len(text) >= leastSpelt {
		w.american = americanSpelling.Replace(text)
	}
	return w
}

// isPutIn reports a word of an editor's, in square brackets.
func (w word) isPutIn() bool { return strings.ContainsAny(w.text, "[]") }

// wordsOf returns the words of a stretch of a text; their spans are those of the
// text.
func wordsOf(text string, in corpus.Span) []word {
	var out []word
	for at := in.Start; at < in.End; {
		r, size := utf8.DecodeRuneInString(text[at:in.End])
		switch {
		case isSign(r):
			out = append(out, newWord(cmp.Or(signs[r], string(r)), corpus.Span{Start: at, End: at + size}))
		case isPart(r):
			end := wordEnd(text[:in.End], at)
			if s := text[at:end]; strings.ContainsFunc(s, isLetterOrDigit) {
				out = joined(text, append(out, newWord(term.Fold(s), corpus.Span{Start: at, End: end})))
			}
			at = end
			continue
		}
		at += size
	}
	return out
}

// signs are those that may be written out.
var signs = map[rune]string{'%': "percent"}

// prefixes are written with a hyphen by some outlets, and without it by others.
var prefixes = set("co re pre non anti over under e mid semi sub inter multi post pro pan de un bi micro mega")

func set(words string) map[string]bool {
	out := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// joined makes one word of the last two where they are one: "co-operative", "per cent".
func joined(text string, words []word) []word {
	if len(words) < 2 {
		return words
	}
	before, last := words[len(words)-2], words[len(words)-1]
	between := text[before.span.End:last.span.Start]
	words[len(words)-2].broken = isBroken(between, text[last.span.Start:])
	if (between != "-" && between != "‑" || !prefixes[before.text]) && before.text+" "+last.text != "per cent" && before.text+" "+last.text != "can not" {
		return words
	}
	words = words[:len(words)-1]
	words[len(words)-1] = newWord(before.text+last.text, corpus.Span{Start: before.span.Start, End: last.span.End})
	return words
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isPart(r rune) bool {
	return isLetterOrDigit(r) || unicode.Is(unicode.Mn, r) || r == '[' || r == ']'
}

func isSign(r rune) bool { return r == '%' || r == '&' || unicode.Is(unicode.Sc, r) }

// wordEnd returns the end of the word that begins at start, with the marks that
// join its parts.
func wordEnd(text string, start int) int {
	var before rune
	for i := start; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isPart(r) {
			after, _ := utf8.DecodeRuneInString(text[i+size:])
			if !term.Joins(before, r, after) {
				return i
			}
		}
		before = r
		i += size
	}
	return len(text)
}
