package blocks

import (
	"strings"

	"github.com/slack-go/slack"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
	"onrecord/bot/news/watch"
)

// watchLayout is how much of what was found is shown: the runes of each statement,
// and how many.
type watchLayout struct{ length, lines int }

// watchLayouts come fullest first.
var watchLayouts = []watchLayout{{300, watch.MaxLines}, {160, watch.MaxLines}, {80, 5}, {80, 3}}

// Watched renders what a person's watches found, by watch.
func Watched(n watch.Notice) Message {
	title := label.Counted("watch.new", len(n.Lines)+n.More)
	return fit(watchLayouts, func(l watchLayout) Message {
		out := []slack.Block{slack.NewHeaderBlock(slack.NewTextBlockObject(slack.PlainTextType, title, false, false))}
		var lines [][]slack.Block
		var said []answer.Citation
		for _, found := range n.Lines {
			said = append(said, found.Match.Citation)
			lines = append(lines, []slack.Block{watched(found, l.length)})
		}
		out = append(out, shortened(lines, l.lines, n.More)...)
		return Message{Blocks: numbered(append(kept(out), muting(said)...)), Fallback: spoken(title, said)}
	})
}

// watched is a statement, with why it is told: what the watches ask for.
func watched(l watch.Line, length int) slack.Block {
	c := l.Match.Citation
	c.Match = answer.Related // to what nobody asked
	var why []string
	for _, w := range append([]watch.Watch{l.Watch}, l.Also...) {
		why = append(why, line(w.Question.Plain(), questionLength))
	}
	found := joined("\n",
		slant(label.Text("watch.why", line(strings.Join(why, " "+label.Text("watch.and")+" "), lineLength))),
		joined(": ", speaker(c), excerpt(c, length)),
		resolved(c.Speaker),
		joined(" · ", headline(c), place(c)),
	)
	return cites(paragraph(found), c.Article)
}
