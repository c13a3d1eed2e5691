package stance

import (
	"slices"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// UnsaidWords finds statements that were not made, or that somebody rejects, where no
// attribution was found: "declined to say whether she would run", "rejected
// claims that the lab was slow". Readers ask for such words too, and must learn
// how the article holds them. What is returned has a stance and is in order.
func UnsaidWords(t *document.Document, found []attribution.Attribution) []attribution.Attribution {
	var out []attribution.Attribution
	cued := make(map[int]bool, len(found))
	for _, a := range found {
		if !a.Cue.Empty() {
			cued[a.Cue.To-1] = true
		}
	}
	for _, s := range t.Sentences {
		for i := s.From; i < s.To; i++ {
			if cued[i] || t.Tokens[i].Is(document.Punct) || t.Posted(i) {
				continue
			}
			for _, a := range unsaidAt(t, i, s) {
				if !known(t, a, found) {
					out = append(out, a)
				}
			}
		}
	}
	return out
}

// known reports whether an attribution has the same words by the same source.
func known(t *document.Document, a attribution.Attribution, found []attribution.Attribution) bool {
	return slices.ContainsFunc(found, func(f attribution.Attribution) bool {
		return f.Stance == a.Stance && slices.ContainsFunc(f.Content, func(p document.Range) bool {
			return p.From < a.Content[0].To && a.Content[0].From < p.To
		})
	})
}

// unsaidAt returns what token i of sentence s tells was not said.
func unsaidAt(t *document.Document, i int, s document.Sentence) []attribution.Attribution {
	k := &t.Tokens[i]
	switch {
	case isAny(t, i, reports|reveals|denies|doubts|asks|rejects) && verbal(t, i) && !attribution.Auxiliary[k.Lower]:
		return unsaidVerb(t, i, s)
	case i > s.From && isClaim(t, i):
		return unsaidClaim(t, i, s)
	}
	return nil
}

// unsaidVerb reads a verb with what it would have reported.
func unsaidVerb(t *document.Document, i int, s document.Sentence) []attribution.Attribution {
	r := readReport(t, i)
	if t.Tokens[i].Quotation != document.Unquoted && !disclaims(t, &r) {
		return nil
	}
	content := contentAfter(t, i, s)
	if isAny(t, i, asks) {
		content = opening(t, content, i, s)
	}
	if content.Empty() || t.Tokens[i].LexicalClass == attribution.LexUtter && tellsTime[t.Lower(content.From)] {
		return nil
	}
	a := attribution.Attribution{Cue: document.Range{From: i, To: i + 1}, Source: sourceOf(t, &r, s), Content: []document.Range{content}, Confidence: sureUnsaid}
	if passive(t, i, s) {
		a.Source = byPhrase(t, i+1, content.From)
	}
	a.Stance = reported(t, &r, &a)
	if a.Stance == attribution.Asserted || a.Source.Empty() || !isAny(t, i, reports|denies|doubts|asks) && a.Stance != attribution.NotSaid {
		return nil
	}
	if r.words.From < i && !attribution.Within(r.words.From, a.Content) {
		a.Cue.From = r.words.From
	}
	return []attribution.Attribution{a}
}

// tellsTime lists the words that open a clause of time or reason. Behind a verb of
// sound it is not what was said: "nobody laughed when he called it a wreck".
var tellsTime = vocabulary.WordSet(`when while as until till after before since because although`)

// opening returns where a clause at the beginning of a sentence ends, "Asked if
// he would go again, he said": at the comma before the subject.
func opening(t *document.Document, r document.Range, i int, s document.Sentence) document.Range {
	if i > s.From+2 {
		return r
	}
	for k := r.From; k+1 < r.To; k++ {
		if t.Lower(k) == "," && t.Tokens[k].Quotation == t.Tokens[i].Quotation && clauseAt(t, k+1, s) {
			return document.Range{From: r.From, To: k}
		}
	}
	return r
}

// disclaims reports a verb group inside a quotation that says of other words that
// they were not said, or only might have been: "I never said", "I am not
// suggesting", "I would have said". Nothing else in a quotation tells a stance but
// its speaker's.
func disclaims(t *document.Document, r *report) bool {
	switch t.Lower(r.head) {
	case "say", "said", "saying", "told", "suggesting", "claiming", "suggested", "claimed", "implying", "alleging":
	default:
		return false
	}
	return r.stance == "" && (r.negated && r.modal == document.None || r.perfect)
}

// sureUnsaid is the confidence in an attribution that rules make.
const sureUnsaid = 0.9

// passive reports "was asked", "when asked": the subject is not who asks.
func passive(t *document.Document, i int, s document.Sentence) bool {
	if !isAny(t, i, asks) || t.Lower(i) != "asked" && t.Lower(i) != "questioned" && t.Lower(i) != "pressed" {
		return false
	}
	for k := i - 1; k >= s.From && k > i-4; k-- {
		switch w := t.Lower(k); {
		case w == "was" || w == "were" || w == "is" || w == "are" || w == "been" || w == "being" || w == "when":
			return true
		case t.Tokens[k].Tag != document.TagAdverb:
			return w == "," || t.Tokens[k].Is(document.Punct)
		}
	}
	return i == s.From
}

// byPhrase returns who stands after "by" between two tokens: "asked by a reporter".
func byPhrase(t *document.Document, from, to int) document.Range {
	for i := from; i < to; i++ {
		if t.Lower(i) == "by" {
			return nounsRight(t, i+1, to)
		}
	}
	return document.Range{}
}

// unsaidClaim reads a noun for a claim, with who made it and who rejects it.
func unsaidClaim(t *document.Document, n int, s document.Sentence) []attribution.Attribution {
	if t.Tokens[n].Quotation != document.Unquoted {
		return nil
	}
	i := n + 1
	owner := possessorOf(t, n, s)
	if w := t.Lower(i); w == "by" || w == "from" {
		owner = nounsRight(t, i+1, s.To)
		if owner.Empty() {
			return nil
		}
		i = owner.To
	}
	for i < s.To && (vocabulary.Weekdays[t.Lower(i)] || t.Tokens[i].Tag == document.TagAdverb || t.Lower(i) == "on" && vocabulary.Weekdays[t.Lower(i+1)]) {
		i++
	}
	switch t.Lower(i) {
	case "that":
	case "of", "about":
		if g := governorOf(t, n); g.verb == document.None || !isAny(t, g.verb, rejects|denies) || !nominal(t, min(i+1, s.To-1)) {
			return nil
		}
		i++
	default:
		return nil
	}
	content := document.Range{From: i, To: clauseEnd(t, i, s)}
	if n < s.From+8 && governorOf(t, n).verb == document.None {
		content = opening(t, content, s.From, s)
	}
	if content.To-content.From < 3 {
		return nil
	}
	var out []attribution.Attribution
	g := governorOf(t, n)
	claim := attribution.Attribution{Cue: document.Range{From: n, To: n + 1}, Source: owner, Content: []document.Range{content}, Confidence: sureUnsaid}
	r := readReport(t, n)
	if g.verb != document.None && t.Lower(i-1) != "of" || g.verb != document.None && isAny(t, g.verb, rejects|denies) {
		v := readReport(t, g.verb)
		denial := attribution.Attribution{Cue: document.Range{From: g.verb, To: n + 1}, Source: sourceOf(t, &v, s), Content: []document.Range{content}, Confidence: sureUnsaid}
		switch {
		case isAny(t, g.verb, withdraws) || g.particle && isAny(t, g.verb, withdrawsWith) && !isAny(t, g.verb, rejects):
			denial.Stance = attribution.Retracted
		case v.negated || v.stance == attribution.NotSaid:
			denial.Stance = attribution.NotSaid
		case v.stance == "" && v.modal == document.None:
			denial.Stance = attribution.Denied
		}
		if denial.Stance != "" && !denial.Source.Empty() {
			out = append(out, denial)
		}
		if denial.Stance == attribution.Denied && !owner.Empty() {
			claim.Stance = attribution.Disputed
			return append(out, claim)
		}
		return out
	}
	if claim.Stance = reported(t, &r, &claim); claim.Stance == attribution.Asserted {
		return nil
	}
	if owner.Empty() { // "repeated the lie that"
		for v := n - 1; v > s.From && v > n-6; v-- {
			if t.Tokens[v].Finite() && !attribution.Auxiliary[t.Lower(v)] {
				verb := readReport(t, v)
				claim.Source = sourceOf(t, &verb, s)
				break
			}
		}
	}
	if claim.Source.Empty() {
		return nil
	}
	return append(out, claim)
}

// possessorOf returns whose the claim at token n is: "the minister's claim".
func possessorOf(t *document.Document, n int, s document.Sentence) document.Range {
	np := nounsLeft(t, s.From, n)
	for i := np.To - 1; i >= np.From; i-- {
		k := &t.Tokens[i]
		if k.Tag == document.TagPossessive {
			return document.Range{From: i, To: i + 1}
		}
		if k.Genitive() {
			return document.Range{From: np.From, To: i + 1}
		}
	}
	return document.Range{}
}

// sourceOf returns the noun phrase that is the subject of a reporting word, that
// of the clause before where its own has none: "praised the move but did not say".
func sourceOf(t *document.Document, r *report, s document.Sentence) document.Range {
	if np := reportSubject(t, r, s); !np.Empty() {
		return attribution.TrimSource(t, np)
	}
	inside := t.Tokens[r.head].Quotation
	subordinate := attribution.OpensClause(&t.Tokens[s.From]) && t.Lower(s.From) != "but"
	for i := s.From; i < r.words.From; i++ {
		k := &t.Tokens[i]
		if subordinate && k.Lower == "," {
			subordinate = false
		}
		if subordinate || k.Quotation != inside || !predicate(t, i) {
			continue
		}
		v := readReport(t, i)
		if np := reportSubject(t, &v, s); !np.Empty() {
			return attribution.TrimSource(t, np)
		}
	}
	if np := nounsRight(t, s.From, r.words.From); !np.Empty() && inside == document.Unquoted && !attribution.TellsWhen(t, np) {
		return attribution.TrimSource(t, np)
	}
	return document.Range{}
}

// predicate reports a verb that has a subject: a finite one, the verb after
// auxiliaries, or one of saying that the tagger takes for a participle.
func predicate(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	switch {
	case attribution.Auxiliary[k.Lower]:
		return !t.Tokens[i+1].Tag.Verb() && t.Tokens[i+1].Tag != document.TagAdverb
	case k.Finite():
		return true
	case k.Tag == document.TagParticiple && attribution.Auxiliary[t.Lower(i-1)]:
		return true
	}
	return isAny(t, i, reports|denies|rejects) && verbal(t, i) && !gerund(t, i) && k.Tag != document.TagVerb
}

// reportSubject returns the noun phrase that stands before a verb group, over an
// aside in commas or brackets, and over "who".
func reportSubject(t *document.Document, r *report, s document.Sentence) document.Range {
	if !r.subject.Empty() && r.subject.To <= r.words.From+1 {
		if np := mainPart(t, r.subject, s); !np.Empty() {
			return np
		}
	}
	if r.purpose {
		return document.Range{}
	}
	end := r.words.From
	for end > s.From && t.Tokens[end-1].Quotation == t.Tokens[r.head].Quotation && (attribution.Auxiliary[t.Lower(end-1)] || t.Tokens[end-1].Tag == document.TagAdverb) {
		end--
	}
	if end > s.From && t.Tokens[end-1].Tag == document.TagWh {
		end--
		if end > s.From && t.Lower(end-1) == "," {
			end--
		}
		np := mainPart(t, nounsLeft(t, s.From, end), s)
		for i := np.To - 2; i > np.From; i-- { // "treatment of Putin, who"
			if t.Lower(i) == "of" && t.Tokens[i+1].Is(document.Capitalized) {
				np.From = i + 1
				break
			}
		}
		return np
	}
	for n := 0; n < 3 && end > s.From; n++ {
		open, ok := attribution.Asides[t.Lower(end-1)]
		if !ok {
			break
		}
		k := end - 2
		if open == "," && t.Lower(k) == ")" {
			end--
			continue
		}
		for k > s.From && end-k < attribution.LongestAside && t.Lower(k) != open {
			k--
		}
		if t.Lower(k) != open {
			return document.Range{}
		}
		if np := mainPart(t, nounsLeft(t, s.From, k), s); !np.Empty() {
			return np
		}
		end = k
	}
	return document.Range{}
}

// mainPart returns a noun phrase without a day at its end, or nothing where it
// tells when, or follows a preposition: "sources close to Quill" is found by its
// beginning.
func mainPart(t *document.Document, np document.Range, s document.Sentence) document.Range {
	for np.To-np.From > 1 && vocabulary.Weekdays[t.Lower(np.To-1)] {
		np.To--
	}
	if np.Empty() || np.To-np.From == 1 && vocabulary.Weekdays[t.Lower(np.From)] {
		return document.Range{}
	}
	before := np.From - 1
	if before < s.From || t.Tokens[before].Tag != document.TagPreposition && t.Tokens[before].Tag != document.TagTo || vocabulary.ClauseWords[t.Lower(before)] {
		return np
	}
	from := before
	for from > s.From && !t.Tokens[from-1].Tag.Verb() && (nominal(t, from-1) || t.Tokens[from-1].Tag == document.TagPreposition && t.Lower(from-1) != "that" || t.Lower(from-1) == "close") {
		from--
	}
	if whole := (document.Range{From: from, To: np.To}); t.Tokens[from].Tag != document.TagPreposition && from < before {
		return whole
	}
	return document.Range{}
}

// contentAfter returns what the verb at token i reports: a clause, words in
// quotation marks, or, of verbs such as "deny" and "discuss", a noun phrase.
func contentAfter(t *document.Document, i int, s document.Sentence) document.Range {
	from, phrase := i+1, false
	if isAny(t, i, tellsSomebody|asks) {
		np := nounsRight(t, from, s.To)
		for k := np.From; k < np.To; k++ {
			if clauseAt(t, k, s) && t.Tokens[k].Tag != document.TagName && t.Tokens[k].Tag != document.TagNoun {
				np.To = k
			}
		}
		from = max(from, np.To)
		if t.Lower(i) == "tell" && np.Empty() {
			return document.Range{} // "days will tell whether"
		}
	}
	for n := 0; from < s.To && n < 10; n++ {
		k, w := &t.Tokens[from], t.Lower(from)
		switch {
		case k.Quotation != t.Tokens[i].Quotation:
			if !isAny(t, i, reports|denies) {
				return document.Range{}
			}
			return quotedFrom(t, from, s)
		case w == "that" && statement(t, from+1, s), isAny(t, from, questionWords) && !k.Is(document.Capitalized):
			return clauseFrom(t, from, s)
		case w == "anything" && t.Lower(from+1) == "about":
			return clauseFrom(t, from, s)
		case w == "to" && isAny(t, i, claims) && t.Tokens[min(from+1, s.To-1)].Tag == document.TagVerb:
			return clauseFrom(t, from, s)
		case w == "anything" || w == "nothing" || w == "more" || w == "either" || w == "so":
			return document.Range{}
		case w == ":" || w == ",":
			if t.Tokens[min(from+1, s.To-1)].Quotation == t.Tokens[i].Quotation {
				return document.Range{}
			}
		case isAny(t, i, denies) && (gerund(t, from) || n == 0 && deed(t, from, s)):
			return clauseFrom(t, from, s)
		case clauseAt(t, from, s):
			return clauseFrom(t, from, s)
		case vocabulary.Weekdays[w], times[w], k.Tag == document.TagAdverb, w == "aloud", w == "publicly", k.Tag == document.TagPreposition, phrase && attribution.IsPhrasal(k):
			phrase = phrase || k.Tag == document.TagPreposition
		default:
			return document.Range{}
		}
		from++
	}
	return document.Range{}
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
	for k := np.From; k < np.To; k++ {
		if isAny(t, k, deeds) {
			return true
		}
	}
	return false
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
		k, w := &t.Tokens[end], t.Lower(end)
		if inside != document.Unquoted && k.Quotation != inside || k.Is(document.ClosesQuotation) && k.Quotation == inside {
			break
		}
		if inside == document.Unquoted && k.Quotation != document.Unquoted {
			continue
		}
		if w == ";" || w == "—" || w == "–" || w == "--" || w == "." || w == "?" || w == "!" || w == ")" {
			break
		}
		next := min(end+1, s.To-1)
		if w == "," && (breaksClause(t, next, s) || attributed(t, next, s)) || (w == "but" || w == "though" || w == "although") && end > i+2 || w == "and" && t.Tokens[next].Finite() && isAny(t, next, reports) {
			break
		}
	}
	return end
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
