package stance

import (
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// embedded is the stance that a verb takes whose clause the reporting word stands
// in: "denied that he had said", "denies it told staff", "no evidence that she
// said".
func embedded(t *document.Document, r *report) attribution.Stance {
	if noEvidence(t, r) {
		return attribution.NotSaid
	}
	i := clauseGovernor(t, r)
	if i == document.None {
		return attribution.Asserted
	}
	switch {
	case isAny(t, i, denies) && verbal(t, i):
		if g := readReport(t, i); g.negated || g.stance != "" {
			return attribution.Asserted
		}
		return attribution.NotSaid
	case verbal(t, i) && isAny(t, i-1, falsely):
		return attribution.Disputed
	case t.Lower(i+1) == "that" && calledUntrue(t, i):
		return attribution.NotSaid
	case rumours[t.Lower(i)] && t.Lower(i+1) == "that", follows(t, i+1, "rumour", "has", "it"), follows(t, i+1, "rumour", "had", "it"), t.Tokens[i].Tag == document.TagParticiple && rumours[t.Lower(i)]:
		return attribution.Disputed
	case isAny(t, i, claims) && t.Lower(i+1) == "that":
		if g := governorOf(t, i); g.verb != document.None && isAny(t, g.verb, rejects|denies) {
			return attribution.NotSaid
		}
	}
	return attribution.Asserted
}

// rumours are nouns and participles for what nobody vouches for.
var rumours = vocabulary.WordSet(`rumour rumours rumor rumors gossip hearsay whispers speculation rumoured rumored`)

// calledUntrue reports the words at token i that say of the clause behind them that it
// is not so: "it is false that", "it is not true that", "there is no truth in the claim that".
func calledUntrue(t *document.Document, i int) bool {
	s := t.SentenceAt(i)
	if isClaim(t, i) {
		for k := i - 1; k > s.From && k > i-5; k-- {
			if t.Lower(k) == "truth" {
				return t.Lower(k-1) == "no" || t.Lower(k-1) == "little"
			}
		}
		return isAny(t, i, lies)
	}
	untrue := isWord(t, i, "false", "untrue", "nonsense", "incorrect", "fiction")
	if !untrue && !isWord(t, i, "true", "correct", "so", "case") {
		return false
	}
	negated, linked := false, false
	for k := i - 1; k >= s.From && k > i-6 && !linked; k-- {
		negated = negated || isAny(t, k, negations)
		linked = t.Lower(k) == "it"
		if linked {
			negated = negated || isAny(t, k-2, negations) // "nor is it true"
		}
	}
	return linked && negated != untrue
}

// noEvidence reports a clause that nothing shows to be so: "no evidence that Quill
// ever said", "did not find any record of her saying".
func noEvidence(t *document.Document, r *report) bool {
	s := t.SentenceAt(r.head)
	i := r.clauseStart() - 1
	if isWord(t, i, "that", "of") {
		i--
	}
	if isWord(t, i, "show", "suggest", "prove", "indicate") && follows(t, i, "nothing", "to") {
		return true
	}
	if i < s.From || !evidence[t.Lower(i)] {
		if i = evidenceIn(t, r.subject); i == document.None {
			return false
		}
	}
	if t.Tokens[i].Quotation != t.Tokens[r.head].Quotation {
		return false
	}
	for n := i - 1; n >= s.From && n > i-6 && !t.Tokens[n].Is(document.Punct); n-- {
		if isAny(t, n, negations) || isWord(t, n, "no", "without", "little") {
			if isWord(t, i+1, "of") {
				i++
			}
			r.trimSubject(i + 1)
			r.stance = attribution.NotSaid
			return true
		}
	}
	return false
}

// evidenceIn returns the word for evidence that looks like a part of a subject, "no
// proof Quill" in "no proof Quill ever said", or None.
func evidenceIn(t *document.Document, np document.Range) int {
	i := np.From + 1
	for i < np.To-1 && !evidence[t.Lower(i)] {
		i++
	}
	if i >= np.To-1 || !t.Tokens[i+1].Is(document.Capitalized) && !isWord(t, i+1, "of", "the") {
		return document.None
	}
	for k := i + 2; k < np.To; k++ {
		if t.Tokens[k].Tag == document.TagPreposition {
			return document.None
		}
	}
	return i
}

var evidence = vocabulary.WordSet(`evidence proof indication record sign trace`)

// trimSubject lets the subject begin at token from or later.
func (r *report) trimSubject(from int) {
	if r.subject.From < from && from < r.subject.To {
		r.subject.From = from
	}
}

// clauseGovernor returns the word that the clause of a reporting word depends on,
// over "that", adverbs and days: the one that stands right before the clause, or None.
func clauseGovernor(t *document.Document, r *report) int {
	s := t.SentenceAt(r.head)
	i := r.clauseStart() - 1
	for i > s.From && (t.Lower(i) == "that" || t.Tokens[i].Tag == document.TagAdverb || vocabulary.Weekdays[t.Lower(i)]) {
		i--
	}
	if i < s.From || t.Tokens[i].Quotation != t.Tokens[r.head].Quotation {
		return document.None
	}
	return i
}

// reach bounds the way from a reporting word back to the word that governs its
// clause, in tokens.
const reach = 14

// conditional reports whether the clause of a reporting word is a condition, or
// something that is only supposed: "if the minister says", "once she says",
// "imagine that he says".
func conditional(t *document.Document, r *report, a *attribution.Attribution) bool {
	if invertedCondition(t, r, a) {
		return true
	}
	s := t.SentenceAt(r.head)
	i := min(r.clauseStart(), r.head)
	for n := 0; i > s.From && n < reach; n++ {
		i--
		if t.Tokens[i].Quotation != t.Tokens[r.head].Quotation {
			return false
		}
		if unreal, decided := suppositionAt(t, r, i, s); decided {
			return unreal
		}
		if boundsClause(&t.Tokens[i]) {
			return false
		}
	}
	return false
}

// invertedCondition reports a condition without "if": "Should the minister say so",
// "Had she said that", "Were he to say".
func invertedCondition(t *document.Document, r *report, a *attribution.Attribution) bool {
	s := t.SentenceAt(r.head)
	if t.Lower(s.To-1) == "?" || t.Tokens[r.head].Quotation != document.Unquoted {
		return false
	}
	if a.Source.From == s.From && a.Source.To-a.Source.From > 1 && inverts[t.Lower(s.From)] {
		a.Source.From++
	}
	for _, np := range []document.Range{r.subject, a.Source} {
		i := np.From - 1
		if np.Empty() || np.From > r.head || i < s.From || i > s.From && !willFollow(t, r, s) {
			continue
		}
		switch t.Lower(i) {
		case "should":
			return r.words.From >= np.To
		case "had":
			return r.words.From >= np.To && t.Tokens[r.head].Tag != document.TagPresentThird && unreal(t, s)
		case "were":
			return t.Lower(r.head-1) == "to"
		}
	}
	return false
}

// unreal reports a sentence that tells what would or might have been.
func unreal(t *document.Document, s document.Sentence) bool {
	for i := s.From; i < s.To; i++ {
		if isWord(t, i, "would", "could", "might", "'d") {
			return true
		}
	}
	return false
}

// suppositionAt reports whether token i makes the clause of r a condition or
// something supposed; decided tells whether token i decides that at all.
func suppositionAt(t *document.Document, r *report, i int, s document.Sentence) (unreal, decided bool) {
	tag := t.Tokens[r.head].Tag
	present := tag == document.TagPresent || tag == document.TagPresentThird
	switch w := t.Lower(i); {
	case w == "if" && t.Lower(i+1) == "not":
		return false, true // "weeks, if not months"
	case w == "if" || w == "unless" || w == "lest":
		return t.Lower(i-1) != "as", true
	case isAny(t, i, presentConditions) && present && !attribution.Auxiliary[t.Lower(r.head-1)]:
		return w == "whoever" || willFollow(t, r, s), true
	case w == "that" || isAny(t, i, supposes) && (t.Tokens[i].Tag.Verb() || i == s.From && gerund(t, r.head)):
		return supposed(t, i, s), true
	case (w == "anyone" || w == "anybody") && present:
		return true, true // "anyone who says"
	}
	return false, false
}

// boundsClause reports a token that no condition reaches over.
func boundsClause(k *document.Token) bool {
	return k.Lower != "who" && (k.Is(document.Punct) || k.Tag == document.TagWh || k.Finite() || k.Lower == "as")
}

// willFollow reports whether the main clause of a sentence lies ahead in time.
func willFollow(t *document.Document, r *report, s document.Sentence) bool {
	for i := s.From; i < s.To; i++ {
		if isWord(t, i, "will", "'ll", "can", "would", "may") && t.Tokens[i].Quotation == t.Tokens[r.head].Quotation {
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
			return t.Tokens[i].Tag == document.TagVerb || i == s.From
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
	if asksWhetherSaid(t, r) || asksFor(t, r, a) {
		return true
	}
	return !a.Source.Empty() && isWord(t, a.Source.To-1, "question", "questions") && allAsked(t, a)
}

// asksWhetherSaid reports a sentence that asks whether or by whom something was said:
// "Did she say …?", "Fact check: Did she say …?", "Who said …?"
func asksWhetherSaid(t *document.Document, r *report) bool {
	s := t.SentenceAt(r.head)
	last := s.To - 1
	if t.Lower(last) != "?" {
		return false
	}
	if t.Lower(s.From) == "who" && r.words.From == s.From+1 {
		return true
	}
	if r.subject.Empty() || t.Tokens[last].Quotation != t.Tokens[r.head].Quotation {
		return false
	}
	before := r.subject.From - 1
	return before >= s.From && attribution.Auxiliary[t.Lower(before)] && (before < s.From+3 || t.Lower(before-1) == ":" && t.Lower(r.subject.From) != "you") || r.subject.From <= s.From+1 && t.Lower(r.subject.To-1) == "who"
}

// asksFor reports a verb of asking with the question that it asks: "asked whether",
// "asked: “Why?”"
func asksFor(t *document.Document, r *report, a *attribution.Attribution) bool {
	if !isAny(t, r.head, asks) || !verbal(t, r.head) {
		return false
	}
	first := a.Content[0].From
	for i := r.head + 1; i <= first && i < t.SentenceAt(r.head).To; i++ {
		if isAny(t, i, questionWords) && t.Tokens[i].Quotation == t.Tokens[r.head].Quotation {
			return true
		}
	}
	return (t.Tokens[first].Quotation != document.Unquoted || t.Lower(r.head+1) == ":") && allAsked(t, a)
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
