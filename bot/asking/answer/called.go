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

// called holds the lines of called.txt: the stems of what people ask for, and what articles may
// call it.
var called = sync.OnceValue(func() (out []struct{ asked, printed []string }) {
	for line := range strings.Lines(calledText) {
		if asked, printed, found := strings.Cut(line, ":"); found && !strings.HasPrefix(line, "#") {
			out = append(out, struct{ asked, printed []string }{term.Stems(asked), strings.Fields(printed)})
		}
	}
	return out
})

// withOtherNames adds to words for somebody what an article may call them: "politician" asks for
// a senator, too.
func withOtherNames(who []string) []string {
	out, stems := slices.Clone(who), stemsIn(who)
	for _, c := range called() {
		if slices.ContainsFunc(c.asked, func(stem string) bool { return !stems[stem] }) {
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
