package quote

import "onrecord/corpus/quote/internal/linear"

// candidate is an attribution that may yet turn out to be none: its cue is only
// likely, and others may lay claim to the same words.
type candidate struct {
	attribution
	token       int     // head of the cue
	cue, labels float64 // probability of the cue, and of its source and content given the cue
	words       int     // in the content
	kind        Kind
	hull        tokenRange
}

// neighbours is how many candidates on either side are looked at for rivals.
const neighbours = 5

// chance is a probability in ten steps.
func chance(p float64) uint32 { return uint32(min(p*10, 9)) }

// acceptFeatures appends what tells whether candidate i of all is a quote.
func (t *text) acceptFeatures(f []uint32, all []candidate, i int) []uint32 {
	c := &all[i]
	k := &t.tokens[c.token]
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	base := stem(k.lower)
	kind := map[Kind]uint32{Direct: 1, Mixed: 2, Indirect: 3}[c.kind]
	source := t.sourceShape(c)
	content := t.contentShape(c)
	outer, inner, twin := rivals(all, i)
	cue, labels := chance(c.cue), chance(c.labels)
	add(300, cue, 0)
	add(301, labels, 0)
	add(302, cue, labels)
	add(303, chance(c.cue*c.labels), 0)
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
	return f
}

// rivals packs how likely the cues are whose content holds this one, that stand
// in its content, and that claim much the same words.
func rivals(all []candidate, i int) (outer, inner, twin uint32) {
	c := &all[i]
	for k := max(0, i-neighbours); k < min(len(all), i+neighbours+1); k++ {
		if k == i {
			continue
		}
		o := &all[k]
		if o.hull.has(c.token) && within(c.token, o.content) {
			outer = max(outer, 1+chance(o.cue))
		}
		if within(o.token, c.content) {
			inner = max(inner, 1+chance(o.cue))
		}
		if 2*common(c.content, o.content) > min(c.words, o.words) {
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
func (t *text) sourceShape(c *candidate) uint32 {
	if c.source.empty() {
		return 0
	}
	shape := uint32(t.tokens[c.source.to-1].tag)<<1 | uint32(t.tokens[c.source.from].tag)<<6 | 1
	if c.source.from > c.token {
		shape |= 1 << 12
	}
	gap := max(c.source.from-c.attribution.cue.to, c.attribution.cue.from-c.source.to)
	return shape | uint32(min(gap/2, 3))<<13
}

// contentShape packs the length of the content, its place, and how it begins.
func (t *text) contentShape(c *candidate) uint32 {
	shape := uint32(min(c.words/2, 7))
	if c.hull.from > c.token {
		shape |= 1 << 4
	}
	if c.hull.to <= c.token {
		shape |= 1 << 5
	}
	switch t.lower(c.hull.from) {
	case "that":
		shape |= 1 << 6
	case "to":
		shape |= 2 << 6
	}
	return shape
}

// newCandidate fills in what can be told from the attribution itself.
func (t *text) newCandidate(a attribution, token int, cue, labels float64) candidate {
	c := candidate{attribution: a, token: token, cue: cue, labels: labels, kind: t.kindOf(a.content)}
	for _, r := range a.content {
		c.words += r.to - r.from
	}
	c.hull = tokenRange{a.content[0].from, a.content[len(a.content)-1].to}
	return c
}
