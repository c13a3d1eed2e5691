package question

import "strings"

// exceptions are the ways to say, behind a question, whose words or what is not wanted.
var exceptions = compileAll(
	"[but|and] not [the|any|those|ones|quotes|anything]* by|from SPEAKER",
	"[but|and] except|excluding|excepting [for|the|those|ones|quotes|anything]* [by|from|of] SPEAKER",
	"[but|and] other|apart|aside than|from [those|ones|quotes|anything]* [by|from|of] SPEAKER",
)

// exceptTopics are those for what is spoken of.
var exceptTopics = compileAll(
	"[but|and] not [the|any|those|ones|quotes|anything]* about|on|regarding TOPIC",
	"[but|and] except|excluding [for|the|those|ones|quotes|anything]* about|on|regarding TOPIC",
)

// takeExceptions takes what a question that lists statements or articles leaves out at its
// end, "quotes about the ferry but not by Varga", and returns the words before it. Elsewhere such
// words are part of what was said.
func takeExceptions(q *Question, all []word) []word {
	for at := 1; at < len(all)-1; at++ {
		head, tail := all[:at], all[at:]
		bySomebody, ok := lists(head)
		if !ok {
			continue
		}
		if m, ok := matchOne(exceptTopics, tail); ok {
			if t := m.found[topic]; topicOf(tail[t.first:t.end]) != "" {
				q.Without = append(q.Without, topicOf(tail[t.first:t.end]))
				return head
			}
		}
		m, ok := matchOne(exceptions, tail)
		if named := m.found[speaker]; ok && nameOf(tail[named.first:named.end]) != "" {
			left := nameOf(tail[named.first:named.end])
			if bySomebody {
				q.Without = append(q.Without, left) // "what did she say about everything except the ferry"
			} else {
				q.Filter.Except.Speakers = append(q.Filter.Except.Speakers, left)
			}
			return head
		}
	}
	return all
}

// matchOne returns how the first of some patterns that matches matches.
func matchOne(patterns []pattern, all []word) (m matcher, ok bool) {
	m = matcher{words: all}
	for _, p := range patterns {
		if m.match(p) {
			return m, true
		}
	}
	return m, false
}

// lists reports whether words ask for a list of statements or articles, with no wording
// of which the rest could be part, and whether for those of somebody.
func lists(all []word) (bySomebody, ok bool) {
	form, m, ok := formOf(all)
	if !ok {
		return false, len(withoutAsking(all)) < len(all) // "everything about the flood"
	}
	switch form.intent {
	case WhatSaid, MostSaid, Articles, HowOften, OverTime:
		bySomebody = m.found[speaker].end > 0
		return bySomebody, m.found[words].end == 0 && (bySomebody || m.found[topic].end > 0)
	}
	return false, false
}

// takeNot takes the word behind a NOT in capitals as one that no answer has, as other
// searches do.
func takeNot(q *Question, all []word) []word {
	for i := 1; i < len(all)-1; i++ {
		if all[i].text == "NOT" && all[i].quoted == 0 && all[i-1].text != strings.ToUpper(all[i-1].text) {
			q.Without = append(q.Without, all[i+1].text)
			return append(append([]word(nil), all[:i]...), all[i+2:]...)
		}
	}
	return all
}
