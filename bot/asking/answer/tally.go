package answer

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dustin/go-humanize"

	"onrecord/bot/label"
	"onrecord/corpus"
)

// tally counts statements over time. Copies of one are counted once.
type tally struct {
	days []corpus.Day // of each statement, in order; unknown ones last
	// cut is true where there may be more than were counted.
	cut bool
}

// tallyOf counts the groups that answer.
func tallyOf(groups []group, cut bool) tally {
	t := tally{cut: cut}
	for _, g := range groups {
		if g.answers() {
			t.days = append(t.days, g.day)
		}
	}
	slices.SortFunc(t.days, func(a, b corpus.Day) int { return strings.Compare(orLast(a), orLast(b)) })
	return t
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
	out := label.Count(len(t.days), "statement")
	if len(t.days) == 0 {
		return out
	}
	if t.cut {
		out = label.Text("tally.at-least", out)
	}
	periods := t.periods()
	if len(periods) == 1 {
		return out + ", " + when(periods[0].Value)
	}
	if len(periods) > mostPeriods {
		last := cmp.Or(periods[len(periods)-1].Value, periods[len(periods)-2].Value)
		return label.Text("tally.span", out, periods[0].Value, last)
	}
	var counts []string
	for _, p := range periods {
		counts = append(counts, humanize.Comma(int64(p.Count))+" "+when(p.Value))
	}
	return out + ": " + strings.Join(counts, ", ")
}

func when(period string) string {
	if period == "" {
		return label.Text("tally.undated")
	}
	return label.Text("tally.in", period)
}

// mostPeriods is how many years or months a line has room for.
const mostPeriods = 8

// periods counts the statements of each year, or of each month where all are of
// one year.
func (t tally) periods() []Count {
	const year, month = len("2006"), len("2006-01")
	length := month
	if first, last := t.days[0], t.days[len(t.days)-1]; first == "" || last == "" || first[:year] != last[:year] {
		length = year
	}
	var out []Count
	for _, d := range t.days {
		period := string(d[:min(len(d), length)])
		if n := len(out); n > 0 && out[n-1].Value == period {
			out[n-1].Count++
		} else {
			out = append(out, Count{period, 1})
		}
	}
	return out
}
