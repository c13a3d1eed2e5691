package person

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/dustin/go-humanize"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/met"
	"onrecord/bot/label"
	"onrecord/bot/people/statement"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// PerPage is how many statements are shown at once: what fits a phone.
const PerPage = 5

// excerptRunes is how much of a statement a line shows.
const excerptRunes = 240

// Headline says who it is and what is held: "John Kerry, US Secretary of State · 12
// statements in 9 articles, 2015-12-18 to 2016-05-03".
func (p Person) Headline() string {
	who := p.Name
	if p.Title != "" {
		who += ", " + p.Title
	}
	return who + " · " + p.Holding()
}

// Holding says what is held of the person.
func (p Person) Holding() string {
	held := label.Text("person.held-in", label.Count(p.Count, "statement"), label.Count(p.Articles, "article"))
	if p.More {
		held = label.Text("person.newest-of", held)
	}
	if p.From != "" {
		held += ", " + label.Days(p.From, p.To)
	}
	return held
}

// NotFound says why nothing is shown: nobody is called so, or several are.
func (p Person) NotFound() string {
	switch {
	case p.Namesakes:
		return label.Text("person.which", p.Asked)
	case p.Name != "":
		return label.Text("person.narrowed", p.Name, p.Scope)
	}
	return label.Text("person.nobody", p.Asked, p.Scope)
}

// Note tells what the statements leave out, or who else is called so; empty where there is
// neither.
func (p Person) Note() string {
	var parts []string
	if p.Warning != "" {
		parts = append(parts, label.Text("person.is", p.Name, met.Warned(p.Warning)))
	}
	if p.near != "" {
		parts = append(parts, label.Text("person.is", p.Name, p.near))
	}
	if p.Found && len(p.Suggestions) > 0 {
		parts = append(parts, label.Text("person.also-called", strings.Join(p.Suggestions, ", ")))
	}
	if two := p.twoPeople(); two != "" {
		parts = append(parts, two)
	}
	if p.Alone > 0 {
		parts = append(parts, label.Counted("person.alone", p.Alone))
	}
	return strings.Join(parts, ". ")
}

// bars are the heights of a line of bars.
var bars = []rune("▁▂▃▄▅▆▇█")

// mostBars is how many months a line has room for; more are told by year.
const mostBars = 36

// Timeline is the statements a month, or a year where there are too many months, as a line
// of small bars: "2015-12 ▂▁▅█ 2016-03 · most in 2016-03: 12". It is empty where all are of
// one month.
func (p Person) Timeline() string {
	periods := p.Periods()
	if len(periods) < 2 {
		return ""
	}
	most := periods[0]
	for _, c := range periods {
		if c.Count > most.Count {
			most = c
		}
	}
	var b strings.Builder
	for _, c := range periods {
		if c.Count == 0 {
			b.WriteRune('·')
			continue
		}
		b.WriteRune(bars[(c.Count*len(bars)-1)/most.Count])
	}
	return fmt.Sprintf("%s %s %s · ", periods[0].Value, b.String(), periods[len(periods)-1].Value) + label.Text("person.most-in", most.Value, most.Count)
}

// Periods are the months from the first with a statement to the last, those without among
// them; years where the months are too many.
func (p Person) Periods() []answer.Count {
	if len(p.Months) == 0 {
		return nil
	}
	layout, step := "2006-01", func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }
	of := func(t time.Time) string { return t.Format(layout) }
	first, err := time.Parse("2006-01", p.Months[0].Value)
	last, ended := time.Parse("2006-01", p.Months[len(p.Months)-1].Value)
	if err != nil || ended != nil {
		return p.Months
	}
	if last.Year()*12+int(last.Month())-first.Year()*12-int(first.Month()) >= mostBars {
		layout, step = "2006", func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }
		last = time.Date(last.Year(), 12, 1, 0, 0, 0, 0, time.UTC)
		first = time.Date(first.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	}
	counts := make(map[string]int)
	for _, m := range p.Months {
		counts[m.Value[:len(layout)]] += m.Count
	}
	var out []answer.Count
	for t := first; !t.After(last); t = step(t) {
		out = append(out, answer.Count{Value: of(t), Count: counts[of(t)]})
	}
	return out
}

// Told says in what two statements differ: “would” on 3 February 2016, “will” on 14 March 2016.
func Told(c statement.Change) string {
	if c.Kind == statement.Stance {
		said := label.Text("person.said")
		from, to := cmp.Or(label.Of(c.Earlier.Stance), said), cmp.Or(label.Of(c.Later.Stance), said)
		return fmt.Sprintf("%s %s, %s %s", from, when(c, c.Earlier.Published), to, when(c, c.Later.Published))
	}
	return fmt.Sprintf("“%s” %s, “%s” %s", c.From, when(c, c.Earlier.Published), c.To, when(c, c.Later.Published))
}

// when is the month of a statement, or its day where both are of one month.
func when(c statement.Change, day corpus.Day) string {
	t, err := time.Parse(time.DateOnly, string(day))
	switch {
	case err != nil:
		return string(day)
	case c.Earlier.Published[:len("2006-01")] == c.Later.Published[:len("2006-01")]:
		return label.Text("person.on-day", t.Format("2 January 2006"))
	}
	return label.Text("person.in-month", t.Format("January 2006"))
}

// Text is the person as plain text, for a terminal: what fits a screen or, with all, every
// statement by topic.
func (p Person) Text(bold func(string) string) string {
	var b strings.Builder
	if !p.Found {
		fmt.Fprintln(&b, p.NotFound())
		for i, s := range p.Suggestions {
			if i == 0 && !p.Namesakes {
				fmt.Fprintln(&b, label.Text("person.did-you-mean"))
			}
			fmt.Fprintf(&b, "  %s\n", label.Text("person.command", s))
		}
		return b.String()
	}
	fmt.Fprintln(&b, bold(p.Name)+strings.TrimPrefix(p.Headline(), p.Name))
	for _, line := range []string{p.Timeline(), p.Note()} {
		if line != "" {
			fmt.Fprintln(&b, line)
		}
	}
	p.statements(&b, bold)
	p.changes(&b, bold)
	for _, h := range p.Held {
		fmt.Fprintf(&b, "\n%s\n", bold(label.Of(h.Stance)))
		p.lines(&b, h.Statements)
	}
	if len(p.Titles) > 0 {
		fmt.Fprintf(&b, "\n%s\n", bold(label.Text("person.titles-printed")))
		for _, t := range p.Titles {
			fmt.Fprintln(&b, "  "+t.Line())
		}
	}
	if len(p.Names) > 1 {
		fmt.Fprintf(&b, "\n%s\n", bold(label.Text("person.names-printed")))
		for _, n := range p.Names {
			fmt.Fprintln(&b, "  "+n.Line())
		}
	}
	for _, counted := range []struct {
		title  string
		counts []answer.Count
	}{{label.Text("person.beside"), p.QuotedWith}, {label.Text("person.printed"), p.Outlets}} {
		if len(counted.counts) > 0 {
			fmt.Fprintf(&b, "\n%s\n  %s\n", bold(counted.title), Counted(counted.counts))
		}
	}
	return b.String()
}

// statements writes the newest, a page of them, or with all every one by its topic.
func (p Person) statements(b *strings.Builder, bold func(string) string) {
	if p.Request.All {
		for _, t := range p.Topics {
			fmt.Fprintf(b, "\n%s (%d)\n", bold(t.Label()), len(t.Statements))
			p.lines(b, t.Statements)
		}
		if len(p.Other) > 0 && len(p.Topics) > 0 {
			fmt.Fprintf(b, "\n%s (%d)\n", bold(label.Text("person.other")), len(p.Other))
		} else if len(p.Other) > 0 {
			fmt.Fprintln(b)
		}
		p.lines(b, p.Other)
		return
	}
	fmt.Fprintln(b)
	p.lines(b, p.Newest)
	if len(p.Topics) > 0 {
		fmt.Fprintf(b, "\n%s\n", bold(label.Text("person.topics")))
		for _, t := range p.Topics {
			fmt.Fprintf(b, "  %s (%d)\n", t.Label(), len(t.Statements))
		}
	}
}

func (p Person) changes(b *strings.Builder, bold func(string) string) {
	if len(p.Changes) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", bold(label.Text("person.otherwise")))
	for _, c := range p.Changes[:min(len(p.Changes), PerPage)] {
		fmt.Fprintf(b, "  %s\n", Told(c))
		for _, cited := range []answer.Citation{c.Earlier, c.Later} {
			fmt.Fprintf(b, "    %s\n      %s\n", inLine(p.sentence(cited)), where(cited))
		}
	}
	if more := len(p.Changes) - PerPage; more > 0 {
		fmt.Fprintf(b, "  %s\n", label.Text("answer.more", more))
	}
}

// lines writes a page of statements, or with all every one.
func (p Person) lines(b *strings.Builder, said []answer.Citation) {
	r, from, to := p.Request, 0, len(said)
	if !r.All {
		from = min(r.Page*PerPage, len(said))
		to = min(from+PerPage, len(said))
	}
	for _, c := range p.sentences(said[from:to]) {
		fmt.Fprintf(b, "  %s\n    %s\n", inLine(c), where(c))
	}
	if more := len(said) - to; more > 0 {
		fmt.Fprintf(b, "  %s: --all\n", label.Text("answer.more", more))
	}
}

// inLine is a statement in a line, with its day, and the words that report it where they tell
// more than that it was said.
func inLine(c answer.Citation) string {
	line := c.Excerpt(excerptRunes)
	if reported := c.Reported(); reported != "" && c.Stance == quote.Asserted {
		line = reported + Opening(c) + " " + line
	}
	return cmp.Or(string(c.Published), label.Text("tally.undated")) + "  " + line
}

// Opening is the mark between the words that report a statement and the statement: a colon before a
// quote.
func Opening(c answer.Citation) string {
	if c.Kind == index.Direct {
		return ":"
	}
	return ""
}

// where is the article of a statement, whose day stands before it.
func where(c answer.Citation) string {
	var parts []string
	for _, part := range []string{c.Headline, c.Outlet, fmt.Sprintf("¶%d", c.Paragraph), c.URL} {
		if part != "" {
			parts = append(parts, strings.Join(strings.Fields(part), " "))
		}
	}
	if c.Copies > 0 {
		parts = append(parts, c.AlsoIn())
	}
	if c.Corrected {
		parts = append(parts, label.Text("clip.corrected"))
	}
	return strings.Join(parts, " · ")
}

// Item is a statement by whoever said it, for a terminal: the words in a line, and below it
// where they stand.
func Item(c answer.Citation) string {
	who := label.Text("cite.nobody")
	if c.Speaker != nil {
		who = c.Speaker.Name
		if c.Speaker.Title != "" {
			who += ", " + c.Speaker.Title
		}
	}
	if held := label.Of(c.Stance); held != "" {
		who += " · " + held
	}
	return fmt.Sprintf("%s  %s: %s\n    %s\n", cmp.Or(string(c.Published), label.Text("tally.undated")), who, c.Excerpt(excerptRunes), where(c))
}

// Line is a name or a title with when and where it is printed.
func (t Printed) Line() string {
	days := label.Days(cmp.Or(t.From, corpus.Day(label.Text("tally.undated"))), t.To)
	line := fmt.Sprintf("%s · %s, %s", t.Text, days, label.Count(t.Articles, "article"))
	if t.Citation != nil {
		line += " · " + where(*t.Citation)
	}
	return line
}

// Counted lists values with how many there are of each: "Ilse Brandt 3, Rolf Anker 1".
func Counted(counts []answer.Count) string {
	var parts []string
	for _, c := range counts[:min(len(counts), mostCounts)] {
		parts = append(parts, fmt.Sprintf("%s %s", c.Value, humanize.Comma(int64(c.Count))))
	}
	return strings.Join(parts, ", ")
}
