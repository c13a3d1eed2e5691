package quote

import "onrecord/corpus/quote/internal/linear"

var straySettings = linear.Settings{Bits: 14, Epochs: 10, Rate: 0.02, Decay: 1e-5}

// strayChoices appends the quotations of an article, not seen by the models that
// find attributions, that none of these lays claim to.
func (e *attributor) strayChoices(out []linear.Choice, l *lesson, w *workspace) []linear.Choice {
	s := newShaper(l.text, e.attribute(l.text, w))
	for _, q := range s.strays() {
		var options [][]uint32
		gold := l.holding(s.quotations[q].tokenRange)
		right, most := nobody, 0.3
		for i, o := range s.options(q) {
			options = append(options, s.strayFeatures(nil, q, o))
			if near := overlap(gold, o); near > most {
				right, most = i, near
			}
		}
		out = append(out, oneOrNone(options, right))
	}
	return out
}

// holding returns the piece of a quote that the reader annotated over most of r.
func (l *lesson) holding(r tokenRange) tokenRange {
	var best tokenRange
	for _, q := range l.quotes {
		for _, s := range q.content {
			p := l.tokensOf(s)
			if 2*common([]tokenRange{p}, []tokenRange{r}) > r.to-r.from && (best.empty() || p.to-p.from < best.to-best.from) {
				best = p
			}
		}
	}
	return best
}

// overlap is the share of the longer range that two ranges have in common.
func overlap(a, b tokenRange) float64 {
	return float64(common([]tokenRange{a}, []tokenRange{b})) / float64(max(a.to-a.from, b.to-b.from))
}
