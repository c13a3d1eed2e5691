package answer

import (
	_ "embed"
	"strings"
	"sync"

	"onrecord/index/term"
)

//go:embed thesaurus.txt
var thesaurusText string

// thesaurus holds, for the stem of each word of thesaurus.txt, the groups that it
// stands in, by number.
var thesaurus = sync.OnceValue(func() map[string][]int {
	out := make(map[string][]int)
	n := 0
	for line := range strings.Lines(thesaurusText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		n++
		for _, word := range strings.Fields(line) {
			stem := term.Of(word)[0].Stem
			out[stem] = append(out[stem], n)
		}
	}
	return out
})

// share reports whether two lists have a number in common.
func share(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}
