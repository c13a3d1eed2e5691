package blocks

import (
	"slices"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/label"
)

// health is how the bot is; nothing for who is no admin.
func health(h *bot.Health, l homeLayout) []slack.Block {
	if h == nil {
		return nil
	}
	out := []slack.Block{heading(label.Text("health.title")), lines(queue(*h), words(label.Counted("health.behind", h.Behind)), alarming(h.Feedback)(label.Counted("health.feedback", h.Feedback)))}
	all := slices.Clone(h.Sources)
	slices.SortStableFunc(all, func(a, b bot.Source) int { return urgency(a) - urgency(b) })
	var shown []run
	for _, s := range all[:min(len(all), l.sources)] {
		shown = append(shown, source(s, l.length))
	}
	if more := len(all) - l.sources; more > 0 {
		shown = append(shown, words(label.Text("health.more", more)))
	}
	if len(shown) > 0 {
		out = append(out, lines(shown...))
	}
	return append(out, small(label.Text("health.note")))
}

func queue(h bot.Health) run {
	return joined(" · ", words(label.Counted("health.waiting", h.Waiting)), alarming(h.Unconfirmed)(label.Counted("health.posts", h.Unconfirmed)))
}

// alarming is how a number is shown of which the admin does something about each.
func alarming(n int) func(string) run {
	if n > 0 {
		return strong
	}
	return words
}

// urgency sorts what fails before what was never read, and that before what is well.
func urgency(s bot.Source) int {
	switch {
	case s.Failing():
		return 0
	case s.Read.IsZero():
		return 1
	case s.Late > 0, s.Quiet != "":
		return 2
	case s.Problem != "":
		return 3
	}
	return 4
}

// source is one with what the archive has of it, its last success and its last error.
func source(s bot.Source, length int) run {
	read := label.Text("source.unread")
	if !s.Read.IsZero() {
		read = label.Text("source.read", moment(s.Read), s.Holds())
	}
	problem := run(nil)
	if s.Problem != "" {
		problem = words(label.Text("source.error", moment(s.Failed), line(s.Problem, length)))
	}
	failing := run(nil)
	switch {
	case s.Failing():
		failing = strong(label.Text("source.failing"))
	case s.Late > 0:
		failing = strong(label.Text("source.late", s.Late))
	case s.Quiet != "":
		failing = strong(label.Text("source.quiet", s.Quiet))
	}
	return joined(" · ", failing, words(line(s.Name, printedLength)), words(read), problem)
}

func moment(t time.Time) string { return t.Format("2006-01-02 15:04") }
