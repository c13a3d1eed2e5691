package quote

import "onrecord/corpus/quote/internal/linear"

// chance is a probability in ten steps.
func chance(p float64) uint32 { return uint32(min(p*10, 9)) }

// readingFeatures appends what tells whether the reading r of candidate i is a quote.
func (t *text) readingFeatures(f []uint32, all []candidate, i int, r *reading) []uint32 {
	c := &all[i]
	k := &t.tokens[c.token]
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	base := k.stem
	sense := uint32(k.sense)
	kind := kindCode(r.kind)
	source := t.sourceShape(r, c.token)
	content := t.contentShape(r, c.token)
	outer, inner, twin := rivals(all, i, r)
	cue, labels := chance(c.cue), chance(r.chance)
	behind := stepsBehind(r.behind)
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
	for n := range r.content {
		f = t.pieceFeatures(f, c, r, n)
	}
	f = t.sourceFeatures(f, c, r)
	return t.restFeatures(f, c, r)
}

// stepsBehind is how much less likely a reading is than the likeliest, in steps that grow.
func stepsBehind(behind float64) uint32 {
	switch {
	case behind < 4:
		return uint32(behind * 2)
	case behind < 12:
		return 8 + uint32(behind-4)/2
	}
	return 12 + uint32(min((behind-12)/6, 3))
}

// kindCode is a kind as a number.
func kindCode(k Kind) uint32 {
	switch k {
	case Direct:
		return 1
	case Mixed:
		return 2
	}
	return 3
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
