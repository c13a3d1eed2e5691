package mark

import (
	"cmp"
	"context"
	"slices"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/term"
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
	partFrom     = 0.2 // of the same, from which a passage may be a part of what is marked
	// mostAlike is how many quotes are proposed for what they mean.
	mostAlike = 10
)

// Back lists the articles that print the words of a mark, each of them once, and then
// those that come near.
func (d *Desk) Back(ctx context.Context, m Mark) ([]Place, error) {
	c, best := compile(m), make(map[corpus.ArticleID]Place)
	for _, kinds := range [][]index.Kind{index.Quotes(), {index.Sentence}} {
		if err := d.worded(ctx, c, kinds, best); err != nil {
			return nil, err
		}
	}
	if err := d.alike(ctx, c, best); err != nil {
		return nil, err
	}
	return ranked(best), nil
}

// worded adds the passages of some kinds that print the words of a mark, or share them.
func (d *Desk) worded(ctx context.Context, c compiled, kinds []index.Kind, best map[corpus.ArticleID]Place) error {
	passages, weights, err := d.search(ctx, index.Query{Words: c.Words, Limit: candidates, Filter: index.Filter{Kinds: kinds}})
	if err != nil {
		return err
	}
	for _, h := range passages {
		if !repeats(h.Stance) || !c.mayBe(h.Speaker) && h.Kind != index.Sentence {
			continue
		}
		stems := term.Stems(h.Printed.Text)
		share := c.share(stems, weights)
		p := Place{share: share, Closeness: c.compare(stems, share)}
		if old, known := best[h.Article]; !c.isPart(share) && (p.Closeness == "" || known && !p.nearer(old)) {
			continue
		}
		r, ok, err := match.Article(ctx, d.Archive, d.Clock(), h.Passage)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if c.long || p.Closeness == Near {
			p.Closeness = c.compareWhole(p.Closeness, term.Stems(goesOn(r.Body, h.Spans[0].Start)))
		}
		if old, known := best[h.Article]; p.Closeness == "" || known && !p.nearer(old) {
			continue
		}
		p.Citation = answer.Cite(r, h.Hit.Passage)
		best[h.Article] = p
	}
	return nil
}

// search finds passages and reads them from the archive, with the weights of the stems asked for.
func (d *Desk) search(ctx context.Context, q index.Query) ([]match.Passage, map[string]float64, error) {
	found, err := d.Index.Search(ctx, q)
	if err != nil {
		return nil, nil, err
	}
	passages, err := match.Read(ctx, d.Archive, d.Clock(), found.Hits)
	return passages, found.Weights, err
}

// alike proposes the quotes that are nearest to a mark in meaning, in whatever words, of the
// speaker whom it names. Those that repeat its words are nearest, and take no place of others.
func (d *Desk) alike(ctx context.Context, c compiled, best map[corpus.ArticleID]Place) error {
	passages, _, err := d.search(ctx, index.Query{
		Speaker: c.Speaker, Near: index.Near{Words: c.Words, Speaker: c.Speaker}, About: c.Words, Limit: mostAlike + len(best),
		Filter: index.Filter{Kinds: index.Quotes(), Stances: []quote.Stance{quote.Asserted, quote.Retracted}},
	})
	if err != nil {
		return err
	}
	for _, h := range passages {
		if _, known := best[h.Article]; known || !c.mayBe(h.Speaker) {
			continue
		}
		r, ok, err := match.Article(ctx, d.Archive, d.Clock(), h.Passage)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		p := Place{Closeness: c.compareWhole(Near, term.Stems(goesOn(r.Body, h.Spans[0].Start)))}
		if p.Closeness != "" {
			p.Citation = answer.Cite(r, h.Hit.Passage)
			best[h.Article] = p
		}
	}
	return nil
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

// compare tells how near a text comes that has a share of the words; nothing where it does
// not.
func (c compiled) compare(stems []string, share float64) Closeness {
	switch {
	case c.printedIn(stems):
		return Printed
	case share < nearFrom || isNegated(stems) != c.negated:
		return ""
	}
	return Near
}

// isPart reports whether a passage with a share of the words may be a part of a statement of
// several sentences.
func (c compiled) isPart(share float64) bool { return c.long && share >= partFrom }

// compareWhole tells how near the paragraphs of a part come, which by itself comes as near
// as that: what a sentence before it denies is not repeated.
func (c compiled) compareWhole(part Closeness, stems []string) Closeness {
	switch printed, negated := c.find(stems); {
	case !printed:
		return part
	case negated == c.negated:
		return Printed
	}
	return ""
}

// share is how much of what a mark tells a text has, by the weight of the words.
func (c compiled) share(stems []string, weights map[string]float64) float64 {
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
	if all == 0 || n < fewestShared {
		return 0
	}
	return shared / all
}

// goesOn is the paragraph at an offset, and the next one: a statement of several sentences
// may go on in it.
func goesOn(body string, offset int) string {
	paragraphs := corpus.Paragraphs(body)
	at, ok := corpus.ParagraphAt(paragraphs, offset)
	if !ok {
		return ""
	}
	return body[at.Span.Start:paragraphs[min(at.Number, len(paragraphs)-1)].Span.End]
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
