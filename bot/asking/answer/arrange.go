package answer

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/bot/match"
	"onrecord/index"
	"onrecord/index/person"
	"onrecord/index/term"
)

// arrange keeps of the groups, best first, what the intent of the question asks
// for, in its order.
func arrange(q question.Question, groups []group) []group {
	switch {
	case q.AsksForOthers():
		return namedFirst(onePerSpeaker(groups, q.Named()))
	case listsSpeakers(q.Intent, q.Topic):
		if others := onePerSpeaker(groups, ""); len(others) > 0 {
			return others
		}
	case q.Intent == question.WhatSaid:
		wholeFirst(groups[:min(len(groups), firstRead)])
		onceFirst(groups[:min(len(groups), maxCitations)])
	case q.Intent == question.OverTime:
		slices.SortStableFunc(groups, func(a, b group) int {
			if answers := cmp.Compare(answering(b.candidate), answering(a.candidate)); answers != 0 {
				return answers
			}
			return cmp.Compare(dayOrLast(a.candidate), dayOrLast(b.candidate))
		})
	case q.Intent == question.HowOften:
		slices.SortStableFunc(groups, func(a, b group) int {
			return cmp.Or(-cmp.Compare(min(a.score, match.Asked.Found), min(b.score, match.Asked.Found)), cmp.Compare(b.day, a.day))
		})
	}
	return groups
}

// onceFirst puts, of the groups that surely answer about a topic, the first of each statement before what
// repeats one of the same speaker in nearly the same words.
func onceFirst(groups []group) {
	n := 0
	for n < len(groups) && groups[n].answers() && groups[n].verdict != probable && !groups[n].wording {
		n++
	}
	repeats := make(map[place]int)
	for i := range groups[:n] {
		if slices.ContainsFunc(groups[:i], func(g group) bool { return repeating(groups[i], g) }) {
			repeats[placeOf(groups[i].Passage)] = 1
		}
	}
	slices.SortStableFunc(groups[:n], func(a, b group) int {
		return cmp.Compare(repeats[placeOf(a.Passage)], repeats[placeOf(b.Passage)])
	})
}

// nearlyAll is the share of the content words of the shorter of two statements from which one repeats
// the other.
const nearlyAll = 0.8

// repeating reports whether a group has nearly the words of another one of the same speaker.
func repeating(g, other group) bool {
	a, b := contentOf(g.terms, g.Speaker.Name), contentOf(other.terms, g.Speaker.Name)
	if len(a) > len(b) {
		a, b = b, a
	}
	same := 0
	for stem := range a {
		if b[stem] {
			same++
		}
	}
	return len(a) >= fewContent && float64(same) >= nearlyAll*float64(len(a)) && person.KeyOf(g.Speaker.Name).Compatible(person.KeyOf(other.Speaker.Name))
}

// firstRead is how many answers about a topic are read before others: among them those come first
// that tell most by themselves.
const firstRead = 5

// wholeFirst puts, of the first groups that answer about a topic, the whole statements before
// the fragments, and the speaker's own words before reports of them.
func wholeFirst(groups []group) {
	n := 0
	for n < len(groups) && groups[n].answers() && groups[n].verdict == groups[0].verdict && !groups[n].wording {
		n++
	}
	slices.SortStableFunc(groups[:n], func(a, b group) int { return cmp.Compare(a.partial(), b.partial()) })
}

// wholeWords is from how many words on a statement tells something by itself.
const wholeWords = 8

// partial is how little of a statement a passage is: 0 for a whole one in the speaker's own words, 1
// for a report of one, 2 for a fragment: "to get Brexit done", 3 for the object of a verb: "accused the mayor".
func (c candidate) partial() int {
	switch {
	case c.Kind != index.Direct && partCues[c.Cue]:
		return 3
	case len(c.terms) < wholeWords || !c.Asserted():
		return 2
	case c.Kind == index.Direct && !c.opensLow:
		return 0
	case c.Kind == index.Direct, opensAmid(c), c.namesItself():
		return 2
	}
	return 1
}

// opensAmid reports whether a report begins amid a sentence: with what its cue needs, "to get Brexit done", "it
// the best day", with its verb, or with what somebody is doing.
func opensAmid(c candidate) bool {
	first, second := c.terms[0].Word, c.terms[1].Word
	return fragmentOpeners[first] || strings.HasSuffix(first, "ing") && c.opensLow || objects[first] && (second == "the" || second == "a" || second == "an")
}

// objects stand after a verb, and before what it calls them: "called it a mistake".
var objects = words("it him her them us")

// namesItself reports whether a report names its own speaker: nobody says so of themselves, and the
// words are more likely about them.
func (c candidate) namesItself() bool {
	surname := person.KeyOf(c.Speaker.Name).Surname()
	return c.Speaker.Named && surname != "" && slices.ContainsFunc(c.terms, func(t term.Term) bool { return t.Word == surname })
}

// partCues are the cues whose report is the object of a verb, and no statement without it: "blamed the storm
// on the ministry".
var partCues = words("blamed blames blame accused accuses called calls calling described describes praised criticised criticized dismissed rejected " +
	"slammed touted lamented defended supported denounced urged")

// fragmentOpeners are the words with which a report begins that is no sentence without its cue.
var fragmentOpeners = words("to for of as about from with by against is are was were has have had be")

func answering(c candidate) int {
	if c.answers() {
		return 1
	}
	return 0
}

// listsSpeakers reports whether a question asks for people, rather than for one
// statement: who spoke about the ferry?
func listsSpeakers(i question.Intent, topic bool) bool {
	return i == question.WhoElse || i == question.Against || i == question.Agreeing || i == question.WhoSaid && topic
}

// namedFirst puts those who are named before those who are not, among the groups that answer.
func namedFirst(groups []group) []group {
	unnamed := func(g group) int {
		if g.answers() && g.Speaker.Named {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(groups, func(a, b group) int { return cmp.Compare(unnamed(a), unnamed(b)) })
	return groups
}

// onePerSpeaker keeps the first group of each speaker beside the one named.
func onePerSpeaker(groups []group, besides string) []group {
	var out []group
	var names []person.Key
	for _, g := range groups {
		key := person.KeyOf(g.Speaker.Name)
		if key == "" || slices.ContainsFunc(names, key.Compatible) || isMeant(besides, g) {
			continue
		}
		names = append(names, key)
		out = append(out, g)
	}
	return out
}

// isMeant reports whether the words of a question name the speaker of a group,
// by name, title or description.
func isMeant(asked string, g group) bool {
	if asked == "" {
		return false
	}
	printed := term.Words(g.Speaker.Name + " " + g.Speaker.Title + " " + g.AsPrinted)
	for _, word := range term.Words(asked) {
		if !slices.Contains(printed, word) {
			return false
		}
	}
	return true
}
