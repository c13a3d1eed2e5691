package digest

import (
	"context"
	"errors"
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
}

// Poster posts digests, each once in a channel, whatever restarts.
type Poster interface {
	// Posted reports whether nothing is left to do about a digest.
	Posted(ctx context.Context, channel string, day corpus.Day) (bool, error)
	// PostDigest may be tried again after an error.
	PostDigest(ctx context.Context, channel string, d Digest) error
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
		if err := s.Post(ctx, channel, day); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// Post posts the digest of a day in a channel, unless it was posted before.
func (s *Schedule) Post(ctx context.Context, channel string, day corpus.Day) error {
	posted, err := s.Poster.Posted(ctx, channel, day)
	if err != nil || posted {
		return err
	}
	d, err := s.Editor.Make(ctx, day, false)
	if err != nil {
		return err
	}
	return s.Poster.PostDigest(ctx, channel, d)
}
