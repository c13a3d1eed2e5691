package blocks

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
	"onrecord/bot/news/digest"
)

// digestLayout is how much of a digest is shown: the runes of each quote and of
// each one of a pair, and how many lines.
type digestLayout struct{ quote, pair, lines int }

// digestLayouts come fullest first.
var digestLayouts = []digestLayout{
	{digest.LineRunes, digest.PairRunes, mostLines},
	{120, 90, mostLines},
	{60, 50, mostLines / 2},
	{60, 50, 5},
	{40, 30, 3},
	{40, 30, 2},
}

// mostLines leaves room in a message for its header, count and footer: a line has two blocks.
const mostLines = 22

// Digest renders the lines of a digest.
func Digest(d digest.Digest) Message {
	title := label.Text("digest.title", d.Days())
	return fit(digestLayouts, func(l digestLayout) Message {
		out := []slack.Block{slack.NewHeaderBlock(slack.NewTextBlockObject(slack.PlainTextType, title, false, false))}
		if quiet := d.Quiet(); quiet != "" {
			out = append(out, paragraph(words(quiet)))
		}
		out = append(out, digestLines(d.Lines, l)...)
		if most := d.MostQuoted(); most != "" {
			out = append(out, paragraph(strong(label.Text("digest.most")), words(" · "+clip(most, lineLength*2))))
		}
		foot := d.Footer()
		if !d.Rest.Empty() {
			foot += " · " + label.Text("digest.more")
		}
		if d.Sample {
			foot += " · " + sampleNote
		}
		out = append(out, small(foot))
		return Message{Blocks: numbered(append(kept(out), muting(slices.Concat(d.Watched, d.Quotes))...)), Fallback: spoken(digestPreview(title, d), slices.Concat(d.Watched, d.Quotes))}
	})
}

// DigestRest renders what the lines of a digest have no room for; a message
// without blocks where that is nothing.
func DigestRest(d digest.Digest) Message {
	if d.Rest.Empty() {
		return Message{}
	}
	return fit(digestLayouts, func(l digestLayout) Message {
		return Message{Blocks: numbered(kept(digestLines(d.Rest, l))), Fallback: spoken(label.Text("digest.rest", d.Days()), slices.Concat(d.Rest.Watched, d.Rest.Quotes))}
	})
}

// mostCorrections is how many corrections a message lists one by one.
const mostCorrections = 8

func digestLines(lines digest.Lines, l digestLayout) []slack.Block {
	var all [][]slack.Block
	for _, c := range lines.Watched {
		all = append(all, digestQuote(label.Text("digest.watched"), c, l.quote))
	}
	for _, c := range lines.Quotes {
		all = append(all, digestQuote("", c, l.quote))
	}
	for _, p := range lines.Before {
		all = append(all, []slack.Block{saidBefore(p, l.pair)})
	}
	for _, c := range lines.Corrections[:min(len(lines.Corrections), mostCorrections)] {
		all = append(all, []slack.Block{correction(c)})
	}
	return shortened(all, l.lines, max(0, len(lines.Corrections)-mostCorrections))
}

// shortened keeps the first lines of a message, and says how many more there are.
func shortened(lines [][]slack.Block, most, more int) []slack.Block {
	if len(lines) > most {
		lines, more = lines[:most], more+len(lines)-most
	}
	out := slices.Concat(lines...)
	if more > 0 {
		out = append(out, paragraph(words(label.Text("answer.more", more))))
	}
	return out
}

// digestQuote is a quote with who said it and, small below it, where it stands.
func digestQuote(why string, c answer.Citation, length int) []slack.Block {
	who := joined(" · ", slant(why), speaker(c))
	return []slack.Block{
		cites(paragraph(joined(": ", who, excerpt(c, length))), c.Article),
		slack.NewContextBlock(citing(c.Article), inline(whereQuoted(c))),
	}
}

// saidBefore is a quote of the day above an earlier one.
func saidBefore(p digest.Pair, length int) slack.Block {
	return cites(paragraph(joined("\n",
		joined(": ", joined(" · ", slant(label.Text("digest.before")), speaker(p.Now)), excerpt(p.Now, length)),
		whereQuoted(p.Now),
		joined(" ", slant(label.Text("digest.earlier")), excerpt(p.Earlier, length)),
		joined(" · ", headline(p.Earlier), place(p.Earlier)),
	)), p.Now.Article, p.Earlier.Article)
}

// whereQuoted is the article of a quote of the day, whose date stands above.
func whereQuoted(c answer.Citation) run {
	return joined(" · ", headline(c), words(line(c.Outlet, outletLength)), paragraphNumber(c), copies(c), corrected(c))
}

func correction(c digest.Correction) slack.Block {
	return paragraph(joined(" · ", strong(c.Label()), linked(line(c.Name(), headlineLength), c.URL), words(line(c.Outlet, outletLength))))
}

// digestPreview names who spoke.
func digestPreview(title string, d digest.Digest) string {
	var names []string
	for _, c := range slices.Concat(d.Watched, d.Quotes) {
		if c.Speaker != nil && c.Speaker.Name != "" && !c.Speaker.Unclear {
			names = append(names, line(c.Speaker.Name, nameLength))
		}
	}
	if len(names) == 0 {
		return title
	}
	return title + ": " + strings.Join(names, ", ")
}
