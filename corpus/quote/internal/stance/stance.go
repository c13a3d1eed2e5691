// Package stance owns how an article holds the words of a quote. The verb group of
// the reporting word is read back to its first word and to what governs it: "has
// never said", "refused to say", "is expected to say", "if the minister says",
// "accused her of saying"; so is the noun of a claim, with the verb whose object it
// is. What rejects a claim, asks, takes back or calls false, the notes of an article
// and its fakes, tell the rest. Words that nobody said, or that somebody rejects,
// are quotes too, with their stance. The words that decide lie in stance.txt, the
// figures in corpus/quote/eval/testdata/stances.golden.
package stance

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// MarkStances sets the stance of each attribution, and widens the cues of those that
// are not asserted to the words that say so: "refused to say".
func MarkStances(t *document.Document, found []attribution.Attribution) []attribution.Attribution {
	notes := notes(t)
	found = slices.DeleteFunc(found, func(a attribution.Attribution) bool { return isRejectedClaim(t, a) })
	for i := range found {
		a := &found[i]
		a.Stance = stanceOf(t, a, notes)
	}
	for i := range found {
		if a := &found[i]; a.Stance == attribution.Asserted {
			a.Stance = afterwards(t, a)
		}
	}
	found = append(found, splitOff(t, found)...)
	slices.SortStableFunc(found, func(a, b attribution.Attribution) int { return cmp.Compare(a.Content[0].From, b.Content[0].From) })
	found = slices.DeleteFunc(found, func(a attribution.Attribution) bool { return onlySorry(t, a, found) })
	return slices.DeleteFunc(found, func(a attribution.Attribution) bool {
		return a.Stance == attribution.Asked && a.Source.Empty() && !a.Cue.Empty() && attribution.KindOf(t, a.Content) == attribution.Indirect
	})
}

// onlySorry reports an apology for words that stand in it and are taken back: "apologised to him
// for a headline saying that". It is not what they say.
func onlySorry(t *document.Document, a attribution.Attribution, found []attribution.Attribution) bool {
	if a.Cue.Empty() || a.Stance != attribution.Asserted || !strings.HasPrefix(t.Lower(a.Cue.From), "apologi") || t.Lower(a.Content[0].From) != "to" {
		return false
	}
	return slices.ContainsFunc(found, func(o attribution.Attribution) bool {
		return o.Stance == attribution.Retracted && attribution.Within(o.Content[0].From, a.Content)
	})
}

// isRejectedClaim reports an attribution whose cue is the noun of a claim that the
// sentence says who rejects, "rejected the mayor's claim that": it has two sides,
// which unsaidWords tells apart.
func isRejectedClaim(t *document.Document, a attribution.Attribution) bool {
	if a.Cue.To-a.Cue.From != 1 || !isClaim(t, a.Cue.From) || verbal(t, a.Cue.From) {
		return false
	}
	return len(unsaidClaim(t, a.Cue.From, t.SentenceAt(a.Cue.From))) > 0
}

// stanceOf is the stance of an attribution by its own sentence and by the note of
// the article that it stands in.
func stanceOf(t *document.Document, a *attribution.Attribution, notes []note) attribution.Stance {
	if s := inNote(t, a, notes); s != attribution.Asserted {
		return s
	}
	if a.Cue.Empty() {
		if asksInTurn(t, a) {
			return attribution.Asked
		}
		return attribution.Asserted
	}
	if a.Cue.To-a.Cue.From > 1 { // "according to"
		return attribution.Asserted
	}
	r := readReport(t, a.Cue.From)
	trimQuestion(t, &r, a)
	s := reported(t, &r, a)
	if s == attribution.Asserted {
		return s
	}
	requote(t, a)
	resource(t, &r, a)
	if r.words.From < a.Cue.From && !attribution.Within(r.words.From, a.Content) && !a.Source.Has(r.words.From) {
		a.Cue.From = r.words.From
	}
	return s
}

// reported is the stance that a reporting word and its clause take to the content
// of a.
func reported(t *document.Document, r *report, a *attribution.Attribution) attribution.Stance {
	if s := falsified(t, r, a); s != attribution.Asserted {
		return s
	}
	if s := governed(t, r); s != attribution.Asserted {
		return s
	}
	if s := embedded(t, r); s != attribution.Asserted {
		return s
	}
	if s := refused(t, r, a); s != attribution.Asserted {
		return s
	}
	if deniesSaying(t, a) {
		return attribution.Denied
	}
	if disputes(t, r) {
		return attribution.Denied
	}
	if conditional(t, r, a) {
		if s := t.SentenceAt(r.head); attribution.OpensClause(&t.Tokens[s.From]) || isAny(t, s.From, conditions|presentConditions) || isWord(t, s.From, "had", "were") {
			a.Content[0] = opening(t, a.Content[0], s.From, s)
		}
		return attribution.Hypothetical
	}
	if isQuestion(t, r, a) {
		return attribution.Asked
	}
	return attribution.Asserted
}

// asksInTurn reports a turn of a transcript that is a question: "HOST: Why bread?"
func asksInTurn(t *document.Document, a *attribution.Attribution) bool {
	return !a.Source.Empty() && t.Lower(a.Source.To) == ":" && allAsked(t, a)
}

// disputes reports a verb that denies the clause right after it: "disputed that he
// had been warned".
func disputes(t *document.Document, r *report) bool {
	w := t.Lower(r.head)
	return (strings.HasPrefix(w, "disput") || strings.HasPrefix(w, "contest")) && t.Lower(r.head+1) == "that" && !r.negated
}

// governed is the stance that the verb group and the words before it tell.
func governed(t *document.Document, r *report) attribution.Stance {
	switch {
	case r.nobody, r.negated:
		return attribution.NotSaid
	case r.stance != "":
		return r.stance
	case r.modal != document.None && onlyMaybe(t, r):
		return attribution.Hypothetical
	}
	return attribution.Asserted
}

// onlyMaybe reports a modal verb that leaves open whether anything is said:
// "might say", "would have said", but not "would say every spring" or "I must say".
func onlyMaybe(t *document.Document, r *report) bool {
	w := t.Lower(r.modal)
	if r.perfect {
		return true // "would have said"
	}
	if isAny(t, r.subject.To-1, Selves) && r.subject.To-r.subject.From == 1 {
		return w == "might" || w == "may"
	}
	if w != "would" && w != "'d" {
		return true
	}
	s := t.SentenceAt(r.head)
	for i := s.From; i < s.To; i++ {
		switch t.Lower(i) {
		case "if", "probably", "likely", "presumably":
			return t.Tokens[i].Quotation == t.Tokens[r.head].Quotation
		}
	}
	switch t.Lower(r.subject.From) {
	case "anyone", "anybody", "someone", "somebody", "one", "nobody":
		return true
	}
	return false
}

// after reports whether the content of a stands behind its cue.
func after(a *attribution.Attribution) bool { return a.Content[0].From >= a.Cue.To }

// refused is the stance of a verb that denies, rejects, doubts or withdraws what
// follows it.
func refused(t *document.Document, r *report, a *attribution.Attribution) attribution.Stance {
	if !after(a) {
		return contentFalse(t, r, a)
	}
	switch {
	case isAny(t, r.head, denies|doubts) && verbal(t, r.head):
		if t.Lower(r.head) == "denied" && isWord(t, r.head-1, "was", "were", "been", "being") {
			return attribution.Asserted // "was denied entry"
		}
		return attribution.Denied
	case isAny(t, r.head, withdraws) && verbal(t, r.head) && claimAt(t, r.head+1, a.Content[0].To) != document.None:
		return attribution.Retracted
	case isAny(t, r.head, rejects) && verbal(t, r.head):
		if n := claimAt(t, r.head+1, a.Content[0].To); n != document.None && !calledSomething(t, n, a) {
			return attribution.Denied
		}
	case isClaim(t, r.head):
		return claimed(t, r, a)
	}
	return contentFalse(t, r, a)
}

// deniesSaying reads words that a speaker says not to have used, "insisted he had not called it
// “a stale bun”". The cue is widened to what says so.
func deniesSaying(t *document.Document, a *attribution.Attribution) bool {
	if !after(a) || attribution.KindOf(t, a.Content) != attribution.Mixed {
		return false
	}
	i := a.Content[0].From
	if t.Lower(i) == "that" {
		i++
	}
	if !isWord(t, i, "he", "she", "they") || !isWord(t, i+1, "had", "has", "have", "did") || !isAny(t, i+2, negations) {
		return false
	}
	end := a.Content[0].To
	for i += 3; i < end && (t.Tokens[i].Tag == document.TagAdverb || t.Lower(i) == "ever"); {
		i++
	}
	if i+1 >= end || !isAny(t, i, reports) && !isWord(t, i, "called", "call", "described", "describe", "used", "use", "referred", "uttered", "shouted") {
		return false
	}
	a.Content[0].From, a.Cue.To = i, i
	return true
}

// contentFalse reads a reported clause that says itself what is not so: "said it
// was false that …". The cue is widened to what says so.
func contentFalse(t *document.Document, r *report, a *attribution.Attribution) attribution.Stance {
	first := a.Content[0].From
	s, from := saidFalse(t, first, a.Content[0].To)
	if s == attribution.Asserted || attribution.KindOf(t, a.Content) != attribution.Indirect {
		return attribution.Asserted
	}
	if t.Lower(from-1) == "that" {
		from--
	}
	a.Content[0].From = from
	if after(a) {
		a.Cue.To = from
	} else {
		a.Cue = document.Range{From: first, To: from}
	}
	return s
}

// saidFalse finds what a reported clause says is not so: "it was false that …",
// "she doubted …". It returns where the words that are not so begin.
func saidFalse(t *document.Document, i, to int) (attribution.Stance, int) {
	if t.Lower(i) == "that" {
		i++
	}
	if k := &t.Tokens[min(i+1, len(t.Tokens)-1)]; i+2 < to && vocabulary.Pronouns[t.Lower(i)] && isAny(t, i+1, doubts) && k.Lower != "doubt" {
		if t.Lower(i+2) == "that" {
			return attribution.Denied, i + 3
		}
		return attribution.Denied, i + 2
	}
	if i+4 >= to || t.Lower(i) != "it" || t.Lower(i+1) != "was" && t.Lower(i+1) != "is" {
		return attribution.Asserted, 0
	}
	k := i + 2
	switch {
	case isAny(t, k, falseWords) || t.Lower(k) == "untrue":
	case isAny(t, k, negations) && (t.Lower(k+1) == "true" || t.Lower(k+1) == "correct"):
		k++
	default:
		return attribution.Asserted, 0
	}
	if t.Lower(k+1) != "that" {
		return attribution.Asserted, 0
	}
	return attribution.Denied, k + 2
}

// claimAt returns the noun for a claim in a noun phrase that begins at token i,
// with what the claim is after it: "the notion that …", or None.
func claimAt(t *document.Document, i, to int) int {
	for n := 0; i < to && n < 8; n++ {
		k := &t.Tokens[i]
		switch {
		case isClaim(t, i) && i+1 < to:
			if isWord(t, i+1, "that", "of", "about", "by", "from", "as", "on") || vocabulary.Weekdays[t.Lower(i+1)] {
				return i
			}
		case attribution.IsPhrasal(k), isAny(t, i, particle), k.Tag == document.TagAdverb, vocabulary.Weekdays[k.Lower], k.Tag == document.TagPreposition && k.Lower != "that":
		default:
			return document.None
		}
		i++
	}
	return document.None
}

// calledSomething reports whether what is rejected is called something in the
// speaker's own words: dismissed the claims as “nonsense”.
func calledSomething(t *document.Document, claim int, a *attribution.Attribution) bool {
	for _, p := range a.Content {
		for i := max(p.From, claim); i < p.To; i++ {
			if t.Lower(i) == "as" && i+1 < p.To && t.Tokens[i+1].Quotation != document.Unquoted {
				return true
			}
		}
	}
	return false
}

// claimed is the stance to a claim that a noun tells of: "rejected claims that …",
// "his denial that …".
func claimed(t *document.Document, r *report, a *attribution.Attribution) attribution.Stance {
	if isWord(t, r.head, "denial", "denials") {
		return attribution.Denied
	}
	g := governorOf(t, r.head)
	if g.verb == document.None {
		return attribution.Asserted
	}
	r.words.From = g.verb
	group := readReport(t, g.verb)
	whose := !a.Source.Empty() && a.Source.From > g.verb // "the president's claim"
	switch {
	case isAny(t, g.verb, withdraws|withdrawsWith) && (isAny(t, g.verb, withdraws) || g.particle):
		return attribution.Retracted
	case whose && isAny(t, g.verb, rejects|denies):
		return attribution.Disputed
	case isAny(t, g.verb, rejects|denies|doubts):
		if group.negated {
			return attribution.NotSaid
		}
		return attribution.Denied
	}
	return attribution.Asserted
}

// trimQuestion takes off the content of a question what stands before it: "by a
// reporter whether she would leave". Who is asked is not who asks.
func trimQuestion(t *document.Document, r *report, a *attribution.Attribution) {
	if !isAny(t, r.head, asks) || !verbal(t, r.head) || !after(a) {
		return
	}
	first := a.Content[0]
	if !isAny(t, first.From, questionWords) {
		for i := first.From; i < min(first.To, first.From+10); i++ {
			if t.Tokens[i].Quotation != document.Unquoted {
				break
			}
			if w := t.Lower(i); w == "whether" || w == "if" || isAny(t, i, questionWords) && t.Tokens[i].Tag == document.TagWh {
				a.Content[0].From = i
				break
			}
		}
	}
	if s := t.SentenceAt(r.head); passive(t, r.head, s) {
		a.Source = byPhrase(t, r.head+1, a.Content[0].From)
	}
}

// splitOff takes out of contents that are not asserted what the same sentence does
// assert: "denied the charge, saying …", "told them not that … but that …". It cuts
// the contents and returns attributions of the rest.
func splitOff(t *document.Document, found []attribution.Attribution) []attribution.Attribution {
	var out []attribution.Attribution
	for i := range found {
		a := &found[i]
		last := &a.Content[len(a.Content)-1]
		if a.Cue.Empty() || !after(a) {
			continue
		}
		if t.Lower(last.From-1) == "not" && t.Lower(last.From) == "that" && last.From-1 > a.Cue.From {
			for k := last.From + 2; k+2 < last.To; k++ {
				if t.Lower(k) == "but" && t.Lower(k+1) == "that" {
					rest := *a
					rest.Content, rest.Stance = []document.Range{{From: k + 1, To: last.To}}, attribution.Asserted
					out = append(out, rest)
					last.To = k
					break
				}
			}
			a.Stance = attribution.NotSaid
			continue
		}
		if a.Stance != attribution.Denied && a.Stance != attribution.NotSaid {
			continue
		}
		for k := last.From + 1; k+2 < last.To; k++ {
			if t.Lower(k) == "," && gerund(t, k+1) && isAny(t, k+1, reports|claims) && t.Tokens[k].Quotation == document.Unquoted {
				rest := *a
				rest.Cue, rest.Content, rest.Stance = document.Range{From: k + 1, To: k + 2}, []document.Range{{From: k + 2, To: last.To}}, attribution.Asserted
				out = append(out, rest)
				last.To = k
				break
			}
		}
	}
	return out
}

// requote gives the words of "An earlier version quoted Quill as saying “…”" to
// Quill.
func requote(t *document.Document, a *attribution.Attribution) {
	first := a.Content[0]
	if !after(a) || t.Tokens[first.From].Quotation != t.Tokens[a.Cue.From].Quotation {
		return
	}
	np := nounsRight(t, first.From, first.To)
	i := np.To
	if np.Empty() || t.Lower(i) != "as" || !gerund(t, i+1) || i+3 >= first.To {
		return
	}
	a.Source, a.Cue, a.Content[0].From = np, document.Range{From: i, To: i + 2}, i+2
}

// resource corrects the source of words that are not asserted: it is whose words
// they would be, "a doctored clip shows Quill saying", "accused Quill of saying".
func resource(t *document.Document, r *report, a *attribution.Attribution) {
	if n := a.Source.To - 1; n > a.Source.From && (isAny(t, n, falsely) || t.Tokens[n].Tag == document.TagPossessive) {
		if isAny(t, n, falsely) {
			a.Source.To = n
		} else if g := governorOf(t, r.head); g.verb != document.None { // "Wray withdrew his claim"
			verb := readReport(t, g.verb)
			a.Source = sourceOf(t, &verb, t.SentenceAt(r.head))
		}
	}
	np := r.subject
	switch {
	case np.Empty() || attribution.Within(np.From, a.Content) || a.Source.Empty():
	case gerund(t, r.head) && np.To == r.head && t.Tokens[np.To-1].Is(document.Capitalized):
		for i := np.To; i > np.From && t.Tokens[i-1].Is(document.Capitalized); i-- {
			a.Source = document.Range{From: i - 1, To: np.To}
		}
	case a.Source.From >= r.words.From && a.Source.To <= r.words.To:
		a.Source = np
	case r.nobody, (r.stance != "" || t.Lower(r.words.From) == "as") && np.From > a.Source.From:
		a.Source = attribution.TrimSource(t, np)
	}
}
