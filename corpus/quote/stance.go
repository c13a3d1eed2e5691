package quote

import (
	"cmp"
	"slices"
)

// Stance says how the article holds the words of a quote. Only asserted ones are
// words that the speaker said, by the article, as a claim of their own.
type Stance string

const (
	Asserted     Stance = "asserted"
	Denied       Stance = "denied"       // the speaker says that it is not so: "denied that …", "rejected claims that …"
	NotSaid      Stance = "not-said"     // the speaker did not say so: "has never said that …", "refused to say whether …"
	Hypothetical Stance = "hypothetical" // nobody has said so yet: "if the minister says …", "is expected to say …"
	Disputed     Stance = "disputed"     // the article says that it is false or a fake: "falsely claimed …", "a doctored clip shows …"
	Asked        Stance = "asked"        // a question: "asked whether …"
	Retracted    Stance = "retracted"    // taken back, by the speaker or by a correction of the article
)

// Stances are all of them; the first is the one that counts as said.
var Stances = []Stance{Asserted, Denied, NotSaid, Hypothetical, Disputed, Asked, Retracted}

// stances sets the stance of each attribution, and widens the cues of those that
// are not asserted to the words that say so: "refused to say".
func (t *text) stances(found []attribution) []attribution {
	notes := t.notes()
	found = slices.DeleteFunc(found, t.isRejectedClaim)
	for i := range found {
		a := &found[i]
		a.stance = t.stanceOf(a, notes)
	}
	for i := range found {
		if a := &found[i]; a.stance == Asserted {
			a.stance = t.afterwards(a)
		}
	}
	found = append(found, t.splitOff(found)...)
	slices.SortStableFunc(found, func(a, b attribution) int { return cmp.Compare(a.content[0].from, b.content[0].from) })
	return slices.DeleteFunc(found, func(a attribution) bool {
		return a.stance == Asked && a.source.empty() && !a.cue.empty() && t.kindOf(a.content) == Indirect
	})
}

// isRejectedClaim reports an attribution whose cue is the noun of a claim that the
// sentence says who rejects, "rejected the mayor's claim that": it has two sides,
// which unsaidWords tells apart.
func (t *text) isRejectedClaim(a attribution) bool {
	if a.cue.to-a.cue.from != 1 || !t.isClaim(a.cue.from) || t.verbal(a.cue.from) {
		return false
	}
	return len(t.unsaidClaim(a.cue.from, t.sentenceAt(a.cue.from))) > 0
}

// stanceOf is the stance of an attribution by its own sentence and by the note of
// the article that it stands in.
func (t *text) stanceOf(a *attribution, notes []note) Stance {
	if s := t.inNote(a, notes); s != Asserted {
		return s
	}
	if a.cue.empty() {
		return Asserted
	}
	r := t.report(a.cue.to - 1)
	if a.cue.to-a.cue.from > 1 { // "according to"
		return Asserted
	}
	t.trimQuestion(&r, a)
	s := t.reported(&r, a)
	if s == Asserted {
		return s
	}
	t.requote(a)
	t.resource(&r, a)
	if r.words.from < a.cue.from && !within(r.words.from, a.content) && !a.source.has(r.words.from) {
		a.cue.from = r.words.from
	}
	return s
}

// reported is the stance that a reporting word and its clause take to the content
// of a.
func (t *text) reported(r *report, a *attribution) Stance {
	if s := t.falsified(r, a); s != Asserted {
		return s
	}
	if s := t.governed(r); s != Asserted {
		return s
	}
	if s := t.embedded(r); s != Asserted {
		return s
	}
	if s := t.refused(r, a); s != Asserted {
		return s
	}
	if t.conditional(r) {
		if s := t.sentenceAt(r.head); t.tokens[s.from].opensClause() || t.isAny(s.from, conditions|presentConditions) {
			a.content[0] = t.opening(a.content[0], s.from, s)
		}
		return Hypothetical
	}
	if t.isQuestion(r, a) {
		return Asked
	}
	return Asserted
}

// governed is the stance that the verb group and the words before it tell.
func (t *text) governed(r *report) Stance {
	switch {
	case r.nobody, r.negated:
		return NotSaid
	case r.stance != "":
		return r.stance
	case r.modal != nobody && t.onlyMaybe(r):
		return Hypothetical
	}
	return Asserted
}

// onlyMaybe reports a modal verb that leaves open whether anything is said:
// "might say", "would have said", but not "would say every spring" or "I must say".
func (t *text) onlyMaybe(r *report) bool {
	w := t.lower(r.modal)
	if r.perfect {
		return true // "would have said"
	}
	if t.isAny(r.subject.to-1, selves) && r.subject.to-r.subject.from == 1 {
		return w == "might" || w == "may"
	}
	if w != "would" && w != "'d" {
		return true
	}
	s := t.sentenceAt(r.head)
	for i := s.from; i < s.to; i++ {
		switch t.lower(i) {
		case "if", "probably", "likely", "presumably":
			return t.tokens[i].quotation == t.tokens[r.head].quotation
		}
	}
	switch t.lower(r.subject.from) {
	case "anyone", "anybody", "someone", "somebody", "one", "nobody":
		return true
	}
	return false
}

// after reports whether the content of a stands behind its cue.
func after(a *attribution) bool { return a.content[0].from >= a.cue.to }

// refused is the stance of a verb that denies, rejects, doubts or withdraws what
// follows it.
func (t *text) refused(r *report, a *attribution) Stance {
	if !after(a) {
		return t.contentFalse(r, a)
	}
	switch {
	case t.isAny(r.head, denies|doubts) && t.verbal(r.head):
		if w := t.lower(r.head - 1); t.lower(r.head) == "denied" && (w == "was" || w == "were" || w == "been" || w == "being") {
			return Asserted // "was denied entry"
		}
		return Denied
	case t.isAny(r.head, withdraws) && t.verbal(r.head) && t.claimAt(r.head+1, a.content[0].to) != nobody:
		return Retracted
	case t.isAny(r.head, rejects) && t.verbal(r.head):
		if n := t.claimAt(r.head+1, a.content[0].to); n != nobody && !t.calledSomething(n, a) {
			return Denied
		}
	case t.isClaim(r.head):
		return t.claimed(r, a)
	}
	return t.contentFalse(r, a)
}

// contentFalse reads a reported clause that says itself what is not so: "said it
// was false that …". The cue is widened to what says so.
func (t *text) contentFalse(r *report, a *attribution) Stance {
	first := a.content[0].from
	s, from := t.saidFalse(first, a.content[0].to)
	if s == Asserted || t.kindOf(a.content) != Indirect {
		return Asserted
	}
	if t.lower(from-1) == "that" {
		from--
	}
	a.content[0].from = from
	if after(a) {
		a.cue.to = from
	} else {
		a.cue = tokenRange{first, from}
	}
	return s
}

// saidFalse finds what a reported clause says is not so: "it was false that …",
// "she doubted …". It returns where the words that are not so begin.
func (t *text) saidFalse(i, to int) (Stance, int) {
	if t.lower(i) == "that" {
		i++
	}
	if k := &t.tokens[min(i+1, len(t.tokens)-1)]; i+2 < to && pronouns[t.lower(i)] && t.isAny(i+1, doubts) && k.lower != "doubt" {
		if t.lower(i+2) == "that" {
			return Denied, i + 3
		}
		return Denied, i + 2
	}
	if i+4 >= to || t.lower(i) != "it" || t.lower(i+1) != "was" && t.lower(i+1) != "is" {
		return Asserted, 0
	}
	k := i + 2
	switch {
	case t.isAny(k, falseWords) || t.lower(k) == "untrue":
	case t.isAny(k, negations) && (t.lower(k+1) == "true" || t.lower(k+1) == "correct"):
		k++
	default:
		return Asserted, 0
	}
	if t.lower(k+1) != "that" {
		return Asserted, 0
	}
	return Denied, k + 2
}

// claimAt returns the noun for a claim in a noun phrase that begins at token i,
// with what the claim is after it: "the notion that …", or nobody.
func (t *text) claimAt(i, to int) int {
	for n := 0; i < to && n < 8; n++ {
		k := &t.tokens[i]
		switch {
		case t.isClaim(i) && i+1 < to:
			if w := t.lower(i + 1); w == "that" || w == "of" || w == "about" || w == "by" || w == "from" || w == "as" || weekdays[w] || w == "on" {
				return i
			}
		case k.phrasal(), t.isAny(i, particle), k.tag == tagAdverb, weekdays[k.lower], k.tag == tagPreposition && k.lower != "that":
		default:
			return nobody
		}
		i++
	}
	return nobody
}

// calledSomething reports whether what is rejected is called something in the
// speaker's own words: dismissed the claims as “nonsense”.
func (t *text) calledSomething(claim int, a *attribution) bool {
	for _, p := range a.content {
		for i := max(p.from, claim); i < p.to; i++ {
			if t.lower(i) == "as" && i+1 < p.to && t.tokens[i+1].quotation != outside {
				return true
			}
		}
	}
	return false
}

// claimed is the stance to a claim that a noun tells of: "rejected claims that …",
// "his denial that …".
func (t *text) claimed(r *report, a *attribution) Stance {
	if t.lower(r.head) == "denial" || t.lower(r.head) == "denials" {
		return Denied
	}
	g := t.governorOf(r.head)
	if g.verb == nobody {
		return Asserted
	}
	r.words.from = g.verb
	group := t.report(g.verb)
	whose := !a.source.empty() && a.source.from > g.verb // "the president's claim"
	switch {
	case t.isAny(g.verb, withdraws|withdrawsWith) && (t.isAny(g.verb, withdraws) || g.particle):
		return Retracted
	case whose && t.isAny(g.verb, rejects|denies):
		return Disputed
	case t.isAny(g.verb, rejects|denies|doubts):
		if group.negated {
			return NotSaid
		}
		return Denied
	}
	return Asserted
}

// trimQuestion takes off the content of a question what stands before it: "by a
// reporter whether she would leave". Who is asked is not who asks.
func (t *text) trimQuestion(r *report, a *attribution) {
	if !t.isAny(r.head, asks) || !t.verbal(r.head) || !after(a) {
		return
	}
	first := a.content[0]
	if !t.isAny(first.from, questionWords) {
		for i := first.from; i < min(first.to, first.from+10); i++ {
			if t.tokens[i].quotation != outside {
				break
			}
			if w := t.lower(i); w == "whether" || w == "if" || t.isAny(i, questionWords) && t.tokens[i].tag == tagWh {
				a.content[0].from = i
				break
			}
		}
	}
	if s := t.sentenceAt(r.head); t.passive(r.head, s) {
		a.source = t.byPhrase(r.head+1, a.content[0].from)
	}
}

// splitOff takes out of contents that are not asserted what the same sentence does
// assert: "denied the charge, saying …", "told them not that … but that …". It cuts
// the contents and returns attributions of the rest.
func (t *text) splitOff(found []attribution) []attribution {
	var out []attribution
	for i := range found {
		a := &found[i]
		last := &a.content[len(a.content)-1]
		if a.cue.empty() || !after(a) {
			continue
		}
		if t.lower(last.from-1) == "not" && t.lower(last.from) == "that" && last.from-1 > a.cue.from {
			for k := last.from + 2; k+2 < last.to; k++ {
				if t.lower(k) == "but" && t.lower(k+1) == "that" {
					rest := *a
					rest.content, rest.stance = []tokenRange{{k + 1, last.to}}, Asserted
					out = append(out, rest)
					last.to = k
					break
				}
			}
			a.stance = NotSaid
			continue
		}
		if a.stance != Denied && a.stance != NotSaid {
			continue
		}
		for k := last.from + 1; k+2 < last.to; k++ {
			if t.lower(k) == "," && t.gerund(k+1) && t.isAny(k+1, reports|claims) && t.tokens[k].quotation == outside {
				rest := *a
				rest.cue, rest.content, rest.stance = tokenRange{k + 1, k + 2}, []tokenRange{{k + 2, last.to}}, Asserted
				out = append(out, rest)
				last.to = k
				break
			}
		}
	}
	return out
}

// requote gives the words of "An earlier version quoted Quill as saying “…”" to
// Quill.
func (t *text) requote(a *attribution) {
	first := a.content[0]
	if !after(a) || t.tokens[first.from].quotation != t.tokens[a.cue.from].quotation {
		return
	}
	np := t.nounsRight(first.from, first.to)
	i := np.to
	if np.empty() || t.lower(i) != "as" || !t.gerund(i+1) || i+3 >= first.to {
		return
	}
	a.source, a.cue, a.content[0].from = np, tokenRange{i, i + 2}, i+2
}

// resource corrects the source of words that are not asserted: it is whose words
// they would be, "a doctored clip shows Quill saying", "accused Quill of saying".
func (t *text) resource(r *report, a *attribution) {
	if n := a.source.to - 1; n > a.source.from && (t.isAny(n, falsely) || t.tokens[n].tag == tagPossessive) {
		if t.isAny(n, falsely) {
			a.source.to = n
		} else if g := t.governorOf(r.head); g.verb != nobody { // "Wray withdrew his claim"
			verb := t.report(g.verb)
			a.source = t.sourceOf(&verb, t.sentenceAt(r.head))
		}
	}
	np := r.subject
	switch {
	case np.empty() || within(np.from, a.content) || a.source.empty():
	case t.gerund(r.head) && np.to == r.head && t.tokens[np.to-1].is(upper):
		for i := np.to; i > np.from && t.tokens[i-1].is(upper); i-- {
			a.source = tokenRange{i - 1, np.to}
		}
	case a.source.from >= r.words.from && a.source.to <= r.words.to:
		a.source = np
	case r.nobody, (r.stance != "" || t.lower(r.words.from) == "as") && np.from > a.source.from:
		a.source = t.trimSource(np)
	}
}
