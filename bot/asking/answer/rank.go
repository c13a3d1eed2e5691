package answer

import (
	"cmp"
	"slices"

	"onrecord/bot/asking/question"
	"onrecord/bot/asking/ranker"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/person"
)

// answers reports whether the words of the candidate are found, rather than
// something near them.
func (c candidate) answers() bool {
	switch {
	case c.held:
		return false
	case c.verdict == byWords:
		return c.score >= c.enough
	}
	return c.verdict >= probable
}

// nearlyMeant and nearlyOnTopic are the shares of the chance of the first citation that a
// further one has, of what the ranker places.
const nearlyMeant, nearlyOnTopic = 0.3, 0.02

// isNearly reports whether a candidate is cited beside the best.
func (c candidate) isNearly(best candidate) bool {
	if c.verdict == byWords {
		return c.score >= match.Asked.NearlyBest*best.score
	}
	if !c.wording {
		return c.meant >= nearlyOnTopic*best.meant
	}
	return c.verdict == best.verdict && c.meant >= nearlyMeant*best.meant
}

// A passage that has less of the words than match.Asked.Near is worth showing with the
// chance nearMeant, where it has the share nearWords of the words, or its article has.
const nearMeant, nearWords = 0.02, 0.4

// nearSense is the cosine from which a quote is near in meaning to what was asked, and
// besideSense that from which another is worth showing beside one that is.
const nearSense, besideSense = 0.4, 0.35

// byMeaning reports whether a candidate has too few of the words to be of one wording with
// them.
func (c candidate) byMeaning() bool {
	return c.task == ranker.Sense && c.features[ranker.Coverage] < likelyCoverage
}

// isNear reports whether a candidate is worth showing as nearest, with a cosine from so much
// on.
func (c candidate) isNear(sense float64) bool {
	return c.score >= match.Asked.Near || c.nearInSense(sense) || c.meant >= nearMeant && max(c.features[ranker.Coverage], c.About) >= nearWords
}

func (c candidate) nearInSense(from float64) bool {
	return c.task == ranker.Sense && c.features[ranker.Meaning] >= from
}

// leastSense returns the cosine from which one of some groups is worth showing as nearest.
func leastSense(groups []group) float64 {
	if slices.ContainsFunc(groups, func(g group) bool { return g.nearInSense(nearSense) }) {
		return besideSense
	}
	return nearSense
}

// enoughFor returns the score from which a candidate answers a question.
func enoughFor(q question.Question) float64 {
	if q.AboutQuotes() && q.HasWording() {
		return match.Asked.Found
	}
	return match.FoundTopic
}

// coverage is the share of a topic's words that stand in a passage, in
// whatever order. Words of grammar count where there are no others: in an archive of a few
// articles they may be rare.
func (w wording) coverage(c candidate) float64 {
	covered, total := 0.0, 0.0
	for i, t := range w.words {
		if t.filler && !w.onlyFillers() {
			continue
		}
		total += w.weights[i]
		for _, other := range c.terms {
			if t.Stem == other.Stem || deadWords[t.Word] && deadWords[other.Word] {
				covered += w.weights[i]
				break
			}
		}
	}
	return covered / total
}

func (w wording) onlyFillers() bool {
	return !slices.ContainsFunc(w.words, func(t word) bool { return !t.filler })
}

// rank puts the best candidate first: the one in whose own words it is, that has a wording word for word, that the ranker places highest, or whose
// words match best; among equals one with a clear speaker, then the more literal kind, then the first to print it. For what somebody
// said the newest article comes before the more literal kind; for who said it
// first, or last, the day decides among all that answer.
func rank(q question.Question, candidates []candidate) {
	decide(q, candidates)
	often := sayingOften(q, candidates)
	slices.SortStableFunc(candidates, func(a, b candidate) int {
		first := cmp.Compare(literal(a.Kind), literal(b.Kind))
		then := cmp.Compare(dayOrLast(a), dayOrLast(b))
		newest := cmp.Compare(b.day, a.day)
		both := a.answers() && b.answers()
		switch {
		case both && q.Intent == question.FirstSaid && then != 0:
			return then
		case both && q.Intent == question.LastSaid && newest != 0:
			return newest
		case q.Intent == question.WhatSaid, q.Intent == question.HowMany:
			first, then = newest, first
		}
		return cmp.Or(
			cmp.Compare(answering(b), answering(a)),
			cmp.Compare(b.verdict, a.verdict),
			cmp.Compare(secondhand(a), secondhand(b)),
			cmp.Compare(wordForWord(b), wordForWord(a)),
			cmp.Compare(often(b), often(a)),
			cmp.Compare(rounded(b.place), rounded(a.place)),
			cmp.Compare(rounded(b.score), rounded(a.score)),
			cmp.Compare(doubt(a), doubt(b)),
			first,
			then,
			cmp.Compare(a.Article, b.Article),
			cmp.Compare(a.Spans[0].Start, b.Spans[0].Start),
		)
	})
}

// sayingOften returns how many statements with the whole of a wording the speaker of a candidate has, where
// it is asked who said it: a phrase is whose they are that keep saying it, and not of whoever once repeats
// it. Copies of one statement count once.
func sayingOften(q question.Question, candidates []candidate) func(candidate) int {
	if q.Intent != question.WhoSaid {
		return func(candidate) int { return 0 }
	}
	said := make(map[person.Key]map[string]bool)
	for _, c := range candidates {
		if key := person.KeyOf(c.Speaker.Name); wordForWord(c) == 1 && c.Speaker.Named && !c.unclear() && key != "" {
			if said[key] == nil {
				said[key] = make(map[string]bool)
			}
			said[key][c.statement()] = true
		}
	}
	return func(c candidate) int {
		n := 0
		for key, statements := range said {
			if wordForWord(c) == 1 && key.Compatible(person.KeyOf(c.Speaker.Name)) {
				n += len(statements)
			}
		}
		return min(n, mostOften)
	}
}

// mostOften is from how many statements on more tell nothing more of whose a phrase is.
const mostOften = 3

// wordForWord is 1 for a candidate that has the whole of a wording, whatever else it is.
func wordForWord(c candidate) int {
	if c.wording && c.end > 0 {
		return 1
	}
	return 0
}

// rounded takes scores that differ by chance for equal.
func rounded(score float64) int { return int(score*100 + 0.5) }

// doubt orders quotes whose speaker is clear before those whose speaker is not,
// and both before sentences.
func doubt(c candidate) int {
	switch {
	case c.Kind == index.Sentence:
		return 2
	case c.unclear():
		return 1
	}
	return 0
}

// literal orders the kinds by how close they are to the speaker's own words.
func literal(k index.Kind) int {
	return slices.Index([]index.Kind{index.Direct, index.Mixed, index.Indirect, index.Sentence}, k)
}

// dayOrLast is the day of publication, with the unknown one after all others.
func dayOrLast(c candidate) corpus.Day {
	return cmp.Or(c.day, "9999")
}
