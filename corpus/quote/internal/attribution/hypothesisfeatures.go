package attribution

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
)

// bucket is a probability in ten steps.
func bucket(p float64) uint32 { return uint32(min(p*10, 9)) }

// hypothesisFeatures appends what tells whether the hypothesis r of candidate i is a quote.
func hypothesisFeatures(t *document.Document, f []uint32, all []candidate, i int, r *hypothesis) []uint32 {
	c := &all[i]
	k := &t.Tokens[c.token]
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	base := k.Stem
	sense := uint32(k.LexicalClass)
	kind := kindCode(r.kind)
	source := sourceShape(t, r, c.token)
	content := contentShape(t, r, c.token)
	outer, inner, twin := rivals(all, i, r)
	cue, labels := bucket(c.cue), bucket(r.probability)
	behind := stepsBehind(r.logMargin)
	add(300, cue, 0)
	add(301, labels, behind)
	add(302, cue, labels)
	add(303, bucket(c.cue*r.probability), 0)
	add(304, cue, kind)
	add(305, kind, source)
	add(306, kind, content)
	add(307, base, 0)
	add(308, base, kind)
	add(309, uint32(k.CuePrior), kind<<5|uint32(k.Tag))
	add(310, uint32(k.CuePrior), source)
	add(311, outer, cue)
	add(312, inner, cue)
	add(313, twin, cue)
	add(314, outer, kind)
	add(315, outer, uint32(k.CuePrior))
	add(316, inner, kind)
	add(317, twin, kind)
	add(318, source, content)
	add(319, cue, source)
	add(320, cue, content)
	add(321, base, source)
	quoted := uint32(0)
	if k.Quotation != document.Unquoted {
		quoted = 1
	}
	add(322, quoted, cue)
	add(323, quoted, kind)
	add(324, sense, kind<<5|uint32(k.Tag))
	add(325, sense, source)
	add(326, sense, content)
	for n := range r.Content {
		f = pieceFeatures(t, f, c, r, n)
	}
	f = sourceFeatures(t, f, c, r)
	return restFeatures(t, f, c, r)
}

// stepsBehind is how much less likely a hypothesis is than the likeliest, in steps that grow.
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
func sourceShape(t *document.Document, r *hypothesis, token int) uint32 {
	if r.Source.Empty() {
		return 0
	}
	shape := uint32(t.Tokens[r.Source.To-1].Tag)<<1 | uint32(t.Tokens[r.Source.From].Tag)<<6 | 1
	if r.Source.From > token {
		shape |= 1 << 12
	}
	gap := max(r.Source.From-r.Cue.To, r.Cue.From-r.Source.To)
	return shape | uint32(min(gap/2, 3))<<13
}

// contentShape packs the length of the content, its place, and how it begins.
func contentShape(t *document.Document, r *hypothesis, token int) uint32 {
	shape := uint32(min(r.words/2, 7))
	if r.hull.From > token {
		shape |= 1 << 4
	}
	if r.hull.To <= token {
		shape |= 1 << 5
	}
	switch t.Lower(r.hull.From) {
	case "that":
		shape |= 1 << 6
	case "to":
		shape |= 2 << 6
	}
	return shape
}
