package answer

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"onrecord/bot/asking/question"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/person"
	"onrecord/index/term"
)

// dayLimit is more quotes than the articles of one day have.
const dayLimit = 20_000

// SaidOn returns the asserted quotes in the articles published on a day whose speaker
// is clear, in the order of articles and bodies; what several articles print word for
// word comes once.
func (d *Desk) SaidOn(ctx context.Context, day corpus.Day) ([]Citation, error) {
	said, whole, err := d.said(ctx, index.Query{
		Filter: index.Filter{Kinds: quotes, Stances: asserted, From: day, To: day},
		Limit:  dayLimit,
	}, nil)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(said, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Ordinal, b.Ordinal))
	})
	return d.citeAll(ctx, withoutCopies(said), whole)
}

// Said returns the quotes that answer a query and are wanted, of whatever stance, whose
// speaker is clear: the newest first, what several articles print word for word once. more
// is true where there are more than the limit of the query.
func (d *Desk) Said(ctx context.Context, q index.Query, wanted func(index.Passage) bool) (found []Citation, more bool, err error) {
	q.Filter.Kinds = quotes
	hits := 0
	said, whole, err := d.said(ctx, q, func(p index.Passage) bool {
		hits++
		return wanted(p)
	})
	if err != nil {
		return nil, false, err
	}
	slices.SortFunc(said, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(a.Article, b.Article), cmp.Compare(a.Ordinal, b.Ordinal))
	})
	found, err = d.citeAll(ctx, withoutCopies(withoutOverlaps(said)), whole)
	return found, hits >= cmp.Or(q.Limit, index.DefaultLimit), err
}

// toldFrom is the share of a topic, by weight, that a quote has which is told with it, or the
// headline of its article.
const toldFrom = 0.6

// Told returns the quotes on a topic whose speaker is clear, of whatever stance, those first
// that have the words themselves and not only in the headline of their article. more is true
// where there are more than the limit of the query.
func (d *Desk) Told(ctx context.Context, q index.Query) (found []Citation, more bool, err error) {
	q.Filter.Kinds, q.About = quotes, q.Words
	result, err := d.Index.Search(ctx, q)
	if err != nil {
		return nil, false, err
	}
	told, err := read(ctx, d.Archive, d.Clock(), result.Hits)
	if err != nil {
		return nil, false, err
	}
	asked := newWording(q.Words, result.Weights, result.Passages)
	kept := told[:0]
	for _, c := range told {
		c.comparison = asked.compare(c.terms)
		if c.score = asked.coverage(c); (c.score >= toldFrom || c.About >= toldFrom) && !c.unclear() {
			kept = append(kept, c)
		}
	}
	slices.SortStableFunc(kept, func(a, b candidate) int { return cmp.Compare(rounded(b.score), rounded(a.score)) })
	found, err = d.citeAll(ctx, withoutCopies(withoutOverlaps(kept)), nil)
	found = slices.DeleteFunc(found, func(c Citation) bool {
		return c.Score < toldFrom && asked.coverage(candidate{terms: term.Of(c.Headline)}) < toldFrom
	})
	return found, len(result.Hits) >= cmp.Or(q.Limit, index.DefaultLimit), err
}

// said reads the quotes that answer a query and are wanted, whose speaker is clear, with the articles
// that were read whole for them.
func (d *Desk) said(ctx context.Context, q index.Query, wanted func(index.Passage) bool) ([]candidate, map[corpus.ArticleID]divided, error) {
	result, err := d.Index.Search(ctx, q)
	if err != nil {
		return nil, nil, err
	}
	hits := result.Hits
	if wanted != nil {
		hits = slices.DeleteFunc(hits, func(h index.Hit) bool { return !wanted(h.Passage) })
	}
	said, whole, err := readWhole(ctx, d.Archive, d.Clock(), hits)
	return slices.DeleteFunc(said, candidate.unclear), whole, err
}

// mostWhole is how many hits are read with their articles, which are held meanwhile.
const mostWhole = 1000

// readWhole turns hits into candidates, and reads the articles that they are cited from, once. Of
// very many it reads the hits alone.
func readWhole(ctx context.Context, archive Archive, now time.Time, hits []index.Hit) ([]candidate, map[corpus.ArticleID]divided, error) {
	if len(hits) > mostWhole {
		found, err := read(ctx, archive, now, hits)
		return found, nil, err
	}
	in := make(map[corpus.ArticleID][]int)
	for i, h := range hits {
		in[h.Article] = append(in[h.Article], i)
	}
	var mu sync.Mutex
	whole, found := make(map[corpus.ArticleID]divided), make([]*candidate, len(hits))
	work, within := errgroup.WithContext(ctx)
	work.SetLimit(citedAtOnce)
	for id, these := range in {
		work.Go(func() error {
			r, err := divide(within, archive, id)
			if err != nil {
				return unlessGone(err)
			}
			for _, i := range these {
				if p, ok := passageIn(r.Record, hits[i], now); ok {
					c := candidateOf(p)
					found[i] = &c
				}
			}
			mu.Lock()
			defer mu.Unlock()
			whole[id] = r
			return nil
		})
	}
	if err := work.Wait(); err != nil {
		return nil, nil, err
	}
	var out []candidate
	for _, c := range found {
		if c != nil {
			out = append(out, *c)
		}
	}
	return out, whole, nil
}

// passageIn is a hit with what its article prints there; ok is false where that changed, or may not
// be shown.
func passageIn(r corpus.Record, h index.Hit, now time.Time) (p match.Passage, ok bool) {
	hull := corpus.Hull(h.Spans)
	if r.Revision != h.Revision || r.Hidden(now) || hull.End > len(r.Body) {
		return p, false
	}
	return match.Passage{Hit: h, Printed: corpus.ExcerptOf(r, hull)}, true
}

// citedAtOnce is from how many articles citations are made at once.
const citedAtOnce = 4

// citeAll cites groups. What repeats what was wrong, in the paragraph that corrects it,
// and whose article changed meanwhile, is passed over. Articles that were read whole are not read
// again.
func (d *Desk) citeAll(ctx context.Context, groups []group, whole map[corpus.ArticleID]divided) ([]Citation, error) {
	in := make(map[corpus.ArticleID][]int)
	for i, g := range groups {
		in[g.Article] = append(in[g.Article], i)
	}
	cited := make([]*Citation, len(groups))
	work, within := errgroup.WithContext(ctx)
	work.SetLimit(citedAtOnce)
	for id, these := range in {
		work.Go(func() (err error) {
			r, known := whole[id]
			if !known {
				if r, err = divide(within, d.Archive, id); err != nil {
					return unlessGone(err)
				}
			}
			return d.citeIn(within, r, groups, these, cited)
		})
	}
	if err := work.Wait(); err != nil {
		return nil, err
	}
	out := make([]Citation, 0, len(groups))
	for _, c := range cited {
		if c != nil {
			out = append(out, *c)
		}
	}
	d.warn(ctx, out)
	return out, nil
}

// unlessGone is an error, other than that an article is gone.
func unlessGone(err error) error {
	if errors.Is(err, corpus.ErrNotFound) {
		return nil
	}
	return err
}

// citeIn makes the citations of those groups, by their numbers, that cite one article.
func (d *Desk) citeIn(ctx context.Context, r divided, groups []group, these []int, into []*Citation) error {
	for _, i := range these {
		g := groups[i]
		if r.Revision != g.Revision || r.Hidden(d.Clock()) || r.correctsIn(g.Spans[0]) {
			continue
		}
		c, err := d.citation(ctx, question.Question{Intent: question.WhatSaid}, g, r.Record)
		if err != nil {
			return err
		}
		into[i] = &c
	}
	return nil
}

// divided is an article with its paragraphs.
type divided struct {
	corpus.Record
	paragraphs []corpus.Paragraph
}

// divide reads an article whole.
func divide(ctx context.Context, archive Archive, id corpus.ArticleID) (divided, error) {
	r, err := archive.Article(ctx, id)
	if err != nil {
		return divided{}, err
	}
	return divided{r, corpus.Paragraphs(r.Body)}, nil
}

// correctsIn reports whether a stretch begins in a paragraph by which the article is
// corrected.
func (r divided) correctsIn(s corpus.Span) bool {
	p, ok := corpus.ParagraphAt(r.paragraphs, s.Start)
	return ok && IsCorrectionNote(p.Span.Of(r.Body))
}

// PrintedIn cites the sentence in which the article of a citation prints the name or the title
// of its speaker, or else the citation; ok is false where the article has changed.
func (d *Desk) PrintedIn(ctx context.Context, c Citation, name string) (sentence Citation, ok bool, err error) {
	r, ok, err := match.Article(ctx, d.Archive, d.Clock(), index.Passage{Article: c.Article, Revision: c.Revision})
	if err != nil || !ok {
		return Citation{}, false, err
	}
	if c.Speaker == nil || !strings.Contains(r.Body, name) {
		return c, true, nil
	}
	who := quote.Speaker(c.Speaker.Speaker)
	who.Title = name
	p := index.Passage{Article: c.Article, Revision: c.Revision, Spans: c.Reference().Spans, Speaker: who, Confidence: 1, Stance: quote.Asserted}
	sentence = candidate{Hit: index.Hit{Passage: p}}.citeTitle(question.Question{Intent: question.WhoIs}, r)
	if sentence.Kind != index.Sentence {
		return c, true, nil
	}
	sentence.Speaker.Title = c.Speaker.Title
	return sentence, true, nil
}

// Whole is a citation with the whole sentences in which it stands, as a statement that is
// not asserted is shown: nothing of it is a fragment.
func (d *Desk) Whole(ctx context.Context, c Citation) (Citation, error) {
	r, err := d.Archive.Article(ctx, c.Article)
	if err != nil {
		return c, err
	}
	found, err := annotation.Of(ctx, d.Archive, r)
	if err != nil || r.Revision != c.Revision {
		return c, err
	}
	return c.within(r.Body, found.Sentences), nil
}

// within is a citation widened to the sentences in which it stands.
func (c Citation) within(body string, sentences []corpus.Sentence) Citation {
	for _, s := range sentences {
		if s.Span.Overlaps(corpus.Span{Start: c.Start, End: c.End}) {
			c.Start, c.End = min(c.Start, s.Span.Start), max(c.End, s.Span.End)
		}
	}
	c.Spans, c.Text = []Offsets{{c.Start, c.End}}, body[c.Start:c.End]
	return c
}

// Beside returns who is quoted in articles, once an article each, beside those whom own
// names: with how many of the articles, most first.
func (d *Desk) Beside(ctx context.Context, articles []corpus.ArticleID, own func(name string) bool) ([]Count, error) {
	records := make([]corpus.Record, 0, len(articles))
	for _, id := range articles {
		r, err := d.Archive.Article(ctx, id)
		if err != nil && !errors.Is(err, corpus.ErrNotFound) {
			return nil, err
		}
		if err == nil && !r.Hidden(d.Clock()) {
			records = append(records, r)
		}
	}
	found, err := annotation.Read(ctx, d.Archive, records)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, a := range found {
		isPerson := make(map[string]bool)
		for _, p := range a.People {
			isPerson[p.Name] = true
		}
		var here []string
		for _, q := range a.Quotes {
			name := q.Speaker.Name
			if isPerson[name] && q.Confidence >= match.Asked.Clear && !own(name) && !slices.Contains(here, name) {
				here = append(here, name)
			}
		}
		names = append(names, here...)
	}
	return CountNames(names), nil
}

// CountNames counts names, most first, each person under the name that is printed most.
func CountNames(names []string) []Count {
	var all companions
	for _, name := range names {
		all.add(name)
	}
	slices.SortStableFunc(all, func(x, y companion) int { return cmp.Or(cmp.Compare(y.count, x.count), cmp.Compare(x.name, y.name)) })
	out := make([]Count, len(all))
	for i, s := range all {
		out[i] = Count{s.name, s.count}
	}
	return out
}

// companions are people who are quoted, each with how often.
type companions []companion

type companion struct {
	name  string
	key   person.Key
	count int
	names map[string]int
}

func (b *companions) add(name string) {
	key := person.KeyOf(name)
	i := slices.IndexFunc(*b, func(s companion) bool { return s.key.Compatible(key) })
	if i < 0 {
		i = len(*b)
		*b = append(*b, companion{name: name, key: key, names: make(map[string]int)})
	}
	s := &(*b)[i]
	s.count++
	s.names[name]++
	if !s.key.IsFull() || key.IsFull() && s.names[name] > s.names[s.name] {
		s.name, s.key = name, key
	}
}
