package quote

import "slices"

// unsaidWords finds statements that were not made, or that somebody rejects, where no
// attribution was found: "declined to say whether she would run", "rejected
// claims that the lab was slow". Readers ask for such words too, and must learn
// how the article holds them. What is returned has a stance and is in order.
func (t *text) unsaidWords(found []attribution) []attribution {
	var out []attribution
	cued := make(map[int]bool, len(found))
	for _, a := range found {
		if !a.cue.empty() {
			cued[a.cue.to-1] = true
		}
	}
	for _, s := range t.sentences {
		for i := s.from; i < s.to; i++ {
			if cued[i] || t.tokens[i].is(mark) || t.posted(i) {
				continue
			}
			for _, a := range t.unsaidAt(i, s) {
				if !t.known(a, found) {
					out = append(out, a)
				}
			}
		}
	}
	return out
}

// known reports whether an attribution has the same words by the same source.
func (t *text) known(a attribution, found []attribution) bool {
	return slices.ContainsFunc(found, func(f attribution) bool {
		return f.stance == a.stance && slices.ContainsFunc(f.content, func(p tokenRange) bool {
			return p.from < a.content[0].to && a.content[0].from < p.to
		})
	})
}

// unsaidAt returns what token i of sentence s tells was not said.
func (t *text) unsaidAt(i int, s sentence) []attribution {
	k := &t.tokens[i]
	switch {
	case t.isAny(i, reports|reveals|denies|doubts|asks|rejects) && t.verbal(i) && !auxiliary[k.lower]:
		return t.unsaidVerb(i, s)
	case i > s.from && t.isClaim(i):
		return t.unsaidClaim(i, s)
	}
	return nil
}

// unsaidVerb reads a verb with what it would have reported.
func (t *text) unsaidVerb(i int, s sentence) []attribution {
	r := t.report(i)
	if t.tokens[i].quotation != outside && !t.disclaims(&r) {
		return nil
	}
	content := t.contentAfter(i, s)
	if t.isAny(i, asks) {
		content = t.opening(content, i, s)
	}
	if content.empty() || t.tokens[i].sense == senseUtter && tellsTime[t.lower(content.from)] {
		return nil
	}
	a := attribution{cue: tokenRange{i, i + 1}, source: t.sourceOf(&r, s), content: []tokenRange{content}, confidence: sureUnsaid}
	if t.passive(i, s) {
		a.source = t.byPhrase(i+1, content.from)
	}
	a.stance = t.reported(&r, &a)
	if a.stance == Asserted || a.source.empty() || !t.isAny(i, reports|denies|doubts|asks) && a.stance != NotSaid {
		return nil
	}
	if r.words.from < i && !within(r.words.from, a.content) {
		a.cue.from = r.words.from
	}
	return []attribution{a}
}

// tellsTime lists the words that open a clause of time or reason. Behind a verb of
// sound it is not what was said: "nobody laughed when he called it a wreck".
var tellsTime = words(`when while as until till after before since because although`)

// opening returns where a clause at the beginning of a sentence ends, "Asked if
// he would go again, he said": at the comma before the subject.
func (t *text) opening(r tokenRange, i int, s sentence) tokenRange {
	if i > s.from+2 {
		return r
	}
	for k := r.from; k+1 < r.to; k++ {
		if t.lower(k) == "," && t.tokens[k].quotation == t.tokens[i].quotation && t.clauseAt(k+1, s) {
			return tokenRange{r.from, k}
		}
	}
	return r
}

// disclaims reports a verb group inside a quotation that says of other words that
// they were not said, or only might have been: "I never said", "I am not
// suggesting", "I would have said". Nothing else in a quotation tells a stance but
// its speaker's.
func (t *text) disclaims(r *report) bool {
	switch t.lower(r.head) {
	case "say", "said", "saying", "told", "suggesting", "claiming", "suggested", "claimed", "implying", "alleging":
	default:
		return false
	}
	return r.stance == "" && (r.negated && r.modal == nobody || r.perfect)
}

// sureUnsaid is the confidence in an attribution that rules make.
const sureUnsaid = 0.9

// passive reports "was asked", "when asked": the subject is not who asks.
func (t *text) passive(i int, s sentence) bool {
	if !t.isAny(i, asks) || t.lower(i) != "asked" && t.lower(i) != "questioned" && t.lower(i) != "pressed" {
		return false
	}
	for k := i - 1; k >= s.from && k > i-4; k-- {
		switch w := t.lower(k); {
		case w == "was" || w == "were" || w == "is" || w == "are" || w == "been" || w == "being" || w == "when":
			return true
		case t.tokens[k].tag != tagAdverb:
			return w == "," || t.tokens[k].is(mark)
		}
	}
	return i == s.from
}

// byPhrase returns who stands after "by" between two tokens: "asked by a reporter".
func (t *text) byPhrase(from, to int) tokenRange {
	for i := from; i < to; i++ {
		if t.lower(i) == "by" {
			return t.nounsRight(i+1, to)
		}
	}
	return tokenRange{}
}

// unsaidClaim reads a noun for a claim, with who made it and who rejects it.
func (t *text) unsaidClaim(n int, s sentence) []attribution {
	if t.tokens[n].quotation != outside {
		return nil
	}
	i := n + 1
	owner := t.possessorOf(n, s)
	if w := t.lower(i); w == "by" || w == "from" {
		owner = t.nounsRight(i+1, s.to)
		if owner.empty() {
			return nil
		}
		i = owner.to
	}
	for i < s.to && (weekdays[t.lower(i)] || t.tokens[i].tag == tagAdverb || t.lower(i) == "on" && weekdays[t.lower(i+1)]) {
		i++
	}
	switch t.lower(i) {
	case "that":
	case "of", "about":
		if g := t.governorOf(n); g.verb == nobody || !t.isAny(g.verb, rejects|denies) || !t.nominal(min(i+1, s.to-1)) {
			return nil
		}
		i++
	default:
		return nil
	}
	content := tokenRange{i, t.clauseEnd(i, s)}
	if n < s.from+8 && t.governorOf(n).verb == nobody {
		content = t.opening(content, s.from, s)
	}
	if content.to-content.from < 3 {
		return nil
	}
	var out []attribution
	g := t.governorOf(n)
	claim := attribution{cue: tokenRange{n, n + 1}, source: owner, content: []tokenRange{content}, confidence: sureUnsaid}
	r := t.report(n)
	if g.verb != nobody && t.lower(i-1) != "of" || g.verb != nobody && t.isAny(g.verb, rejects|denies) {
		v := t.report(g.verb)
		denial := attribution{cue: tokenRange{g.verb, n + 1}, source: t.sourceOf(&v, s), content: []tokenRange{content}, confidence: sureUnsaid}
		switch {
		case t.isAny(g.verb, withdraws) || g.particle && t.isAny(g.verb, withdrawsWith) && !t.isAny(g.verb, rejects):
			denial.stance = Retracted
		case v.negated || v.stance == NotSaid:
			denial.stance = NotSaid
		case v.stance == "" && v.modal == nobody:
			denial.stance = Denied
		}
		if denial.stance != "" && !denial.source.empty() {
			out = append(out, denial)
		}
		if denial.stance == Denied && !owner.empty() {
			claim.stance = Disputed
			return append(out, claim)
		}
		return out
	}
	if claim.stance = t.reported(&r, &claim); claim.stance == Asserted {
		return nil
	}
	if owner.empty() { // "repeated the lie that"
		for v := n - 1; v > s.from && v > n-6; v-- {
			if t.tokens[v].finite() && !auxiliary[t.lower(v)] {
				verb := t.report(v)
				claim.source = t.sourceOf(&verb, s)
				break
			}
		}
	}
	if claim.source.empty() {
		return nil
	}
	return append(out, claim)
}

// possessorOf returns whose the claim at token n is: "the minister's claim".
func (t *text) possessorOf(n int, s sentence) tokenRange {
	np := t.nounsLeft(s.from, n)
	for i := np.to - 1; i >= np.from; i-- {
		k := &t.tokens[i]
		if k.tag == tagPossessive {
			return tokenRange{i, i + 1}
		}
		if k.genitive() {
			return tokenRange{np.from, i + 1}
		}
	}
	return tokenRange{}
}

// sourceOf returns the noun phrase that is the subject of a reporting word, that
// of the clause before where its own has none: "praised the move but did not say".
func (t *text) sourceOf(r *report, s sentence) tokenRange {
	if np := t.subjectBefore(r, s); !np.empty() {
		return t.trimSource(np)
	}
	inside := t.tokens[r.head].quotation
	subordinate := t.tokens[s.from].opensClause() && t.lower(s.from) != "but"
	for i := s.from; i < r.words.from; i++ {
		k := &t.tokens[i]
		if subordinate && k.lower == "," {
			subordinate = false
		}
		if subordinate || k.quotation != inside || !t.predicate(i) {
			continue
		}
		v := t.report(i)
		if np := t.subjectBefore(&v, s); !np.empty() {
			return t.trimSource(np)
		}
	}
	if np := t.nounsRight(s.from, r.words.from); !np.empty() && inside == outside && !t.tellsWhen(np) {
		return t.trimSource(np)
	}
	return tokenRange{}
}

// predicate reports a verb that has a subject: a finite one, the verb after
// auxiliaries, or one of saying that the tagger takes for a participle.
func (t *text) predicate(i int) bool {
	k := &t.tokens[i]
	switch {
	case auxiliary[k.lower]:
		return !t.tokens[i+1].tag.verb() && t.tokens[i+1].tag != tagAdverb
	case k.finite():
		return true
	case k.tag == tagParticiple && auxiliary[t.lower(i-1)]:
		return true
	}
	return t.isAny(i, reports|denies|rejects) && t.verbal(i) && !t.gerund(i) && k.tag != tagVerb
}

// subjectBefore returns the noun phrase that stands before a verb group, over an
// aside in commas or brackets, and over "who".
func (t *text) subjectBefore(r *report, s sentence) tokenRange {
	if !r.subject.empty() && r.subject.to <= r.words.from+1 {
		if np := t.mainPart(r.subject, s); !np.empty() {
			return np
		}
	}
	if r.purpose {
		return tokenRange{}
	}
	end := r.words.from
	for end > s.from && t.tokens[end-1].quotation == t.tokens[r.head].quotation && (auxiliary[t.lower(end-1)] || t.tokens[end-1].tag == tagAdverb) {
		end--
	}
	if end > s.from && t.tokens[end-1].tag == tagWh {
		end--
		if end > s.from && t.lower(end-1) == "," {
			end--
		}
		np := t.mainPart(t.nounsLeft(s.from, end), s)
		for i := np.to - 2; i > np.from; i-- { // "treatment of Putin, who"
			if t.lower(i) == "of" && t.tokens[i+1].is(upper) {
				np.from = i + 1
				break
			}
		}
		return np
	}
	for n := 0; n < 3 && end > s.from; n++ {
		open, ok := asides[t.lower(end-1)]
		if !ok {
			break
		}
		k := end - 2
		if open == "," && t.lower(k) == ")" {
			end--
			continue
		}
		for k > s.from && end-k < longestAside && t.lower(k) != open {
			k--
		}
		if t.lower(k) != open {
			return tokenRange{}
		}
		if np := t.mainPart(t.nounsLeft(s.from, k), s); !np.empty() {
			return np
		}
		end = k
	}
	return tokenRange{}
}

// mainPart returns a noun phrase without a day at its end, or nothing where it
// tells when, or follows a preposition: "sources close to Quill" is found by its
// beginning.
func (t *text) mainPart(np tokenRange, s sentence) tokenRange {
	for np.to-np.from > 1 && weekdays[t.lower(np.to-1)] {
		np.to--
	}
	if np.empty() || np.to-np.from == 1 && weekdays[t.lower(np.from)] {
		return tokenRange{}
	}
	before := np.from - 1
	if before < s.from || t.tokens[before].tag != tagPreposition && t.tokens[before].tag != tagTo || clauseWords[t.lower(before)] {
		return np
	}
	from := before
	for from > s.from && !t.tokens[from-1].tag.verb() && (t.nominal(from-1) || t.tokens[from-1].tag == tagPreposition && t.lower(from-1) != "that" || t.lower(from-1) == "close") {
		from--
	}
	if whole := (tokenRange{from, np.to}); t.tokens[from].tag != tagPreposition && from < before {
		return whole
	}
	return tokenRange{}
}

// contentAfter returns what the verb at token i reports: a clause, words in
// quotation marks, or, of verbs such as "deny" and "discuss", a noun phrase.
func (t *text) contentAfter(i int, s sentence) tokenRange {
	from, phrase := i+1, false
	if t.isAny(i, tellsSomebody|asks) {
		np := t.nounsRight(from, s.to)
		for k := np.from; k < np.to; k++ {
			if t.clauseAt(k, s) && t.tokens[k].tag != tagName && t.tokens[k].tag != tagNoun {
				np.to = k
			}
		}
		from = max(from, np.to)
		if t.lower(i) == "tell" && np.empty() {
			return tokenRange{} // "days will tell whether"
		}
	}
	for n := 0; from < s.to && n < 10; n++ {
		k, w := &t.tokens[from], t.lower(from)
		switch {
		case k.quotation != t.tokens[i].quotation:
			if !t.isAny(i, reports|denies) {
				return tokenRange{}
			}
			return t.quotedFrom(from, s)
		case w == "that" && t.statement(from+1, s), t.isAny(from, questionWords) && !k.is(upper):
			return t.clauseFrom(from, s)
		case w == "anything" && t.lower(from+1) == "about":
			return t.clauseFrom(from, s)
		case w == "to" && t.isAny(i, claims) && t.tokens[min(from+1, s.to-1)].tag == tagVerb:
			return t.clauseFrom(from, s)
		case w == "anything" || w == "nothing" || w == "more" || w == "either" || w == "so":
			return tokenRange{}
		case w == ":" || w == ",":
			if t.tokens[min(from+1, s.to-1)].quotation == t.tokens[i].quotation {
				return tokenRange{}
			}
		case t.isAny(i, denies) && (t.gerund(from) || n == 0 && t.deed(from, s)):
			return t.clauseFrom(from, s)
		case t.clauseAt(from, s):
			return t.clauseFrom(from, s)
		case weekdays[w], times[w], k.tag == tagAdverb, w == "aloud", w == "publicly", k.tag == tagPreposition, phrase && k.phrasal():
			phrase = phrase || k.tag == tagPreposition
		default:
			return tokenRange{}
		}
		from++
	}
	return tokenRange{}
}

// statement reports whether the words from token i on have a finite verb.
func (t *text) statement(i int, s sentence) bool {
	first := i
	for ; i < s.to && t.lower(i) != "," && t.lower(i) != ";"; i++ {
		if k := &t.tokens[i]; k.finite() || auxiliary[k.lower] {
			return true
		}
	}
	return i-first > 3 && t.nominal(first)
}

// deed reports a noun phrase at token i that names what somebody is said to have
// done: "any wrongdoing", "involvement in".
func (t *text) deed(i int, s sentence) bool {
	if t.lower(i) == "any" || t.lower(i) == "all" && !t.isAny(i+1, claims) {
		return true
	}
	np := t.nounsRight(i, s.to)
	for k := np.from; k < np.to; k++ {
		if t.isAny(k, deeds) {
			return true
		}
	}
	return false
}

// clauseAt reports whether a clause with a subject and a finite verb begins at
// token i: "he would run", "the ferry had sunk".
func (t *text) clauseAt(i int, s sentence) bool {
	k := &t.tokens[i]
	if k.lower == "there" {
		return auxiliary[t.lower(i+1)] || t.tokens[min(i+1, s.to-1)].tag == tagModal
	}
	if !t.nominal(i) || weekdays[k.lower] {
		return false
	}
	np := t.nounsRight(i, s.to)
	v := np.to
	for v < s.to && t.tokens[v].tag == tagAdverb {
		v++
	}
	return v < s.to && (t.tokens[v].finite() || auxiliary[t.lower(v)]) && v > i
}

// clauseFrom returns the clause that begins at token i, where it has words enough
// to be a statement.
func (t *text) clauseFrom(i int, s sentence) tokenRange {
	r := tokenRange{i, t.clauseEnd(i, s)}
	if r.to-r.from < 2 {
		return tokenRange{}
	}
	return r
}

// quotedFrom returns the quotation that begins at token i.
func (t *text) quotedFrom(i int, s sentence) tokenRange {
	q := t.tokens[i].quotation
	if q == outside || t.quotations[q].from != i {
		return tokenRange{}
	}
	return tokenRange{i, min(t.quotations[q].to, s.to)}
}

// clauseEnd returns where the clause that begins at token i ends: before ", but",
// ", saying", the end of its quotation or of the sentence.
func (t *text) clauseEnd(i int, s sentence) int {
	inside := t.tokens[i].quotation
	end := i + 1
	for ; end < s.to; end++ {
		k, w := &t.tokens[end], t.lower(end)
		if inside != outside && k.quotation != inside || k.is(closesQuot) && k.quotation == inside {
			break
		}
		if inside == outside && k.quotation != outside {
			continue
		}
		if w == ";" || w == "—" || w == "–" || w == "--" || w == "." || w == "?" || w == "!" || w == ")" {
			break
		}
		next := min(end+1, s.to-1)
		if w == "," && (t.breaksClause(next, s) || t.attributed(next, s)) || (w == "but" || w == "though" || w == "although") && end > i+2 || w == "and" && t.tokens[next].finite() && t.isAny(next, reports) {
			break
		}
	}
	return end
}

// breaksClause reports a word after a comma that goes on with something else.
func (t *text) breaksClause(i int, s sentence) bool {
	switch w := t.lower(i); w {
	case "but", "yet", "though", "although", "while", "saying", "adding", "insisting", "calling", "instead", "despite", "as", "describing", "arguing", "claiming", "after", "which", "who",
		"telling", "noting", "suggesting", "characterizing", "blaming", "even":
		return true
	}
	return false
}

// attributed reports whether a source and its cue stand between token i and the
// end of the sentence: "…, his office said".
func (t *text) attributed(i int, s sentence) bool {
	np := t.nounsRight(i, s.to)
	if np.empty() {
		return t.tokens[i].habit > sometimes && t.tokens[i].finite()
	}
	v := np.to
	for v < s.to && (t.tokens[v].tag == tagAdverb || auxiliary[t.lower(v)]) {
		v++
	}
	return v < s.to && t.tokens[v].habit > often && t.verbal(v) && s.to-v < 8
}
