package answer

import (
	"context"

	"onrecord/bot/question"
	"onrecord/index"
)

// maxCounts is how many values of a facet are shown.
const maxCounts = 10

func noFacets() Facets {
	none := []Count{}
	return Facets{Speaker: none, Outlet: none, Section: none, Year: none, Month: none, Kind: none, Place: none, Organisation: none, Stance: none, Byline: none}
}

// Facets counts all that answers a question. It is a search of its own and is
// asked for only where the counts are wanted.
func (d *Desk) Facets(ctx context.Context, q question.Question) (Facets, error) {
	query := q.Query()
	if q.AboutQuotes() && len(query.Filter.Kinds) == 0 {
		query.Filter.Kinds = quotes
	}
	counted, err := d.Index.Facets(ctx, query, index.Speaker, index.Outlet, index.Section, index.Year, index.Month, index.ByKind, index.Place, index.Organisation, index.Stance, index.Byline)
	if err != nil {
		return Facets{}, err
	}
	out := noFacets()
	for _, f := range counted {
		counts := []Count{}
		for _, v := range f.Values {
			if v.Value != "" {
				counts = append(counts, Count(v))
			}
		}
		counts = counts[:min(len(counts), maxCounts)]
		switch f.Field {
		case index.Speaker:
			out.Speaker = counts
		case index.Outlet:
			out.Outlet = counts
		case index.Section:
			out.Section = counts
		case index.Year:
			out.Year = counts
		case index.Month:
			out.Month = counts
		case index.ByKind:
			out.Kind = counts
		case index.Place:
			out.Place = counts
		case index.Organisation:
			out.Organisation = counts
		case index.Stance:
			out.Stance = counts
		case index.Byline:
			out.Byline = counts
		}
	}
	return out, nil
}
