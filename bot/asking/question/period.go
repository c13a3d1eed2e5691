package question

import (
	"strings"
	"time"
)

// standing reads a period that needs no word before it: "last week", "3 February
// 2016", "two weeks ago"; at the end of the text, also "February 2016".
func (s *scan) standing() (period, bool) {
	if s.peek() == "the" {
		s.at++
	}
	for _, read := range []func() (period, bool){s.span, s.turned, s.ago, s.fullDate} {
		if p, ok := s.try(read); ok {
			return p, true
		}
	}
	if p, ok := s.calendar.relative(s.peek()); ok {
		s.at++
		return p, true
	}
	return period{}, false
}

// named reads any period.
func (s *scan) named() (period, bool) {
	if p, ok := s.try(s.edge); ok {
		return p, true
	}
	if p, ok := s.try(s.standing); ok {
		return p, true
	}
	if s.peek() == "the" {
		s.at++
	}
	s.accept("early late mid")
	for _, read := range []func() (period, bool){s.date, s.monthYear, s.season, s.quarter, s.figures} {
		if p, ok := s.try(read); ok {
			return p, true
		}
	}
	return period{}, false
}

// edge reads "the start of the year", "the end of 2015".
func (s *scan) edge() (period, bool) {
	s.accept("the")
	start := s.accept("start beginning")
	if !start && !s.accept("end") || !s.accept("of") {
		return period{}, false
	}
	p, ok := s.try(s.named)
	if !ok && s.accept("the") {
		p, ok = s.calendar.turn("this", s.peek())
		s.at++
	}
	if start {
		return onDay(p.first), ok
	}
	return onDay(p.last), ok
}

// span reads "the past two years", "last 30 days": until today.
func (s *scan) span() (period, bool) {
	if !s.accept("last past previous") {
		return period{}, false
	}
	s.accept("a")
	n, ok := number(s.peek())
	if !ok || s.calendar.today.IsZero() {
		return period{}, false
	}
	s.at++
	s.accept("of")
	u, ok := units[s.peek()]
	s.at++
	return period{u.after(s.calendar.today, -n), s.calendar.today}, ok
}

// turned reads "last week", "next Tuesday", "this month", "last summer".
func (s *scan) turned() (period, bool) {
	which := s.peek()
	s.at++
	p, ok := s.calendar.turn(which, s.peek())
	s.at++
	if ok && s.acceptYear() > 0 {
		return period{}, false // "last January 2016" is nobody's
	}
	return p, ok
}

// ago reads "two weeks ago": the week, month or year in which that was.
func (s *scan) ago() (period, bool) {
	if s.calendar.today.IsZero() {
		return period{}, false
	}
	s.accept("a")
	n, ok := number(s.peek())
	if ok {
		s.at++
	} else if n = 1; s.at == 0 || s.words[s.at-1].key != "a" {
		return period{}, false
	}
	s.accept("of")
	u, ok := units[s.peek()]
	s.at++
	if !ok || !s.accept("ago") {
		return period{}, false
	}
	return u.around(u.after(startOf(u, s.calendar.today), -n)), true
}

// fullDate reads a day with its year.
func (s *scan) fullDate() (period, bool) {
	if p, ok := numeric(s.peek()); ok {
		s.at++
		return p, true
	}
	p, ok := s.try(s.date)
	if !ok {
		p, ok = s.try(s.monthYear)
		ok = ok && s.at == len(s.words)
	}
	if !ok {
		return period{}, false
	}
	_, named := year(s.words[s.at-1].key)
	return p, named
}

// date reads a day and a month, with or without a year, in either order.
func (s *scan) date() (period, bool) {
	if d, ok := lookUp(weekdays, s.peek()); ok && !s.calendar.today.IsZero() {
		s.at++
		if p, ok := s.try(s.date); ok {
			return p, true // "Tuesday 2 February"
		}
		return onDay(s.calendar.turnWeekday(d, -1)), true // today is called today
	}
	if d, ok := dayOfMonth(s.peek()); ok {
		s.at++
		s.accept("of")
		m, ok := lookUp(months, s.peek())
		if !ok {
			return period{}, false
		}
		s.at++
		return s.calendar.dateOf(s.acceptYear(), m, d)
	}
	m, ok := lookUp(months, s.peek())
	if !ok {
		return period{}, false
	}
	s.at++
	s.accept("the")
	d, ok := dayOfMonth(s.peek())
	if !ok {
		return period{}, false
	}
	s.at++
	return s.calendar.dateOf(s.acceptYear(), m, d)
}

func (s *scan) acceptYear() int {
	at := s.at
	s.accept("of")
	if y, ok := year(s.peek()); ok {
		s.at++
		return y
	}
	s.at = at
	return 0
}

func (s *scan) monthYear() (period, bool) {
	m, ok := lookUp(months, s.peek())
	s.at++
	if !ok {
		return period{}, false
	}
	return s.yearly(func(y int) period { return monthOf(y, m) })
}

func (s *scan) season() (period, bool) {
	m, ok := seasons[s.peek()]
	s.at++
	if !ok {
		return period{}, false
	}
	return s.yearly(func(y int) period { return seasonOf(y, m) })
}

func (s *scan) quarter() (period, bool) {
	key := s.peek()
	s.at++
	if len(key) != 2 || key[0] != 'q' || key[1] < '1' || key[1] > '4' {
		return period{}, false
	}
	return s.yearly(func(y int) period { return quarterOf(y, int(key[1]-'0')) })
}

func (s *scan) yearly(of func(year int) period) (period, bool) {
	if y := s.acceptYear(); y > 0 {
		return of(y), true
	}
	return s.calendar.latest(of)
}

// figures reads 2016, 2014-2016, 2016-02, 2016-02-03 and the 1990s.
func (s *scan) figures() (period, bool) {
	key := strings.TrimPrefix(s.peek(), "mid-")
	s.at++
	if y, ok := year(key); ok {
		return yearOf(y), true
	}
	if decade, ok := strings.CutSuffix(key, "s"); ok {
		y, ok := year(strings.TrimSuffix(decade, "'"))
		return period{day(y, 1, 1), day(y+9, 12, 31)}, ok && y%10 == 0
	}
	if a, b, ok := strings.Cut(strings.ReplaceAll(key, "–", "-"), "-"); ok {
		first, ok1 := year(a)
		last, ok2 := year(b)
		if ok1 && ok2 && first <= last {
			return period{day(first, 1, 1), day(last, 12, 31)}, true
		}
	}
	return numeric(key)
}

// periodOf reads the whole of a text as a period: the value of an operator.
func (c calendar) periodOf(text string) (period, bool) {
	s := scan{calendar: c, words: read(text, func(string, string) bool { return false })}
	p, ok := s.try(s.named)
	return p, ok && s.at == len(s.words) && inReach(p.first) && inReach(p.last)
}

// inReach keeps a day from needing more than four figures for its year.
func inReach(t time.Time) bool { return t.Year() >= 1000 && t.Year() <= 9000 }
