package document

import "onrecord/corpus/quote/internal/vocabulary"

// longestDateline bounds a dateline, in tokens.
const longestDateline = 16

// InDateline reports whether sentence s is a dateline.
func (t *Document) InDateline(s Sentence) bool {
	return t.Paragraphs[s.Paragraph].From == s.From && datelineEnd(t, t.Paragraphs[s.Paragraph].Range) == s.To
}

// datelineEnd returns where the dateline of a paragraph ends, with its dash:
// "TARNBY, Vt. —", "PORT ELLIS, Nov 3 (Meridian) -", or where the paragraph
// begins if it has none. The place in it says nothing and does nothing.
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
		case ",", ".", "/", "&":
		default:
			if !k.Is(Capitalized) && !k.Is(Numeric) && !vocabulary.NameParticles[k.Lower] {
				return p.From
			}
		}
	}
	return p.From
}
