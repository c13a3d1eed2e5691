package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"onrecord/bot/digest"
	"onrecord/bot/edge"
	"onrecord/bot/state"
	"onrecord/corpus"
)

func (a *app) digest() *cobra.Command {
	var date string
	var post bool
	c := &cobra.Command{
		Use:   "digest",
		Short: "Show what was said in the articles of a day, or post it",
		Long: `Show what was said in the articles of a day, by default of yesterday.

Articles that came in more than 48 hours after they were published are shown
for a day named with --date, and never posted.`,
		Args: misuse(cobra.NoArgs),
	}
	c.Flags().StringVar(&date, "date", "", "`day` of the articles, like 2026-03-01")
	c.Flags().BoolVar(&post, "post", false, "post it to the configured channels that do not have it yet")
	c.RunE = func(c *cobra.Command, _ []string) (err error) {
		s, err := a.settings(c)
		if err != nil {
			return err
		}
		day := corpus.DayOf(a.clock().In(s.Digest.Zone).AddDate(0, 0, -1))
		if date != "" {
			t, err := time.Parse(time.DateOnly, date)
			if err != nil {
				return usage(fmt.Errorf("--date %s is no day: write it like 2026-03-01", date))
			}
			day = corpus.DayOf(t)
		}
		if post {
			return a.postDigest(c.Context(), s, day)
		}
		l, err := a.openToRead(c.Context(), s, c.Flags().Changed("data"), "digest")
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, l.close()) }()
		d, err := l.editor().Make(c.Context(), day, date != "")
		if err != nil {
			return err
		}
		_, err = io.WriteString(a.Out, d.Text())
		return err
	}
	return c
}

// postDigest posts the digest of a day to every configured channel that does
// not have it yet.
func (a *app) postDigest(ctx context.Context, s Settings, day corpus.Day) (err error) {
	if len(s.Digest.Channels) == 0 {
		return usage(errors.New("no channel to post to: set digest.channels, or ONRECORD_DIGEST_CHANNELS"))
	}
	if s.NoSlack != nil {
		return usage(s.NoSlack)
	}
	if err := hasArchive(s.Data); err != nil {
		return err
	}
	l, err := a.openLibrary(ctx, s.Data, "digest")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	if err := a.catchUp(ctx, l); err != nil {
		return err
	}
	store, err := state.Open(ctx, filepath.Join(s.Data, stateFile))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	slack := edge.New(s.Slack, nil, nil)
	who, err := slack.Identity(ctx)
	if err != nil {
		return err
	}
	schedule := scheduleOf(s, l, slack, ledger{store, who.Team})
	for _, channel := range s.Digest.Channels {
		if err := schedule.Post(ctx, channel, day, a.clock()); err != nil {
			return err
		}
	}
	return nil
}

func scheduleOf(s Settings, l *library, slack *edge.Edge, of ledger) *digest.Schedule {
	return &digest.Schedule{
		Channels: s.Digest.Channels,
		Hour:     s.Digest.Hour,
		Minute:   s.Digest.Minute,
		Zone:     s.Digest.Zone,
		Editor:   l.editor(),
		Poster:   slack,
		Ledger:   of,
	}
}

// ledger is the state file as the schedule of one workspace sees it.
type ledger struct {
	store *state.Store
	team  string
}

func (l ledger) Claim(ctx context.Context, channel string, day corpus.Day, at time.Time) (bool, error) {
	return l.store.ClaimDigest(ctx, l.key(channel, day), at)
}

func (l ledger) Confirm(ctx context.Context, channel string, day corpus.Day, ts string, at time.Time) error {
	return l.store.ConfirmDigest(ctx, l.key(channel, day), ts, at)
}

func (l ledger) Release(ctx context.Context, channel string, day corpus.Day) error {
	return l.store.ReleaseDigest(ctx, l.key(channel, day))
}

func (l ledger) key(channel string, day corpus.Day) state.DigestKey {
	return state.DigestKey{Team: l.team, Channel: channel, Day: day}
}
