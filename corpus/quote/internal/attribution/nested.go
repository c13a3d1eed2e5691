package attribution

import "onrecord/corpus/quote/internal/document"

// nestedQuotes finds the words that a quotation quotes in its turn, in single marks:
// “He told me, ‘Shut the gate,’ and I did.”
func nestedQuotes(t *document.Document) []Attribution {
	var out []Attribution
	for _, q := range t.Quotations {
		if !q.Signed.Empty() {
			continue
		}
		inner := document.Range{From: q.From + 1, To: q.To}
		for i := inner.From; i < inner.To; i++ {
			end, _ := document.ClosingMark(t, i, inner)
			if end == i {
				continue
			}
			if a, ok := saidWithin(t, document.Range{From: i, To: end + 1}, inner); ok {
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
func saidWithin(t *document.Document, r, outer document.Range) (Attribution, bool) {
	if r.To-r.From < shortestNested {
		return Attribution{}, false
	}
	for i := r.From - 1; i >= max(outer.From, r.From-4); i-- {
		k := &t.Tokens[i]
		if k.Lower != "," && k.Lower != ":" && k.Is(document.Punct) {
			break
		}
		if k.Lower == "like" && Auxiliary[t.Lower(i-1)] || k.CuePrior > PriorSometimes && k.Tag.Verb() {
			a := Attribution{Cue: document.Range{From: i, To: i + 1}, Source: phraseWithin(t, outer.From, i), Content: []document.Range{r}, Confidence: 1}
			return a, k.Tag != document.TagVerb && !a.Source.Empty() // "you can say, ‘…’" is not said
		}
	}
	return Attribution{}, false
}

// phraseWithin returns the noun phrase before the adverbs and auxiliaries at i.
func phraseWithin(t *document.Document, from, i int) document.Range {
	i = beforeAuxiliaries(t, from, i)
	end := i
	for i > from && IsPhrasal(&t.Tokens[i-1]) {
		i--
	}
	return document.Range{From: i, To: end}
}
