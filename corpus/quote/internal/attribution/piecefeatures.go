package attribution

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
)

// The features of this file, each by what it pairs.
var (
	pieceSideFirstWord                  = linear.Named("piece: side × first word")
	pieceSideFirstTagBeforeTag          = linear.Named("piece: side × first tag before tag")
	pieceSideBeforeTagBeforeWord        = linear.Named("piece: side before tag × before word")
	pieceBeginStem                      = linear.Named("piece: begin × stem")
	pieceBeginClass                     = linear.Named("piece: begin × class")
	pieceBeginTokenTagTokenTag          = linear.Named("piece: begin × token tag token tag")
	pieceSideFirstWordBeforeWord        = linear.Named("piece: side × first word before word")
	pieceEndAfterWord                   = linear.Named("piece: end × after word")
	pieceEndAfterTagLastTag             = linear.Named("piece: end × after tag last tag")
	pieceEndAfterTagNextTagNextClass    = linear.Named("piece: end × after tag next tag next class")
	pieceEndAfterWordNextWord           = linear.Named("piece: end × after word next word")
	pieceEndClass                       = linear.Named("piece: end × class")
	pieceEndLastWord                    = linear.Named("piece: end × last word")
	pieceEndLastWordTokenWord           = linear.Named("piece: end × last word token word")
	pieceSideBrokenOffInClass           = linear.Named("piece: side broken off in × class")
	pieceSideBrokenOffInAfterTagNextTag = linear.Named("piece: side broken off in × after tag next tag")
	pieceEndClauseBehindAfterWord       = linear.Named("piece: end clause behind × after word")
	pieceEndClauseBehindClass           = linear.Named("piece: end clause behind × class")
	pieceSideQuotedClass                = linear.Named("piece: side quoted × class")
	pieceSideQuotedFirstTag             = linear.Named("piece: side quoted × first tag")
	pieceSideDepth                      = linear.Named("piece: side × depth")
	pieceEndPLength                     = linear.Named("piece: end × p length")
	pieceSideVerbsStem                  = linear.Named("piece: side verbs × stem")
	pieceApartBetweenQuoted             = linear.Named("piece: apart between × quoted")
	pieceBetweenQuotedFirstTag          = linear.Named("piece: between quoted × first tag")
	pieceBetweenQuotedClass             = linear.Named("piece: between quoted × class")
	pieceBetweenQuotedAfterWord         = linear.Named("piece: between quoted × after word")
	gapSideGapLength                    = linear.Named("gap: side × gap length")
	gapSideSourceGapSource              = linear.Named("gap: side × source gap source")
	gapSideSkippedGapLengthTokenTag     = linear.Named("gap: side skipped × gap length token tag")
	sourceClass                         = linear.Named("source: class")
	sourceSideLastWord                  = linear.Named("source: side × last word")
	sourceSideLastStem                  = linear.Named("source: side × last stem")
	sourceSideLastClassLastTagClass     = linear.Named("source: side last class × last tag class")
	sourceSideFirstTagBeforeTagAfterTag = linear.Named("source: side first tag × before tag after tag")
	sourceSideBeforeWord                = linear.Named("source: side × before word")
	sourceSideAfterWord                 = linear.Named("source: side × after word")
	sourceSideLengthFirstTagLastTag     = linear.Named("source: side length × first tag last tag")
	sourceSlotOfSourceStandingSide      = linear.Named("source: slot of source standing × side")
	sourceWholeStanding                 = linear.Named("source: whole × standing")
	sourceSideClass                     = linear.Named("source: side × class")
	restLeftRight                       = linear.Named("rest: left × right")
	restLeftKind                        = linear.Named("rest: left × kind")
	restRightKind                       = linear.Named("rest: right × kind")
	restRightClass                      = linear.Named("rest: right × class")
	restLeftClass                       = linear.Named("rest: left × class")
)

// tokenOrBoundary returns token i, or the edge where there is none.
func tokenOrBoundary(t *document.Document, i int) *document.Token {
	if i < 0 || i >= len(t.Tokens) {
		return &document.OutsideToken
	}
	return &t.Tokens[i]
}

// quotedEnds packs which ends of r stand inside quotation marks.
func quotedEnds(t *document.Document, r document.Range) uint32 {
	ends := uint32(0)
	if t.Tokens[r.From].Quotation != document.Unquoted {
		ends |= 1
	}
	if t.Tokens[r.To-1].Quotation != document.Unquoted {
		ends |= 2
	}
	return ends
}

// sentenceEnds packs whether r begins and ends a sentence.
func sentenceEnds(t *document.Document, r document.Range) uint32 {
	ends := uint32(0)
	if r.To >= t.SentenceAt(r.To-1).To-1 {
		ends |= 1
	}
	if r.From <= t.SentenceAt(r.From).From {
		ends |= 2
	}
	return ends
}

// pieceFeatures appends what tells whether piece n of a hypothesis's content begins
// and ends where it should.
func pieceFeatures(t *document.Document, f []uint32, c *candidate, r *hypothesis, n int) []uint32 {
	add := func(template linear.Template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	k, p := &t.Tokens[c.token], r.Content[n]
	sense := uint32(k.LexicalClass)
	quoted := quotedEnds(t, p)
	side := quoted << 2
	if p.From > c.token {
		side |= 1
	}
	if n > 0 {
		side |= 2
	}
	first, before, last, after := tokenOrBoundary(t, p.From), tokenOrBoundary(t, p.From-1), tokenOrBoundary(t, p.To-1), tokenOrBoundary(t, p.To)
	begins := side | uint32(first.Tag)<<4
	add(pieceSideFirstWord, side, first.Hash)
	add(pieceSideFirstTagBeforeTag, side, uint32(first.Tag)<<5|uint32(before.Tag))
	add(pieceSideBeforeTagBeforeWord, side|uint32(before.Tag)<<4, before.Hash)
	add(pieceBeginStem, begins, k.Stem)
	add(pieceBeginClass, begins, sense)
	add(pieceBeginTokenTagTokenTag, begins, uint32(tokenOrBoundary(t, p.From+1).Tag)<<5|uint32(tokenOrBoundary(t, p.From+2).Tag))
	add(pieceSideFirstWordBeforeWord, side, first.Hash^before.Hash*31)
	ends := side | sentenceEnds(t, p)<<4
	next := tokenOrBoundary(t, p.To+1)
	add(pieceEndAfterWord, ends, after.Hash)
	add(pieceEndAfterTagLastTag, ends, uint32(after.Tag)<<5|uint32(last.Tag))
	add(pieceEndAfterTagNextTagNextClass, ends, uint32(after.Tag)<<10|uint32(next.Tag)<<5|uint32(next.LexicalClass))
	add(pieceEndAfterWordNextWord, ends, after.Hash^next.Hash*31)
	add(pieceEndClass, ends, sense)
	add(pieceEndLastWord, ends, last.Hash)
	add(pieceEndLastWordTokenWord, ends, last.Hash^tokenOrBoundary(t, p.To-2).Hash*31)
	add(pieceSideBrokenOffInClass, side|brokenOffIn(t, p)<<6, sense)
	add(pieceSideBrokenOffInAfterTagNextTag, side|brokenOffIn(t, p)<<6, uint32(after.Tag)<<5|uint32(next.Tag))
	add(pieceEndClauseBehindAfterWord, ends|capped(clauseBehind(t, p.To, r), 5)<<6, after.Hash)
	add(pieceEndClauseBehindClass, ends|capped(clauseBehind(t, p.To, r), 5)<<6, sense)
	in := countSpans(t, p)
	inside := in.pack()
	add(pieceSideQuotedClass, side|inside<<4, sense)
	add(pieceSideQuotedFirstTag, side|inside<<4, uint32(first.Tag))
	add(pieceSideDepth, side, uint32(in.depth+8))
	add(pieceEndPLength, ends, capped((p.To-p.From)/2, 15))
	add(pieceSideVerbsStem, side|capped(in.verbs, 2)<<4, k.Stem)
	if n == 0 {
		return gapFeatures(t, f, c, r)
	}
	// How does it hang together with the piece before?
	was := r.Content[n-1]
	apart := capped(p.From-was.To, 8) << 1
	if t.Tokens[was.To-1].Sentence == first.Sentence {
		apart |= 1
	}
	between := quotedEnds(t, was) << 1
	if (document.Range{From: was.To, To: p.From}).Contains(r.Cue) {
		between |= 1
	}
	add(pieceApartBetweenQuoted, apart<<3|between, quoted)
	add(pieceBetweenQuotedFirstTag, between<<2|quoted, uint32(first.Tag))
	add(pieceBetweenQuotedClass, between<<2|quoted, sense)
	add(pieceBetweenQuotedAfterWord, between<<2|quoted, after.Hash)
	return f
}

// brokenOffIn packs how many quotations end inside p as one does before its
// attribution, “We won,” and how many begin behind a colon.
func brokenOffIn(t *document.Document, p document.Range) uint32 {
	ends, begins := 0, 0
	for i := p.From; i < p.To; {
		q := t.Tokens[i].Quotation
		if q == document.Unquoted {
			i++
			continue
		}
		it := t.Quotations[q]
		if it.To < p.To && breaksOff(t, it) {
			ends++
		}
		if it.From > p.From && t.Lower(it.From-1) == ":" {
			begins++
		}
		i = max(i+1, it.To)
	}
	return capped(ends, 2) | capped(begins, 2)<<2
}

// clauseBehind tells whether a clause of its own follows token i in the sentence:
// how far off its verb stands, 0 for none before the next mark.
func clauseBehind(t *document.Document, i int, r *hypothesis) int {
	s := t.SentenceAt(i - 1)
	for k := i; k < min(s.To, i+lookout); k++ {
		switch {
		case t.Tokens[k].Finite():
			return 1 + min((k-i)/2, 4)
		case k > i && t.Tokens[k].Is(document.Punct), r.Cue.Has(k):
			return 0
		}
	}
	return 0
}

// spanCounts counts what a stretch of words holds.
type spanCounts struct{ verbs, commas, cues, depth int }

func countSpans(t *document.Document, r document.Range) spanCounts {
	var n spanCounts
	for i := r.From; i < r.To; i++ {
		k := &t.Tokens[i]
		switch {
		case k.Finite():
			n.verbs++
			if k.CuePrior > PriorSometimes && k.Quotation == document.Unquoted {
				n.cues++
			}
		case k.Lower == ",":
			n.commas++
		case k.Lower == "(":
			n.depth++
		case k.Lower == ")":
			n.depth--
		}
	}
	n.depth = max(-8, min(n.depth, 7))
	return n
}

func (n spanCounts) pack() uint32 {
	return capped(n.verbs, 3)<<4 | capped(n.commas, 3)<<2 | capped(n.cues, 3)
}

// gapFeatures appends what stands between the cue and the first piece.
func gapFeatures(t *document.Document, f []uint32, c *candidate, r *hypothesis) []uint32 {
	add := func(template linear.Template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	p, side := r.Content[0], uint32(0)
	gap := document.Range{From: p.To, To: r.Cue.From}
	if p.From > c.token {
		gap, side = document.Range{From: r.Cue.To, To: p.From}, 1
	}
	if gap.From > gap.To {
		return f
	}
	side |= quotedEnds(t, p) << 2
	add(gapSideGapLength, side, capped(gap.To-gap.From, 12))
	skipped := uint32(0)
	if !r.Source.Empty() && gap.Contains(r.Source) {
		skipped = 1
		add(gapSideSourceGapSource, side, capped(r.Source.From-gap.From, 4)<<4|capped(gap.To-r.Source.To, 6))
	}
	add(gapSideSkippedGapLengthTokenTag, side|skipped<<4, capped(gap.To-gap.From, 6)<<5|uint32(tokenOrBoundary(t, gap.From).Tag))
	return f
}

// sourceFeatures appends what tells whether the source of a hypothesis is one.
func sourceFeatures(t *document.Document, f []uint32, c *candidate, r *hypothesis) []uint32 {
	add := func(template linear.Template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	sense := uint32(t.Tokens[c.token].LexicalClass)
	if r.Source.Empty() {
		add(sourceClass, sense, 0)
		return f
	}
	first, before, last, after := tokenOrBoundary(t, r.Source.From), tokenOrBoundary(t, r.Source.From-1), tokenOrBoundary(t, r.Source.To-1), tokenOrBoundary(t, r.Source.To)
	side := uint32(0)
	if r.Source.From > c.token {
		side = 1
	}
	add(sourceSideLastWord, side, last.Hash)
	add(sourceSideLastStem, side, last.Stem)
	add(sourceSideLastClassLastTagClass, side|uint32(last.LexicalClass)<<1, uint32(last.Tag)<<5|sense)
	add(sourceSideFirstTagBeforeTagAfterTag, side|uint32(first.Tag)<<1, uint32(before.Tag)<<5|uint32(after.Tag))
	add(sourceSideBeforeWord, side, before.Hash)
	add(sourceSideAfterWord, side, after.Hash)
	add(sourceSideLengthFirstTagLastTag, side|capped(r.Source.To-r.Source.From, 12)<<1, uint32(first.Tag)<<5|uint32(last.Tag))
	b := slotsOf(t, r.Cue, t.SentenceAt(c.token))
	standing := b.slotOf(r.Source.To - 1)
	add(sourceSlotOfSourceStandingSide, b.slotOf(r.Source.From)<<4|standing, side)
	whole := uint32(0)
	if r.Source == b.before || r.Source == b.clause || r.Source == b.behind {
		whole = 1
	}
	add(sourceWholeStanding, whole, standing)
	if Within(r.Source.From, r.Content) {
		add(sourceSideClass, side, sense)
	}
	return f
}

// restFeatures appends how much of the sentence a hypothesis leaves out.
func restFeatures(t *document.Document, f []uint32, c *candidate, r *hypothesis) []uint32 {
	add := func(template linear.Template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	s := t.SentenceAt(c.token)
	left, right := 0, 0
	for i := s.From; i < s.To; i++ {
		switch {
		case t.Tokens[i].Is(document.Punct) || r.Source.Has(i) || r.Cue.Has(i) || Within(i, r.Content):
		case i < c.token:
			left++
		default:
			right++
		}
	}
	kind, sense := kindCode(r.kind), uint32(t.Tokens[c.token].LexicalClass)
	add(restLeftRight, capped(left, 10), capped(right, 10))
	add(restLeftKind, capped(left, 10), kind)
	add(restRightKind, capped(right, 10), kind)
	add(restRightClass, capped(right, 6), sense)
	add(restLeftClass, capped(left, 6), sense)
	return f
}
