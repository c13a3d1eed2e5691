package digest_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"onrecord/bot/news/digest"
	"onrecord/bot/news/mute"
	"onrecord/corpus"
)

// channel is where digests are posted; it may refuse them.
type channel struct {
	posted []corpus.Day
	err    error
}

func (c *channel) Posted(_ context.Context, _ string, day corpus.Day) (bool, error) {
	return slices.Contains(c.posted, day), nil
}

func (c *channel) PostDigest(_ context.Context, _ string, d digest.Digest) error {
	if c.err == nil {
		c.posted = append(c.posted, d.Day)
	}
	return c.err
}

func (c *channel) LastDigest(context.Context, string) (corpus.Day, error) {
	if len(c.posted) == 0 {
		return "", nil
	}
	return c.posted[len(c.posted)-1], nil
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// book has what was turned on.
type book []digest.Subscription

func (b book) Subscriptions(context.Context) ([]digest.Subscription, error) { return b, nil }
func (b book) Muted(context.Context, string) (mute.Names, error)            { return nil, nil }

func schedule(t *testing.T, c *channel, hour, minute int, z *time.Location) *digest.Schedule {
	t.Helper()
	s := digest.Subscription{Channel: "C1", Hour: hour, Minute: minute, Zone: z}
	return &digest.Schedule{Fixed: []digest.Subscription{s}, Book: book{}, Editor: newEditor(t), Poster: c}
}

func TestItIsDueFromItsTimeInItsZone(t *testing.T) {
	for name, c := range map[string]struct {
		zone string
		now  string
		due  corpus.Day
	}{
		"a minute early":                {"Europe/Vienna", "2026-03-02T07:29:59Z", "2026-02-28"},
		"on time":                       {"Europe/Vienna", "2026-03-02T07:30:00Z", "2026-03-01"},
		"late after an outage":          {"Europe/Vienna", "2026-03-02T22:00:00Z", "2026-03-01"},
		"the day the clocks go forward": {"Europe/Vienna", "2026-03-29T06:30:00Z", "2026-03-28"},
		"an hour too early on that day": {"Europe/Vienna", "2026-03-29T06:29:59Z", "2026-03-27"},
		"late after a night's outage":   {"Europe/Vienna", "2026-03-03T03:00:00Z", "2026-03-01"},
		"the day the clocks go back":    {"Europe/Vienna", "2026-10-25T07:30:00Z", "2026-10-24"},
		"a zone that is a day ahead":    {"Pacific/Auckland", "2026-03-01T19:30:00Z", "2026-03-01"},
		"a year that begins":            {"UTC", "2027-01-01T08:30:00Z", "2026-12-31"},
	} {
		t.Run(name, func(t *testing.T) {
			now, err := time.Parse(time.RFC3339, c.now)
			if err != nil {
				t.Fatal(err)
			}
			s := digest.Subscription{Hour: 8, Minute: 30, Zone: zone(t, c.zone)}
			if e, _, due := s.Due(now); e.To != c.due || e.From != c.due || due != (c.due != "") {
				t.Errorf("due %t, %v; want %q", due, e, c.due)
			}
		})
	}
}

func TestEveryMinuteOfAYearPostsEachDayOnce(t *testing.T) {
	c := new(channel)
	s := schedule(t, c, 2, 30, zone(t, "Europe/Vienna")) // an hour that one day lacks and one has twice
	for now := time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC); now.Year() == 2026; now = now.Add(15 * time.Minute) {
		if err := s.Run(t.Context(), now); err != nil {
			t.Fatal(err)
		}
	}
	seen := make(map[corpus.Day]bool)
	for _, day := range c.posted {
		if seen[day] {
			t.Errorf("%s was posted twice", day)
		}
		seen[day] = true
	}
	if len(seen) != 365 {
		t.Errorf("%d days were posted, want 365", len(seen))
	}
}

func TestARefusedDigestIsTriedAgainAfterAWhile(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	c := &channel{err: errors.New("not_in_channel")}
	s := schedule(t, c, 8, 30, time.UTC)
	if err := s.Run(t.Context(), now); err == nil {
		t.Error("a refusal is not told")
	}
	c.err = nil
	if err := s.Run(t.Context(), now.Add(5*time.Minute-time.Second)); err != nil || len(c.posted) > 0 {
		t.Errorf("posted %v, %v; it is too early", c.posted, err)
	}
	for range 2 {
		if err := s.Run(t.Context(), now.Add(5*time.Minute)); err != nil || len(c.posted) != 1 {
			t.Errorf("posted %v, %v; want it once", c.posted, err)
		}
	}
}

func TestTheHourThatIsLackingAndTheOneThatComesTwice(t *testing.T) {
	vienna := zone(t, "Europe/Vienna")
	s := digest.Subscription{Hour: 2, Minute: 30, Zone: vienna}
	for _, c := range []struct {
		now string
		due corpus.Day
	}{
		{"2026-03-29T00:59:59Z", "2026-03-27"}, // 01:59:59, and then it is 03:00
		{"2026-03-29T01:30:00Z", "2026-03-28"}, // 03:30 at the latest
		{"2026-10-25T00:29:59Z", "2026-10-23"},
		{"2026-10-25T00:30:00Z", "2026-10-24"}, // 02:30 for the first time
		{"2026-10-25T01:30:00Z", "2026-10-24"}, // and again: the same digest
	} {
		now, _ := time.Parse(time.RFC3339, c.now)
		if e, _, _ := s.Due(now); e.To != c.due {
			t.Errorf("at %s the digest of %q is due, want %q", now.In(vienna), e.To, c.due)
		}
	}
}

func TestTurnedOnAfterItsTimeItBeginsTheNextDay(t *testing.T) {
	s := digest.Subscription{Hour: 8, Minute: 30, Zone: time.UTC, Since: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
	if e, _, due := s.Due(s.Since.Add(time.Hour)); due {
		t.Errorf("the digest of %s is due on the day it was turned on", e.To)
	}
	if e, _, due := s.Due(s.Since.AddDate(0, 0, 1)); !due || e.To != "2026-03-02" {
		t.Errorf("the next day: %s, %v", e.To, due)
	}
}

func TestAChannelsOwnSubscriptionGoesBeforeTheSettingsFile(t *testing.T) {
	c := new(channel)
	s := schedule(t, c, 8, 30, time.UTC)
	s.Book = book{{Channel: "C1", Hour: 10, Zone: time.UTC}, {Channel: "C2", Hour: 11, Zone: time.UTC}}
	all, err := s.Subscriptions(t.Context())
	if err != nil || len(all) != 2 || all[0].Hour != 10 {
		t.Errorf("subscriptions %+v, %v", all, err)
	}
}

func TestANightsOutageLosesNoDigest(t *testing.T) {
	c := &channel{posted: []corpus.Day{"2026-02-28"}}
	s := schedule(t, c, 8, 30, time.UTC)
	for _, now := range []time.Time{
		time.Date(2026, 3, 3, 3, 0, 0, 0, time.UTC), // off since the morning of the second
		time.Date(2026, 3, 3, 4, 0, 0, 0, time.UTC),
		time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC),
	} {
		if err := s.Run(t.Context(), now); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(c.posted, []corpus.Day{"2026-02-28", "2026-03-01", "2026-03-02"}) {
		t.Errorf("posted %v", c.posted)
	}
}

func TestAChannelsFirstDigestWaitsForItsTime(t *testing.T) {
	c := new(channel)
	s := schedule(t, c, 8, 30, time.UTC)
	if err := s.Run(t.Context(), time.Date(2026, 3, 2, 7, 0, 0, 0, time.UTC)); err != nil || len(c.posted) > 0 {
		t.Errorf("posted %v before the time, %v", c.posted, err)
	}
}

func TestAfterAnOutageOneDigestComesWithAllCorrections(t *testing.T) {
	c := &channel{posted: []corpus.Day{"2026-02-26"}}
	s := schedule(t, c, 8, 30, time.UTC)
	if err := s.Run(t.Context(), time.Date(2026, 3, 2, 23, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(c.posted, []corpus.Day{"2026-02-26", "2026-03-01"}) {
		t.Errorf("posted %v", c.posted)
	}
}

func TestADigestTellsOfAllDaysSinceTheOneBefore(t *testing.T) {
	mondays := digest.Rhythm{Days: []time.Weekday{time.Monday}}
	weekdays := digest.Rhythm{Days: []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}}
	easter := weekdays
	easter.Skip = []corpus.Day{"2026-04-03", "2026-04-06"}
	for name, c := range map[string]struct {
		rhythm digest.Rhythm
		now    string
		want   digest.Edition
	}{
		"a week on Monday":           {mondays, "2026-03-02T08:30:00Z", digest.Edition{From: "2026-02-23", To: "2026-03-01"}},
		"still the same on Thursday": {mondays, "2026-03-05T20:00:00Z", digest.Edition{From: "2026-02-23", To: "2026-03-01"}},
		"the weekend on Monday":      {weekdays, "2026-03-02T09:00:00Z", digest.Edition{From: "2026-02-27", To: "2026-03-01"}},
		"one day on Tuesday":         {weekdays, "2026-03-03T09:00:00Z", digest.Edition{From: "2026-03-02", To: "2026-03-02"}},
		"nothing on a holiday":       {easter, "2026-04-06T09:00:00Z", digest.Edition{From: "2026-04-01", To: "2026-04-01"}},
		"five days after Easter":     {easter, "2026-04-07T09:00:00Z", digest.Edition{From: "2026-04-02", To: "2026-04-06"}},
	} {
		now, err := time.Parse(time.RFC3339, c.now)
		if err != nil {
			t.Fatal(err)
		}
		s := digest.Subscription{Hour: 8, Minute: 30, Zone: time.UTC, Rhythm: c.rhythm}
		if e, _, ok := s.Due(now); !ok || e != c.want {
			t.Errorf("%s: %v, %t; want %v", name, e, ok, c.want)
		}
	}
}

func TestAWeeklyDigestComesOnceAWeekAndTellsEachDayOnce(t *testing.T) {
	c := new(channel)
	s := schedule(t, c, 8, 30, time.UTC)
	s.Fixed[0].Days = []time.Weekday{time.Monday}
	s.Skip = []corpus.Day{"2026-03-16"}
	for now := time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC); now.Month() == time.March; now = now.Add(time.Hour) {
		if err := s.Run(t.Context(), now); err != nil {
			t.Fatal(err)
		}
	}
	if want := []corpus.Day{"2026-03-08", "2026-03-22", "2026-03-29"}; !slices.Equal(c.posted, want) {
		t.Errorf("posted %v, want %v", c.posted, want)
	}
}
