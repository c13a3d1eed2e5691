package mark

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// Archive is what is looked through.
type Archive interface {
	Article(ctx context.Context, id corpus.ArticleID) (corpus.Record, error)
	Excerpts(ctx context.Context, places []corpus.Place) ([]corpus.Excerpt, error)
}

// Index finds passages.
type Index interface {
	Search(ctx context.Context, q index.Query) (index.Result, error)
}

// Desk looks back.
type Desk struct {
	Archive Archive
	Index   Index
	Clock   func() time.Time
}

// Place is an article that prints marked words, or comes near.
type Place struct {
	Closeness Closeness       `json:"closeness"`
	Ticked    bool            `json:"ticked"` // an editor has dealt with it
	Citation  answer.Citation `json:"citation"`

	share float64
}

const (
	candidates = 400
	mostNear   = 10
	// nearFrom is the share of what a mark tells, by the weight of its words, from which a
	// passage is proposed, and fewestShared how many of its words that have to be.
	nearFrom     = 0.5
	fewestShared = 3
)

// Back lists the articles that print the words of a mark, each of them once, and then
// those that come near.
func (d *Desk) Back(ctx context.Context, m Mark) ([]Place, error) {
	c := compile(m)
	found, err := d.Index.Search(ctx, index.Query{Words: m.Words, Limit: candidates})
	if err != nil {
		return nil, err
	}
	passages, err := match.Read(ctx, d.Archive, d.Clock(), found.Hits)
	if err != nil {
		return nil, err
	}
	best := make(map[corpus.ArticleID]Place)
	for _, h := range passages {
		if !repeats(h.Stance) || !c.mayBe(h.Speaker.Name) && h.Kind != index.Sentence {
			continue
		}
		closeness, share := c.compare(stemsOf(h.Printed.Text), found.Weights)
		if closeness == "" {
			continue
		}
		p := Place{Closeness: closeness, share: share}
		if old, known := best[h.Article]; known && !p.nearer(old) {
			continue
		}
		r, err := d.Archive.Article(ctx, h.Article)
		if errors.Is(err, corpus.ErrNotFound) || err == nil && (r.Revision != h.Revision || r.Hidden(d.Clock())) {
			continue
		}
		if err != nil {
			return nil, err
		}
		p.Citation = answer.Cite(r, h.Hit.Passage)
		best[h.Article] = p
	}
	return ranked(best), nil
}

// repeats reports whether a passage with a stance may repeat words: what is denied, or
// called false, does not.
func repeats(s quote.Stance) bool { return s == "" || s == quote.Asserted || s == quote.Retracted }

func (p Place) nearer(than Place) bool {
	if p.Closeness != than.Closeness {
		return p.Closeness == Printed
	}
	return p.share > than.share
}

// compare tells how near a text comes; nothing where it does not.
func (c compiled) compare(stems []string, weights map[string]float64) (Closeness, float64) {
	if c.printedIn(stems) {
		return Printed, 1
	}
	if isNegated(stems) != c.negated {
		return "", 0
	}
	has := set("")
	for _, s := range stems {
		has[s] = true
	}
	all, shared, n := 0.0, 0.0, 0
	for s := range c.content {
		all += weights[s]
		if has[s] {
			shared += weights[s]
			n++
		}
	}
	if all == 0 || n < fewestShared || shared/all < nearFrom {
		return "", 0
	}
	return Near, shared / all
}

func ranked(best map[corpus.ArticleID]Place) []Place {
	out := []Place{}
	for _, p := range best {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b Place) int {
		if a.Closeness != b.Closeness {
			return cmp.Compare(b.Closeness, a.Closeness) // printed before near
		}
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(a.Citation.Published, b.Citation.Published), cmp.Compare(a.Citation.Article, b.Citation.Article))
	})
	near := slices.IndexFunc(out, func(p Place) bool { return p.Closeness == Near })
	if near >= 0 {
		out = out[:min(len(out), near+mostNear)]
	}
	return out
}
