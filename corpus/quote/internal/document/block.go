package document

import "onrecord/corpus/lexicon"

// isSetOff reports whether paragraph p is a quotation set off by its layout alone,
// without marks, after words that lead up to it:
//
//	In its report the board writes:
//	The gate was shut on Sunday, and nobody had the key.
func isSetOff(t *Document, p int) bool {
	r := t.Paragraphs[p].Range
	if p == 0 || r.To-r.From < shortestBlock || !leadsToBlock(t, t.Paragraphs[p-1].Range) {
		return false
	}
	first, last := &t.Tokens[r.From], t.Lower(r.To-1)
	if !first.Is(Capitalized) || first.Is(OpensQuotation|ClosesQuotation) || t.Tokens[r.To-1].Is(ClosesQuotation) {
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
func leadsToBlock(t *Document, r Range) bool {
	if t.Lower(r.To-1) != ":" {
		return false
	}
	from := max(r.From, t.SentenceAt(r.To-1).From)
	for i := r.To - 2; i > from && i > r.To-2-leadSpan; i-- {
		k := &t.Tokens[i]
		if k.Is(OpensQuotation|ClosesQuotation) || k.Lower == "," {
			return false
		}
		if introduces[k.Lower] {
			return t.Lower(i-1) != "to" && !t.Tokens[i].Is(Capitalized)
		}
	}
	return false
}

// introduces are the forms of verbs that lead up to a quotation.
var introduces = lexicon.Words("introducing-verbs")
