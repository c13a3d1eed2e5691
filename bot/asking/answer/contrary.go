package answer

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"onrecord/index/term"
)

//go:embed contraries.txt
var contrariesText string

// contraries holds, for the stem of each word of contraries.txt, those of the words that say
// its contrary.
var contraries = sync.OnceValue(func() map[string][]string {
	out := make(map[string][]string)
	add := func(words, others []string) {
		for _, w := range words {
			out[w] = append(out[w], others...)
		}
	}
	for line := range strings.Lines(contrariesText) {
		one, other, ok := strings.Cut(line, "|")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		words, others := term.Stems(one), term.Stems(other)
		add(words, others)
		add(others, words)
	}
	return out
})

// turns reports whether the passage lacks a word asked for, and has one that says the
// contrary: "the minister kept her confidence" for "the minister lost her confidence".
func (w wording) turns(c *comparison) bool {
	n := len(c.passage)
	for i := range w.words {
		others := contraries()[w.words[i].Stem]
		if len(others) == 0 || slices.ContainsFunc(c.like[i*n:(i+1)*n], func(like float64) bool { return like > 0 }) {
			continue
		}
		if slices.ContainsFunc(c.passage, func(p word) bool { return slices.Contains(others, p.Stem) }) {
			return true
		}
	}
	return false
}
