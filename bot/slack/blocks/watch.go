package blocks

import (
	"slices"
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
		for _, w := range byStatement(n.Lines) {
			lines = append(lines, []slack.Block{watched(w, l.length)})
		}
		out = append(out, shortened(lines, l.lines, n.More)...)
		return Message{Blocks: numbered(kept(out)), Fallback: fallback(title)}
	})
}

// byStatement puts the lines of one statement together, which several watches have found.
func byStatement(found []watch.Line) (out [][]watch.Line) {
	for _, l := range found {
		c := l.Match.Citation
		i := slices.IndexFunc(out, func(o []watch.Line) bool {
			return o[0].Match.Citation.Article == c.Article && o[0].Match.Citation.Start == c.Start && o[0].Match.Citation.End == c.End
		})
		if i < 0 {
			out = append(out, nil)
			i = len(out) - 1
		}
		out[i] = append(out[i], l)
	}
	return out
}

// watched is a statement, with why it is told: what the watches ask for.
func watched(l []watch.Line, length int) slack.Block {
	c := l[0].Match.Citation
	c.Match = answer.Related // to what nobody asked
	var why []string
	for _, w := range l {
		why = append(why, line(w.Watch.Question.Plain(), questionLength))
	}
	found := joined("\n",
		slant(label.Text("watch.why", strings.Join(why, " "+label.Text("watch.and")+" "))),
		joined(": ", speaker(c), excerpt(c, length)),
		resolved(c.Speaker),
		joined(" · ", headline(c), place(c)),
	)
	return cites(paragraph(found), c.Article)
}
