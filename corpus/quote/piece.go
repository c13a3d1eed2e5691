package quote

import "onrecord/corpus/quote/internal/linear"

// at returns token i, or the edge where there is none.
func (t *text) at(i int) *token {
	if i < 0 || i >= len(t.tokens) {
		return &edge
	}
	return &t.tokens[i]
}

// quotedEnds packs which ends of r stand inside quotation marks.
func (t *text) quotedEnds(r tokenRange) uint32 {
	ends := uint32(0)
	if t.tokens[r.from].quotation != outside {
		ends |= 1
	}
	if t.tokens[r.to-1].quotation != outside {
		ends |= 2
	}
	return ends
}

// sentenceEnds packs whether r begins and ends a sentence.
func (t *text) sentenceEnds(r tokenRange) uint32 {
	ends := uint32(0)
	if r.to >= t.sentenceAt(r.to-1).to-1 {
		ends |= 1
	}
	if r.from <= t.sentenceAt(r.from).from {
		ends |= 2
	}
	return ends
}

// pieceFeatures appends what tells whether piece n of a reading's content begins
// and ends where it should.
func (t *text) pieceFeatures(f []uint32, c *candidate, r *reading, n int) []uint32 {
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	k, p := &t.tokens[c.token], r.content[n]
	sense := uint32(k.sense)
	quoted := t.quotedEnds(p)
	side := quoted << 2
	if p.from > c.token {
		side |= 1
	}
	if n > 0 {
		side |= 2
	}
	first, before, last, after := t.at(p.from), t.at(p.from-1), t.at(p.to-1), t.at(p.to)
	begins := side | uint32(first.tag)<<4
	add(332, side, first.hash)
	add(333, side, uint32(first.tag)<<5|uint32(before.tag))
	add(334, side|uint32(before.tag)<<4, before.hash)
	add(335, begins, k.stem)
	add(336, begins, sense)
	add(337, begins, uint32(t.at(p.from+1).tag)<<5|uint32(t.at(p.from+2).tag))
	add(338, side, first.hash^before.hash*31)
	ends := side | t.sentenceEnds(p)<<4
	next := t.at(p.to + 1)
	add(340, ends, after.hash)
	add(341, ends, uint32(after.tag)<<5|uint32(last.tag))
	add(342, ends, uint32(after.tag)<<10|uint32(next.tag)<<5|uint32(next.sense))
	add(343, ends, after.hash^next.hash*31)
	add(344, ends, sense)
	add(345, ends, last.hash)
	add(358, ends, last.hash^t.at(p.to-2).hash*31)
	add(359, side|t.brokenOffIn(p)<<6, sense)
	add(328, side|t.brokenOffIn(p)<<6, uint32(after.tag)<<5|uint32(next.tag))
	add(329, ends|capped(t.clauseBehind(p.to, r), 5)<<6, after.hash)
	add(327, ends|capped(t.clauseBehind(p.to, r), 5)<<6, sense)
	in := t.inventory(p)
	inside := in.packed()
	add(346, side|inside<<4, sense)
	add(347, side|inside<<4, uint32(first.tag))
	add(348, side, uint32(in.depth+8))
	add(349, ends, capped((p.to-p.from)/2, 15))
	add(350, side|capped(in.verbs, 2)<<4, k.stem)
	if n == 0 {
		return t.gapFeatures(f, c, r)
	}
	// How does it hang together with the piece before?
	was := r.content[n-1]
	apart := capped(p.from-was.to, 8) << 1
	if t.tokens[was.to-1].sentence == first.sentence {
		apart |= 1
	}
	between := t.quotedEnds(was) << 1
	if (tokenRange{was.to, p.from}).contains(r.cue) {
		between |= 1
	}
	add(354, apart<<3|between, quoted)
	add(355, between<<2|quoted, uint32(first.tag))
	add(356, between<<2|quoted, sense)
	add(357, between<<2|quoted, after.hash)
	return f
}

// brokenOffIn packs how many quotations end inside p as one does before its
// attribution, “We won,” and how many begin behind a colon.
func (t *text) brokenOffIn(p tokenRange) uint32 {
	ends, begins := 0, 0
	for i := p.from; i < p.to; {
		q := t.tokens[i].quotation
		if q == outside {
			i++
			continue
		}
		it := t.quotations[q]
		if it.to < p.to && t.breaksOff(it) {
			ends++
		}
		if it.from > p.from && t.lower(it.from-1) == ":" {
			begins++
		}
		i = max(i+1, it.to)
	}
	return capped(ends, 2) | capped(begins, 2)<<2
}

// clauseBehind tells whether a clause of its own follows token i in the sentence:
// how far off its verb stands, 0 for none before the next mark.
func (t *text) clauseBehind(i int, r *reading) int {
	s := t.sentenceAt(i - 1)
	for k := i; k < min(s.to, i+lookout); k++ {
		switch {
		case t.tokens[k].finite():
			return 1 + min((k-i)/2, 4)
		case k > i && t.tokens[k].is(mark), r.cue.has(k):
			return 0
		}
	}
	return 0
}

// inventory counts what a stretch of words holds.
type inventory struct{ verbs, commas, cues, depth int }

func (t *text) inventory(r tokenRange) inventory {
	var n inventory
	for i := r.from; i < r.to; i++ {
		k := &t.tokens[i]
		switch {
		case k.finite():
			n.verbs++
			if k.habit > sometimes && k.quotation == outside {
				n.cues++
			}
		case k.lower == ",":
			n.commas++
		case k.lower == "(":
			n.depth++
		case k.lower == ")":
			n.depth--
		}
	}
	n.depth = max(-8, min(n.depth, 7))
	return n
}

func (n inventory) packed() uint32 {
	return capped(n.verbs, 3)<<4 | capped(n.commas, 3)<<2 | capped(n.cues, 3)
}

// gapFeatures appends what stands between the cue and the first piece.
func (t *text) gapFeatures(f []uint32, c *candidate, r *reading) []uint32 {
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	p, side := r.content[0], uint32(0)
	gap := tokenRange{p.to, r.cue.from}
	if p.from > c.token {
		gap, side = tokenRange{r.cue.to, p.from}, 1
	}
	if gap.from > gap.to {
		return f
	}
	side |= t.quotedEnds(p) << 2
	add(351, side, capped(gap.to-gap.from, 12))
	skipped := uint32(0)
	if !r.source.empty() && gap.contains(r.source) {
		skipped = 1
		add(352, side, capped(r.source.from-gap.from, 4)<<4|capped(gap.to-r.source.to, 6))
	}
	add(353, side|skipped<<4, capped(gap.to-gap.from, 6)<<5|uint32(t.at(gap.from).tag))
	return f
}

// sourceFeatures appends what tells whether the source of a reading is one.
func (t *text) sourceFeatures(f []uint32, c *candidate, r *reading) []uint32 {
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	sense := uint32(t.tokens[c.token].sense)
	if r.source.empty() {
		add(360, sense, 0)
		return f
	}
	first, before, last, after := t.at(r.source.from), t.at(r.source.from-1), t.at(r.source.to-1), t.at(r.source.to)
	side := uint32(0)
	if r.source.from > c.token {
		side = 1
	}
	add(361, side, last.hash)
	add(362, side, last.stem)
	add(363, side|uint32(last.sense)<<1, uint32(last.tag)<<5|sense)
	add(364, side|uint32(first.tag)<<1, uint32(before.tag)<<5|uint32(after.tag))
	add(365, side, before.hash)
	add(366, side, after.hash)
	add(367, side|capped(r.source.to-r.source.from, 12)<<1, uint32(first.tag)<<5|uint32(last.tag))
	b := t.beside(r.cue, t.sentenceAt(c.token))
	standing := b.standing(r.source.to - 1)
	add(368, b.standing(r.source.from)<<4|standing, side)
	whole := uint32(0)
	if r.source == b.before || r.source == b.clause || r.source == b.behind {
		whole = 1
	}
	add(369, whole, standing)
	if within(r.source.from, r.content) {
		add(370, side, sense)
	}
	return f
}

// restFeatures appends how much of the sentence a reading leaves out.
func (t *text) restFeatures(f []uint32, c *candidate, r *reading) []uint32 {
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	s := t.sentenceAt(c.token)
	left, right := 0, 0
	for i := s.from; i < s.to; i++ {
		switch {
		case t.tokens[i].is(mark) || r.source.has(i) || r.cue.has(i) || within(i, r.content):
		case i < c.token:
			left++
		default:
			right++
		}
	}
	kind, sense := kindCode(r.kind), uint32(t.tokens[c.token].sense)
	add(371, capped(left, 10), capped(right, 10))
	add(372, capped(left, 10), kind)
	add(373, capped(right, 10), kind)
	add(374, capped(right, 6), sense)
	add(375, capped(left, 6), sense)
	return f
}
