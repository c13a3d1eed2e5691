package blocks

import (
	"fmt"

	"github.com/slack-go/slack"

	"onrecord/bot/asking/answer"
	"onrecord/bot/news/watch"
)

// watchLayout is how much of what was found is shown: the runes of each statement,
// and how many.
type watchLayout struct{ length, lines int }

// watchLayouts come fullest first.
var watchLayouts = []watchLayout{{300, watch.MaxLines}, {160, watch.MaxLines}, {80, 5}, {80, 3}}

// Watched renders what a person's watches found, by watch.
func Watched(n watch.Notice) Message {
	title := "1 new statement that you watch for"
	if found := len(n.Lines) + n.More; found > 1 {
		title = fmt.Sprintf("%d new statements that you watch for", found)
	}
	return fit(watchLayouts, func(l watchLayout) Message {
		out := []slack.Block{slack.NewHeaderBlock(slack.NewTextBlockObject(slack.PlainTextType, title, false, false))}
		var lines []slack.Block
		for _, line := range n.Lines {
			lines = append(lines, watched(line, l.length))
		}
		out = append(out, shortened(lines, l.lines, n.More)...)
		return Message{Blocks: numbered(kept(out)), Fallback: fallback(title)}
	})
}

func watched(l watch.Line, length int) slack.Block {
	c := l.Match.Citation
	c.Match = answer.Related // to what nobody asked
	found := joined("\n",
		slant(line(l.Watch.Question.String(), questionLength)),
		joined(": ", speaker(c), excerpt(c, length)),
		resolved(c.Speaker),
		joined(" · ", headline(c), place(c)),
	)
	return cites(paragraph(found), c.Article)
}
