package quote

import "strings"

// report is a reporting word with what governs it in its clause: "has refused to
// say" is one for "say".
type report struct {
	head    int
	words   tokenRange // the verb group, from its first word to the head
	subject tokenRange // the noun phrase before the group; empty where none stands there
	negated bool       // "did not say"
	nobody  bool       // "no witness said"
	perfect bool       // "would have said"
	modal   int        // the modal verb, or nobody
	stance  Stance     // of what a governing verb makes of it: "refused to say"; empty where none does
	purpose bool       // "to say", "without saying": its subject is that of the sentence
}

// report reads the verb group of the word at head, which is a verb or a noun.
func (t *text) report(head int) report {
	r := report{head: head, words: tokenRange{head, head + 1}, modal: nobody}
	if !t.verbal(head) {
		return r
	}
	s := t.sentenceAt(head)
	g := group{text: t, report: &r, from: s.from}
	i := g.read(head)
	r.words.from = i
	switch {
	case g.infinitive && r.stance == "":
		i = t.controlled(&r, i, s)
	case t.gerund(head) && i == head:
		i = t.governedGerund(&r, i, s)
	case t.lower(i-1) == "or" || t.lower(i-1) == "nor", t.lower(i-1) == "and" && t.tokens[head].tag == tagVerb && g.bare(head):
		i = t.coordinate(&r, i)
	}
	r.purpose = r.purpose || g.infinitive && r.stance == ""
	if r.subject.empty() && !r.purpose {
		r.subject = t.nounsLeft(s.from, i)
	}
	if !g.flips {
		t.noneOf(&r, i, s)
	}
	t.inverted(&r, s)
	if r.stance == NotSaid && !g.flips {
		r.negated = false
	}
	for r.words.from < head && !t.telling(r.words.from) {
		r.words.from++
	}
	return r
}

// group reads a verb group from its last word to its first.
type group struct {
	*text
	*report
	from       int  // of the sentence
	infinitive bool // a "to" stands before the head
	flips      bool // "did not hesitate to say"
}

// read returns the first token of the group that ends with head.
func (g *group) read(head int) int {
	i := head
	for i > g.from && g.tokens[i-1].quotation == g.tokens[head].quotation {
		k, w := &g.tokens[i-1], g.lower(i-1)
		switch {
		case w == "to" && !g.infinitive:
			g.infinitive = true
		case g.isAny(i-1, negations) && w != "nobody" && w != "none":
			if w == "not" && (g.lower(i) == "only" || g.lower(i) == "just" || g.lower(i) == "simply" || g.lower(i) == "merely" || g.lower(i+1) == "ago" || g.lower(i+2) == "ago") {
				break
			}
			g.negated = !g.flips
		case g.infinitive && g.stance == "" && g.governs(i-1):
		case g.isAny(i-1, modals) && !k.is(upper) && (k.tag == tagModal || k.tag == tagVerb):
			if !g.flips && g.stance == "" {
				g.modal = i - 1
			}
		case auxiliary[w]:
			g.perfect = g.perfect || w == "have" && g.modalBefore(i-1)
		case w == "well" && g.lower(i-2) == "as":
			i--
		case w == "if" && g.infinitive && g.lower(i-2) == "as":
			g.stance = Hypothetical
			return i - 2
		case w == "but" && g.lower(i-2) == "all":
			g.stance = Hypothetical
			return i - 2
		case w == "as" && g.infinitive && g.lower(i-2) == "far" && g.lower(i-3) == "so": // "go so far as to say"
			i -= 2
			if g.lower(i-2) == "go" || g.lower(i-2) == "gone" || g.lower(i-2) == "went" {
				i--
			}
		case w == "so" || w == "as" || w == "but" || w == "then":
			return i
		case k.tag == tagAdverb && !k.is(upper) && !g.isAny(i-1, claims|refuses|denies), adverbial[w], strings.HasSuffix(w, "ly") && k.tag != tagName:
		case w == "be" || w == "been":
		default:
			return i
		}
		i--
	}
	return i
}

// modalBefore reports whether a modal verb stands right before token i, but for
// adverbs: "would probably have".
func (g *group) modalBefore(i int) bool {
	for k := i - 1; k >= g.from && k > i-4; k-- {
		if g.tokens[k].tag == tagModal || g.isAny(k, modals) {
			return true
		}
		if g.tokens[k].tag != tagAdverb {
			return false
		}
	}
	return false
}

// bare reports a verb without auxiliary and without "to": "and guarantee".
func (g *group) bare(head int) bool { return g.words.from == head && !g.infinitive }

// governs reads a word before "to say": "refused", "is expected".
func (g *group) governs(i int) bool {
	k := &g.tokens[i]
	if k.is(upper) && i > g.from || g.isAny(i, nounsToo) && !g.verbal(i) {
		return false
	}
	switch {
	case g.isAny(i, hesitates) && g.isAny(i-1, negations|modals) && g.isAny(i-1, negations):
		g.flips = true
	case g.lower(i) == "yet":
		if !auxiliary[g.lower(i-1)] {
			return false
		}
		g.stance = NotSaid
	case g.isAny(i, refuses):
		g.stance = NotSaid
	case g.isAny(i, plans):
		g.stance = Hypothetical
	default:
		return false
	}
	return true
}

// noneOf reads a subject that is nobody: "no witness said", "none of them said".
func (t *text) noneOf(r *report, i int, s sentence) {
	for k := i - 1; k >= s.from && k > i-8 && !t.tokens[k].is(mark) && !t.isAny(k, reports); k-- {
		if t.isAny(k, nobodys) && (k == s.from || t.tokens[k-1].is(mark) || t.tokens[k-1].opensClause() || t.lower(k-1) == "and") {
			r.nobody, r.subject = true, tokenRange{k, i}
			return
		}
	}
}

// telling reports whether token i of a verb group tells its stance: an adverb at
// its beginning does not.
func (t *text) telling(i int) bool {
	switch t.lower(i) {
	case "also", "again", "later", "has", "have", "had", "was", "were", "'s":
		return false
	}
	return t.isAny(i, negations|falsely) || t.tokens[i].tag != tagAdverb && !adverbial[t.lower(i)]
}

func (t *text) gerund(i int) bool { return strings.HasSuffix(t.lower(i), "ing") }

// coordinate reads "would not confirm or deny": the second verb stands in the
// group of the first.
func (t *text) coordinate(r *report, i int) int {
	v := i - 2
	if v < 0 || !t.verbal(v) || t.tokens[v].sentence != t.tokens[i].sentence {
		return i
	}
	first := t.report(v)
	r.negated, r.nobody, r.perfect, r.modal, r.stance = first.negated || t.lower(i-1) == "nor", first.nobody, first.perfect, first.modal, first.stance
	r.subject, r.words.from = first.subject, first.words.from
	return first.words.from
}

// controlled reads "warned Bellweather not to say": who was told to say so has
// not said it.
func (t *text) controlled(r *report, i int, s sentence) int {
	np := t.nounsLeft(s.from, i)
	if np.empty() || !t.isAny(np.from-1, controls) || !t.verbal(np.from-1) {
		return i
	}
	r.stance, r.negated, r.subject = Hypothetical, false, np
	return np.from
}

// governedGerund reads what stands before "saying": "without", "denied",
// "accused him of", "forbade him from", "apologised for", "quoted her as".
func (t *text) governedGerund(r *report, i int, s sentence) int {
	before := i - 1
	if before < s.from || t.tokens[before].quotation != t.tokens[i].quotation {
		return i
	}
	w := t.lower(before)
	if w == "ever" || w == "even" {
		before--
		w = t.lower(before)
	}
	switch {
	case w == "without":
		if l := t.lower(before - 1); l == "go" || l == "goes" || l == "going" {
			return i // "it goes without saying that"
		}
		r.stance, r.purpose = NotSaid, true
	case w == "of" && (t.lower(before-1) == "short" || t.lower(before-1) == "instead"), w == "than" && t.lower(before-1) == "rather":
		r.stance, r.purpose = NotSaid, t.lower(before-1) != "short"
		before--
		if t.lower(before) == "short" {
			g := t.report(before - 1)
			before, r.subject = before-1, g.subject
		}
	case t.isAny(before, denies|refuses) && t.verbal(before), w == "from" && t.isAny(before-1, refuses|prevents) && t.lower(before-1) != "kept":
		if w == "from" {
			before--
		}
		g := t.report(before)
		if g.negated {
			return i
		}
		r.stance, r.subject, before = NotSaid, g.subject, g.words.from
	case w == "for" && t.isAny(before-1, withdraws):
		g := t.report(before - 1)
		r.stance, r.subject, before = Retracted, g.subject, before-1
	case w == "from" || w == "of" || w == "as":
		np := t.nounsLeft(s.from, before)
		for k := np.from; k+1 < np.to; k++ {
			if strings.HasPrefix(t.lower(k), "accus") { // a name before it misleads the tagger
				np.from = k + 1
			}
		}
		v := np.from - 1
		switch {
		case np.empty() || v < s.from:
			return i
		case w == "from" && t.isAny(v, prevents):
			r.stance, r.subject = Hypothetical, np
		case w == "of" && strings.HasPrefix(t.lower(v), "accus"):
			r.stance, r.subject = Disputed, np
		case w == "as" && (t.lower(v) == "quoted" || t.lower(v) == "quotes" || t.lower(v) == "quoting" || t.lower(v) == "misquoted"):
			r.subject = np
		default:
			return i
		}
	default:
		return i
	}
	r.words.from = before
	return before
}

// inverted reads "nor did she say" and "at no time did he say".
func (t *text) inverted(r *report, s sentence) {
	i := r.subject.from - 1
	if r.subject.empty() || i < s.from || !auxiliary[t.lower(i)] {
		return
	}
	if t.isAny(i-1, negations) || t.lower(i-1) == "time" && t.lower(i-2) == "no" || t.isAny(i, negations) {
		r.negated = true
		r.words.from = i - 1
	}
}

// embedded is the stance that a verb takes whose clause the reporting word stands
// in: "denied that he had said", "denies it told staff", "no evidence that she
// said".
func (t *text) embedded(r *report) Stance {
	s := t.sentenceAt(r.head)
	i := r.words.from
	if !r.subject.empty() {
		i = min(i, r.subject.from)
	}
	for i--; i > s.from; i-- {
		if w := t.lower(i); w != "that" && t.tokens[i].tag != tagAdverb && !weekdays[w] {
			break
		}
	}
	if i < s.from || t.tokens[i].quotation != t.tokens[r.head].quotation {
		return Asserted
	}
	switch w := t.lower(i); {
	case t.isAny(i, denies) && t.verbal(i):
		if g := t.report(i); g.negated || g.stance != "" {
			return Asserted
		}
		return NotSaid
	case (w == "evidence" || w == "proof" || w == "indication" || w == "record") && t.lower(i-1) == "no":
		return NotSaid
	case t.verbal(i) && t.isAny(i-1, falsely):
		return Disputed
	case t.isAny(i, claims) && t.lower(i+1) == "that":
		if g := t.governorOf(i); g.verb != nobody && t.isAny(g.verb, rejects|denies) {
			return NotSaid
		}
	}
	return Asserted
}

// reach bounds the way from a reporting word back to the word that governs its
// clause, in tokens.
const reach = 14

// conditional reports whether the clause of a reporting word is a condition, or
// something that is only supposed: "if the minister says", "once she says",
// "imagine that he says".
func (t *text) conditional(r *report) bool {
	s := t.sentenceAt(r.head)
	i := min(r.words.from, r.head)
	if !r.subject.empty() {
		i = min(i, r.subject.from)
	}
	present := t.tokens[r.head].tag == tagPresent || t.tokens[r.head].tag == tagPresentThird
	for n := 0; i > s.from && n < reach; n++ {
		i--
		k := &t.tokens[i]
		if k.quotation != t.tokens[r.head].quotation {
			return false
		}
		switch w := t.lower(i); {
		case w == "if" && t.lower(i+1) == "not":
			return false // "weeks, if not months"
		case w == "if" || w == "unless" || w == "lest":
			return t.lower(i-1) != "as"
		case t.isAny(i, presentConditions) && present && !auxiliary[t.lower(r.head-1)]:
			return w == "whoever" || t.willFollow(r, s)
		case w == "that" || t.isAny(i, supposes) && k.tag.verb():
			return t.supposed(i, s)
		case (w == "anyone" || w == "anybody") && present:
			return true // "anyone who says"
		case w == "who":
		case k.is(mark) || k.tag == tagWh || k.finite() && !k.tag.noun() || k.lower == "as":
			return false
		}
	}
	return false
}

// willFollow reports whether the main clause of a sentence lies ahead in time.
func (t *text) willFollow(r *report, s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if w := t.lower(i); (w == "will" || w == "'ll" || w == "can" || w == "would" || w == "may") && t.tokens[i].quotation == t.tokens[r.head].quotation {
			return true
		}
	}
	return false
}

// supposed reports a verb of supposing at or before token i that tells somebody
// to: "imagine that", "pretend for a moment that".
func (t *text) supposed(i int, s sentence) bool {
	for n := 0; i >= s.from && n < 8; n++ {
		if t.isAny(i, supposes) {
			return t.tokens[i].tag == tagVerb || t.tokens[i].tag == tagPresent && i == s.from || i == s.from
		}
		if t.tokens[i].finite() || t.tokens[i].is(mark) {
			return false
		}
		i--
	}
	return false
}

// isQuestion reports whether the content of a is asked: by a verb of asking, or
// because the whole sentence is a question.
func (t *text) isQuestion(r *report, a *attribution) bool {
	s := t.sentenceAt(r.head)
	last := s.to - 1
	if t.lower(last) == "?" && t.tokens[last].quotation == t.tokens[r.head].quotation && !r.subject.empty() {
		before := r.subject.from - 1
		if before >= s.from && auxiliary[t.lower(before)] && before < s.from+3 || r.subject.from <= s.from+1 && t.lower(r.subject.to-1) == "who" {
			return true // "Did she say …?"
		}
	}
	if t.lower(last) == "?" && t.lower(s.from) == "who" && r.words.from == s.from+1 {
		return true // "Who said …?"
	}
	first := a.content[0].from
	if t.isAny(r.head, asks) && t.verbal(r.head) {
		for i := r.head + 1; i <= first && i < s.to; i++ {
			if t.isAny(i, questionWords) && t.tokens[i].quotation == t.tokens[r.head].quotation {
				return true
			}
		}
		if t.tokens[first].quotation != outside || t.lower(r.head+1) == ":" {
			return t.allAsked(a)
		}
	}
	w := t.lower(a.source.to - 1)
	return !a.source.empty() && (w == "question" || w == "questions") && t.allAsked(a)
}

// allAsked reports whether every sentence of the content ends with a question mark.
func (t *text) allAsked(a *attribution) bool {
	asked := false
	for _, p := range a.content {
		from := p.from
		for i := p.from; i < p.to; i++ {
			if t.lower(i) == "?" {
				asked, from = true, i+1
			} else if w := t.lower(i); (w == "." || w == "!") && t.sentenceAt(i).to <= i+2 && len(t.lower(i-1)) > 1 {
				return false
			}
		}
		if p.to-from > 3 {
			return false
		}
	}
	return asked
}

// governor is the verb that a noun for a claim is the object of.
type governor struct {
	verb     int // or nobody
	particle bool
}

// governorOf finds the verb that governs the noun at token n: "rejected" in
// "rejected the government's claims that".
func (t *text) governorOf(n int) governor {
	s := t.sentenceAt(n)
	g := governor{verb: nobody}
	for i := n - 1; i >= s.from && n-i < reach; i-- {
		k := &t.tokens[i]
		switch w := t.lower(i); {
		case k.quotation != t.tokens[n].quotation:
			return g
		case !auxiliary[w] && t.isAny(i, denies|doubts|rejects|withdraws|withdrawsWith) && !(t.isAny(i, particle) && !t.verbal(i)) && w != "back" && w != "down" && (t.verbal(i) || g.particle || t.isAny(i+1, particle)) && t.lower(i-1) != "the" && t.lower(i-1) != "a":
			g.verb = i
			return g
		case t.isAny(i, particle):
			g.particle = g.particle || w == "back" || w == "away"
		case k.tag.verb() && !t.gerund(i) && t.isAny(i, reports):
			return g
		case k.phrasal(), k.tag == tagPreposition && w != "that", w == "cold", k.tag == tagAdverb, k.tag == tagParticiple, k.tag == tagParticle, weekdays[w], k.lower == "and":
		default:
			return g
		}
	}
	return g
}
