package quote

// Wire copy comes in capitals: GOVERNOR MARA QUENTIN SAID THE SMELTER WOULD CLOSE.
// There the capital of a word tells nothing, and what it is otherwise printed in
// has to be guessed.

// fewestCapitals is from how many words on a sentence can be in capitals: a
// heading or a cry of shorter ones is left alone.
const fewestCapitals = 5

// trueCase gives the words of sentences in capitals the case that they have
// elsewhere: those that known reports, which are no names, lower case.
func (t *text) trueCase(known func(word string) bool) {
	for _, s := range t.sentences {
		if !t.inCapitals(s.tokenRange) {
			continue
		}
		for i := s.from; i < s.to; i++ {
			k := &t.tokens[i]
			if k.is(mark) {
				continue
			}
			dotted := k.lower[len(k.lower)-1] == '.' // U.S.
			if !dotted {
				k.flags &^= shouted
			}
			if i > s.from && !dotted && !t.tokens[i-1].is(opensQuot) && k.lower != "i" && !weekdays[k.lower] && !months[k.lower] && known(k.lower) {
				k.flags &^= upper
			}
		}
	}
}

// inCapitals reports whether four in five words of r are in capitals.
func (t *text) inCapitals(r tokenRange) bool {
	words, loud := 0, 0
	for i := r.from; i < r.to; i++ {
		k := &t.tokens[i]
		if k.is(mark|numeric) || k.end-k.start < 2 {
			continue
		}
		words++
		if k.is(shouted) {
			loud++
		}
	}
	return words >= fewestCapitals && 5*loud >= 4*words
}
