package blocks

import (
	"strings"

	"github.com/slack-go/slack"

	"onrecord/bot/factcheck/check"
	"onrecord/bot/label"
)

// reviewLayouts come fullest first.
var reviewLayouts = []checkedLayout{{mend: 5, length: 300, carded: true}, {mend: 5, length: 120, carded: true}, {mend: 3, length: 100, carded: true}, {mend: 1, length: 100, carded: true}}

// Reviewed renders what is to mend in a message of a channel: the quotes that the archive has
// otherwise. A message without blocks is about one in which nothing is.
func Reviewed(r check.Report) Message {
	otherwise := r.Otherwise()
	if len(otherwise) == 0 {
		return Message{}
	}
	title := label.Counted("review.title", len(otherwise), label.Count(len(r.Quotes), "quote"))
	heard := title
	for _, q := range otherwise {
		heard += "\n" + capital(label.Of(q.Verdict)) + ": " + line(q.Text, spokenRunes) + " " + sentence(q.ToDo())
		if q.Citation != nil {
			heard += " " + line(strings.Join(q.Citation.Pieces(), " … "), spokenRunes)
		}
	}
	return fit(reviewLayouts, func(l checkedLayout) Message {
		out := []slack.Block{paragraph(strong(title))}
		for _, q := range otherwise[:min(len(otherwise), l.mend)] {
			out = append(out, checkedCard(q, l)...)
		}
		if left := len(otherwise) - l.mend; left > 0 {
			out = append(out, small(label.Text("review.left", left)))
		}
		out = append(out, small(label.Text("review.note")))
		return Message{Blocks: numbered(kept(out)), Fallback: fallback(heard)}
	})
}
