package question

import (
	"strings"
	"time"

	"onrecord/corpus"
)

// when is what a phrase such as "since January" asks of the day.
type when struct{ from, to corpus.Day } // either may be empty

// phrases puts each phrase that says when, outside quotation marks, into one
// word.
func (c calendar) phrases(words []word) []word {
	out := make([]word, 0, len(words))
	for at := 0; at < len(words); {
		if w, n := c.phrase(words[at:]); n > 0 {
			out = append(out, word{when: &w, said: words[at : at+n]})
			at += n
			continue
		}
		out = append(out, words[at])
		at++
	}
	return out
}

// phrase reads the phrase that words begin with; n is the number of its words, 0
// where they begin with none.
func (c calendar) phrase(words []word) (w when, n int) {
	if key := words[0].key; key == "" || !openings[key] && (key[0] < '0' || key[0] > '9') {
		return when{}, 0
	}
	n = len(words)
	for i, w := range words {
		if w.quoted > 0 {
			n = i // what is quoted says nothing of when
			break
		}
	}
	s := scan{calendar: c, words: words[:min(n, 16)]}
	if w, ok := s.bounded(); ok {
		return w, s.at
	}
	return when{}, 0
}

// openings are the words, other than figures, with which a phrase may begin.
var openings = func() map[string]bool {
	keys := set("ever back since after later before prior earlier until till up between from in during over within throughout around of on the today tonight yesterday tomorrow")
	for _, more := range []map[string]int{turns, months, numbers} {
		for key := range more {
			keys[key] = true
		}
	}
	for key := range weekdays {
		keys[key] = true
	}
	return keys
}()

// scan reads the words of a phrase from left to right. A method that returns
// false may have read on; whoever tries another goes back.
type scan struct {
	calendar
	words []word
	at    int
}

func (s *scan) peek() string {
	if s.at < len(s.words) {
		return s.words[s.at].key
	}
	return ""
}

// accept reads one of the words, separated by spaces.
func (s *scan) accept(alternatives string) bool {
	for a := range strings.FieldsSeq(alternatives) {
		if s.peek() == a {
			s.at++
			return true
		}
	}
	return false
}

// try reads with one method or not at all.
func (s *scan) try(read func() (period, bool)) (period, bool) {
	at := s.at
	p, ok := read()
	if !ok {
		s.at = at
	}
	return p, ok
}

// bounded reads a period with the word before it that says how it bounds.
func (s *scan) bounded() (when, bool) {
	s.accept("ever back")
	started := s.at
	switch {
	case s.accept("since"):
		p, ok := s.try(s.named)
		return when{from: corpus.DayOf(p.first)}, ok
	case s.accept("after") || s.acceptTwo("later", "than"):
		p, ok := s.try(s.named)
		return when{from: corpus.DayOf(p.last.AddDate(0, 0, 1))}, ok
	case s.accept("before") || s.acceptTwo("prior", "to") || s.acceptTwo("earlier", "than"):
		p, ok := s.try(s.named)
		return when{to: corpus.DayOf(p.first.AddDate(0, 0, -1))}, ok
	case s.accept("until till") || s.acceptTwo("up", "to") || s.acceptTwo("up", "until"):
		p, ok := s.try(s.named)
		return when{to: corpus.DayOf(p.last)}, ok
	case s.accept("between"):
		return s.both("and")
	case s.accept("from"):
		if w, ok := s.both("to until till through and"); ok {
			return w, true
		}
		s.at = started + 1
		p, ok := s.try(s.named)
		w := s.within(p)
		if ok && s.accept("on onwards onward") {
			w.to = ""
		}
		return w, ok
	case s.accept("in during over within throughout around of on"):
		return s.inside(s.words[started].key)
	}
	if started > 0 && s.words[0].key != "back" {
		return when{}, false
	}
	p, ok := s.try(s.standing)
	return s.within(p), ok
}

func (s *scan) acceptTwo(first, second string) bool {
	if s.peek() == first && s.at+1 < len(s.words) && s.words[s.at+1].key == second {
		s.at += 2
		return true
	}
	return false
}

// both reads two periods; the first takes from the second the year or month that
// it does not name: "between March and May 2015", "from 3 to 9 February".
func (s *scan) both(between string) (when, bool) {
	start := s.at
	a, ok := s.try(s.named)
	if !ok {
		if _, isDay := dayOfMonth(s.peek()); isDay {
			s.at++
			ok = true
		}
	}
	if !ok || !s.accept(between) {
		return when{}, false
	}
	firstWords := s.words[start : s.at-1]
	b, ok := s.try(s.named)
	if !ok {
		return when{}, false
	}
	// Read the first period as of the last day of the second.
	first := scan{calendar: calendar{b.last}, words: firstWords}
	if d, isDay := dayOfMonth(firstWords[0].key); isDay && len(firstWords) == 1 {
		a, ok = dated(b.last.Year(), int(b.last.Month()), d)
	} else if p, read := first.try(first.named); read && first.at == len(firstWords) && !first.relativeWords() {
		a = p
	}
	return when{corpus.DayOf(a.first), corpus.DayOf(b.last)}, ok && !a.first.After(b.last)
}

// relativeWords reports whether the words count from today.
func (s *scan) relativeWords() bool {
	for _, w := range s.words {
		if _, ok := turns[w.key]; ok || w.key == "ago" || w.key == "yesterday" || w.key == "today" {
			return true
		}
	}
	return false
}

// inside reads the period after a preposition; "on" stands before a day alone,
// and "of" before what stands for itself.
func (s *scan) inside(preposition string) (when, bool) {
	read := s.named
	switch preposition {
	case "of", "over", "around": // "over 2000 people"
		read = s.standing
	}
	abbreviated := s.peek() == "sat" || s.peek() == "sun" // or a verb, or a newspaper
	p, ok := s.try(read)
	if preposition == "on" && (p.first != p.last || abbreviated) {
		return when{}, false
	}
	return s.within(p), ok
}

// within bounds by a period. What reaches to the present is left open.
func (s *scan) within(p period) when {
	from, to := p.days()
	if from != to && p.last.Equal(s.today) {
		to = ""
	}
	return when{from, to}
}

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
	if p, ok := s.relative(s.peek()); ok {
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
		p, ok = s.turn("this", s.peek())
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
	if !ok || s.today.IsZero() {
		return period{}, false
	}
	s.at++
	s.accept("of")
	u, ok := units[s.peek()]
	s.at++
	return period{u.after(s.today, -n), s.today}, ok
}

// turned reads "last week", "next Tuesday", "this month", "last summer".
func (s *scan) turned() (period, bool) {
	which := s.peek()
	s.at++
	p, ok := s.turn(which, s.peek())
	s.at++
	if ok && s.acceptYear() > 0 {
		return period{}, false // "last January 2016" is nobody's
	}
	return p, ok
}

// ago reads "two weeks ago": the week, month or year in which that was.
func (s *scan) ago() (period, bool) {
	if s.today.IsZero() {
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
	return u.around(u.after(startOf(u, s.today), -n)), true
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
	if d, ok := weekdays[s.peek()]; ok && !s.today.IsZero() {
		s.at++
		if p, ok := s.try(s.date); ok {
			return p, true // "Tuesday 2 February"
		}
		return onDay(s.turnWeekday(d, -1)), true // today is called today
	}
	if d, ok := dayOfMonth(s.peek()); ok {
		s.at++
		s.accept("of")
		m, ok := months[s.peek()]
		if !ok {
			return period{}, false
		}
		s.at++
		return s.dateOf(s.acceptYear(), m, d)
	}
	m, ok := months[s.peek()]
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
	return s.dateOf(s.acceptYear(), m, d)
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
	m, ok := months[s.peek()]
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
	return s.latest(of)
}

// figures reads 2016, 2014-2016, 2016-02, 2016-02-03 and the 1990s.
func (s *scan) figures() (period, bool) {
	key := s.peek()
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
