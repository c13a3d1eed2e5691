package quote

// wholeSource gives a source behind its cue the name or the clause that goes on
// about it, and takes that out of the content: said the surveyor, Nils Aker; said
// a docker who goes by the name “Tarbrush”.
func (s *shaper) wholeSource(a *attribution) {
	if a.source.empty() || a.source.from < a.cue.to || !within(s.goesOn(a.source.to), a.content) {
		return
	}
	st := s.sentenceAt(a.source.from)
	end := a.source.to
	switch i := s.goesOn(end); {
	case s.tokens[i].tag == tagWh && (s.lower(i) == "who" || s.lower(i) == "whose"):
		for end < st.to && s.lower(end) != "," {
			end++
		}
		a.content = cut(a.content, tokenRange{a.source.to, end})
	case i > end && s.tokens[i].is(upper) && !s.tokens[i-1].is(opensQuot):
		for end = i; end < st.to && s.tokens[end].is(upper) && !s.tokens[end].is(mark); {
			end++
		}
		if end < st.to && !s.tokens[end].is(mark) {
			return // "said the surveyor, Monday's flood": it is no name
		}
		a.source.to = end
		a.content = cut(a.content, tokenRange{i, end})
	}
}

// goesOn returns the token after the comma at i, or i where there is none.
func (s *shaper) goesOn(i int) int {
	if s.lower(i) == "," && i+1 < len(s.tokens) {
		return i + 1
	}
	return i
}
