package blocks

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"onrecord/bot/asking/met"
	"onrecord/bot/factcheck/check"
)

// checkedLayout is how much of a report is shown.
type checkedLayout struct {
	quotes int
	length int // runes of a stretch that does not differ
}

// checkedLayouts come fullest first. Three blocks stand beside the quotes.
var checkedLayouts = []checkedLayout{
	{viewBlocks - 3, 500}, {viewBlocks - 3, 200}, {viewBlocks - 3, 60}, {50, 60}, {25, 60}, {10, 60},
}

// checkedView shows what became of the quotes of a draft.
func checkedView(r check.Report) View {
	m := fitIn(viewSize, checkedLayouts, func(l checkedLayout) Message { return renderChecked(r, l) })
	return View{Title: "Checked quotes", Blocks: m.Blocks}
}

func renderChecked(r check.Report, l checkedLayout) Message {
	people := speakers(r.Speakers)
	if people != nil {
		l.quotes = min(l.quotes, viewBlocks-4) // theirs is one more
	}
	shown, left := important(r.Quotes, l.quotes)
	out := []slack.Block{paragraph(strong(clip(r.Summary(), plainText)))}
	if r.Sample {
		out = append(out, small(sampleNote))
	}
	for _, q := range shown {
		out = append(out, checked(q, l.length))
	}
	if people != nil {
		out = append(out, people)
	}
	switch {
	case left > 0:
		out = append(out, small(fmt.Sprintf("and %d more, which do not fit: check the draft in parts, or with onrecord check FILE", left)))
	case len(shown) > 0:
		out = append(out, small("Struck through: only in the draft. Bold: what the article has there."))
	default:
		out = append(out, small("Quotes are what stands in quotation marks. Check a text that has some."))
	}
	return Message{Blocks: out}
}

// mostSpeakers is how many of the people whom a draft quotes are told of.
const mostSpeakers = 20

// speakers tells what the archive knows of the people whom a draft quotes.
func speakers(people []met.Person) slack.Block {
	var lines []run
	for _, p := range people[:min(len(people), mostSpeakers)] {
		lines = append(lines, words(line(p.Line(), lineLength)))
	}
	if len(lines) == 0 {
		return nil
	}
	if more := len(people) - mostSpeakers; more > 0 {
		lines = append(lines, words(fmt.Sprintf("and %d more", more)))
	}
	return paragraph(strong("Speakers"), words("\n"), joined("\n", lines...))
}

// important returns the quotes to show, in their order, where not all fit: those
// that are exact are left out first.
func important(quotes []check.Quote, limit int) (shown []check.Quote, left int) {
	exact := 0
	for _, q := range quotes {
		if q.Verdict == check.Exact {
			exact++
		}
	}
	room := max(limit-(len(quotes)-exact), 0) // for those that are exact
	for _, q := range quotes {
		if q.Verdict == check.Exact {
			if room--; room < 0 {
				continue
			}
		}
		if len(shown) < limit {
			shown = append(shown, q)
		}
	}
	return shown, len(quotes) - len(shown)
}

// checked is one quote with its verdict, what differs, and where it stands.
func checked(q check.Quote, length int) slack.Block {
	elements := []slack.RichTextElement{
		section(joined(" · ", strong(q.Verdict.Label()), words(line(q.Speaker, nameLength)))),
		quotation(marked(q, length)),
	}
	var lines []run
	for _, note := range q.Notes {
		lines = append(lines, words(clip(note, headlineLength)))
	}
	lines = append(lines, words(clip(q.ToDo(), 2*headlineLength)))
	if c := q.Citation; c != nil {
		lines = append(lines, joined(" · ", speaker(*c)), resolved(c.Speaker))
		if q.ShowsPassage() {
			lines = append(lines, excerpt(*c, length))
		}
		lines = append(lines, headline(*c), place(*c))
	}
	if all := joined("\n", lines...); len(all) > 0 {
		elements = append(elements, section(all))
	}
	return slack.NewRichTextBlock("", elements...)
}

// marked is the quote with the draft's own words struck through, and the article's
// in bold.
func marked(q check.Quote, length int) run {
	if len(q.Diff) == 0 {
		return words(line(q.Text, 2*length))
	}
	var out run
	for i, e := range q.Diff {
		if len(out) > 2*excerptRuns {
			return append(out, words(ellipsis)...)
		}
		switch e.Op {
		case check.Insert:
			out = append(out, styled(clip(e.Text, length), slack.RichTextSectionTextStyle{Strike: true})...)
		case check.Delete:
			if i > 0 && !endsInSpace(q.Diff[i-1].Text) {
				out = append(out, words(" ")...)
			}
			out = append(out, strong(clip(e.Text, length))...)
			if i+1 < len(q.Diff) && beginsWord(q.Diff[i+1].Text) {
				out = append(out, words(" ")...)
			}
		default:
			out = append(out, words(middleCut(e.Text, length))...)
		}
	}
	return out
}

func endsInSpace(text string) bool { return strings.TrimRightFunc(text, unicode.IsSpace) != text }

func beginsWord(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// middleCut returns a text, with what is over so many runes left out of its middle.
func middleCut(text string, length int) string {
	runes := []rune(text)
	if len(runes) <= length {
		return text
	}
	half := length / 2
	return string(runes[:half]) + " " + ellipsis + " " + string(runes[len(runes)-half:])
}
