package check

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/bot/asking/answer"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/term"
	"onrecord/index/vector"
)

const (
	// mostInstead is how many statements are offered for words that nobody said.
	mostInstead = 3
	// insteadLookedAt is among how many of a speaker's statements, the nearest in meaning.
	insteadLookedAt = 20
)

// offer offers, for each quote that was not found, what its speaker did say that is nearest
// in meaning. It claims nothing: a person reads and chooses.
func offer(ctx context.Context, c *Checker, quotes []Quote, isPerson func(quote.Speaker) bool) error {
	for i := range quotes {
		q := &quotes[i]
		if len(q.Instead) > 0 {
			continue // a source has some
		}
		q.Instead = []answer.Citation{}
		if q.Verdict != NotFound || q.Speaker == "" || len(term.Words(q.words())) < fewestTelling || !isPerson(quote.Speaker{Name: q.Speaker, Named: true}) {
			continue
		}
		if err := instead(ctx, c, q); err != nil {
			return fmt.Errorf("what %s did say: %w", q.Speaker, err)
		}
	}
	return nil
}

// instead finds the statements of the speaker that are nearest to a quote.
func instead(ctx context.Context, c *Checker, q *Quote) error {
	said := q.words()
	query := index.Query{
		Speaker: q.Speaker, Near: index.Near{Words: said, Speaker: q.Speaker}, About: said, Limit: insteadLookedAt,
		Filter: index.Filter{Kinds: index.Quotes(), Stances: []quote.Stance{quote.Asserted}},
	}
	found, err := c.Index.Search(ctx, query)
	if err != nil {
		return err
	}
	seen := make(map[string]bool)
	for _, h := range found.Hits {
		if !h.Speaker.Named || h.Confidence < match.Drafted.Clear || !mayBeOne(q.Speaker, h.Speaker.Name) {
			continue // the index finds names that are merely near, too
		}
		r, ok, err := match.Article(ctx, c.Archive, c.Clock(), h.Passage)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		one := answer.Cite(r, h.Passage)
		words := strings.Join(term.Words(strings.Join(one.Pieces(), " ")), " ")
		if seen[words] {
			continue // a copy
		}
		seen[words] = true
		if q.Instead = append(q.Instead, one); len(q.Instead) == mostInstead {
			return nil
		}
	}
	return nil
}

// nearest offers what the sources of the draft have that is nearest in meaning to a quote
// which none of them has: what the speaker said there, or else one sentence that may be
// what is meant.
func (s *seeker) nearest(q *Quote) {
	words := vector.Words(term.Words(q.words()))
	if len(words) < fewestTelling/2 {
		return
	}
	sense := vector.NewSense(words)
	type near struct {
		answer.Citation
		score float64
	}
	var said, others []near
	add := func(to *[]near, p *page, of *quote.Quote, spans []corpus.Span) {
		if text := vector.Words(term.Words(printed(p.Body, spans))); len(text) > 1 {
			score := float64(sense.Cosine(text, vector.Length(text))) + sense.Align(text).Asked
			*to = append(*to, near{citation(p, of, spans, spans[0].Start), score})
		}
	}
	for _, p := range s.desk.sources {
		for i := range p.said {
			of := &p.said[i]
			switch relate(s.speaker, creditedBy(p.Body, *of, p.found)) {
			case same:
				add(&said, p, of, of.Content)
			case unclear:
				add(&others, p, of, of.Content)
			}
		}
		for _, sentence := range p.found.Sentences {
			if !slices.ContainsFunc(p.found.Quotations, sentence.Span.Overlaps) {
				add(&others, p, nil, []corpus.Span{sentence.Span})
			}
		}
	}
	byScore := func(a, b near) int { return cmp.Compare(b.score, a.score) }
	slices.SortStableFunc(said, byScore)
	slices.SortStableFunc(others, byScore)
	for _, n := range said[:min(len(said), mostInstead)] {
		q.Instead = append(q.Instead, n.Citation)
	}
	if q.Citation == nil && len(said) == 0 && len(others) > 0 {
		q.Citation = &others[0].Citation
	}
}
