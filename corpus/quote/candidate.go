package quote

import (
	"math"
	"slices"
)

// candidate is a cue that is likely only, with the ways in which the words
// around it can be read. Others may lay claim to the same words.
type candidate struct {
	token    int     // head of the cue
	cue      float64 // its probability
	readings []reading
}

// reading is one attribution that the words around a cue may make.
type reading struct {
	attribution
	chance float64 // among the readings of its cue
	behind float64 // how much less likely than the likeliest, a logarithm
	words  int     // in the content
	kind   Kind
	hull   tokenRange // of the content
}

const (
	mostLabellings = 10 // of the words around one cue that are looked at
	mostReadings   = 6  // of these that are weighed: many labellings say the same
)

// candidates finds the attributions that may be, in the order of their cues.
// They are valid until the workspace is used again.
func (e *attributor) candidates(t *text, w *workspace) []candidate {
	w.candidates, w.readings, w.pieces = w.candidates[:0], w.readings[:0], w.pieces[:0]
	for _, c := range t.cues(e.cues, leastCue, w) {
		if readings := e.readings(t, c.token, w); len(readings) > 0 {
			w.candidates = append(w.candidates, candidate{c.token, c.probability, readings})
		}
	}
	return w.candidates
}

// readings returns the likeliest attributions of the cue at a token, best first,
// and then those that end or begin elsewhere.
func (e *attributor) readings(t *text, cue int, w *workspace) []reading {
	r := t.cueRange(cue)
	w.places = t.places(t.scope(cue), r, w.places)
	t.scopeSequence(&w.sequence, w.places, cue)
	first := len(w.readings)
	sum, top := 0.0, 0.0
	add := func(labels []uint8, score float64) {
		chance := math.Exp(score - top)
		a := t.labelled(w, labels, r)
		if len(a.content) == 0 {
			return
		}
		if same := find(w.readings[first:], a); same != nobody {
			w.readings[first+same].chance += chance
			return
		}
		w.readings = append(w.readings, t.newReading(a, chance, top-score))
	}
	likeliest := e.scope.Likeliest(&w.sequence, &w.lattice, mostLabellings)
	w.labels = w.labels[:0]
	for i, labelling := range likeliest {
		if i == 0 {
			top = labelling.Score
		}
		sum += math.Exp(labelling.Score - top)
		if len(w.readings)-first < mostReadings {
			add(labelling.Labels, labelling.Score)
		}
		if len(w.labels) == 0 && slices.Contains(labelling.Labels, inContent) {
			w.labels = append(w.labels, labelling.Labels...)
		}
	}
	for _, v := range e.variants(t, w, w.labels) {
		add(v.labels, v.score)
	}
	out := slices.Clip(w.readings[first:])
	for i := range out {
		out[i].chance /= sum
	}
	return out
}

// find returns the index of the reading that says the same as a, or nobody.
func find(readings []reading, a attribution) int {
	return slices.IndexFunc(readings, func(r reading) bool {
		return r.source == a.source && slices.Equal(r.content, a.content)
	})
}

// labelled makes an attribution of labelled places.
func (t *text) labelled(w *workspace, labels []uint8, cue tokenRange) attribution {
	places, first := w.places, len(w.pieces)
	a := attribution{cue: cue}
	for i := 0; i < len(labels); {
		from := i
		for i++; i < len(labels) && labels[i] == labels[from]; i++ {
		}
		r := tokenRange{places[from].from, places[i-1].to}
		switch labels[from] {
		case inContent:
			if r = t.withoutMarks(r); !r.empty() {
				w.pieces = append(w.pieces, r)
			}
		case inSource:
			a.source = t.joinSource(a.source, r, a.cue)
		}
	}
	a.content = slices.Clip(w.pieces[first:])
	if !a.source.empty() {
		a.source = t.trimSource(a.source)
	}
	return a
}

// withoutMarks returns r without the loose punctuation at its ends.
func (t *text) withoutMarks(r tokenRange) tokenRange {
	for !r.empty() && t.loose(r.from) {
		r.from++
	}
	for !r.empty() && t.loose(r.to-1) {
		r.to--
	}
	return r
}

// newReading fills in what can be told from the attribution itself.
func (t *text) newReading(a attribution, chance, behind float64) reading {
	r := reading{attribution: a, chance: chance, behind: behind, kind: t.kindOf(a.content)}
	for _, c := range a.content {
		r.words += c.to - c.from
	}
	r.hull = tokenRange{a.content[0].from, a.content[len(a.content)-1].to}
	return r
}
