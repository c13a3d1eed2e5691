package document

import "onrecord/corpus/quote/internal/vocabulary"

// Wire copy comes in capitals: GOVERNOR MARA QUENTIN SAID THE SMELTER WOULD CLOSE.
// There the capital of a word tells nothing, and what it is otherwise printed in
// has to be guessed.

// fewestCapitals is from how many words on a sentence can be in capitals: a
// heading or a cry of shorter ones is left alone.
const fewestCapitals = 5

// TrueCase gives the words of sentences in capitals the case that they have
// elsewhere: those that known reports, which are no names, lower case.
func (t *Document) TrueCase(known func(word string) bool) {
	for _, s := range t.Sentences {
		if !inCapitals(t, s.Range) {
			continue
		}
		for i := s.From; i < s.To; i++ {
			k := &t.Tokens[i]
			if k.Is(Punct) {
				continue
			}
			dotted := k.Lower[len(k.Lower)-1] == '.' // U.S.
			if !dotted {
				k.flags &^= AllCaps
			}
			if i > s.From && !dotted && !t.Tokens[i-1].Is(OpensQuotation) && k.Lower != "i" && !vocabulary.Weekdays[k.Lower] && !vocabulary.Months[k.Lower] && known(k.Lower) {
				k.flags &^= Capitalized
			}
		}
	}
}

// inCapitals reports whether four in five words of r are in capitals.
func inCapitals(t *Document, r Range) bool {
	words, loud := 0, 0
	for i := r.From; i < r.To; i++ {
		k := &t.Tokens[i]
		if k.Is(Punct|Numeric) || k.End-k.Start < 2 {
			continue
		}
		words++
		if k.Is(AllCaps) {
			loud++
		}
	}
	return words >= fewestCapitals && 5*loud >= 4*words
}
