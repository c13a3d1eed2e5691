package document

// Quotation is a stretch of tokens inside quotation marks, marks included.
type Quotation struct {
	Range
	Paragraph int
	Words     int   // tokens in it that are not marks
	Closed    bool  // ends with its own mark
	Resumes   bool  // goes on with the one before, which was left open
	Signed    Range // of a post: who published it
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

// orientMarks decides for each quotation mark of a paragraph whether it opens or
// closes. The space around a mark overrules its shape: “wrong-way“ marks are
// common, and so are opening marks never closed.
func orientMarks(t *Document, p Range) {
	open := false
	for i := p.From; i < p.To; i++ {
		side, ok := doubleMark(t.Tokens[i].Lower)
		if ok && inches(t, i, p, open) {
			continue
		}
		if !ok {
			if !open {
				i = orientSingleMark(t, i, p)
			}
			continue
		}
		canOpen, canClose := mayOpen(t, i, p), mayClose(t, i, p)
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
			t.Tokens[i].flags |= OpensQuotation
		} else {
			t.Tokens[i].flags |= ClosesQuotation
		}
		open = opens
	}
}

// inches reports whether the mark at i rather stands for inches: 36" wide. Where a
// quotation is open it must go on and be closed later.
func inches(t *Document, i int, p Range, open bool) bool {
	if side, _ := doubleMark(t.Tokens[i].Lower); side != bothSides || i == p.From || t.Tokens[i].Is(Spaced) || !t.Tokens[i-1].Is(Numeric) {
		return false
	}
	if !open {
		return !mayOpen(t, i, p)
	}
	if i+1 >= p.To || t.Tokens[i+1].Is(Capitalized|Punct) {
		return false
	}
	for k := i + 1; k < p.To; k++ {
		if _, double := doubleMark(t.Tokens[k].Lower); double {
			return mayClose(t, k, p) && !mayOpen(t, k, p) && !t.Tokens[k-1].Is(Numeric)
		}
	}
	return false
}

// mayOpen reports whether the space around mark i lets it open a quotation.
func mayOpen(t *Document, i int, p Range) bool {
	if i+1 >= p.To || t.Tokens[i+1].Is(Spaced) {
		return false
	}
	switch t.Tokens[i+1].Lower {
	case ",", ".", ";":
		return false
	}
	if i == p.From || t.Tokens[i].Is(Spaced) {
		return true
	}
	switch t.Tokens[i-1].Lower {
	case "(", "[", "{", "—", "–", "--", "-", "‘", "'", "/", "―", ":", "*":
		return true
	}
	return false
}

// mayClose reports whether the space around mark i lets it close a quotation.
func mayClose(t *Document, i int, p Range) bool {
	if i == p.From || t.Tokens[i].Is(Spaced) {
		return false
	}
	return i+1 >= p.To || t.Tokens[i+1].Is(Spaced) || t.Tokens[i+1].Is(Punct) || t.Tokens[i+1].Lower == "'s"
}

// singleReach bounds the search for the mark that closes a single one, in tokens.
const singleReach = 150

// orientSingleMark marks ‘a quotation in single marks’ that begins at i and returns
// the token at which it ends, or i where there is none: an apostrophe must
// never open or close a quotation.
func orientSingleMark(t *Document, i int, p Range) int {
	end, doubtful := ClosingMark(t, i, p)
	if end == i {
		end = doubtful
	}
	if end > i {
		t.Tokens[i].flags |= OpensQuotation
		t.Tokens[end].flags |= ClosesQuotation
	}
	return end
}

// ClosingMark returns the single mark that closes the one at i, and the last before it
// that may rather be a plural's apostrophe, "the workers’ rights"; i stands for
// none.
func ClosingMark(t *Document, i int, p Range) (end, doubtful int) {
	if !opensSingle(t, i) || !mayOpen(t, i, p) || t.Tokens[i+1].Is(Numeric) {
		return i, i
	}
	low := t.Tokens[i].Lower == lowMark
	doubtful = i
	for k := i + 1; k < min(p.To, i+singleReach); k++ {
		switch {
		case endsSingles(t, k), !low && t.Tokens[k].Lower == "‘" && mayOpen(t, k, p):
			return i, doubtful
		case !closesSingle(t, k, low) || !mayClose(t, k, p):
		case isPluralApostrophe(t, k, p):
			doubtful = k
		default:
			return k, doubtful
		}
	}
	return i, doubtful
}

// lowMark opens a quotation ‚as German prints it‘.
const lowMark = "‚"

func opensSingle(t *Document, i int) bool {
	w := t.Tokens[i].Lower
	return w == "‘" || w == "'" || w == "`" || w == lowMark
}

func closesSingle(t *Document, i int, low bool) bool {
	w := t.Tokens[i].Lower
	return w == "’" || w == "'" || low && w == "‘"
}

// endsSingles reports a double mark, over which no quotation in single ones reaches.
func endsSingles(t *Document, i int) bool {
	w := t.Tokens[i].Lower
	_, double := doubleMark(w)
	return double && w != "''" && w != "’’"
}

// isPluralApostrophe reports a mark behind an s that the sentence goes on after.
func isPluralApostrophe(t *Document, i int, p Range) bool {
	last := t.Tokens[i-1].Lower
	return last[len(last)-1] == 's' && i+1 < p.To && !t.Tokens[i+1].Is(Punct)
}

// strayWords is how many words must stand between the beginning of a sentence
// and a closing mark without an opening one to count as its quotation.
const strayWords = 5

// pairMarks finds the quotations of paragraph p, from a token on.
func pairMarks(t *Document, p, from int) {
	bounds := Range{from, t.Paragraphs[p].To}
	open := Unquoted
	if isBrokenLine(t, bounds.From) && !t.Tokens[bounds.From].Is(OpensQuotation) {
		open = bounds.From
	}
	for i := bounds.From; i < bounds.To; i++ {
		switch {
		case t.Tokens[i].Is(OpensQuotation):
			if open != Unquoted { // never closed: the quotation ends with its sentence
				addQuotation(t, p, Range{open, i}, false)
			}
			open = i
		case t.Tokens[i].Is(ClosesQuotation) && open != Unquoted:
			addQuotation(t, p, Range{open, i + 1}, true)
			open = Unquoted
		case t.Tokens[i].Is(ClosesQuotation):
			from := unopenedQuotation(t, i, bounds.From)
			if i-from >= strayWords {
				addQuotation(t, p, Range{from, i + 1}, true)
			}
		}
	}
	if open != Unquoted {
		addQuotation(t, p, Range{open, bounds.To}, false)
	}
}

// isBrokenLine reports whether a quotation stands open in the middle of a sentence
// where the paragraph ends before token i, as in text with a blank line after
// each line.
func isBrokenLine(t *Document, i int) bool {
	n := len(t.Quotations)
	if n == 0 || i == 0 {
		return false
	}
	last := t.Quotations[n-1]
	return !last.Closed && last.To == i && !t.Tokens[i-1].Is(Punct)
}

// unopenedQuotation returns where the quotation begins that the mark at i closes and no
// mark opens: with the paragraph, where it ends as before its attribution, else
// with the sentence, unless another quotation stands between.
func unopenedQuotation(t *Document, i, paragraph int) int {
	from := t.SentenceAt(i).From
	if t.Lower(i-1) == "," {
		from = paragraph
	}
	from = max(from, paragraph)
	if n := len(t.Quotations); n > 0 && t.Quotations[n-1].To > from {
		return i
	}
	return from
}

// addQuotation records a quotation.
func addQuotation(t *Document, p int, r Range, closed bool) {
	q := Quotation{Range: r, Paragraph: p, Closed: closed}
	for i := r.From; i < r.To; i++ {
		t.Tokens[i].Quotation = int32(len(t.Quotations))
		if !t.Tokens[i].Is(Punct) {
			q.Words++
		}
	}
	if n := len(t.Quotations); n > 0 {
		last := t.Quotations[n-1]
		switch {
		case last.Closed || last.To != r.From:
		case r.From == t.Paragraphs[p].From:
			q.Resumes = last.Paragraph == p-1
		default: // in one paragraph, where the page has lost the breaks: "We lost. "We go on."
			q.Resumes = t.SentenceAt(r.From).From == r.From
		}
	}
	t.Quotations = append(t.Quotations, q)
}
