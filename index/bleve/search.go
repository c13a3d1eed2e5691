package bleve

import (
	"cmp"
	"container/heap"
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
	r, err := e.reader()
	if err != nil {
		return index.Result{}, err
	}
	defer r.Close()
	limit := cmp.Or(q.Limit, index.DefaultLimit)
	narrow, err := r.narrowing(q)
	if err != nil {
		return index.Result{}, err
	}
	if len(term.Of(q.Words)) == 0 {
		hits, err := e.newest(ctx, narrow, limit)
		return index.Result{Hits: hits}, err
	}
	clues, weights, err := r.clues(ctx, q)
	if err != nil {
		return index.Result{}, err
	}
	defer func() {
		for _, c := range clues {
			c.list.Close()
		}
	}()
	found, err := r.candidates(ctx, clues, narrow, limit)
	if err != nil {
		return index.Result{}, err
	}
	result := index.Result{Weights: weights, Hits: make([]index.Hit, len(found))}
	for i, c := range found {
		p, err := r.passage(c.document)
		if err != nil {
			return index.Result{}, err
		}
		result.Hits[i] = index.Hit{Passage: p, Score: c.score}
	}
	return result, nil
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

// candidate is a document with its score so far.
type candidate struct {
	document uint64
	score    float64
}

// few is how many documents are looked at one by one.
const few = 2000

// candidates returns the best documents that have one of the clues and pass
// narrow, which may be nil.
func (r *reader) candidates(ctx context.Context, clues []clue, narrow query.Query, limit int) ([]candidate, error) {
	if narrow != nil {
		all, err := r.few(ctx, narrow)
		if err != nil {
			return nil, err
		}
		if all != nil {
			if err := complete(all, clues); err != nil {
				return nil, err
			}
			return best(slices.DeleteFunc(all, func(c candidate) bool { return c.score < 0 }), limit), nil
		}
	}
	found, unread, err := r.read(clues)
	if err != nil {
		return nil, err
	}
	if narrow == nil {
		found = best(found, max(few/10, limit))
	} else if found, err = r.passing(ctx, narrow, found, max(few/10, limit)); err != nil {
		return nil, err
	}
	if err := complete(found, unread); err != nil {
		return nil, err
	}
	return best(found, limit), nil
}

// few returns the documents that pass narrow, with a score below 0, where they are
// few, or else nil.
func (r *reader) few(ctx context.Context, narrow query.Query) ([]candidate, error) {
	m, err := r.matches(ctx, narrow)
	if err != nil {
		return nil, err
	}
	defer m.searcher.Close()
	out := []candidate{}
	for {
		n, ok, err := m.next()
		if err != nil || !ok {
			return out, err
		}
		if len(out) == few {
			return nil, nil
		}
		out = append(out, candidate{n, -1})
	}
}

// budget is how many postings one search may read: what takes a few milliseconds.
func budget(total int) int { return max(2000, min(total/50, 15_000)) }

// read scores the documents of the rarest clues, as many as the budget allows and
// at least one, and returns the clues that it did not read.
func (r *reader) read(clues []clue) (found []candidate, unread []clue, err error) {
	left := budget(r.total)
	scores := make(map[uint64]float64, left/2)
	for i, c := range clues {
		if left -= c.documents; left < 0 && len(scores) > 0 {
			unread = clues[i:]
			break
		}
		for {
			n, ok, err := c.next()
			if err != nil {
				return nil, nil, err
			}
			if !ok {
				break
			}
			scores[n] += c.weight
		}
	}
	found = make([]candidate, 0, len(scores))
	for n, score := range scores {
		found = append(found, candidate{n, score})
	}
	return found, unread, nil
}

// passing returns candidates that pass narrow, the best first to be tried, until
// enough of them do.
func (r *reader) passing(ctx context.Context, narrow query.Query, found []candidate, enough int) ([]candidate, error) {
	if len(found) > few {
		first, err := r.passing(ctx, narrow, best(slices.Clone(found), few), enough)
		if err != nil || len(first) >= enough {
			return first, err
		}
	}
	m, err := r.matches(ctx, narrow)
	if err != nil {
		return nil, err
	}
	defer m.searcher.Close()
	slices.SortFunc(found, func(a, b candidate) int { return cmp.Compare(a.document, b.document) })
	var out []candidate
	for _, c := range found {
		passes, err := m.has(c.document)
		if err != nil {
			return nil, err
		}
		if passes {
			out = append(out, c)
		}
	}
	return best(out, enough), nil
}

// complete adds to each document the weights of the clues that it has. A score
// below 0 is that of a document of which no clue is known yet.
func complete(found []candidate, clues []clue) error {
	slices.SortFunc(found, func(a, b candidate) int { return cmp.Compare(a.document, b.document) })
	for _, c := range clues {
		for i := range found {
			has, err := c.has(found[i].document)
			if err != nil {
				return err
			}
			if has {
				found[i].score = max(found[i].score, 0) + c.weight
			}
		}
	}
	return nil
}

// best returns the candidates with the highest scores, best first. It changes the
// order of found.
func best(found []candidate, limit int) []candidate {
	if len(found) > limit {
		top := worstFirst(found[:limit])
		heap.Init(top)
		for _, c := range found[limit:] {
			if byScore(c, top[0]) < 0 {
				top[0] = c
				heap.Fix(top, 0)
			}
		}
		found = top
	}
	slices.SortFunc(found, byScore)
	return found
}

func byScore(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.document, b.document))
}

// worstFirst is a heap of candidates.
type worstFirst []candidate

func (h worstFirst) Len() int           { return len(h) }
func (h worstFirst) Less(i, j int) bool { return byScore(h[i], h[j]) > 0 }
func (h worstFirst) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h worstFirst) Push(any)           {}
func (h worstFirst) Pop() any           { return nil }

// newest returns the passages that pass narrow, the latest day first.
func (e *Engine) newest(ctx context.Context, narrow query.Query, limit int) ([]index.Hit, error) {
	if narrow == nil {
		narrow = bleve.NewMatchAllQuery()
	}
	r := bleve.NewSearchRequestOptions(narrow, limit, 0, false)
	r.Sort = search.SortOrder{
		&search.SortField{Field: dayField, Desc: true, Type: search.SortFieldAsString, Missing: search.SortFieldMissingLast},
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
