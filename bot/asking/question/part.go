package question

import "strings"

// Part is something that a question asks for and that can be taken away.
type Part struct {
	Label string // as the canonical form has it: "in 2016", "by Kerry"
	Rest  string // the question without it, in its canonical form
}

// Parts returns what can be taken away of a question: what narrows it, and of what
// somebody said also the topic, or whose words they are.
func (q Question) Parts() []Part {
	q.Seen = 0
	parts := strings.Split(q.String(), separator)
	var out []Part
	add := func(label string, rest Question) {
		if text := rest.String(); text != "" && text != q.String() && !rest.Empty() {
			out = append(out, Part{label, text})
		}
	}
	if q.Intent == WhatSaid && q.Speaker != "" && q.Words != "" {
		rest := q
		rest.Speaker = ""
		add(bySpeaker+q.Speaker, rest)
		rest = q
		rest.Words = ""
		add(q.Words, rest)
	}
	for i := 2; i < len(parts); i++ {
		left := append(append([]string(nil), parts[:i]...), parts[i+1:]...)
		if rest, ok := parseCanonical(strings.Join(left, separator)); ok {
			add(parts[i], rest)
		}
	}
	return out
}
