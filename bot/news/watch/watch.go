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

// Usage shows how a watch is written, behind the slash command.
const Usage = `watch "ceasefire" speaker:kerry · watches · watch pause 2 · watch resume 2 · watch delete 2`

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
		return q, errors.New("a watch needs words or a speaker, not a question: " + Usage)
	}
	if strings.TrimSpace(q.Words+q.Phrase+q.Speaker) == "" {
		return q, errors.New("say which words or whom to watch for: " + Usage)
	}
	q.Text = ""
	return q, nil
}
