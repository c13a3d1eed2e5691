package quote

import (
	"io"

	"onrecord/corpus"
	"onrecord/corpus/quote/internal/linear"
)

// Example is an article with the quotes that a reader annotated in it.
type Example struct {
	Article corpus.Article
	Quotes  []Quote
}

// lesson is an example as the models see it.
type lesson struct {
	*text
	quotes []Quote
	cues   map[int]int // head token of each cue → index of its quote
}

// Settings of the models, found by cross-validation on the training sets.
var (
	cueSettings    = linear.Settings{Bits: 16, Epochs: 12, Rate: 0.03, Decay: 1e-5}
	scopeSettings  = linear.Settings{Bits: 17, Epochs: 10, Rate: 0.012, Decay: 1e-5}
	straySettings  = linear.Settings{Bits: 14, Epochs: 10, Rate: 0.02, Decay: 1e-5}
	acceptSettings = linear.Settings{Bits: 17, Epochs: 8, Rate: 0.03, Decay: 1e-5}
)

// learn trains the models.
func learn(examples []Example, tagged [][]TaggedWord) *Engine {
	e := &Engine{tags: learnTags(tagged)}
	return e.learnQuotes(examples)
}

// parts is in how many parts the articles are divided to learn what to accept:
// the candidates of each come from models that have not seen it.
const parts = 8

// learnQuotes trains all models but the tagger.
func (e *Engine) learnQuotes(examples []Example) *Engine {
	var w workspace
	lessons := make([]lesson, len(examples))
	for i, x := range examples {
		lessons[i] = e.lesson(x, &w)
	}
	var accepted, strays []linear.Choice
	partial := make([]*Engine, parts)
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
		partial[part] = &Engine{tags: e.tags}
		partial[part].learnAttributions(seen, &w)
		for i := range unseen[part] {
			accepted = partial[part].choices(accepted, &unseen[part][i], &w)
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
	e.speakers = learnSpeakers(lessons)
	return e
}

// learnAttributions trains the models that find cues, sources and contents.
func (e *Engine) learnAttributions(lessons []lesson, w *workspace) {
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

// choices appends the candidates of an article that e has not seen.
func (e *Engine) choices(out []linear.Choice, l *lesson, w *workspace) []linear.Choice {
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

// strayChoices appends the quotations of an article, not seen by the models that
// find attributions, that none of these lays claim to.
func (e *Engine) strayChoices(out []linear.Choice, l *lesson, w *workspace) []linear.Choice {
	s := newShaper(l.text, e.attribute(l.text, w))
	for _, q := range s.strays() {
		var options [][]uint32
		gold := l.holding(s.quotations[q].tokenRange)
		right, most := nobody, 0.3
		for i, o := range s.options(q) {
			options = append(options, s.strayFeatures(nil, q, o))
			if near := overlap(gold, o); near > most {
				right, most = i, near
			}
		}
		out = append(out, oneOrNone(options, right))
	}
	return out
}

// holding returns the piece of a quote that the reader annotated over most of r.
func (l *lesson) holding(r tokenRange) tokenRange {
	var best tokenRange
	for _, q := range l.quotes {
		for _, s := range q.Content {
			p := l.tokensOf(s)
			if 2*common([]tokenRange{p}, []tokenRange{r}) > r.to-r.from && (best.empty() || p.to-p.from < best.to-best.from) {
				best = p
			}
		}
	}
	return best
}

// overlap is the share of the longer range that two ranges have in common.
func overlap(a, b tokenRange) float64 {
	return float64(common([]tokenRange{a}, []tokenRange{b})) / float64(max(a.to-a.from, b.to-b.from))
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

// nearest returns the reading that comes nearest to what the reader annotated.
func (l *lesson) nearest(readings []reading, q Quote) int {
	best, most := nobody, 0.0
	var gold []tokenRange
	words := 0
	for _, s := range q.Content {
		r := l.tokensOf(s)
		gold = append(gold, r)
		words += r.to - r.from
	}
	var source tokenRange
	if len(q.Source) > 0 {
		source = l.hull(q.Source)
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

var scopeShape = linear.Shape{Labels: scopeLabels, Classes: stepClasses, Forbidden: func(int, int) bool { return false }}

func (e *Engine) lesson(x Example, w *workspace) lesson {
	l := lesson{text: read(x.Article.Body), quotes: x.Quotes, cues: map[int]int{}}
	for _, s := range l.sentences {
		tagSentence(e.tags, l.tokens[s.from:s.to], w)
	}
	for q, it := range x.Quotes {
		if len(it.Cue) > 0 {
			if head := l.cueHead(it.Cue[0]); head != nobody {
				l.cues[head] = q
			}
		}
	}
	return l
}

// cueHead returns the token of a printed cue that stands for it: its verb, or
// its first word.
func (t *text) cueHead(s corpus.Span) int {
	head := nobody
	for i := t.tokenAt(s.Start); i < len(t.tokens) && int(t.tokens[i].start) < s.End; i++ {
		if head == nobody || t.tokens[i].tag.verb() && !t.tokens[head].tag.verb() {
			head = i
		}
	}
	return head
}

// tokenAt returns the first token that ends after a byte.
func (t *text) tokenAt(offset int) int {
	lo, hi := 0, len(t.tokens)
	for lo < hi {
		if mid := (lo + hi) / 2; int(t.tokens[mid].end) <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
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
func (l *lesson) labels(places []place, q Quote) []uint8 {
	out := make([]uint8, len(places))
	for i, p := range places {
		span := l.span(p.tokenRange)
		switch {
		case p.side == 0:
			out[i] = inCue
		case covers(q.Content, span):
			out[i] = inContent
		case covers(q.Source, span):
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

// Learn trains the models on annotated articles and tagged sentences, and writes
// their weights. The same data gives the same bytes.
func Learn(w io.Writer, examples []Example, tagged [][]TaggedWord) error {
	return learn(examples, tagged).write(w)
}
