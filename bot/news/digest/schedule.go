package digest

import (
	"context"
	"errors"
	"slices"
	"time"

	"onrecord/bot/news/mute"
	"onrecord/bot/sight"
	"onrecord/corpus"
)

// Schedule posts to each subscription the digest of the days since the one before, once,
// from its time on. A bot that was off at that time posts late, until the next is
// due, and never twice.
type Schedule struct {
	// Fixed are the subscriptions of the settings file. A channel's own in the Book
	// goes before them.
	Fixed  []Subscription
	Book   Book
	Editor *Editor
	Poster Poster
	// Skip are days on which no channel gets one: holidays.
	Skip []corpus.Day

	failed map[string]time.Time // channels whose digest could not be posted, and when
}

// retryAfter is how long a channel whose digest could not be posted is left alone:
// it is most often one that the bot was not invited to.
const retryAfter = 5 * time.Minute

// Book has the subscriptions that people turned on, and whom they muted.
type Book interface {
	Subscriptions(ctx context.Context) ([]Subscription, error)
	// Muted are the people of whom nothing is told in a channel.
	Muted(ctx context.Context, channel string) (mute.Names, error)
}

// Poster posts digests, each once for a channel and day however often it is asked
// to, and whatever happens to the process in between.
type Poster interface {
	// Posted reports whether nothing is left to do about a digest.
	Posted(ctx context.Context, channel string, day corpus.Day) (bool, error)
	PostDigest(ctx context.Context, channel string, d Digest) error
	// LastDigest is the last day of which a channel has the digest; empty for none.
	LastDigest(ctx context.Context, channel string) (corpus.Day, error)
}

// Subscriptions returns the one subscription of each channel.
func (s *Schedule) Subscriptions(ctx context.Context) ([]Subscription, error) {
	all, err := s.Book.Subscriptions(ctx)
	if err != nil {
		return nil, err
	}
	all = WithFixed(all, s.Fixed)
	for i := range all {
		all[i].Skip = slices.Concat(all[i].Skip, s.Skip)
	}
	return all, nil
}

// WithFixed adds to the subscriptions that people turned on the fixed ones of other
// channels.
func WithFixed(all, fixed []Subscription) []Subscription {
	for _, f := range fixed {
		if !slices.ContainsFunc(all, func(o Subscription) bool { return o.Channel == f.Channel }) {
			all = append(all, f)
		}
	}
	return all
}

// Run posts what is due at a moment, in every channel that does not have it
// yet. The errors of one channel do not keep it from another, and for a while it is
// not tried again there.
func (s *Schedule) Run(ctx context.Context, now time.Time) error {
	all, err := s.Subscriptions(ctx)
	if err != nil {
		return err
	}
	var errs []error
	for _, sub := range all {
		due, today, ok := sub.Due(now)
		if at, failed := s.failed[sub.Channel]; !ok || failed && now.Sub(at) < retryAfter {
			continue
		}
		delete(s.failed, sub.Channel)
		if err := s.postDue(ctx, sub, due, today); err != nil {
			if s.failed == nil {
				s.failed = make(map[string]time.Time)
			}
			s.failed[sub.Channel] = now
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// postDue posts what is due. A channel that never had a digest, and misses none,
// begins at the next time.
func (s *Schedule) postDue(ctx context.Context, sub Subscription, due Edition, today bool) error {
	if !today {
		if last, err := s.Poster.LastDigest(ctx, sub.Channel); err != nil || last == "" {
			return err
		}
	}
	return s.Post(ctx, sub, due)
}

// Post posts an edition to a subscription, unless it was posted before.
func (s *Schedule) Post(ctx context.Context, sub Subscription, e Edition) error {
	posted, err := s.Poster.Posted(ctx, sub.Channel, e.To)
	if err != nil || posted {
		return err
	}
	last, err := s.Poster.LastDigest(ctx, sub.Channel)
	if err != nil {
		return err
	}
	muted, err := s.Book.Muted(ctx, sub.Channel)
	if err != nil {
		return err
	}
	d, err := s.Editor.Make(sight.As(ctx, sight.Viewer{Channel: sub.Channel}), sub.Request(e, last, muted))
	if err != nil {
		return err
	}
	return s.Poster.PostDigest(ctx, sub.Channel, d)
}
