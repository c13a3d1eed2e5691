package quote

import "strings"

// note is a stretch of the article that takes back or disputes what is quoted in
// it: a correction, a kill, words struck through, a claim that is checked.
type note struct {
	tokenRange
	stance Stance
}

// notes finds the notes of the text.
func (t *text) notes() []note {
	var out []note
	killed := false
	struck := nobody
	for p := range t.paragraphs {
		r := t.paragraphs[p].tokenRange
		for i := r.from; i < r.to; i++ {
			if t.lower(i) != "~~" && t.lower(i) != "~" {
				continue
			}
			if struck == nobody {
				struck = i
			} else if i > struck+1 {
				out = append(out, note{tokenRange{struck, i + 1}, Retracted})
				struck = nobody
			}
		}
		killed = killed || t.kills(r)
		if killed {
			out = append(out, note{r, Retracted})
		}
		if n, ok := t.checkedClaim(r); ok {
			out = append(out, n)
		}
	}
	return out
}

// kills reports a paragraph with which an agency takes back a story: "BULLETIN
// KILL", "Editors: kill the story …".
func (t *text) kills(p tokenRange) bool {
	end := min(p.to, p.from+8)
	for i := p.from; i < end; i++ {
		switch t.lower(i) {
		case "kill":
			if t.tokens[i].is(shouted) || i == p.from || t.lower(i-1) == ":" {
				return true
			}
		case "withdrawn":
			return strings.Contains(strings.ToLower(t.printed(tokenRange{p.from, end})), "story")
		}
	}
	return false
}

// checkedClaim finds "CLAIM: …" at the beginning of a paragraph, as fact checks
// print what they look into, up to the verdict.
func (t *text) checkedClaim(p tokenRange) (note, bool) {
	if w := t.lower(p.from); w != "claim" && w != "claims" || t.lower(p.from+1) != ":" {
		return note{}, false
	}
	to := p.to
	for i := p.from + 2; i+1 < p.to; i++ {
		if t.lower(i+1) == ":" && (t.lower(i) == "rating" || t.lower(i) == "verdict" || t.lower(i) == "facts" || t.lower(i) == "fact" || t.lower(i) == "truth" || t.lower(i) == "conclusion") {
			to = i
			break
		}
	}
	return note{tokenRange{p.from, to}, Disputed}, true
}

// inNote is the stance of the note that an attribution stands in.
func (t *text) inNote(a *attribution, notes []note) Stance {
	for _, n := range notes {
		if n.has(a.content[0].from) && (a.cue.empty() || n.has(a.cue.from)) {
			return n.stance
		}
	}
	return Asserted
}

// falsified is the stance of a statement that the article calls false, or of
// which it says that it was made up, or that it got it wrong itself.
func (t *text) falsified(r *report, a *attribution) Stance {
	if t.ownVersion(a) || t.misreported(r, a) {
		return Retracted
	}
	if t.calledFalse(r, a) || t.faked(r, a) || t.falseAtEnd(r, a) {
		return Disputed
	}
	if t.inFiction(r, a) {
		return Hypothetical
	}
	return Asserted
}

// falseAtEnd reads what a sentence says at its end of the thing in which the words
// stand: "The post, which claimed that …, is false", "Screenshots in which she says
// … are forged". What it says is no part of the content.
func (t *text) falseAtEnd(r *report, a *attribution) bool {
	if t.tokens[r.head].quotation != outside || !after(a) {
		return false
	}
	s := t.sentenceAt(r.head)
	if !t.mediumBefore(s.from, r.head) {
		return false
	}
	for i := r.head + 2; i+1 < s.to; i++ {
		w := t.lower(i)
		if w != "is" && w != "are" && w != "was" && w != "were" || t.tokens[i].quotation != outside {
			continue
		}
		k := i + 1
		for k < s.to && (t.tokens[k].tag == tagAdverb || t.lower(k) == "a" || t.lower(k) == "all") {
			k++
		}
		if k+1 >= s.to || !t.isAny(k, fakes|falseWords) || !t.tokens[k+1].is(mark) {
			continue
		}
		if last := len(a.content) - 1; a.content[last].to > i && a.content[last].from < i {
			a.content[last].to = i
			if t.lower(i-1) == "," {
				a.content[last].to = i - 1
			}
		}
		return true
	}
	return false
}

// inFiction reports what a figure of a play or a film says: "In the play the king
// says". A person with a name may say something in a film of facts.
func (t *text) inFiction(r *report, a *attribution) bool {
	s := t.sentenceAt(r.head)
	if k := &t.tokens[r.head]; k.tag != tagPresentThird && k.tag != tagPresent || t.lower(s.from) != "in" || a.source.empty() {
		return false
	}
	for i := a.source.from; i < a.source.to; i++ {
		if t.tokens[i].is(upper) {
			return false
		}
	}
	for i := s.from + 1; i < min(a.source.from, s.from+9); i++ {
		if t.isAny(i, fictions) && t.tokens[i].quotation == outside {
			return true
		}
	}
	return false
}

// ownVersion reports a source that is an earlier version of the article: "An
// earlier version of this story said", "This article originally said".
func (t *text) ownVersion(a *attribution) bool {
	if a.source.empty() {
		return false
	}
	return t.versionIn(a.source, a.cue)
}

func (t *text) versionIn(source, cue tokenRange) bool {
	this, version, old := false, false, false
	for i := source.from; i < source.to; i++ {
		version = version || t.isAny(i, versions)
		old = old || t.isAny(i, earlier)
		this = this || t.lower(i) == "this" || t.lower(i) == "our"
	}
	if !version || !this {
		return old && version && t.lower(source.from+1) != "" && t.notedAs(source.from)
	}
	for i := source.to; i < cue.to; i++ {
		old = old || t.isAny(i, formerly)
	}
	return old || t.notedAs(source.from)
}

// notedAs reports whether token i stands in a paragraph that begins as a
// correction does: "Correction:", "Editor's note:".
func (t *text) notedAs(i int) bool {
	p := t.paragraphs[t.paragraphAt(i)].tokenRange
	end := min(p.to, p.from+14)
	for k := p.from; k < end; k++ {
		switch t.lower(k) {
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
func (t *text) misreported(r *report, a *attribution) bool {
	s := t.sentenceAt(r.head)
	for i := s.from; i < r.head; i++ {
		if t.isAny(i, versions) {
			phrase := t.nounsLeft(s.from, i+1)
			if t.versionIn(phrase, tokenRange{phrase.to, min(r.head, phrase.to+3)}) {
				return true
			}
		}
		if t.lower(i) == "attributed" && t.notedAs(i) {
			return true
		}
	}
	return false
}

// calledFalse reports a statement that the article says is not so: "falsely
// claimed", "claimed, without evidence,", "unfounded claims that", "contrary to
// her claim that".
func (t *text) calledFalse(r *report, a *attribution) bool {
	for i := max(r.words.from-2, 0); i < min(r.head+3, len(t.tokens)); i++ {
		if t.isAny(i, falsely) && t.tokens[i].sentence == t.tokens[r.head].sentence && !within(i, a.content) {
			return true
		}
	}
	if t.lower(r.head+1) == "," && t.lower(r.head+2) == "without" || t.lower(r.head+1) == "without" {
		for i := r.head + 2; i < min(r.head+6, len(t.tokens)); i++ {
			if w := t.lower(i); w == "evidence" || w == "proof" || w == "basis" || w == "foundation" {
				return true
			}
		}
	}
	for i := r.head + 1; i < a.content[0].from+4 && i+1 < len(t.tokens) && i < r.head+8; i++ {
		if t.isAny(i, falseWords) && t.isAny(i+1, claims) && t.tokens[i].quotation == t.tokens[r.head].quotation {
			return true // "repeated the debunked claim that"
		}
	}
	if !t.isClaim(r.head) {
		return false
	}
	if t.isAny(r.head, lies) {
		return true
	}
	phrase := t.nounsLeft(t.sentenceAt(r.head).from, r.head)
	for i := phrase.from; i < phrase.to; i++ {
		if t.isAny(i, falseWords) {
			return true
		}
	}
	for i := r.head - 1; i > max(r.head-4, t.sentenceAt(r.head).from); i-- {
		if t.isAny(i, falseWords) {
			return true
		}
	}
	return t.lower(phrase.from-1) == "to" && t.lower(phrase.from-2) == "contrary"
}

// faked reports words that the sentence says were made up: "a doctored clip shows
// her saying", "a parody account wrote", "screenshots … are forged".
func (t *text) faked(r *report, a *attribution) bool {
	s := t.sentenceAt(r.head)
	for i := s.from; i < s.to; i++ {
		k := &t.tokens[i]
		if !t.isAny(i, fakes|fictions) || k.quotation != t.tokens[r.head].quotation || a.cue.has(i) {
			continue
		}
		if k.is(upper) && i > s.from && !k.is(shouted) {
			continue
		}
		if t.isAny(i, fakes) && i < r.head && t.fakeMedium(i, r.head) {
			return !t.saysOf(i, r, a)
		}
		if t.isAny(i, fakes) && i > a.content[len(a.content)-1].to-1 && auxiliary[t.lower(i-1)] && t.mediumBefore(s.from, r.head) {
			return true
		}
	}
	return false
}

// fakeMedium reports whether the fake thing that token i begins is a clip, an
// account or a letter, and the subject of what follows.
func (t *text) fakeMedium(i, head int) bool {
	for k := i + 1; k < min(head, i+6); k++ {
		if t.isAny(k, media) {
			return true
		}
		if t.tokens[k].finite() {
			return false
		}
	}
	return t.isAny(i-1, media)
}

// mediumBefore reports whether a thing that can be faked is named between two tokens.
func (t *text) mediumBefore(from, to int) bool {
	for i := from; i < to; i++ {
		if t.isAny(i, media) {
			return true
		}
	}
	return false
}

// saysOf reports whether the reporting word is that of somebody who tells of the
// fake: "the company said the letter was forged", "…, police said".
func (t *text) saysOf(fake int, r *report, a *attribution) bool {
	if within(fake, a.content) {
		return true
	}
	s := t.sentenceAt(fake)
	opens := fake < s.from+4
	return !opens && !a.source.empty() && a.source.from > fake && t.commaBetween(fake, a.source.from)
}

func (t *text) commaBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if t.lower(i) == "," {
			return true
		}
	}
	return false
}

// longestElliptic bounds a sentence that takes back the one before, in tokens.
const longestElliptic = 16

// afterwards is the stance that the sentence after the attribution's takes to it:
// "She did not.", "He said no such thing.", "On Wednesday he took it back."
func (t *text) afterwards(a *attribution) Stance {
	last := t.tokens[a.content[len(a.content)-1].to-1].sentence
	if !a.cue.empty() {
		last = max(last, t.tokens[a.cue.from].sentence)
	}
	next := int(last) + 1
	if next >= len(t.sentences) || t.sentences[next].paragraph != t.sentences[last].paragraph || a.cue.empty() {
		return Asserted
	}
	s := t.sentences[next]
	switch {
	case t.tokens[s.from].is(opensQuot):
	case t.takesBack(s):
		return Retracted
	case s.to-s.from <= longestElliptic && t.saysNo(s):
		return Disputed
	}
	return Asserted
}

// takesBack reports "he took it back", "he then recanted that admission", "she
// later retracted the statement".
func (t *text) takesBack(s sentence) bool {
	for i := s.from; i < min(s.to, s.from+longestElliptic); i++ {
		if t.tokens[i].quotation != outside || !t.isAny(i, withdraws|withdrawsWith) || !t.verbal(i) || !t.personal(s.from, i) {
			continue
		}
		if r := t.report(i); r.negated || r.stance != "" || r.modal != nobody {
			return false
		}
		back := t.isAny(i, withdraws)
		for j := i + 1; j < min(s.to, i+6); j++ {
			back = back || t.lower(j) == "back"
		}
		for j := i + 1; back && j < min(s.to, i+6); j++ {
			switch t.lower(j) {
			case "it":
				return true
			case "that", "the", "his", "her", "their", "those", "this":
				if t.isAny(j+1, claims) || t.lower(j+1) == "words" || t.lower(j+1) == "quote" {
					return true
				}
			}
		}
	}
	return false
}

// personal reports whether a pronoun for a person or a name stands before the verb.
func (t *text) personal(from, verb int) bool {
	for i := from; i < verb; i++ {
		if w := t.lower(i); w == "he" || w == "she" || w == "they" || w == "it" || t.tokens[i].tag == tagName {
			return true
		}
	}
	return false
}

// saysNo reports a sentence that says no more than that the words before were not
// said, or are not so.
func (t *text) saysNo(s sentence) bool {
	words := make([]string, 0, longestElliptic)
	for i := s.from; i < s.to; i++ {
		if t.tokens[i].quotation != outside {
			return false
		}
		if !t.tokens[i].is(mark) {
			words = append(words, t.lower(i))
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
	nothingOfTheKind = []string{" no such thing ", " nothing of the kind ", " nothing of the sort ", " never said that ", " never said it ", " never said so ",
		" did not say that ", " did not say it ", " didn 't say that ", " never uttered ", " there is no record of it ", " no record of her saying ",
		" the quote is not hers ", " the quote is not his ", " the quote is fake ", " the quote is fabricated ", " the quote was made up ", " the quote was invented ",
		" never wrote that ", " never wrote it ", " never tweeted that "}
	flatDenials = []string{" she did not ", " he did not ", " they did not ", " this is false ", " that is false ", " it is false ", " this is untrue ", " that is untrue ",
		" it is not ", " it was not ", " that is not true ", " this is not true ", " it is not true ", " that was false ", " this was false ", " they are not ", " it was false ",
		" she didn n't ", " he did n't ", " she did n't ", " they did n't "}
)
