package answer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dustin/go-humanize"

	"onrecord/corpus"
)

// tally counts statements over time. Copies of one are counted once.
type tally struct {
	days []corpus.Day // of each statement, in order; unknown ones last
	// cut is true where there may be more than were counted.
	cut bool
}

// daysOf returns the days of statements in order.
func daysOf(statements []Citation) []corpus.Day {
	var days []corpus.Day
	for _, c := range statements {
		days = append(days, c.Published)
	}
	slices.SortFunc(days, func(a, b corpus.Day) int { return strings.Compare(orLast(a), orLast(b)) })
	return days
}

func orLast(d corpus.Day) string {
	if d == "" {
		return "9999"
	}
	return string(d)
}

// String is the number of statements, and how many there are of each year, or of
// each month where all are of one year: "5 statements: 3 in 2016, 2 in 2026".
func (t tally) String() string {
	out := "1 statement"
	if len(t.days) != 1 {
		out = humanize.Comma(int64(len(t.days))) + " statements"
	}
	if t.cut {
		out = "at least " + out
	}
	if counts := t.counts(); len(counts) > 0 {
		out += ": " + strings.Join(counts, ", ")
	}
	return out
}

// mostPeriods is how many years or months a line has room for.
const mostPeriods = 8

func (t tally) counts() []string {
	const year, month = len("2006"), len("2006-01")
	length := month
	if first, last := t.days[0], t.days[len(t.days)-1]; first == "" || last == "" || first[:year] != last[:year] {
		length = year
	}
	var periods []Count
	for _, d := range t.days {
		period := ""
		if d != "" {
			period = string(d[:length])
		}
		if n := len(periods); n > 0 && periods[n-1].Value == period {
			periods[n-1].Count++
		} else {
			periods = append(periods, Count{period, 1})
		}
	}
	if len(periods) > mostPeriods {
		return []string{fmt.Sprintf("%s to %s", periods[0].Value, cmp.Or(periods[len(periods)-1].Value, periods[len(periods)-2].Value))}
	}
	var out []string
	for _, p := range periods {
		when := "in " + p.Value
		if p.Value == "" {
			when = "undated"
		}
		out = append(out, humanize.Comma(int64(p.Count))+" "+when)
	}
	return out
}
