package stance

import (
	"strings"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
)

// governedGerund reads what stands before "saying": "without", "denied",
// "accused him of", "forbade him from", "apologised for", "quoted her as".
func governedGerund(t *document.Document, r *report, i int, s document.Sentence) int {
	before := i - 1
	if before < s.From || t.Tokens[before].Quotation != t.Tokens[i].Quotation {
		return i
	}
	if isWord(t, before, "ever", "even") {
		before--
	}
	from := document.None
	switch w := t.Lower(before); {
	case w == "without":
		from = withoutSaying(t, r, before)
	case follows(t, before+1, "short", "of"), follows(t, before+1, "instead", "of"), follows(t, before+1, "rather", "than"):
		from = insteadOfSaying(t, r, before)
	case isAny(t, before, denies|refuses) && verbal(t, before):
		from = deniedSaying(t, r, before)
	case w == "from" && isAny(t, before-1, refuses|prevents) && t.Lower(before-1) != "kept":
		from = deniedSaying(t, r, before-1)
	case w == "for" && isAny(t, before-1, withdraws):
		from = before - 1
		r.stance, r.subject = attribution.Retracted, readReport(t, from).subject
	case w == "from" || w == "of" || w == "as" || w == "against":
		from = somebodySaying(t, r, before, s)
	}
	if from == document.None {
		return i
	}
	r.words.From = from
	return from
}

// withoutSaying reads "without" before "saying". What goes without saying is said.
func withoutSaying(t *document.Document, r *report, without int) int {
	if isWord(t, without-1, "go", "goes", "going") {
		return document.None
	}
	r.stance, r.purpose = attribution.NotSaid, true
	return without
}

// insteadOfSaying reads "instead of" and "rather than", which end at token last and
// share the subject of their sentence, and "stopped short of", which has its own.
func insteadOfSaying(t *document.Document, r *report, last int) int {
	r.stance = attribution.NotSaid
	if t.Lower(last-1) != "short" {
		r.purpose = true
		return last - 1
	}
	r.subject = readReport(t, last-2).subject
	return last - 2
}

// deniedSaying reads a verb that denies or refuses what follows.
func deniedSaying(t *document.Document, r *report, verb int) int {
	g := readReport(t, verb)
	if g.negated {
		return document.None
	}
	r.stance, r.subject = attribution.NotSaid, g.subject
	return g.words.From
}

// somebodySaying reads a verb whose object is who would have said it, and the
// preposition at token last: "accused him of", "forbade him from", "quoted her as"; or "is wrongly
// quoted as".
func somebodySaying(t *document.Document, r *report, last int, s document.Sentence) int {
	if t.Lower(last) == "as" && isAny(t, last-2, falsely) && isWord(t, last-1, "quoted", "cited", "reported") {
		r.stance, r.subject = attribution.Disputed, readReport(t, last-1).subject
		return last - 2
	}
	np := subjectLeft(t, s.From, last)
	np.From = behindVerb(t, np, prevents|controls)
	for k := np.From; k+1 < np.To; k++ {
		if strings.HasPrefix(t.Lower(k), "accus") { // a name before it misleads the tagger
			np.From = k + 1
		}
	}
	verb := np.From - 1
	if np.Empty() || verb < s.From {
		return document.None
	}
	switch w := t.Lower(last); {
	case w == "from" && isAny(t, verb, prevents):
		r.stance = attribution.Hypothetical
	case w == "against" && isAny(t, verb, controls):
		r.stance = attribution.Hypothetical
	case w == "of" && strings.HasPrefix(t.Lower(verb), "accus"):
		r.stance = attribution.Disputed
	case w == "as" && isWord(t, verb, "quoted", "quotes", "quoting", "misquoted"):
	default:
		return document.None
	}
	r.subject = np
	return last
}

// accusedOf reads "was accused by rivals of" and "accused Quill of" before "saying" or "having
// said", which begins at token i.
func accusedOf(t *document.Document, r *report, i int, s document.Sentence) bool {
	if t.Lower(i-1) != "of" || t.Lower(i) != "having" && !(i == r.head && gerund(t, i)) {
		return false
	}
	apposed := t.Lower(i-2) == "," // "accused the treasurer, Ada Quill, of"
	for k := i - 2; k > s.From && i-k < longestAccusation; k-- {
		if !strings.HasPrefix(t.Lower(k), "accus") {
			if t.Tokens[k].Is(document.Punct) && !(apposed && t.Lower(k) == ",") || t.Tokens[k].Finite() {
				return false
			}
			continue
		}
		r.stance, r.subject = attribution.Disputed, document.Range{From: k + 1, To: i - 1}
		if r.subject.Empty() || t.Lower(k+1) == "by" {
			for k > s.From && (attribution.Auxiliary[t.Lower(k-1)] || isWord(t, k-1, "stands", "stood", "stand", ",")) {
				k--
			}
			r.subject = subjectLeft(t, s.From, k)
		}
		return !r.subject.Empty()
	}
	return false
}

// longestAccusation bounds the words between who is accused and of what, in tokens.
const longestAccusation = 14

// longestPiece bounds what names the piece that somebody is sorry for, in tokens: "a front-page
// headline".
const longestPiece = 5

// regretted reports words that a sentence is sorry to have reported: "apologises for
// reporting that she had said", "regrets having quoted her as saying", "apologises for a
// headline saying that".
func regretted(t *document.Document, r *report) bool {
	s := t.SentenceAt(r.head)
	for i := r.head; i > s.From; i-- {
		if t.Tokens[i].Quotation != t.Tokens[r.head].Quotation {
			return false
		}
		if !gerund(t, i) && !isWord(t, i-1, "having", "that") || !isAny(t, i, reports|claims) && !isWord(t, i, "quoting", "quoted", "misquoting", "printing", "printed", "publishing", "published", "attributing") {
			continue
		}
		k := i - 1
		if isWord(t, k, "having", "that") {
			k--
		}
		if isAny(t, k, versions|media) { // "apologises for a headline saying"
			for first := max(s.From, k-longestPiece); k > first && t.Lower(k) != "for"; {
				k--
			}
		}
		if t.Lower(k) != "for" && !strings.HasPrefix(t.Lower(k), "regret") {
			continue
		}
		for ; k >= s.From && i-k < reach+4; k-- {
			if isWord(t, k, "apologise", "apologises", "apologised", "apologising", "apologize", "apologizes", "apologized", "apologizing", "apologies", "apology", "regret", "regrets", "sorry") {
				return t.Lower(k-1) != "to"
			}
			if t.Tokens[k].Finite() {
				break
			}
		}
	}
	return false
}
