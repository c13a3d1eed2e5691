package bleve

import (
	"cmp"
	"context"
	"onrecord/index"
	"onrecord/index/filing"
	"onrecord/index/near"
	"onrecord/index/score"
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
	narrow, err := r.narrowing(ctx, q)
	if err != nil {
		return index.Result{}, err
	}
	if len(term.Of(q.Words)) == 0 {
		hits, err := e.byDay(ctx, r, narrow, limit, q.Oldest)
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
	narrow, err := r.narrowing(ctx, q)
	if err != nil {
		return index.Result{}, err
	}
	found, err := r.subject.Quotes(q.Near.Speaker, r.passing(ctx, narrow), limit)
	if err != nil {
		return index.Result{}, err
	}
	clues, weights, err := r.clues(ctx, q)
	if err != nil {
		return index.Result{}, err
	}
	scores, err := scoresOf(found, clues, func(q near.Quote) uint64 { return q.Document })
	if err != nil {
		return index.Result{}, err
	}
	about, whole, err := r.aboutClues(ctx, q.About)
	if err != nil {
		return index.Result{}, err
	}
	shares, err := scoresOf(found, about, func(q near.Quote) uint64 { return q.First })
	if err != nil {
		return index.Result{}, err
	}
	result := index.Result{Weights: weights, Passages: r.total}
	for _, f := range found {
		p, err := r.passage(f.Document)
		if err != nil {
			return result, err
		}
		h := index.Hit{Passage: p, Score: scores[f.Document], Near: r.subject.Article(f.Document)}
		if whole > 0 {
			h.About = shares[f.First] / whole
		}
		result.Hits = append(result.Hits, h)
	}
	return result, nil
}

// scoresOf returns what documents of some quotes score for the clues that they have.
func scoresOf(quotes []near.Quote, clues []clue, document func(near.Quote) uint64) (map[uint64]float64, error) {
	found := make([]score.Candidate, len(quotes))
	for i, q := range quotes {
		found[i].Document = document(q)
	}
	if err := complete(found, clues); err != nil {
		return nil, err
	}
	scores := make(map[uint64]float64, len(found))
	for _, c := range found {
		scores[c.Document] = c.Score
	}
	return scores, nil
}

// hits reads the passages of candidates.
func (r *reader) hits(found []score.Candidate) ([]index.Hit, error) {
	out := make([]index.Hit, len(found))
	for i, c := range found {
		p, err := r.passage(c.Document)
		if err != nil {
			return nil, err
		}
		out[i] = index.Hit{Passage: p, Score: c.Score, Near: r.subject.Article(c.Document)}
	}
	return out, nil
}

// clue is what a passage scores for having a term, with the passages that have it.
type clue struct {
	score.Clue
	*postings
}

func cluesOf(clues []clue) []score.Clue {
	out := make([]score.Clue, len(clues))
	for i, c := range clues {
		out[i] = c.Clue
	}
	return out
}

// clues returns the clues of the query's words, rarest first, and the weights of its stems.
func (r *reader) clues(ctx context.Context, q index.Query) ([]clue, map[string]float64, error) {
	found := make(lookedUp)
	clues, weights, err := score.Words(q, r.total, found.in(ctx, r))
	return found.with(clues), weights, err
}

// lookedUp are the postings of terms.
type lookedUp map[filing.Term]*postings

func (l lookedUp) in(ctx context.Context, r *reader) score.Count {
	return func(t filing.Term) (int, error) {
		p, err := r.postings(ctx, t)
		if err != nil {
			return 0, err
		}
		l[t] = p
		return p.documents, nil
	}
}

func (l lookedUp) with(clues []score.Clue) []clue {
	out := make([]clue, len(clues))
	for i, c := range clues {
		out[i] = clue{c, l[c.Term]}
	}
	return out
}
