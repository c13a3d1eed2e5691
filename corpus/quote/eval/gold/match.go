package gold

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus"
)

// A metric says what counts for one and how overlap is measured.
type metric string

const (
	// segments: each contiguous span counts for itself; overlap is the share of
	// the gold's bytes that were found.
	segments metric = "segments"
	// whole: all pieces of a quote count as one; overlap is the share of the
	// longer side's bytes that both have.
	whole metric = "whole quotes"
)

// unit is what is matched: a segment or a whole quote.
type unit struct {
	Quote
	pieces []corpus.Span // trimmed
	bytes  int
}

// units returns what counts in an article's quotes under m.
func (m metric) units(body string, quotes []Quote) []unit {
	var out []unit
	for _, q := range quotes {
		var pieces []corpus.Span
		for _, p := range joined(body, q.Content) {
			if p = bare(body, p); p.Len() > 0 {
				pieces = append(pieces, p)
			}
		}
		if m == segments {
			for _, p := range pieces {
				out = append(out, unit{q, []corpus.Span{p}, p.Len()})
			}
			continue
		}
		if len(pieces) > 0 {
			out = append(out, unit{q, pieces, length(pieces)})
		}
	}
	return out
}

// joined makes one of the pieces that only marks and spaces of one paragraph part.
func joined(body string, pieces []corpus.Span) []corpus.Span {
	var out []corpus.Span
	for _, p := range pieces {
		if n := len(out); n > 0 && out[n-1].End <= p.Start && strings.IndexFunc(body[out[n-1].End:p.Start], parts) < 0 {
			out[n-1].End = p.End
			continue
		}
		out = append(out, p)
	}
	return out
}

func parts(r rune) bool { return r == '\n' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// bare returns s without the quotation marks, punctuation and spaces at its ends.
func bare(body string, s corpus.Span) corpus.Span {
	text := s.Of(body)
	text = strings.TrimRightFunc(text, outer)
	s.End = s.Start + len(text)
	s.Start = s.End - len(strings.TrimLeftFunc(text, outer))
	return s
}

func outer(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("\"“”„«»'‘’`.,;:?!…—–-", r)
}

func length(spans []corpus.Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

// shared is the number of bytes that two lists of spans, each in order, have in common.
func shared(a, b []corpus.Span) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		n += max(0, min(a[i].End, b[j].End)-max(a[i].Start, b[j].Start))
		if a[i].End < b[j].End {
			i++
		} else {
			j++
		}
	}
	return n
}

// overlap is from 0 to 1.
func (m metric) overlap(want, got unit) float64 {
	n := shared(want.pieces, got.pieces)
	if m == segments {
		return float64(n) / float64(want.bytes)
	}
	return float64(n) / float64(max(want.bytes, got.bytes))
}

// pair is a gold unit and the unit found for it.
type pair struct {
	gold, got int
	overlap   float64
}

// least is the overlap from which a unit counts as found at all.
const least = 0.3

// pairs matches each gold unit with at most one that was found, the best first.
func (m metric) pairs(want, got []unit) []pair {
	var all []pair
	for i, g := range want {
		for j, f := range got {
			if o := m.overlap(g, f); o >= least {
				all = append(all, pair{i, j, o})
			}
		}
	}
	// Of equals, the pair whose sizes agree goes first.
	slices.SortStableFunc(all, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.overlap, a.overlap), cmp.Compare(excess(want, got, a), excess(want, got, b)))
	})
	usedGold, usedGot := map[int]bool{}, map[int]bool{}
	var out []pair
	for _, p := range all {
		if !usedGold[p.gold] && !usedGot[p.got] {
			usedGold[p.gold], usedGot[p.got] = true, true
			out = append(out, p)
		}
	}
	return out
}

func excess(want, got []unit, p pair) int { return max(0, got[p.got].bytes-want[p.gold].bytes) }

// sameSource reports whether two sources, as printed, have bytes in common, or
// neither is printed.
func sameSource(a, b []corpus.Span) bool {
	return len(a) == 0 && len(b) == 0 || shared(a, b) > 0
}

// SameSpeaker reports whether two speakers are the same to the letter, but for
// case, punctuation, an article and a possessive.
func SameSpeaker(a, b string) bool { return strings.Join(plain(a), " ") == strings.Join(plain(b), " ") }

// AgreeingSpeakers reports whether two speakers can be the same: one's last word is in
// the other, and their first words do not contradict each other.
func AgreeingSpeakers(a, b string) bool {
	x, y := plain(a), plain(b)
	if len(x) == 0 || len(y) == 0 {
		return len(x) == len(y)
	}
	if !slices.Contains(y, x[len(x)-1]) && !slices.Contains(x, y[len(y)-1]) {
		return false
	}
	return len(x) == 1 || len(y) == 1 || slices.Contains(y, x[0]) || slices.Contains(x, y[0])
}

var possessive = strings.NewReplacer("’s", "", "'s", "")

// plain returns the words that count in a speaker's name.
func plain(name string) []string {
	name = possessive.Replace(strings.ToLower(name))
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	return words
}
