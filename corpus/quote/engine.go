package quote

import (
	"onrecord/corpus/quote/internal/linear"
)

// Engine finds quotes with learned models.
type Engine struct {
	tags   *linear.Tagger     // parts of speech
	habits habits             // how often each word reports speech
	cues   *linear.Classifier // is this word a cue?
	scope  *linear.Chain      // what are its source and content?
}

// workspace is memory for one text at a time.
type workspace struct {
	features []uint32
	scores   [tagCount]float32
	places   []place
	sequence linear.Sequence
	lattice  linear.Lattice
}

// attribution ties what was said to the words that report it. Cue and source
// may be empty; content is in order.
type attribution struct {
	cue, source tokenRange
	content     []tokenRange
	confidence  float64
}

// leastCue is the probability from which a word is taken for a cue.
const leastCue = 0.3

// prepare tags the words of a text.
func (e *Engine) prepare(t *text, w *workspace) {
	for _, s := range t.sentences {
		tagSentence(e.tags, t.tokens[s.from:s.to], w)
	}
	t.markHabits(e.habits)
}

// attribute finds the attributions of a text that have a cue.
func (e *Engine) attribute(t *text, w *workspace) []attribution {
	e.prepare(t, w)
	var out []attribution
	for _, c := range t.cues(e.cues, leastCue, w) {
		if a := e.attributionOf(t, c, w); len(a.content) > 0 {
			out = append(out, a)
		}
	}
	return out
}

// attributionOf finds the source and content of a cue.
func (e *Engine) attributionOf(t *text, c cueAt, w *workspace) attribution {
	a := attribution{cue: t.cueRange(c.token)}
	w.places = t.places(t.scope(c.token), a.cue, w.places)
	t.scopeSequence(&w.sequence, w.places, c.token)
	labels, probability := e.scope.Best(&w.sequence, &w.lattice)
	a.confidence = c.probability * probability
	for i := 0; i < len(labels); {
		from := i
		for i++; i < len(labels) && labels[i] == labels[from]; i++ {
		}
		r := tokenRange{w.places[from].from, w.places[i-1].to}
		switch labels[from] {
		case inContent:
			a.content = append(a.content, r)
		case inSource:
			if a.source.empty() || nearer(r, a.source, a.cue) {
				a.source = r
			}
		}
	}
	return a
}

// nearer reports whether a stands nearer to the cue than b.
func nearer(a, b, cue tokenRange) bool {
	gap := func(r tokenRange) int { return max(r.from-cue.to, cue.from-r.to) }
	return gap(a) < gap(b)
}
