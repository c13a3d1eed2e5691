// Package coverage owns the calendar of the archive: how many articles of each outlet
// there are on each day, and where there are holes, so that "not found" can tell what was
// not there to be searched.
package coverage

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"onrecord/corpus"
)

// Archive tells whether something has changed, and what was taken out.
type Archive interface {
	Last(ctx context.Context) (corpus.Seq, error)
	AmendedBetween(ctx context.Context, from, to time.Time) ([]corpus.Record, error)
}

// Overview is what is counted.
type Overview interface {
	DaysOfOutlets(ctx context.Context) ([]corpus.DayCount, error)
	DaysOfSources(ctx context.Context, from corpus.Day) ([]corpus.DayCount, error)
}

// Desk keeps the calendar of an archive. Its methods may be called from several
// goroutines.
type Desk struct {
	Archive  Archive
	Overview Overview
	Clock    func() time.Time
	// Hidden tells the sections whose articles the overview does not count for whoever looks;
	// nil is none.
	Hidden func(ctx context.Context) []string

	mu      sync.Mutex
	counted map[string]counted // by the sections that are hidden
}

// counted is a calendar as it was counted.
type counted struct {
	calendar Calendar
	seq      corpus.Seq
	at       time.Time
}

// Calendar is how the archive is covered. Its JSON form is part of the contract of the
// command line.
type Calendar struct {
	From    corpus.Day `json:"from"`
	To      corpus.Day `json:"to"`
	Outlets []Outlet   `json:"outlets"` // most articles first
	// Whole is what all outlets have together; its holes are of the whole archive.
	Whole Outlet `json:"all"`
}

// Outlet is the coverage of one outlet.
type Outlet struct {
	Name     string     `json:"outlet"`
	Articles int        `json:"articles"`
	From     corpus.Day `json:"from"`
	To       corpus.Day `json:"to"`
	// Usual is how many articles it has on a Sunday, a Monday and so on, on average.
	Usual [7]float64 `json:"usual"`
	Days  []Count    `json:"days"` // those with articles
	Holes []Hole     `json:"holes"`
}

// Count is how many articles there are of a day.
type Count struct {
	Day      corpus.Day `json:"day"`
	Articles int        `json:"articles"`
}

// Hole is a run of days far under an outlet's usual.
type Hole struct {
	Outlet   string     `json:"outlet"` // empty is all of them
	From     corpus.Day `json:"from"`
	To       corpus.Day `json:"to"`
	Articles int        `json:"articles"`
	Usual    int        `json:"usual"` // that many would be usual
	Open     bool       `json:"open"`  // it reaches the last day of the archive
}

// stays is for how long a calendar is good while articles come in: it tells of days that
// are past. What is withdrawn is out of it at once.
const stays = 30 * time.Second

// Calendar counts the archive, as far as whoever looks may see it.
func (d *Desk) Calendar(ctx context.Context) (Calendar, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	seq, err := d.Archive.Last(ctx)
	if err != nil {
		return Calendar{}, err
	}
	hidden := ""
	if d.Hidden != nil {
		hidden = strings.Join(d.Hidden(ctx), "\x00")
	}
	last, known := d.counted[hidden]
	now := d.Clock()
	if known {
		good, err := d.isGood(ctx, last, seq, now)
		if err != nil || good {
			return last.calendar, err
		}
	}
	counts, err := d.Overview.DaysOfOutlets(ctx)
	if err != nil {
		return Calendar{}, err
	}
	if d.counted == nil {
		d.counted = make(map[string]counted)
	}
	d.counted[hidden] = counted{calendarOf(counts, corpus.DayOf(now)), seq, now}
	return d.counted[hidden].calendar, nil
}

// isGood reports whether a calendar that was counted earlier is good now.
func (d *Desk) isGood(ctx context.Context, last counted, seq corpus.Seq, now time.Time) (bool, error) {
	if seq == last.seq || now.Sub(last.at).Abs() >= stays {
		return seq == last.seq, nil
	}
	amended, err := d.Archive.AmendedBetween(ctx, last.at.Truncate(time.Second), now.Add(time.Second))
	return !slices.ContainsFunc(amended, func(r corpus.Record) bool { return r.Status == corpus.Withdrawn }), err
}

// calendarOf makes the calendar of counts, which come by outlet and day. What is dated
// later than today is no day of the calendar.
func calendarOf(counts []corpus.DayCount, today corpus.Day) Calendar {
	c := Calendar{Outlets: []Outlet{}, Whole: Outlet{Days: []Count{}, Holes: []Hole{}}}
	whole := make(map[corpus.Day]int)
	for _, n := range counts {
		if n.Day > today {
			continue
		}
		whole[n.Day] += n.Articles
		if last := len(c.Outlets) - 1; last < 0 || c.Outlets[last].Name != n.Name {
			c.Outlets = append(c.Outlets, Outlet{Name: n.Name, Holes: []Hole{}})
		}
		o := &c.Outlets[len(c.Outlets)-1]
		o.Days = append(o.Days, Count{n.Day, n.Articles})
	}
	for day, n := range whole {
		c.Whole.Days = append(c.Whole.Days, Count{day, n})
	}
	slices.SortFunc(c.Whole.Days, func(a, b Count) int { return cmp.Compare(a.Day, b.Day) })
	if n := len(c.Whole.Days); n > 0 {
		c.From, c.To = c.Whole.Days[0].Day, c.Whole.Days[n-1].Day
	}
	c.Whole.fill(c.To)
	for i := range c.Outlets {
		c.Outlets[i].fill(c.To)
	}
	slices.SortStableFunc(c.Outlets, func(a, b Outlet) int { return cmp.Compare(b.Articles, a.Articles) })
	return c
}

// fill works out the rest of an outlet from its days; the archive goes on to a last day.
func (o *Outlet) fill(last corpus.Day) {
	if len(o.Days) == 0 {
		return
	}
	o.From, o.To = o.Days[0].Day, o.Days[len(o.Days)-1].Day
	first := o.From.Time()
	s := series{counts: make([]int, o.From.DaysTo(last)+1), first: first.Weekday()}
	for _, c := range o.Days {
		s.counts[o.From.DaysTo(c.Day)] = c.Articles
		o.Articles += c.Articles
	}
	holes := s.holes()
	level := float64(o.Articles) / float64(max(1, o.From.DaysTo(o.To)+1))
	for i := range o.Usual {
		o.Usual[i] = level
		if s.gone != nil {
			o.Usual[i] *= s.shape[i]
		}
	}
	for _, h := range holes {
		o.Holes = append(o.Holes, s.hole(o, h))
	}
}

func (s *series) hole(o *Outlet, r run) Hole {
	h := Hole{Outlet: o.Name, From: o.From.Add(r.first), To: o.From.Add(r.end - 1), Open: r.end == len(s.counts)}
	level, _ := s.beside(r.first-1, -1)
	if right, ok := s.beside(r.end, 1); ok {
		level = min(level, right)
	}
	usual := 0.0
	for i := r.first; i < r.end; i++ {
		h.Articles += s.counts[i]
		usual += level * s.shape[s.weekday(i)]
	}
	h.Usual = int(usual + 0.5)
	return h
}
