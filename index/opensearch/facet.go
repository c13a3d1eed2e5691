package opensearch

import (
	"context"

	"onrecord/index"
	"onrecord/index/filing"
)

// facetSize is how many values of a field a facet lists, and namesCounted how
// many names of speakers are counted before those of one person are joined. Each shard
// counts countedByShard, so that the sums are right.
const (
	facetSize      = 100
	namesCounted   = 2000
	countedByShard = 20_000
)

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
		size := facetSize
		if f == index.Speaker {
			size = namesCounted
		}
		counting[string(f)] = object{"terms": object{"field": string(f), "size": size, "shard_size": countedByShard}}
	}
	found, err := e.content.search(ctx, object{"query": passing(answering), "size": 0, "track_total_hits": false, "aggs": counting})
	if err != nil {
		return nil, err
	}
	out := make([]index.Facet, len(fields))
	for i, f := range fields {
		out[i].Field = f
		counted, err := found[0].terms(string(f))
		if err != nil {
			return nil, err
		}
		for _, c := range counted {
			out[i].Values = append(out[i].Values, index.FacetValue{Value: c.Term, Count: c.Count})
		}
		if f == index.Speaker {
			if out[i].Values, err = filing.OnePerPerson(ctx, v, out[i].Values); err != nil {
				return nil, err
			}
			out[i].Values = out[i].Values[:min(len(out[i].Values), facetSize)]
		}
	}
	return out, nil
}

// People implements index.Engine.
func (e *Engine) People(ctx context.Context, letters string, like func(name string) bool) ([]index.FacetValue, error) {
	v, err := e.view(ctx)
	if err != nil {
		return nil, err
	}
	return filing.People(ctx, v, letters, like)
}
