// Package watch owns what people want to be told of: a [Watch] is a question put
// to each new article, the [Matcher] finds which of many watches an article
// answers, the [Watcher] follows the archive, and the [Messenger] tells each person
// what was found, a few minutes' worth at a time and each statement once.
//
// Backfill is not news: only articles that came in within 48 hours of their
// publication are read, and what is corrected in one after a month is not. A watch
// finds in an article what asking the archive would cite of it, with one difference:
// whom it names has to be printed in the article, by name, title or description.
package watch

import (
	"errors"
	"strings"
	"time"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/corpus"
)

// Owner is who is told.
type Owner struct{ Enterprise, Team, User string }

// Watch is a question that is put to each new article.
type Watch struct {
	ID int64
	Owner
	Question question.Question
	Paused   bool // nothing is looked for until it is resumed
	// Target is where what it finds goes, and Secret what is shared with whoever gets it
	// there; empty where that needs none.
	Target Target
	Secret string
}

// Lately is what a watch has found.
type Lately struct {
	Statements int              // in the time that was asked for
	Article    corpus.ArticleID // in which it last found something
}

// MaxWatches is how many watches one person may have.
const MaxWatches = 50

// ErrTooMany is the error of one more.
var ErrTooMany = errors.New("a person has as many watches as they may")

// Parse reads what to watch for: the words and operators of a question.
func Parse(text string, now time.Time) (question.Question, error) {
	o := question.Options{Now: now}
	if misused := question.Misused(text, o); misused != "" {
		return question.Question{}, errors.New(misused)
	}
	q := question.Parse(text, o)
	switch q.Intent {
	case question.Find, question.WhoSaid, question.WhatSaid, question.DidSay:
	default:
		return q, errors.New("a watch needs words or a speaker, not a question: " + label.Text("watch.usage"))
	}
	if strings.TrimSpace(q.Words+q.Phrase+q.Speaker) == "" {
		return q, errors.New("say which words or whom to watch for: " + label.Text("watch.usage"))
	}
	q.Text = ""
	return q, nil
}

// Of is what can be watched of a question that was asked: its words and whom it names, from
// now on; ok is false where it has neither.
func Of(q question.Question) (watched question.Question, ok bool) {
	switch q.Intent {
	case question.Find, question.WhoSaid, question.WhatSaid, question.DidSay:
	case question.WhoElse, question.Against, question.Agreeing:
		q.Intent, q.Speaker = question.Find, "" // it leaves out whom it names
	case question.SmallTalk:
		return q, false
	case question.WhoIs:
		q.Intent, q.Words = question.WhatSaid, ""
	default:
		q.Intent = question.WhatSaid
	}
	q.Text, q.Seen, q.To, q.Article, q.Filter.From, q.Filter.To = "", 0, "", "", "", ""
	if strings.TrimSpace(q.Words+q.Phrase+q.Speaker) == "" {
		return q, false
	}
	return q, true
}
