package opensearch

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"

	"golang.org/x/sync/errgroup"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/filing"
	"onrecord/index/score"
	"onrecord/index/stored"
	"onrecord/index/term"
)

// Search implements index.Engine. The clues are those of package score, as for every
// engine: the rarest within a budget choose the candidates, and the best of these are then
// asked for the words that were too common.
func (e *Engine) Search(ctx context.Context, q index.Query) (index.Result, error) {
	v, err := e.view(ctx)
	if err != nil {
		return index.Result{}, err
	}
	a := &asked{engine: e, view: v, known: &e.known, query: q, limit: cmp.Or(q.Limit, index.DefaultLimit)}
	if q.Near.Words != "" {
		done, err := a.mean(ctx)
		if err != nil {
			return index.Result{}, err
		}
		defer done()
	}
	switch {
	case q.Words == "" && q.Near.Words != "":
		return a.near(ctx)
	case len(term.Of(q.Words)) == 0:
		return a.byDay(ctx)
	}
	return a.byWords(ctx)
}

// asked is a query on its way.
type asked struct {
	view   *view
	engine *Engine
	known  *meanings
	query  index.Query
	limit  int
	narrow filing.Narrowing
	sense  sense

	clues   []score.Clue       // of the words, rarest first
	unread  []score.Clue       // those of them that are too common to be read
	weights map[string]float64 // of the stems
	topic   []score.Clue       // of what it is about
	whole   float64            // what an article scores that has all of it in passing
}

// weighing finds the clues of the query.
func (a *asked) weighing(ctx context.Context) (err error) {
	var terms []filing.Term
	note := func(t filing.Term) (int, error) {
		terms = append(terms, t)
		return 0, nil
	}
	score.Words(a.query, 0, note) // it only notes
	if a.query.About != "" {
		score.About(a.query.About, note)
	}
	if err := a.view.weigh(ctx, terms); err != nil {
		return err
	}
	if a.query.About != "" {
		if a.topic, a.whole, err = score.About(a.query.About, a.view.weight); err != nil {
			return err
		}
	}
	a.clues, a.weights, err = score.Words(a.query, a.view.total, a.view.weight)
	return err
}

// narrowing finds what every hit must pass.
func (a *asked) narrowing(ctx context.Context) (err error) {
	a.narrow, err = filing.Narrow(ctx, a.view, a.query)
	return err
}

// byWords returns the passages that have the words.
func (a *asked) byWords(ctx context.Context) (index.Result, error) {
	few := false
	work, inner := errgroup.WithContext(ctx)
	work.Go(func() error { return a.weighing(inner) })
	work.Go(func() (err error) {
		if err = a.narrowing(inner); err == nil && !a.narrow.Everything() {
			few, err = a.fewPass(inner)
		}
		return err
	})
	if err := work.Wait(); err != nil {
		return index.Result{}, err
	}
	requests := []object{a.candidates(few)}
	if len(a.topic) > 0 {
		requests = append(requests, inOrder(passages(object{"bool": object{"should": clueQueries(a.topic), "minimum_should_match": 1}}, score.AboutWeighed)))
	}
	found, err := a.view.content.search(ctx, requests...)
	if err != nil {
		return index.Result{}, err
	}
	result := index.Result{Weights: a.weights, Passages: a.view.total}
	if found[0], err = a.complete(found[0]); err != nil {
		return result, err
	}
	if result.Hits, err = a.hits(found[0]); err == nil && len(a.topic) > 0 {
		result.Hits, err = a.withAbout(ctx, result.Hits, found[1])
	}
	return result, err
}

// fewPass reports whether so few passages pass what narrows the query that all of them
// are looked at.
func (a *asked) fewPass(ctx context.Context) (bool, error) {
	found, err := a.view.content.search(ctx, object{"query": passing(a.narrow), "size": 0, "track_total_hits": score.Few + 1})
	if err != nil {
		return false, err
	}
	return found[0].Hits.Total.Value <= score.Few, nil
}

// candidates is a request for the best passages that have one of the clues that may be
// read, and which of the others each of them has; where few pass, for those without any
// too, if the query says what it is about.
func (a *asked) candidates(few bool) object {
	if few {
		least := 1
		if a.query.About != "" {
			least = 0
		}
		return inOrder(passages(a.scoring(a.clues, least), a.limit))
	}
	read := score.Read(a.clues, a.view.total)
	a.unread = a.clues[read:]
	query := a.scoring(nil, 0)
	parts := query["bool"].(object)
	parts["must"] = object{"bool": object{"should": clueQueries(a.clues[:read]), "minimum_should_match": 1}}
	named := make([]any, len(a.unread))
	for i, c := range a.unread {
		named[i] = object{"constant_score": object{"filter": queryOf(c.Term), "boost": 0, "_name": strconv.Itoa(i)}}
	}
	parts["should"] = named
	return inOrder(passages(query, max(score.Completed, a.limit)))
}

// complete adds to the score of each candidate the weights of the clues that were not read,
// and returns the best.
func (a *asked) complete(f found) (found, error) {
	hits := f.Hits.Hits
	for i := range hits {
		for _, name := range hits[i].Matched {
			n, err := strconv.Atoi(name)
			if err != nil || n >= len(a.unread) {
				return f, fmt.Errorf("OpenSearch names a part of the query that has none: %q", name)
			}
			hits[i].Score += a.unread[n].Weight
		}
	}
	slices.SortStableFunc(hits, func(x, y hit) int { return cmp.Compare(y.Score, x.Score) })
	f.Hits.Hits = hits[:min(len(hits), a.limit)]
	return f, nil
}

// scoring is a query for the passages that pass, with some others that must match, and
// have so many of some clues at least.
func (a *asked) scoring(clues []score.Clue, least int, others ...any) object {
	return object{"bool": object{
		"filter": append(queriesOf(a.narrow.Must), others...), "must_not": queriesOf(a.narrow.Not),
		"should": clueQueries(clues), "minimum_should_match": least,
	}}
}

// hits reads what a search has found.
func (a *asked) hits(f found) ([]index.Hit, error) {
	out := make([]index.Hit, len(f.Hits.Hits))
	for i, h := range f.Hits.Hits {
		p, err := h.passage()
		if err != nil {
			return nil, err
		}
		out[i] = index.Hit{Passage: p, Score: h.Score, Near: a.sense.nearness(p)}
	}
	return out, nil
}

// withAbout adds the passages of the articles that have most of what is asked about,
// and puts all in a new order. The articles of hits are weighed too.
func (a *asked) withAbout(ctx context.Context, hits []index.Hit, about found) ([]index.Hit, error) {
	shares := make(map[corpus.ArticleID]float64, len(about.Hits.Hits))
	var best []corpus.ArticleID
	for _, h := range about.Hits.Hits {
		p, err := h.passage()
		if err != nil {
			return nil, err
		}
		shares[p.Article] = share(h.Score, a.whole)
		best = append(best, p.Article)
	}
	most := score.AboutArticles
	if a.narrow.Everything() {
		most = score.AboutArticlesUnnarrowed
	}
	worth := score.AboutWorth(a.weights)
	more, err := a.passagesOf(ctx, best[:min(len(best), most)], shares, worth)
	if err != nil {
		return nil, err
	}
	hits = stored.Merged(hits, more)
	for i := range hits {
		hits[i].About = shares[hits[i].Article]
	}
	slices.SortStableFunc(hits, func(x, y index.Hit) int {
		return cmp.Compare(y.Score+worth*y.About, x.Score+worth*x.About)
	})
	return hits[:min(len(hits), a.limit)], nil
}

// passagesOf returns the passages of some articles that pass and are of the kinds that
// the query asks for, the best first by its words and by what the article is about.
func (a *asked) passagesOf(ctx context.Context, articles []corpus.ArticleID, shares map[corpus.ArticleID]float64, whole float64) ([]index.Hit, error) {
	if len(articles) == 0 {
		return nil, nil
	}
	scored := clueQueries(a.clues)
	keys := make([]string, len(articles))
	for i, id := range articles {
		keys[i] = keyOf(id)
		scored = append(scored, worth(queryOf(filing.Term{Field: filing.Article, Term: string(id)}), whole*shares[id]))
	}
	query := a.scoring(nil, 0, object{"terms": object{string(filing.Article): keys}})
	query["bool"].(object)["should"] = scored
	found, err := a.view.content.search(ctx, inOrder(passages(query, a.limit)))
	if err != nil {
		return nil, err
	}
	hits, err := a.hits(found[0])
	for i := range hits {
		hits[i].Score -= whole * shares[hits[i].Article]
	}
	fields := filing.OfKinds(a.query.Filter.Kinds)
	return slices.DeleteFunc(hits, func(h index.Hit) bool { return !slices.Contains(fields, filing.WordsOf(h.Kind)) }), err
}

// share is what part of a whole a score is. Those of the cluster have seven digits.
func share(score, whole float64) float64 { return math.Round(score/whole*1e6) / 1e6 }

// byDay returns the passages that pass, the latest day first or the oldest.
func (a *asked) byDay(ctx context.Context) (index.Result, error) {
	if err := a.narrowing(ctx); err != nil {
		return index.Result{}, err
	}
	order := "desc"
	if a.query.Oldest {
		order = "asc"
	}
	request := passages(passing(a.narrow), a.limit)
	request["sort"] = []any{
		object{string(filing.Day): object{"order": order, "missing": "_last"}},
		object{string(filing.Article): "asc"}, object{atField: "asc"},
	}
	found, err := a.view.content.search(ctx, request)
	if err != nil {
		return index.Result{}, err
	}
	hits, err := a.hits(found[0])
	return index.Result{Hits: hits}, err
}
