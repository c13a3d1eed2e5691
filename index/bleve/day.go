package bleve

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index"
	"onrecord/index/filing"
	"onrecord/index/stored"
)

// byDay returns the passages that pass narrow, the latest day first or the oldest.
func (e *Engine) byDay(ctx context.Context, narrow query.Query, limit int, oldest bool) ([]index.Hit, error) {
	if narrow == nil {
		narrow = bleve.NewMatchAllQuery()
	}
	r := bleve.NewSearchRequestOptions(narrow, limit, 0, false)
	r.Sort = search.SortOrder{
		&search.SortField{Field: string(filing.Day), Desc: !oldest, Type: search.SortFieldAsString, Missing: search.SortFieldMissingLast},
		&search.SortDocID{},
	}
	r.Score = "none"
	r.Fields = []string{passageField}
	found, err := e.index.SearchInContext(ctx, r)
	if err != nil {
		return nil, fmt.Errorf("search the index: %w", err)
	}
	hits := make([]index.Hit, len(found.Hits))
	for i, f := range found.Hits {
		kept, _ := f.Fields[passageField].(string)
		if hits[i].Passage, err = stored.PassageOf(f.ID, []byte(kept)); err != nil {
			return nil, err
		}
	}
	return hits, nil
}

// perDay is how many entries of the days' lists are read while bleve looks up the day of one
// passage.
const perDay = 100

// dayByDay returns what byDay does, where so many passages pass that it is quicker to go
// through the days, from the latest or the oldest on, until there are enough; found is false
// where it is not, or where passages without a day are wanted.
func dayByDay(ctx context.Context, r *reader, narrow query.Query, limit int, oldest bool) (hits []index.Hit, found bool, err error) {
	passing, err := passingSet(ctx, r, narrow)
	if err != nil || passing.count*passing.count < limit*r.total/perDay {
		return nil, false, err
	}
	days, err := daysOf(r)
	if err != nil {
		return nil, false, err
	}
	if !oldest {
		slices.Reverse(days)
	}
	for _, day := range days {
		if len(hits) >= limit {
			break
		}
		of, err := r.postings(ctx, filing.Term{Field: filing.Date, Term: day})
		if err != nil {
			return nil, false, err
		}
		on, err := passingOn(r, of, passing)
		if err != nil {
			return nil, false, err
		}
		hits = append(hits, on...)
	}
	if len(hits) < min(limit, passing.count) {
		return nil, false, nil
	}
	return hits[:min(limit, len(hits))], true, nil
}

// passingOn reads the passages of a day that pass, in the order of their ids.
func passingOn(r *reader, day *postings, passing *set) ([]index.Hit, error) {
	type hit struct {
		id string
		index.Hit
	}
	var on []hit
	for {
		n, ok, err := day.next()
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		if !passing.has(n) {
			continue
		}
		id, kept, err := r.kept(n)
		if err != nil {
			return nil, err
		}
		p, err := stored.PassageOf(id, kept)
		if err != nil {
			return nil, err
		}
		on = append(on, hit{id, index.Hit{Passage: p}})
	}
	slices.SortFunc(on, func(a, b hit) int { return cmp.Compare(a.id, b.id) })
	out := make([]index.Hit, len(on))
	for i, h := range on {
		out[i] = h.Hit
	}
	return out, nil
}

// daysOf are those of publication that the index knows, the oldest first.
func daysOf(r *reader) (out []string, err error) {
	entries, err := r.snapshot.FieldDict(string(filing.Date))
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	defer entries.Close()
	for {
		entry, err := entries.Next()
		if err != nil {
			return nil, fmt.Errorf("read the index: %w", err)
		}
		if entry == nil {
			return out, nil
		}
		if len(entry.Term) == len("2006-01-02") { // and no month or year
			out = append(out, entry.Term)
		}
	}
}

// set is a set of documents, a bit each.
type set struct {
	bits  []uint64
	count int
}

func (s *set) add(document uint64) {
	s.bits[document/64] |= 1 << (document % 64)
	s.count++
}

func (s *set) has(document uint64) bool { return s.bits[document/64]&(1<<(document%64)) != 0 }

// passingSet is the documents that pass narrow; of nil all do.
func passingSet(ctx context.Context, r *reader, narrow query.Query) (*set, error) {
	size := uint64(0)
	for _, s := range r.snapshot.Segments() {
		size += uint64(s.FullSize())
	}
	s := &set{bits: make([]uint64, size/64+1)}
	if each := r.passing(ctx, narrow); each != nil {
		return s, each(s.add)
	}
	for i := range s.bits {
		s.bits[i] = ^uint64(0)
	}
	s.count = r.total
	return s, nil
}
