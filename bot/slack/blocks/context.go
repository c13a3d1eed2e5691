package blocks

import (
	"fmt"

	"github.com/slack-go/slack"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
	"onrecord/corpus"
)

// How much of an article is shown around a citation, in runes.
const (
	citedLength     = 1500
	neighbourLength = 500
	otherLength     = 200
	mostParagraphs  = 8
	mostOthers      = 10
)

// withheld says why nothing is shown.
var withheld = map[answer.Withheld]string{
	answer.Withdrawn: label.Text("context.withdrawn"),
	answer.Embargoed: label.Text("context.embargoed"),
	answer.Missing:   label.Text("context.missing"),
}

// contextView shows a passage where it stands.
func contextView(c answer.Context, correctable bool) View {
	v := View{Title: label.Text("context.title")}
	if c.Withheld != "" {
		v.Blocks = Plain(withheld[c.Withheld]).Blocks
		return v
	}
	v.Blocks = append(v.Blocks, paragraph(joined("\n", headline(c.Citation), place(c.Citation), revised(c))))
	for _, p := range c.Paragraphs[:min(len(c.Paragraphs), mostParagraphs)] {
		v.Blocks = append(v.Blocks, stretch(p, c.Citation.Spans))
	}
	if c.Citation.Text != "" {
		v.Blocks = append(v.Blocks, paragraph(joined("\n",
			joined(" · ", speaker(c.Citation), standing(c.Citation)), resolved(c.Citation.Speaker))))
		if meaning := c.Citation.Meaning(); meaning != "" {
			v.Blocks = append(v.Blocks, small(meaning))
		}
		v.Blocks = append(v.Blocks, clipping(c.Citation, correctable)...)
	}
	v.Blocks = append(v.Blocks, others(c.Others)...)
	return v
}

// surroundings is how much of the article a message shows around a citation, in runes,
// the most first.
var surroundings = []struct{ cited, neighbour int }{{citedLength, neighbourLength}, {800, 300}, {400, 150}, {200, 0}}

// around shows a passage where it stands, as a message.
func around(c answer.Context, correctable bool) Message {
	if c.Withheld != "" {
		return Plain(withheld[c.Withheld])
	}
	return fit(surroundings, func(s struct{ cited, neighbour int }) Message {
		head := joined("\n", joined(" · ", speaker(c.Citation), standing(c.Citation)), headline(c.Citation), place(c.Citation), revised(c))
		out := []slack.Block{cites(slack.NewRichTextBlock("", section(head)), c.Citation.Article)}
		for _, p := range c.Paragraphs[:min(len(c.Paragraphs), mostParagraphs)] {
			here := stretchOf(p, c.Citation.Spans)
			length := s.neighbour
			if len(here.Highlights) > 0 {
				length = s.cited
			}
			if length > 0 {
				out = append(out, cites(paragraphBlock(p, here, length), c.Citation.Article))
			}
		}
		out = append(out, clipping(c.Citation, correctable)...)
		return Message{Blocks: numbered(out), Fallback: fallback(line(c.Citation.Headline, headlineLength))}
	})
}

func revised(c answer.Context) run {
	switch {
	case !c.Revised:
		return nil
	case c.Citation.Text == "":
		return joined(" ", strong(label.Text("context.revised")), words(label.Text("context.gone")))
	}
	return joined(" ", strong(label.Text("context.revised")), words(label.Text("context.now")))
}

// stretch is a paragraph with the words that are cited in bold. A long one is cut
// around them.
func stretch(p answer.Stretch, cited []answer.Offsets) slack.Block {
	here, length := stretchOf(p, cited), neighbourLength
	if len(here.Highlights) > 0 {
		length = citedLength
	}
	return paragraphBlock(p, here, length)
}

// stretchOf is a paragraph with what is cited of it.
func stretchOf(p answer.Stretch, cited []answer.Offsets) answer.Citation {
	here := answer.Citation{Start: p.Start, End: p.Start + len(p.Text), Text: p.Text}
	for _, s := range cited {
		if (corpus.Span{Start: s[0], End: s[1]}).Overlaps(corpus.Span{Start: here.Start, End: here.End}) {
			here.Highlights = append(here.Highlights, s)
		}
	}
	return here
}

func paragraphBlock(p answer.Stretch, here answer.Citation, length int) *slack.RichTextBlock {
	return slack.NewRichTextBlock("", section(words(fmt.Sprintf("¶%d  ", p.Paragraph)), excerpt(here, length)))
}

// clipping is the row of what can be done with the passage.
func clipping(c answer.Citation, correctable bool) []slack.Block {
	ref := c.Reference().String()
	if len([]rune(ref)) > buttonValue {
		return nil
	}
	row := []slack.BlockElement{button(ClipAction, label.Text("cite.copy"), ref), button(DisputeAction, label.Text("cite.wrong"), ref)}
	if correctable {
		row = append(row, button(CorrectAction, label.Text("cite.correct"), ref), button(MarkAction, label.Text("cite.mark"), ref))
	}
	return []slack.Block{slack.NewActionBlock("", row...)}
}

// others lists the further quotes of the article, each on a line.
func others(quotes []answer.Citation) []slack.Block {
	if len(quotes) == 0 {
		return nil
	}
	out := []slack.Block{slack.NewDividerBlock(), paragraph(strong(label.Text("context.also")))}
	for _, c := range quotes[:min(len(quotes), mostOthers)] {
		out = append(out, paragraph(joined(" · ", speaker(c), standing(c), paragraphNumber(c)), words("\n"), excerpt(c, otherLength)))
	}
	if more := len(quotes) - mostOthers; more > 0 {
		out = append(out, small(label.Text("context.more", more)))
	}
	return out
}
