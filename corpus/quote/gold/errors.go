package gold

import (
	"fmt"
	"io"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// Errors lists what is wrong in one article, one line each: quotes missed,
// quotes invented, contents that fit badly, and wrong speakers.
func Errors(w io.Writer, a Article, found []quote.Quote) {
	got := fromEngine(found)
	want, units := whole.units(a.Body, a.Quotes), whole.units(a.Body, got)
	matched, used := map[int]bool{}, map[int]bool{}
	for _, p := range whole.pairs(want, units) {
		g, f := want[p.gold], units[p.got]
		matched[p.gold], used[p.got] = true, true
		if p.overlap < strict {
			fmt.Fprintf(w, "%s\tcontent\t%s\t%s\t%s\n", a.ID, g.Kind, printed(a.Body, g.Content), printed(a.Body, f.Content))
		}
		if !sameName(g.Speaker, f.Speaker) {
			fmt.Fprintf(w, "%s\tspeaker\t%s\t%s\t%s\t(%s)\t(%s)\t%s\n", a.ID, g.Kind, g.Speaker, f.Speaker, printed(a.Body, g.Source), printed(a.Body, f.Source), printed(a.Body, g.Content))
		}
	}
	for i, g := range want {
		if !matched[i] {
			fmt.Fprintf(w, "%s\tmissed\t%s\t(%s)\t%s\n", a.ID, g.Kind, printed(a.Body, g.Source), printed(a.Body, g.Content))
		}
	}
	for i, f := range units {
		if !used[i] {
			fmt.Fprintf(w, "%s\tinvented\t%s\t(%s)\t%s\n", a.ID, f.Kind, printed(a.Body, f.Source), printed(a.Body, f.Content))
		}
	}
}

func printed(body string, spans []corpus.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, strings.Join(strings.Fields(s.Of(body)), " "))
	}
	return strings.Join(parts, " / ")
}
