package attribution

import (
	"strings"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// A clause that is reported in the past is told one tense further back: "said he had won",
// "said the bridge would open". Where the sentence goes on in the plain past, or begins
// anew behind a semicolon, the article itself tells what happened.

// narrated returns where the article goes on for itself in a content without quotation
// marks behind its cue, or 0: "said he had won, and Tom Vale wept".
func narrated(t *document.Document, a *Attribution, r document.Range) int {
	cue := &t.Tokens[a.Cue.From]
	for i := r.From + 2; i+2 < r.To; i++ {
		if t.Tokens[i].Quotation != document.Unquoted {
			continue
		}
		switch w := t.Lower(i); {
		case w == ";" && beginsAnew(t, i) && cue.Finite():
			return i
		case w == "," && cue.Tag == document.TagPast && toldApart(t, r, i):
			return i
		case w == "and" && t.Lower(i-1) != "," && cue.Tag != document.TagPresentThird && goesOnAlone(t, a, r, i):
			return i
		}
	}
	return 0
}

// beginsAnew reports whether a clause of its own stands behind the semicolon at i.
func beginsAnew(t *document.Document, i int) bool {
	next := &t.Tokens[i+1]
	if next.Tag == document.TagConjunction || next.Tag == document.TagNumber || next.Is(document.Numeric) || comparisons[next.Lower] {
		return false
	}
	return true
}

// comparisons begin another half of what is reported: "; less than half", "; therefore".
var comparisons = vocabulary.WordSet(`no less more fewer about therefore that it's it`)

// toldApart reports whether a clause of the article itself stands behind the comma at i, in
// the plain past where what is reported in r is not, or telling what is left unsaid.
func toldApart(t *document.Document, r document.Range, i int) bool {
	if w := t.Lower(i + 1); w == "before" && t.Tokens[i+2].Tag == document.TagGerund {
		return setBack(t, document.Range{From: r.From, To: i})
	} else if w != "and" && w != "but" {
		return false
	}
	if leavesUnsaid(t, i+2, r.To) {
		return true
	}
	verb := pastOf(t, i+2, r.To)
	if first := t.Lower(i + 2); verb == document.None || others[first] || vocabulary.Pronouns[first] {
		return false
	}
	for k := i + 2; k <= verb; k++ {
		if k := &t.Tokens[k]; setsBack[k.Lower] || k.Tag == document.TagModal || k.Quotation != document.Unquoted {
			return false
		}
	}
	if k := &t.Tokens[verb]; k.Tag != document.TagPast && k.Tag != document.TagNoun && !(k.Tag == document.TagParticiple && wasBefore(t, verb)) {
		return false
	}
	return setBack(t, document.Range{From: r.From, To: i})
}

// pastOf returns the verb of the clause that begins at token i, or None. The tagger takes
// some verbs behind a name, or before an article, for nouns.
func pastOf(t *document.Document, i, end int) int {
	subject := PhraseRight(t, i, end)
	for k := subject.From + 1; k < subject.To; k++ {
		if w := &t.Tokens[k]; isPast(w) && (t.Tokens[k-1].Is(document.Capitalized) || pasts[w.Lower] && k+1 < end && vocabulary.Determiner[t.Lower(k+1)]) {
			return k
		}
	}
	return verbOf(t, i, end)
}

// others begin a clause about more of what is reported: "and another followed".
var others = vocabulary.WordSet(`another others some that this these those one both each`)

func wasBefore(t *document.Document, i int) bool {
	return t.Lower(i-1) == "was" || t.Lower(i-1) == "were"
}

// setsBack holds the auxiliaries of a clause that is told one tense further back.
var setsBack = vocabulary.WordSet(`had would 'd`)

// setBack reports whether r has one of these auxiliaries.
func setBack(t *document.Document, r document.Range) bool {
	for i := r.From; i+1 < r.To; i++ {
		next := &t.Tokens[i+1]
		if setsBack[t.Lower(i)] && (next.Tag.Verb() || next.Tag == document.TagAdverb) {
			return true
		}
	}
	return false
}

// unsaidVerbs tell that somebody says no more: "but she would not say", "but gave no date".
var unsaidVerbs = stems(`say comment elaborate specify explain name give provide confirm disclose`)

// leavesUnsaid reports a clause from token i on that tells what the speaker did not say.
func leavesUnsaid(t *document.Document, i, end int) bool {
	if w := t.Lower(i); w == "he" || w == "she" || w == "they" {
		i++
	}
	if i+2 >= end {
		return false
	}
	switch w := t.Lower(i); {
	case w == "declined" || w == "refused":
		return t.Lower(i+1) == "to"
	case w == "gave" || w == "provided" || w == "offered":
		return t.Lower(i+1) == "no"
	case w == "would" || w == "did":
		return t.Lower(i+1) == "not" && unsaidVerbs[t.Tokens[i+2].Stem]
	}
	return false
}

// intents are verbs whose infinitive has not come to pass: "hoped to run and went home".
var intents = stems(`hope plan planned want intend intended expect wish mean meant aim`)

// takenBack are verbs that take a statement for their object, so that "and" goes on with
// what else its speaker did: "withdrew her claim that … and paid a fine".
var takenBack = stems(`withdraw withdrew withdrawn retract drop dropped repeat renew abandon reject dismiss dismissed deny`)

// goesOnAlone reports whether the verb behind the "and" at i tells what the speaker went
// on to do, and not more of what is reported in r.
func goesOnAlone(t *document.Document, a *Attribution, r document.Range, i int) bool {
	if !beginsDeed(t, i+1, r.To) {
		return false
	}
	if taken(t, a) {
		return true
	}
	modal, intent, finite := false, false, 0
	for j := r.From; j < i; j++ {
		w := &t.Tokens[j]
		switch {
		case w.Lower == "be" || w.Lower == "have":
			return false // "should be struck and left"
		case w.Tag == document.TagModal:
			modal = true
		case w.Lower == "that" && j > r.From || w.Tag == document.TagWh:
			return false
		case w.Finite():
			finite++
			intent = intents[w.Stem] && j+1 < i && t.Lower(j+1) == "to"
		}
	}
	return modal || intent && finite == 1
}

// beginsDeed reports a verb in the plain past at token i, or behind an adverb there.
func beginsDeed(t *document.Document, i, end int) bool {
	if t.Tokens[i].Tag == document.TagAdverb && i+1 < end {
		i++
	}
	k := &t.Tokens[i]
	if k.Lower == "left" && i+1 < end {
		next := &t.Tokens[i+1]
		return next.Tag == document.TagDeterminer || next.Tag == document.TagPreposition && next.Lower != "in"
	}
	return (k.Tag == document.TagPast || k.Tag == document.TagParticiple) && isPast(k)
}

// isPast reports a word that has the form of a verb's past.
func isPast(k *document.Token) bool {
	return !k.Is(document.Capitalized) && (strings.HasSuffix(k.Lower, "ed") || pasts[k.Lower])
}

// BeforeDeed returns where what somebody takes back or rejects in r ends, before what they
// did besides: "withdrew her claim that the vote was bought and paid a fine".
func BeforeDeed(t *document.Document, r document.Range) int {
	for i := r.From + 2; i+2 < r.To; i++ {
		if t.Lower(i) == "and" && t.Tokens[i].Quotation == document.Unquoted && beginsDeed(t, i+1, r.To) {
			return i
		}
	}
	return r.To
}

// taken reports whether the content of a is what somebody takes back or repeats.
func taken(t *document.Document, a *Attribution) bool {
	s := t.SentenceAt(a.Cue.From)
	for i := a.Cue.From; i >= max(s.From, a.Cue.From-3); i-- {
		if k := &t.Tokens[i]; takenBack[k.Stem] && (k.Tag == document.TagPast || isPast(k)) {
			return true
		}
	}
	return false
}

// pasts are irregular pasts of verbs that people do.
var pasts = vocabulary.WordSet(`went came took gave drove flew ran rode wept wrote sang swam spoke began threw fell made paid sold bought sent sat stood won lost struck withdrew`)
