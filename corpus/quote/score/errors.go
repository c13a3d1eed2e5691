package main

import (
	"fmt"
	"io"
	"strings"

	"onrecord/corpus"
)

// listErrors prints what is wrong in one article: quotes missed, quotes
// invented, contents that fit badly, and wrong speakers.
func listErrors(w io.Writer, a goldArticle, got []said) {
	gold, units := whole.units(a.Body, a.quotes), whole.units(a.Body, got)
	matched, used := map[int]bool{}, map[int]bool{}
	for _, p := range whole.pairs(gold, units) {
		g, f := gold[p.gold], units[p.got]
		matched[p.gold], used[p.got] = true, true
		if p.overlap < strict {
			fmt.Fprintf(w, "%s\tcontent\t%s\t%s\t%s\n", a.ID, g.kind, printed(a.Body, g.content), printed(a.Body, f.content))
		}
		if !sameName(g.speaker, f.speaker) {
			fmt.Fprintf(w, "%s\tspeaker\t%s\t%s\t%s\t(%s)\t(%s)\t%s\n", a.ID, g.kind, g.speaker, f.speaker, printed(a.Body, g.source), printed(a.Body, f.source), printed(a.Body, g.content))
		}
	}
	for i, g := range gold {
		if !matched[i] {
			fmt.Fprintf(w, "%s\tmissed\t%s\t(%s)\t%s\n", a.ID, g.kind, printed(a.Body, g.source), printed(a.Body, g.content))
		}
	}
	for i, f := range units {
		if !used[i] {
			fmt.Fprintf(w, "%s\tinvented\t%s\t(%s)\t%s\n", a.ID, f.kind, printed(a.Body, f.source), printed(a.Body, f.content))
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
