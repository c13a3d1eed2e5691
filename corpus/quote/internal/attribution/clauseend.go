package attribution

import (
	"cmp"
	"slices"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// endClauses cuts off contents without quotation marks what the sentence goes on
// with for itself.
func endClauses(t *document.Document, found []Attribution) []Attribution {
	for i := range found {
		a := &found[i]
		n := len(a.Content) - 1
		if a.Cue.Empty() || n < 0 || a.Content[n].From < a.Cue.To {
			continue
		}
		a.Content[n].From = rejectedClause(t, a, a.Content[n])
		if second := saysToo(t, a.Content[n]); !second.Cue.Empty() {
			a.Content[n].To = second.Source.From - 1
			if !slices.ContainsFunc(found, func(o Attribution) bool { return o.Cue.Has(second.Cue.From) }) {
				found = append(found, second)
			}
			continue
		}
		if end := clauseEnd(t, a, a.Content[n]); end > a.Content[n].From {
			a.Content[n].To = end
		}
		if end := narrated(t, a, a.Content[n]); end > a.Content[n].From {
			a.Content[n].To = end
		}
		if end := enumerated(t, a.Content[n]); end > a.Content[n].To {
			a.Content[n].To = end
		}
		if end := nextReport(t, a, found); end > a.Content[n].From {
			a.Content[n].To = end
		}
	}
	slices.SortStableFunc(found, func(a, b Attribution) int { return cmp.Compare(a.Cue.From, b.Cue.From) })
	return found
}

// enumerated returns where a list ends whose first part alone is in a content without quotation
// marks: "nothing to do with the age of the wires, the paint in the hall or the candles", or 0.
func enumerated(t *document.Document, r document.Range) int {
	s := t.SentenceAt(r.From)
	if t.Lower(r.To) != "," || !vocabulary.Determiner[t.Lower(r.To+1)] || t.Tokens[r.To].Quotation != document.Unquoted || KindOf(t, []document.Range{r}) != Indirect || !t.Tokens[r.To-1].Tag.Noun() {
		return 0
	}
	joined := false
	for i := r.To + 1; i < s.To; i++ {
		k := &t.Tokens[i]
		switch {
		case k.Quotation != document.Unquoted:
			return 0
		case (k.Lower == "or" || k.Lower == "and") && vocabulary.Determiner[t.Lower(i+1)]:
			joined = true
		case i+1 == s.To && k.Is(document.Punct):
			if joined {
				return i
			}
		case k.Lower == "," && !joined:
		case !IsPhrasal(k) && k.Tag != document.TagPreposition && !Linking(k), k.Is(document.Capitalized):
			return 0
		}
	}
	return 0
}

// nextReport returns where a content without quotation marks ends at the next thing that its
// speaker is reported to do, "said the ferry was safe and accused the port of sloth", or 0.
func nextReport(t *document.Document, a *Attribution, found []Attribution) int {
	r := a.Content[len(a.Content)-1]
	for i := range found {
		o := &found[i]
		if o.Cue.Empty() || !r.Has(o.Cue.From) || o.Source != a.Source || a.Source.Empty() || a.Source.From > a.Cue.From || t.Tokens[o.Cue.From].Quotation != document.Unquoted || !t.Tokens[o.Cue.From].Finite() {
			continue
		}
		and := beforeAuxiliaries(t, r.From, o.Cue.From) - 1
		if w := t.Lower(and); and <= r.From || w != "and" && w != "but" {
			continue
		}
		if t.Lower(and-1) == "," {
			and--
		}
		return and
	}
	return 0
}

// saysToo reads in a content what somebody else says in the other half of the
// sentence: "the beds were full and Luis Moe said the kitchen was empty".
func saysToo(t *document.Document, r document.Range) Attribution {
	for i := r.From + 2; i+3 < r.To; i++ {
		if w := t.Lower(i); w != "and" && w != "but" || t.Tokens[i].Quotation != document.Unquoted || !t.Tokens[i+1].Is(document.Capitalized) {
			continue
		}
		verb := verbOf(t, i+1, r.To)
		if verb == document.None || verb+2 >= r.To || t.Tokens[verb].CuePrior != priorAlways || verbOf(t, verb+1, r.To) == document.None && t.Lower(verb+1) != "that" {
			continue
		}
		return Attribution{Cue: document.Range{From: verb, To: verb + 1}, Source: document.Range{From: i + 1, To: verb}, Content: []document.Range{{From: verb + 1, To: r.To}}, Confidence: certainEnough}
	}
	return Attribution{}
}

// clauseEnd returns where a content behind its cue ends before it is at its end,
// or 0.
func clauseEnd(t *document.Document, a *Attribution, r document.Range) int {
	fronted := isFronted(t, a)
	for i := r.From + 1; i+2 < r.To; i++ {
		if t.Lower(i) != "," || t.Tokens[i].Quotation != document.Unquoted {
			continue
		}
		next := t.Lower(i + 1)
		switch {
		case fronted && verbOf(t, i+1, r.To) != document.None:
			return i
		case next == "while" && !vocabulary.Pronouns[t.Lower(i+2)]:
			if verb := verbOf(t, i+2, r.To); verb != document.None && t.Tokens[verb].CuePrior >= PriorOften {
				return i // somebody else has another view
			}
		}
	}
	return 0
}

// refusals are verbs whose object is a statement by others: "rejected the charge that".
var refusals = stems(`reject dismiss dismissed deny refute dispute`)

// rejectedClause returns where that begins which the content of a rejects: at "that", behind
// the noun for it.
func rejectedClause(t *document.Document, a *Attribution, r document.Range) int {
	if !refusals[t.Tokens[a.Cue.From].Stem] || r.From != a.Cue.To {
		return r.From
	}
	noun := PhraseRight(t, r.From, r.To).To
	if noun > r.From && noun+2 < r.To && t.Lower(noun) == "that" && t.Tokens[noun-1].Tag.Noun() {
		return noun
	}
	return r.From
}

// isFronted reports whether the cue stands in a clause that begins its sentence,
// "Before Moe told her that", so that the main clause is still to come.
func isFronted(t *document.Document, a *Attribution) bool {
	s := t.SentenceAt(a.Cue.From)
	if !subordinate[t.Lower(s.From)] || t.Tokens[s.From].Quotation != document.Unquoted {
		return false
	}
	for i := s.From; i < a.Content[len(a.Content)-1].From; i++ {
		if t.Lower(i) == "," || t.Tokens[i].Quotation != document.Unquoted {
			return false
		}
	}
	return true
}

// verbOf returns the verb of the clause that begins with its subject at token i, or
// None.
func verbOf(t *document.Document, i, end int) int {
	subject := PhraseRight(t, i, end)
	if subject.Empty() {
		return document.None
	}
	verb := subject.To
	for verb < end && (t.Tokens[verb].Tag == document.TagAdverb || Auxiliary[t.Lower(verb)] && verb+1 < end && t.Tokens[verb+1].Tag.Verb()) {
		verb++
	}
	if verb == end {
		return document.None
	}
	if k := &t.Tokens[verb]; k.Finite() || k.Tag.Verb() && k.Tag != document.TagGerund {
		return verb
	}
	return document.None
}
