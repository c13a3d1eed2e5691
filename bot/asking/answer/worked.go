package answer

import (
	"strings"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/pattern"
)

var (
	weekdayIn = pattern.Lazy(`(?i)\b(` + dayNames + `)\b`)
	dateIn    = pattern.Lazy(`(?i)\b(?:(\d{1,2}) (` + monthNames + `)|(` + monthNames + `) (\d{1,2}))(?:,? (\d{4}))?`)
	dayBefore = pattern.Lazy(`(?i)\b(?:yesterday|last night)\b`)
)

// workedOut returns the day that an article means by words such as "on Tuesday", by the
// day on which it was published: the last such day up to it. It is empty where the
// words tell no day, or the article has none.
func workedOut(when string, published corpus.Day) corpus.Day {
	day, err := time.Parse(time.DateOnly, string(published))
	if err != nil {
		return ""
	}
	if m := weekdayIn().FindStringSubmatch(when); m != nil {
		for range 7 {
			if strings.EqualFold(day.Weekday().String(), m[1]) {
				return corpus.DayOf(day)
			}
			day = day.AddDate(0, 0, -1)
		}
	}
	if dayBefore().MatchString(when) {
		return corpus.DayOf(day.AddDate(0, 0, -1))
	}
	if m := dateIn().FindStringSubmatch(when); m != nil {
		return dated(m[1]+m[4], m[2]+m[3], m[5], day)
	}
	return ""
}

// dated is the day of a month, in the year named or the last one up to a day.
func dated(number, month, year string, until time.Time) corpus.Day {
	const letters = len("Jan")
	if len(month) < letters {
		return ""
	}
	month = strings.ToUpper(month[:1]) + strings.ToLower(month[1:letters])
	if year != "" {
		day, err := time.Parse("2 Jan 2006", number+" "+month+" "+year)
		if err != nil {
			return ""
		}
		return corpus.DayOf(day)
	}
	for _, y := range []int{until.Year(), until.Year() - 1} {
		day, err := time.Parse("2 Jan 2006", number+" "+month+" "+time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006"))
		if err == nil && !day.After(until) {
			return corpus.DayOf(day)
		}
	}
	return ""
}
