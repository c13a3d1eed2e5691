package watch

import (
	"cmp"
	"context"
	"slices"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/term"
)

// article is one article as an archive and an index of its own, to which a desk
// can put questions.
type article struct {
	record   corpus.Record
	day      corpus.Day
	passages []passage
	stems    map[string]bool // of all passages
	mentions map[string]bool // words of the names, titles and descriptions of all speakers

	places, organisations []string // as a facet counts them
}

// passage is a document with what is looked for in it.
type passage struct {
	index.Passage
	stems    map[string]bool
	mentions []string
}

// newArticle takes the documents that the index has of an article.
func newArticle(r corpus.Record, documents []index.Document) *article {
	a := &article{record: r, day: corpus.DayOf(r.Published), stems: make(map[string]bool), mentions: make(map[string]bool)}
	for _, d := range documents {
		p := passage{Passage: d.Passage, stems: make(map[string]bool)}
		for _, t := range term.Of(d.Text) {
			p.stems[t.Stem], a.stems[t.Stem] = true, true
		}
		p.mentions = d.Mentions()
		for _, w := range p.mentions {
			a.mentions[w] = true
		}
		a.passages = append(a.passages, p)
		a.places, a.organisations = d.Places, d.Organisations
	}
	return a
}

// Article implements answer.Archive.
func (a *article) Article(_ context.Context, id corpus.ArticleID) (corpus.Record, error) {
	if id != a.record.ID {
		return corpus.Record{}, corpus.ErrNotFound
	}
	return a.record, nil
}

// Annotations implements answer.Archive. None is kept.
func (a *article) Annotations(context.Context, ...corpus.ArticleID) ([]corpus.Annotation, error) {
	return nil, nil
}

// Corrections implements answer.Archive. They are in the documents already.
func (a *article) Corrections(context.Context, ...corpus.ArticleID) ([]corpus.Correction, error) {
	return nil, nil
}

// Partings implements answer.Archive. They are in the documents already.
func (a *article) Partings(context.Context) ([]corpus.Parting, error) { return nil, nil }

// Find implements answer.Archive.
func (a *article) Find(ctx context.Context, name string) ([]corpus.Record, error) {
	if name != a.record.URL || name == "" {
		return nil, corpus.ErrNotFound
	}
	return []corpus.Record{a.record}, nil
}

// Body implements answer.Archive.
func (a *article) Body(_ context.Context, id corpus.ArticleID, revision int) (string, error) {
	if id != a.record.ID || revision != a.record.Revision {
		return "", corpus.ErrNotFound
	}
	return a.record.Body, nil
}

// Excerpts implements answer.Archive.
func (a *article) Excerpts(_ context.Context, places []corpus.Place) ([]corpus.Excerpt, error) {
	out := make([]corpus.Excerpt, len(places))
	for i, p := range places {
		out[i] = corpus.ExcerptOf(a.record, p.Span)
	}
	return out, nil
}

// Scope implements answer.Archive.
func (a *article) Scope(context.Context) (corpus.Scope, error) {
	return corpus.Scope{Articles: 1, From: a.day, To: a.day}, nil
}

// asked is an article as one watch searches it: the words weigh what they do in
// the whole archive.
type asked struct {
	*article
	weights map[string]float64
}

// Search implements answer.Searcher, with the filters of an engine.
func (a asked) Search(_ context.Context, q index.Query) (index.Result, error) {
	result := index.Result{Weights: a.weights}
	if !a.passes(q.Filter) {
		return result, nil
	}
	words, speaker := stemsOf(q.Words), term.Words(q.Speaker)
	var without [][]string
	for _, w := range q.Without {
		without = append(without, stemsOf(w))
	}
	for _, p := range a.passages {
		if p.excepts(q.Filter.Except) || !p.ofKind(q.Filter) ||
			!all(speaker, func(w string) bool { return slices.Contains(p.mentions, w) }) ||
			slices.ContainsFunc(without, func(stems []string) bool { return all(stems, func(s string) bool { return p.stems[s] }) }) {
			continue
		}
		score := 0.0
		for _, s := range words {
			if p.stems[s] {
				score += a.weights[s] + 1
			}
		}
		if len(words) == 0 || score > 0 {
			result.Hits = append(result.Hits, index.Hit{Passage: p.Passage, Score: score})
		}
	}
	slices.SortStableFunc(result.Hits, func(x, y index.Hit) int { return cmp.Compare(y.Score, x.Score) })
	return result, nil
}

// Facets implements answer.Searcher; a watch counts nothing.
func (a asked) Facets(context.Context, index.Query, ...index.Field) ([]index.Facet, error) {
	return nil, nil
}

// People implements answer.Searcher; a watch means whom it names.
func (a asked) People(context.Context, []string, func(string) bool) ([]index.FacetValue, error) {
	return nil, nil
}

// passes reports whether the article passes what a filter says of articles.
func (a *article) passes(f index.Filter) bool {
	return a.within(f.From, f.To) && !a.excepted(f.Except) &&
		index.Passes(a.record.Outlet, f.Outlets, f.Except.Outlets) && index.Passes(a.record.Section, f.Sections, f.Except.Sections) &&
		(len(f.Bylines) == 0 || index.ByOneOf(f.Bylines, corpus.Authors(a.record.Byline))) &&
		(len(f.Places) == 0 || shares(f.Places, a.places)) && (len(f.Organisations) == 0 || shares(f.Organisations, a.organisations))
}

// excepted reports whether a filter leaves the article out for its day, its authors or
// what it names.
func (a *article) excepted(e index.Exception) bool {
	return (e.From != "" || e.To != "") && a.day != "" && a.within(e.From, e.To) ||
		index.ByOneOf(e.Bylines, corpus.Authors(a.record.Byline)) ||
		shares(e.Places, a.places) || shares(e.Organisations, a.organisations)
}

// within reports whether the article was published between two days, of which either
// may be open. One without a day is within what is open at both ends.
func (a *article) within(from, to corpus.Day) bool {
	if a.day == "" {
		return from == "" && to == ""
	}
	return a.day >= from && (to == "" || a.day <= to)
}

// shares reports whether one of the names of a filter is among those of the article.
func shares(asked, has []string) bool {
	return slices.ContainsFunc(asked, func(name string) bool { return slices.Contains(has, name) })
}

// ofKind reports whether a passage is of the kind and the stance that a filter wants.
func (p passage) ofKind(f index.Filter) bool {
	return (len(f.Kinds) == 0 || slices.Contains(f.Kinds, p.Kind)) && (len(f.Stances) == 0 || slices.Contains(f.Stances, p.Stance))
}

// excepts reports whether a filter leaves out the passage for its kind, its
// stance or its speaker.
func (p passage) excepts(e index.Exception) bool {
	return slices.Contains(e.Kinds, p.Kind) || slices.Contains(e.Stances, p.Stance) || slices.ContainsFunc(e.Speakers, func(speaker string) bool {
		return all(term.Words(speaker), func(w string) bool { return slices.Contains(p.mentions, w) })
	})
}

func all(values []string, ok func(string) bool) bool {
	return !slices.ContainsFunc(values, func(v string) bool { return !ok(v) })
}

func stemsOf(text string) []string {
	var out []string
	for _, t := range term.Of(text) {
		if !slices.Contains(out, t.Stem) {
			out = append(out, t.Stem)
		}
	}
	return out
}
