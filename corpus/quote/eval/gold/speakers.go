package gold

import (
	"fmt"
	"io"
	"slices"

	"onrecord/corpus/quote"
)

// Forms in which a source is printed.
const (
	named     = "name"        // a word of the speaker's name is in it
	pronoun   = "pronoun"     // "she", "it"
	described = "description" // "the envoy", "a senior official"
	unprinted = "none"
)

// forms are the rows of the speakers' table; "" is all together.
var forms = []string{named, pronoun, described, unprinted, ""}

// given holds how many speakers are right where contents, cues and sources are
// given as the reader annotated them.
type given struct {
	right, agrees [5]share // in the order of forms
	byConfidence  calibration
}

func (g *given) sum(o *given) {
	for i := range forms {
		g.right[i].sum(o.right[i])
		g.agrees[i].sum(o.agrees[i])
	}
	g.byConfidence.sum(&o.byConfidence)
}

// add counts one article. Quotes whose speaker is not known do not count.
func (g *given) add(a Article, found []quote.Quote) {
	for i, q := range a.Quotes {
		if q.Speaker == "" {
			continue
		}
		right, agrees := SameSpeaker(q.Speaker, found[i].Speaker.Name), AgreeingSpeakers(q.Speaker, found[i].Speaker.Name)
		for _, form := range []string{sourceForm(a.Body, q), ""} {
			k := slices.Index(forms, form)
			g.right[k].add(right)
			g.agrees[k].add(agrees)
		}
		// Labels of speakers alone are no full names.
		g.byConfidence.add(found[i].Confidence, right || agrees && a.SpeakersAlone)
	}
}

// anaphors are the pronouns and descriptions together: what has to be resolved.
func (g *given) anaphors() (right, agrees share) {
	for _, form := range []string{pronoun, described} {
		k := slices.Index(forms, form)
		right.sum(g.right[k])
		agrees.sum(g.agrees[k])
	}
	return right, agrees
}

// sourceForm returns the form in which the source of q is printed.
func sourceForm(body string, q Quote) string {
	source := plain(printed(body, q.Source))
	switch {
	case len(source) == 0:
		return unprinted
	case len(source) == 1 && personal[source[0]]:
		return pronoun
	}
	for _, w := range plain(q.Speaker) {
		if slices.Contains(source, w) {
			return named
		}
	}
	return described
}

var personal = map[string]bool{"he": true, "she": true, "it": true, "they": true, "him": true, "her": true, "his": true, "who": true, "we": true, "i": true}

// print writes the share of speakers right to the letter, and that of those that
// agree, by the form of the source.
func (g *given) print(w io.Writer) {
	fmt.Fprintf(w, "%-21s %6s %7s %7s\n", "speaker, quote given", "quotes", "speaker", "agrees")
	for i, form := range forms {
		if g.right[i].of > 0 {
			fmt.Fprintf(w, "%-21s %6d %7.1f %7.1f\n", "by "+orAll(form), g.right[i].of, g.right[i].percent(), g.agrees[i].percent())
		}
	}
}
