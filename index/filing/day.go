package filing

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"onrecord/corpus"
)

// A day is a term of the date field three times over: as itself, by its month
// and by its year. A range of days then is a few dozen terms: the years that lie
// in it whole, the months of the years at its ends, the days of the months at
// its ends. Numbers of an engine take sixteen terms each for the same.

// datesOf returns the terms of a day; none of one that is not known.
func datesOf(d corpus.Day) []string {
	if _, err := time.Parse(time.DateOnly, string(d)); err != nil {
		return nil
	}
	return []string{string(d[:4]), string(d[:7]), string(d)}
}

// days narrows to the articles of a range of days.
func days(ctx context.Context, d Dictionary, from, to corpus.Day) ([]Formula, error) {
	if from == "" && to == "" {
		return nil, nil
	}
	years, err := d.From(ctx, Date, shared(from, to), 0, func(date string) bool { return len(date) == len("2006") })
	if err != nil {
		return nil, err
	}
	return []Formula{Any(each(Date, datesIn(string(from), string(to), termsIn(years))))}, nil
}

// shared is what the years of a range begin with: with it few of all dates are looked through.
func shared(from, to corpus.Day) string {
	to = cmp.Or(to, lastDay)
	n := 0
	for n < min(len(from), len(to), len("2006")) && from[n] == to[n] {
		n++
	}
	return string(to[:n])
}

// lastDay is after all days.
const lastDay corpus.Day = "9999-12-31"

// datesIn returns the fewest terms for the days from one to another, in the
// years given. Either end may be empty.
func datesIn(from, to string, years []string) []string {
	to = cmp.Or(to, string(lastDay))
	var out []string
	// add adds date, which is a year, month or day, where all of it lies in the
	// range, and otherwise its parts.
	var add func(date string)
	add = func(date string) {
		n := len(date)
		first, last := from[:min(len(from), n)], to[:min(len(to), n)]
		switch {
		case date < first || date > last:
		case n == len("2006-01-02") || date != first && date != last:
			out = append(out, date)
		default:
			parts := 12
			if n == len("2006-01") {
				parts = 31
			}
			for i := 1; i <= parts; i++ {
				add(fmt.Sprintf("%s-%02d", date, i))
			}
		}
	}
	for _, year := range years {
		add(year)
	}
	return out
}
