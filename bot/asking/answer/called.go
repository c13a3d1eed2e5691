package answer

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"onrecord/index/term"
)

//go:embed called.txt
var calledText string

// called holds the lines of called.txt: what people ask for, and what articles may call it.
var called = sync.OnceValue(func() (out []struct{ asked, printed []string }) {
	for line := range strings.Lines(calledText) {
		if asked, printed, found := strings.Cut(line, ":"); found && !strings.HasPrefix(line, "#") {
			out = append(out, struct{ asked, printed []string }{strings.Fields(asked), strings.Fields(printed)})
		}
	}
	return out
})

// withOtherNames adds to words for somebody what an article may call them: "politician" asks for
// a senator, too.
func withOtherNames(who []string) []string {
	out := slices.Clone(who)
	for _, c := range called() {
		if slices.ContainsFunc(c.asked, func(w string) bool { return !hasWord(who, w) }) {
			continue
		}
		for _, w := range c.printed {
			if !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return out
}

// hasWord reports whether a word is among some, as one or as several.
func hasWord(words []string, word string) bool {
	stem := term.Of(word)[0].Stem
	return slices.ContainsFunc(words, func(w string) bool { return term.Of(w)[0].Stem == stem })
}
