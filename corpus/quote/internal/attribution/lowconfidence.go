package attribution

import "onrecord/corpus/quote/internal/document"

// LowConfidence returns those of maybe, in order, that share no word with what is
// found, with the loose punctuation at their ends dropped.
func LowConfidence(t *document.Document, maybe, found []Attribution) []Attribution {
	if len(maybe) == 0 {
		return nil
	}
	s := &assembler{doc: t, found: maybe}
	s.trim()
	s.taken = make([]bool, len(t.Tokens))
	for _, a := range found {
		s.markTaken(Attribution{Content: a.Content})
	}
	var out []Attribution
	for _, a := range s.ordered() {
		free := true
		for _, piece := range a.Content {
			for i := piece.From; i < piece.To; i++ {
				free = free && !s.taken[i]
			}
		}
		if free {
			out = append(out, a)
			s.markTaken(Attribution{Content: a.Content})
		}
	}
	return out
}
