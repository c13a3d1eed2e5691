package digest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"onrecord/corpus"
)

// Schedule posts the digest of the day before, once a day, from a time of the
// day on. A bot that was off at that time posts late, and never twice.
type Schedule struct {
	Channels     []string
	Hour, Minute int
	Zone         *time.Location
	Editor       *Editor
	Poster       Poster
	Ledger       Ledger
}

// Poster posts a digest. Its error is an ErrNotPosted where the message
// certainly stands nowhere; after any other error it may.
type Poster interface {
	PostDigest(ctx context.Context, channel string, d Digest) (ts string, err error)
}

// ErrNotPosted is the error of a digest that was refused.
var ErrNotPosted = errors.New("not posted")

// Ledger remembers over restarts what was posted. Claim is true for the first
// caller alone, Confirm records the message, and Release takes a claim back.
type Ledger interface {
	Claim(ctx context.Context, channel string, day corpus.Day, at time.Time) (fresh bool, err error)
	Confirm(ctx context.Context, channel string, day corpus.Day, ts string, at time.Time) error
	Release(ctx context.Context, channel string, day corpus.Day) error
}

// Due returns the day whose digest is due at a moment: yesterday, once the time
// of the day is reached.
func (s *Schedule) Due(now time.Time) (corpus.Day, bool) {
	local := now.In(s.Zone)
	year, month, day := local.Date()
	if local.Before(time.Date(year, month, day, s.Hour, s.Minute, 0, 0, s.Zone)) {
		return "", false
	}
	// At noon, for the days that begin or end an hour off.
	return corpus.DayOf(time.Date(year, month, day-1, 12, 0, 0, 0, s.Zone)), true
}

// Run posts what is due at a moment, in every channel that does not have it
// yet. The errors of one channel do not keep it from another.
func (s *Schedule) Run(ctx context.Context, now time.Time) error {
	day, due := s.Due(now)
	if !due {
		return nil
	}
	var errs []error
	for _, channel := range s.Channels {
		if err := s.Post(ctx, channel, day, now); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// Post posts the digest of a day in a channel, unless it was posted before. It
// is claimed first: a crash between the claim and the message costs a digest,
// which UnconfirmedDigests reports, and never posts it twice.
func (s *Schedule) Post(ctx context.Context, channel string, day corpus.Day, now time.Time) error {
	fresh, err := s.Ledger.Claim(ctx, channel, day, now)
	if err != nil || !fresh {
		return err
	}
	d, err := s.Editor.Make(ctx, day, false)
	if err != nil {
		return errors.Join(err, s.Ledger.Release(ctx, channel, day))
	}
	ts, err := s.Poster.PostDigest(ctx, channel, d)
	if errors.Is(err, ErrNotPosted) {
		return errors.Join(err, s.Ledger.Release(ctx, channel, day))
	}
	if err != nil {
		return fmt.Errorf("the digest of %s may not stand in %s: look there, and post it with onrecord digest --post if it is missing: %w", day, channel, err)
	}
	return s.Ledger.Confirm(ctx, channel, day, ts, now)
}
