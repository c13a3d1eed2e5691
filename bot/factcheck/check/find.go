package check

import (
	"cmp"
	"context"
	"slices"
	"strings"

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
		var out []string
		for _, w := range words[from:to] {
			out = append(out, w.text)
		}
		return strings.Join(out, " ")
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
		hits = append(hits, promising(found.Hits)...)
	}
	return s.read(ctx, hits)
}

// promising returns the hits that have not much less of the words than the best.
func promising(hits []index.Hit) []index.Hit {
	n := 0
	for n < len(hits) && 2*hits[n].Score >= hits[0].Score {
		n++
	}
	return hits[:n]
}

// read aligns the quote with the words of passages. What may not be cited, or was
// revised since it was indexed, is passed over.
func (s *seeker) read(ctx context.Context, hits []index.Hit) ([]candidate, error) {
	places := make([]corpus.Place, len(hits))
	for i, h := range hits {
		places[i] = corpus.Place{Article: h.Article, Span: corpus.Hull(h.Spans)}
	}
	excerpts, err := s.desk.Archive.Excerpts(ctx, places)
	if err != nil {
		return nil, err
	}
	asked := s.wording()
	var out []candidate
	for i, h := range hits {
		e := excerpts[i]
		if e.Revision != h.Revision || e.Hidden(s.desk.now) || len(e.Text) != places[i].Span.Len() {
			continue
		}
		var words []word
		var statement strings.Builder
		for _, span := range h.Spans {
			for _, w := range wordsOf(e.Text, corpus.Span{Start: span.Start - places[i].Span.Start, End: span.End - places[i].Span.Start}) {
				words = append(words, w)
				statement.WriteString(" " + w.text)
			}
		}
		c := candidate{Hit: h, day: e.Day, outlet: e.Outlet, statement: statement.String(), earned: asked.align(words, nil).earned}
		c.relation = relate(s.speaker, credited{Speaker: h.Speaker, asPrinted: h.AsPrinted, sure: h.Confidence >= clear, in: quote.Annotation{}})
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

// wording is the words of the quote with what each tells: its inverse document
// frequency, with bounds, so that neither a word that every passage has counts for
// nothing nor one that hardly any has for everything.
func (s *seeker) wording() wording {
	const least, most = 0.5, 5
	w := wording{words: s.words, breaks: s.breaks}
	for _, word := range s.words {
		weight := float64(least)
		for _, t := range term.Of(word.text) {
			known, ok := s.weights[t.Stem]
			if !ok {
				known = most / 2 // of a stretch that was not asked for
			}
			weight = max(weight, min(known, most)+least)
		}
		w.weight = append(w.weight, weight)
		w.total += weight
	}
	return w
}

// Limits of what is read whole for one quote: the articles of the best passages.
const (
	mostArticles = 5
	nearlyBest   = 0.85
)

// articles returns those of the best candidates.
func articles(found []candidate) []corpus.ArticleID {
	var out []corpus.ArticleID
	for _, c := range found {
		if len(out) == mostArticles || c.earned < nearlyBest*found[0].earned {
			break
		}
		if !slices.Contains(out, c.Article) {
			out = append(out, c.Article)
		}
	}
	return out
}
