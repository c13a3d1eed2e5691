package attribution

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
)

var straySettings = linear.Settings{Bits: 14, Epochs: 10, Rate: 0.02, Decay: 1e-5}

// unattributedChoices appends the quotations of an article, not seen by the models that
// find attributions, that none of these lays claim to.
func (e *Model) unattributedChoices(out []linear.Choice, l *TrainingDoc, w *Workspace) []linear.Choice {
	s := newAssembler(l.Doc, e.attribute(l.Doc, w))
	for _, q := range s.unattributed() {
		var candidates [][]uint32
		gold := l.holding(s.doc.Quotations[q].Range)
		right, most := document.None, 0.3
		for i, o := range s.options(q) {
			candidates = append(candidates, s.unattributedFeatures(nil, q, o))
			if near := overlap(gold, o); near > most {
				right, most = i, near
			}
		}
		out = append(out, withNullOption(candidates, right))
	}
	return out
}

// holding returns the piece of a quote that the reader annotated over most of r.
func (l *TrainingDoc) holding(r document.Range) document.Range {
	var best document.Range
	for _, q := range l.Quotes {
		for _, s := range q.Content {
			p := l.Doc.TokensOf(s)
			if 2*common([]document.Range{p}, []document.Range{r}) > r.To-r.From && (best.Empty() || p.To-p.From < best.To-best.From) {
				best = p
			}
		}
	}
	return best
}

// overlap is the share of the longer range that two ranges have in common.
func overlap(a, b document.Range) float64 {
	return float64(common([]document.Range{a}, []document.Range{b})) / float64(max(a.To-a.From, b.To-b.From))
}
