package answer

import (
	"cmp"
	"slices"

	"onrecord/bot/asking/question"
	"onrecord/bot/match"
	"onrecord/index/person"
	"onrecord/index/term"
)

// arrange keeps of the groups, best first, what the intent of the question asks
// for, in its order.
func arrange(q question.Question, groups []group) []group {
	switch {
	case q.AsksForOthers():
		return onePerSpeaker(groups, q.Named())
	case listsSpeakers(q.Intent, q.Topic):
		if others := onePerSpeaker(groups, ""); len(others) > 0 {
			return others
		}
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
