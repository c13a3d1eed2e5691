package sight

import (
	"context"
	"slices"

	"onrecord/index"
)

// Index is an index as whoever looks may see it.
type Index struct {
	index.Engine
	Rules Rules
}

// Search is that of index.Engine; so is what follows.
func (x Index) Search(ctx context.Context, q index.Query) (index.Result, error) {
	return x.Engine.Search(ctx, x.within(ctx, q))
}

// Facets counts what is seen.
func (x Index) Facets(ctx context.Context, q index.Query, fields ...index.Field) ([]index.Facet, error) {
	return x.Engine.Facets(ctx, x.within(ctx, q), fields...)
}

// People lists who is quoted.
func (x Index) People(ctx context.Context, begins []string, like func(name string) bool) ([]index.FacetValue, error) {
	found, err := x.Engine.People(ctx, begins, like)
	if err != nil || len(x.Rules.hidden(ctx)) == 0 {
		return found, err
	}
	var out []index.FacetValue
	for _, person := range found {
		quoted, err := x.Search(ctx, index.Query{Speaker: person.Value, Limit: 1})
		if err != nil {
			return nil, err
		}
		if len(quoted.Hits) > 0 {
			out = append(out, person)
		}
	}
	return out, nil
}

// within is the query without the sections that are hidden.
func (x Index) within(ctx context.Context, q index.Query) index.Query {
	if hidden := x.Rules.hidden(ctx); len(hidden) > 0 {
		q.Filter.Except.Sections = slices.Concat(q.Filter.Except.Sections, hidden)
	}
	return q
}
