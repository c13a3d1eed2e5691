package attribution

import (
	"math"
	"slices"

	"onrecord/corpus/quote/internal/document"
)

// candidate is a cue that is likely only, with the ways in which the words
// around it can be read. Others may lay claim to the same words.
type candidate struct {
	token      int     // head of the cue
	cue        float64 // its probability
	hypotheses []hypothesis
}

// hypothesis is one attribution that the words around a cue may make.
type hypothesis struct {
	Attribution
	probability float64 // among the hypotheses of its cue
	logMargin   float64 // how much less likely than the likeliest, a logarithm
	words       int     // in the content
	kind        Kind
	hull        document.Range // of the content
}

const (
	mostLabellings = 10 // of the words around one cue that are looked at
	maxHypotheses  = 6  // of these that are weighed: many labellings say the same
)

// candidates finds the attributions that may be, in the order of their cues.
// They are valid until the workspace is used again.
func (e *Model) candidates(t *document.Document, w *Workspace) []candidate {
	w.candidates, w.hypotheses, w.pieces = w.candidates[:0], w.hypotheses[:0], w.pieces[:0]
	for _, c := range likelyCues(t, e.cueClassifier, minCue, w) {
		if hypotheses := e.hypotheses(t, c.token, w); len(hypotheses) > 0 {
			w.candidates = append(w.candidates, candidate{c.token, c.probability, hypotheses})
		}
	}
	return w.candidates
}

// hypotheses returns the likeliest attributions of the cue at a token, best first,
// and then those that end or begin elsewhere.
func (e *Model) hypotheses(t *document.Document, cue int, w *Workspace) []hypothesis {
	r := cueRange(t, cue)
	w.positions = positionsAround(t, cueScope(t, cue), r, w.positions)
	spanSequence(t, &w.sequence, w.positions, cue)
	first := len(w.hypotheses)
	sum, top := 0.0, 0.0
	add := func(labels []uint8, score float64) {
		chance := math.Exp(score - top)
		a := labelled(t, w, labels, r)
		if len(a.Content) == 0 {
			return
		}
		if same := find(w.hypotheses[first:], a); same != document.None {
			w.hypotheses[first+same].probability += chance
			return
		}
		w.hypotheses = append(w.hypotheses, newHypothesis(t, a, chance, top-score))
	}
	likeliest := e.spanTagger.Likeliest(&w.sequence, &w.lattice, mostLabellings)
	w.labels = w.labels[:0]
	for i, labelling := range likeliest {
		if i == 0 {
			top = labelling.Score
		}
		sum += math.Exp(labelling.Score - top)
		if len(w.hypotheses)-first < maxHypotheses {
			add(labelling.Labels, labelling.Score)
		}
		if len(w.labels) == 0 && slices.Contains(labelling.Labels, labelContent) {
			w.labels = append(w.labels, labelling.Labels...)
		}
	}
	for _, v := range e.variants(t, w, w.labels) {
		add(v.labels, v.score)
	}
	out := slices.Clip(w.hypotheses[first:])
	for i := range out {
		out[i].probability /= sum
	}
	return out
}

// find returns the index of the hypothesis that says the same as a, or None.
func find(hypotheses []hypothesis, a Attribution) int {
	return slices.IndexFunc(hypotheses, func(r hypothesis) bool {
		return r.Source == a.Source && slices.Equal(r.Content, a.Content)
	})
}

// labelled makes an attribution of labelled positions.
func labelled(t *document.Document, w *Workspace, labels []uint8, cue document.Range) Attribution {
	places, first := w.positions, len(w.pieces)
	a := Attribution{Cue: cue}
	for i := 0; i < len(labels); {
		from := i
		for i++; i < len(labels) && labels[i] == labels[from]; i++ {
		}
		r := document.Range{From: places[from].From, To: places[i-1].To}
		switch labels[from] {
		case labelContent:
			if r = withoutMarks(t, r); !r.Empty() {
				w.pieces = append(w.pieces, r)
			}
		case labelSource:
			a.Source = joinSource(t, a.Source, r, a.Cue)
		}
	}
	a.Content = slices.Clip(w.pieces[first:])
	if !a.Source.Empty() {
		a.Source = TrimSource(t, a.Source)
	}
	return a
}

// withoutMarks returns r without the loose punctuation at its ends.
func withoutMarks(t *document.Document, r document.Range) document.Range {
	for !r.Empty() && loose(t, r.From) {
		r.From++
	}
	for !r.Empty() && loose(t, r.To-1) {
		r.To--
	}
	return r
}

// newHypothesis fills in what can be told from the attribution itself.
func newHypothesis(t *document.Document, a Attribution, chance, behind float64) hypothesis {
	r := hypothesis{Attribution: a, probability: chance, logMargin: behind, kind: KindOf(t, a.Content)}
	for _, c := range a.Content {
		r.words += c.To - c.From
	}
	r.hull = document.Range{From: a.Content[0].From, To: a.Content[len(a.Content)-1].To}
	return r
}
