package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"onrecord/bot/question"
	"onrecord/index"
)

// maxCounts is how many values of a facet are shown.
const maxCounts = 10

func noFacets() Facets {
	none := []Count{}
	return Facets{Speaker: none, Outlet: none, Section: none, Year: none, Kind: none, Place: none}
}

// Facets counts all that answers a question. It is a search of its own and is
// asked for only where the counts are wanted.
func (d *Desk) Facets(ctx context.Context, q question.Question) (Facets, error) {
	query := q.Query()
	if q.AboutQuotes() && len(query.Filter.Kinds) == 0 {
		query.Filter.Kinds = quotes
	}
	counted, err := d.Index.Facets(ctx, query, index.Speaker, index.Outlet, index.Section, index.Year, index.ByKind, index.Place)
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
		if f.Field == index.Speaker {
			counts = onePerPerson(counts)
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
		case index.ByKind:
			out.Kind = counts
		case index.Place:
			out.Place = counts
		}
	}
	return out, nil
}

// onePerPerson counts a speaker whom an article prints by surname alone with
// the full name that other articles print. Where two people share the surname
// nobody can say whose it is, and it stays by itself.
func onePerPerson(counts []Count) []Count {
	bySurname := make(map[string][]int) // the full names that end with it
	for i, c := range counts {
		if words := strings.Fields(c.Value); len(words) > 1 {
			surname := words[len(words)-1]
			bySurname[surname] = append(bySurname[surname], i)
		}
	}
	out := []Count{}
	for i, c := range counts {
		if full := bySurname[c.Value]; len(full) == 1 {
			counts[full[0]].Count += c.Count
			counts[i].Count = 0
		}
	}
	for _, c := range counts {
		if c.Count > 0 {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b Count) int { return cmp.Compare(b.Count, a.Count) })
	return out
}
