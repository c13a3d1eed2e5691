package bleve

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2"
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
	out := make(map[index.Field][]index.FacetValue)
	request := bleve.NewSearchRequestOptions(narrow, 0, 0, false)
	request.Score = "none"
	var byArticle []index.Field
	for _, f := range fields {
		if slices.Contains(ofArticles, f) {
			byArticle = append(byArticle, f)
		} else {
			request.AddFacet(string(f), bleve.NewFacetRequest(string(f), filing.FacetSize(f)))
		}
	}
	if len(request.Facets) > 0 {
		found, err := e.index.SearchInContext(ctx, request)
		if err != nil {
			return nil, fmt.Errorf("count in the index: %w", err)
		}
		for f, counted := range found.Facets {
			for _, t := range counted.Terms.Terms() {
				out[index.Field(f)] = append(out[index.Field(f)], index.FacetValue{Value: t.Term, Count: t.Count})
			}
		}
	}
	if len(byArticle) > 0 {
		passing, err := e.countArticles(ctx, r, narrow)
		if err != nil {
			return nil, err
		}
		for _, f := range byArticle {
			for value, n := range passing.by(func(c *articles) *values { return c.counts[f] }) {
				out[f] = append(out[f], index.FacetValue{Value: value, Count: n})
			}
			slices.SortFunc(out[f], func(a, b index.FacetValue) int {
				return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
			})
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
