package answer

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/index"
)

// inArticleOrAll returns the candidates of the article whose address is in a question;
// without one, or where the archive does not hold it, those of all articles.
func (in finder) inArticleOrAll(ctx context.Context, q question.Question, a *Answer) ([]candidate, error) {
	if q.Article == "" {
		return in.desk.candidates(ctx, q)
	}
	records, err := in.desk.Archive.Find(ctx, q.Article)
	if address, _, tracked := strings.Cut(q.Article, "?"); tracked && errors.Is(err, corpus.ErrNotFound) {
		records, err = in.desk.Archive.Find(ctx, address) // what comes behind tells where it was read
	}
	if errors.Is(err, corpus.ErrNotFound) {
		if q.Words == "" && q.Phrase == "" && q.Speaker == "" {
			a.Note = label.Text("answer.not-held-at-all", q.Article)
			return nil, nil // it asks for nothing else
		}
		a.Note = label.Text("answer.not-held", q.Article)
		return in.desk.candidates(ctx, q)
	}
	if err != nil {
		return nil, err
	}
	var out []candidate
	for _, r := range records {
		said, err := in.inArticle(ctx, r.ID)
		if err != nil {
			return nil, err
		}
		for _, c := range said {
			if isAskedFor(q, c) {
				out = append(out, compared(q, c))
			}
		}
	}
	slices.SortStableFunc(out, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(rounded(y.score), rounded(x.score)), cmp.Compare(doubt(x), doubt(y)), cmp.Compare(x.Spans[0].Start, y.Spans[0].Start))
	})
	return out, nil
}

// isAskedFor reports whether a passage is of the kind, and by the speaker, that a
// question is about.
func isAskedFor(q question.Question, c candidate) bool {
	if len(q.Filter.Kinds) > 0 && !slices.Contains(q.Filter.Kinds, c.Kind) || c.Kind == index.Sentence && q.AboutQuotes() {
		return false
	}
	return q.Speaker == "" || q.AsksForOthers() || isMeant(q.Named(), group{candidate: c})
}

// compared compares a passage with the words of a question, each of the same weight:
// one article tells nothing of how rare they are.
func compared(q question.Question, c candidate) candidate {
	asked := newWording(q.Query().Words, nil, 0)
	c.enough, c.held = enoughFor(q), holdsBack(q, c)
	switch {
	case len(asked.words) == 0:
		c.score = 1
	case q.HasWording():
		c.comparison = asked.compare(c.terms)
	default:
		c.comparison = asked.compare(c.terms)
		c.score = asked.coverage(c)
	}
	return c
}

// inArticle returns the passages of an article as candidates that answer; none of one
// that may not be shown.
func (in finder) inArticle(ctx context.Context, id corpus.ArticleID) ([]candidate, error) {
	r, err := in.desk.Archive.Article(ctx, id)
	if errors.Is(err, corpus.ErrNotFound) || err == nil && r.Hidden(in.desk.Clock()) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	found, err := annotation.Of(ctx, in.desk.Archive, r)
	if err != nil {
		return nil, err
	}
	var out []candidate
	for _, doc := range index.Documents(r, found) {
		hull := corpus.Hull(doc.Spans)
		terms := termsOf(hull.Of(r.Body), hull.Start, doc.Spans)
		c := candidate{Hit: index.Hit{Passage: doc.Passage, Score: 1}, day: corpus.DayOf(r.Published), outlet: r.Outlet, terms: terms, enough: match.FoundTopic}
		c.comparison = comparison{score: 1, matched: make([]bool, len(terms))}
		out = append(out, c)
	}
	return out, nil
}
