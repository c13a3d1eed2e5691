package bleve

import (
	"context"
	"fmt"
	"strconv"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/search/query"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"onrecord/index/near"
	"onrecord/index/stored"
)

// newColumn reads what the quotes of a segment mean: about 100 bytes a quote.
func newColumn(s *scorch.SegmentSnapshot) (*near.Column, error) {
	c := new(near.Column)
	ordinals, err := ordinalsOf(s)
	if err != nil {
		return nil, err
	}
	err = eachArticle(s, meaningField, func(a article) error { return addMeanings(c, a, ordinals) })
	return c, err
}

// addMeanings adds the quotes of an article to a column.
func addMeanings(c *near.Column, a article, ordinals func(document uint64) (int, error)) error {
	if a.kept == nil {
		return nil
	}
	m, err := stored.MeaningsFrom(a.kept)
	if err != nil {
		return damagedMeaning(a, err)
	}
	documents := make(map[int]uint32, len(m.Quotes))
	err = a.each(func(n uint64) error {
		ordinal, err := ordinals(n)
		if ordinal >= 0 {
			documents[ordinal] = uint32(n)
		}
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

// ordinalsOf returns what tells the ordinal of a document of a quote; -1 for another.
func ordinalsOf(s *scorch.SegmentSnapshot) (func(document uint64) (int, error), error) {
	values, ok := s.Segment().(segment.DocValueVisitable)
	if !ok {
		return nil, fmt.Errorf("read the index: a segment of %T keeps no values", s.Segment())
	}
	var state segment.DocVisitState
	return func(document uint64) (ordinal int, err error) {
		ordinal = -1
		state, err = values.VisitDocValues(document, []string{ordinalField}, func(_ string, term []byte) {
			ordinal, _ = strconv.Atoi(string(term))
		}, state)
		return ordinal, err
	}, nil
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
