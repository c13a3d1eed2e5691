package person

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
	"onrecord/bot/visible"
)

// CSV writes the statements as a table, a line each: those of each topic, the others, and
// what is not held as said.
func (p Person) CSV(out io.Writer) error {
	w := csv.NewWriter(out)
	rows := [][]string{{"published", "outlet", "headline", "speaker", "title", "topic", "stance", "kind", "cue", "text", "article", "paragraph", "start", "end", "copies", "url"}}
	add := func(topic string, said []answer.Citation) {
		for _, c := range said {
			rows = append(rows, []string{
				string(c.Published), visible.Cell(c.Outlet), visible.Cell(c.Headline), visible.Cell(c.Speaker.Name), visible.Cell(c.Speaker.Title), visible.Cell(topic), string(c.Stance), string(c.Kind),
				visible.Cell(c.Cue), visible.Cell(c.Text), visible.Cell(string(c.Article)), strconv.Itoa(c.Paragraph), strconv.Itoa(c.Start), strconv.Itoa(c.End), strconv.Itoa(c.Copies), visible.Cell(c.URL),
			})
		}
	}
	for _, t := range p.Topics {
		add(t.Label(), t.Statements)
	}
	add("", p.Other)
	for _, h := range p.Held {
		add("", h.Statements)
	}
	return w.WriteAll(rows)
}

// Markdown is the person as a file for a story's folder.
func (p Person) Markdown() string {
	var b strings.Builder
	if !p.Found {
		fmt.Fprintln(&b, Escape(p.NotFound()))
		return b.String()
	}
	fmt.Fprintf(&b, "# %s\n\n%s\n", Escape(p.Name), Escape(p.Headline()))
	for _, line := range []string{p.Timeline(), p.Note()} {
		if line != "" {
			fmt.Fprintf(&b, "\n%s\n", Escape(line))
		}
	}
	for _, t := range p.Topics {
		section(&b, t.Label(), p.sentences(t.Statements))
	}
	other := label.Text("person.other")
	if len(p.Topics) == 0 {
		other = label.Text("person.statements")
	}
	section(&b, other, p.sentences(p.Other))
	for _, h := range p.Held {
		section(&b, label.Of(h.Stance), h.Statements)
	}
	if len(p.Changes) > 0 {
		fmt.Fprintf(&b, "\n## %s\n", label.Text("person.otherwise"))
		for _, c := range p.Changes {
			fmt.Fprintf(&b, "\n### %s\n\n", Escape(Told(c)))
			item(&b, c.Earlier)
			item(&b, c.Later)
		}
	}
	printed(&b, label.Text("person.titles-printed"), p.Titles)
	printed(&b, label.Text("person.names-printed"), p.Names)
	for _, counted := range []struct {
		title  string
		counts []answer.Count
	}{{label.Text("person.beside"), p.QuotedWith}, {label.Text("person.printed"), p.Outlets}} {
		if len(counted.counts) > 0 {
			fmt.Fprintf(&b, "\n## %s\n\n%s\n", counted.title, Escape(Counted(counted.counts)))
		}
	}
	return b.String()
}

func section(b *strings.Builder, title string, said []answer.Citation) {
	if len(said) == 0 {
		return
	}
	fmt.Fprintf(b, "\n## %s\n\n", Escape(title))
	for _, c := range said {
		item(b, c)
	}
}

// item is a statement as a line of a list.
func item(b *strings.Builder, c answer.Citation) {
	fmt.Fprintf(b, "- %s\n", Escape(c.Clipping()))
}

func printed(b *strings.Builder, title string, all []Printed) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(b, "\n## %s\n\n", title)
	for _, t := range all {
		fmt.Fprintf(b, "- %s\n", Escape(t.Line()))
	}
}

// Escape is text in which Markdown reads no mark-up.
func Escape(text string) string { return markup.Replace(text) }

var markup = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "#", `\#`, "|", `\|`)
