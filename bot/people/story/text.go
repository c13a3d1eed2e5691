package story

import (
	"fmt"
	"strings"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
	"onrecord/bot/people/person"
)

// PerPage is how many statements are shown at once: what fits a phone.
const PerPage = person.PerPage

// figureRunes is how much is shown of a statement that gives a figure: what it counts.
const figureRunes = 140

// Headline says what the topic is and what is held: "ferry · 31 statements in 7 articles,
// 2016-06-14 to 2026-05-12".
func (s Story) Headline() string {
	held := label.Text("person.held-in", label.Count(s.Count, "statement"), label.Count(s.Articles, "article"))
	if s.More {
		held = label.Text("story.nearest-of", held)
	}
	if s.From != "" {
		held += ", " + label.Days(s.From, s.To)
	}
	return s.Topic + " · " + held
}

// NotFound says that nothing is told of the topic, and in what.
func (s Story) NotFound() string {
	return label.Text("story.nobody", s.Topic, s.Scope)
}

// Text is the story as plain text, for a terminal.
func (s Story) Text(bold func(string) string) string {
	var b strings.Builder
	if !s.Found {
		fmt.Fprintln(&b, s.NotFound())
		return b.String()
	}
	fmt.Fprintf(&b, "%s%s\n\n", bold(s.Topic), strings.TrimPrefix(s.Headline(), s.Topic))
	for _, c := range s.Statements {
		b.WriteString(person.Item(c))
	}
	if len(s.Contradictions) > 0 {
		fmt.Fprintf(&b, "\n%s\n", bold(label.Text("story.denied")))
		for _, c := range s.Contradictions {
			b.WriteString(person.Item(c.Said) + person.Item(c.Denied))
		}
	}
	if len(s.Figures) > 0 {
		fmt.Fprintf(&b, "\n%s\n", bold(label.Text("story.figures")))
		for _, f := range s.Figures {
			fmt.Fprintf(&b, "  %s · %s, %s\n    %s\n", f.Figure, f.Citation.Speaker.Name, f.Citation.Where(), f.Citation.Excerpt(figureRunes))
		}
	}
	if len(s.Speakers) > 0 {
		fmt.Fprintf(&b, "\n%s\n  %s\n", bold(label.Text("story.quoted")), person.Counted(s.Speakers))
	}
	return b.String()
}

// Markdown is the story as a file for a story's folder.
func (s Story) Markdown() string {
	var b strings.Builder
	if !s.Found {
		fmt.Fprintln(&b, person.Escape(s.NotFound()))
		return b.String()
	}
	fmt.Fprintf(&b, "# %s\n\n%s\n\n", person.Escape(s.Topic), person.Escape(s.Headline()))
	item := func(c answer.Citation) { fmt.Fprintf(&b, "- %s\n", person.Escape(c.Clipping())) }
	for _, c := range s.Statements {
		item(c)
	}
	if len(s.Contradictions) > 0 {
		fmt.Fprintf(&b, "\n## %s\n\n", label.Text("story.denied"))
		for _, c := range s.Contradictions {
			item(c.Said)
			item(c.Denied)
		}
	}
	if len(s.Figures) > 0 {
		fmt.Fprintf(&b, "\n## %s\n\n", label.Text("story.figures"))
		for _, f := range s.Figures {
			fmt.Fprintf(&b, "- %s: %s\n", person.Escape(f.Figure), person.Escape(f.Citation.Clipping()))
		}
	}
	return b.String()
}
