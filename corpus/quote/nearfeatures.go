package quote

import (
	"slices"

	"onrecord/corpus/quote/internal/linear"
)

// nearFeatures appends how an option stands in the text before the reference.
func (r *resolver) nearFeatures(f []uint32, ref reference, o *option, byRank []int, running uint32) []uint32 {
	k := o.near
	c := r.near[k]
	it := r.entities[c.entity]
	last := &r.mentions[c.last]
	distance := uint32(min(int(r.tokens[ref.token].sentence-r.tokens[last.from].sentence), 6))
	place := r.standingOf(last)
	here := uint32(0) // in the paragraph of the reference
	if begin := r.paragraphs[r.paragraphAt(ref.token)].from; last.from >= begin {
		here = 1
		if last.before == begin {
			here = 2
		}
	}
	recency, order := uint32(min(k, 4)), uint32(min(slices.Index(byRank, k), 4))
	spoken := uint32(min(r.spoken[c.entity], 3))
	mentions := uint32(min(len(it.mentions), 8) / 2)
	person := uint32(min(max(it.person, -1), 3) + 1)
	known := uint32(0)
	switch {
	case !compatible(it.gender, ref.gender):
		known = 3
	case it.gender != anyGender && it.sure:
		known = 2
	case it.gender != anyGender:
		known = 1
	case it.leaning != anyGender && it.leaning == ref.gender:
		known = 4
	case it.leaning != anyGender:
		known = 5
	}
	runs := r.runs(ref.token)
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b)) }
	add(600, distance, 0)
	add(601, distance, place)
	add(602, running, 0)
	add(603, running, distance)
	add(604, known, person)
	add(618, known, running)
	add(619, known, order)
	add(605, uint32(min(c.count, 4)), distance)
	add(606, recency, order)
	add(607, order, place)
	add(608, spoken, running)
	add(609, mentions, order)
	add(610, runs, order<<3|running)
	add(611, uint32(min(len(r.near), 5)), order)
	add(612, uint32(min(len(r.near), 5)), recency)
	add(613, known<<3|person, order)
	add(614, r.opening(ref.token), distance<<3|place)
	add(615, r.opening(ref.token), running)
	add(616, uint32(min(int(c.salience), 15)), 0)
	add(617, uint32(min(len(it.words), 5)), person)
	add(621, here, place)
	add(622, here, running)
	add(623, here<<2|ref.article, order)
	if ref.role != "" {
		unnamed := uint32(0)
		if r.indefinite[kin(ref.role)] {
			unnamed = 1
		}
		add(624, here<<1|unnamed, uint32(min(ref.source.to-ref.source.from, 5)))
	}
	add(620, uint32(4*it.placed/len(it.mentions)), person)
	return f
}

// runs says how far back the last quote is, in paragraphs, in five steps.
func (r *resolver) runs(token int) uint32 {
	if r.running == nobody {
		return 0
	}
	return 1 + uint32(min(max(0, r.paragraphAt(token)-r.paragraphAt(r.lastToken(r.running))), 3))
}

// standingOf packs how a mention stands in its sentence.
func (r *resolver) standingOf(m *mention) uint32 {
	s := r.sentenceAt(m.from)
	switch before := r.lower(m.before - 1); {
	case r.tokens[m.from].quotation != outside:
		return 1
	case m.to < s.to && r.tokens[m.to].genitive():
		return 2
	case m.before > s.from && (linkWords[before] || r.tokens[m.before-1].tag == tagPreposition):
		return 3
	case m.subject && m.before == s.from:
		return 4
	case m.subject:
		return 5
	case m.before == s.from:
		return 6
	}
	return 7
}

// opening packs where a source stands: at the beginning of its paragraph, of
// its sentence, or after a quotation.
func (r *resolver) opening(i int) uint32 {
	s := r.sentenceAt(i)
	switch {
	case r.paragraphs[s.paragraph].from == i:
		return 1
	case s.from == i:
		return 2
	case r.tokens[s.from].quotation != outside:
		return 3
	}
	return 4
}
