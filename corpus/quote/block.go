package quote

// setOff reports whether paragraph p is a quotation set off by its layout alone,
// without marks, after words that lead up to it:
//
//	In its report the board writes:
//	The gate was shut on Sunday, and nobody had the key.
func (t *text) setOff(p int) bool {
	r := t.paragraphs[p].tokenRange
	if p == 0 || r.to-r.from < shortestBlock || !t.leadsToBlock(t.paragraphs[p-1].tokenRange) {
		return false
	}
	first, last := &t.tokens[r.from], t.lower(r.to-1)
	if !first.is(upper) || first.is(opensQuot|closesQuot) || t.tokens[r.to-1].is(closesQuot) {
		return false
	}
	return last == "." || last == "!" || last == "?"
}

// shortestBlock is the length from which a paragraph can be a quotation without
// marks, in tokens.
const shortestBlock = 10

// leadSpan is how far before the colon the reporting verb may stand, in tokens.
const leadSpan = 8

// leadsToBlock reports whether the last words of a paragraph are a verb of saying
// and a colon: "Le Monde writes:", "She told the reporters:".
func (t *text) leadsToBlock(r tokenRange) bool {
	if t.lower(r.to-1) != ":" {
		return false
	}
	from := max(r.from, t.sentenceAt(r.to-1).from)
	for i := r.to - 2; i > from && i > r.to-2-leadSpan; i-- {
		k := &t.tokens[i]
		if k.is(opensQuot|closesQuot) || k.lower == "," {
			return false
		}
		if introduces[k.lower] {
			return t.lower(i-1) != "to" && !t.tokens[i].is(upper)
		}
	}
	return false
}

// introduces are the forms of verbs that lead up to a quotation.
var introduces = words(`says said writes wrote explains explained concludes concluded declares declared states stated argues argued replied replies
	responded responds adds added notes noted observes observed continues continued warns warned told tells tweeted tweets posted posts reads read`)
