package attribution

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
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
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
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
	add(332, side, first.Hash)
	add(333, side, uint32(first.Tag)<<5|uint32(before.Tag))
	add(334, side|uint32(before.Tag)<<4, before.Hash)
	add(335, begins, k.Stem)
	add(336, begins, sense)
	add(337, begins, uint32(tokenOrBoundary(t, p.From+1).Tag)<<5|uint32(tokenOrBoundary(t, p.From+2).Tag))
	add(338, side, first.Hash^before.Hash*31)
	ends := side | sentenceEnds(t, p)<<4
	next := tokenOrBoundary(t, p.To+1)
	add(340, ends, after.Hash)
	add(341, ends, uint32(after.Tag)<<5|uint32(last.Tag))
	add(342, ends, uint32(after.Tag)<<10|uint32(next.Tag)<<5|uint32(next.LexicalClass))
	add(343, ends, after.Hash^next.Hash*31)
	add(344, ends, sense)
	add(345, ends, last.Hash)
	add(358, ends, last.Hash^tokenOrBoundary(t, p.To-2).Hash*31)
	add(359, side|brokenOffIn(t, p)<<6, sense)
	add(328, side|brokenOffIn(t, p)<<6, uint32(after.Tag)<<5|uint32(next.Tag))
	add(329, ends|capped(clauseBehind(t, p.To, r), 5)<<6, after.Hash)
	add(327, ends|capped(clauseBehind(t, p.To, r), 5)<<6, sense)
	in := countSpans(t, p)
	inside := in.pack()
	add(346, side|inside<<4, sense)
	add(347, side|inside<<4, uint32(first.Tag))
	add(348, side, uint32(in.depth+8))
	add(349, ends, capped((p.To-p.From)/2, 15))
	add(350, side|capped(in.verbs, 2)<<4, k.Stem)
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
	add(354, apart<<3|between, quoted)
	add(355, between<<2|quoted, uint32(first.Tag))
	add(356, between<<2|quoted, sense)
	add(357, between<<2|quoted, after.Hash)
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
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	p, side := r.Content[0], uint32(0)
	gap := document.Range{From: p.To, To: r.Cue.From}
	if p.From > c.token {
		gap, side = document.Range{From: r.Cue.To, To: p.From}, 1
	}
	if gap.From > gap.To {
		return f
	}
	side |= quotedEnds(t, p) << 2
	add(351, side, capped(gap.To-gap.From, 12))
	skipped := uint32(0)
	if !r.Source.Empty() && gap.Contains(r.Source) {
		skipped = 1
		add(352, side, capped(r.Source.From-gap.From, 4)<<4|capped(gap.To-r.Source.To, 6))
	}
	add(353, side|skipped<<4, capped(gap.To-gap.From, 6)<<5|uint32(tokenOrBoundary(t, gap.From).Tag))
	return f
}

// sourceFeatures appends what tells whether the source of a hypothesis is one.
func sourceFeatures(t *document.Document, f []uint32, c *candidate, r *hypothesis) []uint32 {
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
	sense := uint32(t.Tokens[c.token].LexicalClass)
	if r.Source.Empty() {
		add(360, sense, 0)
		return f
	}
	first, before, last, after := tokenOrBoundary(t, r.Source.From), tokenOrBoundary(t, r.Source.From-1), tokenOrBoundary(t, r.Source.To-1), tokenOrBoundary(t, r.Source.To)
	side := uint32(0)
	if r.Source.From > c.token {
		side = 1
	}
	add(361, side, last.Hash)
	add(362, side, last.Stem)
	add(363, side|uint32(last.LexicalClass)<<1, uint32(last.Tag)<<5|sense)
	add(364, side|uint32(first.Tag)<<1, uint32(before.Tag)<<5|uint32(after.Tag))
	add(365, side, before.Hash)
	add(366, side, after.Hash)
	add(367, side|capped(r.Source.To-r.Source.From, 12)<<1, uint32(first.Tag)<<5|uint32(last.Tag))
	b := slotsOf(t, r.Cue, t.SentenceAt(c.token))
	standing := b.slotOf(r.Source.To - 1)
	add(368, b.slotOf(r.Source.From)<<4|standing, side)
	whole := uint32(0)
	if r.Source == b.before || r.Source == b.clause || r.Source == b.behind {
		whole = 1
	}
	add(369, whole, standing)
	if Within(r.Source.From, r.Content) {
		add(370, side, sense)
	}
	return f
}

// restFeatures appends how much of the sentence a hypothesis leaves out.
func restFeatures(t *document.Document, f []uint32, c *candidate, r *hypothesis) []uint32 {
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a, b)) }
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
	add(371, capped(left, 10), capped(right, 10))
	add(372, capped(left, 10), kind)
	add(373, capped(right, 10), kind)
	add(374, capped(right, 6), sense)
	add(375, capped(left, 6), sense)
	return f
}
