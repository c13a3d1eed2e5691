package bleve

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index"
	"onrecord/index/term"
)

// Search implements index.Engine. bleve has no way to skip what cannot win, so
// its OR of common words reads every passage that has one of them, and its
// scores are made for pages. So the postings are read here, rarest first and
// only as many as a budget allows; a passage scores the inverse document
// frequency of each stem that it has, and something for each two that stand
// together. The best are then asked for the words that were too common to read.
func (e *Engine) Search(ctx context.Context, q index.Query) (_ index.Result, err error) {
	defer e.guard(&err)()
	r, err := e.reader()
	if err != nil {
		return index.Result{}, err
	}
	defer r.snapshot.Close()
	limit := cmp.Or(q.Limit, index.DefaultLimit)
	if r.subject, err = e.subject(r, q.Near.Words); err != nil {
		return index.Result{}, err
	}
	if q.Words == "" && q.Near.Words != "" {
		return e.searchNear(ctx, r, q, limit)
	}
	narrow, err := r.narrowing(q)
	if err != nil {
		return index.Result{}, err
	}
	if len(term.Of(q.Words)) == 0 {
		hits, err := e.byDay(ctx, narrow, limit, q.Oldest)
		return index.Result{Hits: hits}, err
	}
	clues, weights, err := r.clues(ctx, q)
	if err != nil {
		return index.Result{}, err
	}
	found, err := r.candidates(ctx, clues, narrow, q.About != "", limit)
	if err != nil {
		return index.Result{}, err
	}
	result := index.Result{Weights: weights, Passages: r.total}
	if result.Hits, err = r.hits(found); err != nil || q.About == "" {
		return result, err
	}
	result.Hits, err = r.withAbout(ctx, q, narrow, clues, weights, result.Hits, limit)
	return result, err
}

// searchNear returns the quotes that are near in meaning, the nearest first, with the
// score of their words.
func (e *Engine) searchNear(ctx context.Context, r *reader, q index.Query, limit int) (index.Result, error) {
	q.Words = cmp.Or(q.About, q.Near.Words)
	narrow, err := r.narrowing(q)
	if err != nil {
		return index.Result{}, err
	}
	found, err := r.subject.quotes(ctx, r, q.Near.Speaker, narrow, limit)
	if err != nil {
		return index.Result{}, err
	}
	clues, weights, err := r.clues(ctx, q)
	if err != nil {
		return index.Result{}, err
	}
	scores, err := scoresOf(found, clues, func(q nearQuote) uint64 { return q.document })
	if err != nil {
		return index.Result{}, err
	}
	about, err := r.aboutClues(ctx, q.About)
	if err != nil {
		return index.Result{}, err
	}
	shares, err := scoresOf(found, about, func(q nearQuote) uint64 { return q.first })
	if err != nil {
		return index.Result{}, err
	}
	whole := weightOf(about)
	result := index.Result{Weights: weights, Passages: r.total}
	for _, f := range found {
		p, err := r.passage(f.document)
		if err != nil {
			return result, err
		}
		h := index.Hit{Passage: p, Score: scores[f.document], Near: r.subject.article(f.document)}
		if whole > 0 {
			h.About = shares[f.first] / whole
		}
		result.Hits = append(result.Hits, h)
	}
	return result, nil
}

// scoresOf returns what documents of some quotes score for the clues that they have.
func scoresOf(quotes []nearQuote, clues []clue, document func(nearQuote) uint64) (map[uint64]float64, error) {
	found := make([]candidate, len(quotes))
	for i, q := range quotes {
		found[i].document = document(q)
	}
	if err := complete(found, clues); err != nil {
		return nil, err
	}
	scores := make(map[uint64]float64, len(found))
	for _, c := range found {
		scores[c.document] = c.score
	}
	return scores, nil
}

// merged adds to hits those of others that they do not have.
func merged(hits, others []index.Hit) []index.Hit {
	known := make(map[string]bool, len(hits))
	for _, h := range hits {
		known[idOf(h.Passage)] = true
	}
	for _, h := range others {
		if !known[idOf(h.Passage)] {
			hits = append(hits, h)
		}
	}
	return hits
}

// hits reads the passages of candidates.
func (r *reader) hits(found []candidate) ([]index.Hit, error) {
	out := make([]index.Hit, len(found))
	for i, c := range found {
		p, err := r.passage(c.document)
		if err != nil {
			return nil, err
		}
		out[i] = index.Hit{Passage: p, Score: c.score, Near: r.subject.article(c.document)}
	}
	return out, nil
}

// clue is what a passage scores for having a term.
type clue struct {
	*postings
	weight float64
}

// pairWeight is what two words together are worth, in parts of their own
// inverse document frequency: enough to put the passage first that has the words
// as asked, and too little to outweigh the words themselves.
const pairWeight = 0.3

// mostWeight keeps one rare word, a slip of the memory perhaps, from outweighing
// all others.
const mostWeight = 6

// clues returns the postings of the query's stems and pairs, rarest first, and
// the weights of its stems.
func (r *reader) clues(ctx context.Context, q index.Query) ([]clue, map[string]float64, error) {
	terms := term.Of(q.Words)
	var out []clue
	weights := make(map[string]float64)
	add := func(fields []string, value string, share float64) error {
		documents := 0
		for _, field := range fields {
			p, err := r.postings(ctx, field, value)
			if err != nil {
				return err
			}
			documents += p.documents
			out = append(out, clue{postings: p})
		}
		weight := math.Log(float64(r.total+1) / float64(min(documents, r.total)+1))
		for i := range fields {
			out[len(out)-1-i].weight = share * min(weight, mostWeight)
		}
		if share == 1 {
			weights[value] = weight
		}
		return nil
	}
	fields := fieldsOf(q.Filter.Kinds)
	for _, stem := range unique(stems(terms)) {
		if err := add(fields, stem, 1); err != nil {
			return nil, nil, err
		}
	}
	if slices.Contains(fields, quoteField) {
		for _, pair := range unique(term.Pairs(terms)) {
			if err := add([]string{pairField}, pair, pairWeight); err != nil {
				return nil, nil, err
			}
		}
	}
	slices.SortStableFunc(out, func(a, b clue) int { return cmp.Compare(a.documents, b.documents) })
	return out, weights, nil
}

func unique(values []string) []string { return slices.Compact(slices.Sorted(slices.Values(values))) }

// byDay returns the passages that pass narrow, the latest day first or the oldest.
func (e *Engine) byDay(ctx context.Context, narrow query.Query, limit int, oldest bool) ([]index.Hit, error) {
	if narrow == nil {
		narrow = bleve.NewMatchAllQuery()
	}
	r := bleve.NewSearchRequestOptions(narrow, limit, 0, false)
	r.Sort = search.SortOrder{
		&search.SortField{Field: dayField, Desc: !oldest, Type: search.SortFieldAsString, Missing: search.SortFieldMissingLast},
		&search.SortDocID{},
	}
	r.Score = "none"
	r.Fields = []string{passageField}
	found, err := e.index.SearchInContext(ctx, r)
	if err != nil {
		return nil, fmt.Errorf("search the index: %w", err)
	}
	hits := make([]index.Hit, len(found.Hits))
	for i, f := range found.Hits {
		stored, _ := f.Fields[passageField].(string)
		if hits[i].Passage, err = decode(f.ID, []byte(stored)); err != nil {
			return nil, err
		}
	}
	return hits, nil
}
