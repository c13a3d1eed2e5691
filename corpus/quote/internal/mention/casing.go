package mention

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// casing is what the capitals of a text show: which of its words are names where they
// stand at the beginning of a sentence too, or in a headline.
type casing struct {
	doc      *document.Document
	seen     map[string]bool // words printed with a capital within a sentence
	opening  map[string]bool // words that begin a sentence with a name of several words
	surnames map[string]bool // roles printed as somebody's name, "Howard Dean"
	reigns   map[string]bool // titles that a name follows: "King Willem"
	titled   []bool          // the sentences that are set as titles
}

func casingOf(t *document.Document) *casing {
	n := &casing{doc: t, seen: map[string]bool{}, opening: map[string]bool{}, surnames: map[string]bool{}, reigns: map[string]bool{}}
	n.titleCase()
	for i := range t.Tokens {
		k := &t.Tokens[i]
		if !k.Is(document.Capitalized) {
			continue
		}
		if !isSentenceInitial(n, i) && !n.titled[k.Sentence] {
			n.seen[k.Lower] = true
			if k.Is(document.NonASCII) {
				n.seen[vocabulary.WithoutAccents(k.Lower)] = true
			}
		}
		if reigning[k.Lower] && i+1 < len(t.Tokens) && t.Tokens[i+1].Is(document.Capitalized) {
			n.reigns[k.Lower] = true
		}
		if n.opensLongName(i) {
			n.opening[k.Lower] = true
		}
		if i > 0 && t.Tokens[i-1].Is(document.Capitalized) && vocabulary.IsGiven(t.Tokens[i-1].Lower) && (IsRole(k.Lower) || isCourtesy(k.Lower) || vocabulary.NonNames[k.Lower]) {
			n.surnames[k.Lower] = true
		}
	}
	return n
}
