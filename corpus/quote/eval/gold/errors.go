package gold

import (
	"fmt"
	"io"
	"strings"

	"onrecord/corpus"
)

// Errors lists what e gets wrong in one article, one line each: quotes missed,
// quotes invented, contents that fit badly, and wrong speakers, both where it
// found the quote ("speaker") and where the quote is given ("given").
func Errors(w io.Writer, a Article, e Engine) {
	if !a.SpeakersAlone {
		errorsFound(w, a, fromEngine(e.Annotate(a.Article).Quotes))
	}
	for i, found := range e.Speakers(a.Article, toEngine(a.Quotes)) {
		if q := a.Quotes[i]; q.Speaker != "" && !SameSpeaker(q.Speaker, found.Speaker.Name) {
			fmt.Fprintf(w, "%s\tgiven\t%s\t%s\t%s\t(%s, %s, %.2f)\t(%s)\t%s\n", a.ID, sourceForm(a.Body, q), q.Speaker, found.Speaker.Name,
				found.Speaker.Title, found.Resolved, found.Confidence, printed(a.Body, q.Source), printed(a.Body, q.Content))
		}
	}
}

func errorsFound(w io.Writer, a Article, got []Quote) {
	want, units := whole.units(a.Body, a.Quotes), whole.units(a.Body, got)
	matched, used := map[int]bool{}, map[int]bool{}
	for _, p := range whole.pairs(want, units) {
		g, f := want[p.gold], units[p.got]
		matched[p.gold], used[p.got] = true, true
		if p.overlap < strict {
			fmt.Fprintf(w, "%s\tcontent\t%s\t%s\t%s\n", a.ID, g.Kind, printed(a.Body, g.Content), printed(a.Body, f.Content))
		}
		if !SameSpeaker(g.Speaker, f.Speaker) {
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
