package quote

import "onrecord/corpus/quote/internal/linear"

// neighbours is how many candidates on either side are looked at for rivals.
const neighbours = 5

// chance is a probability in ten steps.
func chance(p float64) uint32 { return uint32(min(p*10, 9)) }

// readingFeatures appends what tells whether the reading r of candidate i is a quote.
func (t *text) readingFeatures(f []uint32, all []candidate, i int, r *reading) []uint32 {
	c := &all[i]
	k := &t.tokens[c.token]
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	base := k.stem
	sense := uint32(k.sense)
	kind := map[Kind]uint32{Direct: 1, Mixed: 2, Indirect: 3}[r.kind]
	source := t.sourceShape(r, c.token)
	content := t.contentShape(r, c.token)
	outer, inner, twin := rivals(all, i, r)
	cue, labels := chance(c.cue), chance(r.chance)
	behind := uint32(min(r.behind*2, 12))
	add(300, cue, 0)
	add(301, labels, behind)
	add(302, cue, labels)
	add(303, chance(c.cue*r.chance), 0)
	add(304, cue, kind)
	add(305, kind, source)
	add(306, kind, content)
	add(307, base, 0)
	add(308, base, kind)
	add(309, uint32(k.habit), kind<<5|uint32(k.tag))
	add(310, uint32(k.habit), source)
	add(311, outer, cue)
	add(312, inner, cue)
	add(313, twin, cue)
	add(314, outer, kind)
	add(315, outer, uint32(k.habit))
	add(316, inner, kind)
	add(317, twin, kind)
	add(318, source, content)
	add(319, cue, source)
	add(320, cue, content)
	add(321, base, source)
	quoted := uint32(0)
	if k.quotation != outside {
		quoted = 1
	}
	add(322, quoted, cue)
	add(323, quoted, kind)
	add(324, sense, kind<<5|uint32(k.tag))
	add(325, sense, source)
	add(326, sense, content)
	return t.edgeFeatures(f, c, r)
}

// edgeFeatures appends what tells whether the content and the source of a
// reading begin and end where they should.
func (t *text) edgeFeatures(f []uint32, c *candidate, r *reading) []uint32 {
	k := &t.tokens[c.token]
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	s := t.sentenceAt(c.token)
	at := func(i int) *token {
		if i < 0 || i >= len(t.tokens) {
			return &edge
		}
		return &t.tokens[i]
	}
	sense := uint32(k.sense)
	pieces := uint32(min(len(r.content), 4))
	add(330, pieces, sense)
	add(331, pieces, uint32(k.habit))
	for n, p := range r.content {
		side := uint32(0)
		if p.from > c.token {
			side = 1
		}
		if n > 0 {
			side |= 2
		}
		first, before, last, after := at(p.from), at(p.from-1), at(p.to-1), at(p.to)
		quoted := uint32(0)
		if first.quotation != outside {
			quoted |= 1
		}
		if last.quotation != outside {
			quoted |= 2
		}
		side |= quoted << 2
		add(332, side, first.hash)
		add(333, side, uint32(first.tag)<<5|uint32(before.tag))
		add(334, side|uint32(before.tag)<<4, before.hash)
		add(335, side|uint32(first.tag)<<4, k.stem)
		add(336, side|uint32(first.tag)<<4, sense)
		add(337, side|uint32(first.tag)<<4, uint32(at(p.from+1).tag)<<5|uint32(at(p.from+2).tag))
		add(338, side, first.hash^before.hash*31)
		ends := uint32(0)
		if st := t.sentenceAt(p.to - 1); p.to >= st.to-1 {
			ends = 1
		}
		if p.from <= t.sentenceAt(p.from).from {
			ends |= 2
		}
		add(340, side|ends<<4, after.hash)
		add(341, side|ends<<4, uint32(after.tag)<<5|uint32(last.tag))
		add(342, side|ends<<4, uint32(after.tag)<<10|uint32(at(p.to+1).tag)<<5|uint32(at(p.to+1).sense))
		add(343, side|ends<<4, after.hash^at(p.to+1).hash*31)
		add(344, side|ends<<4, sense)
		add(345, side|ends<<4, last.hash)
		verbs, commas, cues, depth := 0, 0, 0, 0
		for i := p.from; i < p.to; i++ {
			x := &t.tokens[i]
			switch {
			case x.finite():
				verbs++
				if x.habit > sometimes && x.quotation == outside {
					cues++
				}
			case x.lower == ",":
				commas++
			case x.lower == "(":
				depth++
			case x.lower == ")":
				depth--
			}
		}
		inside := capped(verbs, 3)<<4 | capped(commas, 3)<<2 | capped(cues, 3)
		add(346, side|inside<<4, sense)
		add(347, side|inside<<4, uint32(first.tag))
		add(348, side, uint32(depth+8))
		add(349, side|ends<<4, capped((p.to-p.from)/2, 15))
		add(350, side|capped(verbs, 2)<<4, k.stem)
		if n > 0 {
			last := r.content[n-1]
			apart := capped(p.from-last.to, 8) << 1
			if t.tokens[last.to-1].sentence == first.sentence {
				apart |= 1
			}
			between := uint32(0)
			if (tokenRange{last.to, p.from}).contains(r.cue) {
				between = 1
			}
			if t.tokens[last.from].quotation != outside {
				between |= 2
			}
			if t.tokens[last.to-1].quotation != outside {
				between |= 4
			}
			add(354, apart<<3|between, quoted)
			add(355, between<<2|quoted, uint32(first.tag))
			add(356, between<<2|quoted, uint32(k.sense))
			add(357, between<<2|quoted, after.hash)
		}
		// What stands between content and cue.
		gap := tokenRange{p.to, r.cue.from}
		if p.from > c.token {
			gap = tokenRange{r.cue.to, p.from}
		}
		if n == 0 && gap.from <= gap.to {
			add(351, side, capped(gap.to-gap.from, 12))
			g, skipped := gap, uint32(0)
			if g.contains(r.source) && !r.source.empty() {
				skipped = 1
				add(352, side, capped(r.source.from-g.from, 4)<<4|capped(g.to-r.source.to, 6))
			}
			add(353, side|skipped<<4, capped(gap.to-gap.from, 6)<<5|uint32(at(gap.from).tag))
		}
	}
	if r.source.empty() {
		add(360, sense, 0)
	} else {
		first, before, last, after := at(r.source.from), at(r.source.from-1), at(r.source.to-1), at(r.source.to)
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
		b := t.beside(r.cue, s)
		add(368, b.standing(r.source.from)<<4|b.standing(r.source.to-1), side)
		exact := uint32(0)
		if r.source == b.before || r.source == b.clause || r.source == b.behind {
			exact = 1
		}
		add(369, exact, b.standing(r.source.to-1))
		inner := within(r.source.from, r.content)
		if inner {
			add(370, side, sense)
		}
	}
	// What of the sentence is left out.
	left, right := 0, 0
	for i := s.from; i < s.to; i++ {
		if t.tokens[i].is(mark) || r.source.has(i) || within(i, r.content) || r.cue.has(i) {
			continue
		}
		if i < c.token {
			left++
		} else {
			right++
		}
	}
	add(371, capped(left, 10), capped(right, 10))
	add(372, capped(left, 10), uint32(r.kindCode()))
	add(373, capped(right, 10), uint32(r.kindCode()))
	add(374, capped(right, 6), sense)
	add(375, capped(left, 6), sense)
	return f
}

func (r *reading) kindCode() int {
	switch r.kind {
	case Direct:
		return 1
	case Mixed:
		return 2
	}
	return 3
}

// rivals packs how likely the cues are whose content holds this one, that stand
// in its content, and that claim much the same words.
func rivals(all []candidate, i int, r *reading) (outer, inner, twin uint32) {
	c := &all[i]
	for k := max(0, i-neighbours); k < min(len(all), i+neighbours+1); k++ {
		if k == i {
			continue
		}
		o := &all[k]
		best := &o.readings[0]
		if best.hull.has(c.token) && within(c.token, best.content) {
			outer = max(outer, 1+chance(o.cue))
		}
		if within(o.token, r.content) {
			inner = max(inner, 1+chance(o.cue))
		}
		if 2*common(r.content, best.content) > min(r.words, best.words) {
			side := uint32(0)
			if o.cue > c.cue {
				side = 16
			}
			twin = max(twin, side+1+chance(o.cue))
		}
	}
	return outer, inner, twin
}

func within(token int, ranges []tokenRange) bool {
	for _, r := range ranges {
		if r.has(token) {
			return true
		}
	}
	return false
}

// common is the number of tokens that two lists of ranges share.
func common(a, b []tokenRange) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.to, y.to)-max(x.from, y.from))
		}
	}
	return n
}

// sourceShape packs the form of the source and its place beside the cue.
func (t *text) sourceShape(r *reading, token int) uint32 {
	if r.source.empty() {
		return 0
	}
	shape := uint32(t.tokens[r.source.to-1].tag)<<1 | uint32(t.tokens[r.source.from].tag)<<6 | 1
	if r.source.from > token {
		shape |= 1 << 12
	}
	gap := max(r.source.from-r.cue.to, r.cue.from-r.source.to)
	return shape | uint32(min(gap/2, 3))<<13
}

// contentShape packs the length of the content, its place, and how it begins.
func (t *text) contentShape(r *reading, token int) uint32 {
	shape := uint32(min(r.words/2, 7))
	if r.hull.from > token {
		shape |= 1 << 4
	}
	if r.hull.to <= token {
		shape |= 1 << 5
	}
	switch t.lower(r.hull.from) {
	case "that":
		shape |= 1 << 6
	case "to":
		shape |= 2 << 6
	}
	return shape
}
