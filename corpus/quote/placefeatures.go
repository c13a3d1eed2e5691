package quote

import "onrecord/corpus/quote/internal/linear"

// classes of the step into a place.
const (
	stepWord = iota
	stepComma
	stepMark
	stepQuotation
	stepSentence
	stepVerb
	stepClasses
)

func (t *text) stepClass(p *place, first bool) uint8 {
	k := &t.tokens[p.from]
	switch {
	case p.quotation:
		return stepQuotation
	case !first && t.sentenceAt(p.from).from == p.from:
		return stepSentence
	case k.lower == ",":
		return stepComma
	case k.is(mark):
		return stepMark
	case k.tag.verb():
		return stepVerb
	}
	return stepWord
}

// quotationHash stands for the words of a quotation, endHash for the end of a scope.
const (
	quotationHash = 2
	cueHash       = 3
	endHash       = 4
)

func (t *text) placeWord(places []place, k int) (word, tag uint32) {
	if k < 0 || k >= len(places) {
		return endHash, 0
	}
	p := &places[k]
	switch {
	case p.quotation:
		return quotationHash, uint32(tagCount)
	case p.side == 0:
		return cueHash, uint32(tagCount) + 1
	}
	return t.tokens[p.from].hash, uint32(t.tokens[p.from].tag)
}

// scopeSequence fills the sequence with the features of each place.
func (t *text) scopeSequence(seq *linear.Sequence, places []place, cue int) {
	seq.Reset()
	k := &t.tokens[cue]
	c := cueContext{stem: stem(k.lower), tag: uint32(k.tag), habit: uint32(k.habit)}
	s := t.sentenceAt(cue)
	c.around = t.around(cue, s)
	c.beside = t.beside(t.cueRange(cue), s)
	for i := range places {
		if places[i].side == 0 {
			c.at = i
		}
	}
	c.next, c.nextTag = t.placeWord(places, c.at+1)
	c.previous, c.previousTag = t.placeWord(places, c.at-1)
	if k.quotation != outside {
		c.inside = 1
	}
	for i := range places {
		p := &places[i]
		fixed := int8(linear.Free)
		if p.side == 0 {
			fixed = inCue
		} else {
			t.placeFeatures(seq, places, i, &c)
		}
		seq.End(t.stepClass(p, i == 0), fixed)
	}
}

// cueContext is what every place of a scope knows of its cue.
type cueContext struct {
	at                       int
	stem, tag, habit, inside uint32
	next, nextTag            uint32
	previous, previousTag    uint32
	around                   surroundings
	beside                   beside
}

func capped(n, bound int) uint32 { return uint32(min(n, bound)) }

// steps of distance from the cue.
func far(n int) uint32 {
	switch {
	case n <= 4:
		return uint32(n)
	case n <= 6:
		return 5
	case n <= 9:
		return 6
	case n <= 14:
		return 7
	case n <= 22:
		return 8
	case n <= 35:
		return 9
	}
	return 10
}

// placeFeatures adds what tells whether place i is source, content or neither.
func (t *text) placeFeatures(seq *linear.Sequence, places []place, i int, c *cueContext) {
	p := &places[i]
	add := func(template, a, b uint32) { seq.Add(linear.Feature(template, a, b)) }
	side := uint32(p.side+1) | capped(p.sentences, 2)<<2
	word, tag := t.placeWord(places, i)
	word1, tag1 := t.placeWord(places, i-1)
	word2, tag2 := t.placeWord(places, i+1)
	_, tag3 := t.placeWord(places, i-2)
	_, tag4 := t.placeWord(places, i+2)
	distance := far(p.distance)
	commas, verbs, quotes := capped(p.commas, 3), capped(p.verbs, 3), capped(p.quotations, 2)
	rivals, complements, names := capped(p.rivals, 2), capped(p.complements, 2), capped(p.names, 3)
	where := side | commas<<4 | verbs<<6 | quotes<<8
	kind := uint32(0)
	if p.quotation {
		kind = t.quotationKind(p)
	}
	add(200, side, tag)
	add(201, side, word)
	add(202, side|distance<<4, tag)
	add(203, where, tag)
	add(204, where, c.stem)
	add(205, where, c.around.quotes)
	add(206, side|distance<<4, c.stem)
	add(207, side|tag<<4, c.stem)
	add(208, side|tag<<4|c.tag<<10, distance)
	add(209, side|tag<<4, tag1<<5|tag2)
	add(210, side|tag<<4, tag1<<15|tag2<<10|tag3<<5|tag4)
	add(211, side|commas<<4, word)
	add(212, side|verbs<<4, word)
	add(213, side|distance<<4, word)
	add(214, side|tag<<4, word1)
	add(215, side|tag<<4, word2)
	add(216, side|rivals<<4|complements<<6, verbs<<4|commas)
	add(217, side|rivals<<4|complements<<6, tag)
	add(218, side|names<<4|verbs<<6|commas<<8, tag)
	add(219, side|tag<<4, c.next)
	add(220, side|tag<<4, c.previous)
	add(221, side|tag<<4|distance<<10, c.nextTag)
	add(222, side|tag<<4|distance<<10, c.previousTag)
	add(223, where, c.nextTag<<5|c.previousTag)
	add(224, where, c.around.subject)
	add(225, side|tag<<4, c.around.subject)
	add(226, side|distance<<4|tag<<10, c.around.quotes)
	add(227, side|complements<<4, c.around.that)
	add(228, side|tag<<4, c.around.opener)
	add(229, where, c.habit|c.tag<<4|c.inside<<10)
	add(230, side|tag<<4, c.habit|c.inside<<10)
	add(231, word1, word)
	add(232, word, word2)
	add(233, where, c.around.clause)
	standing := c.beside.standing(p.from)
	add(234, standing, tag)
	add(235, standing, c.around.quotes)
	add(236, standing, c.stem)
	add(237, standing<<8|commas<<4|verbs, tag)
	add(238, standing|side<<4, c.around.clause)
	subject := uint32(0)
	if c.beside.clause.has(p.from) {
		subject = 1 + min(uint32(p.from-c.beside.clause.from), 2)
	}
	add(248, subject<<4|standing, tag)
	add(249, subject<<4|standing, c.around.quotes)
	add(250, subject<<4|standing, capped(c.beside.clause.to-c.beside.clause.from, 12))
	if p.quotation {
		add(240, kind, side)
		add(241, kind, where)
		add(242, kind|side<<16, c.stem)
		add(243, kind|side<<16, c.around.quotes)
		add(244, kind|side<<16|distance<<20, c.nextTag<<5|c.previousTag)
		add(245, kind|side<<16, tag1<<5|tag2)
		add(246, kind|side<<16, rivals<<2|verbs)
		add(247, kind|side<<16, word1)
	}
}

// quotationKind packs what a quotation looks like: its length, how it ends, and
// whether it begins and ends a sentence.
func (t *text) quotationKind(p *place) uint32 {
	q := t.quotations[t.tokens[p.from].quotation]
	kind := uint32(1)
	switch {
	case q.words > 8:
		kind = 4
	case q.words > 4:
		kind = 3
	case q.words > 2:
		kind = 2
	}
	if t.sentenceAt(p.from).from == p.from {
		kind |= 1 << 3
	}
	if t.sentenceAt(p.to-1).to == p.to {
		kind |= 1 << 4
	}
	if q.closed && t.breaksOff(q) {
		kind |= 1 << 5
	}
	if p.from > 0 && (t.lower(p.from-1) == "," || t.lower(p.from-1) == ":") {
		kind |= 1 << 6
	}
	if q.from+1 < q.to && t.tokens[q.from+1].is(upper) {
		kind |= 1 << 7
	}
	return kind
}
