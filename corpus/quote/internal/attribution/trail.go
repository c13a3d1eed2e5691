package attribution

import "onrecord/corpus/quote/internal/document"

// wholeSource gives a source behind its cue the name or the clause that goes on
// about it, and takes that out of the content: said the surveyor, Nils Aker; said
// a docker who goes by the name “Tarbrush”.
func (s *assembler) wholeSource(a *Attribution) {
	if a.Source.Empty() || a.Source.From < a.Cue.To || !Within(s.goesOn(a.Source.To), a.Content) {
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
