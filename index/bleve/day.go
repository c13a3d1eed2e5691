package bleve

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/corpus"
	"onrecord/index"
)

// byDay returns the passages that pass narrow, the latest day first or the oldest, and last those
// without a day; of one day in the order of their ids.
func (e *Engine) byDay(ctx context.Context, r *reader, narrow query.Query, limit int, oldest bool) ([]index.Hit, error) {
	inOrder := func(a, b corpus.Day) int {
		if a != "" && b != "" && !oldest {
			a, b = b, a
		}
		return cmp.Or(cmp.Compare(isUnknown(a), isUnknown(b)), cmp.Compare(a, b))
	}
	passing, err := r.bySegment(ctx, narrow)
	if err != nil {
		return nil, err
	}
	counts, err := e.countArticles(r, passing)
	if err != nil {
		return nil, err
	}
	last, ok := lastDay(counts.by(func(c *articles) *values { return &c.days }), limit, inOrder)
	if !ok {
		return nil, nil
	}
	type found struct {
		document uint64
		day      corpus.Day
		id       string
	}
	var all []found
	from := uint64(0)
	for i, s := range r.snapshot.Segments() {
		c := counts.columns[i]
		for _, document := range passing[i] {
			day := c.days.day(c.of[document])
			if inOrder(day, last) > 0 {
				continue
			}
			id, err := s.Segment().DocID(uint64(document))
			if err != nil {
				return nil, fmt.Errorf("read the index: %w", err)
			}
			all = append(all, found{from + uint64(document), day, string(id)})
		}
		from += uint64(s.FullSize())
	}
	slices.SortFunc(all, func(a, b found) int { return cmp.Or(inOrder(a.day, b.day), cmp.Compare(a.id, b.id)) })
	hits := make([]index.Hit, min(limit, len(all)))
	for i := range hits {
		if hits[i].Passage, err = r.passage(all[i].document); err != nil {
			return nil, err
		}
	}
	return hits, nil
}

func isUnknown(d corpus.Day) int {
	if d == "" {
		return 1
	}
	return 0
}

// lastDay returns the last, in an order, of the days that are needed for so many documents; ok is
// false where there are none.
func lastDay(documents map[string]int, limit int, inOrder func(a, b corpus.Day) int) (last corpus.Day, ok bool) {
	days := slices.SortedFunc(maps.Keys(documents), func(a, b string) int { return inOrder(corpus.Day(a), corpus.Day(b)) })
	for _, d := range days {
		if limit <= 0 {
			break
		}
		last, ok = corpus.Day(d), true
		limit -= documents[d]
	}
	return last, ok
}
