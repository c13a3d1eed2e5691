package sourcing

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/dustin/go-humanize"

	"onrecord/bot/label"
	"onrecord/bot/visible"
)

// Text is the report as plain text, with what it lists.
func (r Report) Text() string {
	var b strings.Builder
	about := r.Query
	if about == "" {
		about = label.Text("sources.all")
	}
	days := ""
	if r.From != "" {
		days = ", " + label.Days(r.From, r.To)
	}
	fmt.Fprintf(&b, "%s\n%s%s · %s\n", label.Text("sources.title", about), label.Count(r.Articles, "article"), days, label.Count(r.Statements, "statement"))
	r.Tally.text(&b)
	if r.ranged {
		fmt.Fprintln(&b, label.Text("sources.first", label.Count(r.FirstTime, "person")))
	}
	for i, v := range r.Voices {
		if i == 0 {
			fmt.Fprintf(&b, "\n%s\n", label.Text("digest.most"))
		}
		b.WriteString(v.line())
	}
	if r.more > 0 {
		fmt.Fprintf(&b, "  %s\n", label.Text("sources.more", humanize.Comma(int64(r.more))))
	}
	for i, u := range r.Unnamed {
		if i == 0 {
			fmt.Fprintf(&b, "\n%s\n", label.Text("sources.unnamed"))
		}
		fmt.Fprintf(&b, "  “%s” · %s\n", u.Wording, u.Place)
	}
	if more := r.UnnamedCount - len(r.Unnamed); more > 0 {
		fmt.Fprintf(&b, "  %s\n", label.Text("sources.more", humanize.Comma(int64(more))))
	}
	r.divided(&b)
	return b.String()
}

func (t Tally) text(b *strings.Builder) {
	fmt.Fprintln(b, label.Text("sources.officials", label.Count(t.Officials.Voices, "person"), label.Count(t.Officials.Statements, "statement")))
	fmt.Fprintln(b, label.Text("sources.private", label.Count(t.Private.Voices, "person"), label.Count(t.Private.Statements, "statement")))
	fmt.Fprintln(b, label.Text("sources.organisations", humanize.Comma(int64(t.Organisations.Voices)), label.Count(t.Organisations.Statements, "statement")))
	fmt.Fprintln(b, label.Text("sources.unnamed-count", label.Count(t.UnnamedCount, "statement"), t.Unclear))
	fmt.Fprintln(b, label.Text("sources.top-ten", 100*t.TopTen))
	fmt.Fprintln(b, label.Text("sources.pronouns", t.Printed["she"], t.Printed["he"], t.Printed[notPrinted]))
	for _, trait := range slices.Sorted(maps.Keys(t.Traits)) {
		var values []string
		for _, value := range slices.Sorted(maps.Keys(t.Traits[trait])) {
			values = append(values, fmt.Sprintf("%s %d", value, t.Traits[trait][value]))
		}
		fmt.Fprintln(b, label.Text("sources.trait", trait, strings.Join(values, ", ")))
	}
}

// line is a voice in one line.
func (v Voice) line() string {
	who := v.Name
	if len(v.Titles) > 0 {
		who += ", " + v.Titles[0]
	}
	line := fmt.Sprintf("  %s · %s", who, label.Text("person.held-in", label.Count(v.Statements, "statement"), label.Count(v.Articles, "article")))
	if v.FirstTime {
		line += " · " + label.Text("sources.first-time")
	}
	return line + " · " + v.First.String() + "\n"
}

// String names the article: its headline, outlet, day and paragraph.
func (p Place) String() string {
	var parts []string
	for _, part := range []string{p.Headline, p.Outlet, string(p.Published)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		parts = []string{string(p.Article)}
	}
	return strings.Join(append(parts, "¶"+strconv.Itoa(p.Paragraph)), ", ")
}

// Pictured is what the bars of a picture of the report are.
func (r Report) Pictured() string {
	if r.By != "" {
		return label.Text("sources.by", r.By)
	}
	return label.Text("digest.most")
}

// Bar is a bar of a picture.
type Bar struct {
	Name       string
	Statements int
}

// mostBars is how many bars a picture has room for on a phone.
const mostBars = 12

// Bars are those of a picture of the report, the longest first, or in the order of months:
// its parts or, of a report that is not divided, those most quoted.
func (r Report) Bars() []Bar {
	bars := []Bar{}
	for _, p := range r.Parts {
		bars = append(bars, Bar{cmp.Or(p.Value, unknownPart), p.Statements})
	}
	if r.By == "" {
		for _, v := range r.Voices {
			bars = append(bars, Bar{v.Name, v.Statements})
		}
	}
	if r.By == Month {
		return bars[max(0, len(bars)-mostBars):]
	}
	return bars[:min(len(bars), mostBars)]
}

// unknownPart stands for a part of which the articles print no value.
var unknownPart = label.Text("sources.unknown")

// barWidth is how wide the longest bar of a picture is, in characters.
const barWidth = 24

// divided writes the parts with a bar each.
func (r Report) divided(b *strings.Builder) {
	most := 0
	for _, p := range r.Parts {
		most = max(most, p.Statements)
	}
	for i, p := range r.Parts {
		if i == 0 {
			fmt.Fprintf(b, "\n%s\n", label.Text("sources.divided", r.By))
		}
		value := cmp.Or(p.Value, unknownPart)
		bar := strings.Repeat("█", (p.Statements*barWidth+most-1)/max(most, 1))
		fmt.Fprintf(b, "  %-24s %7s %6d %6d %6d %4.0f%%  %s\n", value, humanize.Comma(int64(p.Statements)), p.Officials.Voices, p.Private.Voices, p.UnnamedCount, 100*p.TopTen, bar)
	}
}

// CSV writes the report as a table: a line for each voice and for each unnamed source or,
// of a report that is divided, for each part.
func (r Report) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	if r.By != "" {
		r.partsCSV(out)
	} else {
		r.voicesCSV(out)
	}
	out.Flush()
	return out.Error()
}

func (r Report) partsCSV(out *csv.Writer) {
	out.Write([]string{string(r.By), "articles", "statements", "officials", "official_statements", "private", "private_statements",
		"organisations", "organisation_statements", "unnamed_statements", "unclear_statements", "top_ten_share", "first_time", "she", "he", "not_printed"})
	n := strconv.Itoa
	for _, p := range r.Parts {
		out.Write([]string{visible.Cell(p.Value), n(p.Articles), n(p.Statements), n(p.Officials.Voices), n(p.Officials.Statements), n(p.Private.Voices), n(p.Private.Statements),
			n(p.Organisations.Voices), n(p.Organisations.Statements), n(p.UnnamedCount), n(p.Unclear), fmt.Sprintf("%.3f", p.TopTen), n(p.FirstTime),
			n(p.Printed["she"]), n(p.Printed["he"]), n(p.Printed[notPrinted])})
	}
}

func (r Report) voicesCSV(out *csv.Writer) {
	var names []string
	for name := range r.Traits {
		names = append(names, name)
	}
	slices.Sort(names)
	out.Write(append([]string{"name", "group", "title", "statements", "articles", "first_time", "printed", "article", "headline", "outlet", "published", "paragraph", "url"}, names...))
	for _, v := range r.Voices {
		title := ""
		if len(v.Titles) > 0 {
			title = v.Titles[0]
		}
		line := append([]string{visible.Cell(v.Name), v.Group, visible.Cell(title), strconv.Itoa(v.Statements), strconv.Itoa(v.Articles), strconv.FormatBool(v.FirstTime), v.Printed}, v.First.cells()...)
		for _, name := range names {
			line = append(line, visible.Cell(v.Traits[name]))
		}
		out.Write(line)
	}
	for _, u := range r.Unnamed {
		line := append([]string{visible.Cell(u.Wording), "unnamed", "", "1", "1", "false", ""}, u.cells()...)
		out.Write(append(line, make([]string, len(names))...))
	}
}

func (p Place) cells() []string {
	return []string{visible.Cell(string(p.Article)), visible.Cell(p.Headline), visible.Cell(p.Outlet), string(p.Published), strconv.Itoa(p.Paragraph), visible.Cell(p.URL)}
}
