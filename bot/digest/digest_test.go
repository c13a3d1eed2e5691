package digest_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bot/answer"
	"onrecord/bot/digest"
	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/bleve"
)

var monday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// newEditor makes digests of these articles, which came in on Monday morning.
func newEditor(t *testing.T, articles ...corpus.Article) *digest.Editor {
	t.Helper()
	archive, err := corpus.OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	engine, err := bleve.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close(); archive.Close() })
	for _, a := range articles {
		if a.Status == "" {
			a.Status = corpus.Published
		}
		if _, err := archive.Add(t.Context(), monday, a); err != nil {
			t.Fatal(err)
		}
	}
	clock := func() time.Time { return monday }
	f := index.Follower{Archive: archive, Engine: engine, Clock: clock}
	if err := f.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	return &digest.Editor{Archive: archive, Desk: &answer.Desk{Archive: archive, Index: engine, Clock: clock}}
}

func article(id, outlet, body string) corpus.Article {
	return corpus.Article{ID: corpus.ArticleID(id), Outlet: outlet, Headline: "Headline of " + id, Body: body,
		Published: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)}
}

func digestOf(t *testing.T, e *digest.Editor, day corpus.Day, backfill bool) digest.Digest {
	t.Helper()
	d, err := e.Make(t.Context(), day, backfill)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const tired = "“The bridge is tired, and nobody has counted its bolts,” said Ada Quill, the town engineer."

func TestAWireCopyComesOnce(t *testing.T) {
	e := newEditor(t, article("wire", "Harbour Wire", tired), article("copy", "The Lantern", tired))
	d := digestOf(t, e, "2026-03-01", false)
	if d.Articles != 2 || len(d.Quotes) != 1 || d.Quotes[0].Copies != 1 {
		t.Errorf("%d articles, quotes %+v", d.Articles, d.Quotes)
	}
}

func TestOneSpeakerCannotFillIt(t *testing.T) {
	var articles []corpus.Article
	for i := range 20 {
		articles = append(articles, article(fmt.Sprint("a", i), "Harbour Wire", strings.Replace(tired, "bolts", fmt.Sprint(i, " bolts"), 1)))
	}
	articles = append(articles, article("ferry", "Harbour Wire", "“The ferry is a floating queue, and the queue pays for it,” said Bo Fenn, a commuter."))
	d := digestOf(t, newEditor(t, articles...), "2026-03-01", false)
	if len(d.Quotes) != 2 {
		t.Errorf("quotes %+v, want one of each speaker", d.Quotes)
	}
}

func TestItFitsAPhone(t *testing.T) {
	var articles []corpus.Article
	for _, name := range []string{"Ada Quill", "Robert Fenn", "Clara Marsh", "Doris Larch", "Emma Stone", "Frank Reed",
		"George Hale", "Helen Birch", "Irene Wren", "James Ash", "Karl Moss", "Linda Brook"} {
		articles = append(articles, article(name, "Harbour Wire", strings.Replace(tired, "Ada Quill", name, 1)+" It is the bridge of "+name+"."))
	}
	d := digestOf(t, newEditor(t, articles...), "2026-03-01", false)
	if len(d.Quotes) != digest.MaxQuotes {
		t.Errorf("%d quotes, want %d", len(d.Quotes), digest.MaxQuotes)
	}
}

func TestBackfillIsNotNews(t *testing.T) {
	old := article("old", "Harbour Wire", tired)
	old.Published = time.Date(2016, 2, 3, 0, 0, 0, 0, time.UTC)
	e := newEditor(t, old)
	if d := digestOf(t, e, "2016-02-03", false); len(d.Quotes) != 0 || d.Backfill != 1 || d.Articles != 0 {
		t.Errorf("backfill in the digest: %+v", d)
	}
	if d := digestOf(t, e, "2016-02-03", true); len(d.Quotes) != 1 {
		t.Errorf("not shown where it was asked for: %+v", d)
	}
}

func TestCorrectionsOfTheDayAreListed(t *testing.T) {
	corrected := article("bridge", "Harbour Wire", tired)
	corrected.Status, corrected.Updated = corpus.Corrected, monday
	d := digestOf(t, newEditor(t, corrected), "2026-03-02", false)
	if len(d.Corrections) != 1 || d.Corrections[0].Headline != "Headline of bridge" {
		t.Errorf("corrections %+v", d.Corrections)
	}
	if text := d.Text(); !strings.Contains(text, "A slow day") || !strings.Contains(text, "Corrected: Headline of bridge (Harbour Wire)") {
		t.Errorf("text:\n%s", text)
	}
}

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

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func schedule(t *testing.T, c *channel, hour, minute int, z *time.Location) *digest.Schedule {
	t.Helper()
	return &digest.Schedule{Channels: []string{"C1"}, Hour: hour, Minute: minute, Zone: z, Editor: newEditor(t), Poster: c}
}

func TestItIsDueFromItsTimeInItsZone(t *testing.T) {
	for name, c := range map[string]struct {
		zone string
		now  string
		due  corpus.Day
	}{
		"a minute early":                {"Europe/Vienna", "2026-03-02T07:29:59Z", ""},
		"on time":                       {"Europe/Vienna", "2026-03-02T07:30:00Z", "2026-03-01"},
		"late after an outage":          {"Europe/Vienna", "2026-03-02T22:00:00Z", "2026-03-01"},
		"the day the clocks go forward": {"Europe/Vienna", "2026-03-29T06:30:00Z", "2026-03-28"},
		"an hour too early on that day": {"Europe/Vienna", "2026-03-29T06:29:59Z", ""},
		"the day the clocks go back":    {"Europe/Vienna", "2026-10-25T07:30:00Z", "2026-10-24"},
		"a zone that is a day ahead":    {"Pacific/Auckland", "2026-03-01T19:30:00Z", "2026-03-01"},
		"a year that begins":            {"UTC", "2027-01-01T08:30:00Z", "2026-12-31"},
	} {
		t.Run(name, func(t *testing.T) {
			now, err := time.Parse(time.RFC3339, c.now)
			if err != nil {
				t.Fatal(err)
			}
			s := digest.Schedule{Hour: 8, Minute: 30, Zone: zone(t, c.zone)}
			if day, due := s.Due(now); day != c.due || due != (c.due != "") {
				t.Errorf("due %t, %q; want %q", due, day, c.due)
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

func TestARefusedDigestIsTriedAgain(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	c := &channel{err: errors.New("not_in_channel")}
	s := schedule(t, c, 8, 30, time.UTC)
	if err := s.Run(t.Context(), now); err == nil {
		t.Error("a refusal is not told")
	}
	c.err = nil
	for range 2 {
		if err := s.Run(t.Context(), now); err != nil {
			t.Fatal(err)
		}
	}
	if len(c.posted) != 1 {
		t.Errorf("posted %v, want it once", c.posted)
	}
}
