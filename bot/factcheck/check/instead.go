package check

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"onrecord/bot/asking/answer"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/term"
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
		if !h.Speaker.Named || h.Confidence < match.Drafted.Clear {
			continue
		}
		r, err := c.Archive.Article(ctx, h.Article)
		if errors.Is(err, corpus.ErrNotFound) || err == nil && (r.Revision != h.Revision || r.Hidden(c.Clock())) {
			continue
		}
		if err != nil {
			return err
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
