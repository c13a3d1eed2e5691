package quote

// quotation is a stretch of tokens inside quotation marks, marks included.
type quotation struct {
	tokenRange
	paragraph int
	words     int        // tokens in it that are not marks
	closed    bool       // ends with its own mark
	resumes   bool       // goes on with the one before, which was left open
	signed    tokenRange // of a post: who published it
}

// What the shape of a double quotation mark says about its side.
const (
	leftMark  = 1
	rightMark = -1
	bothSides = 0
)

// doubleMark reports whether w is a double quotation mark, and its side.
func doubleMark(w string) (side int, ok bool) {
	switch w {
	case "“", "„", "«", "``", "‘‘", "‟", "❝", "〝", "「", "『", "‹":
		return leftMark, true
	case "”", "»", "❞", "〞", "〟", "」", "』", "›":
		return rightMark, true
	case `"`, "''", "’’", "＂", "″":
		return bothSides, true
	}
	return 0, false
}

// direct decides for each quotation mark of a paragraph whether it opens or
// closes. The space around a mark overrules its shape: “wrong-way“ marks are
// common, and so are opening marks never closed.
func (t *text) direct(p tokenRange) {
	open := false
	for i := p.from; i < p.to; i++ {
		side, ok := doubleMark(t.tokens[i].lower)
		if ok && t.inches(i, p, open) {
			continue
		}
		if !ok {
			if !open {
				i = t.directSingle(i, p)
			}
			continue
		}
		canOpen, canClose := t.mayOpen(i, p), t.mayClose(i, p)
		var opens bool
		switch {
		case canOpen != canClose:
			opens = canOpen
		case side != bothSides:
			opens = side == leftMark
		default:
			opens = !open
		}
		if opens {
			t.tokens[i].flags |= opensQuot
		} else {
			t.tokens[i].flags |= closesQuot
		}
		open = opens
	}
}

// inches reports whether the mark at i rather stands for inches: 36" wide. Where a
// quotation is open it must go on and be closed later.
func (t *text) inches(i int, p tokenRange, open bool) bool {
	if side, _ := doubleMark(t.tokens[i].lower); side != bothSides || i == p.from || t.tokens[i].is(spaced) || !t.tokens[i-1].is(numeric) {
		return false
	}
	if !open {
		return !t.mayOpen(i, p)
	}
	if i+1 >= p.to || t.tokens[i+1].is(upper|mark) {
		return false
	}
	for k := i + 1; k < p.to; k++ {
		if _, double := doubleMark(t.tokens[k].lower); double {
			return t.mayClose(k, p) && !t.mayOpen(k, p) && !t.tokens[k-1].is(numeric)
		}
	}
	return false
}

// mayOpen reports whether the space around mark i lets it open a quotation.
func (t *text) mayOpen(i int, p tokenRange) bool {
	if i+1 >= p.to || t.tokens[i+1].is(spaced) {
		return false
	}
	switch t.tokens[i+1].lower {
	case ",", ".", ";":
		return false
	}
	if i == p.from || t.tokens[i].is(spaced) {
		return true
	}
	switch t.tokens[i-1].lower {
	case "(", "[", "{", "—", "–", "--", "-", "‘", "'", "/", "―", ":", "*":
		return true
	}
	return false
}

// mayClose reports whether the space around mark i lets it close a quotation.
func (t *text) mayClose(i int, p tokenRange) bool {
	if i == p.from || t.tokens[i].is(spaced) {
		return false
	}
	return i+1 >= p.to || t.tokens[i+1].is(spaced) || t.tokens[i+1].is(mark) || t.tokens[i+1].lower == "'s"
}

// singleReach bounds the search for the mark that closes a single one, in tokens.
const singleReach = 150

// directSingle marks ‘a quotation in single marks’ that begins at i and returns
// the token at which it ends, or i where there is none: an apostrophe must
// never open or close a quotation.
func (t *text) directSingle(i int, p tokenRange) int {
	end, doubtful := t.closer(i, p)
	if end == i {
		end = doubtful
	}
	if end > i {
		t.tokens[i].flags |= opensQuot
		t.tokens[end].flags |= closesQuot
	}
	return end
}

// closer returns the single mark that closes the one at i, and the last before it
// that may rather be a plural's apostrophe, "the workers’ rights"; i stands for
// none.
func (t *text) closer(i int, p tokenRange) (end, doubtful int) {
	low := t.tokens[i].lower == "‚" // ‚as German prints it‘
	if w := t.tokens[i].lower; w != "‘" && w != "'" && !low || !t.mayOpen(i, p) || t.tokens[i+1].is(numeric) {
		return i, i
	}
	doubtful = i
	for k := i + 1; k < min(p.to, i+singleReach); k++ {
		w := t.tokens[k].lower
		if _, double := doubleMark(w); double && w != "''" && w != "’’" || w == "‘" && !low && t.mayOpen(k, p) {
			break
		}
		if w != "’" && w != "'" && !(low && w == "‘") || !t.mayClose(k, p) {
			continue
		}
		if last := t.tokens[k-1].lower; last[len(last)-1] == 's' && k+1 < p.to && !t.tokens[k+1].is(mark) {
			doubtful = k
			continue
		}
		return k, doubtful
	}
	return i, doubtful
}

// strayWords is how many words must stand between the beginning of a sentence
// and a closing mark without an opening one to count as its quotation.
const strayWords = 5

// pairMarks finds the quotations of paragraph p, from a token on.
func (t *text) pairMarks(p, from int) {
	bounds := tokenRange{from, t.paragraphs[p].to}
	open := outside
	if t.brokenOff(bounds.from) && !t.tokens[bounds.from].is(opensQuot) {
		open = bounds.from
	}
	for i := bounds.from; i < bounds.to; i++ {
		switch {
		case t.tokens[i].is(opensQuot):
			if open != outside { // never closed: the quotation ends with its sentence
				t.quote(p, tokenRange{open, i}, false)
			}
			open = i
		case t.tokens[i].is(closesQuot) && open != outside:
			t.quote(p, tokenRange{open, i + 1}, true)
			open = outside
		case t.tokens[i].is(closesQuot):
			from := t.unopened(i, bounds.from)
			if i-from >= strayWords {
				t.quote(p, tokenRange{from, i + 1}, true)
			}
		}
	}
	if open != outside {
		t.quote(p, tokenRange{open, bounds.to}, false)
	}
}

// brokenOff reports whether a quotation stands open in the middle of a sentence
// where the paragraph ends before token i, as in text with a blank line after
// each line.
func (t *text) brokenOff(i int) bool {
	n := len(t.quotations)
	if n == 0 || i == 0 {
		return false
	}
	last := t.quotations[n-1]
	return !last.closed && last.to == i && !t.tokens[i-1].is(mark)
}

// unopened returns where the quotation begins that the mark at i closes and no
// mark opens: with the paragraph, where it ends as before its attribution, else
// with the sentence, unless another quotation stands between.
func (t *text) unopened(i, paragraph int) int {
	from := t.sentenceAt(i).from
	if t.lower(i-1) == "," {
		from = paragraph
	}
	from = max(from, paragraph)
	if n := len(t.quotations); n > 0 && t.quotations[n-1].to > from {
		return i
	}
	return from
}

// quote records a quotation.
func (t *text) quote(p int, r tokenRange, closed bool) {
	q := quotation{tokenRange: r, paragraph: p, closed: closed}
	for i := r.from; i < r.to; i++ {
		t.tokens[i].quotation = int32(len(t.quotations))
		if !t.tokens[i].is(mark) {
			q.words++
		}
	}
	if n := len(t.quotations); n > 0 {
		last := t.quotations[n-1]
		switch {
		case last.closed || last.to != r.from:
		case r.from == t.paragraphs[p].from:
			q.resumes = last.paragraph == p-1
		default: // in one paragraph, where the page has lost the breaks: "We lost. "We go on."
			q.resumes = t.sentenceAt(r.from).from == r.from
		}
	}
	t.quotations = append(t.quotations, q)
}
