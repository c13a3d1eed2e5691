package attribution

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// wholeSource gives a source behind its cue the name or the clause that goes on
// about it, and takes that out of the content: said the surveyor, Nils Aker; said
// a docker who goes by the name “Tarbrush”.
func wholeSource(t *document.Document, a *Attribution) {
	if a.Source.Empty() || a.Source.From < a.Cue.To {
		return
	}
	i := goesOn(t, a.Source.To)
	if !Within(i, a.Content) && !(t.Lower(i) == "who" && Within(i+1, a.Content)) {
		return
	}
	st := t.SentenceAt(a.Source.From)
	end := a.Source.To
	switch {
	case t.Tokens[i].Tag == document.TagWh && (t.Lower(i) == "who" || t.Lower(i) == "whose"):
		for end = i; end < st.To && t.Lower(end) != ","; {
			end++
		}
		a.Content = cut(a.Content, document.Range{From: a.Source.To, To: end})
	case i > end && t.Tokens[i].Is(document.Capitalized) && !t.Tokens[i-1].Is(document.OpensQuotation):
		for end = i; end < st.To && t.Tokens[end].Is(document.Capitalized) && !t.Tokens[end].Is(document.Punct); {
			end++
		}
		if end < st.To && !t.Tokens[end].Is(document.Punct) {
			return // "said the surveyor, Monday's flood": it is no name
		}
		a.Source.To = end
		a.Content = cut(a.Content, document.Range{From: i, To: end})
	}
}

// goesOn returns the token after the comma at i, or i where there is none.
func goesOn(t *document.Document, i int) int {
	if t.Lower(i) == "," && i+1 < len(t.Tokens) {
		return i + 1
	}
	return i
}

// occasions begin a clause about when or where something was said.
var occasions = vocabulary.WordSet(`when as after before while during at on in`)

// dropOccasion takes out of the content of a whole quotation what the sentence
// goes on with behind cue and source, where that is when it was said: “The
// gate is sound,” Moe said when she was asked about it.
func dropOccasion(t *document.Document, a *Attribution) {
	end := max(a.Cue.To, a.Source.To)
	if a.Cue.Empty() || end >= len(t.Tokens) || !occasions[t.Lower(end)] || !Within(end, a.Content) {
		return
	}
	before := a.Cue.From
	if !a.Source.Empty() {
		before = min(before, a.Source.From)
	}
	if before == 0 || !t.Tokens[before-1].Is(document.ClosesQuotation) || !ownsQuotation(t, a, t.Tokens[before-1].Quotation) {
		return
	}
	tail := document.Range{From: end, To: t.SentenceAt(end).To}
	if !holdsQuoted(t, tail) {
		a.Content = cut(a.Content, tail)
	}
}

// ownsQuotation reports whether the content of an attribution has quotation q, and it is
// a sentence or more, or begins one.
func ownsQuotation(t *document.Document, a *Attribution, q int32) bool {
	if q == document.Unquoted {
		return false
	}
	it := t.Quotations[q]
	return (it.Words >= document.SentenceWords || t.SentenceAt(it.From).From == it.From && breaksOff(t, it)) && Within(it.From, a.Content)
}

// dropClauseBefore takes out of the content of a whole quotation the clause that a semicolon
// parts from it: The president was not amused; “he can walk,” she said.
func dropClauseBefore(t *document.Document, a *Attribution) {
	for k, r := range a.Content {
		for i := r.From + 1; i+1 < r.To; i++ {
			if t.Lower(i) != ";" || t.Tokens[i].Quotation != document.Unquoted || !t.Tokens[i+1].Is(document.OpensQuotation) || t.Tokens[r.From].Quotation != document.Unquoted {
				continue
			}
			q := t.Tokens[i+1].Quotation
			if q == document.Unquoted {
				continue // a mark that nothing closes
			}
			it := t.Quotations[q]
			next := max(it.To, r.To)
			if a.Source.From >= it.To && a.Source.From <= next+1 || a.Cue.From >= it.To && a.Cue.From <= next+1 {
				a.Content[k].From = i + 1
			}
			break
		}
	}
}
