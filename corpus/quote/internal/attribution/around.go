package attribution

import "onrecord/corpus/quote/internal/document"

// surroundings packs what stands around a possible cue.
type surroundings struct {
	quotes       uint32 // quotation marks near it, and whether it is inside some
	clause       uint32 // commas and verbs on either side of it
	rivals       uint32 // other likely cues in the sentence
	opener       uint32 // first word of its sentence
	subject      uint32 // the head of what stands before its adverbs and auxiliaries
	subjectSense uint32
	that         uint32 // how far ahead a complementiser is
	place        uint32 // where in the sentence it stands
	auxiliary    uint32 // the auxiliary before it
}

const lookout = 12 // how far around a cue we look, in tokens

func surroundingsOf(t *document.Document, i int, s document.Sentence) surroundings {
	var a surroundings
	a.quotes = quotationsAround(t, i, s)
	a.clause = clauseAround(t, i, s)
	a.opener = t.Tokens[s.From].Hash
	if s.From == i {
		a.opener = 1
	}
	before, after := PriorUnseen, PriorUnseen
	for k := s.From; k < s.To; k++ {
		switch h := t.Tokens[k].CuePrior; {
		case k < i:
			before = max(before, h)
		case k > i:
			after = max(after, h)
		}
	}
	a.rivals = uint32(before)<<4 | uint32(after)
	j := i - 1
	for j >= s.From && (t.Tokens[j].Tag == document.TagAdverb || t.Tokens[j].Tag == document.TagModal || Auxiliary[t.Tokens[j].Lower]) {
		if t.Tokens[j].Tag != document.TagAdverb && a.auxiliary == 0 {
			a.auxiliary = t.Tokens[j].Hash
		}
		j--
	}
	a.subject = 1 << 8
	if j >= s.From {
		a.subjectSense = 1 + uint32(t.Tokens[j].LexicalClass)<<5 | uint32(t.Tokens[j].Tag)
		a.subject = uint32(t.Tokens[j].Tag) | min(uint32(i-j), 3)<<5
		if t.Tokens[j].Tag == document.TagMark {
			a.subject |= t.Tokens[j].Hash << 10
		}
	}
	for k := i + 1; k < min(s.To, i+lookout); k++ {
		if w := t.Tokens[k].Lower; w == "that" || w == "whether" || w == "if" || w == "to" || w == "as" {
			a.that = t.Tokens[k].Hash<<4 | uint32(min(k-i, 8))
			break
		}
	}
	a.place = uint32(min(i-s.From, 5))<<4 | uint32(min(s.To-i, 5))
	return a
}

// quotationsAround packs how far the nearest quotations are on either side.
func quotationsAround(t *document.Document, i int, s document.Sentence) uint32 {
	if t.Tokens[i].Quotation != document.Unquoted {
		return 1 << 10
	}
	p := t.Paragraphs[s.Paragraph]
	left, right := 0, 0
	for k := i - 1; k >= max(p.From, i-lookout); k-- {
		if q := t.Tokens[k].Quotation; q != document.Unquoted {
			left = distance(i - k)
			if breaksOff(t, t.Quotations[q]) {
				left += 4
			}
			break
		}
	}
	for k := i + 1; k < min(p.To, i+lookout); k++ {
		if q := t.Tokens[k].Quotation; q != document.Unquoted {
			right = distance(k - i)
			if t.Quotations[q].Words >= document.SentenceWords {
				right += 4
			}
			break
		}
	}
	return uint32(left)<<4 | uint32(right)
}

// distance is a number of tokens in three steps.
func distance(n int) int {
	switch {
	case n <= 2:
		return 1
	case n <= 5:
		return 2
	}
	return 3
}

// breaksOff reports whether a quotation ends as one does before its attribution.
func breaksOff(t *document.Document, q document.Quotation) bool {
	switch t.Lower(q.To - 2) {
	case ",", "?", "!", "—", "–", "--", "...", "…":
		return true
	}
	return t.Lower(q.To) == ","
}

// clauseAround packs the commas and verbs before and after token i.
func clauseAround(t *document.Document, i int, s document.Sentence) uint32 {
	var n [4]uint32
	for k := max(s.From, i-2*lookout); k < min(s.To, i+2*lookout); k++ {
		side := 0
		if k > i {
			side = 2
		}
		if t.Tokens[k].Lower == "," {
			n[side] = min(n[side]+1, 2)
		} else if k != i && (t.Tokens[k].Tag.Verb() || t.Tokens[k].Tag == document.TagModal) {
			n[side+1] = min(n[side+1]+1, 2)
		}
	}
	return n[0] | n[1]<<2 | n[2]<<4 | n[3]<<6
}
