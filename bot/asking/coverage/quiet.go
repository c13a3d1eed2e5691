package coverage

import (
	"context"
	"slices"

	"onrecord/bot/label"
	"onrecord/corpus"
)

// Quiet is a source that brings less than a third of its usual.
type Quiet struct {
	From, To corpus.Day // the days that are too few; the last is yesterday
	Articles int
	Usual    int
}

func (q Quiet) String() string {
	return label.Text("coverage.quiet", label.Count(q.Articles, "article"), label.Days(q.From, q.To), q.Usual)
}

const (
	weeks     = 8 // from which the usual of a weekday is taken
	oldEnough = 4 // of these there have to be
	tellsMuch = 5 // articles from which a third is few: of fewer a day several days are taken
	mostDays  = 7
)

// Quiet returns the sources that brought less than a third of their usual, by yesterday.
func (d *Desk) Quiet(ctx context.Context) (map[corpus.Source]Quiet, error) {
	today := corpus.DayOf(d.Clock())
	first := today.Add(-(weeks+1)*7 - mostDays)
	counts, err := d.Overview.DaysOfSources(ctx, first)
	if err != nil {
		return nil, err
	}
	days := make(map[corpus.Source]map[corpus.Day]int)
	for _, c := range counts {
		name := corpus.Source(c.Name)
		if days[name] == nil {
			days[name] = make(map[corpus.Day]int)
		}
		days[name][c.Day] = c.Articles
	}
	out := make(map[corpus.Source]Quiet)
	for name, of := range days {
		if name == corpus.ByHand {
			continue
		}
		if q, ok := quiet(of, today); ok {
			out[name] = q
		}
	}
	return out, nil
}

// quiet looks at the days before today, as many as tell something.
func quiet(of map[corpus.Day]int, today corpus.Day) (Quiet, bool) {
	q := Quiet{To: today.Add(-1)}
	usual := 0.0
	for back := 1; back <= mostDays; back++ {
		q.From = today.Add(-back)
		q.Articles += of[q.From]
		n, ok := usualOn(of, q.From)
		if !ok {
			return q, false
		}
		if usual += n; usual >= tellsMuch {
			q.Usual = int(usual + 0.5)
			return q, 3*float64(q.Articles) < usual
		}
	}
	return q, false
}

// usualOn is how many articles a source has on such a weekday: the median of the weeks
// before. ok is false for one that is too new to have a usual.
func usualOn(of map[corpus.Day]int, day corpus.Day) (usual float64, ok bool) {
	var counts []int
	known := false
	for week := weeks; week >= 1; week-- {
		before := day.Add(-7 * week)
		for i := range 7 {
			known = known || of[before.Add(-i)] > 0
		}
		if known {
			counts = append(counts, of[before])
		}
	}
	if len(counts) < oldEnough {
		return 0, false
	}
	slices.Sort(counts)
	middle := len(counts) / 2
	if len(counts)%2 == 1 {
		return float64(counts[middle]), true
	}
	return float64(counts[middle-1]+counts[middle]) / 2, true
}
