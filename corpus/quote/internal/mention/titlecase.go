package mention

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// leastTitleCase is how many long words a line needs to tell that it is set as a title.
const leastTitleCase = 4

// setAsTitle reports whether a sentence is set as a headline is, in capitals or
// with each long word in a capital: "Romney Visits Quill in Ostrava". There a
// capital makes no name of a word.
func setAsTitle(t *document.Document, s document.Sentence) bool {
	long := 0
	for i := s.From; i < s.To; i++ {
		k := &t.Tokens[i]
		if k.Is(document.Punct|document.Numeric) || len(k.Lower) < 4 {
			continue
		}
		if !k.Is(document.Capitalized) {
			return false
		}
		long++
	}
	return long >= leastTitleCase
}

// titleCase marks the sentences that are set as titles, where the text has
// others too.
func (n *casing) titleCase() {
	n.titled = make([]bool, len(n.doc.Sentences))
	plain := false
	for i, s := range n.doc.Sentences {
		n.titled[i] = setAsTitle(n.doc, s)
		plain = plain || !n.titled[i] && s.To-s.From >= 8
	}
	if !plain {
		clear(n.titled)
	}
}

// known reports a word that is part of a name for what it is, or for what the
// sentences in plain type show.
func (n *casing) known(i int) bool {
	w := n.doc.Tokens[i].Lower
	return n.seen[w] || vocabulary.IsGiven(w) || IsOrg(w) || IsRole(w) || isCourtesy(w)
}

// knownPart returns the run without the words that only a headline's capitals
// make parts of a name: "Quill" of "Romney Visits Quill" where the text knows
// both.
func (n *casing) knownPart(run document.Range) document.Range {
	first := run.From
	for first < run.To && !n.known(first) {
		first++
	}
	if first == run.To {
		return run
	}
	last := first + 1
	for last < run.To && (n.known(last) || vocabulary.IsGiven(n.doc.Tokens[last-1].Lower) || !n.doc.Tokens[last].Is(document.Capitalized)) {
		last++
	}
	for last > first+1 && !n.doc.Tokens[last-1].Is(document.Capitalized) {
		last--
	}
	return document.Range{From: first, To: last}
}
