package document

import (
	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/vocabulary"
)

// longestDateline bounds a dateline, in tokens.
const longestDateline = 16

// InDateline reports whether sentence s is a dateline.
func (t *Document) InDateline(s Sentence) bool {
	return t.Paragraphs[s.Paragraph].From == s.From && datelineEnd(t, t.Paragraphs[s.Paragraph].Range) == s.To
}

// datelineEnd returns where the dateline of a paragraph ends, with its dash:
// "TARNBY, Vt. —", "PORT ELLIS, Nov 3 (Meridian) -", or with the agency alone,
// "Tarnby (CNN)", or where the paragraph begins if it has none. The place in it says nothing and does nothing.
func datelineEnd(t *Document, p Range) int {
	if p.Empty() || !t.Tokens[p.From].Is(Capitalized) {
		return p.From
	}
	bracketed := false
	for i := p.From; i < min(p.To-1, p.From+longestDateline); i++ {
		k := &t.Tokens[i]
		switch k.Lower {
		case "—", "–", "-", "--":
			if i > p.From && (k.Is(Spaced) || t.Tokens[i+1].Is(Spaced)) && (bracketed || t.Tokens[p.From].Is(AllCaps)) {
				return i + 1
			}
			return p.From
		case "(", ")":
			bracketed = true
			if endsWithAgency(t, p, i) {
				return i + 1
			}
		case ",", ".", "/", "&":
		default:
			if !k.Is(Capitalized) && !k.Is(Numeric) && !vocabulary.NameParticles[k.Lower] {
				return p.From
			}
		}
	}
	return p.From
}

// agencies are printed behind a place in brackets.
var agencies = lexicon.Words("press-words")

// endsWithAgency reports the bracket at token i that closes around an agency whose initials are
// not those of what stands before it: "Tarnby (CNN) Ada Quill said".
func endsWithAgency(t *Document, p Range, i int) bool {
	open, next := i-2, &t.Tokens[i+1]
	if t.Tokens[i].Lower != ")" || open <= p.From || t.Tokens[open].Lower != "(" || !next.Is(Spaced) || !next.Is(Capitalized) {
		return false
	}
	agency := &t.Tokens[i-1]
	return agency.Is(AllCaps) && agencies[agency.Lower] && open-p.From < len(agency.Lower)
}
