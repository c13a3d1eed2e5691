package bleve

import (
	"fmt"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"onrecord/index/filing"
)

// bySegment keeps in memory what is made of each segment of the index. A segment never
// changes, so that is made once.
type bySegment[T any] struct {
	mutex sync.Mutex
	made  map[segment.Segment]T
}

// of returns what is made of the segments that a reader reads, in its order.
func (b *bySegment[T]) of(r *reader, from func(*scorch.SegmentSnapshot) (T, error)) ([]T, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	made := make(map[segment.Segment]T)
	var out []T
	for _, s := range r.snapshot.Segments() {
		known, found := b.made[s.Segment()]
		if !found {
			var err error
			if known, err = from(s); err != nil {
				return nil, err
			}
		}
		made[s.Segment()] = known
		out = append(out, known)
	}
	b.made = made // without those of segments that are no more
	return out, nil
}

// article is an article of a segment, by its first document, which has what is stored of it.
type article struct {
	segment segment.Segment
	first   uint64
	id      string // of the documents, up to the ordinal
	kept    []byte // of the field that was asked for; nil where there is none
}

// eachArticle calls do with every article of a segment and what is stored in a field of it.
func eachArticle(s *scorch.SegmentSnapshot, stored string, do func(article) error) error {
	return eachWith(s.Segment(), filing.Term{Field: filing.About, Term: filing.EveryArticle}, func(first uint64) error {
		a := article{segment: s.Segment(), first: first}
		err := s.VisitDocument(first, func(field string, _ byte, value []byte, _ []uint64) bool {
			switch field {
			case "_id":
				a.id = string(value)
			case stored:
				a.kept = append(a.kept, value...) // value is gone after the call
			}
			return true
		})
		if err != nil {
			return fmt.Errorf("read the index: %w", err)
		}
		return do(a)
	})
}

// each calls do with every document of an article, in rising order.
func (a article) each(do func(document uint64) error) error {
	return eachWith(a.segment, filing.Term{Field: filing.Article, Term: a.id[:strings.LastIndexByte(a.id, '#')]}, do)
}

// eachWith calls do with every document of a segment that has a term, in rising order.
func eachWith(s segment.Segment, t filing.Term, do func(document uint64) error) error {
	dictionary, err := s.Dictionary(string(t.Field))
	if err != nil {
		return fmt.Errorf("read the index: %w", err)
	}
	return eachOf(dictionary, t.Term, do)
}

// eachOf is eachWith for a term of a dictionary.
func eachOf(dictionary segment.TermDictionary, term string, do func(document uint64) error) error {
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
