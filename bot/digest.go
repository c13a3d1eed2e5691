package bot

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"onrecord/bot/label"
	"onrecord/bot/news/digest"
	"onrecord/bot/sight"
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
		text, err = ns.turnOff(ctx, channel)
	case digest.SkipOn:
		text, err = ns.skip(ctx, channel, order.Skip)
	default:
		text, err = ns.turnOn(ctx, e, channel, order)
	}
	r.Says, r.HomeChanged = Text(text), true
	return r, err
}

// turnOn has the digest posted in a channel. The days that it skips stay.
func (ns news) turnOn(ctx context.Context, e Event, channel Conversation, order digest.Order) (string, error) {
	before, _, err := ns.bot.Subscriptions.Of(ctx, channel)
	if err != nil {
		return "", err
	}
	s := digest.Subscription{
		Channel: channel.Channel, Hour: order.Hour, Minute: order.Minute, Zone: cmp.Or(order.Zone, ns.bot.now(e).Location()),
		Rhythm: digest.Rhythm{Days: order.Days, Skip: before.Skip}, Interest: order.Interest, Since: ns.bot.Clock(),
	}
	if err := ns.bot.Subscriptions.Set(ctx, channel, s); err != nil {
		return "", err
	}
	where := label.Text("digest.here")
	if channel.Channel != e.Channel {
		where = label.Text("digest.there")
	}
	when := label.Text("digest.when", s.Rhythm, s.Hour, s.Minute, s.Zone)
	if narrowed := s.Interest.String(); narrowed != "" {
		when += ": " + narrowed
	}
	return label.Text("digest.on", where, when, ns.bot.Command), nil
}

// skip leaves out some days, beside those that are left out already; none takes all back.
func (ns news) skip(ctx context.Context, channel Conversation, days []corpus.Day) (string, error) {
	s, ok, err := ns.bot.Subscriptions.Of(ctx, channel)
	if err != nil {
		return "", err
	}
	if !ok {
		return label.Text("digest.skip-nothing", ns.bot.Command), nil
	}
	if len(days) == 0 {
		s.Skip = nil
	}
	today := corpus.DayOf(ns.bot.Clock().In(s.Zone))
	s.Skip = slices.DeleteFunc(append(s.Skip, days...), func(d corpus.Day) bool { return d < today })
	slices.Sort(s.Skip)
	s.Skip = slices.Compact(s.Skip)
	if err := ns.bot.Subscriptions.Set(ctx, channel, s); err != nil {
		return "", err
	}
	if len(s.Skip) == 0 {
		return label.Text("digest.skips-none"), nil
	}
	var left []string
	for _, d := range s.Skip {
		left = append(left, string(d))
	}
	return label.Text("digest.skips", strings.Join(left, ", ")), nil
}

// turnOff ends the digest of a channel, unless the settings file wants it.
func (ns news) turnOff(ctx context.Context, channel Conversation) (string, error) {
	if err := ns.bot.Subscriptions.Delete(ctx, channel); err != nil {
		return "", err
	}
	fixed := func(s digest.Subscription) bool { return s.Channel == channel.Channel }
	if slices.ContainsFunc(ns.bot.FixedDigests, fixed) {
		return label.Text("digest.fixed"), nil
	}
	return label.Text("digest.off"), nil
}

// preview shows one person the digest that a channel would get today, or that of a day which is
// named and may be one of backfill. Where today's has no article, it is of the newest day that
// has.
func (ns news) preview(ctx context.Context, e Event, channel Conversation, order digest.Order) (Reply, error) {
	s, err := ns.subscription(ctx, e, channel)
	if err != nil {
		return Reply{}, err
	}
	if order.Interest.String() != "" {
		s.Interest = order.Interest
	}
	muted, err := ns.bot.Mutes.In(ctx, channel.place())
	if err != nil {
		return Reply{}, err
	}
	last, err := ns.bot.DigestLog.LastDigest(ctx, channel)
	if err != nil {
		return Reply{}, err
	}
	if channel == e.channel() { // whoever is in it sees what it sees
		ctx = sight.As(ctx, sight.Viewer{Channel: channel.Channel})
	}
	r := s.Request(editionOf(s, order.Day, ns.bot.Clock()), last, muted)
	r.Backfill = order.Day != ""
	d, err := ns.bot.Editor.Make(ctx, r)
	if err == nil && d.Articles == 0 && order.Day == "" {
		d, err = ns.newest(ctx, r, d)
	}
	if err != nil {
		return Reply{}, err
	}
	return Reply{Audience: Asker, Says: DigestPreview(d)}, nil
}

// subscription is that of a channel: the one that was turned on there, that of the settings
// file, or one for every morning.
func (ns news) subscription(ctx context.Context, e Event, channel Conversation) (digest.Subscription, error) {
	s, ok, err := ns.bot.Subscriptions.Of(ctx, channel)
	if err != nil || ok {
		return s, err
	}
	for _, fixed := range ns.bot.FixedDigests {
		if fixed.Channel == channel.Channel {
			return fixed, nil
		}
	}
	return digest.Subscription{Channel: channel.Channel, Zone: ns.bot.now(e).Location()}, nil
}

// editionOf is the edition of a day or, without one, the one that comes today; on a day on which
// none comes, of yesterday.
func editionOf(s digest.Subscription, day corpus.Day, now time.Time) digest.Edition {
	if day == "" {
		today := now.In(s.Zone)
		if e, ok := s.Edition(today); ok {
			return e
		}
		day = corpus.DayOf(today).Add(-1)
	}
	return digest.Edition{From: day, To: day}
}

// newest is the digest of the newest day that has articles, or the one that there is.
func (ns news) newest(ctx context.Context, r digest.Request, d digest.Digest) (digest.Digest, error) {
	a, err := ns.bot.Archive.Newest(ctx)
	if errors.Is(err, corpus.ErrNotFound) || err == nil && a.Published.IsZero() {
		return d, nil
	}
	if err != nil {
		return d, err
	}
	r.Day, r.Backfill = corpus.DayOf(a.Published), true
	r.From, r.Since = "", ""
	return ns.bot.Editor.Make(ctx, r)
}

// sentence is an error as it is said to a person.
func sentence(err error) string {
	text := err.Error()
	return strings.ToUpper(text[:1]) + text[1:] + "."
}
