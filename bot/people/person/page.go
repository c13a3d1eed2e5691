package person

import (
	"slices"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
	"onrecord/bot/people/statement"
	"onrecord/corpus"
)

// changesPerPage is how many changes are shown at once: each has two statements.
const changesPerPage = 2

// Page is the part of a person that was asked for, as much of it as is shown at once.
type Page struct {
	Heading    string // of a topic its label and its number of statements
	Statements []answer.Citation
	Changes    []statement.Change
	Printed    []Printed
	Counted    bool // those quoted beside, and the outlets
	More       bool // a further page
}

// Page returns the page that the request asks for, each statement as a whole sentence.
func (p Person) Page() Page {
	page := p.page()
	page.Statements = p.sentences(page.Statements)
	changes := make([]statement.Change, len(page.Changes))
	for i, c := range page.Changes {
		c.Earlier, c.Later = p.sentence(c.Earlier), p.sentence(c.Later)
		changes[i] = c
	}
	page.Changes = changes
	return page
}

func (p Person) page() Page {
	r := p.Request
	switch r.View {
	case Topic:
		if r.Of > len(p.Topics) {
			return Page{Heading: label.Text("person.no-topic")}
		}
		t := p.Topics[r.Of-1]
		page := Page{Heading: t.Label() + " · " + label.Count(len(t.Statements), "statement")}
		page.Statements, page.More = paged(t.Statements, r.Page, PerPage)
		return page
	case Changed:
		page := Page{Heading: label.Text("person.otherwise")}
		page.Changes, page.More = paged(p.Changes, r.Page, changesPerPage)
		return page
	case Stances:
		page := Page{Heading: label.Text("person.not-said")}
		var all []answer.Citation
		for _, h := range p.Held {
			all = append(all, h.Statements...)
		}
		page.Statements, page.More = paged(all, r.Page, PerPage)
		return page
	case Titles:
		page := Page{Heading: label.Text("person.all-printed"), Printed: p.Titles}
		if len(p.Names) > 1 {
			page.Printed = slices.Concat(p.Titles, p.Names)
		}
		return page
	case Beside:
		return Page{Counted: true}
	}
	page := Page{}
	page.Statements, page.More = paged(p.Newest, r.Page, PerPage)
	return page
}

func paged[T any](all []T, page, per int) (shown []T, more bool) {
	from := min(page*per, len(all))
	to := min(from+per, len(all))
	return all[from:to], to < len(all)
}

// Cited returns the articles that the page shows words of.
func (g Page) Cited() (out []corpus.ArticleID) {
	for _, c := range g.Statements {
		out = append(out, c.Article)
	}
	for _, c := range g.Changes {
		out = append(out, c.Earlier.Article, c.Later.Article)
	}
	for _, t := range g.Printed {
		if t.Citation != nil {
			out = append(out, t.Citation.Article)
		}
	}
	return out
}
