package attribution

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
)

// The features of this file, each by what it pairs.
var (
	spanSideTag                                 = linear.Named("span: side × tag")
	spanSideWord                                = linear.Named("span: side × word")
	spanSideDistanceTag                         = linear.Named("span: side distance × tag")
	spanWhereTag                                = linear.Named("span: where × tag")
	spanWhereStem                               = linear.Named("span: where × stem")
	spanWhereQuotes                             = linear.Named("span: where × quotes")
	spanSideDistanceStem                        = linear.Named("span: side distance × stem")
	spanSideTagStem                             = linear.Named("span: side tag × stem")
	spanSideTagDistance                         = linear.Named("span: side tag × distance")
	spanSideTagTag1Tag2                         = linear.Named("span: side tag × tag+1 tag+2")
	spanSideTagTag1Tag2Tag3Tag4                 = linear.Named("span: side tag × tag+1 tag+2 tag+3 tag+4")
	spanSideCommasWord                          = linear.Named("span: side commas × word")
	spanSideVerbsWord                           = linear.Named("span: side verbs × word")
	spanSideDistanceWord                        = linear.Named("span: side distance × word")
	spanSideTagWord1                            = linear.Named("span: side tag × word+1")
	spanSideTagWord2                            = linear.Named("span: side tag × word+2")
	spanSideRivalsComplementsVerbsCommas        = linear.Named("span: side rivals complements × verbs commas")
	spanSideRivalsComplementsTag                = linear.Named("span: side rivals complements × tag")
	spanSideNamesVerbsCommasTag                 = linear.Named("span: side names verbs commas × tag")
	spanSideTagNext                             = linear.Named("span: side tag × next")
	spanSideTagPrevious                         = linear.Named("span: side tag × previous")
	spanSideTagDistanceNextTag                  = linear.Named("span: side tag distance × next tag")
	spanSideTagDistancePreviousTag              = linear.Named("span: side tag distance × previous tag")
	spanWhereNextTagPreviousTag                 = linear.Named("span: where × next tag previous tag")
	spanWhereSubject                            = linear.Named("span: where × subject")
	spanSideTagSubject                          = linear.Named("span: side tag × subject")
	spanSideDistanceTagQuotes                   = linear.Named("span: side distance tag × quotes")
	spanSideComplementsThat                     = linear.Named("span: side complements × that")
	spanSideTagOpener                           = linear.Named("span: side tag × opener")
	spanWherePriorTagQuoted                     = linear.Named("span: where × prior tag quoted")
	spanSideTagPriorQuoted                      = linear.Named("span: side tag × prior quoted")
	spanWord1Word                               = linear.Named("span: word+1 × word")
	spanWordWord2                               = linear.Named("span: word × word+2")
	spanWhereClause                             = linear.Named("span: where × clause")
	spanStandingTag                             = linear.Named("span: standing × tag")
	spanStandingQuotes                          = linear.Named("span: standing × quotes")
	spanStandingStem                            = linear.Named("span: standing × stem")
	spanStandingCommasVerbsTag                  = linear.Named("span: standing commas verbs × tag")
	spanStandingSideClause                      = linear.Named("span: standing side × clause")
	spanSubjectStandingTag                      = linear.Named("span: subject standing × tag")
	spanSubjectStandingQuotes                   = linear.Named("span: subject standing × quotes")
	spanSubjectStandingBesideClauseBesideClause = linear.Named("span: subject standing × beside clause beside clause")
	spanKindSide                                = linear.Named("span: kind × side")
	spanKindWhere                               = linear.Named("span: kind × where")
	spanKindSideStem                            = linear.Named("span: kind side × stem")
	spanKindSideQuotes                          = linear.Named("span: kind side × quotes")
	spanKindSideDistanceNextTagPreviousTag      = linear.Named("span: kind side distance × next tag previous tag")
	spanKindSideTag1Tag2                        = linear.Named("span: kind side × tag+1 tag+2")
	spanKindSideRivalsVerbs                     = linear.Named("span: kind side × rivals verbs")
	spanKindSideWord1                           = linear.Named("span: kind side × word+1")
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
	add := func(template linear.Template, a, b uint32) { seq.Add(linear.Feature(template, a, b)) }
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
	add(spanSideTag, side, tag)
	add(spanSideWord, side, word)
	add(spanSideDistanceTag, side|distance<<4, tag)
	add(spanWhereTag, where, tag)
	add(spanWhereStem, where, c.stem)
	add(spanWhereQuotes, where, c.around.quotes)
	add(spanSideDistanceStem, side|distance<<4, c.stem)
	add(spanSideTagStem, side|tag<<4, c.stem)
	add(spanSideTagDistance, side|tag<<4|c.tag<<10, distance)
	add(spanSideTagTag1Tag2, side|tag<<4, tag1<<5|tag2)
	add(spanSideTagTag1Tag2Tag3Tag4, side|tag<<4, tag1<<15|tag2<<10|tag3<<5|tag4)
	add(spanSideCommasWord, side|commas<<4, word)
	add(spanSideVerbsWord, side|verbs<<4, word)
	add(spanSideDistanceWord, side|distance<<4, word)
	add(spanSideTagWord1, side|tag<<4, word1)
	add(spanSideTagWord2, side|tag<<4, word2)
	add(spanSideRivalsComplementsVerbsCommas, side|rivals<<4|complements<<6, verbs<<4|commas)
	add(spanSideRivalsComplementsTag, side|rivals<<4|complements<<6, tag)
	add(spanSideNamesVerbsCommasTag, side|names<<4|verbs<<6|commas<<8, tag)
	add(spanSideTagNext, side|tag<<4, c.next)
	add(spanSideTagPrevious, side|tag<<4, c.previous)
	add(spanSideTagDistanceNextTag, side|tag<<4|distance<<10, c.nextTag)
	add(spanSideTagDistancePreviousTag, side|tag<<4|distance<<10, c.previousTag)
	add(spanWhereNextTagPreviousTag, where, c.nextTag<<5|c.previousTag)
	add(spanWhereSubject, where, c.around.subject)
	add(spanSideTagSubject, side|tag<<4, c.around.subject)
	add(spanSideDistanceTagQuotes, side|distance<<4|tag<<10, c.around.quotes)
	add(spanSideComplementsThat, side|complements<<4, c.around.that)
	add(spanSideTagOpener, side|tag<<4, c.around.opener)
	add(spanWherePriorTagQuoted, where, c.habit|c.tag<<4|c.inside<<10)
	add(spanSideTagPriorQuoted, side|tag<<4, c.habit|c.inside<<10)
	add(spanWord1Word, word1, word)
	add(spanWordWord2, word, word2)
	add(spanWhereClause, where, c.around.clause)
	standing := c.beside.slotOf(p.From)
	add(spanStandingTag, standing, tag)
	add(spanStandingQuotes, standing, c.around.quotes)
	add(spanStandingStem, standing, c.stem)
	add(spanStandingCommasVerbsTag, standing<<8|commas<<4|verbs, tag)
	add(spanStandingSideClause, standing|side<<4, c.around.clause)
	subject := uint32(0)
	if c.beside.clause.Has(p.From) {
		subject = 1 + min(uint32(p.From-c.beside.clause.From), 2)
	}
	add(spanSubjectStandingTag, subject<<4|standing, tag)
	add(spanSubjectStandingQuotes, subject<<4|standing, c.around.quotes)
	add(spanSubjectStandingBesideClauseBesideClause, subject<<4|standing, capped(c.beside.clause.To-c.beside.clause.From, 12))
	if p.quotation {
		add(spanKindSide, kind, side)
		add(spanKindWhere, kind, where)
		add(spanKindSideStem, kind|side<<16, c.stem)
		add(spanKindSideQuotes, kind|side<<16, c.around.quotes)
		add(spanKindSideDistanceNextTagPreviousTag, kind|side<<16|distance<<20, c.nextTag<<5|c.previousTag)
		add(spanKindSideTag1Tag2, kind|side<<16, tag1<<5|tag2)
		add(spanKindSideRivalsVerbs, kind|side<<16, rivals<<2|verbs)
		add(spanKindSideWord1, kind|side<<16, word1)
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
