package question

import (
	"regexp"
	"strings"
	"time"

	"onrecord/corpus"
)

// when matches a date at the end of a question: "since February 2016", "in
// 2016", "on 3 February 2016", "before 2016-02".
var when = regexp.MustCompile(`(?i)^(.*?)[,\s]+(since|after|before|until|in|on|during)\s+((?:\d{1,2} )?\pL{3,9}\.?(?: \d{1,2},)? \d{4}|\d{4}(?:-\d{2}(?:-\d{2})?)?)$`)

// takeDate moves a date at the end of text into the filter and returns the
// rest. A wording may end with a date of its own, so this is for topics alone.
func (q *Question) takeDate(text string) string {
	m := when.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	first, last, ok := period(m[3])
	if !ok {
		return text
	}
	switch strings.ToLower(m[2]) {
	case "since":
		q.Filter.From = first
	case "after":
		q.Filter.From = shift(last, 1)
	case "before":
		q.Filter.To = shift(first, -1)
	case "until":
		q.Filter.To = last
	default:
		q.Filter.From, q.Filter.To = first, last
	}
	return m[1]
}

// period returns the first and the last day of a year, a month or a day: 2016,
// 2016-02, February 2016, 2016-02-03, 3 Feb 2016.
func period(s string) (first, last corpus.Day, ok bool) {
	s = strings.NewReplacer(".", "", ",", "").Replace(s)
	for _, p := range []struct {
		layouts             []string
		years, months, days int
	}{
		{[]string{"2006"}, 1, 0, 0},
		{[]string{"2006-01", "January 2006", "Jan 2006"}, 0, 1, 0},
		{[]string{time.DateOnly, "2 January 2006", "2 Jan 2006", "January 2 2006", "Jan 2 2006"}, 0, 0, 1},
	} {
		for _, layout := range p.layouts {
			if t, err := time.Parse(layout, s); err == nil {
				return corpus.DayOf(t), corpus.DayOf(t.AddDate(p.years, p.months, p.days).AddDate(0, 0, -1)), true
			}
		}
	}
	return "", "", false
}

// shift returns the day that is n days later.
func shift(d corpus.Day, n int) corpus.Day {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return d
	}
	return corpus.DayOf(t.AddDate(0, 0, n))
}
