package blocks

import (
	"strings"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
	"onrecord/bot/people/story"
)

// storyMessage renders a page of a topic.
func storyMessage(r bot.Reply, s story.Story) Message {
	if !s.Found {
		return Plain(s.NotFound())
	}
	return fit(personLayouts, func(l personLayout) Message {
		topic := line(s.Topic, nameLength)
		out := []slack.Block{paragraph(strong(topic), words(strings.TrimPrefix(line(s.Headline(), nameLength+lineLength), topic)))}
		page := s.Page()
		for _, c := range page.Statements[:min(len(page.Statements), l.statements)] {
			out = append(out, told(c, l.runes)...)
		}
		out = append(out, ending(page, l)...)
		if by := askedBy(r.SharedBy, ""); len(by) > 0 {
			out = append(out, paragraph(by))
		}
		if s.Sample {
			out = append(out, small(sampleNote))
		}
		return Message{Blocks: numbered(kept(append(out, storyActions(r, s, page.More)...))), Fallback: spoken(s.Headline(), page.Statements)}
	})
}

// figureRunes is how much is shown of a statement that gives a figure: what it counts.
const figureRunes = 90

// ending is what comes after the last statement: who denied what, and the figures.
func ending(page story.Page, l personLayout) (out []slack.Block) {
	for _, c := range page.Contradictions[:min(len(page.Contradictions), l.statements)] {
		out = append(out, placed(joined(": ", speaker(c.Said), excerpt(c.Said, l.runes)), c.Said)...)
		out = append(out, placed(joined(": ", joined(" · ", speaker(c.Denied), standing(c.Denied)), excerpt(c.Denied, l.runes)), c.Denied)...)
	}
	for i, f := range page.Figures[:min(len(page.Figures), l.statements)] {
		figure := joined(" · ", strong(line(f.Figure, titleLength)), speaker(f.Citation), excerpt(f.Citation, figureRunes))
		if i == 0 {
			figure = joined("\n", slant(label.Text("story.figures")), figure)
		}
		out = append(out, placed(figure, f.Citation)...)
	}
	return out
}

// told is a statement with who made it.
func told(c answer.Citation, runes int) []slack.Block {
	who := speaker(c)
	if text := c.Label(); text != "" {
		who = joined(" · ", who, strong(text))
	}
	c.Highlights = nil // the whole sentence, from its beginning
	return placed(joined(": ", who, excerpt(c, runes)), c)
}

func storyActions(r bot.Reply, s story.Story, more bool) []slack.Block {
	var row []slack.BlockElement
	if more {
		next := s.Request
		next.Page++
		row = append(row, lookingUp(LookUpAction, label.Text("answer.next"), bot.StoryOrder(next))...)
	}
	if r.Audience == bot.Asker {
		row = append(row, lookingUp(ShareAction, label.Text("answer.share"), bot.StoryOrder(s.Request))...)
	}
	if len(row) == 0 {
		return nil
	}
	return []slack.Block{slack.NewActionBlock("", row...)}
}
