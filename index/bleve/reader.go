package bleve

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	api "github.com/blevesearch/bleve_index_api"

	"github.com/blevesearch/bleve/v2"

	"onrecord/index"
)

// reader reads the index as it is at one moment, below bleve's searches: a
// document is its number there.
type reader struct {
	*scorch.IndexSnapshot
	total int // documents
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
	r := &reader{IndexSnapshot: opened.(*scorch.IndexSnapshot)}
	n, err := r.DocCount()
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	r.total = int(n)
	return r, nil
}

// passage returns the passage of a document.
func (r *reader) passage(document uint64) (index.Passage, error) {
	var id string
	var stored []byte
	for _, s := range r.Segments() {
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
				stored = append(stored, value...) // value is gone after the call
			}
			return true
		})
		if err != nil {
			return index.Passage{}, fmt.Errorf("read the index: %w", err)
		}
		break
	}
	return decode(id, stored)
}

// postings are the documents that have a term in a field, in rising order.
type postings struct {
	list      api.TermFieldReader
	documents int // how many
	at        api.TermFieldDoc
	begun     bool
	ended     bool
}

func (r *reader) postings(ctx context.Context, field, term string) (*postings, error) {
	list, err := r.TermFieldReader(ctx, []byte(term), field, false, false, false)
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	return &postings{list: list, documents: int(list.Count())}, nil
}

// next returns the next document; ok is false after the last.
func (p *postings) next() (document uint64, ok bool, err error) {
	return p.take(p.list.Next(&p.at))
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
	if p.ended {
		return false, nil
	}
	at := p.at.ID
	if !p.begun || at.Value() < document {
		n, ok, err := p.take(p.list.Advance(api.NewIndexInternalID(nil, document), &p.at))
		return ok && n == document, err
	}
	return at.Value() == document, nil
}

func (p *postings) take(d *api.TermFieldDoc, err error) (document uint64, ok bool, _ error) {
	p.begun = true
	if err != nil {
		return 0, false, fmt.Errorf("read the index: %w", err)
	}
	if d == nil {
		p.ended = true
		return 0, false, nil
	}
	return d.ID.Value(), true, nil
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
	s, err := q.Searcher(ctx, r, bleve.NewIndexMapping(), search.SearcherOptions{Score: "none"})
	if err != nil {
		return nil, fmt.Errorf("search the index: %w", err)
	}
	return &matches{searcher: s, context: search.SearchContext{
		DocumentMatchPool: search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0),
		IndexReader:       r,
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
