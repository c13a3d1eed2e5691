package opensearch

import (
	"context"

	"onrecord/index"
	"onrecord/index/filing"
)

// countedByShard is how many values of a field each shard counts, so that the sums are right.
const countedByShard = 20_000

// Facets implements index.Engine: it counts the passages that have all the
// words of the query.
func (e *Engine) Facets(ctx context.Context, q index.Query, fields ...index.Field) ([]index.Facet, error) {
	v, err := e.view(ctx)
	if err != nil {
		return nil, err
	}
	answering, err := filing.Answering(ctx, v, q)
	if err != nil {
		return nil, err
	}
	counting := make(object)
	for _, f := range fields {
		counting[string(f)] = object{"terms": object{"field": string(f), "size": filing.FacetSize(f), "shard_size": countedByShard}}
	}
	found, err := e.content.search(ctx, object{"query": passing(answering), "size": 0, "track_total_hits": false, "aggs": counting})
	if err != nil {
		return nil, err
	}
	out := make([]index.Facet, len(fields))
	for i, f := range fields {
		terms, err := found[0].terms(string(f))
		if err != nil {
			return nil, err
		}
		var counted []index.FacetValue
		for _, t := range terms {
			counted = append(counted, index.FacetValue{Value: t.Term, Count: t.Count})
		}
		if out[i], err = filing.Facet(ctx, v, f, counted); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// People implements index.Engine.
func (e *Engine) People(ctx context.Context, begins []string, like func(name string) bool) ([]index.FacetValue, error) {
	v, err := e.view(ctx)
	if err != nil {
		return nil, err
	}
	return filing.People(ctx, v, begins, like)
}
