package attribution

import (
	"cmp"
	"slices"

	"onrecord/corpus/quote/internal/document"
)

// pointsElsewhere reports whether r holds no words but those that point elsewhere: the
// council denies that.
func pointsElsewhere(t *document.Document, r document.Range) bool {
	if r.To-r.From > 1 {
		return false
	}
	switch t.Lower(r.From) {
	case "that", "it", "this", "so", "him", "her", "them", "he", "she", "they":
		return t.Tokens[r.From].Quotation == document.Unquoted
	}
	return false
}

// joined sorts ranges and joins those that overlap or touch.
func joined(pieces []document.Range) []document.Range {
	slices.SortFunc(pieces, func(a, b document.Range) int { return cmp.Compare(a.From, b.From) })
	out := pieces[:0]
	for _, p := range pieces {
		if n := len(out); n > 0 && p.From <= out[n-1].To {
			out[n-1].To = max(out[n-1].To, p.To)
		} else if !p.Empty() {
			out = append(out, p)
		}
	}
	return out
}

// holdsQuoted reports whether a token of the ranges stands in a quotation.
func holdsQuoted(t *document.Document, ranges ...document.Range) bool {
	for _, r := range ranges {
		for i := r.From; i < r.To; i++ {
			if t.Tokens[i].Quotation != document.Unquoted {
				return true
			}
		}
	}
	return false
}

// cutOutside cuts hole out of pieces, unless hole stands inside a quotation.
func cutOutside(t *document.Document, pieces []document.Range, hole document.Range) []document.Range {
	if hole.Empty() || t.Tokens[hole.From].Quotation != document.Unquoted {
		return pieces
	}
	return cut(pieces, hole)
}

// cut takes hole out of pieces.
func cut(pieces []document.Range, hole document.Range) []document.Range {
	if !slices.ContainsFunc(pieces, hole.Overlaps) {
		return pieces
	}
	var out []document.Range
	for _, p := range pieces {
		if !hole.Overlaps(p) {
			out = append(out, p)
			continue
		}
		if left := (document.Range{From: p.From, To: hole.From}); !left.Empty() {
			out = append(out, left)
		}
		if right := (document.Range{From: hole.To, To: p.To}); !right.Empty() {
			out = append(out, right)
		}
	}
	return out
}

// byParagraph appends a range to out, divided at the ends of paragraphs and
// without the loose punctuation at the ends of what stands outside quotation
// marks.
func byParagraph(t *document.Document, out []document.Range, piece document.Range) []document.Range {
	for !piece.Empty() {
		p := t.Paragraphs[t.ParagraphAt(piece.From)]
		part := document.Range{From: piece.From, To: min(piece.To, p.To)}
		piece.From = part.To
		for !part.Empty() && loose(t, part.From) {
			part.From++
		}
		if part.To-part.From > 1 && t.Tokens[part.From].Tag == document.TagAdverb && t.Lower(part.From+1) == "that" {
			part.From++ // "said privately that"
		}
		for !part.Empty() && loose(t, part.To-1) {
			part.To--
		}
		if !part.Empty() {
			out = append(out, part)
		}
	}
	return out
}

// loose reports a mark outside quotations that belongs to no content.
func loose(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	if !k.Is(document.Punct) || k.Quotation != document.Unquoted {
		return false
	}
	switch k.Lower {
	case ")", "(", "[", "]", "$", "%":
		return false
	}
	return true
}
