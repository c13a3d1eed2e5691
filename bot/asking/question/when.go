package question

import (
	"strings"

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
	calendar calendar
	words    []word
	at       int
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
	if from != to && p.last.Equal(s.calendar.today) {
		to = ""
	}
	return when{from, to}
}
