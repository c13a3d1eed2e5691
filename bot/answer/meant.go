package answer

import (
	"context"
	"math"
	"strings"

	"onrecord/bot/question"
	"onrecord/bot/ranker"
	"onrecord/index"
)

// wide is how many candidates are compared where the words may not be those of the
// article.
const wide = 100

// ranks reports whether the learned ranker orders the candidates of a question: one
// about a single statement. What counts or lists statements goes by their words.
func (d *Desk) ranks(q question.Question) bool {
	if d.WordsOnly || q.Words == "" || q.Phrase != "" || q.Topic && q.Speaker == "" {
		return false
	}
	switch q.Intent {
	case question.WhoSaid, question.DidSay, question.WhenSaid, question.WhereSaid, question.FirstSaid, question.LastSaid, question.WhatSaid:
		return true
	}
	return false
}

// verdict says whether a candidate is what was meant.
type verdict int

const (
	byWords verdict = iota // not decided: the score of its words is
	notMeant
	probable
	certain
)

// Bounds of the chance that a candidate is what was meant, and what its words have to
// have in common with a wording beside that. RANKING.md says how each was set.
const (
	foundFrom, foundOfTopic   = 0.8, 0.5
	likelyFrom, likelyOfTopic = 0.35, 0.05
	foundCoverage             = 0.6
	likelyCoverage            = 0.5
	likelyContent             = 0.45 // of the content words; of a few words, fewWords, moreContent
	fewWords, moreContent     = 7, 0.55
	certainTopic, likelyTopic = 0.6, 0.4 // of the topic, in the passage or its article
)

// decide sets the chance of each candidate that the ranker has placed, and whether that
// is enough.
func decide(q question.Question, candidates []candidate) {
	best, next := math.Inf(-1), math.Inf(-1)
	for _, c := range candidates {
		if c.features[ranker.Bias] == 0 {
			return // not placed
		}
		if c.place > best {
			best, next = c.place, best
		} else {
			next = max(next, c.place)
		}
	}
	weights := &ranker.Trained[taskOf(q)]
	for i := range candidates {
		c := &candidates[i]
		c.meant = weights.Likelihood(c.features, max(0, c.place-next)) * math.Exp(c.place-best)
		if c.wording = taskOf(q) == ranker.Wording; c.wording {
			c.verdict = byWording(c)
		} else {
			c.verdict = byTopic(c)
		}
	}
}

func byTopic(c *candidate) verdict {
	switch has := max(c.features[ranker.Coverage], c.About); {
	case c.meant >= foundOfTopic && has >= certainTopic, c.score >= c.enough:
		return certain
	case c.meant >= likelyOfTopic && has >= likelyTopic:
		return probable
	}
	return notMeant
}

// byWording decides on a wording. One that differs in a figure or a "not" is never found
// as the same; people remember both wrongly, so it may be what was meant. Where all but a
// "not" is there, it is the contrary.
func byWording(c *candidate) verdict {
	f := &c.features
	content := likelyContent
	if c.asked <= fewWords {
		content = moreContent
	}
	differs := c.opposite || c.afterNot || f[ranker.Figure] > 0
	switch {
	case c.end > 0:
		return certain
	case c.score >= c.enough && !differs:
		return certain
	case c.opposite && f[ranker.Content] == 1:
		return notMeant
	case f[ranker.Coverage] < likelyCoverage, f[ranker.Content] < content, c.meant < likelyFrom:
		return notMeant
	case c.meant >= foundFrom && f[ranker.Coverage] >= foundCoverage && !differs:
		return certain
	}
	return probable
}

// asksWho reports words to look for that ask for a person: "which senator would rather
// start anew". Who asks so may mean somebody who is quoted.
func asksWho(q question.Question) bool {
	first, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(q.Text)), " ")
	return q.Intent == question.Find && (first == "who" || first == "which" || first == "whose")
}

// Weighed is a candidate with the features by which the ranker orders it.
type Weighed struct {
	index.Passage
	Features ranker.Features
}

// Weigh returns the candidates of a question, for training the ranker.
func (d *Desk) Weigh(ctx context.Context, q question.Question) (ranker.Task, []Weighed, error) {
	q, err := d.reread(ctx, q)
	q.Words = withApostrophes(q.Words)
	if asksWho(q) {
		q.Intent = question.WhoSaid
	}
	if err != nil || !d.ranks(q) {
		return 0, nil, err
	}
	found, err := d.candidates(ctx, q)
	if err != nil {
		return 0, nil, err
	}
	out := make([]Weighed, len(found))
	for i, c := range found {
		out[i] = Weighed{c.Passage, c.features}
	}
	return taskOf(q), out, nil
}
