package attribution

import (
	"onrecord/corpus"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
)

var (
	cueSettings   = linear.Settings{Bits: 17, Epochs: 12, Rate: 0.03, Decay: 1e-5, Cutoff: 2}
	scopeSettings = linear.Settings{Bits: 18, Epochs: 10, Rate: 0.012, Decay: 1e-5, Cutoff: 2}
	scopeShape    = linear.Shape{Labels: labelCount, Classes: stepClasses, Forbidden: func(int, int) bool { return false }}
)

// heldOutParts is in how many parts the articles are divided to learn what to accept:
// the candidates of each come from models that have not seen it.
const heldOutParts = 8

// Train trains the models that find attributions.
func Train(docs []TrainingDoc) *Model {
	e := &Model{}
	var w Workspace
	var accepted, strays []linear.Choice
	partial := make([]*Model, heldOutParts)
	unseen := make([][]TrainingDoc, heldOutParts)
	for part := range heldOutParts {
		var seen []TrainingDoc
		for i, l := range docs {
			if i%heldOutParts == part {
				unseen[part] = append(unseen[part], l)
			} else {
				seen = append(seen, l)
			}
		}
		partial[part] = &Model{}
		partial[part].trainSpans(seen, &w)
		for i := range unseen[part] {
			accepted = partial[part].rerankerChoices(accepted, &unseen[part][i], &w)
		}
	}
	e.trainSpans(docs, &w)
	e.reranker = linear.TrainRanker(accepted, acceptSettings)
	for part, p := range partial {
		p.reranker = e.reranker
		for i := range unseen[part] {
			strays = p.unattributedChoices(strays, &unseen[part][i], &w)
		}
	}
	e.unattributed = linear.TrainRanker(strays, straySettings)
	return e
}

// trainSpans trains the models that find cues, sources and contents.
func (e *Model) trainSpans(docs []TrainingDoc, w *Workspace) {
	counts := countStems(docs)
	e.cuePriors = cuePriors{}
	for stem, c := range counts {
		if c.cues > 0 || c.all > 5 {
			e.cuePriors[stem] = c.prior()
		}
	}
	var cues []linear.Example
	var scopes []linear.Labelled
	for i := range docs {
		l := &docs[i]
		l.markHeldOutPriors(counts)
		cues = l.cueExamples(cues)
		scopes = l.scopes(scopes, w)
	}
	e.cueClassifier = linear.TrainClassifier(cues, cueSettings)
	e.spanTagger = linear.TrainChain(scopeShape, scopes, scopeSettings)
}

// HoldOutCuePriors sets the cue priors of the words of each document as the others
// show them.
func HoldOutCuePriors(docs []TrainingDoc) {
	counts := countStems(docs)
	for i := range docs {
		docs[i].markHeldOutPriors(counts)
	}
}

// countStems counts the stems of all training documents.
func countStems(docs []TrainingDoc) map[uint32]wordCount {
	counts := map[uint32]wordCount{}
	for i := range docs {
		for stem, c := range docs[i].countStems() {
			sum := counts[stem]
			counts[stem] = wordCount{sum.cues + c.cues, sum.all + c.all}
		}
	}
	return counts
}

func (l *TrainingDoc) countStems() map[uint32]wordCount {
	counts := map[uint32]wordCount{}
	for i := range l.Doc.Tokens {
		k := &l.Doc.Tokens[i]
		_, cue := l.cues[i]
		if k.Is(document.Punct|document.Numeric) || k.Is(document.Capitalized) && !cue {
			continue
		}
		s := Stem(k.Lower)
		c := counts[s]
		c.all++
		if cue {
			c.cues++
		}
		counts[s] = c
	}
	return counts
}

// markHeldOutPriors sets the cue priors of the words as the other training documents show them: in
// an article never seen, no word is known from the article itself.
func (l *TrainingDoc) markHeldOutPriors(counts map[uint32]wordCount) {
	own := l.countStems()
	others := cuePriors{}
	for stem, c := range own {
		all := counts[stem]
		rest := wordCount{all.cues - c.cues, all.all - c.all}
		if rest.cues > 0 || rest.all > 5 {
			others[stem] = rest.prior()
		}
	}
	markCuePriors(l.Doc, others)
}

func (l *TrainingDoc) cueExamples(out []linear.Example) []linear.Example {
	for _, s := range l.Doc.Sentences {
		for i := s.From; i < s.To; i++ {
			_, yes := l.cues[i]
			if yes || mayReport(&l.Doc.Tokens[i]) {
				out = append(out, linear.Example{Features: cueFeatures(l.Doc, nil, i, s), Yes: yes})
			}
		}
	}
	return out
}

func (l *TrainingDoc) scopes(out []linear.Labelled, w *Workspace) []linear.Labelled {
	for _, s := range l.Doc.Sentences {
		for i := s.From; i < s.To; i++ {
			q, ok := l.cues[i]
			if !ok {
				continue
			}
			w.positions = positionsAround(l.Doc, cueScope(l.Doc, i), cueRange(l.Doc, i), w.positions)
			spanSequence(l.Doc, &w.sequence, w.positions, i)
			out = append(out, linear.Labelled{Sequence: w.sequence.Clone(), Labels: l.labels(w.positions, l.Quotes[q])})
		}
	}
	return out
}

// labels returns the labels of positions as the reader annotated them.
func (l *TrainingDoc) labels(places []position, q GoldQuote) []uint8 {
	out := make([]uint8, len(places))
	for i, p := range places {
		span := l.Doc.Span(p.Range)
		switch {
		case p.side == 0:
			out[i] = labelCue
		case covers(q.Content, span):
			out[i] = labelContent
		case covers(q.Source, span):
			out[i] = labelSource
		}
	}
	return out
}

// covers reports whether the spans hold more than half of s.
func covers(spans []corpus.Span, s corpus.Span) bool {
	n := 0
	for _, x := range spans {
		n += max(0, min(x.End, s.End)-max(x.Start, s.Start))
	}
	return 2*n > s.Len()
}
