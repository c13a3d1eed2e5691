package quote

import (
	"cmp"
	"slices"
	"strings"
)

// habit says how often a word reports speech, in seven steps from never seen
// to nearly always.
type habit uint8

const (
	unseen habit = iota
	never
	seldom
	sometimes
	often
	usually
	always
)

// habits knows the habit of each stem that the training articles held.
type habits map[uint32]habit

// wordCount counts how often a stem was there, and how often as a cue.
type wordCount struct{ cues, all int }

func (c wordCount) habit() habit {
	if c.all == 0 {
		return unseen
	}
	rate := float64(c.cues) / float64(c.all+1)
	for h, bound := range []float64{unseen: -1, never: 0.02, seldom: 0.1, sometimes: 0.3, often: 0.6, usually: 0.85} {
		if rate < bound {
			return habit(h)
		}
	}
	return always
}

// endings are the regular endings of a verb, by their last letter.
var endings = [256][]string{'g': {"ing"}, 'd': {"ied", "ed", "d"}, 's': {"ies", "es", "s"}, 'e': {"e"}}

// stem takes the regular endings off a verb.
func stem(w string) uint32 {
	if w == "" {
		return hash(w)
	}
	for _, ending := range endings[w[len(w)-1]] {
		if len(w) > len(ending)+2 && strings.HasSuffix(w, ending) {
			w = w[:len(w)-len(ending)]
			break
		}
	}
	return hash(strings.TrimSuffix(w, "y"))
}

// markHabits sets the habit of each word of the text.
func (t *text) markHabits(h habits) {
	for i := range t.tokens {
		k := &t.tokens[i]
		if k.is(mark | numeric) {
			continue
		}
		k.stem = stem(k.lower)
		if !k.is(upper) || t.sentenceAt(i).from == i {
			k.habit = h[k.stem]
			k.sense = senses[k.stem]
		}
	}
}

// sortedStems returns the stems of h in order.
func (h habits) sortedStems() []uint32 {
	out := make([]uint32, 0, len(h))
	for s := range h {
		out = append(out, s)
	}
	slices.SortFunc(out, cmp.Compare[uint32])
	return out
}
