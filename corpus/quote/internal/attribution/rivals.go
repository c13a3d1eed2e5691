package attribution

import "onrecord/corpus/quote/internal/document"

// neighbours is how many candidates on either side are looked at for rivals.
const neighbours = 5

// rivals packs how likely the cues are whose content holds this one, that stand
// in its content, and that claim much the same words.
func rivals(all []candidate, i int, r *hypothesis) (outer, inner, twin uint32) {
	c := &all[i]
	for k := max(0, i-neighbours); k < min(len(all), i+neighbours+1); k++ {
		if k == i {
			continue
		}
		o := &all[k]
		best := &o.hypotheses[0]
		if best.hull.Has(c.token) && Within(c.token, best.Content) {
			outer = max(outer, 1+bucket(o.cue))
		}
		if Within(o.token, r.Content) {
			inner = max(inner, 1+bucket(o.cue))
		}
		if 2*common(r.Content, best.Content) > min(r.words, best.words) {
			side := uint32(0)
			if o.cue > c.cue {
				side = 16
			}
			twin = max(twin, side+1+bucket(o.cue))
		}
	}
	return outer, inner, twin
}

func Within(token int, ranges []document.Range) bool {
	for _, r := range ranges {
		if r.Has(token) {
			return true
		}
	}
	return false
}

// common is the number of tokens that two lists of ranges share.
func common(a, b []document.Range) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.To, y.To)-max(x.From, y.From))
		}
	}
	return n
}
