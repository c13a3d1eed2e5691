package bleve

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	api "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/blevesearch/bleve/v2"

	"onrecord/index"
	"onrecord/index/filing"
	"onrecord/index/near"
	"onrecord/index/stored"
)

// reader reads the index as it is at one moment, below bleve's searches: a
// document is its number there.
type reader struct {
	snapshot     *scorch.IndexSnapshot
	total        int // documents
	dictionaries dictionaries
	subject      *near.Subject // of the query; nil of one that asks for no meaning
}

// reader opens the index for reading; the caller closes it.
func (e *Engine) reader() (*reader, error) {
	advanced, err := e.index.Advanced()
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	opened, err := advanced.Reader()
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	r := &reader{snapshot: opened.(*scorch.IndexSnapshot), dictionaries: make(dictionaries)}
	n, err := r.snapshot.DocCount()
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	r.total = int(n)
	return r, nil
}

// passage returns the passage of a document.
func (r *reader) passage(document uint64) (index.Passage, error) {
	id, kept, err := r.kept(document)
	if err != nil {
		return index.Passage{}, err
	}
	return stored.PassageOf(id, kept)
}

// kept returns the id of a document, and what is kept of its passage.
func (r *reader) kept(document uint64) (id string, kept []byte, err error) {
	for _, s := range r.snapshot.Segments() {
		size := uint64(s.FullSize())
		if document >= size {
			document -= size
			continue
		}
		err := s.VisitDocument(document, func(field string, _ byte, value []byte, _ []uint64) bool {
			switch field {
			case "_id":
				id = string(value)
			case passageField:
				kept = append(kept, value...) // value is gone after the call
			}
			return true
		})
		if err != nil {
			return "", nil, fmt.Errorf("read the index: %w", err)
		}
		break
	}
	return id, kept, nil
}

// postings are the documents that have a term in a field, in rising order.
type postings struct {
	lists     []placedList
	documents int // how many
	current   int // of lists
	iterator  segment.PostingsIterator
	at        uint64
	begun     bool
}

// placedList are the documents of one segment, from one number to before another.
type placedList struct {
	segment.PostingsList
	from, to uint64
}

func (r *reader) postings(ctx context.Context, t filing.Term) (*postings, error) {
	known, err := r.dictionaries.of(r.snapshot.Segments(), string(t.Field))
	if err != nil {
		return nil, err
	}
	p := new(postings)
	from := uint64(0)
	for i, s := range r.snapshot.Segments() {
		list, err := known[i].PostingsList([]byte(t.Term), s.Deleted(), nil)
		if err != nil {
			return nil, fmt.Errorf("read the index: %w", err)
		}
		to := from + uint64(s.FullSize())
		if n := list.Count(); n > 0 {
			p.lists = append(p.lists, placedList{list, from, to})
			p.documents += int(n)
		}
		from = to
	}
	return p, ctx.Err()
}

// dictionaries are those of each segment, by field, once they were asked for.
type dictionaries map[string][]segment.TermDictionary

func (d dictionaries) of(segments []*scorch.SegmentSnapshot, field string) ([]segment.TermDictionary, error) {
	if known, found := d[field]; found {
		return known, nil
	}
	var out []segment.TermDictionary
	for _, s := range segments {
		one, err := s.Segment().Dictionary(field)
		if err != nil {
			return nil, fmt.Errorf("read the index: %w", err)
		}
		out = append(out, one)
	}
	d[field] = out
	return out, nil
}

// again begins at the first document.
func (p *postings) again() { p.current, p.iterator, p.begun = 0, nil, false }

// next returns the next document; ok is false after the last.
func (p *postings) next() (document uint64, ok bool, err error) { return p.from(0) }

// from returns the next document from a number on.
func (p *postings) from(least uint64) (document uint64, ok bool, err error) {
	p.begun = true
	for ; p.current < len(p.lists); p.current, p.iterator = p.current+1, nil {
		l := &p.lists[p.current]
		if least >= l.to {
			continue
		}
		if p.iterator == nil {
			p.iterator = l.Iterator(false, false, false, nil)
		}
		var found segment.Posting
		if least > l.from {
			found, err = p.iterator.Advance(least - l.from)
		} else {
			found, err = p.iterator.Next()
		}
		if err != nil {
			return 0, false, fmt.Errorf("read the index: %w", err)
		}
		if found != nil {
			p.at = l.from + found.Number()
			return p.at, true, nil
		}
	}
	return 0, false, nil
}

// each calls do with every document.
func (p *postings) each(do func(document uint64)) error {
	for {
		n, ok, err := p.next()
		if err != nil || !ok {
			return err
		}
		do(n)
	}
}

// has reports whether a document has the term. Calls come in rising order of
// documents.
func (p *postings) has(document uint64) (bool, error) {
	if p.current == len(p.lists) {
		return false, nil
	}
	if p.begun && p.at >= document {
		return p.at == document, nil
	}
	n, ok, err := p.from(document)
	return ok && n == document, err
}

// matches are the documents that a query of bleve's finds, in rising order.
type matches struct {
	searcher search.Searcher
	context  search.SearchContext
	at       uint64
	begun    bool
	ended    bool
}

func (r *reader) matches(ctx context.Context, q query.Query) (*matches, error) {
	s, err := q.Searcher(ctx, r.snapshot, bleve.NewIndexMapping(), search.SearcherOptions{Score: "none"})
	if err != nil {
		return nil, fmt.Errorf("search the index: %w", err)
	}
	return &matches{searcher: s, context: search.SearchContext{
		DocumentMatchPool: search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0),
		IndexReader:       r.snapshot,
	}}, nil
}

// next returns the next document; ok is false after the last.
func (m *matches) next() (document uint64, ok bool, err error) {
	return m.take(m.searcher.Next(&m.context))
}

// has reports whether a document is found. Calls come in rising order.
func (m *matches) has(document uint64) (bool, error) {
	if m.ended {
		return false, nil
	}
	if !m.begun || m.at < document {
		n, ok, err := m.take(m.searcher.Advance(&m.context, api.NewIndexInternalID(nil, document)))
		return ok && n == document, err
	}
	return m.at == document, nil
}

func (m *matches) take(d *search.DocumentMatch, err error) (document uint64, ok bool, _ error) {
	m.begun = true
	if err != nil {
		return 0, false, fmt.Errorf("search the index: %w", err)
	}
	if d == nil {
		m.ended = true
		return 0, false, nil
	}
	m.at = d.IndexInternalID.Value()
	m.context.DocumentMatchPool.Put(d)
	return m.at, true, nil
}
