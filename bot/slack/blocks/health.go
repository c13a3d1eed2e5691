package blocks

import (
	"fmt"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot"
)

// health is how the bot is; nothing for who is no admin.
func health(h *bot.Health, l homeLayout) []slack.Block {
	if h == nil {
		return nil
	}
	out := []slack.Block{heading("Health"), lines(queue(*h), indexLag(h.Behind), feedback(h.Feedback))}
	all := slices.Clone(h.Sources)
	slices.SortStableFunc(all, func(a, b bot.Source) int { return urgency(a) - urgency(b) })
	var shown []run
	for _, s := range all[:min(len(all), l.sources)] {
		shown = append(shown, source(s, l.length))
	}
	if more := len(all) - l.sources; more > 0 {
		shown = append(shown, words(fmt.Sprintf("and %d more: onrecord doctor", more)))
	}
	if len(shown) > 0 {
		out = append(out, lines(shown...))
	}
	return append(out, small("Only admins of this workspace see its health."))
}

func queue(h bot.Health) run {
	waiting := "No question waits"
	switch {
	case h.Waiting == 1:
		waiting = "1 question waits"
	case h.Waiting > 1:
		waiting = fmt.Sprintf("%d questions wait", h.Waiting)
	}
	posts := words("every post is confirmed")
	switch {
	case h.Unconfirmed == 1:
		posts = strong("1 post is unconfirmed: onrecord doctor")
	case h.Unconfirmed > 1:
		posts = strong(fmt.Sprintf("%d posts are unconfirmed: onrecord doctor", h.Unconfirmed))
	}
	return joined(" · ", words(waiting), posts)
}

func indexLag(behind int) run {
	switch behind {
	case 0:
		return words("The index has all of the archive")
	case 1:
		return words("The index is 1 change behind the archive")
	}
	return words(fmt.Sprintf("The index is %d changes behind the archive", behind))
}

func feedback(unread int) run {
	switch unread {
	case 0:
		return words("No report of a wrong citation to read")
	case 1:
		return strong("1 report of a wrong citation to read: onrecord feedback")
	}
	return strong(fmt.Sprintf("%d reports of wrong citations to read: onrecord feedback", unread))
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
	read := "not read yet"
	if !s.Read.IsZero() {
		read = "read " + moment(s.Read) + " · " + s.Holds()
	}
	problem := run(nil)
	if s.Problem != "" {
		problem = words(fmt.Sprintf("last error %s: %s", moment(s.Failed), line(s.Problem, length)))
	}
	failing := run(nil)
	switch {
	case s.Failing():
		failing = strong("FAILING")
	case s.Late > 0:
		failing = strong(fmt.Sprintf("LATE: due every %v", s.Late))
	case s.Quiet != "":
		failing = strong("QUIET: " + s.Quiet)
	}
	return joined(" · ", failing, words(line(s.Name, printedLength)), words(read), problem)
}

func moment(t time.Time) string { return t.Format("2006-01-02 15:04") }
