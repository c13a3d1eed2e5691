package digest

import (
	"slices"
	"strings"
	"time"

	"onrecord/bot/label"
	"onrecord/bot/news/mute"
	"onrecord/corpus"
)

// Subscription is where and when a digest is posted, and what of it.
type Subscription struct {
	Channel      string
	Hour, Minute int // the time of the day in Zone
	Zone         *time.Location
	Rhythm
	Interest
	// Since is when it was turned on: what was due before is not posted. The zero
	// time is always.
	Since time.Time
}

// Rhythm is on which mornings a digest comes. The zero Rhythm is every morning.
type Rhythm struct {
	Days []time.Weekday `json:",omitempty"` // empty is all of them
	Skip []corpus.Day   `json:",omitempty"` // holidays
}

// On reports whether a digest comes on a day.
func (r Rhythm) On(day time.Time) bool {
	return (len(r.Days) == 0 || slices.Contains(r.Days, day.Weekday())) && !slices.Contains(r.Skip, corpus.DayOf(day))
}

// String is the rhythm in words: "every day", "every Monday", "every Tuesday, Friday".
func (r Rhythm) String() string {
	switch {
	case len(r.Days) == 0:
		return label.Text("digest.daily")
	case slices.Equal(r.Days, workdays):
		return label.Text("digest.workdays")
	}
	var names []string
	for _, d := range r.Days {
		names = append(names, label.Of(strings.ToLower(d.String())))
	}
	return label.Text("digest.every", strings.Join(names, ", "))
}

var workdays = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}

// mostDays is of how many days a digest tells at most: what was left out over a longer
// holiday is no news any more.
const mostDays = 7

// Edition is one digest of a subscription: of the articles of which days. It comes on the
// morning after the last.
type Edition struct{ From, To corpus.Day }

// Edition returns the one that comes on a day, of all days since the one before; ok is false
// where none does.
func (s Subscription) Edition(on time.Time) (e Edition, ok bool) {
	year, month, day := on.Date()
	// At noon, for the days that begin or end an hour off.
	morning := func(back int) time.Time { return time.Date(year, month, day-back, 12, 0, 0, 0, time.UTC) }
	if !s.On(morning(0)) {
		return Edition{}, false
	}
	back := 1
	for back < mostDays && !s.On(morning(back)) {
		back++
	}
	return Edition{corpus.DayOf(morning(back)), corpus.DayOf(morning(1))}, true
}

// Request is what an edition is made of, where the digest before it was of the day last, which
// is empty where there is none.
func (s Subscription) Request(e Edition, last corpus.Day, muted mute.Names) Request {
	return Request{From: e.From, Day: e.To, Since: min(since(last, e.To), e.From), Zone: s.Zone, Interest: s.Interest, Muted: muted}
}

// corrected is for how many days back, at most, a digest tells of corrections.
const corrected = 7

// since is the first day whose corrections the digest of a day tells: the one
// after the digest before it.
func since(last, day corpus.Day) corpus.Day {
	t, err := time.Parse(time.DateOnly, string(day))
	if last == "" || last >= day || err != nil {
		return day
	}
	return max(last.Add(1), corpus.DayOf(t.AddDate(0, 0, 1-corrected)))
}

// Due returns the edition that was due last at a moment: once the time of the day is
// reached, and the one before until then. Where the clocks go forward over that time, it is
// reached as they do; where they go back over it, the first time, and again. today is false
// for one that was due on a day before.
func (s Subscription) Due(now time.Time) (e Edition, today, ok bool) {
	year, month, day := now.In(s.Zone).Date()
	for back := range 2 * mostDays {
		if back == 0 && s.early(now) {
			continue
		}
		at := time.Date(year, month, day-back, s.Hour, s.Minute, 0, 0, s.Zone)
		if e, ok := s.Edition(time.Date(year, month, day-back, 12, 0, 0, 0, time.UTC)); ok {
			return e, back == 0, !at.Before(s.Since)
		}
	}
	return Edition{}, false, false
}

// early reports whether the time of the day is not reached yet.
func (s Subscription) early(now time.Time) bool {
	local := now.In(s.Zone)
	return local.Hour()*60+local.Minute() < s.Hour*60+s.Minute
}
