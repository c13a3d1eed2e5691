package stance

import (
	"strings"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// report is a reporting word with what governs it in its clause: "has refused to
// say" is one for "say".
type report struct {
	head    int
	words   document.Range     // the verb group, from its first word to the head
	subject document.Range     // the noun phrase before the group; empty where none stands there
	negated bool               // "did not say"
	nobody  bool               // "no witness said"
	perfect bool               // "would have said"
	modal   int                // the modal verb, or None
	stance  attribution.Stance // of what a governing verb makes of it: "refused to say"; empty where none does
	purpose bool               // "to say", "without saying": its subject is that of the sentence
}

// readReport reads the verb group of the word at head, which is a verb or a noun.
func readReport(t *document.Document, head int) report {
	r := report{head: head, words: document.Range{From: head, To: head + 1}, modal: document.None}
	if !verbal(t, head) {
		return r
	}
	s := t.SentenceAt(head)
	g := group{Document: t, report: &r, from: s.From}
	i := g.read(head)
	r.words.From = i
	switch {
	case g.infinitive && r.stance == "":
		i = controlled(t, &r, i, s)
	case gerund(t, head) && i == head:
		i = governedGerund(t, &r, i, s)
	case t.Lower(i-1) == "or" || t.Lower(i-1) == "nor", t.Lower(i-1) == "and" && t.Tokens[head].Tag == document.TagVerb && g.bare(head):
		i = coordinate(t, &r, i)
	}
	r.purpose = r.purpose || g.infinitive && r.stance == ""
	if r.subject.Empty() && !r.purpose {
		r.subject = nounsLeft(t, s.From, i)
	}
	if !g.flips {
		noneOf(t, &r, i, s)
	}
	inverted(t, &r, s)
	if r.stance == attribution.NotSaid && !g.flips {
		r.negated = false
	}
	for r.words.From < head && !telling(t, r.words.From) {
		r.words.From++
	}
	return r
}

// group reads a verb group from its last word to its first.
type group struct {
	*document.Document
	*report
	from       int  // of the sentence
	infinitive bool // a "to" stands before the head
	flips      bool // "did not hesitate to say"
}

// read returns the first token of the group that ends with head.
func (g *group) read(head int) int {
	i := head
	for i > g.from && g.Tokens[i-1].Quotation == g.Tokens[head].Quotation {
		k, w := &g.Tokens[i-1], g.Lower(i-1)
		switch {
		case w == "to" && !g.infinitive:
			g.infinitive = true
		case isAny(g.Document, i-1, negations) && w != "nobody" && w != "none":
			if w == "not" && (g.Lower(i) == "only" || g.Lower(i) == "just" || g.Lower(i) == "simply" || g.Lower(i) == "merely" || g.Lower(i+1) == "ago" || g.Lower(i+2) == "ago") {
				break
			}
			g.negated = !g.flips
		case g.infinitive && g.stance == "" && g.governs(i-1):
		case isAny(g.Document, i-1, modals) && !k.Is(document.Capitalized) && (k.Tag == document.TagModal || k.Tag == document.TagVerb):
			if !g.flips && g.stance == "" {
				g.modal = i - 1
			}
		case attribution.Auxiliary[w]:
			g.perfect = g.perfect || w == "have" && g.modalBefore(i-1)
		case w == "well" && g.Lower(i-2) == "as":
			i--
		case w == "if" && g.infinitive && g.Lower(i-2) == "as":
			g.stance = attribution.Hypothetical
			return i - 2
		case w == "but" && g.Lower(i-2) == "all":
			g.stance = attribution.Hypothetical
			return i - 2
		case w == "as" && g.infinitive && g.Lower(i-2) == "far" && g.Lower(i-3) == "so": // "go so far as to say"
			i -= 2
			if g.Lower(i-2) == "go" || g.Lower(i-2) == "gone" || g.Lower(i-2) == "went" {
				i--
			}
		case w == "so" || w == "as" || w == "but" || w == "then":
			return i
		case k.Tag == document.TagAdverb && !k.Is(document.Capitalized) && !isAny(g.Document, i-1, claims|refuses|denies), vocabulary.Adverbial[w], strings.HasSuffix(w, "ly") && k.Tag != document.TagName:
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
		if g.Tokens[k].Tag == document.TagModal || isAny(g.Document, k, modals) {
			return true
		}
		if g.Tokens[k].Tag != document.TagAdverb {
			return false
		}
	}
	return false
}

// bare reports a verb without auxiliary and without "to": "and guarantee".
func (g *group) bare(head int) bool { return g.words.From == head && !g.infinitive }

// governs reads a word before "to say": "refused", "is expected".
func (g *group) governs(i int) bool {
	k := &g.Tokens[i]
	if k.Is(document.Capitalized) && i > g.from || isAny(g.Document, i, nounsToo) && !verbal(g.Document, i) {
		return false
	}
	switch {
	case isAny(g.Document, i, hesitates) && isAny(g.Document, i-1, negations|modals) && isAny(g.Document, i-1, negations):
		g.flips = true
	case g.Lower(i) == "yet":
		if !attribution.Auxiliary[g.Lower(i-1)] {
			return false
		}
		g.stance = attribution.NotSaid
	case isAny(g.Document, i, refuses):
		g.stance = attribution.NotSaid
	case isAny(g.Document, i, plans):
		g.stance = attribution.Hypothetical
	default:
		return false
	}
	return true
}

// noneOf reads a subject that is nobody: "no witness said", "none of them said".
func noneOf(t *document.Document, r *report, i int, s document.Sentence) {
	for k := i - 1; k >= s.From && k > i-8 && !t.Tokens[k].Is(document.Punct) && !isAny(t, k, reports); k-- {
		if isAny(t, k, nobodys) && (k == s.From || t.Tokens[k-1].Is(document.Punct) || attribution.OpensClause(&t.Tokens[k-1]) || t.Lower(k-1) == "and") {
			r.nobody, r.subject = true, document.Range{From: k, To: i}
			return
		}
	}
}

// telling reports whether token i of a verb group tells its stance: an adverb at
// its beginning does not.
func telling(t *document.Document, i int) bool {
	switch t.Lower(i) {
	case "also", "again", "later", "has", "have", "had", "was", "were", "'s":
		return false
	}
	return isAny(t, i, negations|falsely) || t.Tokens[i].Tag != document.TagAdverb && !vocabulary.Adverbial[t.Lower(i)]
}

func gerund(t *document.Document, i int) bool { return strings.HasSuffix(t.Lower(i), "ing") }

// coordinate reads "would not confirm or deny": the second verb stands in the
// group of the first.
func coordinate(t *document.Document, r *report, i int) int {
	v := i - 2
	if v < 0 || !verbal(t, v) || t.Tokens[v].Sentence != t.Tokens[i].Sentence {
		return i
	}
	first := readReport(t, v)
	r.negated, r.nobody, r.perfect, r.modal, r.stance = first.negated || t.Lower(i-1) == "nor", first.nobody, first.perfect, first.modal, first.stance
	r.subject, r.words.From = first.subject, first.words.From
	return first.words.From
}

// controlled reads "warned Bellweather not to say": who was told to say so has
// not said it.
func controlled(t *document.Document, r *report, i int, s document.Sentence) int {
	np := nounsLeft(t, s.From, i)
	if np.Empty() || !isAny(t, np.From-1, controls) || !verbal(t, np.From-1) {
		return i
	}
	r.stance, r.negated, r.subject = attribution.Hypothetical, false, np
	return np.From
}

// governedGerund reads what stands before "saying": "without", "denied",
// "accused him of", "forbade him from", "apologised for", "quoted her as".
func governedGerund(t *document.Document, r *report, i int, s document.Sentence) int {
	before := i - 1
	if before < s.From || t.Tokens[before].Quotation != t.Tokens[i].Quotation {
		return i
	}
	w := t.Lower(before)
	if w == "ever" || w == "even" {
		before--
		w = t.Lower(before)
	}
	switch {
	case w == "without":
		if l := t.Lower(before - 1); l == "go" || l == "goes" || l == "going" {
			return i // "it goes without saying that"
		}
		r.stance, r.purpose = attribution.NotSaid, true
	case w == "of" && (t.Lower(before-1) == "short" || t.Lower(before-1) == "instead"), w == "than" && t.Lower(before-1) == "rather":
		r.stance, r.purpose = attribution.NotSaid, t.Lower(before-1) != "short"
		before--
		if t.Lower(before) == "short" {
			g := readReport(t, before-1)
			before, r.subject = before-1, g.subject
		}
	case isAny(t, before, denies|refuses) && verbal(t, before), w == "from" && isAny(t, before-1, refuses|prevents) && t.Lower(before-1) != "kept":
		if w == "from" {
			before--
		}
		g := readReport(t, before)
		if g.negated {
			return i
		}
		r.stance, r.subject, before = attribution.NotSaid, g.subject, g.words.From
	case w == "for" && isAny(t, before-1, withdraws):
		g := readReport(t, before-1)
		r.stance, r.subject, before = attribution.Retracted, g.subject, before-1
	case w == "from" || w == "of" || w == "as":
		np := nounsLeft(t, s.From, before)
		for k := np.From; k+1 < np.To; k++ {
			if strings.HasPrefix(t.Lower(k), "accus") { // a name before it misleads the tagger
				np.From = k + 1
			}
		}
		v := np.From - 1
		switch {
		case np.Empty() || v < s.From:
			return i
		case w == "from" && isAny(t, v, prevents):
			r.stance, r.subject = attribution.Hypothetical, np
		case w == "of" && strings.HasPrefix(t.Lower(v), "accus"):
			r.stance, r.subject = attribution.Disputed, np
		case w == "as" && (t.Lower(v) == "quoted" || t.Lower(v) == "quotes" || t.Lower(v) == "quoting" || t.Lower(v) == "misquoted"):
			r.subject = np
		default:
			return i
		}
	default:
		return i
	}
	r.words.From = before
	return before
}

// inverted reads "nor did she say" and "at no time did he say".
func inverted(t *document.Document, r *report, s document.Sentence) {
	i := r.subject.From - 1
	if r.subject.Empty() || i < s.From || !attribution.Auxiliary[t.Lower(i)] {
		return
	}
	if isAny(t, i-1, negations) || t.Lower(i-1) == "time" && t.Lower(i-2) == "no" || isAny(t, i, negations) {
		r.negated = true
		r.words.From = i - 1
	}
}

// embedded is the stance that a verb takes whose clause the reporting word stands
// in: "denied that he had said", "denies it told staff", "no evidence that she
// said".
func embedded(t *document.Document, r *report) attribution.Stance {
	s := t.SentenceAt(r.head)
	i := r.words.From
	if !r.subject.Empty() {
		i = min(i, r.subject.From)
	}
	for i--; i > s.From; i-- {
		if w := t.Lower(i); w != "that" && t.Tokens[i].Tag != document.TagAdverb && !vocabulary.Weekdays[w] {
			break
		}
	}
	if i < s.From || t.Tokens[i].Quotation != t.Tokens[r.head].Quotation {
		return attribution.Asserted
	}
	switch w := t.Lower(i); {
	case isAny(t, i, denies) && verbal(t, i):
		if g := readReport(t, i); g.negated || g.stance != "" {
			return attribution.Asserted
		}
		return attribution.NotSaid
	case (w == "evidence" || w == "proof" || w == "indication" || w == "record") && t.Lower(i-1) == "no":
		return attribution.NotSaid
	case verbal(t, i) && isAny(t, i-1, falsely):
		return attribution.Disputed
	case isAny(t, i, claims) && t.Lower(i+1) == "that":
		if g := governorOf(t, i); g.verb != document.None && isAny(t, g.verb, rejects|denies) {
			return attribution.NotSaid
		}
	}
	return attribution.Asserted
}

// reach bounds the way from a reporting word back to the word that governs its
// clause, in tokens.
const reach = 14

// conditional reports whether the clause of a reporting word is a condition, or
// something that is only supposed: "if the minister says", "once she says",
// "imagine that he says".
func conditional(t *document.Document, r *report) bool {
	s := t.SentenceAt(r.head)
	i := min(r.words.From, r.head)
	if !r.subject.Empty() {
		i = min(i, r.subject.From)
	}
	present := t.Tokens[r.head].Tag == document.TagPresent || t.Tokens[r.head].Tag == document.TagPresentThird
	for n := 0; i > s.From && n < reach; n++ {
		i--
		k := &t.Tokens[i]
		if k.Quotation != t.Tokens[r.head].Quotation {
			return false
		}
		switch w := t.Lower(i); {
		case w == "if" && t.Lower(i+1) == "not":
			return false // "weeks, if not months"
		case w == "if" || w == "unless" || w == "lest":
			return t.Lower(i-1) != "as"
		case isAny(t, i, presentConditions) && present && !attribution.Auxiliary[t.Lower(r.head-1)]:
			return w == "whoever" || willFollow(t, r, s)
		case w == "that" || isAny(t, i, supposes) && k.Tag.Verb():
			return supposed(t, i, s)
		case (w == "anyone" || w == "anybody") && present:
			return true // "anyone who says"
		case w == "who":
		case k.Is(document.Punct) || k.Tag == document.TagWh || k.Finite() && !k.Tag.Noun() || k.Lower == "as":
			return false
		}
	}
	return false
}

// willFollow reports whether the main clause of a sentence lies ahead in time.
func willFollow(t *document.Document, r *report, s document.Sentence) bool {
	for i := s.From; i < s.To; i++ {
		if w := t.Lower(i); (w == "will" || w == "'ll" || w == "can" || w == "would" || w == "may") && t.Tokens[i].Quotation == t.Tokens[r.head].Quotation {
			return true
		}
	}
	return false
}

// supposed reports a verb of supposing at or before token i that tells somebody
// to: "imagine that", "pretend for a moment that".
func supposed(t *document.Document, i int, s document.Sentence) bool {
	for n := 0; i >= s.From && n < 8; n++ {
		if isAny(t, i, supposes) {
			return t.Tokens[i].Tag == document.TagVerb || t.Tokens[i].Tag == document.TagPresent && i == s.From || i == s.From
		}
		if t.Tokens[i].Finite() || t.Tokens[i].Is(document.Punct) {
			return false
		}
		i--
	}
	return false
}

// isQuestion reports whether the content of a is asked: by a verb of asking, or
// because the whole sentence is a question.
func isQuestion(t *document.Document, r *report, a *attribution.Attribution) bool {
	s := t.SentenceAt(r.head)
	last := s.To - 1
	if t.Lower(last) == "?" && t.Tokens[last].Quotation == t.Tokens[r.head].Quotation && !r.subject.Empty() {
		before := r.subject.From - 1
		if before >= s.From && attribution.Auxiliary[t.Lower(before)] && before < s.From+3 || r.subject.From <= s.From+1 && t.Lower(r.subject.To-1) == "who" {
			return true // "Did she say …?"
		}
	}
	if t.Lower(last) == "?" && t.Lower(s.From) == "who" && r.words.From == s.From+1 {
		return true // "Who said …?"
	}
	first := a.Content[0].From
	if isAny(t, r.head, asks) && verbal(t, r.head) {
		for i := r.head + 1; i <= first && i < s.To; i++ {
			if isAny(t, i, questionWords) && t.Tokens[i].Quotation == t.Tokens[r.head].Quotation {
				return true
			}
		}
		if t.Tokens[first].Quotation != document.Unquoted || t.Lower(r.head+1) == ":" {
			return allAsked(t, a)
		}
	}
	w := t.Lower(a.Source.To - 1)
	return !a.Source.Empty() && (w == "question" || w == "questions") && allAsked(t, a)
}

// allAsked reports whether every sentence of the content ends with a question mark.
func allAsked(t *document.Document, a *attribution.Attribution) bool {
	asked := false
	for _, p := range a.Content {
		from := p.From
		for i := p.From; i < p.To; i++ {
			if t.Lower(i) == "?" {
				asked, from = true, i+1
			} else if w := t.Lower(i); (w == "." || w == "!") && t.SentenceAt(i).To <= i+2 && len(t.Lower(i-1)) > 1 {
				return false
			}
		}
		if p.To-from > 3 {
			return false
		}
	}
	return asked
}

// governor is the verb that a noun for a claim is the object of.
type governor struct {
	verb     int // or None
	particle bool
}

// governorOf finds the verb that governs the noun at token n: "rejected" in
// "rejected the government's claims that".
func governorOf(t *document.Document, n int) governor {
	s := t.SentenceAt(n)
	g := governor{verb: document.None}
	for i := n - 1; i >= s.From && n-i < reach; i-- {
		k := &t.Tokens[i]
		switch w := t.Lower(i); {
		case k.Quotation != t.Tokens[n].Quotation:
			return g
		case !attribution.Auxiliary[w] && isAny(t, i, denies|doubts|rejects|withdraws|withdrawsWith) && !(isAny(t, i, particle) && !verbal(t, i)) && w != "back" && w != "down" && (verbal(t, i) || g.particle || isAny(t, i+1, particle)) && t.Lower(i-1) != "the" && t.Lower(i-1) != "a":
			g.verb = i
			return g
		case isAny(t, i, particle):
			g.particle = g.particle || w == "back" || w == "away"
		case k.Tag.Verb() && !gerund(t, i) && isAny(t, i, reports):
			return g
		case attribution.IsPhrasal(k), k.Tag == document.TagPreposition && w != "that", w == "cold", k.Tag == document.TagAdverb, k.Tag == document.TagParticiple, k.Tag == document.TagParticle, vocabulary.Weekdays[w], k.Lower == "and":
		default:
			return g
		}
	}
	return g
}
