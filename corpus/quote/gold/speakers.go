package gold

import (
	"fmt"
	"io"

	"onrecord/corpus/quote"
)

// Forms in which a source is printed.
const (
	named     = "name"        // a word of the speaker's name is in it
	pronoun   = "pronoun"     // "she", "it"
	described = "description" // "the envoy", "a senior official"
	unprinted = "none"
)

var forms = []string{named, pronoun, described, unprinted, ""}

// SpeakerReport measures who is found to speak where the contents, cues and
// sources are given as the reader annotated them.
type SpeakerReport struct {
	byForm   map[string]*speakerRow // by the form of the source; "" is all together
	byTenth  [11]share              // to the letter, by the tenths of the confidence
	mistakes io.Writer              // where each wrong speaker is listed, or nil
}

type speakerRow struct{ right, agrees share }

// NewSpeakerReport returns a report of nothing yet, which lists each wrong
// speaker in mistakes, unless that is nil.
func NewSpeakerReport(mistakes io.Writer) *SpeakerReport {
	r := &SpeakerReport{byForm: map[string]*speakerRow{}, mistakes: mistakes}
	for _, f := range forms {
		r.byForm[f] = &speakerRow{}
	}
	return r
}

// Unresolved returns the quotes of an article without their speakers.
func (a Article) Unresolved() []quote.Quote {
	out := make([]quote.Quote, len(a.Quotes))
	for i, q := range a.Quotes {
		out[i] = quote.Quote{Kind: q.Kind, Content: q.Content, Cue: q.Cue, Source: q.Source}
	}
	return out
}

// Add counts one article, given its quotes with the speakers found. Quotes
// whose speaker is not known do not count.
func (r *SpeakerReport) Add(a Article, resolved []quote.Quote) {
	for i, found := range resolved {
		q := a.Quotes[i]
		if q.Speaker == "" {
			continue
		}
		right := sameName(q.Speaker, found.Speaker.Name)
		form := sourceForm(a.Body, q)
		for _, f := range []string{form, ""} {
			r.byForm[f].right.add(right)
			r.byForm[f].agrees.add(agreeing(q.Speaker, found.Speaker.Name))
		}
		r.byTenth[int(found.Confidence*10)].add(right)
		if !right && r.mistakes != nil {
			fmt.Fprintf(r.mistakes, "%s\t%s\twant %s\tgot %s\t(%s, %s)\tsource %s\tcontent %s\n", a.ID, form, q.Speaker, found.Speaker.Name,
				found.Speaker.Title, found.Resolved, printed(a.Body, q.Source), printed(a.Body, q.Content))
		}
	}
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
		for _, s := range source {
			if w == s {
				return named
			}
		}
	}
	return described
}

var personal = map[string]bool{"he": true, "she": true, "it": true, "they": true, "him": true, "her": true, "his": true, "who": true, "we": true, "i": true}

// Table writes the share of speakers right to the letter, and that of those that
// agree, by the form of the source; then the share right by confidence.
func (r *SpeakerReport) Table(w io.Writer) {
	fmt.Fprintf(w, "%-12s %6s %7s %7s\n", "source", "quotes", "speaker", "agrees")
	for _, f := range forms {
		row := r.byForm[f]
		name := f
		if name == "" {
			name = "all"
		}
		fmt.Fprintf(w, "%-12s %6d %7.1f %7.1f\n", name, row.right.of, row.right.percent(), row.agrees.percent())
	}
	for i, s := range r.byTenth {
		if s.of > 0 {
			fmt.Fprintf(w, "confidence %.1f %5d %6.1f\n", float64(i)/10, s.of, s.percent())
		}
	}
}
