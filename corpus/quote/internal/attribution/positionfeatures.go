package attribution

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
)

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

func stepClass(t *document.Document, p *position, first bool) uint8 {
	k := &t.Tokens[p.From]
	switch {
	case p.quotation:
		return stepQuotation
	case !first && t.SentenceAt(p.From).From == p.From:
		return stepSentence
	case k.Lower == ",":
		return stepComma
	case k.Is(document.Punct):
		return stepMark
	case k.Tag.Verb():
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

func positionWord(t *document.Document, places []position, k int) (word, tag uint32) {
	if k < 0 || k >= len(places) {
		return endHash, 0
	}
	p := &places[k]
	switch {
	case p.quotation:
		return quotationHash, uint32(document.TagCount)
	case p.side == 0:
		return cueHash, uint32(document.TagCount) + 1
	}
	return t.Tokens[p.From].Hash, uint32(t.Tokens[p.From].Tag)
}

// spanSequence fills the sequence with the features of each place.
func spanSequence(t *document.Document, seq *linear.Sequence, places []position, cue int) {
	seq.Reset()
	k := &t.Tokens[cue]
	c := cueContext{stem: Stem(k.Lower), tag: uint32(k.Tag), habit: uint32(k.CuePrior)}
	s := t.SentenceAt(cue)
	c.around = surroundingsOf(t, cue, s)
	c.beside = slotsOf(t, cueRange(t, cue), s)
	for i := range places {
		if places[i].side == 0 {
			c.at = i
		}
	}
	c.next, c.nextTag = positionWord(t, places, c.at+1)
	c.previous, c.previousTag = positionWord(t, places, c.at-1)
	if k.Quotation != document.Unquoted {
		c.inside = 1
	}
	for i := range places {
		p := &places[i]
		fixed := int8(linear.Free)
		if p.side == 0 {
			fixed = labelCue
		} else {
			positionFeatures(t, seq, places, i, &c)
		}
		seq.End(stepClass(t, p, i == 0), fixed)
	}
}

// cueContext is what every position of a scope knows of its cue.
type cueContext struct {
	at                       int
	stem, tag, habit, inside uint32
	next, nextTag            uint32
	previous, previousTag    uint32
	around                   surroundings
	beside                   slots
}

func capped(n, bound int) uint32 { return uint32(min(n, bound)) }

// steps of distance from the cue.
func distanceBucket(n int) uint32 {
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

// positionFeatures adds what tells whether place i is source, content or neither.
func positionFeatures(t *document.Document, seq *linear.Sequence, places []position, i int, c *cueContext) {
	p := &places[i]
	add := func(template, a, b uint32) { seq.Add(linear.Feature(template, a, b)) }
	side := uint32(p.side+1) | capped(p.sentences, 2)<<2
	word, tag := positionWord(t, places, i)
	word1, tag1 := positionWord(t, places, i-1)
	word2, tag2 := positionWord(t, places, i+1)
	_, tag3 := positionWord(t, places, i-2)
	_, tag4 := positionWord(t, places, i+2)
	distance := distanceBucket(p.distance)
	commas, verbs, quotes := capped(p.commas, 3), capped(p.verbs, 3), capped(p.quotations, 2)
	rivals, complements, names := capped(p.rivals, 2), capped(p.complements, 2), capped(p.names, 3)
	where := side | commas<<4 | verbs<<6 | quotes<<8
	kind := uint32(0)
	if p.quotation {
		kind = quotationKind(t, p)
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
	standing := c.beside.slotOf(p.From)
	add(234, standing, tag)
	add(235, standing, c.around.quotes)
	add(236, standing, c.stem)
	add(237, standing<<8|commas<<4|verbs, tag)
	add(238, standing|side<<4, c.around.clause)
	subject := uint32(0)
	if c.beside.clause.Has(p.From) {
		subject = 1 + min(uint32(p.From-c.beside.clause.From), 2)
	}
	add(248, subject<<4|standing, tag)
	add(249, subject<<4|standing, c.around.quotes)
	add(250, subject<<4|standing, capped(c.beside.clause.To-c.beside.clause.From, 12))
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
func quotationKind(t *document.Document, p *position) uint32 {
	q := t.Quotations[t.Tokens[p.From].Quotation]
	kind := uint32(1)
	switch {
	case q.Words > 8:
		kind = 4
	case q.Words > 4:
		kind = 3
	case q.Words > 2:
		kind = 2
	}
	if t.SentenceAt(p.From).From == p.From {
		kind |= 1 << 3
	}
	if t.SentenceAt(p.To-1).To == p.To {
		kind |= 1 << 4
	}
	if q.Closed && breaksOff(t, q) {
		kind |= 1 << 5
	}
	if p.From > 0 && (t.Lower(p.From-1) == "," || t.Lower(p.From-1) == ":") {
		kind |= 1 << 6
	}
	if q.From+1 < q.To && t.Tokens[q.From+1].Is(document.Capitalized) {
		kind |= 1 << 7
	}
	return kind
}
