package bleve

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index"
	"onrecord/index/term"
)

// facetSize is how many values of a field a facet lists, and namesCounted how
// many names of speakers are counted before those of one person are joined.
const (
	facetSize    = 100
	namesCounted = 2000
)

// Facets implements index.Engine: it counts the passages that have all the
// words of the query.
func (e *Engine) Facets(ctx context.Context, q index.Query, fields ...index.Field) ([]index.Facet, error) {
	answering, err := e.answering(q)
	if err != nil {
		return nil, err
	}
	r := bleve.NewSearchRequestOptions(answering, 0, 0, false)
	for _, f := range fields {
		size := facetSize
		if f == index.Speaker {
			size = namesCounted
		}
		r.AddFacet(string(f), bleve.NewFacetRequest(string(f), size))
	}
	found, err := e.index.SearchInContext(ctx, r)
	if err != nil {
		return nil, fmt.Errorf("count in the index: %w", err)
	}
	out := make([]index.Facet, len(fields))
	for i, f := range fields {
		out[i].Field = f
		for _, t := range found.Facets[string(f)].Terms.Terms() {
			out[i].Values = append(out[i].Values, index.FacetValue{Value: t.Term, Count: t.Count})
		}
		if f == index.Speaker {
			if out[i].Values, err = e.onePerPerson(out[i].Values); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// answering is a query for the passages that have all the words of q and pass
// what narrows it.
func (e *Engine) answering(q index.Query) (query.Query, error) {
	r, err := e.reader()
	if err != nil {
		return nil, err
	}
	defer r.snapshot.Close()
	narrow, err := r.narrowing(q)
	if err != nil {
		return nil, err
	}
	var must []query.Query
	if narrow != nil {
		must = append(must, narrow)
	}
	if words := stems(term.Of(q.Words)); len(words) > 0 {
		var either []query.Query
		for _, field := range fieldsOf(q.Filter.Kinds) {
			either = append(either, bleve.NewConjunctionQuery(each(field, words)...))
		}
		must = append(must, bleve.NewDisjunctionQuery(either...))
	}
	if len(must) == 0 {
		return bleve.NewMatchAllQuery(), nil
	}
	return bleve.NewConjunctionQuery(must...), nil
}
