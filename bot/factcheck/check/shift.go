package check

import (
	"slices"
	"strings"

	"onrecord/index/term"
)

// shifted holds, for words of which reported speech puts one for another, the first of their
// set: "I will" becomes "she would". A set is a line.
var shifted = func() map[string]string {
	out := make(map[string]string)
	for set := range strings.Lines(`i he she we they
me my him his her us our them their
mine hers ours theirs
am is are was were
will would shall
can could
may might
have has had
do does did
isn't aren't wasn't weren't
won't wouldn't
can't couldn't
haven't hasn't hadn't
don't doesn't didn't`) {
		words := strings.Fields(set)
		for _, w := range words {
			out[w] = words[0]
		}
	}
	return out
}()

// unshifted returns the words in a form that is one for what was said and for a report
// of it: another person and another tense make no difference.
func unshifted(words []word) []word {
	out := slices.Clone(words)
	for i, w := range out {
		out[i].american = ""
		if one, ok := shifted[w.text]; ok {
			out[i].text = one
		} else if terms := term.Of(w.text); len(terms) == 1 {
			out[i].text = terms[0].Stem
		}
	}
	return out
}
