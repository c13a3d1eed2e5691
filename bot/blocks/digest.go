package blocks

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"onrecord/bot/answer"
	"onrecord/bot/digest"
)

// digestLayout is how much of a digest is shown.
type digestLayout struct {
	quotes, length int // how many, and the runes of each
	corrections    int
}

// digestLayouts come fullest first.
var digestLayouts = []digestLayout{
	{quotes: digest.MaxQuotes, length: 400, corrections: 5},
	{quotes: digest.MaxQuotes, length: 200, corrections: 5},
	{quotes: digest.MaxQuotes, length: 100, corrections: 3},
	{quotes: digest.MaxQuotes / 2, length: 100, corrections: 2},
	{quotes: 1, length: 100, corrections: 1},
}

// Digest renders what was said in the articles of one day.
func Digest(d digest.Digest) Message {
	return fit(digestLayouts, func(l digestLayout) Message { return renderDigest(d, l) })
}

func renderDigest(d digest.Digest, l digestLayout) Message {
	title := fmt.Sprintf("What was said on %s", d.Day)
	out := []slack.Block{slack.NewHeaderBlock(slack.NewTextBlockObject(slack.PlainTextType, title, false, false))}

	quotes := d.Quotes[:min(len(d.Quotes), l.quotes)]
	if len(quotes) == 0 {
		out = append(out, paragraph(words("No quotes in "+answer.Articles(d.Articles)+".")))
	}
	for _, c := range quotes {
		out = append(out, citation(c, l.length))
	}
	if more := len(d.Quotes) - len(quotes); more > 0 {
		out = append(out, paragraph(words(fmt.Sprintf("and %d more", more))))
	}
	if len(d.Corrections) > 0 {
		out = append(out, corrections(d.Corrections, l.corrections))
	}
	return Message{Blocks: append(out, small(digestFooter(d))), Fallback: fallback(digestPreview(title, quotes))}
}

// digestFooter says what was read, and what was left out.
func digestFooter(d digest.Digest) string {
	foot := "From " + answer.Articles(d.Articles)
	if d.Backfill > 0 {
		foot += " · left out as no longer news: " + answer.Articles(d.Backfill)
	}
	if d.Sample {
		foot += " · " + sampleNote
	}
	return foot
}

func corrections(all []digest.Correction, limit int) slack.Block {
	shown := all[:min(len(all), limit)]
	lines := []run{strong("Corrected")}
	for _, c := range shown {
		text := clip(oneLine(c.Headline), headlineLength)
		if text == "" {
			text = "An article without a headline"
		}
		lines = append(lines, joined(" · ", linked(text, c.URL), words(clip(oneLine(c.Outlet), outletLength))))
	}
	if more := len(all) - len(shown); more > 0 {
		lines = append(lines, words(fmt.Sprintf("and %d more", more)))
	}
	return paragraph(joined("\n", lines...))
}

// digestPreview names who spoke.
func digestPreview(title string, quotes []answer.Citation) string {
	var names []string
	for _, c := range quotes {
		if c.Speaker != nil && c.Speaker.Name != "" && !c.Speaker.Unclear {
			names = append(names, clip(oneLine(c.Speaker.Name), nameLength))
		}
	}
	if len(names) == 0 {
		return title
	}
	return title + ": " + strings.Join(names, ", ")
}
