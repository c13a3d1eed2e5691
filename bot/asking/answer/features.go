package answer

import (
	"math"
	"slices"

	"onrecord/bot/asking/question"
	"onrecord/bot/asking/ranker"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/vector"
)

// feature sets how a candidate stands to what was asked; most is the best score that
// the index gave to a candidate of this question. What is set already of the words, and of
// the meaning, stays.
func (w wording) feature(c *candidate, most float64) {
	if len(w.words) == 0 || len(c.terms) == 0 {
		c.features = ranker.Features{ranker.Bias: 1}
		return
	}
	if c.features[ranker.Bias] == 0 {
		c.features, c.sensed = w.byWords(c), false
	}
	if w.sense != nil && !c.sensed {
		w.sense.compare(c)
		c.sensed = true
	}
	c.features[ranker.About], c.features[ranker.Subject], c.features[ranker.Index] = c.About, c.Near, 0
	if most > 0 {
		c.features[ranker.Index] = c.Hit.Score / most
	}
}

// byWords returns the features that words give.
func (w wording) byWords(c *candidate) ranker.Features {
	n, m := len(w.words), len(c.terms)
	var f ranker.Features
	f[ranker.Bias] = 1
	if c.passage == nil {
		w.liken(c.terms, &c.comparison) // it stands there word for word
	}
	passage, like := c.passage, c.like
	w.covered(&f, like, passage)
	f[ranker.Order] = w.inOrder(like, m)
	f[ranker.Aligned] = c.score
	f[ranker.Pairs] = w.together(like, m)
	f[ranker.Length] = math.Log(float64(m) / float64(n))
	set := func(name ranker.Feature, is bool) {
		if is {
			f[name] = 1
		}
	}
	set(ranker.Verbatim, c.end > 0)
	set(ranker.Sentence, c.Kind == index.Sentence)
	set(ranker.Reported, c.Kind == index.Indirect)
	set(ranker.Unclear, c.unclear())
	set(ranker.Resolved, c.Resolved == quote.ByPronoun || c.Resolved == quote.ByDescription)
	c.disordered = c.end == 0 && w.fewAndDisordered(&c.comparison)
	set(ranker.Negation, c.opposite || c.afterNot)
	lacks, other := w.figures(passage)
	set(ranker.Figure, lacks)
	set(ranker.OtherFigure, other)
	return f
}

// compare sets what tells how near the passage is in meaning.
func (s *sense) compare(c *candidate) {
	words := make([]string, len(c.terms))
	for i, t := range c.terms {
		words[i] = t.Word
	}
	said := vector.Words(words)
	a, f := s.words.Align(said), &c.features
	f[ranker.Meaning] = float64(s.words.Cosine(said, vector.Length(said)))
	f[ranker.Asked], f[ranker.Said], f[ranker.Same] = a.Asked, a.Said, a.Same
	f[ranker.Who] = s.who.Nearest(vector.Words(c.Mentions()))
}

// covered sets what tells which words the passage has, wherever they stand.
func (w wording) covered(f *ranker.Features, like []float64, passage []word) {
	m := len(passage)
	content, has := 0, 0
	for i := range w.words {
		best := slices.Max(like[i*m : (i+1)*m])
		f[ranker.Coverage] += w.weights[i] * best / w.total
		if best == 0 {
			f[ranker.Missed] = max(f[ranker.Missed], w.weights[i]/w.most)
		} else {
			f[ranker.Hit] = max(f[ranker.Hit], w.weights[i]/w.most)
		}
		if !w.words[i].filler && !IsNegation(w.words[i].Word) {
			content++
			if best > 0 {
				has++
			}
		}
	}
	if content > 0 {
		f[ranker.Content] = float64(has) / float64(content)
	}
	printed, asked := 0, 0
	for j := range passage {
		if passage[j].filler {
			continue
		}
		printed++
		for i := range w.words {
			if like[i*m+j] > 0 {
				asked++
				break
			}
		}
	}
	if printed > 0 {
		f[ranker.Dense] = float64(asked) / float64(printed)
	}
}

// content are the places of the content words of a wording.
func (w wording) content() (at []int) {
	for i := range w.words {
		if !w.words[i].filler && !IsNegation(w.words[i].Word) {
			at = append(at, i)
		}
	}
	return at
}

// tellsLittle reports whether a wording has no more than one content word.
func (w wording) tellsLittle() bool { return len(w.content()) < 2 }

// fewContent is up to how many content words a wording is another one without one of them.
const fewContent = 3

// lacksOneOfFew reports whether a passage lacks a content word of a wording that has few: whoever counts
// how often the tax was called a scam does not count "gave the tax a shot".
func (w wording) lacksOneOfFew(c *comparison) bool {
	content := w.content()
	return c.end == 0 && len(c.passage) > 0 && len(content) <= fewContent && slices.ContainsFunc(content, func(i int) bool { return !c.holds(i) })
}

// fewAndDisordered reports whether a wording has few content words, and some of them stand elsewhere in the
// passage: “the sky is large, and our budget is not” does not say that the budget is large.
func (w wording) fewAndDisordered(c *comparison) bool {
	content := w.content()
	return len(content) <= fewContent && slices.ContainsFunc(content, func(i int) bool {
		return c.holds(i) && !slices.ContainsFunc(c.pairs, func(p pair) bool { return p.asked == i })
	})
}

// holds reports whether a word of the passage is like a word of the wording, wherever it stands.
func (c *comparison) holds(asked int) bool {
	m := len(c.passage)
	return m > 0 && slices.Max(c.like[asked*m:(asked+1)*m]) > 0
}

// inOrder is the share of the weight along the longest common subsequence.
func (w wording) inOrder(like []float64, m int) float64 {
	before, now := make([]float64, m+1), make([]float64, m+1)
	for i := range w.words {
		for j := range m {
			now[j+1] = max(before[j+1], now[j], before[j]+w.weights[i]*like[i*m+j])
		}
		before, now = now, before
	}
	return before[m] / w.total
}

// together is the share of the neighbouring pairs of words that stand together in the
// passage too.
func (w wording) together(like []float64, m int) float64 {
	if len(w.words) < 2 {
		return 0
	}
	n := 0
	for i := 1; i < len(w.words); i++ {
		for j := 1; j < m; j++ {
			if like[(i-1)*m+j-1] > 0 && like[i*m+j] > 0 {
				n++
				break
			}
		}
	}
	return float64(n) / float64(len(w.words)-1)
}

// figures reports whether the wording has a number that the passage lacks, and whether
// the passage has one that the wording lacks.
func (w wording) figures(passage []word) (lacks, other bool) {
	asked, printed := numbersOf(w.words), numbersOf(passage)
	for _, n := range asked {
		lacks = lacks || !slices.Contains(printed, n)
	}
	for _, n := range printed {
		other = other || !slices.Contains(asked, n)
	}
	return lacks, lacks && other
}

// taskOf is what a question gives to compare with.
func taskOf(q question.Question) ranker.Task {
	if q.HasWording() {
		return ranker.Wording
	}
	return ranker.Topic
}
