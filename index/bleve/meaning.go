package bleve

import (
	"bytes"
	"context"
	"fmt"
	"strconv"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index/near"
	"onrecord/index/stored"
)

// newColumn reads what the quotes of a segment mean: about 100 bytes a quote.
func newColumn(s *scorch.SegmentSnapshot) (*near.Column, error) {
	c := new(near.Column)
	err := eachArticle(s, meaningField, func(a article) error { return addMeanings(c, a) })
	return c, err
}

// addMeanings adds the quotes of an article to a column.
func addMeanings(c *near.Column, a article) error {
	if a.kept == nil {
		return nil
	}
	m, err := stored.MeaningsFrom(a.kept)
	if err != nil {
		return damagedMeaning(a, err)
	}
	documents := make(map[int]uint32, len(m.Quotes))
	err = a.each(func(n uint64) error {
		id, err := a.segment.DocID(n)
		if err != nil {
			return fmt.Errorf("read the index: %w", err)
		}
		ordinal, err := strconv.Atoi(string(id[bytes.LastIndexByte(id, '.')+1:]))
		documents[ordinal] = uint32(n)
		return err
	})
	if err != nil {
		return err
	}
	for _, q := range m.Quotes {
		if _, found := documents[q.Ordinal]; !found {
			return damagedMeaning(a, stored.ErrDamaged)
		}
	}
	c.Add(uint32(a.first), m, func(ordinal int) uint32 { return documents[ordinal] })
	return nil
}

func damagedMeaning(a article, err error) error {
	return fmt.Errorf("%w: what the quotes of %q mean", err, a.id)
}

// subject returns what some words mean; nil where none is known.
func (e *Engine) subject(r *reader, asked string) (*near.Subject, error) {
	if asked == "" {
		return nil, nil
	}
	made, err := e.meanings.of(r, newColumn)
	if err != nil {
		return nil, err
	}
	placed := make([]near.Placed, len(made))
	from := uint64(0)
	for i, s := range r.snapshot.Segments() {
		placed[i] = near.Placed{Column: made[i], From: from, To: from + uint64(s.FullSize())}
		if deleted := s.Deleted(); deleted != nil {
			placed[i].Gone = deleted
		}
		from = placed[i].To
	}
	return near.NewSubject(placed, asked), nil
}

// passing calls what it is given with each document that passes narrow, in rising order;
// nil where narrow is.
func (r *reader) passing(ctx context.Context, narrow query.Query) func(each func(document uint64)) error {
	if narrow == nil {
		return nil
	}
	return func(each func(document uint64)) error {
		m, err := r.matches(ctx, narrow)
		if err != nil {
			return err
		}
		defer m.searcher.Close()
		for {
			n, ok, err := m.next()
			if err != nil || !ok {
				return err
			}
			each(n)
		}
	}
}
