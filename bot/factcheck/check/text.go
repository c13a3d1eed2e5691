package check

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
	"onrecord/corpus"
)

// Label is the verdict as it is shown: "WRONG SPEAKER".
func (v Verdict) Label() string { return label.Of(v) }

// ToMend is how many quotes are not word for word.
func (r Report) ToMend() int { return len(r.Quotes) - r.Count(Exact) }

// IsOtherwise reports whether the archive has the quote otherwise than the draft, or an
// editor marked its words. What it does not have at all may be new.
func (q Quote) IsOtherwise() bool {
	return q.Verdict != NotFound && (q.Verdict != Exact || q.Citation != nil && q.Citation.Marked != "")
}

// Otherwise are the quotes that the archive has otherwise.
func (r Report) Otherwise() (out []Quote) {
	for _, q := range r.Quotes {
		if q.IsOtherwise() {
			out = append(out, q)
		}
	}
	return out
}

// Cited returns the articles that have these.
func (r Report) Cited() (out []corpus.ArticleID) {
	for _, q := range r.Otherwise() {
		if q.Citation != nil && !slices.Contains(out, q.Citation.Article) {
			out = append(out, q.Citation.Article)
		}
	}
	return out
}

// Summary is the report in one line: "7 quotes checked, 2 to mend: 5 word for word,
// 1 altered, 1 in other words; in 12,400 articles, 2019-01-03 to 2026-11-21".
func (r Report) Summary() string {
	if len(r.Quotes) == 0 {
		return label.Text("check.no-quotes")
	}
	var parts []string
	for _, v := range []Verdict{Exact, Altered, WrongSpeaker, InOtherWords, NotFound} {
		if n := r.Count(v); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, label.Of(v)))
		}
	}
	return label.Text("check.summary", label.Count(len(r.Quotes), "quote"), r.ToMend(), strings.Join(parts, ", "), r.searched())
}

// searched is what was searched: "2 sources and 12,400 articles, 2019-01-03 to 2026-11-21".
func (r Report) searched() string {
	switch {
	case r.Sources == 0:
		return r.Scope.String()
	case r.Scope.Articles == 0:
		return label.Count(r.Sources, "source")
	}
	return label.Text("check.searched", label.Count(r.Sources, "source"), r.Scope)
}

// Text is the report as plain text, for a terminal: the summary, then a block for
// each quote, headed by where it stands. What differs, and verdicts under the op
// "", go through style.
func (r Report) Text(where Where, style func(Op, string) string) string {
	var b strings.Builder
	fmt.Fprintln(&b, r.Summary())
	if passed := r.PassedOver(where); passed != "" {
		fmt.Fprintln(&b, passed)
	}
	for _, q := range r.Quotes {
		head := []string{where(q.Start, q.Line), style("", q.Verdict.Label())}
		if q.Speaker != "" {
			head = append(head, q.Speaker)
		}
		fmt.Fprintf(&b, "\n%s\n  %s\n", strings.Join(head, " · "), q.Marked(style))
		for _, note := range q.Notes {
			fmt.Fprintf(&b, "  %s\n", note)
		}
		if todo := q.ToDo(); todo != "" {
			fmt.Fprintf(&b, "  %s\n", todo)
		}
		if q.Citation != nil {
			q.cited(&b)
		}
		for i, said := range q.Instead {
			if i == 0 {
				fmt.Fprintf(&b, "  %s\n", q.InsteadOf())
			}
			fmt.Fprintf(&b, "    %s\n      %s\n", said.Excerpt(insteadRunes), said.Where())
		}
	}
	for i, p := range r.Speakers {
		if i == 0 {
			fmt.Fprintf(&b, "\n%s\n", label.Text("check.speakers"))
		}
		fmt.Fprintf(&b, "  %s\n", p.Line())
	}
	return b.String()
}

// Where names the place of a byte of the draft, which is in a line.
type Where func(at, line int) string

// InLine names a place by its line.
func InLine(_, line int) string { return label.Text("check.line", line) }

// mostPassed is how many of the pairs of quotation marks are named that were not checked.
const mostPassed = 12

// PassedOver accounts for the pairs of quotation marks where some were not checked: how
// many, which, and why; else it is empty.
func (r Report) PassedOver(where Where) string {
	if len(r.Passed) == 0 {
		return ""
	}
	pairs := 0
	for _, q := range r.Quotes {
		pairs += len(q.Pieces)
	}
	count := make(map[Why]int)
	var texts []string
	for _, p := range r.Passed {
		count[p.Why]++
		if len(texts) < mostPassed && p.Why != Over {
			texts = append(texts, label.Text("check.passed-at", strings.Join(strings.Fields(p.Text), " "), where(p.Span.Start, p.Line)))
		}
	}
	parts := []string{label.Text("check.pairs-checked", pairs)}
	add := func(n int, told string) {
		if n > 0 {
			parts = append(parts, told)
		}
	}
	add(count[Short], label.Text("check.pairs-short", count[Short]))
	add(count[Title], label.Text("check.pairs-title", count[Title]))
	add(count[Over], label.Text("check.pairs-over", count[Over]))
	out := label.Text("check.pairs", label.Count(pairs+len(r.Passed), "pair"), strings.Join(parts, ", "))
	if len(texts) > 0 {
		out += " " + label.Text("check.pairs-left", strings.Join(texts, ", "))
	}
	return out
}

// insteadRunes is how much of a statement is shown that is offered instead.
const insteadRunes = 300

// InsteadOf heads what the speaker did say.
func (q Quote) InsteadOf() string { return label.Text("check.instead", q.Speaker) }

// ToDo says what to do about the quote; nothing about one that is exact.
func (q Quote) ToDo() string {
	text := label.Text("check.article")
	if q.Citation != nil && q.Citation.Place != "" {
		text = label.Text("check.source")
	}
	switch q.Verdict {
	case Altered:
		return label.Text("check.print", text)
	case WrongSpeaker:
		todo := label.Text("check.another-said", q.Speaker, text, who(q.Citation))
		for _, e := range q.Diff {
			if e.Op != Equal {
				return label.Text("check.another-said-so", todo)
			}
		}
		return todo
	case InOtherWords:
		return label.Text("check.take-away", text)
	case NotFound:
		if q.Citation == nil {
			return label.Text("check.nothing-near")
		}
		return label.Text("check.nearest")
	}
	return ""
}

// ShowsPassage reports whether the article's passage is shown beside the quote, as
// what stands there instead.
func (q Quote) ShowsPassage() bool { return q.Verdict == NotFound || q.Verdict == InOtherWords }

// who is the speaker of a citation with title.
func who(c *answer.Citation) string {
	switch {
	case c.Speaker == nil:
		return "nobody"
	case c.Speaker.Title != "":
		return c.Speaker.Name + ", " + c.Speaker.Title
	}
	return c.Speaker.Name
}

// shownRunes is how much of a passage is shown that is not the quote itself.
const shownRunes = 240

func (q Quote) cited(b *strings.Builder) {
	c := q.Citation
	if q.ShowsPassage() {
		fmt.Fprintf(b, "  %s: %s\n", who(c), c.Excerpt(shownRunes))
	} else if resolved := c.Resolution(); resolved != "" {
		fmt.Fprintf(b, "  %s\n", resolved)
	}
	var place []string
	if c.Headline != "" && c.Outlet != "" {
		place = append(place, c.Headline)
	}
	place = append(place, c.Where())
	if c.Copies > 0 {
		place = append(place, c.AlsoIn())
	}
	fmt.Fprintf(b, "  %s\n", strings.Join(place, " · "))
	if c.URL != "" {
		fmt.Fprintf(b, "  %s\n", c.URL)
	}
}
