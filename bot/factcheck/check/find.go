package check

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/term"
)

// candidate is a passage that has words of a quote, read from the archive again.
type candidate struct {
	index.Hit
	day       corpus.Day
	outlet    string
	statement string // its words
	earned    float64
	relation  relation
}

// A long quote is looked for by stretches of so many words, from its beginning,
// its middle and its end: each has enough to tell its passage from a million.
const (
	stretchWords  = 24
	mostStretches = 3
)

// stretches returns the words by which a quote is looked for.
func stretches(words []word) []string {
	text := func(from, to int) string {
		var out strings.Builder
		for _, w := range words[from:to] {
			out.WriteString(w.text)
			if !w.broken {
				out.WriteByte(' ')
			}
		}
		return strings.TrimSpace(out.String())
	}
	n := len(words)
	if n <= stretchWords*3/2 {
		return []string{text(0, n)}
	}
	var out []string
	for i := range mostStretches {
		from := i * (n - stretchWords) / (mostStretches - 1)
		out = append(out, text(from, from+stretchWords))
	}
	return out
}

var (
	quotes    = index.Quotes()
	sentences = []index.Kind{index.Sentence}
)

// search returns the passages of some kinds that have words of a quote, the best
// first. It notes in the seeker how much each word tells.
func (s *seeker) search(ctx context.Context, kinds []index.Kind, speaker string) ([]candidate, error) {
	var hits []index.Hit
	for _, words := range stretches(s.words) {
		found, err := s.desk.Index.Search(ctx, index.Query{Words: words, Speaker: speaker, Filter: index.Filter{Kinds: kinds}})
		if err != nil {
			return nil, err
		}
		for stem, weight := range found.Weights {
			s.weights[stem] = weight
		}
		hits = append(hits, match.Drafted.Keep(found.Hits)...)
	}
	return s.read(ctx, hits)
}

// read aligns the quote with the words of passages.
func (s *seeker) read(ctx context.Context, hits []index.Hit) ([]candidate, error) {
	passages, err := match.Read(ctx, s.desk.Archive, s.desk.now, hits)
	if err != nil {
		return nil, err
	}
	asked := s.wording()
	var out []candidate
	for _, p := range passages {
		var words []word
		var statement strings.Builder
		p.Pieces(func(text string, _ int) {
			for _, w := range s.desk.broken.fit(wordsOf(text, corpus.Span{End: len(text)})) {
				words = append(words, w)
				statement.WriteString(" " + w.text)
			}
		})
		c := candidate{Hit: p.Hit, day: p.Printed.Day, outlet: p.Printed.Outlet, statement: statement.String(), earned: asked.align(words, nil).Earned}
		c.relation = relate(s.speaker, credited{Speaker: p.Speaker, asPrinted: p.AsPrinted, sure: p.Confidence >= match.Drafted.Clear, in: quote.Annotation{}})
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(round(b.earned), round(a.earned)),
			cmp.Compare(a.relation, b.relation),
			cmp.Compare(cmp.Or(a.day, "9999"), cmp.Or(b.day, "9999")),
			cmp.Compare(a.Article, b.Article),
			cmp.Compare(a.Ordinal, b.Ordinal),
		)
	})
	return out, nil
}

// round takes what differs by chance for equal.
func round(earned float64) int { return int(earned*20 + 0.5) }

// wording is the words of the quote with what each tells. In a source, which is read
// whole, they are worth the same: none of them has to find it.
func (s *seeker) wording() wording {
	w := wording{words: s.words, breaks: s.breaks}
	for _, word := range s.words {
		weight := 1.0
		if !s.inHand {
			weight = s.weight(word)
		}
		w.weight = append(w.weight, weight)
		w.total += weight
	}
	return w
}

// weight is what a word tells in the archive: its inverse document frequency, with bounds,
// so that neither a word that every passage has counts for nothing nor one that hardly any
// has for everything.
func (s *seeker) weight(w word) float64 {
	least, most := match.Drafted.LeastWeight, match.Drafted.MostWeight
	weight := least
	for _, t := range term.Of(w.text) {
		known, ok := s.weights[t.Stem]
		if !ok {
			known = most / 2 // of a stretch that was not asked for
		}
		weight = max(weight, min(known, most)+least)
	}
	return weight
}

// mostArticles is how many articles are read whole for one quote: those of the best passages.
const mostArticles = 5

// articles returns those of the best candidates.
func articles(found []candidate) []corpus.ArticleID {
	var out []corpus.ArticleID
	for _, c := range found {
		if len(out) == mostArticles || c.earned < match.Drafted.NearlyBest*found[0].earned {
			break
		}
		if !slices.Contains(out, c.Article) {
			out = append(out, c.Article)
		}
	}
	return out
}
