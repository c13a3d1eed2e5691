package coref

import "onrecord/corpus/quote/internal/attribution"

// ResolveNamed returns the speaker of an attribution that is none of the article's
// quotes, where its source names one.
func (r *Resolver) ResolveNamed(a attribution.Attribution) (Verdict, bool) {
	if a.Source.Empty() {
		return Verdict{}, false
	}
	a.Source = r.wholeName(a.Source)
	r.quotes = append(r.quotes, a)
	v, ok := r.resolveByRule(r.anaphorOf(len(r.quotes) - 1))
	r.quotes = r.quotes[:len(r.quotes)-1]
	return v, ok && v.Named
}
