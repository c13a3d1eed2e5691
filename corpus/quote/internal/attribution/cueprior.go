package attribution

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus/quote/internal/document"
)

const (
	PriorUnseen document.CuePrior = iota
	priorNever
	PriorSeldom
	PriorSometimes
	PriorOften
	priorUsually
	priorAlways
)

// cuePriors knows the cue prior of each stem that the training articles held.
type cuePriors map[uint32]document.CuePrior

// wordCount counts how often a stem was there, and how often as a cue.
type wordCount struct{ cues, all int }

func (c wordCount) prior() document.CuePrior {
	if c.all == 0 {
		return PriorUnseen
	}
	rate := float64(c.cues) / float64(c.all+1)
	for h, bound := range []float64{PriorUnseen: -1, priorNever: 0.02, PriorSeldom: 0.1, PriorSometimes: 0.3, PriorOften: 0.6, priorUsually: 0.85} {
		if rate < bound {
			return document.CuePrior(h)
		}
	}
	return priorAlways
}

// endings are the regular endings of a verb, by their last letter.
var endings = [256][]string{'g': {"ing"}, 'd': {"ied", "ed", "d"}, 's': {"ies", "es", "s"}, 'e': {"e"}}

// Stem takes the regular endings off a verb.
func Stem(w string) uint32 {
	if w == "" {
		return document.Hash(w)
	}
	for _, ending := range endings[w[len(w)-1]] {
		if len(w) > len(ending)+2 && strings.HasSuffix(w, ending) {
			w = w[:len(w)-len(ending)]
			break
		}
	}
	return document.Hash(strings.TrimSuffix(w, "y"))
}

// MarkCuePriors sets the cue prior of each word of a text, its stem and its
// lexical class.
func (e *Model) MarkCuePriors(t *document.Document) { markCuePriors(t, e.cuePriors) }

func markCuePriors(t *document.Document, h cuePriors) {
	for i := range t.Tokens {
		k := &t.Tokens[i]
		if k.Is(document.Punct | document.Numeric) {
			continue
		}
		k.Stem = Stem(k.Lower)
		if !k.Is(document.Capitalized) || t.SentenceAt(i).From == i {
			k.CuePrior = h[k.Stem]
			k.LexicalClass = lexicalClasses.Get(k.Stem)
		}
	}
}

// sortedStems returns the stems of h in order.
func (h cuePriors) sortedStems() []uint32 {
	out := make([]uint32, 0, len(h))
	for s := range h {
		out = append(out, s)
	}
	slices.SortFunc(out, cmp.Compare[uint32])
	return out
}

// Knows reports whether a word, in lower case, stood in the training articles.
func (e *Model) Knows(word string) bool { return e.cuePriors[Stem(word)] != PriorUnseen }
