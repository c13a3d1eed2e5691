package answer

import (
	"context"
	"math"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/bot/asking/ranker"
	"onrecord/index"
)

// wide is how many candidates are compared where the words may not be those of the
// article.
const wide = 100

// ranks reports whether the learned ranker orders the candidates of a question: one
// about a single statement. What counts or lists statements goes by their words.
func (d *Desk) ranks(q question.Question) bool {
	return !d.WordsOnly && q.Words != "" && q.Phrase == "" && (!q.Topic || q.Speaker != "") && q.AboutStatement()
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
	likelyOfShort             = 0.45 // of up to shortWording words without mostContent of the content words: they happen to stand together sooner
	shortWording, mostContent = 9, 0.8
	leastFound                = 0.1  // of words that are found by their score
	contraryContent           = 0.65 // of what is turned round by a "not"
	foundCoverage             = 0.6
	likelyCoverage            = 0.5
	likelyContent             = 0.45 // of the content words; of a few words, fewWords, moreContent
	fewWords, moreContent     = 7, 0.55
	certainTopic, likelyTopic = 0.6, 0.4 // of the topic, in the passage or its article
	likelyAnyway, leastTopic  = 0.2, 0.25
	likelySense               = 0.7 // of a wording, by its sense alone
)

// decide sets the chance of each candidate with features, and whether that is enough.
// Where it is of no wording, the candidates are placed by their sense.
func decide(q question.Question, candidates []candidate) {
	if len(candidates) == 0 || candidates[0].features[ranker.Bias] == 0 {
		return
	}
	task, meant := taskOf(q), false
	chance := placeCandidates(candidates, task)
	for i := range candidates {
		c := &candidates[i]
		c.wording = task == ranker.Wording
		switch {
		case c.described && c.meant < foundOfTopic:
			c.verdict = notMeant
		case c.described:
			c.verdict = probable // whoever said it is only like who is asked for
		case c.wording:
			c.verdict = byWording(c)
		default:
			c.verdict = byTopic(c, chance)
		}
		if q.Intent == question.DidSay && c.unclear() {
			c.verdict = min(c.verdict, probable) // whether it was this person is asked
		}
		meant = meant || c.verdict > notMeant
	}
	if task != ranker.Wording || meant {
		return
	}
	placeCandidates(candidates, ranker.Sense)
	for i := range candidates {
		if c := &candidates[i]; c.meant >= likelySense && !c.contrary() {
			c.verdict = probable
		}
	}
}

// placeCandidates places the candidates, and sets the chance of each: that of the first, less by
// how far it is behind. It returns that of the first.
func placeCandidates(candidates []candidate, task ranker.Task) (chance float64) {
	weights := &ranker.Trained[task]
	best, next := math.Inf(-1), math.Inf(-1)
	for i := range candidates {
		c := &candidates[i]
		c.task, c.place = task, weights.Score(c.features)
		if c.place > best {
			best, next = c.place, best
		} else {
			next = max(next, c.place)
		}
	}
	for i := range candidates {
		c := &candidates[i]
		c.meant = weights.Likelihood(c.features, max(0, c.place-next)) * math.Exp(c.place-best)
		if c.place == best {
			chance = c.meant
		}
	}
	return chance
}

// byTopic decides on a topic; chance is that of the first candidate.
func byTopic(c *candidate, chance float64) verdict {
	switch has := max(c.features[ranker.Coverage], c.About); {
	case c.meant >= foundOfTopic && has >= certainTopic, c.score >= c.enough:
		return certain
	case chance >= likelyOfTopic && has >= likelyTopic, c.meant >= likelyAnyway && has >= leastTopic:
		return probable
	}
	return notMeant
}

// contrary reports whether most but a "not" of what was asked for is there.
func (c *candidate) contrary() bool {
	has := c.features[ranker.Content]
	return c.opposite && has == 1 || c.turned && has >= contraryContent
}

// byWording decides on a wording. One that differs in a figure or a "not" is never found
// as the same; people remember both wrongly, so it may be what was meant. Where all but a
// "not" is there, it is the contrary.
func byWording(c *candidate) verdict {
	f := &c.features
	content, from := likelyContent, likelyFrom
	if c.asked <= fewWords {
		content = moreContent
	}
	if c.asked <= shortWording && f[ranker.Content] < mostContent {
		from = likelyOfShort
	}
	differs := c.opposite || c.afterNot || c.exchanged || c.elsewhere || c.disordered || f[ranker.Figure] > 0
	switch {
	case c.end > 0:
		return certain
	case c.score >= c.enough && !differs && c.meant >= leastFound && f[ranker.Content] >= moreContent:
		return certain
	case c.contrary():
		return notMeant
	case f[ranker.Coverage] < likelyCoverage, f[ranker.Content] < content, c.meant < from:
		return notMeant
	case c.meant >= foundFrom && f[ranker.Coverage] >= foundCoverage && !differs:
		return certain
	}
	return probable
}

// asksWho reports words to look for that ask for a person: "which senator would rather
// start anew". Who asks so may mean somebody who is quoted.
func asksWho(q question.Question) bool {
	first, _, _ := strings.Cut(strings.ToLower(question.Typed(q)), " ")
	return q.Intent == question.Find && (first == "who" || first == "which" || first == "whose")
}

// Weighed is a candidate with the features by which the ranker orders it.
type Weighed struct {
	index.Passage
	Features ranker.Features
}

// Weigh returns the candidates of a question, for training the ranker.
func (d *Desk) Weigh(ctx context.Context, q question.Question) (ranker.Task, []Weighed, error) {
	q, _, err := nameLookup{d}.understood(ctx, q)
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
	task := taskOf(q)
	if len(found) > 0 {
		task = found[0].task
	}
	return task, out, nil
}
