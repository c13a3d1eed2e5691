package bleve

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2"

	"onrecord/index"
	"onrecord/index/filing"
)

// Facets implements index.Engine: it counts the passages that have all the
// words of the query.
func (e *Engine) Facets(ctx context.Context, q index.Query, fields ...index.Field) ([]index.Facet, error) {
	r, err := e.reader()
	if err != nil {
		return nil, err
	}
	defer r.snapshot.Close()
	known := dictionary{r}
	answering, err := filing.Answering(ctx, known, q)
	if err != nil {
		return nil, err
	}
	request := bleve.NewSearchRequestOptions(queryOf(answering), 0, 0, false)
	for _, f := range fields {
		request.AddFacet(string(f), bleve.NewFacetRequest(string(f), filing.FacetSize(f)))
	}
	found, err := e.index.SearchInContext(ctx, request)
	if err != nil {
		return nil, fmt.Errorf("count in the index: %w", err)
	}
	out := make([]index.Facet, len(fields))
	for i, f := range fields {
		var counted []index.FacetValue
		for _, t := range found.Facets[string(f)].Terms.Terms() {
			counted = append(counted, index.FacetValue{Value: t.Term, Count: t.Count})
		}
		if out[i], err = filing.Facet(ctx, known, f, counted); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// People implements index.Engine.
func (e *Engine) People(ctx context.Context, begins []string, like func(name string) bool) ([]index.FacetValue, error) {
	r, err := e.reader()
	if err != nil {
		return nil, err
	}
	defer r.snapshot.Close()
	return filing.People(ctx, dictionary{r}, begins, like)
}
