package bot

import (
	"context"
	"fmt"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
)

// Drafts remembers in which channels each new message is checked as a draft.
type Drafts interface {
	// Check turns that on or off in a channel, which is a Conversation without a thread.
	Check(ctx context.Context, channel Conversation, on bool) error
	Checking(ctx context.Context, channel Conversation) (bool, error)
}

// overhearing answers what is written in a channel without a mention, outside its threads.
type overhearing struct{ bot *Bot }

// draft checks the quotes of a message, where its channel wants that.
func (o overhearing) draft(ctx context.Context, e Event, did Draft) (Reply, error) {
	heard, err := o.bot.Hears(ctx, e)
	if err != nil || !heard {
		return Reply{}, err
	}
	report, err := o.bot.Checker.Check(ctx, did.Text)
	if err != nil {
		return Reply{}, fmt.Errorf("check a draft: %w", err)
	}
	return Reply{Audience: Thread, Says: Reviewed(report)}, nil
}

// forgot tells a person who calls the bot without a mention how it is asked, and offers to
// answer. Of what was asked without the name of the bot it tells only where the archive has an
// answer: it was perhaps asked of the others in the channel.
func (o overhearing) forgot(ctx context.Context, e Event, did Forgot) (Reply, error) {
	q := question.Parse(did.Text, o.bot.options(e))
	if !o.bot.Hints || q.Empty() || q.Intent == question.SmallTalk {
		return Reply{}, nil
	}
	if did.Unnamed {
		if a, err := o.bot.Desk.Answer(ctx, q); err != nil || !a.Found || a.Likely {
			return Reply{}, err
		}
	}
	return Reply{Audience: Asker, Says: Text(label.Text("hint.mention", strings.TrimSpace(did.Text), o.bot.Command)), Suggested: []string{strings.TrimSpace(did.Text)}}, nil
}

// drafts turns the check of each new message of a channel on or off.
func (c commands) drafts(ctx context.Context, e Event, what string) (string, error) {
	switch {
	case e.Alone:
		return label.Text("draft.alone", c.bot.Command), nil
	case !c.bot.Drafts:
		return label.Text("draft.not-allowed"), nil
	case what != "" && !e.Admin:
		return label.Text("draft.admins"), nil
	}
	on, err := c.bot.DraftChannels.Checking(ctx, e.channel())
	if err != nil {
		return "", err
	}
	if what != "" {
		on = what == "on"
		if err := c.bot.DraftChannels.Check(ctx, e.channel(), on); err != nil {
			return "", err
		}
	}
	if !on {
		return label.Text("draft.off", c.bot.Command), nil
	}
	return label.Text("draft.on", c.bot.Command), nil
}
