package digest

import (
	"time"

	"onrecord/corpus"
)

// Subscription is where and when a digest is posted, and what of it.
type Subscription struct {
	Channel      string
	Hour, Minute int // the time of the day in Zone
	Zone         *time.Location
	Interest
	// Since is when it was turned on: what was due before is not posted. The zero
	// time is always.
	Since time.Time
}

// Due returns the day whose digest was due last at a moment: yesterday, once the
// time of the day is reached, and the day before until then. Where the clocks go
// forward over that time, it is reached as they do; where they go back over it, the
// first time, and again.
func (s Subscription) Due(now time.Time) (corpus.Day, bool) {
	year, month, day := now.In(s.Zone).Date()
	if s.early(now) {
		day--
	}
	if time.Date(year, month, day, s.Hour, s.Minute, 0, 0, s.Zone).Before(s.Since) {
		return "", false
	}
	// At noon, for the days that begin or end an hour off.
	return corpus.DayOf(time.Date(year, month, day-1, 12, 0, 0, 0, s.Zone)), true
}

// early reports whether the time of the day is not reached yet.
func (s Subscription) early(now time.Time) bool {
	local := now.In(s.Zone)
	return local.Hour()*60+local.Minute() < s.Hour*60+s.Minute
}
