// Package sourcing owns the count of whom the archive quotes: people and bodies by their
// statements and articles, whose voice is new, and who stays unnamed. It says what the
// articles print, and guesses nothing about anybody: whether a woman or a man spoke is told
// where a pronoun or a title says so, and other traits come from a file that the newsroom
// keeps.
package sourcing

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/ledger"
)

// Desk counts whom an archive quotes. It may be used by several goroutines.
type Desk struct {
	Ledger *ledger.Ledger
	// Traits is the path of the file in which the newsroom keeps what it knows about
	// people; empty is none.
	Traits string

	room room // that reports share, while the ledger is read
}

// By is what a report is divided by.
type By string

const (
	Section By = "section"
	Month   By = "month"
	Byline  By = "byline"
)

// Divisions are what a report can be divided by.
var Divisions = []By{Section, Month, Byline}

// Report is whom a part of the archive quotes. What several articles print word for word
// is one statement, of the article that printed it first. Its JSON form is part of the
// contract of the command line.
type Report struct {
	Query    string     `json:"query"`
	Articles int        `json:"articles"` // looked at
	From     corpus.Day `json:"from"`     // the first and the last day of these
	To       corpus.Day `json:"to"`
	Tally
	// Voices are those who are named, most statements first.
	Voices []Voice `json:"voices"`
	// Unnamed are the statements of people who are described, in the order of their days.
	Unnamed []Unnamed `json:"unnamed"`
	By      By        `json:"by,omitempty"`
	Parts   []Part    `json:"parts"`

	ranged bool // the question has a first day
	more   int  // voices that are not listed
}

// Tally counts the statements of a report, or of a part of it.
type Tally struct {
	Statements    int   `json:"statements"`
	Officials     Count `json:"officials"` // with whom an article prints a public office
	Private       Count `json:"private"`   // everybody else who is named
	Organisations Count `json:"organisations"`
	UnnamedCount  int   `json:"unnamed_statements"`
	// Unclear is how many statements are of somebody who is described, and may be named
	// elsewhere in the article: "the minister".
	Unclear int `json:"unclear_statements"`
	// TopTen is the share of the ten most quoted in what people who are named said.
	TopTen float64 `json:"top_ten_share"`
	// FirstTime is how many people were quoted for the first time, of a report that has a
	// first day, or of one month.
	FirstTime int `json:"first_time"`
	// Printed counts the people by what an article prints of them, and Traits by what the
	// newsroom's file says: trait, value, people.
	Printed map[string]int            `json:"printed"`
	Traits  map[string]map[string]int `json:"traits"`
}

// Count is of people, or bodies, and their statements.
type Count struct {
	Voices     int `json:"voices"`
	Statements int `json:"statements"`
}

// Part is the tally of one section, month or byline.
type Part struct {
	Value    string `json:"value"`
	Articles int    `json:"articles"`
	Tally
}

// Voice is somebody, or a body, who is named.
type Voice struct {
	Name       string             `json:"name"`
	Group      string             `json:"group"`  // official, private or organisation
	Titles     []string           `json:"titles"` // as printed, those printed most first
	Statements int                `json:"statements"`
	Articles   int                `json:"articles"`
	FirstTime  bool               `json:"first_time"`
	Printed    string             `json:"printed"` // she, he, or nothing
	Traits     map[string]string  `json:"traits"`
	First      Place              `json:"first"` // of the statements counted
	In         []corpus.ArticleID `json:"in"`    // the articles counted
}

// Unnamed is a statement of somebody who is described.
type Unnamed struct {
	Wording string `json:"wording"` // as printed
	Place
}

// Place is where a statement is printed.
type Place struct {
	Article   corpus.ArticleID `json:"article"`
	Headline  string           `json:"headline"`
	Outlet    string           `json:"outlet"`
	Published corpus.Day       `json:"published"`
	URL       string           `json:"url"`
	Paragraph int              `json:"paragraph"`
}

// ErrQuery is the error of a question that counts cannot be narrowed by.
var ErrQuery = errors.New("whom the archive quotes is narrowed by operators and days alone")

// Check tells what a question has that counts cannot be narrowed by.
func Check(q question.Question) error {
	switch {
	case q.Words+q.Phrase+strings.Join(q.Without, "")+q.Article != "":
		return fmt.Errorf("%w, such as section:politics since January: leave out %q", ErrQuery, strings.TrimSpace(q.Words+" "+q.Phrase+strings.Join(q.Without, " ")+q.Article))
	case len(q.Filter.Places)+len(q.Filter.Except.Places) > 0:
		return fmt.Errorf("%w: place: is none of them, use section:, outlet:, by:, organisation:, speaker:, kind:, stance:, before:, after: or on: instead", ErrQuery)
	}
	return nil
}

// Report counts whom the articles quote that a question narrows to. It lists at most so
// many voices and unnamed sources; all of them for 0.
func (d *Desk) Report(ctx context.Context, q question.Question, by By, most int) (Report, error) {
	if err := Check(q); err != nil {
		return Report{}, err
	}
	traits, err := readTraits(d.Traits)
	if err != nil {
		return Report{}, err
	}
	query := strings.TrimPrefix(strings.TrimPrefix(q.String(), "find · anything"), " · ")
	r := Report{Query: query, By: by, Voices: []Voice{}, Unnamed: []Unnamed{}, Parts: []Part{}}
	err = d.Ledger.Read(ctx, func(b *ledger.Book) error {
		newCounter(b, q, traits, &d.room).report(&r, most)
		return nil
	})
	return r, err
}

// wants reports whether a statement passes what a filter says of statements.
func wants(f *index.Filter, s *ledger.Statement) bool {
	return (len(f.Kinds) == 0 || slices.Contains(f.Kinds, s.Kind())) && !slices.Contains(f.Except.Kinds, s.Kind()) &&
		(len(f.Stances) == 0 || slices.Contains(f.Stances, s.Stance())) && !slices.Contains(f.Except.Stances, s.Stance())
}
