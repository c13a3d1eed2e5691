package attribution

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
)

var acceptSettings = linear.Settings{Bits: 18, Epochs: 8, Rate: 0.03, Decay: 1e-5, Cutoff: 2}

// rerankerChoices appends the candidates of an article that e has not seen.
func (e *Model) rerankerChoices(out []linear.Choice, l *TrainingDoc, w *Workspace) []linear.Choice {
	markCuePriors(l.Doc, e.cuePriors)
	all := e.candidates(l.Doc, w)
	for i := range all {
		var candidates [][]uint32
		for k := range all[i].hypotheses {
			candidates = append(candidates, hypothesisFeatures(l.Doc, nil, all, i, &all[i].hypotheses[k]))
		}
		right := document.None
		if q, yes := l.cues[all[i].token]; yes {
			right = l.nearest(all[i].hypotheses, l.Quotes[q])
		}
		out = append(out, withNullOption(candidates, right))
	}
	return out
}

// nearest returns the hypothesis that comes nearest to what the reader annotated.
func (l *TrainingDoc) nearest(hypotheses []hypothesis, q GoldQuote) int {
	best, most := document.None, 0.0
	var gold []document.Range
	words := 0
	for _, s := range q.Content {
		r := l.Doc.TokensOf(s)
		gold = append(gold, r)
		words += r.To - r.From
	}
	var source document.Range
	if len(q.Source) > 0 {
		source = l.Doc.Hull(q.Source)
	}
	for i, r := range hypotheses {
		n := common(gold, r.Content)
		near := float64(n) / float64(max(words, r.words))
		if n > 0 && common([]document.Range{source}, []document.Range{r.Source}) > 0 {
			near += 0.1
		}
		if near > most {
			best, most = i, near
		}
	}
	return best
}

// withNullOption is a choice among candidates of which one is right, or none: that is
// the last, which has no features.
func withNullOption(candidates [][]uint32, right int) linear.Choice {
	c := linear.Choice{Options: append(candidates, nil), Right: make([]bool, len(candidates)+1)}
	if right == document.None {
		right = len(candidates)
	}
	c.Right[right] = true
	return c
}
