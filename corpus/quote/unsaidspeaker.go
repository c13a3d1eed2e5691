package quote

import (
	"cmp"
	"slices"
)

// with returns the quotes that were resolved together with more attributions, in
// order, and who said each. The others do not hear of these: they change no
// speaker.
func (r *resolver) with(more []attribution) ([]attribution, []verdict) {
	quotes, out := slices.Clone(r.quotes), slices.Clone(r.out)
	for _, a := range more {
		at, _ := slices.BinarySearchFunc(quotes, a, func(x, y attribution) int { return cmp.Compare(x.content[0].from, y.content[0].from) })
		v := r.besides(a)
		quotes = slices.Insert(quotes, at, a)
		out = slices.Insert(out, at, v)
	}
	return quotes, out
}

// besides returns the speaker of an attribution that stands beside the quotes.
func (r *resolver) besides(a attribution) verdict {
	if a.source.empty() {
		return verdict{entity: nobody}
	}
	if t := &r.tokens[a.source.from]; t.quotation != outside && stanceClasses[t.stem]&selves != 0 && a.source.to-a.source.from == 1 {
		for i, q := range r.quotes { // "I never said": who says so in the quotation
			if within(a.source.from, q.content) {
				v := r.out[i]
				v.how = ByPronoun
				return v
			}
		}
	}
	quotes, out, running := r.quotes, r.out, r.running
	defer func() { r.quotes, r.out, r.running = quotes, out, running }()
	n, _ := slices.BinarySearchFunc(quotes, a, func(x, y attribution) int { return cmp.Compare(x.content[0].from, y.content[0].from) })
	a.source = r.wholeName(a.source)
	r.quotes, r.out = append(slices.Clone(quotes[:n]), a), append(slices.Clone(out[:n]), verdict{entity: nobody})
	for r.running = n - 1; r.running >= 0 && out[r.running].Name == ""; r.running-- {
	}
	return r.speaker(r.reference(n))
}
