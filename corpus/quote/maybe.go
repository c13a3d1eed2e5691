package quote

// unclaimed returns those of maybe, in order, that share no word with what is
// found, with the loose punctuation at their ends dropped.
func (t *text) unclaimed(maybe, found []attribution) []attribution {
	if len(maybe) == 0 {
		return nil
	}
	s := &shaper{text: t, found: maybe}
	s.trim()
	s.taken = make([]bool, len(t.tokens))
	for _, a := range found {
		s.take(attribution{content: a.content})
	}
	var out []attribution
	for _, a := range s.ordered() {
		free := true
		for _, piece := range a.content {
			for i := piece.from; i < piece.to; i++ {
				free = free && !s.taken[i]
			}
		}
		if free {
			out = append(out, a)
			s.take(attribution{content: a.content})
		}
	}
	return out
}
