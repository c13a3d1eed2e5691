package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

// isBroken reports whether the end of a line breaks a word in two: what stands between its
// halves is a hyphen and the line's end, and the second goes on in lower case. The hyphen may be
// the word's own ("so-called") or not ("under-", "stands"): no text alone can tell.
func isBroken(between, second string) bool {
	hyphen, size := utf8.DecodeRuneInString(between)
	first, _ := utf8.DecodeRuneInString(second)
	return strings.ContainsRune("-\u00ad\u2010", hyphen) && strings.TrimSpace(between[size:]) == "" && strings.Count(between, "\n") == 1 && unicode.IsLower(first)
}

// broken tells, of a word that the end of a line breaks in one text, whether the hyphen is its
// own: it is not, where another text or another line has the word without one.
type broken struct {
	whole  map[string]bool // words of the draft
	halves map[string]int  // words that it has in two halves alone: how many bytes the first has
}

// brokenIn puts the words of a draft together whose halves it has as one word elsewhere.
func brokenIn(drafted []draftQuote) broken {
	b := broken{whole: make(map[string]bool), halves: make(map[string]int)}
	for _, d := range drafted {
		for _, w := range d.words {
			b.whole[w.text] = true
		}
	}
	for i := range drafted {
		d := &drafted[i]
		for k := len(d.words) - 2; k >= 0; k-- {
			if one, ok := b.joined(d.words[k:]); ok {
				d.words[k] = one
				d.words, d.breaks = slices.Delete(d.words, k+1, k+2), slices.Delete(d.breaks, k+1, k+2)
			} else if d.words[k].broken {
				b.halves[d.words[k].text+d.words[k+1].text] = len(d.words[k].text)
			}
		}
	}
	return b
}

// joined is the word whose halves some words begin with, where the draft has it.
func (b broken) joined(words []word) (word, bool) {
	if len(words) < 2 || !words[0].broken || !b.whole[words[0].text+words[1].text] {
		return word{}, false
	}
	return newWord(words[0].text+words[1].text, corpus.Span{Start: words[0].span.Start, End: words[1].span.End}), true
}

// fit divides the words of an article as the draft has them.
func (b broken) fit(words []word) []word {
	var out []word
	for i := 0; i < len(words); i++ {
		w := words[i]
		if one, ok := b.joined(words[i:]); ok {
			w = one
			i++
		}
		at := b.halves[w.text]
		if at == 0 || len(w.text) != w.span.Len() {
			out = append(out, w)
			continue
		}
		first, second := w.span, w.span
		first.End, second.Start = first.Start+at, first.Start+at
		out = append(out, newWord(w.text[:at], first), newWord(w.text[at:], second))
	}
	return out
}
