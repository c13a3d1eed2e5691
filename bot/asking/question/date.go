package question

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"onrecord/corpus"
)

// A well-kept library of dates was measured and not taken: it gives moments
// where an archive needs a first and a last day, does not know "last Tuesday"
// or "the past two years", and costs each start of the program 30 MB and
// 0.17 seconds for its 4,000 regular expressions.

// period is a stretch of days, both included.
type period struct{ first, last time.Time } // midnight, UTC

func (p period) days() (first, last corpus.Day) { return corpus.DayOf(p.first), corpus.DayOf(p.last) }

// calendar reads periods. Days are those of the asker's time zone; a week begins
// on Monday, and a season is three whole months of the northern year.
type calendar struct {
	today time.Time // midnight, UTC; zero where the present is not known
}

func newCalendar(now time.Time) calendar {
	if now.IsZero() {
		return calendar{}
	}
	return calendar{day(now.Year(), int(now.Month()), now.Day())}
}

func day(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

func yearOf(y int) period      { return period{day(y, 1, 1), day(y, 12, 31)} }
func monthOf(y, m int) period  { return period{day(y, m, 1), day(y, m+1, 0)} }
func onDay(t time.Time) period { return period{t, t} }
func weekOf(t time.Time) period {
	monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	return period{monday, monday.AddDate(0, 0, 6)}
}

// unit is what time is counted in.
type unit struct{ years, months, days int }

var units = map[string]unit{
	"day": {days: 1}, "week": {days: 7}, "fortnight": {days: 14}, "month": {months: 1}, "quarter": {months: 3}, "year": {years: 1}, "decade": {years: 10},
	"days": {days: 1}, "weeks": {days: 7}, "fortnights": {days: 14}, "months": {months: 1}, "quarters": {months: 3}, "years": {years: 1}, "decades": {years: 10},
}

// after returns the day that is n units later than t.
func (u unit) after(t time.Time, n int) time.Time { return t.AddDate(n*u.years, n*u.months, n*u.days) }

// around returns the week, month, quarter or year that has the day t in it.
func (u unit) around(t time.Time) period {
	switch {
	case u.years > 0:
		return yearOf(t.Year())
	case u.months == 3:
		return quarterOf(t.Year(), (int(t.Month())+2)/3)
	case u.months > 0:
		return monthOf(t.Year(), int(t.Month()))
	case u.days == 7:
		return weekOf(t)
	}
	return onDay(t)
}

func quarterOf(year, n int) period { return period{day(year, 3*n-2, 1), day(year, 3*n+1, 0)} }

// seasonOf returns the season that begins in the year and month.
func seasonOf(year, month int) period { return period{day(year, month, 1), day(year, month+3, 0)} }

var seasons = map[string]int{"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

var months = func() map[string]int {
	names := map[string]int{"sept": 9}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		names[name], names[name[:3]] = int(m), int(m)
	}
	return names
}()

var weekdays = func() map[string]time.Weekday {
	names := map[string]time.Weekday{"tues": time.Tuesday, "weds": time.Wednesday, "thur": time.Thursday, "thurs": time.Thursday}
	for d := time.Sunday; d <= time.Saturday; d++ {
		name := strings.ToLower(d.String())
		names[name], names[name[:3]] = d, d
	}
	return names
}()

// lookUp looks a name up, overlooking a slip of the fingers: "Febuary".
func lookUp[T any](names map[string]T, key string) (T, bool) {
	found, ok := names[key]
	if !ok && len(key) > 5 {
		for name, meant := range names {
			if slip(key, name) {
				return meant, true
			}
		}
	}
	return found, ok
}

var numbers = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "few": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
	"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}

// number returns a count in digits or in words; its limit keeps days in range.
func number(key string) (int, bool) {
	if n, ok := numbers[key]; ok {
		return n, true
	}
	n, err := strconv.Atoi(key)
	return n, err == nil && n > 0 && n < 1000
}

func year(key string) (int, bool) {
	n, err := strconv.Atoi(key)
	return n, err == nil && len(key) == 4 && n >= 1900 && n <= 2099
}

// dayOfMonth reads 3, 3rd or 03.
func dayOfMonth(key string) (int, bool) {
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		key = strings.TrimSuffix(key, ending)
	}
	n, err := strconv.Atoi(key)
	return n, err == nil && len(key) <= 2 && n >= 1 && n <= 31
}

// latest returns the last of the periods, one a year, that began no later than
// today.
func (c calendar) latest(of func(year int) period) (period, bool) {
	if c.today.IsZero() {
		return period{}, false
	}
	p := of(c.today.Year())
	if p.first.After(c.today) {
		p = of(c.today.Year() - 1)
	}
	return p, true
}

// numeric reads a date in figures: 2016-02-03, 2016-02, 2016/02/03, 3/2/2016 and
// 3.2.2016, with the day first unless there is no such month.
func numeric(key string) (period, bool) {
	if key == "" || key[0] < '0' || key[0] > '9' {
		return period{}, false
	}
	if m := yearFirst.FindStringSubmatch(key); m != nil {
		y, _ := year(m[1])
		month, _ := strconv.Atoi(m[2])
		if d, ok := dayOfMonth(m[3]); ok {
			return dated(y, month, d)
		}
		return monthOf(y, month), m[3] == "" && y > 0 && month >= 1 && month <= 12
	}
	if m := yearLast.FindStringSubmatch(key); m != nil {
		y, _ := year(m[3])
		d, _ := strconv.Atoi(m[1])
		month, _ := strconv.Atoi(m[2])
		if month > 12 {
			d, month = month, d
		}
		return dated(y, month, d)
	}
	return period{}, false
}

var (
	yearFirst = regexp.MustCompile(`^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?$`)
	yearLast  = regexp.MustCompile(`^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$`)
)

// dated returns a day, if there is such a day.
func dated(y, month, d int) (period, bool) {
	t := day(y, month, d)
	return onDay(t), y > 0 && t.Year() == y && int(t.Month()) == month && t.Day() == d
}

// weekday returns the last such day that is not after today.
func (c calendar) weekday(d time.Weekday) time.Time {
	return c.today.AddDate(0, 0, -(int(c.today.Weekday())-int(d)+7)%7)
}

// relative reads what counts from today in one word.
func (c calendar) relative(key string) (period, bool) {
	back, ok := map[string]int{"today": 0, "tonight": 0, "yesterday": 1, "tomorrow": -1}[key]
	return onDay(c.today.AddDate(0, 0, -back)), ok && !c.today.IsZero()
}

// turn reads this, last or next with a unit, a weekday, a month or a season.
func (c calendar) turn(which, key string) (period, bool) {
	shift, ok := turns[which]
	if !ok || c.today.IsZero() {
		return period{}, false
	}
	if u, ok := units[key]; ok && !strings.HasSuffix(key, "s") {
		return u.around(u.after(startOf(u, c.today), shift)), true
	}
	if d, ok := lookUp(weekdays, key); ok {
		return onDay(c.turnWeekday(d, shift)), true
	}
	switch key {
	case "morning", "afternoon", "evening", "night":
		return onDay(c.today.AddDate(0, 0, shift)), true
	}
	if key == "weekend" {
		saturday := weekOf(c.today).first.AddDate(0, 0, 5+7*shift)
		return period{saturday, saturday.AddDate(0, 0, 1)}, true
	}
	if m, ok := lookUp(months, key); ok {
		return c.turnYearly(func(y int) period { return monthOf(y, m) }, shift), true
	}
	if m, ok := seasons[key]; ok {
		return c.turnYearly(func(y int) period { return seasonOf(y, m) }, shift), true
	}
	return period{}, false
}

var turns = map[string]int{"this": 0, "current": 0, "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}

// startOf keeps the count of months from leaving the shortest: the month before
// 31 March is February.
func startOf(u unit, t time.Time) time.Time { return u.around(t).first }

func (c calendar) turnWeekday(d time.Weekday, shift int) time.Time {
	switch {
	case shift < 0:
		return calendar{c.today.AddDate(0, 0, -1)}.weekday(d)
	case shift > 0:
		return c.weekday(d).AddDate(0, 0, 7)
	}
	return weekOf(c.today).first.AddDate(0, 0, (int(d)+6)%7)
}

// turnYearly returns the one of this year, the latest that is over, or the next
// to begin.
func (c calendar) turnYearly(of func(year int) period, shift int) period {
	y := c.today.Year()
	switch {
	case shift < 0:
		for !of(y).last.Before(c.today) {
			y--
		}
	case shift > 0:
		for !of(y).first.After(c.today) {
			y++
		}
	}
	return of(y)
}

// dateOf returns a day of a month, in a year or else the latest.
func (c calendar) dateOf(y, month, d int) (period, bool) {
	if y > 0 {
		return dated(y, month, d)
	}
	if _, ok := dated(2000, month, d); !ok {
		return period{}, false
	}
	p, ok := c.latest(func(y int) period { return onDay(day(y, month, d)) })
	return p, ok && p.first.Day() == d
}
