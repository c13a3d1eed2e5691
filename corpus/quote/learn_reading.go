package quote

import "onrecord/corpus/quote/internal/linear"

var acceptSettings = linear.Settings{Bits: 18, Epochs: 8, Rate: 0.03, Decay: 1e-5, Cutoff: 2}

// readingChoices appends the candidates of an article that e has not seen.
func (e *attributor) readingChoices(out []linear.Choice, l *lesson, w *workspace) []linear.Choice {
	l.markHabits(e.habits)
	all := e.candidates(l.text, w)
	for i := range all {
		var options [][]uint32
		for k := range all[i].readings {
			options = append(options, l.readingFeatures(nil, all, i, &all[i].readings[k]))
		}
		right := nobody
		if q, yes := l.cues[all[i].token]; yes {
			right = l.nearest(all[i].readings, l.quotes[q])
		}
		out = append(out, oneOrNone(options, right))
	}
	return out
}

// nearest returns the reading that comes nearest to what the reader annotated.
func (l *lesson) nearest(readings []reading, q annotatedQuote) int {
	best, most := nobody, 0.0
	var gold []tokenRange
	words := 0
	for _, s := range q.content {
		r := l.tokensOf(s)
		gold = append(gold, r)
		words += r.to - r.from
	}
	var source tokenRange
	if len(q.source) > 0 {
		source = l.hull(q.source)
	}
	for i, r := range readings {
		n := common(gold, r.content)
		near := float64(n) / float64(max(words, r.words))
		if n > 0 && common([]tokenRange{source}, []tokenRange{r.source}) > 0 {
			near += 0.1
		}
		if near > most {
			best, most = i, near
		}
	}
	return best
}

// oneOrNone is a choice among options of which one is right, or none: that is
// the last, which has no features.
func oneOrNone(options [][]uint32, right int) linear.Choice {
	c := linear.Choice{Options: append(options, nil), Right: make([]bool, len(options)+1)}
	if right == nobody {
		right = len(options)
	}
	c.Right[right] = true
	return c
}
