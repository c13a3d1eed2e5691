package bleve

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2"

	"onrecord/index"
	"onrecord/index/filing"
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
		size := facetSize
		if f == index.Speaker {
			size = namesCounted
		}
		request.AddFacet(string(f), bleve.NewFacetRequest(string(f), size))
	}
	found, err := e.index.SearchInContext(ctx, request)
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
			if out[i].Values, err = filing.OnePerPerson(ctx, known, out[i].Values); err != nil {
				return nil, err
			}
			out[i].Values = out[i].Values[:min(len(out[i].Values), facetSize)]
		}
	}
	return out, nil
}

// People implements index.Engine.
func (e *Engine) People(ctx context.Context, letters string, like func(name string) bool) ([]index.FacetValue, error) {
	r, err := e.reader()
	if err != nil {
		return nil, err
	}
	defer r.snapshot.Close()
	return filing.People(ctx, dictionary{r}, letters, like)
}
