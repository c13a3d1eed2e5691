package quote

import (
	"slices"
	"sync"

	"onrecord/corpus/quote/internal/linear"
)

// Engine finds quotes with learned models.
type Engine struct {
	tags         *linear.Tagger // parts of speech
	attributions *attributor
	speakers     *linear.Ranker // whom does a source stand for?

	scratches sync.Pool
}

// scratch is memory to annotate one article at a time.
type scratch struct {
	text text
	workspace
}

// attributor finds attributions with learned models.
type attributor struct {
	habits habits             // how often each word reports speech
	cues   *linear.Classifier // is this word a cue?
	scope  *linear.Chain      // what are its source and content?
	accept *linear.Ranker     // which reading of a cue is right, if any?
	strays *linear.Ranker     // is a quotation that nobody claims a quote?
}

// workspace is memory to find the attributions of one text at a time.
type workspace struct {
	features []uint32
	scores   []float64 // of the options of a choice
	places   []place
	sequence linear.Sequence
	lattice  linear.Lattice
	labels   []uint8 // the likeliest of a scope
	variants []variant
	buffers  [][]uint8 // for the labels of variants
	used     int       // of the buffers

	cues       []cueAt
	candidates []candidate
	readings   []reading    // of all candidates
	pieces     []tokenRange // of the contents of all readings
	found      []attribution
	maybe      []attribution
}

// attribution ties what was said to the words that report it. Cue and source
// may be empty; content is in order.
type attribution struct {
	cue, source tokenRange
	content     []tokenRange
	confidence  float64
	stance      Stance // empty until it is looked at
}

// scratch returns memory that the engine has used before, if it has any. What is
// given back must not be referred to any more.
func (e *Engine) scratch() *scratch {
	if s, ok := e.scratches.Get().(*scratch); ok {
		return s
	}
	return &scratch{}
}

// tag tags the words of a text, those in capitals as if they were not.
func (e *Engine) tag(t *text) {
	t.trueCase(func(word string) bool { return e.attributions.habits[stem(word)] != unseen })
	tagText(e.tags, t)
}

const (
	leastCue   = 0.06 // the probability from which a word is looked at as a cue
	leastQuote = 0.42 // the probability from which an attribution is a quote
	leastMaybe = 0.12 // the probability from which it may be one
)

// find returns the attributions of a tagged text, with a cue and without one, as
// whole quotes. They are valid until the workspace is used again.
func (e *attributor) find(t *text, w *workspace) []attribution {
	return e.shape(t, e.attribute(t, w), w)
}

// attribute finds the attributions of a tagged text that have a cue. They are
// valid until the workspace is used again.
func (e *attributor) attribute(t *text, w *workspace) []attribution {
	t.markHabits(e.habits)
	all := e.candidates(t, w)
	w.found, w.maybe = w.found[:0], w.maybe[:0]
	for i := range all {
		best, chance := e.choose(t, all, i, w)
		a := all[i].readings[best].attribution
		a.confidence = chance
		switch {
		case chance >= leastQuote:
			w.found = append(w.found, a)
		case chance >= leastMaybe:
			w.maybe = append(w.maybe, a)
		}
	}
	t.subjects(w.found)
	w.found = slices.DeleteFunc(w.found, t.unsaid)
	return w.found
}

// subjects gives the attributions without a source that of the one before them
// in the sentence, "she said … and added …", else the noun phrase beside the cue.
func (t *text) subjects(found []attribution) {
	for i := range found {
		a := &found[i]
		if !a.source.empty() {
			continue
		}
		s := t.sentenceAt(a.cue.from)
		b := t.beside(a.cue, s)
		switch {
		case i > 0 && s.has(found[i-1].cue.from) && !found[i-1].source.empty() && found[i-1].source.to <= a.cue.from:
			a.source = found[i-1].source
		case !b.before.empty() && !b.clause.empty() && b.clause.to-b.clause.from < longestSubject && !t.tokens[b.clause.from].is(mark):
			a.source = b.clause
		case !b.before.empty():
			a.source = b.before
		case !b.beyondAside.empty():
			a.source = b.beyondAside
		}
		if !a.source.empty() {
			a.source = t.trimSource(a.source)
		}
		if !a.source.empty() && t.tellsWhen(a.source) {
			a.source = tokenRange{}
		}
		if within(a.source.from, a.content) {
			a.source = tokenRange{}
		}
	}
}

// longestSubject bounds the subject that stands beside a cue, in tokens.
const longestSubject = 16

// sourceGap is how far apart two stretches of one source may stand, in tokens.
const sourceGap = 8

// joinSource adds the stretch r to a source: to one with it where both stand
// near each other on one side of the cue, else the nearer one counts.
func (t *text) joinSource(source, r, cue tokenRange) tokenRange {
	switch {
	case source.empty():
		return r
	case r.from-source.to <= sourceGap && (r.to <= cue.from || source.from >= cue.to):
		for i := source.to; i < r.from; i++ {
			if t.tokens[i].quotation != outside || t.tokens[i].habit > often {
				return r
			}
		}
		return tokenRange{source.from, r.to}
	case nearer(r, source, cue):
		return r
	}
	return source
}

// nearer reports whether a stands nearer to the cue than b.
func nearer(a, b, cue tokenRange) bool {
	gap := func(r tokenRange) int { return max(r.from-cue.to, cue.from-r.to) }
	return gap(a) < gap(b)
}

// choose returns the likeliest reading of candidate i, and how likely it is that
// any is right.
func (e *attributor) choose(t *text, all []candidate, i int, w *workspace) (best int, chance float64) {
	w.scores = w.scores[:0]
	for k := range all[i].readings {
		w.features = t.readingFeatures(w.features[:0], all, i, &all[i].readings[k])
		w.scores = append(w.scores, e.accept.Score(w.features))
	}
	return w.oneOf()
}

// oneOf returns the option with the highest score, and the probability that any
// of them is right rather than none, whose score is 0.
func (w *workspace) oneOf() (best int, chance float64) {
	for k, s := range w.scores {
		if s > w.scores[best] {
			best = k
		}
	}
	none := len(w.scores)
	w.scores = append(w.scores, 0)
	linear.Probabilities(w.scores)
	return best, 1 - w.scores[none]
}
