package digest

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/dustin/go-humanize"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
)

// How much of a quote a line shows, and of each one of a pair, in runes.
const (
	LineRunes = 220
	PairRunes = 140
)

// Title heads a digest.
func (d Digest) Title() string { return label.Text("digest.heading", d.Days()) }

// Days are the days of its articles: "2026-03-01", "2026-02-23 to 2026-03-01".
func (d Digest) Days() string { return label.Days(cmp.Or(d.From, d.Day), d.Day) }

// Quiet says that there is nothing to tell of the day; it is empty where there is.
func (d Digest) Quiet() string {
	switch {
	case len(d.Watched)+len(d.Quotes)+len(d.Before) > 0:
		return ""
	case d.Articles == 0:
		return label.Text("digest.no-articles")
	}
	return label.Text("digest.no-quotes", label.Count(d.Articles, "article"))
}

// MostQuoted names who was quoted how often, in one line; empty where nobody was
// quoted twice. It is what the chart shows.
func (d Digest) MostQuoted() string {
	var parts []string
	for _, c := range d.Speakers {
		parts = append(parts, fmt.Sprintf("%s %s", c.Name, c))
	}
	return strings.Join(parts, ", ")
}

// String is the count in words: "7 times in 3 articles", "twice".
func (c Count) String() string {
	times := label.Text("digest.twice")
	if c.Statements != 2 {
		times = label.Text("digest.times", humanize.Comma(int64(c.Statements)))
	}
	if c.Articles == 1 {
		return times
	}
	return label.Text("digest.in", times, label.Count(c.Articles, "article"))
}

// Footer says what was read, and what was left out.
func (d Digest) Footer() string {
	foot := label.Text("digest.from", label.Count(d.Articles, "article"))
	if d.Backfill > 0 {
		foot += " · " + label.Text("digest.left-out", label.Count(d.Backfill, "article"))
	}
	return foot
}

// Label is what became of the article.
func (c Correction) Label() string {
	if c.Withdrawn {
		return label.Text("digest.withdrawn")
	}
	return label.Text("digest.corrected")
}

// Name is what the article is called: its headline or, of one that was withdrawn, its day.
func (c Correction) Name() string {
	switch {
	case c.Headline != "":
		return c.Headline
	case c.Published == "":
		return label.Text("digest.article")
	}
	return label.Text("digest.article-of", c.Published)
}

// Text is the digest as plain text, for a terminal.
func (d Digest) Text() string {
	var b strings.Builder
	fmt.Fprintln(&b, d.Title())
	if quiet := d.Quiet(); quiet != "" {
		fmt.Fprintf(&b, "\n%s\n", quiet)
	}
	d.Lines.text(&b, d.MostQuoted())
	if !d.Rest.Empty() {
		fmt.Fprintf(&b, "\n%s\n", label.Text("digest.thread"))
		d.Rest.text(&b, "")
	}
	fmt.Fprintf(&b, "\n%s\n", d.Footer())
	return b.String()
}

func (l Lines) text(b *strings.Builder, mostQuoted string) {
	for _, c := range l.Watched {
		fmt.Fprintf(b, "\n%s · %s", label.Text("digest.watched"), quoteLine(c, LineRunes))
	}
	for _, c := range l.Quotes {
		fmt.Fprintf(b, "\n%s", quoteLine(c, LineRunes))
	}
	for _, p := range l.Before {
		fmt.Fprintf(b, "\n%s · %s  %s %s\n    %s\n", label.Text("digest.before"), quoteLine(p.Now, PairRunes),
			label.Text("digest.earlier"), p.Earlier.Excerpt(PairRunes), whereLine(p.Earlier))
	}
	if mostQuoted != "" {
		fmt.Fprintf(b, "\n%s: %s\n", label.Text("digest.most"), mostQuoted)
	}
	for _, c := range l.Corrections {
		fmt.Fprintf(b, "\n%s: %s (%s)\n", c.Label(), c.Name(), c.Outlet)
	}
}

// quoteLine is a quote with who said it and where it stands.
func quoteLine(c answer.Citation, runes int) string {
	return fmt.Sprintf("%s: %s\n    %s\n", c.Who(), c.Excerpt(runes), whereLine(c))
}

// whereLine is the article of a quote: its headline, outlet, day and paragraph.
func whereLine(c answer.Citation) string {
	where := c.Where()
	if c.Headline != "" && c.Outlet != "" {
		where = c.Headline + " · " + where
	}
	if c.Copies > 0 {
		where += ", " + c.AlsoIn()
	}
	return where
}
