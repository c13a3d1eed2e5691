package bleve

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	api "github.com/blevesearch/bleve_index_api"

	"onrecord/index"
	"onrecord/index/term"
)

// Search implements index.Engine. bleve has no way to skip what cannot win, so
// an OR of common words reads every passage that has one of them. The plan
// reads little instead: first the passages that have each two neighbouring
// words of the query together; then, where these are too few, those that have
// some of its rarest words and pairs of words, as long as the postings read stay
// within a budget.
func (e *Engine) Search(ctx context.Context, q index.Query) (index.Result, error) {
	limit := cmp.Or(q.Limit, index.DefaultLimit)
	narrow := narrowing(q)
	terms := term.Of(q.Words)
	if len(terms) == 0 {
		hits, err := e.newest(ctx, narrow, limit)
		return index.Result{Hits: hits}, err
	}
	pairs := term.Pairs(terms)
	frequencies, total, err := e.frequencies(terms, pairs)
	if err != nil {
		return index.Result{}, err
	}
	var hits []index.Hit
	if len(pairs) > 0 {
		if hits, err = e.run(ctx, all(pairField, pairs), narrow, limit); err != nil {
			return index.Result{}, err
		}
	}
	if len(hits) < limit {
		more, err := e.run(ctx, bleve.NewDisjunctionQuery(rarest(frequencies, budget(total))...), narrow, limit)
		if err != nil {
			return index.Result{}, err
		}
		hits = merge(hits, more, limit)
	}
	return index.Result{Hits: hits, Weights: weights(frequencies, total)}, nil
}

// narrowing is what every hit must pass; nil where all do.
func narrowing(q index.Query) *query.BooleanQuery {
	var must, not []query.Query
	if terms := term.Of(q.Phrase); len(terms) == 1 {
		must = append(must, keyword(textField, terms[0].Stem))
	} else {
		must = append(must, each(pairField, term.Pairs(terms))...)
	}
	must = append(must, each(mentionField, term.Words(q.Speaker))...)
	must = append(must, anyOf(kindField, q.Filter.Kinds, func(k index.Kind) []string { return []string{string(k)} })...)
	must = append(must, anyOf(outletWordsField, q.Filter.Outlets, term.Words)...)
	must = append(must, anyOf(sectionWordsField, q.Filter.Sections, term.Words)...)
	must = append(must, days(q.Filter)...)
	for _, word := range q.Without {
		not = append(not, each(textField, stems(term.Of(word)))...)
	}
	if len(must)+len(not) == 0 {
		return nil
	}
	b := bleve.NewBooleanQuery()
	b.AddMust(must...)
	b.AddMustNot(not...)
	if len(must) == 0 {
		b.AddMust(bleve.NewMatchAllQuery())
	}
	return b
}

func days(f index.Filter) []query.Query {
	if f.From == "" && f.To == "" {
		return nil
	}
	from, to := -math.MaxFloat64, math.MaxFloat64
	if n, ok := dayNumber(f.From); ok {
		from = n
	}
	if n, ok := dayNumber(f.To); ok {
		to = n
	}
	inclusive := true
	r := bleve.NewNumericRangeInclusiveQuery(&from, &to, &inclusive, &inclusive)
	r.SetField(dayField)
	return []query.Query{r}
}

// run returns the best passages that answer q and pass narrow.
func (e *Engine) run(ctx context.Context, q query.Query, narrow *query.BooleanQuery, limit int) ([]index.Hit, error) {
	if narrow != nil {
		b := bleve.NewBooleanQuery()
		b.AddMust(q)
		b.AddFilter(narrow)
		q = b
	}
	r := bleve.NewSearchRequestOptions(q, limit, 0, false)
	r.Sort = search.SortOrder{&search.SortScore{Desc: true}, &search.SortDocID{}}
	return e.hits(ctx, r)
}

// newest returns the passages that pass narrow, the latest day first.
func (e *Engine) newest(ctx context.Context, narrow *query.BooleanQuery, limit int) ([]index.Hit, error) {
	var q query.Query = bleve.NewMatchAllQuery()
	if narrow != nil {
		q = narrow
	}
	r := bleve.NewSearchRequestOptions(q, limit, 0, false)
	r.Sort = search.SortOrder{
		&search.SortField{Field: dayField, Desc: true, Type: search.SortFieldAsNumber, Missing: search.SortFieldMissingLast},
		&search.SortDocID{},
	}
	r.Score = "none"
	return e.hits(ctx, r)
}

func (e *Engine) hits(ctx context.Context, r *bleve.SearchRequest) ([]index.Hit, error) {
	r.Fields = []string{passageField}
	found, err := e.index.SearchInContext(ctx, r)
	if err != nil {
		return nil, fmt.Errorf("search the index: %w", err)
	}
	hits := make([]index.Hit, len(found.Hits))
	for i, f := range found.Hits {
		stored, _ := f.Fields[passageField].(string)
		if err := json.Unmarshal([]byte(stored), &hits[i].Passage); err != nil {
			return nil, fmt.Errorf("document %s of the index is damaged: run onrecord reindex: %w", f.ID, err)
		}
		hits[i].Score = f.Score
	}
	return hits, nil
}

// posting is a term of a field, and in how many documents it stands.
type posting struct {
	field, term string
	documents   int
}

// frequencies returns the postings of the stems and pairs that some document
// has, and of the stems that none has, each once; and the number of documents.
func (e *Engine) frequencies(terms []term.Term, pairs []string) ([]posting, int, error) {
	advanced, err := e.index.Advanced()
	if err != nil {
		return nil, 0, fmt.Errorf("read the index: %w", err)
	}
	reader, err := advanced.Reader()
	if err != nil {
		return nil, 0, fmt.Errorf("read the index: %w", err)
	}
	defer reader.Close()
	total, err := reader.DocCount()
	if err != nil {
		return nil, 0, fmt.Errorf("read the index: %w", err)
	}
	var out []posting
	for field, values := range map[string][]string{textField: stems(terms), pairField: pairs} {
		for _, value := range slices.Compact(slices.Sorted(slices.Values(values))) {
			n, err := frequency(reader, field, value)
			if err != nil {
				return nil, 0, fmt.Errorf("read the index: %w", err)
			}
			if n > 0 || field == textField {
				out = append(out, posting{field, value, n})
			}
		}
	}
	return out, int(total), nil
}

func frequency(reader api.IndexReader, field, value string) (int, error) {
	postings, err := reader.TermFieldReader(context.Background(), []byte(value), field, false, false, false)
	if err != nil {
		return 0, err
	}
	defer postings.Close()
	return int(postings.Count()), nil
}

// weights returns the inverse document frequency of each stem.
func weights(frequencies []posting, total int) map[string]float64 {
	out := make(map[string]float64)
	for _, p := range frequencies {
		if p.field == textField {
			out[p.term] = math.Log(float64(total+1) / float64(min(p.documents, total)+1))
		}
	}
	return out
}

// budget is how many postings one OR may read: what takes a few milliseconds.
func budget(total int) int { return max(2000, min(total/50, 15_000)) }

// rarest returns queries for the postings that the budget allows, rarest first;
// at least one.
func rarest(frequencies []posting, budget int) []query.Query {
	slices.SortFunc(frequencies, func(a, b posting) int {
		return cmp.Or(cmp.Compare(a.documents, b.documents), cmp.Compare(a.field, b.field), cmp.Compare(a.term, b.term))
	})
	var out []query.Query
	for _, p := range frequencies {
		if budget -= p.documents; budget < 0 && len(out) > 0 {
			break
		}
		if p.documents > 0 {
			out = append(out, keyword(p.field, p.term))
		}
	}
	return out
}

// merge appends to hits those of more that it does not have.
func merge(hits, more []index.Hit, limit int) []index.Hit {
	type key struct {
		article  string
		revision int
		ordinal  int
	}
	keyOf := func(h index.Hit) key { return key{string(h.Article), h.Revision, h.Ordinal} }
	seen := make(map[key]bool, len(hits))
	for _, h := range hits {
		seen[keyOf(h)] = true
	}
	for _, h := range more {
		if len(hits) < limit && !seen[keyOf(h)] {
			hits = append(hits, h)
		}
	}
	return hits
}

func each(field string, values []string) []query.Query {
	out := make([]query.Query, len(values))
	for i, v := range values {
		out[i] = keyword(field, v)
	}
	return out
}

func all(field string, values []string) query.Query {
	return bleve.NewConjunctionQuery(each(field, values)...)
}

// anyOf is one query for the alternatives of a filter, or none without them.
func anyOf[T any](field string, values []T, words func(T) []string) []query.Query {
	if len(values) == 0 {
		return nil
	}
	alternatives := make([]query.Query, len(values))
	for i, v := range values {
		alternatives[i] = all(field, words(v))
	}
	return []query.Query{bleve.NewDisjunctionQuery(alternatives...)}
}
