// Package bot owns the conversation: what a person does arrives as an [Event],
// [Bot.Handle] turns it into a [Reply], and no word of Slack's protocol appears
// in either. A question is read in package question and answered in package
// answer; the Slack edge and package blocks carry events and replies from Slack
// and back.
package bot

import (
	"context"
	"strings"
	"time"

	"onrecord/bot/answer"
	"onrecord/bot/check"
	"onrecord/bot/question"
)

// Desk answers questions from the archive.
type Desk interface {
	Answer(ctx context.Context, q question.Question) (answer.Answer, error)
	Facets(ctx context.Context, q question.Question) (answer.Facets, error)
	Context(ctx context.Context, passage answer.Reference) (answer.Context, error)
}

// Checker checks the quotes of a draft.
type Checker interface {
	Check(ctx context.Context, draft string) (check.Report, error)
}

// Bot answers events.
type Bot struct {
	Desk          Desk
	Conversations Conversations
	Threads       Threads
	Feedback      FeedbackBox
	Checker       Checker
	Editor        Editor
	Subscriptions Subscriptions
	Watches       Watches
	// FixedDigests are the channels whose digest the settings file wants.
	FixedDigests []string
	// Command is the slash command, for the help: "/onrecord".
	Command string
	// FollowUps is true where the bot hears what is said to nobody in the threads
	// that it answered in, in the channels that want it.
	FollowUps bool
	// Clock tells the present in the newsroom's time zone, which is that of those
	// whose own is not known.
	Clock func() time.Time
}

// Handle returns the reply to an event.
func (b *Bot) Handle(ctx context.Context, e Event) (Reply, error) {
	e.Text = strings.TrimSpace(e.Text)
	switch e.Kind {
	case Overheard:
		return b.overhear(ctx, e)
	case Command:
		if reply, ok, err := b.command(ctx, e); ok || err != nil {
			return reply, err
		}
	case Ask, Refine:
		return b.form(e), nil
	case InContext, Clip:
		return b.passage(ctx, e)
	case Dispute:
		return Reply{Audience: Asker, Doubt: &Doubt{Passage: *e.Passage, Question: e.Text}}, nil
	case Report:
		return b.report(ctx, e)
	case CheckText:
		return b.check(ctx, e)
	case Greet:
		return b.greet(ctx)
	}
	return b.ask(ctx, e)
}

// now is the present where the person is.
func (b *Bot) now(e Event) time.Time {
	if e.Zone != nil {
		return b.Clock().In(e.Zone)
	}
	return b.Clock()
}
