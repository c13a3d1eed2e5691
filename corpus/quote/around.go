package quote

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

func (t *text) around(i int, s sentence) surroundings {
	var a surroundings
	a.quotes = t.quotesAround(i, s)
	a.clause = t.clauseAround(i, s)
	a.opener = t.tokens[s.from].hash
	if s.from == i {
		a.opener = 1
	}
	before, after := unseen, unseen
	for k := s.from; k < s.to; k++ {
		switch h := t.tokens[k].habit; {
		case k < i:
			before = max(before, h)
		case k > i:
			after = max(after, h)
		}
	}
	a.rivals = uint32(before)<<4 | uint32(after)
	j := i - 1
	for j >= s.from && (t.tokens[j].tag == tagAdverb || t.tokens[j].tag == tagModal || auxiliary[t.tokens[j].lower]) {
		if t.tokens[j].tag != tagAdverb && a.auxiliary == 0 {
			a.auxiliary = t.tokens[j].hash
		}
		j--
	}
	a.subject = 1 << 8
	if j >= s.from {
		a.subjectSense = 1 + uint32(t.tokens[j].sense)<<5 | uint32(t.tokens[j].tag)
		a.subject = uint32(t.tokens[j].tag) | min(uint32(i-j), 3)<<5
		if t.tokens[j].tag == tagMark {
			a.subject |= t.tokens[j].hash << 10
		}
	}
	for k := i + 1; k < min(s.to, i+lookout); k++ {
		if w := t.tokens[k].lower; w == "that" || w == "whether" || w == "if" || w == "to" || w == "as" {
			a.that = t.tokens[k].hash<<4 | uint32(min(k-i, 8))
			break
		}
	}
	a.place = uint32(min(i-s.from, 5))<<4 | uint32(min(s.to-i, 5))
	return a
}

// quotesAround packs how far the nearest quotations are on either side.
func (t *text) quotesAround(i int, s sentence) uint32 {
	if t.tokens[i].quotation != outside {
		return 1 << 10
	}
	p := t.paragraphs[s.paragraph]
	left, right := 0, 0
	for k := i - 1; k >= max(p.from, i-lookout); k-- {
		if q := t.tokens[k].quotation; q != outside {
			left = distance(i - k)
			if t.breaksOff(t.quotations[q]) {
				left += 4
			}
			break
		}
	}
	for k := i + 1; k < min(p.to, i+lookout); k++ {
		if q := t.tokens[k].quotation; q != outside {
			right = distance(k - i)
			if t.quotations[q].words >= sentenceWords {
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
func (t *text) breaksOff(q quotation) bool {
	switch t.lower(q.to - 2) {
	case ",", "?", "!", "—", "–", "--", "...", "…":
		return true
	}
	return t.lower(q.to) == ","
}

// clauseAround packs the commas and verbs before and after token i.
func (t *text) clauseAround(i int, s sentence) uint32 {
	var n [4]uint32
	for k := max(s.from, i-2*lookout); k < min(s.to, i+2*lookout); k++ {
		side := 0
		if k > i {
			side = 2
		}
		if t.tokens[k].lower == "," {
			n[side] = min(n[side]+1, 2)
		} else if k != i && (t.tokens[k].tag.verb() || t.tokens[k].tag == tagModal) {
			n[side+1] = min(n[side+1]+1, 2)
		}
	}
	return n[0] | n[1]<<2 | n[2]<<4 | n[3]<<6
}
