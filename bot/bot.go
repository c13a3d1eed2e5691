// Package bot owns the conversation: what a person does arrives as an [Event],
// [Bot.Handle] turns it into a [Reply], and no word of Slack's protocol appears
// in either. A question is read in package question and answered in package
// answer; the Slack edge and package blocks carry events and replies from Slack
// and back.
package bot

import (
	"context"
	"fmt"
	"strings"
	"time"

	"onrecord/bot/answer"
	"onrecord/bot/question"
)

// Answerer answers questions.
type Answerer interface {
	Answer(ctx context.Context, q question.Question) (answer.Answer, error)
}

// Bot answers events.
type Bot struct {
	Desk Answerer
	// Command is the slash command, for the help: "/onrecord".
	Command string
	// Clock tells the present in the newsroom's time zone.
	Clock func() time.Time
}

// Handle returns the reply to an event.
func (b *Bot) Handle(ctx context.Context, e Event) (Reply, error) {
	r := Reply{Audience: audience(e.Kind)}
	text := strings.TrimSpace(e.Text)
	q := question.Parse(text, question.Options{Now: b.Clock()})
	if q.Empty() || strings.EqualFold(strings.Trim(text, "?! "), "help") {
		r.Text = b.help()
		return r, nil
	}
	a, err := b.Desk.Answer(ctx, q)
	if err != nil {
		return Reply{}, fmt.Errorf("answer: %w", err)
	}
	r.Answer = &a
	if e.Kind == Share {
		r.SharedBy = e.User
	}
	return r, nil
}

func audience(k Kind) Audience {
	switch k {
	case Mention, DirectMessage:
		return Thread
	case Share:
		return Channel
	}
	return Asker
}

func (b *Bot) help() string {
	return `Ask who said something, what somebody said, or for words:
• who said all hope would be lost?
• what did Kerry say about a ceasefire?
• ferry timetable "sails at noon" speaker:quill outlet:lantern before:2026-03
Mention me in a channel and I answer in the thread. ` + b.Command + ` answers only you, until you share it.`
}
