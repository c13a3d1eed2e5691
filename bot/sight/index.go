package sight

import (
	"context"
	"maps"
	"slices"
	"strings"

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

// Facets counts what is seen, under names that are printed in it.
func (x Index) Facets(ctx context.Context, q index.Query, fields ...index.Field) ([]index.Facet, error) {
	facets, err := x.Engine.Facets(ctx, x.within(ctx, q), fields...)
	if err != nil || len(x.Rules.Hidden(ctx)) == 0 {
		return facets, err
	}
	for _, f := range facets {
		if f.Field != index.Speaker {
			continue
		}
		for i, v := range f.Values {
			names, err := x.names(ctx, v.Value)
			if err != nil {
				return nil, err
			}
			if names[v.Value] == 0 && len(names) > 0 {
				f.Values[i].Value = slices.MaxFunc(slices.Sorted(maps.Keys(names)), func(a, b string) int { return names[a] - names[b] })
			}
		}
	}
	return facets, nil
}

// People lists who is quoted, by the names that are printed in what is seen.
func (x Index) People(ctx context.Context, begins []string, like func(name string) bool) ([]index.FacetValue, error) {
	found, err := x.Engine.People(ctx, begins, like)
	if err != nil || len(x.Rules.Hidden(ctx)) == 0 {
		return found, err
	}
	var out []index.FacetValue
	for _, person := range found {
		names, err := x.names(ctx, person.Value)
		if err != nil {
			return nil, err
		}
		if person.Count = names[person.Value]; person.Count > 0 {
			out = append(out, person)
		}
	}
	return out, nil
}

// most is how many passages of one person are counted.
const most = 50_000

// names counts the names by which what is seen prints somebody.
func (x Index) names(ctx context.Context, who string) (map[string]int, error) {
	quoted, err := x.Search(ctx, index.Query{Speaker: who, Limit: most})
	out := make(map[string]int)
	for _, h := range quoted.Hits {
		out[strings.Join(strings.Fields(h.Speaker.Name), " ")]++
	}
	return out, err
}

// within is the query without the sections that are hidden.
func (x Index) within(ctx context.Context, q index.Query) index.Query {
	if hidden := x.Rules.Hidden(ctx); len(hidden) > 0 {
		q.Filter.Except.Sections = slices.Concat(q.Filter.Except.Sections, hidden)
	}
	return q
}
