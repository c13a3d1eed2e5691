package answer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onrecord/bot/asking/coverage"
	"onrecord/bot/asking/met"
	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// lineRunes is how much of a passage the answer's one line shows.
const lineRunes = 240

// line is the answer in one line.
func (a Answer) line() string {
	if !a.Found {
		line := strings.TrimSpace(a.Nothing() + " " + a.Note)
		if len(a.Nearest) > 0 {
			line += " " + label.Text("answer.nearest") + ": " + a.Nearest[0].line()
		}
		return line
	}
	line := a.Citations[0].line()
	if a.Likely {
		line = label.Text("cite.probably") + " " + line
	}
	switch {
	case a.Intent == question.WhoIs && a.lead != "":
		return a.lead
	case a.lead != "":
		line = a.lead + " · " + line
	}
	if a.lists {
		line += alsoBy(a.Citations)
	}
	if a.Note != "" {
		line = a.Note + " · " + line
	}
	return line
}

// Nothing says that nothing was found, and in what.
func (a Answer) Nothing() string {
	switch {
	case a.Scope.Articles == 0:
		return label.Text("answer.empty")
	case a.Seen > 0:
		return label.Text("answer.nothing-more", a.Scope)
	}
	return strings.TrimSpace(label.Text("answer.nothing", a.Scope) + " " + coverage.Sentence(a.Holes))
}

// leading is what the question asks for, where that is not who and what.
func (a Answer) leading() string {
	if !a.Found {
		return ""
	}
	switch c := a.Citations[0]; a.Intent {
	case question.WhenSaid, question.FirstSaid, question.LastSaid:
		return c.day()
	case question.WhereSaid:
		return c.place()
	case question.Against:
		return cmp.Or(a.lead, label.Text("answer.against"))
	case question.Agreeing:
		return cmp.Or(a.lead, label.Text("answer.agreeing"))
	}
	return a.lead
}

// Lead is what the question asks for, where that is not who and what: the day, a
// number. It stands before the citations.
func (a Answer) Lead() string { return a.lead }

// line is a citation in one line.
func (c Citation) line() string {
	line := fmt.Sprintf("%s: %s (%s)", c.Who(), c.Excerpt(lineRunes), c.Where())
	if c.Differs != "" {
		line += " · " + c.Differs
	}
	return line
}

// day is when the words were printed and, as the article has it, said:
// "2016-02-03, on Tuesday".
func (c Citation) day() string {
	day := string(c.Published)
	if day == "" {
		day = label.Text("answer.undated")
	}
	if c.said.when != "" {
		day += ", " + c.said.when
		if worked := workedOut(c.said.when, c.Published); worked != "" {
			day += " " + label.Text("answer.worked-out", worked)
		}
	}
	return day
}

// place is where the words were said, as the article has it; nothing where the
// medium says that.
func (c Citation) place() string {
	switch {
	case c.said.where != "":
		return c.said.where
	case c.Speaker == nil || c.Speaker.Medium == "":
		return label.Text("answer.no-place")
	}
	return ""
}

// alsoBy names the speakers of the citations after the first.
func alsoBy(citations []Citation) string {
	var names []string
	for _, c := range citations {
		if c.Speaker != nil && !slices.Contains(names, c.Speaker.Name) {
			names = append(names, c.Speaker.Name)
		}
	}
	if citations[0].Speaker != nil {
		names = names[1:]
	}
	if len(names) == 0 {
		return ""
	}
	return " · " + label.Text("answer.also-by", strings.Join(names, ", "))
}

// String is what was searched: "12,400 articles, 2019-01-03 to 2026-11-21".
func (s Scope) String() string {
	articles := label.Count(s.Articles, "article")
	if s.From == "" || s.To == "" {
		return articles
	}
	return articles + ", " + label.Days(s.From, s.To)
}

// Who is the speaker with title and the words that report the quote and, where the
// question has a wording, how its words stand: "John Kerry, US Secretary of State,
// told reporters · in other words"; of what is not asserted, how the article holds it:
// "Rolf Anker, mill owner, denied · denied".
func (c Citation) Who() string { return whoWith(c, c.Label()) }

// whoWith is Who, with what the words are worth as it is given.
func whoWith(c Citation, worth string) string {
	who := label.Text("cite.no-quote")
	if c.Kind != "sentence" {
		who = label.Text("cite.nobody")
	}
	if c.Speaker != nil {
		who = c.Speaker.Name
		if c.Speaker.Title != "" {
			who += ", " + c.Speaker.Title
		}
		if reported := c.Reported(); reported != "" {
			who += ", " + reported
		}
		if c.Speaker.Unclear {
			who = label.Text("cite.perhaps", who)
		}
	}
	for _, text := range []string{worth, met.Warned(c.Warning), c.Marked} {
		if text != "" && !strings.EqualFold(text, who) { // "Not a quote · not a quote"
			who += " · " + text
		}
	}
	return who
}

// Label is how the article holds words that are not asserted, "denied"; else how the
// words asked for stand in it, "word for word"; empty where neither is to be said.
func (c Citation) Label() string {
	if value := valueOf(c); value != "" {
		return label.Of(value)
	}
	return ""
}

// Worth is what the words are worth: the label or, where no wording was asked for, what
// the passage is, "reported".
func (c Citation) Worth() string { return cmp.Or(c.Label(), label.Of(c.Kind)) }

// Meaning explains in a sentence what the words are worth.
func (c Citation) Meaning() string { return cmp.Or(label.Meaning(valueOf(c)), label.Meaning(c.Kind)) }

// valueOf is the value that the label stands for; empty where there is none.
func valueOf(c Citation) string {
	switch {
	case label.Of(c.Stance) != "":
		return string(c.Stance)
	case c.Match == Related:
		return ""
	case c.Match == Paraphrase && len(c.Highlights) == 0:
		return string(Related) // it was found by its meaning
	}
	return string(c.Match)
}

// Where names the article: its outlet, day and paragraph.
func (c Citation) Where() string {
	if c.Place != "" {
		return c.Place
	}
	var parts []string
	for _, p := range []string{c.Outlet, string(c.Published)} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if c.Outlet == "" {
		name := c.Headline
		if name == "" {
			name = string(c.Article)
		}
		parts = append([]string{name}, parts...)
	}
	return strings.Join(append(parts, fmt.Sprintf("¶%d", c.Paragraph)), ", ")
}

// Resolution explains whom the article means where it does not print the name beside
// the quote: The article says “the envoy”, meaning Staffan de Mistura. It is empty where
// it does.
func (c Citation) Resolution() string {
	if c.Speaker == nil || !c.Speaker.Named || c.Speaker.AsPrinted == "" {
		return ""
	}
	switch c.Speaker.Resolved {
	case quote.ByPronoun, quote.ByDescription:
		return label.Text("cite.meaning", fold(c.Speaker.AsPrinted), c.Speaker.Name)
	}
	return ""
}

// Pieces returns the text of each span: a quote without the attribution that
// splits it.
func (c Citation) Pieces() []string {
	out := make([]string, len(c.Spans))
	for i, s := range c.Spans {
		out[i] = c.Text[s[0]-c.Start : s[1]-c.Start]
	}
	return out
}

// Excerpt returns the passage in one line of at most so many runes, around the
// first words that matched. What is left out shows as an ellipsis.
func (c Citation) Excerpt(runes int) string {
	text := strings.Join(c.Pieces(), " … ")
	first := 0
	if len(c.Highlights) > 0 {
		h := corpus.Span{Start: c.Highlights[0][0] - c.Start, End: c.Highlights[0][1] - c.Start}
		first = strings.Index(text, h.Of(c.Text))
	}
	return cut(fold(text), first, runes)
}

// fold puts a text on one line.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// sentenceStart returns where the sentence, or the piece of a quote, begins that a text ends in.
func sentenceStart(r []rune) int {
	for i := len(r) - 1; i > 2; i-- {
		end := r[i-1]
		if strings.ContainsRune(`”"’'`, end) {
			end = r[i-2]
		}
		if r[i] == ' ' && strings.ContainsRune(".!?…", end) {
			return i + 1
		}
	}
	return 0
}

// cut shortens a text to so many runes around the byte at offset, between words.
func cut(text string, offset, runes int) string {
	r := []rune(text)
	if len(r) <= runes {
		return text
	}
	start := 0
	if at := len([]rune(text[:min(max(offset, 0), len(text))])); at > runes/2 {
		start = min(at-runes/3, len(r)-runes)
		for start < at && r[start-1] != ' ' {
			start++
		}
		if begins := sentenceStart(r[:at]); at-begins < runes*2/3 {
			start = begins
		}
	}
	end := min(start+runes, len(r))
	for end < len(r) && end > start+runes/2 && r[end] != ' ' {
		end--
	}
	out := strings.TrimSpace(string(r[start:end]))
	if start > 0 {
		out = "…" + out
	}
	if end < len(r) {
		out += "…"
	}
	return out
}
