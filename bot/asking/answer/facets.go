package answer

import (
	"context"

	"onrecord/bot/asking/question"
	"onrecord/index"
)

// maxCounts is how many values of a facet are shown.
const maxCounts = 10

// facets are what is counted, in the order in which it is shown.
var facets = []struct {
	field  index.Field
	counts func(*Facets) *[]Count
}{
	{index.Speaker, func(f *Facets) *[]Count { return &f.Speaker }},
	{index.Outlet, func(f *Facets) *[]Count { return &f.Outlet }},
	{index.Section, func(f *Facets) *[]Count { return &f.Section }},
	{index.Year, func(f *Facets) *[]Count { return &f.Year }},
	{index.Month, func(f *Facets) *[]Count { return &f.Month }},
	{index.ByKind, func(f *Facets) *[]Count { return &f.Kind }},
	{index.Place, func(f *Facets) *[]Count { return &f.Place }},
	{index.Organisation, func(f *Facets) *[]Count { return &f.Organisation }},
	{index.Stance, func(f *Facets) *[]Count { return &f.Stance }},
	{index.Byline, func(f *Facets) *[]Count { return &f.Byline }},
}

func noFacets() (out Facets) {
	for _, f := range facets {
		*f.counts(&out) = []Count{}
	}
	return out
}

// Facets counts all that answers a question. It is a search of its own and is
// asked for only where the counts are wanted.
func (d *Desk) Facets(ctx context.Context, q question.Question) (Facets, error) {
	query := q.Query()
	if q.AboutQuotes() && len(query.Filter.Kinds) == 0 {
		query.Filter.Kinds = quotes
	}
	var fields []index.Field
	for _, f := range facets {
		fields = append(fields, f.field)
	}
	counted, err := d.Index.Facets(ctx, query, fields...)
	if err != nil {
		return Facets{}, err
	}
	out := noFacets()
	for i, f := range facets {
		counts := []Count{}
		for _, v := range counted[i].Values {
			if v.Value != "" {
				counts = append(counts, Count(v))
			}
		}
		*f.counts(&out) = counts[:min(len(counts), maxCounts)]
	}
	return out, nil
}
