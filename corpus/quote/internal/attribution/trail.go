package attribution

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// wholeSource gives a source behind its cue the name or the clause that goes on
// about it, and takes that out of the content: said the surveyor, Nils Aker; said
// a docker who goes by the name “Tarbrush”.
func (s *assembler) wholeSource(a *Attribution) {
	if a.Source.Empty() || a.Source.From < a.Cue.To {
		return
	}
	if next := s.goesOn(a.Source.To); !Within(next, a.Content) && !(s.doc.Lower(next) == "who" && Within(next+1, a.Content)) {
		return
	}
	st := s.doc.SentenceAt(a.Source.From)
	end := a.Source.To
	switch i := s.goesOn(end); {
	case s.doc.Tokens[i].Tag == document.TagWh && (s.doc.Lower(i) == "who" || s.doc.Lower(i) == "whose"):
		for end < st.To && s.doc.Lower(end) != "," {
			end++
		}
		a.Content = cut(a.Content, document.Range{From: a.Source.To, To: end})
	case i > end && s.doc.Tokens[i].Is(document.Capitalized) && !s.doc.Tokens[i-1].Is(document.OpensQuotation):
		for end = i; end < st.To && s.doc.Tokens[end].Is(document.Capitalized) && !s.doc.Tokens[end].Is(document.Punct); {
			end++
		}
		if end < st.To && !s.doc.Tokens[end].Is(document.Punct) {
			return // "said the surveyor, Monday's flood": it is no name
		}
		a.Source.To = end
		a.Content = cut(a.Content, document.Range{From: i, To: end})
	}
}

// goesOn returns the token after the comma at i, or i where there is none.
func (s *assembler) goesOn(i int) int {
	if s.doc.Lower(i) == "," && i+1 < len(s.doc.Tokens) {
		return i + 1
	}
	return i
}

// occasions begin a clause about when or where something was said.
var occasions = vocabulary.WordSet(`when as after before while during at on in`)

// dropOccasion takes out of the content of a whole quotation what the sentence
// goes on with behind cue and source, where that is when it was said: “The
// gate is sound,” Moe said when she was asked about it.
func dropOccasion(s *assembler, a *Attribution) {
	end := max(a.Cue.To, a.Source.To)
	if a.Cue.Empty() || end >= len(s.doc.Tokens) || !occasions[s.doc.Lower(end)] || !Within(end, a.Content) {
		return
	}
	before := min(a.Cue.From, max(a.Source.From, 0))
	if a.Source.Empty() {
		before = a.Cue.From
	}
	if before == 0 || !s.doc.Tokens[before-1].Is(document.ClosesQuotation) || !ownsQuotation(s, a, s.doc.Tokens[before-1].Quotation) {
		return
	}
	tail := document.Range{From: end, To: s.doc.SentenceAt(end).To}
	for i := tail.From; i < tail.To; i++ {
		if s.doc.Tokens[i].Quotation != document.Unquoted {
			return
		}
	}
	a.Content = cut(a.Content, tail)
}

// owns reports whether the content of an attribution has quotation q, and it is
// a sentence or more, or begins one.
func ownsQuotation(s *assembler, a *Attribution, q int32) bool {
	if q == document.Unquoted {
		return false
	}
	it := s.doc.Quotations[q]
	return (it.Words >= document.SentenceWords || s.doc.SentenceAt(it.From).From == it.From && breaksOff(s.doc, it)) && Within(it.From, a.Content)
}
