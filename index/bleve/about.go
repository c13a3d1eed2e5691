package bleve

import (
	"cmp"
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index"
	"onrecord/index/filing"
	"onrecord/index/score"
	"onrecord/index/stored"
)

// withAbout adds the passages of the articles that have most of what is asked about,
// and puts all in a new order. The articles of hits are weighed too.
func (r *reader) withAbout(ctx context.Context, q index.Query, narrow query.Query, clues []clue, weights map[string]float64, hits []index.Hit, limit int) ([]index.Hit, error) {
	all, err := r.about(ctx, q.About)
	if err != nil || len(all) == 0 {
		return hits, err
	}
	about, err := r.bestAbout(all)
	if err != nil {
		return nil, err
	}
	shares := make(map[string]float64, len(about))
	for _, a := range about {
		shares[a.id] = a.share
	}
	most := score.AboutArticles
	if narrow == nil {
		most = score.AboutArticlesUnnarrowed
	}
	worth := score.AboutWorth(weights)
	more, err := r.passagesOf(ctx, q, narrow, clues, about[:min(len(about), most)], shares, worth, limit)
	if err != nil {
		return nil, err
	}
	hits = stored.Merged(hits, more)
	for i := range hits {
		hits[i].About = shares[string(hits[i].Article)]
	}
	slices.SortStableFunc(hits, func(a, b index.Hit) int {
		return cmp.Compare(b.Score+worth*b.About, a.Score+worth*a.About)
	})
	return hits[:min(len(hits), limit)], nil
}

// aboutArticle is an article with the share of what is asked about that it has.
type aboutArticle struct {
	id    string
	share float64
}

// about returns how much each article is about some words, by its first document: 1 for
// one that has all of them in passing.
func (r *reader) about(ctx context.Context, words string) (map[uint64]float64, error) {
	clues, whole, err := r.aboutClues(ctx, words)
	if err != nil {
		return nil, err
	}
	most := 0
	for _, c := range clues {
		most = max(most, c.documents)
	}
	shares := make(map[uint64]float64, most)
	for _, c := range clues {
		if err := c.each(func(n uint64) { shares[n] += c.Weight }); err != nil {
			return nil, err
		}
	}
	for n := range shares {
		shares[n] /= whole
	}
	return shares, nil
}

// bestAbout returns the articles with the largest shares, best first.
func (r *reader) bestAbout(shares map[uint64]float64) ([]aboutArticle, error) {
	var out []aboutArticle
	for _, c := range score.Best(scored(shares), score.AboutWeighed) {
		p, err := r.passage(c.Document)
		if err != nil {
			return nil, err
		}
		out = append(out, aboutArticle{id: string(p.Article), share: c.Score})
	}
	return out, nil
}

// aboutClues returns the clues of the words that tell what an article is about, and what
// one scores that has all of them in passing.
func (r *reader) aboutClues(ctx context.Context, words string) ([]clue, float64, error) {
	found := make(lookedUp)
	clues, whole, err := score.About(words, found.in(ctx, r))
	return found.with(clues), whole, err
}

// passagesOf returns the passages of some articles that pass narrow and are of the
// kinds that the query asks for, the best first by the query's words and by what the
// article is about, which is worth so much.
func (r *reader) passagesOf(ctx context.Context, q index.Query, narrow query.Query, clues []clue, articles []aboutArticle, shares map[string]float64, worth float64, limit int) ([]index.Hit, error) {
	var all []score.Candidate
	for _, a := range articles {
		p, err := r.postings(ctx, filing.Term{Field: filing.Article, Term: a.id})
		if err != nil {
			return nil, err
		}
		err = p.each(func(n uint64) { all = append(all, score.Candidate{Document: n, Score: worth * a.share}) })
		if err != nil {
			return nil, err
		}
	}
	if narrow != nil {
		var err error
		if all, err = r.passingOf(ctx, narrow, all, len(all)); err != nil {
			return nil, err
		}
	}
	for _, c := range clues {
		c.again()
	}
	if err := complete(all, clues); err != nil {
		return nil, err
	}
	hits, err := r.hits(score.Best(all, limit))
	if err != nil {
		return nil, err
	}
	for i := range hits {
		hits[i].Score -= worth * shares[string(hits[i].Article)]
	}
	fields := filing.OfKinds(q.Filter.Kinds)
	return slices.DeleteFunc(hits, func(h index.Hit) bool { return !slices.Contains(fields, filing.WordsOf(h.Kind)) }), nil
}
