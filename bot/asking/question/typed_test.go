package question

import "testing"

// The button with which somebody asks for more remembers that a senator is asked for, which the
// words of the question do not have.
func TestWhoeverAsksForMoreAsksForTheSamePerson(t *testing.T) {
	for text, kept := range map[string]string{
		"which senator would rather start anew?":  "which senator would rather start anew?",
		"Who  said all hope would be lost":        "Who said all hope would be lost",
		"what did Kerry say about a ceasefire":    "",
		"who said · all hope would be lost":       "",
		"which senator said · all would be lost?": "",
	} {
		q := Parse(text, Options{})
		q.Seen = 3
		more := Parse(AsTyped(q), Options{})
		if more.String() != q.String() || Typed(more) != kept {
			t.Errorf("%s: asks for more with %q, which reads as %q of %q", text, AsTyped(q), more, Typed(more))
		}
	}
}
