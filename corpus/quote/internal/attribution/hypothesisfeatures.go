package attribution

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
)

// The features of this file, each by what it pairs.
var (
	hypothesisCue                  = linear.Named("hypothesis: cue")
	hypothesisProbabilityMargin    = linear.Named("hypothesis: probability × margin")
	hypothesisCueProbability       = linear.Named("hypothesis: cue × probability")
	hypothesisBucketCueProbability = linear.Named("hypothesis: bucket cue probability")
	hypothesisCueKind              = linear.Named("hypothesis: cue × kind")
	hypothesisKindSource           = linear.Named("hypothesis: kind × source")
	hypothesisKindContent          = linear.Named("hypothesis: kind × content")
	hypothesisStem                 = linear.Named("hypothesis: stem")
	hypothesisStemKind             = linear.Named("hypothesis: stem × kind")
	hypothesisPriorKindTag         = linear.Named("hypothesis: prior × kind tag")
	hypothesisPriorSource          = linear.Named("hypothesis: prior × source")
	hypothesisEnclosingCue         = linear.Named("hypothesis: enclosing × cue")
	hypothesisEnclosedCue          = linear.Named("hypothesis: enclosed × cue")
	hypothesisOverlappingCue       = linear.Named("hypothesis: overlapping × cue")
	hypothesisEnclosingKind        = linear.Named("hypothesis: enclosing × kind")
	hypothesisEnclosingPrior       = linear.Named("hypothesis: enclosing × prior")
	hypothesisEnclosedKind         = linear.Named("hypothesis: enclosed × kind")
	hypothesisOverlappingKind      = linear.Named("hypothesis: overlapping × kind")
	hypothesisSourceContent        = linear.Named("hypothesis: source × content")
	hypothesisCueSource            = linear.Named("hypothesis: cue × source")
	hypothesisCueContent           = linear.Named("hypothesis: cue × content")
	hypothesisStemSource           = linear.Named("hypothesis: stem × source")
	hypothesisQuotedCue            = linear.Named("hypothesis: quoted × cue")
	hypothesisQuotedKind           = linear.Named("hypothesis: quoted × kind")
	hypothesisClassKindTag         = linear.Named("hypothesis: class × kind tag")
	hypothesisClassSource          = linear.Named("hypothesis: class × source")
	hypothesisClassContent         = linear.Named("hypothesis: class × content")
)

// bucket is a probability in ten steps.
func bucket(p float64) uint32 { return uint32(min(p*10, 9)) }

// hypothesisFeatures appends what tells whether the hypothesis r of candidate i is a quote.
func hypothesisFeatures(t *document.Document, f []uint32, all []candidate, i int, r *hypothesis) []uint32 {
	c := &all[i]
	k := &t.Tokens[c.token]
	add := func(template linear.Template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	base := k.Stem
	sense := uint32(k.LexicalClass)
	kind := kindCode(r.kind)
	source := sourceShape(t, r, c.token)
	content := contentShape(t, r, c.token)
	outer, inner, twin := rivals(all, i, r)
	cue, labels := bucket(c.cue), bucket(r.probability)
	behind := stepsBehind(r.logMargin)
	add(hypothesisCue, cue, 0)
	add(hypothesisProbabilityMargin, labels, behind)
	add(hypothesisCueProbability, cue, labels)
	add(hypothesisBucketCueProbability, bucket(c.cue*r.probability), 0)
	add(hypothesisCueKind, cue, kind)
	add(hypothesisKindSource, kind, source)
	add(hypothesisKindContent, kind, content)
	add(hypothesisStem, base, 0)
	add(hypothesisStemKind, base, kind)
	add(hypothesisPriorKindTag, uint32(k.CuePrior), kind<<5|uint32(k.Tag))
	add(hypothesisPriorSource, uint32(k.CuePrior), source)
	add(hypothesisEnclosingCue, outer, cue)
	add(hypothesisEnclosedCue, inner, cue)
	add(hypothesisOverlappingCue, twin, cue)
	add(hypothesisEnclosingKind, outer, kind)
	add(hypothesisEnclosingPrior, outer, uint32(k.CuePrior))
	add(hypothesisEnclosedKind, inner, kind)
	add(hypothesisOverlappingKind, twin, kind)
	add(hypothesisSourceContent, source, content)
	add(hypothesisCueSource, cue, source)
	add(hypothesisCueContent, cue, content)
	add(hypothesisStemSource, base, source)
	quoted := uint32(0)
	if k.Quotation != document.Unquoted {
		quoted = 1
	}
	add(hypothesisQuotedCue, quoted, cue)
	add(hypothesisQuotedKind, quoted, kind)
	add(hypothesisClassKindTag, sense, kind<<5|uint32(k.Tag))
	add(hypothesisClassSource, sense, source)
	add(hypothesisClassContent, sense, content)
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
