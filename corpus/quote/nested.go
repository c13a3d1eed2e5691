package quote

// nested finds the words that a quotation quotes in its turn, in single marks:
// “He told me, ‘Shut the gate,’ and I did.”
func (t *text) nested() []attribution {
	var out []attribution
	for _, q := range t.quotations {
		if !q.signed.empty() {
			continue
		}
		inner := tokenRange{q.from + 1, q.to}
		for i := inner.from; i < inner.to; i++ {
			end, _ := t.closer(i, inner)
			if end == i {
				continue
			}
			if a, ok := t.saidWithin(tokenRange{i, end + 1}, inner); ok {
				out = append(out, a)
			}
			i = end
		}
	}
	return out
}

// shortestNested is the length from which nested words are taken for speech, in
// tokens with their marks.
const shortestNested = 5

// saidWithin makes an attribution of nested words, where a cue stands right
// before them in the quotation.
func (t *text) saidWithin(r, outer tokenRange) (attribution, bool) {
	if r.to-r.from < shortestNested {
		return attribution{}, false
	}
	for i := r.from - 1; i >= max(outer.from, r.from-4); i-- {
		k := &t.tokens[i]
		if k.lower != "," && k.lower != ":" && k.is(mark) {
			break
		}
		if k.lower == "like" && auxiliary[t.lower(i-1)] || k.habit > sometimes && k.tag.verb() {
			a := attribution{cue: tokenRange{i, i + 1}, source: t.phraseWithin(outer.from, i), content: []tokenRange{r}, confidence: 1}
			return a, k.tag != tagVerb && !a.source.empty() // "you can say, ‘…’" is not said
		}
	}
	return attribution{}, false
}

// phraseWithin returns the noun phrase before the adverbs and auxiliaries at i.
func (t *text) phraseWithin(from, i int) tokenRange {
	i = t.beforeAuxiliaries(from, i)
	end := i
	for i > from && t.tokens[i-1].phrasal() {
		i--
	}
	return tokenRange{i, end}
}
