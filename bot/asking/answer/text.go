package answer

import (
	"fmt"
	"strings"

	"onrecord/bot/asking/question"
)

// Shown is how many citations of an answer are shown at once: what fits the screen
// of a phone before one has to scroll far.
const Shown = 3

// Text is the answer as plain text, for a terminal. Words that matched are
// passed through bold.
func (a Answer) Text(bold func(string) string) string {
	var b strings.Builder
	switch {
	case a.Intent == question.SmallTalk:
		return a.Line + "\n"
	case !a.Found:
		fmt.Fprintln(&b, a.notFound())
		if a.Note != "" {
			fmt.Fprintln(&b, a.Note)
		}
		a.suggested(&b)
		for i, c := range a.Nearest[:min(len(a.Nearest), Shown)] {
			if i == 0 {
				fmt.Fprintln(&b, "Nearest:")
			}
			c.text(&b, bold)
		}
		a.understood(&b)
		return b.String()
	}
	if a.Note != "" {
		fmt.Fprintln(&b, a.Note)
		a.suggested(&b)
		fmt.Fprintln(&b)
	}
	if a.lead != "" {
		fmt.Fprintf(&b, "%s\n\n", a.lead)
	}
	if a.Likely {
		fmt.Fprintln(&b, Probably)
	}
	for _, c := range a.Citations[:min(len(a.Citations), Shown)] {
		c.text(&b, bold)
	}
	if more := len(a.Citations) - Shown; more > 0 {
		fmt.Fprintf(&b, "and %d more\n", more)
	}
	a.Facets.text(&b)
	a.understood(&b)
	return b.String()
}

// suggested writes the questions that may have been meant.
func (a Answer) suggested(b *strings.Builder) {
	for _, s := range a.Suggestions {
		fmt.Fprintln(b, "  "+s.Question)
	}
}

// understood writes how the question was read.
func (a Answer) understood(b *strings.Builder) {
	if a.Asked != "" {
		fmt.Fprintln(b, "Understood as: "+a.Asked)
	}
}

func (c Citation) text(b *strings.Builder, bold func(string) string) {
	fmt.Fprintf(b, "%s\n  %s\n", c.Who(), fold(c.marked(bold)))
	for _, note := range []string{c.Differs, c.Resolution()} {
		if note != "" {
			fmt.Fprintf(b, "  %s\n", note)
		}
	}
	var place []string
	if c.Headline != "" && c.Outlet != "" {
		place = append(place, c.Headline)
	}
	place = append(place, c.Where())
	if c.Corrected {
		place = append(place, "corrected")
	}
	if c.Copies > 0 {
		place = append(place, c.AlsoIn())
	}
	fmt.Fprintf(b, "  %s\n", strings.Join(place, " · "))
	if c.URL != "" {
		fmt.Fprintf(b, "  %s\n", c.URL)
	}
	b.WriteString("\n")
}

// AlsoIn says where else the same words are printed: "also in The Lantern", or
// how many articles.
func (c Citation) AlsoIn() string {
	switch {
	case len(c.CopiedBy) == c.Copies && c.Copies <= 2:
		return "also in " + strings.Join(c.CopiedBy, " and ")
	case c.Copies == 1:
		return "also in 1 other article"
	}
	return fmt.Sprintf("also in %d other articles", c.Copies)
}

// marked is the passage with the words that matched made bold.
func (c Citation) marked(bold func(string) string) string {
	var b strings.Builder
	for i, s := range c.Spans {
		if i > 0 {
			b.WriteString(" … ")
		}
		at := s[0]
		for _, h := range c.Highlights {
			if h[0] < s[0] || h[1] > s[1] {
				continue
			}
			b.WriteString(c.Text[at-c.Start : h[0]-c.Start])
			b.WriteString(bold(c.Text[h[0]-c.Start : h[1]-c.Start]))
			at = h[1]
		}
		b.WriteString(c.Text[at-c.Start : s[1]-c.Start])
	}
	return b.String()
}

func (f Facets) text(b *strings.Builder) {
	for _, facet := range facets {
		var parts []string
		for _, c := range *facet.counts(&f) {
			parts = append(parts, fmt.Sprintf("%s %d", c.Value, c.Count))
		}
		if len(parts) > 0 {
			fmt.Fprintf(b, "%s: %s\n", facet.field, strings.Join(parts, ", "))
		}
	}
}
