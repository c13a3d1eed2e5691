package quote

import (
	"onrecord/corpus"
	"onrecord/corpus/quote/internal/linear"
)

var (
	cueSettings   = linear.Settings{Bits: 17, Epochs: 12, Rate: 0.03, Decay: 1e-5, Cutoff: 2}
	scopeSettings = linear.Settings{Bits: 18, Epochs: 10, Rate: 0.012, Decay: 1e-5, Cutoff: 2}
	scopeShape    = linear.Shape{Labels: scopeLabels, Classes: stepClasses, Forbidden: func(int, int) bool { return false }}
)

// parts is in how many parts the articles are divided to learn what to accept:
// the candidates of each come from models that have not seen it.
const parts = 8

// learnAttributor trains the models that find attributions.
func learnAttributor(lessons []lesson) *attributor {
	e := &attributor{}
	var w workspace
	var accepted, strays []linear.Choice
	partial := make([]*attributor, parts)
	unseen := make([][]lesson, parts)
	for part := range parts {
		var seen []lesson
		for i, l := range lessons {
			if i%parts == part {
				unseen[part] = append(unseen[part], l)
			} else {
				seen = append(seen, l)
			}
		}
		partial[part] = &attributor{}
		partial[part].learnAttributions(seen, &w)
		for i := range unseen[part] {
			accepted = partial[part].readingChoices(accepted, &unseen[part][i], &w)
		}
	}
	e.learnAttributions(lessons, &w)
	e.accept = linear.TrainRanker(accepted, acceptSettings)
	for part, p := range partial {
		p.accept = e.accept
		for i := range unseen[part] {
			strays = p.strayChoices(strays, &unseen[part][i], &w)
		}
	}
	e.strays = linear.TrainRanker(strays, straySettings)
	return e
}

// learnAttributions trains the models that find cues, sources and contents.
func (e *attributor) learnAttributions(lessons []lesson, w *workspace) {
	counts := countStems(lessons)
	e.habits = habits{}
	for stem, c := range counts {
		if c.cues > 0 || c.all > 5 {
			e.habits[stem] = c.habit()
		}
	}
	var cues []linear.Example
	var scopes []linear.Labelled
	for i := range lessons {
		l := &lessons[i]
		l.markOwnHabits(counts)
		cues = l.cueExamples(cues)
		scopes = l.scopes(scopes, w)
	}
	e.cues = linear.TrainClassifier(cues, cueSettings)
	e.scope = linear.TrainChain(scopeShape, scopes, scopeSettings)
}

// countStems counts the stems of all lessons.
func countStems(lessons []lesson) map[uint32]wordCount {
	counts := map[uint32]wordCount{}
	for i := range lessons {
		for stem, c := range lessons[i].countStems() {
			sum := counts[stem]
			counts[stem] = wordCount{sum.cues + c.cues, sum.all + c.all}
		}
	}
	return counts
}

func (l *lesson) countStems() map[uint32]wordCount {
	counts := map[uint32]wordCount{}
	for i := range l.tokens {
		k := &l.tokens[i]
		_, cue := l.cues[i]
		if k.is(mark|numeric) || k.is(upper) && !cue {
			continue
		}
		s := stem(k.lower)
		c := counts[s]
		c.all++
		if cue {
			c.cues++
		}
		counts[s] = c
	}
	return counts
}

// markOwnHabits sets the habits of the words as the other lessons show them: in
// an article never seen, no word is known from the article itself.
func (l *lesson) markOwnHabits(counts map[uint32]wordCount) {
	own := l.countStems()
	others := habits{}
	for stem, c := range own {
		all := counts[stem]
		rest := wordCount{all.cues - c.cues, all.all - c.all}
		if rest.cues > 0 || rest.all > 5 {
			others[stem] = rest.habit()
		}
	}
	l.markHabits(others)
}

func (l *lesson) cueExamples(out []linear.Example) []linear.Example {
	for _, s := range l.sentences {
		for i := s.from; i < s.to; i++ {
			_, yes := l.cues[i]
			if yes || l.tokens[i].mayReport() {
				out = append(out, linear.Example{Features: l.cueFeatures(nil, i, s), Yes: yes})
			}
		}
	}
	return out
}

func (l *lesson) scopes(out []linear.Labelled, w *workspace) []linear.Labelled {
	for _, s := range l.sentences {
		for i := s.from; i < s.to; i++ {
			q, ok := l.cues[i]
			if !ok {
				continue
			}
			w.places = l.places(l.scope(i), l.cueRange(i), w.places)
			l.scopeSequence(&w.sequence, w.places, i)
			out = append(out, linear.Labelled{Sequence: w.sequence.Clone(), Labels: l.labels(w.places, l.quotes[q])})
		}
	}
	return out
}

// labels returns the labels of places as the reader annotated them.
func (l *lesson) labels(places []place, q annotatedQuote) []uint8 {
	out := make([]uint8, len(places))
	for i, p := range places {
		span := l.span(p.tokenRange)
		switch {
		case p.side == 0:
			out[i] = inCue
		case covers(q.content, span):
			out[i] = inContent
		case covers(q.source, span):
			out[i] = inSource
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
