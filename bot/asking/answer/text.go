package answer

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/index/term"
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
		fmt.Fprintln(&b, a.Nothing())
		if a.Note != "" {
			fmt.Fprintln(&b, a.Note)
		}
		a.suggested(&b)
		for i, c := range a.Nearest[:min(len(a.Nearest), Shown)] {
			if i == 0 {
				fmt.Fprintln(&b, label.Text("answer.nearest")+":")
			}
			writeCitation(&b, c, bold)
		}
		a.understood(&b)
		return b.String()
	}
	if a.lead != "" {
		fmt.Fprintf(&b, "%s\n\n", a.lead)
	}
	if a.Likely {
		fmt.Fprint(&b, label.Text("cite.probably")+" ")
	}
	shown := a.Citations[:min(len(a.Citations), Shown)]
	for i, c := range shown {
		if c.Repeats(shown[:i]) {
			writeAlso(&b, c)
		} else {
			writeCitation(&b, c, bold)
		}
	}
	if a.Note != "" {
		fmt.Fprintln(&b, a.Note)
		a.suggested(&b)
	}
	if more := len(a.Citations) - Shown; more > 0 {
		fmt.Fprintln(&b, label.Text("answer.more", more))
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
		fmt.Fprintln(b, label.Text("answer.understood", question.Parse(a.Asked, question.Options{}).Plain()))
	}
}

func writeCitation(b *strings.Builder, c Citation, bold func(string) string) {
	fmt.Fprintf(b, "%s\n  %s\n", whoWith(c, c.Worth()), fold(markedIn(c, bold)))
	for _, note := range []string{c.Differs, c.Resolution()} {
		if note != "" {
			fmt.Fprintf(b, "  %s\n", note)
		}
	}
	fmt.Fprintf(b, "  %s\n", whole(c))
	if c.URL != "" {
		fmt.Fprintf(b, "  %s\n", c.URL)
	}
	b.WriteString("\n")
}

// writeAlso writes a citation of words that stand above, in another article.
func writeAlso(b *strings.Builder, c Citation) {
	fmt.Fprintf(b, "%s %s\n", label.Text("cite.also", c.Speaker.Name, c.Worth()), whole(c))
	if c.URL != "" {
		fmt.Fprintf(b, "  %s\n", c.URL)
	}
	b.WriteString("\n")
}

// Repeats reports whether a citation has the words of one before it, by the same speaker
// and held alike: another article that prints the same statement, or less of it.
func (c Citation) Repeats(before []Citation) bool {
	matched := matchedIn(c)
	return c.Speaker.IsClear() && slices.ContainsFunc(before, func(b Citation) bool {
		return b.Speaker.IsClear() && b.Speaker.Name == c.Speaker.Name && b.Worth() == c.Worth() &&
			(strings.Contains(wordingOf(b), wordingOf(c)) || len(matched) >= sameWords && slices.Equal(matched, matchedIn(b)))
	})
}

// sameWords is how many words that matched tell that two citations are one statement.
const sameWords = 4

// wordingOf is what was said, as a reader compares it.
func wordingOf(c Citation) string {
	return strings.Join(term.Words(strings.Join(c.Pieces(), " ")), " ")
}

// matchedIn are the words that matched, as a reader compares them.
func matchedIn(c Citation) (out []string) {
	for _, h := range c.Highlights {
		out = append(out, term.Words(c.Text[h[0]-c.Start:h[1]-c.Start])...)
	}
	return out
}

// whole names the article with its headline, and the others that print the same.
func whole(c Citation) string {
	var place []string
	if c.Headline != "" && c.Outlet != "" {
		place = append(place, c.Headline)
	}
	place = append(place, c.Where())
	if c.Corrected {
		place = append(place, label.Text("cite.corrected"))
	}
	if c.Copies > 0 {
		place = append(place, c.AlsoIn())
	}
	return strings.Join(place, " · ")
}

// AlsoIn says where else the same words are printed: "also in The Lantern", or
// how many articles.
func (c Citation) AlsoIn() string {
	if len(c.CopiedBy) != c.Copies || c.Copies > 2 {
		return label.Counted("cite.copies", c.Copies)
	}
	if len(c.CopiedBy) == 2 {
		return label.Text("cite.also-in-both", c.CopiedBy[0], c.CopiedBy[1])
	}
	return label.Text("cite.also-in", strings.Join(c.CopiedBy, ""))
}

// markedIn is the passage with the words that matched made bold.
func markedIn(c Citation, bold func(string) string) string {
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
