package quote

import (
	"sort"

	"onrecord/corpus/quote/internal/linear"
)

// A stray is a quotation that no attribution lays claim to and that stands
// inside somebody else's sentence. It may be a quote by itself, the quoted words
// of a statement that fills its clause, or none: a title, a nickname, a word
// held at arm's length. A learned chooser tells which.

// strays returns the quotations that are still without an owner.
func (s *shaper) strays() []int {
	var out []int
	for q, owner := range s.owner {
		if owner == nobody {
			out = append(out, q)
		}
	}
	return out
}

// options returns what the stray q may be the content of: the quotation, and
// the stretch of its sentence that no attribution has.
func (s *shaper) options(q int) []tokenRange {
	it := s.quotations[q].tokenRange
	out := append(s.memory.ranges.take(2), it)
	if clause := s.free(it); clause != it {
		out = append(out, clause)
	}
	return out
}

// free widens r within its sentence as far as no attribution has the words.
func (s *shaper) free(r tokenRange) tokenRange {
	st := s.sentenceAt(r.from)
	for r.from > st.from && !s.taken[r.from-1] {
		r.from--
	}
	st = s.sentenceAt(r.to - 1)
	for r.to < st.to && !s.taken[r.to] {
		r.to++
	}
	return r
}

// take marks the words of an attribution.
func (s *shaper) take(a attribution) {
	s.takeRange(a.cue)
	s.takeRange(a.source)
	for _, r := range a.content {
		s.takeRange(r)
	}
}

func (s *shaper) takeRange(r tokenRange) {
	for i := r.from; i < r.to; i++ {
		s.taken[i] = true
	}
}

// adopt makes quotes of the strays that are some.
func (s *shaper) adopt(m *linear.Ranker, w *workspace) {
	for _, q := range s.strays() {
		options := s.options(q)
		w.scores = w.scores[:0]
		for _, o := range options {
			w.features = s.strayFeatures(w.features[:0], q, o)
			w.scores = append(w.scores, m.Score(w.features))
		}
		best, chance := w.oneOf()
		if chance < leastStray {
			continue
		}
		s.owner[q] = len(s.found)
		s.found = append(s.found, attribution{content: options[best : best+1], confidence: chance})
		s.take(s.found[s.owner[q]])
	}
}

// leastStray is the probability from which a stray is a quote.
const leastStray = 0.55

// strayFeatures appends what tells whether option o is the content of a quote.
func (s *shaper) strayFeatures(f []uint32, q int, o tokenRange) []uint32 {
	it := s.quotations[q]
	option := uint32(0)
	if o != it.tokenRange {
		option = 1
	}
	st := s.sentenceAt(it.from)
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a<<1|option, b)) }
	words := min(uint32(it.words), 4)
	if it.words > 4 {
		words = 4 + far(it.words)
	}
	first, last, before, after := s.at(it.from+1), s.at(it.to-2), s.at(it.from-1), s.at(it.to)
	shape := uint32(0)
	set := func(bit int, on bool) {
		if on {
			shape |= 1 << bit
		}
	}
	set(0, it.from == st.from)
	set(1, s.sentenceAt(it.to-1).to <= it.to+1)
	set(2, first.is(upper))
	set(3, it.closed)
	set(4, last.is(mark))
	verbs, capitals, persons := 0, 0, 0
	for i := it.from + 1; i < it.to; i++ {
		k := &s.tokens[i]
		if k.finite() {
			verbs++
		}
		if k.is(upper) {
			capitals++
		}
		switch k.lower {
		case "i", "we", "you", "my", "our", "your", "me", "us":
			persons++
		}
	}
	titled := uint32(0)
	if it.words > 0 {
		titled = uint32(4 * capitals / it.words)
	}
	inside := capped(verbs, 2) | capped(persons, 1)<<2 | titled<<3
	add(400, words, 0)
	add(401, words, shape)
	add(402, inside, words)
	add(403, before.hash, 0)
	add(404, uint32(before.tag)<<5|uint32(before.sense), words)
	add(405, after.hash, shape&1)
	add(406, uint32(first.tag), uint32(before.tag)<<5|uint32(s.at(it.from-2).tag))
	add(407, first.hash, 0)
	add(408, uint32(first.tag), words)
	add(409, last.hash, 0)
	add(410, inside, shape)
	add(411, before.hash, uint32(first.tag))
	// Who speaks around it?
	previous, spoken := uint32(0), uint32(0)
	if q > 0 && s.owner[q-1] != nobody {
		previous = 1
		if s.quotations[q-1].paragraph == it.paragraph {
			previous = 2
		}
		if s.tokens[s.quotations[q-1].from].sentence == s.tokens[it.from].sentence {
			previous = 3
		}
	}
	if q+1 < len(s.quotations) && s.owner[q+1] != nobody && s.quotations[q+1].paragraph == it.paragraph {
		previous |= 4
	}
	cue := sort.Search(s.cued, func(i int) bool { return s.found[i].cue.from >= st.from })
	if cue > 0 && s.paragraphAt(s.found[cue-1].cue.from) == it.paragraph {
		spoken = 2
	}
	if cue < s.cued && st.has(s.found[cue].cue.from) {
		spoken |= 1
	}
	add(412, previous, spoken)
	add(413, previous, words)
	add(414, spoken, words)
	add(415, previous<<3|spoken, shape)
	verb := &edge
	for i := it.from - 1; i >= st.from; i-- {
		if s.tokens[i].tag.verb() && !auxiliary[s.tokens[i].lower] {
			verb = &s.tokens[i]
			break
		}
	}
	add(416, uint32(verb.sense), words)
	add(417, uint32(verb.habit), words)
	add(418, verb.stem, 0)
	add(419, uint32(verb.sense)<<3|uint32(verb.habit), shape)
	add(420, far(o.to-o.from), words)
	add(421, far(it.from-o.from), far(o.to-it.to))
	add(422, s.at(o.from).hash, 0)
	add(423, uint32(s.at(o.from).tag), uint32(s.at(o.from-1).tag))
	return f
}
