// Package attribution owns what was said and the words that report it. Cues are
// classified word by word; for each likely cue a conditional random field labels
// the words around it as source, content or neither; its n best labelings, the
// hypotheses of the cue, go to a reranker, which chooses one or none; the
// assembler gives each quotation one owner and joins the pieces of a quote. A
// second ranker decides on quotations without an attribution.
package attribution

import (
	"slices"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
)

// Model finds attributions with learned models.
type Model struct {
	cuePriors     cuePriors          // how often each word reports speech
	cueClassifier *linear.Classifier // is this word a cue?
	spanTagger    *linear.Chain      // what are its source and content?
	reranker      *linear.Ranker     // which hypothesis of a cue is right, if any?
	unattributed  *linear.Ranker     // is a quotation without an attribution a quote?
}

// Workspace is memory to find the attributions of one text at a time.
type Workspace struct {
	features  []uint32
	scores    []float64 // of the candidates of a choice
	positions []position
	sequence  linear.Sequence
	lattice   linear.Lattice
	labels    []uint8 // the likeliest of a scope
	variants  []variant
	buffers   [][]uint8 // for the labels of variants
	used      int       // of the buffers

	cues          []cueAt
	candidates    []candidate
	hypotheses    []hypothesis     // of all candidates
	pieces        []document.Range // of the contents of all hypotheses
	found         []Attribution
	LowConfidence []Attribution
}

// Attribution ties what was said to the words that report it. Cue and source
// may be empty; content is in order.
type Attribution struct {
	Cue, Source document.Range
	Content     []document.Range
	Confidence  float64
	Stance      Stance // empty until it is looked at
}

const (
	minCue           = 0.06 // the probability from which a word is looked at as a cue
	MinQuote         = 0.42 // the probability from which an attribution is a quote
	minLowConfidence = 0.12 // the probability from which it may be one
)

// Find returns the attributions of a tagged text, with a cue and without one, as
// whole quotes. They are valid until the workspace is used again.
func (e *Model) Find(t *document.Document, w *Workspace) []Attribution {
	return e.assemble(t, e.attribute(t, w), w)
}

// attribute finds the attributions of a tagged text that have a cue. They are
// valid until the workspace is used again.
func (e *Model) attribute(t *document.Document, w *Workspace) []Attribution {
	e.MarkCuePriors(t)
	all := e.candidates(t, w)
	w.found, w.LowConfidence = w.found[:0], w.LowConfidence[:0]
	for i := range all {
		best, chance := e.rerank(t, all, i, w)
		a := all[i].hypotheses[best].Attribution
		a.Confidence = chance
		switch {
		case chance >= MinQuote:
			w.found = append(w.found, a)
		case chance >= minLowConfidence:
			w.LowConfidence = append(w.LowConfidence, a)
		}
	}
	emptySources(t, w.found)
	assignSubjects(t, w.found)
	w.found = slices.DeleteFunc(w.found, func(a Attribution) bool { return onlyWhen(t, a) })
	w.found = unnoticed(t, w.found)
	rightSources(t, w.found)
	w.found = slices.CompactFunc(w.found, func(a, b Attribution) bool { return a.Cue == b.Cue && slices.Equal(a.Content, b.Content) }) // "reported Moe as saying"
	w.found = endClauses(t, w.found)
	w.found = slices.DeleteFunc(w.found, func(a Attribution) bool { return unsaid(t, a) || nobodySays(t, a) })
	emptyVoiceless(t, w.found)
	w.found = slices.DeleteFunc(w.found, func(a Attribution) bool { return blames(t, a, w.found) })
	return w.found
}

// assignSubjects gives the attributions without a source that of the one before them
// in the sentence, "she said … and added …", else the noun phrase beside the cue.
func assignSubjects(t *document.Document, found []Attribution) {
	for i := range found {
		a := &found[i]
		if !a.Source.Empty() {
			continue
		}
		s := t.SentenceAt(a.Cue.From)
		b := beyondTime(t, a.Cue, s)
		subject := beforeAuxiliaries(t, s.From, a.Cue.From) - 1
		switch {
		case i > 0 && s.Has(found[i-1].Cue.From) && !found[i-1].Source.Empty() && found[i-1].Source.To <= a.Cue.From:
			a.Source = found[i-1].Source
		case t.Lower(subject) == "who":
			a.Source = document.Range{From: subject, To: subject + 1}
		case !b.before.Empty() && !b.clause.Empty() && b.clause.To-b.clause.From < longestSubject && !t.Tokens[b.clause.From].Is(document.Punct):
			a.Source = b.clause
		case !b.before.Empty():
			a.Source = b.before
		case !b.beyondAside.Empty():
			a.Source = b.beyondAside
		}
		if !a.Source.Empty() {
			a.Source = TrimSource(t, a.Source)
		}
		if !a.Source.Empty() && (TellsWhen(t, a.Source) || isAdverbial(t, a.Source)) {
			a.Source = document.Range{}
		}
		if Within(a.Source.From, a.Content) {
			a.Source = document.Range{}
		}
	}
}

// beyondTime returns the slots of a cue or, where a phrase that tells when stands right before
// it, those of that phrase: "Ada Quill, the mayor, on Sunday said".
func beyondTime(t *document.Document, cue document.Range, s document.Sentence) slots {
	b := slotsOf(t, cue, s)
	if b.before.Empty() || !TellsWhen(t, b.before) && !isAdverbial(t, b.before) {
		return b
	}
	first := b.before.From
	if t.Tokens[max(0, first-1)].Tag == document.TagPreposition {
		first--
	}
	if first <= s.From || t.Lower(first-1) == "," && first-1 == s.From {
		return b
	}
	return slotsOf(t, document.Range{From: first, To: cue.To}, s)
}

// longestSubject bounds the subject that stands beside a cue, in tokens.
const longestSubject = 16

// sourceGap is how far apart two stretches of one source may stand, in tokens.
const sourceGap = 8

// joinSource adds the stretch r to a source: to one with it where both stand
// near each other on one side of the cue, else the nearer one counts.
func joinSource(t *document.Document, source, r, cue document.Range) document.Range {
	switch {
	case source.Empty():
		return r
	case r.From-source.To <= sourceGap && (r.To <= cue.From || source.From >= cue.To):
		for i := source.To; i < r.From; i++ {
			if t.Tokens[i].Quotation != document.Unquoted || t.Tokens[i].CuePrior > PriorOften {
				return r
			}
		}
		return document.Range{From: source.From, To: r.To}
	case nearer(r, source, cue):
		return r
	}
	return source
}

// nearer reports whether a stands nearer to the cue than b.
func nearer(a, b, cue document.Range) bool {
	gap := func(r document.Range) int { return max(r.From-cue.To, cue.From-r.To) }
	return gap(a) < gap(b)
}

// rerank returns the likeliest hypothesis of candidate i, and how likely it is that
// any is right.
func (e *Model) rerank(t *document.Document, all []candidate, i int, w *Workspace) (best int, chance float64) {
	w.scores = w.scores[:0]
	for k := range all[i].hypotheses {
		w.features = hypothesisFeatures(t, w.features[:0], all, i, &all[i].hypotheses[k])
		w.scores = append(w.scores, e.reranker.Score(w.features))
	}
	return w.bestOrNone()
}

// bestOrNone returns the candidate with the highest score, and the probability that any
// of them is right rather than none, whose score is 0.
func (w *Workspace) bestOrNone() (best int, chance float64) {
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
