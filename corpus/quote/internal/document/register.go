package document

import (
	"strings"

	"onrecord/corpus/quote/internal/vocabulary"
)

// A page may run its register of people into the text: behind a name the name in
// full, with the nickname in brackets, and glued to it the headlines about its
// bearer: "Kari Moe Katarina (Kari) Ann MoeFerry sinks in fog Strike ends MORE said".
// Nobody reads it as a part of the sentence, and so it has no tokens.

// Bounds of what a register adds to a name, in tokens.
const (
	longestFullName  = 8
	longestHeadlines = 150
)

// withoutRegisters drops the tokens of registers.
func withoutRegisters(t *Document) {
	kept, next := 0, 0
	for next < len(t.Tokens) {
		if name, glued := nameBefore(t, kept, next); name > 0 {
			if end := headlinesEnd(t, next); end > 0 || glued {
				if glued && !hasGivenName(t, name-1) {
					kept = inFull(t, name, kept, next)
				} else {
					kept = name
				}
				next = max(end, next+1)
				continue
			}
		}
		t.Tokens[kept] = t.Tokens[next]
		kept, next = kept+1, next+1
	}
	t.Tokens = t.Tokens[:kept]
}

// nameBefore returns where the name ends that the token at next ends once more in full, or 0
// where it does not; the tokens before it are the first kept ones. It reports whether a
// headline is glued to it.
func nameBefore(t *Document, kept, next int) (end int, glued bool) {
	k := &t.Tokens[next]
	if !k.Is(Capitalized) || k.Is(AllCaps) || len(k.Lower) < 3 {
		return 0, false
	}
	for i := kept - 2; i > 0 && i > kept-longestFullName; i-- {
		if !t.Tokens[i+1].Is(Capitalized) && t.Tokens[i+1].Lower != "(" && t.Tokens[i+1].Lower != ")" {
			return 0, false
		}
		surname := &t.Tokens[i]
		if len(surname.Lower) < 3 || !surname.Is(Capitalized) || !strings.HasPrefix(k.Lower, surname.Lower) {
			continue
		}
		over := k.Lower[len(surname.Lower):]
		switch {
		case over == "" && t.Tokens[i+1].Lower == t.Tokens[i-1].Lower: // "Ada Moe Ada Katarina Moe Ferry sinks MORE"
			return i + 1, false
		case len(over) > 1 && beginsHeadline(t.Body[int(k.End)-len(over)]):
			return i + 1, true
		}
	}
	return 0, false
}

// hasGivenName reports a word of a name before the surname at token i: "Kari" before "Moe", and
// not "Commissioner".
func hasGivenName(t *Document, i int) bool {
	if i == 0 || !t.Tokens[i].Is(Spaced) {
		return false
	}
	k := &t.Tokens[i-1]
	_, courtesy := vocabulary.CourtesyTitles[k.Lower]
	return k.Is(Capitalized) && !k.Is(Punct) && !vocabulary.Roles[k.Lower] && !courtesy
}

// inFull puts the name in full in the place of the surname right before name, and returns how
// many tokens are kept with it. The last word of it is the token at next without the headline.
func inFull(t *Document, name, kept, next int) int {
	surname := t.Tokens[name-1]
	last := t.Tokens[next]
	last.End = last.Start + surname.End - surname.Start
	last.Lower, last.Hash, last.Suffix, last.flags = surname.Lower, surname.Hash, surname.Suffix, surname.flags|Spaced
	copy(t.Tokens[name-1:], t.Tokens[name:kept])
	t.Tokens[kept-1] = last
	return kept
}

// beginsHeadline reports a byte that no name goes on with.
func beginsHeadline(c byte) bool { return 'A' <= c && c <= 'Z' || digit(c) }

// headlinesEnd returns the token behind the link that ends the headlines behind token i, or 0.
func headlinesEnd(t *Document, i int) int {
	for k := i; k < min(i+longestHeadlines, len(t.Tokens)); k++ {
		if w := &t.Tokens[k]; strings.HasSuffix(t.Body[w.Start:w.End], "MORE") {
			return k + 1
		}
	}
	return 0
}
