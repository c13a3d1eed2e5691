package bleve

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"onrecord/index/vector"
)

// columns holds in memory what the quotes of each segment of the index mean: about 100
// bytes a quote. A segment never changes, so its column is made once.
type columns struct {
	mutex sync.Mutex
	made  map[segment.Segment]*column
}

// placed is a column where its segment stands in the index: its documents begin at from.
type placed struct {
	*column
	from    uint64
	deleted *roaring.Bitmap
}

// of returns the columns of what a reader reads, in its order.
func (c *columns) of(r *reader) ([]placed, error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	made := make(map[segment.Segment]*column)
	var out []placed
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
		out = append(out, placed{known, from, s.Deleted()})
		from += uint64(s.FullSize())
	}
	c.made = made // without those of segments that are no more
	return out, nil
}

// column is what the quotes of a segment mean. Documents have their number in the segment.
type column struct {
	articles  []columnArticle
	articleOf []uint32 // each quote's, among articles
	documents []uint32
	heads     []vector.Head
	words     runs
	lengths   []float32 // of words
	speakers  runs
	quoteAt   []int32 // of each document; -1 for none
}

type columnArticle struct {
	first  uint32 // document
	vector vector.Vector
	length float32 // of vector
	end    uint32  // of its quotes, which follow those of the article before
}

// runs are the words of many texts, one after the other.
type runs struct {
	ends  []uint32
	words []vector.Word
}

func (r *runs) add(words []vector.Word) {
	r.words = append(r.words, words...)
	r.ends = append(r.ends, uint32(len(r.words)))
}

func (r *runs) of(i int) []vector.Word {
	from := uint32(0)
	if i > 0 {
		from = r.ends[i-1]
	}
	return r.words[from:r.ends[i]]
}

// newColumn reads the column of a segment.
func newColumn(s *scorch.SegmentSnapshot) (*column, error) {
	c := &column{quoteAt: make([]int32, s.FullSize())}
	for i := range c.quoteAt {
		c.quoteAt[i] = -1
	}
	ordinals, err := ordinalsOf(s)
	if err != nil {
		return nil, err
	}
	err = eachWith(s.Segment(), aboutField, everyArticle, func(first uint64) error { return c.addArticle(s, first, ordinals) })
	return c, err
}

// addArticle adds the quotes of an article, by its first document.
func (c *column) addArticle(s *scorch.SegmentSnapshot, first uint64, ordinals func(document uint64) (int, error)) error {
	var id string
	var stored []byte
	err := s.VisitDocument(first, func(field string, _ byte, value []byte, _ []uint64) bool {
		switch field {
		case "_id":
			id = string(value)
		case meaningField:
			stored = append(stored, value...)
		}
		return true
	})
	if err != nil || stored == nil {
		return err
	}
	whole, quotes, err := decodeMeanings(stored)
	if err != nil {
		return damagedMeaning(id, err)
	}
	documents := make(map[int]uint64, len(quotes))
	err = eachWith(s.Segment(), articleField, id[:strings.LastIndexByte(id, '#')], func(n uint64) error {
		ordinal, err := ordinals(n)
		if ordinal >= 0 {
			documents[ordinal] = n
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, q := range quotes {
		n, found := documents[q.ordinal]
		if !found {
			return damagedMeaning(id, errDamaged)
		}
		c.quoteAt[n] = int32(len(c.documents))
		c.documents = append(c.documents, uint32(n))
		c.articleOf = append(c.articleOf, uint32(len(c.articles)))
		c.heads = append(c.heads, vector.HeadOf(q.words))
		c.words.add(q.words)
		c.lengths = append(c.lengths, q.length)
		c.speakers.add(q.speaker)
	}
	c.articles = append(c.articles, columnArticle{uint32(first), whole, whole.Length(), uint32(len(c.documents))})
	return nil
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
