package coref

import (
	"cmp"
	"slices"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/stance"
)

// With returns the quotes that were resolved together with more attributions, in
// order, and who said each. The others do not hear of these: they change no
// speaker.
func (r *Resolver) With(more []attribution.Attribution) ([]attribution.Attribution, []Verdict) {
	quotes, out := slices.Clone(r.quotes), slices.Clone(r.Out)
	for _, a := range more {
		at, _ := slices.BinarySearchFunc(quotes, a, func(x, y attribution.Attribution) int { return cmp.Compare(x.Content[0].From, y.Content[0].From) })
		v := r.besides(a)
		quotes = slices.Insert(quotes, at, a)
		out = slices.Insert(out, at, v)
	}
	return quotes, out
}

// besides returns the speaker of an attribution that stands beside the quotes.
func (r *Resolver) besides(a attribution.Attribution) Verdict {
	if a.Source.Empty() {
		return Verdict{entity: document.None}
	}
	if t := &r.Ents.Doc.Tokens[a.Source.From]; t.Quotation != document.Unquoted && stance.StanceClasses.Get(t.Stem)&stance.Selves != 0 && a.Source.To-a.Source.From == 1 {
		for i, q := range r.quotes { // "I never said": who says so in the quotation
			if attribution.Within(a.Source.From, q.Content) {
				v := r.Out[i]
				if v.Name != "" {
					v.How = ByPronoun
				}
				return v
			}
		}
	}
	quotes, out, running := r.quotes, r.Out, r.lastSpeakerQuote
	defer func() { r.quotes, r.Out, r.lastSpeakerQuote = quotes, out, running }()
	n, _ := slices.BinarySearchFunc(quotes, a, func(x, y attribution.Attribution) int { return cmp.Compare(x.Content[0].From, y.Content[0].From) })
	a.Source = r.wholeName(a.Source)
	r.quotes, r.Out = append(slices.Clone(quotes[:n]), a), append(slices.Clone(out[:n]), Verdict{entity: document.None})
	for r.lastSpeakerQuote = n - 1; r.lastSpeakerQuote >= 0 && out[r.lastSpeakerQuote].Name == ""; r.lastSpeakerQuote-- {
	}
	return r.speaker(r.anaphorOf(n))
}
