package bleve

import (
	"cmp"
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2/search/query"

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
	counted, err := e.count(ctx, r, queryOf(answering), fields)
	if err != nil {
		return nil, err
	}
	out := make([]index.Facet, len(fields))
	for i, f := range fields {
		if out[i], err = filing.Facet(ctx, known, f, counted[f]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// count counts the passages that pass a query by the values of each field, most first.
func (e *Engine) count(ctx context.Context, r *reader, narrow query.Query, fields []index.Field) (map[index.Field][]index.FacetValue, error) {
	var ofEach, ofArticle []index.Field
	for _, f := range fields {
		if _, own := ownFields[f]; own {
			ofEach = append(ofEach, f)
		} else {
			ofArticle = append(ofArticle, f)
		}
	}
	passing, err := r.bySegment(ctx, narrow)
	if err != nil {
		return nil, err
	}
	out := make(map[index.Field][]index.FacetValue)
	if len(ofEach) > 0 {
		counts, err := e.countOwn(r, passing, ofEach)
		if err != nil {
			return nil, err
		}
		for _, f := range ofEach {
			out[f] = mostFirst(counts[f])
		}
	}
	if len(ofArticle) > 0 {
		counts, err := e.countArticles(r, passing)
		if err != nil {
			return nil, err
		}
		for _, f := range ofArticle {
			out[f] = mostFirst(counts.by(func(c *articles) *values { return c.counts[f] }))
		}
	}
	for f, values := range out {
		out[f] = values[:min(len(values), filing.FacetSize(f))]
	}
	return out, nil
}

func mostFirst(counts map[string]int) []index.FacetValue {
	var out []index.FacetValue
	for value, n := range counts {
		out = append(out, index.FacetValue{Value: value, Count: n})
	}
	slices.SortFunc(out, func(a, b index.FacetValue) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return out
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
