package bleve

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index"
	"onrecord/index/term"
)

// What a question is about often stands in the article and not in the quote: "It
// was a mistake", she said of the bridge. So the first document of each article has
// the stems of headline and body, and a search may ask for the passages of the
// articles that have most of what is asked about.

// everyArticle is a term that the first document of each article has.
const everyArticle = "*"

func addAbout(first *document.Document, headline string, stems map[string]bool) {
	for _, t := range term.Of(headline) {
		stems[t.Stem] = true
	}
	all := tokens{everyArticle}
	for stem := range stems {
		all = append(all, stem)
	}
	slices.Sort(all)
	first.AddField(document.NewTextFieldCustom(aboutField, nil, nil, listed, all))
}

const (
	// leastAbout is the weight from which a word tells of what an article is about:
	// one article in three has it.
	leastAbout = 1.1
	mostStems  = 16
	// aboutShare is what an article that has all is worth, in parts of the weight of
	// the words asked for.
	aboutShare = 0.5
	// Whose passages are looked at: of the best articles, fewer where every passage
	// of them is.
	mostArticles, mostArticlesUnnarrowed = 60, 8
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
	most := mostArticles
	if narrow == nil {
		most = mostArticlesUnnarrowed
	}
	worth := aboutShare * worthOf(weights)
	more, err := r.passagesOf(ctx, q, narrow, clues, about[:min(len(about), most)], shares, worth, limit)
	if err != nil {
		return nil, err
	}
	hits = merged(hits, more)
	for i := range hits {
		hits[i].About = shares[string(hits[i].Article)]
	}
	slices.SortStableFunc(hits, func(a, b index.Hit) int {
		return cmp.Compare(b.Score+worth*b.About, a.Score+worth*a.About)
	})
	return hits[:min(len(hits), limit)], nil
}

// worthOf is the weight of all words of a query.
func worthOf(weights map[string]float64) float64 {
	total := 0.0
	for _, w := range weights {
		total += min(w, mostWeight)
	}
	return total
}

// aboutArticle is an article with the share of what is asked about that it has.
type aboutArticle struct {
	id    string
	share float64
}

// about returns what share of some words each article has, by its first document.
func (r *reader) about(ctx context.Context, words string) (map[uint64]float64, error) {
	clues, err := r.aboutClues(ctx, words)
	if err != nil {
		return nil, err
	}
	total, most := weightOf(clues), 0
	for _, c := range clues {
		most = max(most, c.documents)
	}
	shares := make(map[uint64]float64, most)
	for _, c := range clues {
		if err := c.each(func(n uint64) { shares[n] += c.weight }); err != nil {
			return nil, err
		}
	}
	for n := range shares {
		shares[n] /= total
	}
	return shares, nil
}

func weightOf(clues []clue) (total float64) {
	for _, c := range clues {
		total += c.weight
	}
	return total
}

// weighed is how many articles are among the best.
const weighed = 250

// bestAbout returns the articles with the largest shares, best first.
func (r *reader) bestAbout(shares map[uint64]float64) ([]aboutArticle, error) {
	var out []aboutArticle
	for _, c := range best(scored(shares), weighed) {
		p, err := r.passage(c.document)
		if err != nil {
			return nil, err
		}
		out = append(out, aboutArticle{id: string(p.Article), share: c.score})
	}
	return out, nil
}

// aboutClues returns the postings of the words that tell what an article is about.
func (r *reader) aboutClues(ctx context.Context, words string) ([]clue, error) {
	every, err := r.postings(ctx, aboutField, everyArticle)
	if err != nil {
		return nil, err
	}
	articles := every.documents
	var out []clue
	for _, stem := range unique(stems(term.Of(words))) {
		p, err := r.postings(ctx, aboutField, stem)
		if err != nil {
			return nil, err
		}
		c := clue{p, min(mostWeight, math.Log(float64(articles+1)/float64(p.documents+1)))}
		if c.weight >= leastAbout {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b clue) int { return cmp.Compare(b.weight, a.weight) })
	return out[:min(len(out), mostStems)], nil
}

// passagesOf returns the passages of some articles that pass narrow and are of the
// kinds that the query asks for, the best first by the query's words and by what the
// article is about, which is worth so much.
func (r *reader) passagesOf(ctx context.Context, q index.Query, narrow query.Query, clues []clue, articles []aboutArticle, shares map[string]float64, worth float64, limit int) ([]index.Hit, error) {
	var all []candidate
	for _, a := range articles {
		p, err := r.postings(ctx, articleField, a.id)
		if err != nil {
			return nil, err
		}
		err = p.each(func(n uint64) { all = append(all, candidate{n, worth * a.share}) })
		if err != nil {
			return nil, err
		}
	}
	if narrow != nil {
		var err error
		if all, err = r.passing(ctx, narrow, all, len(all)); err != nil {
			return nil, err
		}
	}
	for _, c := range clues {
		c.again()
	}
	if err := complete(all, clues); err != nil {
		return nil, err
	}
	hits, err := r.hits(best(all, limit))
	if err != nil {
		return nil, err
	}
	for i := range hits {
		hits[i].Score -= worth * shares[string(hits[i].Article)]
	}
	fields := fieldsOf(q.Filter.Kinds)
	return slices.DeleteFunc(hits, func(h index.Hit) bool {
		return isQuote(h.Kind) && !slices.Contains(fields, quoteField) || !isQuote(h.Kind) && !slices.Contains(fields, sentenceField)
	}), nil
}
