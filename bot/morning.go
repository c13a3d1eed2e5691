package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"onrecord/bot/news/digest"
	"onrecord/corpus"
)

// Subscriptions remembers where digests are posted. A channel is a Conversation
// without a thread.
type Subscriptions interface {
	Set(ctx context.Context, channel Conversation, s digest.Subscription) error
	Delete(ctx context.Context, channel Conversation) error
	Of(ctx context.Context, channel Conversation) (s digest.Subscription, ok bool, err error)
	// In lists those of a workspace, which is a Conversation without a
	// channel, by channel.
	In(ctx context.Context, workspace Conversation) ([]digest.Subscription, error)
}

// DigestLog remembers what was posted.
type DigestLog interface {
	// LastDigest is the last day whose digest stands in a channel; empty for none.
	LastDigest(ctx context.Context, channel Conversation) (corpus.Day, error)
}

// Editor makes digests.
type Editor interface {
	Make(ctx context.Context, r digest.Request) (digest.Digest, error)
}

// news is what the bot tells by itself, as far as people ask for it: digests and watches.
type news struct{ bot *Bot }

// digest does what it is told about the digest of a channel.
func (ns news) digest(ctx context.Context, e Event, text string) (Reply, error) {
	r := Reply{Audience: Asker}
	order, err := digest.ParseOrder(text)
	if err != nil {
		r.Says = Text(sentence(err))
		return r, nil
	}
	channel := e.channel()
	if order.Channel != "" {
		channel.Channel = order.Channel
	}
	switch order.Deed {
	case digest.Preview:
		return ns.preview(ctx, e, channel, order)
	case digest.TurnOff:
		text, err := ns.turnOff(ctx, channel)
		r.Says, r.HomeChanged = Text(text), true
		return r, err
	}
	s := digest.Subscription{
		Channel: channel.Channel, Hour: order.Hour, Minute: order.Minute, Zone: ns.bot.now(e).Location(),
		Interest: order.Interest, Since: ns.bot.Clock(),
	}
	if err := ns.bot.Subscriptions.Set(ctx, channel, s); err != nil {
		return Reply{}, err
	}
	text = fmt.Sprintf("The digest comes here every day at %02d:%02d (%s)", s.Hour, s.Minute, s.Zone)
	if channel.Channel != e.Channel {
		text = strings.Replace(text, "here", "there", 1)
	}
	if narrowed := s.Interest.String(); narrowed != "" {
		text += ": " + narrowed
	}
	text += ". I must be a member of the channel: /invite me. " + ns.bot.Command + " digest off ends it."
	r.Says, r.HomeChanged = Text(text), true
	return r, nil
}

// turnOff ends the digest of a channel, unless the settings file wants it.
func (ns news) turnOff(ctx context.Context, channel Conversation) (string, error) {
	if err := ns.bot.Subscriptions.Delete(ctx, channel); err != nil {
		return "", err
	}
	fixed := func(s digest.Subscription) bool { return s.Channel == channel.Channel }
	if slices.ContainsFunc(ns.bot.FixedDigests, fixed) {
		return "The settings file has a digest for this channel (digest.channels): whoever runs this app can take it out.", nil
	}
	return "The digest is off.", nil
}

// preview shows the digest of a day to one person, as the channel would get it. A
// day that is named may be one of backfill.
func (ns news) preview(ctx context.Context, e Event, channel Conversation, order digest.Order) (Reply, error) {
	now := ns.bot.now(e)
	r := digest.Request{Day: order.Day, Zone: now.Location(), Interest: order.Interest, Backfill: order.Day != ""}
	if r.Day == "" {
		year, month, day := now.Date()
		r.Day = corpus.DayOf(time.Date(year, month, day-1, 12, 0, 0, 0, time.UTC))
	}
	if r.Interest.String() == "" {
		s, _, err := ns.bot.Subscriptions.Of(ctx, channel)
		if err != nil {
			return Reply{}, err
		}
		r.Interest = s.Interest
	}
	d, err := ns.bot.Editor.Make(ctx, r)
	if err != nil {
		return Reply{}, err
	}
	return Reply{Audience: Asker, Says: DigestPreview(d)}, nil
}

// sentence is an error as it is said to a person.
func sentence(err error) string {
	text := err.Error()
	return strings.ToUpper(text[:1]) + text[1:] + "."
}
