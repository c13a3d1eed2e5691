package bleve

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index"
	"onrecord/index/term"
)

// facetSize is how many values of a field a facet lists.
const facetSize = 100

// Facets implements index.Engine: it counts the passages that have all the
// words of the query.
func (e *Engine) Facets(ctx context.Context, q index.Query, fields ...index.Field) ([]index.Facet, error) {
	must := each(textField, stems(term.Of(q.Words)))
	if narrow := narrowing(q); narrow != nil {
		must = append(must, narrow)
	}
	var answering query.Query = bleve.NewMatchAllQuery()
	if len(must) > 0 {
		answering = bleve.NewConjunctionQuery(must...)
	}
	r := bleve.NewSearchRequestOptions(answering, 0, 0, false)
	for _, f := range fields {
		r.AddFacet(string(f), bleve.NewFacetRequest(string(f), facetSize))
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
	}
	return out, nil
}
