package stance

import (
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// contentAfter returns what the verb at token i reports: a clause, words in
// quotation marks, or, of verbs such as "deny" and "discuss", a noun phrase.
func contentAfter(t *document.Document, i int, s document.Sentence) document.Range {
	from, ok := afterAddressee(t, i, s)
	if !ok {
		return document.Range{}
	}
	first, prepositional := from, false
	for ; from < s.To && from < first+10; from++ {
		switch k := &t.Tokens[from]; {
		case k.Quotation != t.Tokens[i].Quotation:
			if !isAny(t, i, reports|denies) {
				return document.Range{}
			}
			return quotedFrom(t, from, s)
		case complementAt(t, i, from, s):
			return clauseFrom(t, from, s)
		case isWord(t, from, "anything", "nothing", "more", "either", "so"):
			return document.Range{}
		case isWord(t, from, ":", ","):
			if t.Tokens[min(from+1, s.To-1)].Quotation == k.Quotation {
				return document.Range{}
			}
		case isAny(t, i, denies) && (gerund(t, from) || from == first && deed(t, from, s)), clauseAt(t, from, s):
			return clauseFrom(t, from, s)
		case !isAdjunct(k) && !(prepositional && attribution.IsPhrasal(k)):
			return document.Range{}
		case k.Tag == document.TagPreposition:
			prepositional = true
		}
	}
	return document.Range{}
}

// afterAddressee returns where that begins which comes after the verb at token i and
// whom it is told; ok is false where a verb that needs somebody to tell has nobody:
// "days will tell whether".
func afterAddressee(t *document.Document, i int, s document.Sentence) (from int, ok bool) {
	from = i + 1
	if !isAny(t, i, tellsSomebody|asks) {
		return from, true
	}
	np := nounsRight(t, from, s.To)
	for k := np.From; k < np.To; k++ {
		if clauseAt(t, k, s) && t.Tokens[k].Tag != document.TagName && t.Tokens[k].Tag != document.TagNoun {
			np.To = k
		}
	}
	return max(from, np.To), t.Lower(i) != "tell" || !np.Empty()
}

// complementAt reports a word that opens what the verb at token i reports: "that",
// "whether", "anything about", and "to" after a verb of claiming.
func complementAt(t *document.Document, i, from int, s document.Sentence) bool {
	switch t.Lower(from) {
	case "that":
		return statement(t, from+1, s)
	case "anything":
		return t.Lower(from+1) == "about"
	case "to":
		return isAny(t, i, claims) && t.Tokens[min(from+1, s.To-1)].Tag == document.TagVerb
	}
	return isAny(t, from, questionWords) && !t.Tokens[from].Is(document.Capitalized)
}

// isAdjunct reports a token that can stand between a verb and what it reports: of
// a time, a manner, or a preposition.
func isAdjunct(k *document.Token) bool {
	switch k.Tag {
	case document.TagAdverb, document.TagPreposition:
		return true
	}
	return vocabulary.Weekdays[k.Lower] || times[k.Lower] || k.Lower == "aloud" || k.Lower == "publicly"
}

// statement reports whether the words from token i on have a finite verb.
func statement(t *document.Document, i int, s document.Sentence) bool {
	first := i
	for ; i < s.To && t.Lower(i) != "," && t.Lower(i) != ";"; i++ {
		if k := &t.Tokens[i]; k.Finite() || attribution.Auxiliary[k.Lower] {
			return true
		}
	}
	return i-first > 3 && nominal(t, first)
}

// deed reports a noun phrase at token i that names what somebody is said to have
// done: "any wrongdoing", "involvement in".
func deed(t *document.Document, i int, s document.Sentence) bool {
	if t.Lower(i) == "any" || t.Lower(i) == "all" && !isAny(t, i+1, claims) {
		return true
	}
	np := nounsRight(t, i, s.To)
	return anyBetween(t, np.From, np.To, deeds)
}

// clauseAt reports whether a clause with a subject and a finite verb begins at
// token i: "he would run", "the ferry had sunk".
func clauseAt(t *document.Document, i int, s document.Sentence) bool {
	k := &t.Tokens[i]
	if k.Lower == "there" {
		return attribution.Auxiliary[t.Lower(i+1)] || t.Tokens[min(i+1, s.To-1)].Tag == document.TagModal
	}
	if !nominal(t, i) || vocabulary.Weekdays[k.Lower] {
		return false
	}
	np := nounsRight(t, i, s.To)
	v := np.To
	for v < s.To && t.Tokens[v].Tag == document.TagAdverb {
		v++
	}
	return v < s.To && (t.Tokens[v].Finite() || attribution.Auxiliary[t.Lower(v)]) && v > i
}

// clauseFrom returns the clause that begins at token i, where it has words enough
// to be a statement.
func clauseFrom(t *document.Document, i int, s document.Sentence) document.Range {
	r := document.Range{From: i, To: clauseEnd(t, i, s)}
	if r.To-r.From < 2 {
		return document.Range{}
	}
	return r
}

// quotedFrom returns the quotation that begins at token i.
func quotedFrom(t *document.Document, i int, s document.Sentence) document.Range {
	q := t.Tokens[i].Quotation
	if q == document.Unquoted || t.Quotations[q].From != i {
		return document.Range{}
	}
	return document.Range{From: i, To: min(t.Quotations[q].To, s.To)}
}

// clauseEnd returns where the clause that begins at token i ends: before ", but",
// ", saying", the end of its quotation or of the sentence.
func clauseEnd(t *document.Document, i int, s document.Sentence) int {
	inside := t.Tokens[i].Quotation
	end := i + 1
	for ; end < s.To; end++ {
		k := &t.Tokens[end]
		switch {
		case inside != document.Unquoted && k.Quotation != inside, k.Quotation == inside && k.Is(document.ClosesQuotation):
			return end
		case inside == document.Unquoted && k.Quotation != document.Unquoted:
		case isWord(t, end, ";", "—", "–", "--", ".", "?", "!", ")"), anotherClauseAt(t, end, i, s):
			return end
		}
	}
	return end
}

// anotherClauseAt reports a comma or conjunction after which the sentence goes on
// with a clause that is no part of the one from token first on.
func anotherClauseAt(t *document.Document, i, first int, s document.Sentence) bool {
	next := min(i+1, s.To-1)
	switch t.Lower(i) {
	case ",":
		return breaksClause(t, next, s) || attributed(t, next, s)
	case "but", "though", "although":
		return i > first+2
	case "and":
		return t.Tokens[next].Finite() && isAny(t, next, reports)
	}
	return false
}

// breaksClause reports a word after a comma that goes on with something else.
func breaksClause(t *document.Document, i int, s document.Sentence) bool {
	switch w := t.Lower(i); w {
	case "but", "yet", "though", "although", "while", "saying", "adding", "insisting", "calling", "instead", "despite", "as", "describing", "arguing", "claiming", "after", "which", "who",
		"telling", "noting", "suggesting", "characterizing", "blaming", "even":
		return true
	}
	return false
}

// attributed reports whether a source and its cue stand between token i and the
// end of the sentence: "…, his office said".
func attributed(t *document.Document, i int, s document.Sentence) bool {
	np := nounsRight(t, i, s.To)
	if np.Empty() {
		return t.Tokens[i].CuePrior > attribution.PriorSometimes && t.Tokens[i].Finite()
	}
	v := np.To
	for v < s.To && (t.Tokens[v].Tag == document.TagAdverb || attribution.Auxiliary[t.Lower(v)]) {
		v++
	}
	return v < s.To && t.Tokens[v].CuePrior > attribution.PriorOften && verbal(t, v) && s.To-v < 8
}
