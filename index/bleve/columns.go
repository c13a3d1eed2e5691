package bleve

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/search/query"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"onrecord/index/filing"
	"onrecord/index/near"
	"onrecord/index/stored"
)

// columns holds in memory what the quotes of each segment of the index mean: about 100
// bytes a quote. A segment never changes, so its column is made once.
type columns struct {
	mutex sync.Mutex
	made  map[segment.Segment]*near.Column
}

// of returns the columns of what a reader reads, in its order.
func (c *columns) of(r *reader) ([]near.Placed, error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	made := make(map[segment.Segment]*near.Column)
	var out []near.Placed
	from := uint64(0)
	for _, s := range r.snapshot.Segments() {
		known, found := c.made[s.Segment()]
		if !found {
			var err error
			if known, err = newColumn(s); err != nil {
				return nil, err
			}
		}
		made[s.Segment()] = known
		one := near.Placed{Column: known, From: from, To: from + uint64(s.FullSize())}
		if deleted := s.Deleted(); deleted != nil {
			one.Gone = deleted
		}
		out, from = append(out, one), one.To
	}
	c.made = made // without those of segments that are no more
	return out, nil
}

// newColumn reads the column of a segment.
func newColumn(s *scorch.SegmentSnapshot) (*near.Column, error) {
	c := new(near.Column)
	ordinals, err := ordinalsOf(s)
	if err != nil {
		return nil, err
	}
	err = eachWith(s.Segment(), string(filing.About), filing.EveryArticle, func(first uint64) error { return addArticle(c, s, first, ordinals) })
	return c, err
}

// addArticle adds the quotes of an article to a column, by its first document.
func addArticle(c *near.Column, s *scorch.SegmentSnapshot, first uint64, ordinals func(document uint64) (int, error)) error {
	var id string
	var kept []byte
	err := s.VisitDocument(first, func(field string, _ byte, value []byte, _ []uint64) bool {
		switch field {
		case "_id":
			id = string(value)
		case meaningField:
			kept = append(kept, value...)
		}
		return true
	})
	if err != nil || kept == nil {
		return err
	}
	m, err := stored.MeaningsFrom(kept)
	if err != nil {
		return damagedMeaning(id, err)
	}
	documents := make(map[int]uint32, len(m.Quotes))
	err = eachWith(s.Segment(), string(filing.Article), id[:strings.LastIndexByte(id, '#')], func(n uint64) error {
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
			return damagedMeaning(id, stored.ErrDamaged)
		}
	}
	c.Add(uint32(first), m, func(ordinal int) uint32 { return documents[ordinal] })
	return nil
}

func damagedMeaning(id string, err error) error {
	return fmt.Errorf("%w: what the quotes of %q mean", err, id)
}

// eachWith calls do with every document of a segment that has a term, in rising order.
func eachWith(s segment.Segment, field, term string, do func(document uint64) error) error {
	dictionary, err := s.Dictionary(field)
	if err != nil {
		return fmt.Errorf("read the index: %w", err)
	}
	list, err := dictionary.PostingsList([]byte(term), nil, nil)
	if err != nil {
		return fmt.Errorf("read the index: %w", err)
	}
	for at := list.Iterator(false, false, false, nil); ; {
		p, err := at.Next()
		if err != nil {
			return fmt.Errorf("read the index: %w", err)
		}
		if p == nil {
			return nil
		}
		if err := do(p.Number()); err != nil {
			return err
		}
	}
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
	columns, err := e.columns.of(r)
	return near.NewSubject(columns, asked), err
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
