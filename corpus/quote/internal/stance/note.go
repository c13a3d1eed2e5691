package stance

import (
	"strings"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
)

// note is a stretch of the article that takes back or disputes what is quoted in
// it: a correction, a kill, words struck through, a claim that is checked.
type note struct {
	document.Range
	stance attribution.Stance
}

// notes finds the notes of the text.
func notes(t *document.Document) []note {
	var out []note
	killed := false
	struck := document.None
	for p := range t.Paragraphs {
		r := t.Paragraphs[p].Range
		for i := r.From; i < r.To; i++ {
			if t.Lower(i) != "~~" && t.Lower(i) != "~" {
				continue
			}
			if struck == document.None {
				struck = i
			} else if i > struck+1 {
				out = append(out, note{document.Range{From: struck, To: i + 1}, attribution.Retracted})
				struck = document.None
			}
		}
		killed = killed || kills(t, r)
		if killed {
			out = append(out, note{r, attribution.Retracted})
		}
		if n, ok := checkedClaim(t, r); ok {
			out = append(out, n)
		}
		if n, ok := corrected(t, r); ok {
			out = append(out, n)
		}
	}
	return out
}

// kills reports a paragraph with which an agency takes back a story: "BULLETIN
// KILL", "Editors: kill the story …".
func kills(t *document.Document, p document.Range) bool {
	end := min(p.To, p.From+8)
	for i := p.From; i < end; i++ {
		switch t.Lower(i) {
		case "kill":
			if t.Tokens[i].Is(document.AllCaps) || i == p.From || t.Lower(i-1) == ":" {
				return true
			}
		case "withdrawn":
			return strings.Contains(strings.ToLower(t.Printed(document.Range{From: p.From, To: end})), "story")
		}
	}
	return false
}

// checkedClaim finds "CLAIM: …" at the beginning of a paragraph, as fact checks
// print what they look into, up to the verdict.
func checkedClaim(t *document.Document, p document.Range) (note, bool) {
	if t.Lower(p.From) == "the" {
		p.From++ // "THE CLAIM: …"
	}
	if w := t.Lower(p.From); w != "claim" && w != "claims" || t.Lower(p.From+1) != ":" {
		return note{}, false
	}
	to := p.To
	for i := p.From + 2; i+1 < p.To; i++ {
		if t.Lower(i+1) == ":" && isWord(t, i, "rating", "verdict", "facts", "fact", "truth", "conclusion") {
			to = i
			break
		}
	}
	return note{document.Range{From: p.From, To: to}, attribution.Disputed}, true
}

// corrected finds the sentence that tells what an outlet printed, in a paragraph that
// corrects it: "An article on Monday quoted Ada Quill as saying that … We apologise."
func corrected(t *document.Document, p document.Range) (note, bool) {
	first := t.SentenceAt(p.From).Range
	n := note{first, attribution.Retracted}
	if !namesPiece(t, document.Range{From: p.From, To: min(first.To, p.From+5)}) {
		return n, false
	}
	for i := first.From; i < p.To; i++ {
		switch t.Lower(i) {
		case "misstated", "misquoted":
			return n, true
		case "apologise", "apologize", "regret":
			return n, t.Lower(i-1) == "we"
		case "should":
			if t.Lower(i+1) == "have" && isWord(t, i+2, "said", "read", "been") {
				return n, true
			}
		}
	}
	return n, false
}

// namesPiece reports words that name a piece of an outlet: "An article on Monday".
func namesPiece(t *document.Document, r document.Range) bool {
	if !isWord(t, r.From, "a", "an", "our", "the", "in") {
		return false
	}
	for i := r.From; i < r.To; i++ {
		if pieces[t.Lower(i)] {
			return true
		}
	}
	return false
}

// pieces are what an outlet prints and corrects.
var pieces = map[string]bool{"article": true, "report": true, "story": true, "column": true, "headline": true, "caption": true, "review": true, "item": true, "obituary": true}

// inNote is the stance of the note that an attribution stands in.
func inNote(t *document.Document, a *attribution.Attribution, notes []note) attribution.Stance {
	for _, n := range notes {
		if n.Has(a.Content[0].From) && (a.Cue.Empty() || n.Has(a.Cue.From)) {
			return n.stance
		}
	}
	return attribution.Asserted
}

// falsified is the stance of a statement that the article calls false, or of
// which it says that it was made up, or that it got it wrong itself.
func falsified(t *document.Document, r *report, a *attribution.Attribution) attribution.Stance {
	if ownVersion(t, a) || misreported(t, r, a) || regretted(t, r) {
		return attribution.Retracted
	}
	if calledFalse(t, r, a) || faked(t, r, a) || falseAtEnd(t, r, a) {
		return attribution.Disputed
	}
	if inFiction(t, r, a) || inInvention(t, r, a) {
		return attribution.Hypothetical
	}
	return attribution.Asserted
}

// falseAtEnd reads what a sentence says at its end of the thing in which the words
// stand: "The post, which claimed that …, is false", "Screenshots in which she says
// … are forged". What it says is no part of the content.
func falseAtEnd(t *document.Document, r *report, a *attribution.Attribution) bool {
	if t.Tokens[r.head].Quotation != document.Unquoted || !after(a) {
		return false
	}
	s := t.SentenceAt(r.head)
	rumour := isClaim(t, s.From) || isWord(t, s.From, "the", "a", "these") && isClaim(t, s.From+1) // "Reports that she said … are false"
	if !rumour && !anyBetween(t, s.From, r.head, media) {
		return false
	}
	for i := r.head + 2; i+1 < s.To; i++ {
		if !isFalseAt(t, i, s) && !(rumour && isRejectedAt(t, i)) {
			continue
		}
		if last := &a.Content[len(a.Content)-1]; last.To > i && last.From < i {
			last.To = i
			if t.Lower(i-1) == "," {
				last.To = i - 1
			}
		}
		return true
	}
	return false
}

// isFalseAt reports "is false", "are all forged" at token i, at the end of what is
// said.
func isFalseAt(t *document.Document, i int, s document.Sentence) bool {
	if !isWord(t, i, "is", "are", "was", "were") || t.Tokens[i].Quotation != document.Unquoted {
		return false
	}
	k := i + 1
	for k < s.To && !isAny(t, k, fakes|falseWords) && (t.Tokens[k].Tag == document.TagAdverb || isWord(t, k, "a", "all")) {
		k++
	}
	return k+1 < s.To && isAny(t, k, fakes|falseWords) && t.Tokens[k+1].Is(document.Punct)
}

// isRejectedAt reports "were denied", "has been rejected" at token i.
func isRejectedAt(t *document.Document, i int) bool {
	if !isWord(t, i, "is", "are", "was", "were", "has", "have") || t.Tokens[i].Quotation != document.Unquoted {
		return false
	}
	k := i + 1
	for t.Lower(k) == "been" || k < len(t.Tokens) && t.Tokens[k].Tag == document.TagAdverb {
		k++
	}
	return isAny(t, k, denies|rejects) && strings.HasSuffix(t.Lower(k), "ed")
}

// inFiction reports what a figure of a play or a film says: "In the play the king
// says". A person with a name may say something in a film of facts.
func inFiction(t *document.Document, r *report, a *attribution.Attribution) bool {
	s := t.SentenceAt(r.head)
	if k := &t.Tokens[r.head]; k.Tag != document.TagPresentThird && k.Tag != document.TagPresent || t.Lower(s.From) != "in" || a.Source.Empty() {
		return false
	}
	for i := a.Source.From; i < a.Source.To; i++ {
		if t.Tokens[i].Is(document.Capitalized) {
			return false
		}
	}
	for i := s.From + 1; i < min(a.Source.From, s.From+9); i++ {
		if isAny(t, i, fictions) && t.Tokens[i].Quotation == document.Unquoted {
			return true
		}
	}
	return false
}

// ownVersion reports a source that is an earlier version of the article: "An
// earlier version of this story said", "This article originally said".
func ownVersion(t *document.Document, a *attribution.Attribution) bool {
	if a.Source.Empty() {
		return false
	}
	return versionIn(t, a.Source, a.Cue)
}

func versionIn(t *document.Document, source, cue document.Range) bool {
	this, version, old := false, false, false
	for i := source.From; i < source.To; i++ {
		version = version || isAny(t, i, versions)
		old = old || isAny(t, i, earlier)
		this = this || t.Lower(i) == "this" || t.Lower(i) == "our"
	}
	if !version || !this {
		return old && version && t.Lower(source.From+1) != "" && notedAs(t, source.From)
	}
	for i := source.To; i < cue.To; i++ {
		old = old || isAny(t, i, formerly)
	}
	return old || notedAs(t, source.From)
}

// notedAs reports whether token i stands in a paragraph that begins as a
// correction does: "Correction:", "Editor's note:".
func notedAs(t *document.Document, i int) bool {
	p := t.Paragraphs[t.ParagraphAt(i)].Range
	end := min(p.To, p.From+14)
	for k := p.From; k < end; k++ {
		switch t.Lower(k) {
		case "correction", "corrections", "corrected", "clarification", "update", "note", "record":
			return true
		case ".":
			return false
		}
	}
	return false
}

// misreported reports words that an earlier version of the article gave to
// somebody: "An earlier version of this article quoted coach Santoro as saying".
func misreported(t *document.Document, r *report, a *attribution.Attribution) bool {
	s := t.SentenceAt(r.head)
	for i := s.From; i < r.head; i++ {
		if isAny(t, i, versions) {
			phrase := nounsLeft(t, s.From, i+1)
			if versionIn(t, phrase, document.Range{From: phrase.To, To: min(r.head, phrase.To+3)}) {
				return true
			}
		}
		if t.Lower(i) == "attributed" && notedAs(t, i) {
			return true
		}
	}
	return false
}

// calledFalse reports a statement that the article says is not so: "falsely
// claimed", "claimed, without evidence,", "unfounded claims that", "contrary to
// her claim that".
func calledFalse(t *document.Document, r *report, a *attribution.Attribution) bool {
	return saidFalsely(t, r, a) || withoutEvidence(t, r.head) || ofFalseClaim(t, r, a) || isClaim(t, r.head) && isFalseClaim(t, r.head)
}

// saidFalsely reports "falsely" and its like beside the verb group.
func saidFalsely(t *document.Document, r *report, a *attribution.Attribution) bool {
	for i := max(r.words.From-2, 0); i < min(r.head+3, len(t.Tokens)); i++ {
		if isAny(t, i, falsely) && t.Tokens[i].Sentence == t.Tokens[r.head].Sentence && !attribution.Within(i, a.Content) {
			return true
		}
	}
	return false
}

// withoutEvidence reports "without evidence" behind a reporting word.
func withoutEvidence(t *document.Document, head int) bool {
	if t.Lower(head+1) != "without" && !(t.Lower(head+1) == "," && t.Lower(head+2) == "without") {
		return false
	}
	for i := head + 2; i < min(head+6, len(t.Tokens)); i++ {
		if isWord(t, i, "evidence", "proof", "basis", "foundation") {
			return true
		}
	}
	return false
}

// ofFalseClaim reports a verb whose object is a claim that is called false: "repeated
// the debunked claim that".
func ofFalseClaim(t *document.Document, r *report, a *attribution.Attribution) bool {
	for i := r.head + 1; i < a.Content[0].From+4 && i+1 < len(t.Tokens) && i < r.head+8; i++ {
		if isAny(t, i, falseWords) && isAny(t, i+1, claims) && t.Tokens[i].Quotation == t.Tokens[r.head].Quotation {
			return true
		}
	}
	return false
}

// isFalseClaim reports a noun for a claim that is called false itself: "the lie that",
// "unfounded claims that", "contrary to her claim that".
func isFalseClaim(t *document.Document, noun int) bool {
	if isAny(t, noun, lies) {
		return true
	}
	s := t.SentenceAt(noun)
	phrase := nounsLeft(t, s.From, noun)
	return anyBetween(t, min(phrase.From, max(noun-3, s.From+1)), noun, falseWords) || follows(t, phrase.From, "contrary", "to")
}

// faked reports words that the sentence says were made up: "a doctored clip shows
// her saying", "a parody account wrote", "screenshots … are forged".
func faked(t *document.Document, r *report, a *attribution.Attribution) bool {
	s := t.SentenceAt(r.head)
	for i := s.From; i < s.To; i++ {
		k := &t.Tokens[i]
		if !isAny(t, i, fakes|fictions) || k.Quotation != t.Tokens[r.head].Quotation || a.Cue.Has(i) {
			continue
		}
		if k.Is(document.Capitalized) && i > s.From && !k.Is(document.AllCaps) {
			continue
		}
		if isAny(t, i, fakes) && i < r.head && fakeMedium(t, i, r.head) {
			return !saysOf(t, i, r, a)
		}
		if isAny(t, i, fakes) && i > a.Content[len(a.Content)-1].To-1 && attribution.Auxiliary[t.Lower(i-1)] && anyBetween(t, s.From, r.head, media) {
			return true
		}
	}
	return false
}

// fakeMedium reports whether the fake thing that token i begins is a clip, an
// account or a letter, and the subject of what follows.
func fakeMedium(t *document.Document, i, head int) bool {
	for k := i + 1; k < min(head, i+6); k++ {
		if isAny(t, k, media) {
			return true
		}
		if t.Tokens[k].Finite() {
			return false
		}
	}
	return isAny(t, i-1, media)
}

// saysOf reports whether the reporting word is that of somebody who tells of the
// fake: "the company said the letter was forged", "…, police said".
func saysOf(t *document.Document, fake int, r *report, a *attribution.Attribution) bool {
	if attribution.Within(fake, a.Content) {
		return true
	}
	s := t.SentenceAt(fake)
	opens := fake < s.From+4
	return !opens && !a.Source.Empty() && a.Source.From > fake && commaBetween(t, fake, a.Source.From)
}

func commaBetween(t *document.Document, from, to int) bool {
	for i := from; i < to; i++ {
		if t.Lower(i) == "," {
			return true
		}
	}
	return false
}

// longestElliptic bounds a sentence that takes back the one before, in tokens.
const longestElliptic = 16

// afterwards is the stance that the sentence after the attribution's takes to it:
// "She did not.", "He said no such thing.", "On Wednesday he took it back."
func afterwards(t *document.Document, a *attribution.Attribution) attribution.Stance {
	if judgedFalse(t, a) {
		return attribution.Disputed
	}
	last := lastSentence(t, a)
	next := last + 1
	if next >= len(t.Sentences) || t.Sentences[next].Paragraph != t.Sentences[last].Paragraph || a.Cue.Empty() {
		return attribution.Asserted
	}
	s := t.Sentences[next]
	switch {
	case t.Tokens[s.From].Is(document.OpensQuotation):
	case takesBack(t, s):
		return attribution.Retracted
	case saysNo(t, firstClause(t, s)):
		return attribution.Disputed
	}
	return attribution.Asserted
}

// firstClause returns a sentence up to what it goes on with behind a comma and "and": "She said no
// such thing[, and the paper has apologised]".
func firstClause(t *document.Document, s document.Sentence) document.Sentence {
	for i := s.From + 1; i+1 < s.To; i++ {
		if w := t.Lower(i); (w == ";" || w == "," && isWord(t, i+1, "and", "but")) && t.Tokens[i].Quotation == document.Unquoted {
			s.To = i
			break
		}
	}
	return s
}

// takesBack reports "he took it back", "he then recanted that admission", "she
// later retracted the statement".
func takesBack(t *document.Document, s document.Sentence) bool {
	for i := s.From; i < min(s.To, s.From+longestElliptic); i++ {
		if t.Tokens[i].Quotation != document.Unquoted || !isAny(t, i, withdraws|withdrawsWith) || !verbal(t, i) || !personal(t, s.From, i) {
			continue
		}
		if r := readReport(t, i); r.negated || r.stance != "" || r.modal != document.None {
			return false
		}
		back := isAny(t, i, withdraws)
		for j := i + 1; j < min(s.To, i+6); j++ {
			back = back || t.Lower(j) == "back"
		}
		for j := i + 1; back && j < min(s.To, i+6); j++ {
			switch t.Lower(j) {
			case "it":
				return true
			case "that", "the", "his", "her", "their", "those", "this":
				if isAny(t, j+1, claims) || isWord(t, j+1, "words", "quote") {
					return true
				}
			}
		}
	}
	return false
}

// personal reports whether a pronoun for a person or a name stands before the verb.
func personal(t *document.Document, from, verb int) bool {
	for i := from; i < verb; i++ {
		if isWord(t, i, "he", "she", "they", "it") || t.Tokens[i].Tag == document.TagName {
			return true
		}
	}
	return false
}

// saysNo reports a sentence that says no more than that the words before were not
// said, or are not so.
func saysNo(t *document.Document, s document.Sentence) bool {
	if s.To-s.From > longestElliptic {
		return false
	}
	words := make([]string, 0, longestElliptic)
	for i := s.From; i < s.To; i++ {
		if t.Tokens[i].Quotation != document.Unquoted {
			return false
		}
		if !t.Tokens[i].Is(document.Punct) {
			words = append(words, t.Lower(i))
		}
	}
	line := " " + strings.Join(words, " ") + " "
	for _, p := range nothingOfTheKind {
		if strings.Contains(line, p) {
			return true
		}
	}
	if len(words) <= 4 && len(words) > 1 {
		for _, p := range flatDenials {
			if strings.HasSuffix(line, p) {
				return true
			}
		}
	}
	return false
}

var (
	nothingOfTheKind = []string{" no such thing ", " nothing of the kind ", " nothing of the sort ", " never said that ", " never said it ", " never said so ", " never said this ",
		" did not say this ", " did n't say this ", " denies saying it ", " denies saying so ", " denies saying that ", " denies saying this ",
		" did not say that ", " did not say it ", " didn 't say that ", " never uttered ", " there is no record of it ", " no record of her saying ",
		" the quote is not hers ", " the quote is not his ", " the quote is fake ", " the quote is fabricated ", " the quote was made up ", " the quote was invented ",
		" never wrote that ", " never wrote it ", " never tweeted that "}
	flatDenials = []string{" she did not ", " he did not ", " they did not ", " this is false ", " that is false ", " it is false ", " this is untrue ", " that is untrue ",
		" it is not ", " it was not ", " that is not true ", " this is not true ", " it is not true ", " that was false ", " this was false ", " they are not ", " it was false ",
		" she didn n't ", " he did n't ", " she did n't ", " they did n't "}
)
