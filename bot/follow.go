package bot

import (
	"context"
	"strings"
	"time"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
)

// Threads remembers in which channels follow-ups are heard, and who asked in
// their threads.
type Threads interface {
	// Follow turns the hearing of follow-ups on or off in a channel, which is a
	// Conversation without a thread.
	Follow(ctx context.Context, channel Conversation, on bool) error
	Following(ctx context.Context, channel Conversation) (bool, error)
	// Join notes for a while that a person asked in a thread.
	Join(ctx context.Context, c Conversation, user string, now time.Time) error
	Joined(ctx context.Context, c Conversation, user string, now time.Time) (bool, error)
}

// overhear answers what somebody says in a thread without a mention, where the
// channel wants it, the person has asked in this thread within a day, and the
// words ask the archive for something that it has. Else it is silent.
func (d dialogue) overhear(ctx context.Context, e Event, did Overheard) (Reply, error) {
	text := strings.TrimSpace(did.Text)
	heard, err := d.bot.Hears(ctx, e)
	if err != nil || !heard {
		return Reply{}, err
	}
	before, err := d.bot.Conversations.Recall(ctx, e.conversation(), e.Key, d.bot.now(e))
	if err != nil {
		return Reply{}, err
	}
	if p, ok := before.Points(text); ok && p.How != question.Shorter {
		return d.point(ctx, e, before, p)
	}
	q, meant := before.Overheard(text, d.bot.options(e))
	if !meant {
		return Reply{}, nil
	}
	a, err := d.bot.Desk.Answer(ctx, q)
	if err != nil || !a.Found && q.Seen == 0 {
		return Reply{}, err // it was perhaps not meant for the archive after all
	}
	return d.reply(ctx, e, q, before, a)
}

// Hears reports whether words that were said to nobody are listened to: a draft where an
// admin wants that, a question without its mention where the settings do, and a follow-up
// where the channel wants it and the person has asked in the thread.
func (b *Bot) Hears(ctx context.Context, e Event) (bool, error) {
	switch e.Did.(type) {
	case Draft:
		if !b.Drafts {
			return false, nil
		}
		return b.DraftChannels.Checking(ctx, e.channel())
	case Forgot:
		return b.Hints, nil
	}
	if !b.FollowUps {
		return false, nil
	}
	if on, err := b.Threads.Following(ctx, e.channel()); err != nil || !on {
		return false, err
	}
	return b.Threads.Joined(ctx, e.conversation(), e.User, b.Clock())
}

// join notes who asked, where that is of use.
func (d dialogue) join(ctx context.Context, e Event) error {
	switch e.Did.(type) {
	case Mention, Overheard:
	default:
		return nil
	}
	if !d.bot.FollowUps {
		return nil
	}
	if on, err := d.bot.Threads.Following(ctx, e.channel()); err != nil || !on {
		return err
	}
	return d.bot.Threads.Join(ctx, e.conversation(), e.User, d.bot.Clock())
}

func (e Event) channel() Conversation {
	return Conversation{Enterprise: e.Enterprise, Team: e.Team, Channel: e.Channel}
}

// follow turns the hearing of follow-ups on or off.
func (c commands) follow(ctx context.Context, e Event, what string) (string, error) {
	switch {
	case e.Alone:
		return label.Text("follow.alone"), nil
	case !c.bot.FollowUps:
		return label.Text("follow.not-allowed"), nil
	}
	on, err := c.bot.Threads.Following(ctx, e.channel())
	if err != nil {
		return "", err
	}
	if what != "" {
		on = what == "on"
		if err := c.bot.Threads.Follow(ctx, e.channel(), on); err != nil {
			return "", err
		}
	}
	if !on {
		return label.Text("follow.off", c.bot.Command), nil
	}
	return label.Text("follow.on", c.bot.Command), nil
}
