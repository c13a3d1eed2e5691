package story

import (
	"onrecord/bot/asking/answer"
	"onrecord/bot/people/statement"
	"onrecord/corpus"
)

// What is told after the last statement.
const (
	contradictionsShown = 2
	figuresShown        = 5
)

// Page is as much of a story as is shown at once. After its last statement come who denied
// whom, and the figures.
type Page struct {
	Statements     []answer.Citation
	Contradictions []statement.Contradiction
	Figures        []Figure
	More           bool // a further page
}

// Page returns the page that the request asks for.
func (s Story) Page() Page {
	from := min(s.Request.Page*PerPage, len(s.Statements))
	to := min(from+PerPage, len(s.Statements))
	page := Page{Statements: s.Statements[from:to], More: to < len(s.Statements)}
	if !page.More {
		page.Contradictions = s.Contradictions[:min(len(s.Contradictions), contradictionsShown)]
		page.Figures = s.Figures[:min(len(s.Figures), figuresShown)]
	}
	return page
}

// Cited returns the articles that the page shows words of.
func (g Page) Cited() (out []corpus.ArticleID) {
	for _, c := range g.Statements {
		out = append(out, c.Article)
	}
	for _, c := range g.Contradictions {
		out = append(out, c.Said.Article, c.Denied.Article)
	}
	for _, f := range g.Figures {
		out = append(out, f.Citation.Article)
	}
	return out
}
