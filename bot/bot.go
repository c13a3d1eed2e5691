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

// Conversation is where people talk with the bot: a thread, or a channel without
// one.
type Conversation struct{ Enterprise, Team, Channel, Thread string }

// Conversations remembers at which question a conversation is, for a while.
type Conversations interface {
	// Recall returns the zero Previous where nothing is remembered.
	Recall(ctx context.Context, c Conversation, now time.Time) (question.Previous, error)
	Remember(ctx context.Context, c Conversation, p question.Previous, now time.Time) error
}

// Bot answers events.
type Bot struct {
	Desk          Answerer
	Conversations Conversations
	// Command is the slash command, for the help: "/onrecord".
	Command string
	// Clock tells the present in the newsroom's time zone, which is that of those
	// whose own is not known.
	Clock func() time.Time
}

// Handle returns the reply to an event.
func (b *Bot) Handle(ctx context.Context, e Event) (Reply, error) {
	r := Reply{Audience: audience(e.Kind)}
	text := strings.TrimSpace(e.Text)
	q, before, err := b.read(ctx, e, text)
	if err != nil {
		return Reply{}, err
	}
	if q.Empty() || strings.EqualFold(strings.Trim(text, "?! "), "help") {
		r.Text = b.help()
		return r, nil
	}
	a, err := b.Desk.Answer(ctx, q)
	if err != nil {
		return Reply{}, fmt.Errorf("answer: %w", err)
	}
	if err := b.remember(ctx, e, before, q, a); err != nil {
		return Reply{}, err
	}
	r.Answer = &a
	if e.Kind == Share {
		r.SharedBy = e.User
	}
	return r, nil
}

// read reads a question, in a conversation as what it means after the one before.
func (b *Bot) read(ctx context.Context, e Event, text string) (q question.Question, before question.Previous, err error) {
	now := b.Clock()
	if e.Zone != nil {
		now = now.In(e.Zone)
	}
	o := question.Options{Now: now}
	if !e.remembered() {
		return question.Parse(text, o), before, nil
	}
	if before, err = b.Conversations.Recall(ctx, e.conversation(), now); err != nil {
		return question.Question{}, before, err
	}
	q, _ = before.Refine(text, o)
	return q, before, nil
}

// remember keeps what a follow-up may refer to. Who asks in between who somebody
// is goes on with the question before.
func (b *Bot) remember(ctx context.Context, e Event, before question.Previous, q question.Question, a answer.Answer) error {
	if !e.remembered() {
		return nil
	}
	if q.Intent == question.WhoIs && !before.Question.Empty() {
		q = before.Question
	}
	p := question.Previous{Question: q, Shown: min(len(a.Citations), answer.Shown)}
	if a.Speaker != nil && a.Speaker.Named {
		p.Speaker = a.Speaker.Name
	}
	if len(a.Citations) > 0 {
		p.Day = a.Citations[0].Published
	}
	return b.Conversations.Remember(ctx, e.conversation(), p, b.Clock())
}

// remembered reports whether a further question may refer to this one: what only
// the asker sees stands by itself.
func (e Event) remembered() bool { return e.Kind == Mention || e.Kind == DirectMessage }

func (e Event) conversation() Conversation {
	return Conversation{e.Enterprise, e.Team, e.Channel, e.Thread}
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
• what did Kerry say about a ceasefire since January?
• did de Mistura ever say "all hope is lost"?
• when, where, who first, who else, how often; how many people were evacuated? who is Elin Varga?
• ferry timetable "sails at noon" speaker:quill outlet:lantern before:2026-03
Mention me in a channel and I answer in the thread; go on there with “and in 2015?”, “only direct quotes”, “more”. ` + b.Command + ` answers only you, until you share it.`
}
