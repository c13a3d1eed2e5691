package attribution

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// unnoticed adds the attributions whose construction leaves no doubt, and that
// the models do not notice since their verb is rare.
func unnoticed(t *document.Document, found []Attribution) []Attribution {
	n := len(found)
	cued := map[int]bool{}
	for _, a := range found {
		for i := a.Cue.From; i < a.Cue.To; i++ {
			cued[i] = true
		}
	}
	for i := range t.Tokens {
		k := &t.Tokens[i]
		if a := nounCue(t, i); !a.Cue.Empty() && k.Quotation == document.Unquoted {
			found = withNoun(found, a, n)
			continue
		}
		if a := byAgent(t, i); !a.Cue.Empty() {
			found = withNoun(found, a, n)
			continue
		}
		if cued[i] || k.Quotation != document.Unquoted || !mayBeVerb(t, i) {
			continue
		}
		a := rareVerb(t, i)
		if !a.Cue.Empty() && !slices.ContainsFunc(found[:n], func(o Attribution) bool { return overlaps(o, a) }) {
			a.Confidence = certainEnough
			found = append(found, a)
		}
	}
	slices.SortStableFunc(found, func(a, b Attribution) int { return cmp.Compare(a.Cue.From, b.Cue.From) })
	return found
}

// mayBeVerb reports a token that may be a verb of reporting, whatever its tag.
func mayBeVerb(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	if k.Is(document.Capitalized | document.Punct) {
		return false
	}
	return k.Tag.Verb() || k.LexicalClass == lexPromise || k.LexicalClass == lexPredict || urges(t, i) || oaths[k.Stem] ||
		t.Lower(i+1) == "," && i > 0 && t.Tokens[i-1].Tag == document.TagNouns // "the wardens report,"
}

// rareVerb reads what somebody says by the verb at token i.
func rareVerb(t *document.Document, i int) Attribution {
	for _, read := range []func(*document.Document, int) Attribution{urged, calledWhat, swore, underOath, inserted} {
		if a := read(t, i); !a.Cue.Empty() {
			return a
		}
	}
	return Attribution{}
}

// nounCue reads a statement that a noun reports at the token that opens it.
func nounCue(t *document.Document, i int) Attribution {
	for _, read := range []func(*document.Document, int) Attribution{nounWas, nounThat, inOpinion} {
		if a := read(t, i); !a.Cue.Empty() {
			return a
		}
	}
	return Attribution{}
}

// withNoun adds the attribution a of a noun or a passive to those found, the first n of
// them by models. Of one for the same word it rights the words.
func withNoun(found []Attribution, a Attribution, n int) []Attribution {
	a.Confidence = certainEnough
	if k := withCue(found[:n], a.Cue.From); k != document.None {
		a.Confidence = max(a.Confidence, found[k].Confidence)
		found[k] = a
		return found
	}
	if slices.ContainsFunc(found[:n], func(o Attribution) bool { return overlaps(o, a) }) {
		return found
	}
	return append(found, a)
}

// certainEnough is the confidence in an attribution that a rule finds.
const certainEnough = 0.6

// overlaps reports whether two attributions lay claim to the same words.
func overlaps(a, b Attribution) bool {
	return slices.ContainsFunc(a.Content, func(r document.Range) bool { return slices.ContainsFunc(b.Content, r.Overlaps) })
}

// urgings take somebody and what they should do: "begged visitors to close the gate".
var urgings = stems(`remind reminded reminding implore beg begged begging beseech besought exhort entreat urge advise caution counsel tell told ask asked`)

// urgingsBy lists, by the preposition, verbs that take whom they urge behind it: "pleaded
// with the council to spare the chapel".
var urgingsBy = map[string]map[uint32]bool{
	"with": stems(`plead pleaded pled`), "to": stems(`appeal`), "on": stems(`call`), "upon": stems(`call`),
}

// urged reads "The wardens begged visitors to close the gate" at its verb.
func urged(t *document.Document, i int) Attribution {
	if t.Tokens[i].Tag == document.TagGerund || !t.Tokens[i].Tag.Verb() && !urges(t, i) {
		return Attribution{}
	}
	s := t.SentenceAt(i)
	to := behindUrged(t, i, s.To)
	if to == document.None {
		return Attribution{}
	}
	a := Attribution{Cue: document.Range{From: i, To: i + 1}, Content: []document.Range{{From: to, To: clauseStop(t, to, s.To)}}}
	if a.Source = causedTo(t, &a); !a.Source.Empty() {
		return a
	}
	if !t.Tokens[i].Finite() && t.Tokens[i].Tag.Verb() || t.Lower(i-1) == "to" {
		return Attribution{}
	}
	return withSubject(t, a, s)
}

// behindUrged returns where it begins what somebody is urged to do at the verb i, "to close
// the gate", or None where i urges nobody.
func behindUrged(t *document.Document, i, end int) int {
	from := i + 1
	switch stem := t.Tokens[i].Stem; {
	case urgingsBy[t.Lower(from)][stem]:
		from++
	case !urgings[stem]:
		return document.None
	}
	object := PhraseRight(t, from, end)
	if to := object.To; to+1 < end && t.Tokens[to].Tag == document.TagPresentThird && (t.Lower(to+1) == "not" || object.Empty() && t.Lower(to+1) == "to") {
		object.To++ // "residents not to drive": a plural reads as a verb there
	}
	to := object.To
	if t.Lower(to) == "not" {
		to++
	}
	if object.Empty() || to+1 >= end || t.Lower(to) != "to" || t.Tokens[to+1].Tag != document.TagVerb {
		return document.None
	}
	return object.To
}

// urges reports one of these verbs whatever its tag: in the past tense, or behind "to".
func urges(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	return urgings[k.Stem] && (strings.HasSuffix(k.Lower, "ed") || t.Lower(i-1) == "to") || urgingsBy[t.Lower(i+1)][k.Stem]
}

// withSubject gives an attribution the subject right before its verb, or makes it none.
func withSubject(t *document.Document, a Attribution, s document.Sentence) Attribution {
	b := slotsOf(t, a.Cue, s)
	a.Source = b.before
	if a.Source.Empty() {
		a.Source = b.beyondAside
	}
	if a.Source.Empty() || TellsWhen(t, a.Source) {
		return Attribution{}
	}
	a.Source = TrimSource(t, a.Source)
	return a
}

// epithets are verbs that give something a name or a description.
var epithets = stems(`call describe term dub brand label`)

// calledWhat reads "because of what the trust calls a shortage of divers" at the verb.
func calledWhat(t *document.Document, i int) Attribution {
	s := t.SentenceAt(i)
	if k := &t.Tokens[i]; !epithets[k.Stem] || !k.Finite() && k.Tag != document.TagParticiple || i+2 >= s.To {
		return Attribution{}
	}
	what := i - 1
	for what > s.From && i-what < longestLink+2 && t.Lower(what) != "what" && !t.Tokens[what].Is(document.Punct) && !t.Tokens[what].Finite() {
		what--
	}
	from := i + 1
	if t.Lower(from) == "as" {
		from++
	}
	if t.Lower(what) != "what" || what == i-1 || what == s.From || Auxiliary[t.Lower(i-1)] || !vocabulary.Determiner[t.Lower(from)] || t.Tokens[from].Quotation != document.Unquoted {
		return Attribution{}
	}
	return Attribution{Cue: document.Range{From: i, To: i + 1}, Source: document.Range{From: what + 1, To: i}, Content: []document.Range{{From: from, To: clauseStop(t, from, s.To)}}}
}

// clauseStop returns where the clause ends that begins at token i: at a mark that
// parts sentences.
func clauseStop(t *document.Document, i, end int) int {
	for i < end && (!t.Tokens[i].Is(document.Punct) || t.Tokens[i].Quotation != document.Unquoted || t.Tokens[i].Lower == "&" || t.Tokens[i].Lower == "$") {
		i++
	}
	return i
}

// vows and the like say something in the gerund.
var vows = vocabulary.WordSet(`saying telling swearing vowing promising warning insisting claiming shouting`)

// swore reads "Moe recalled her father telling her that the sea keeps no books"
// at the gerund.
func swore(t *document.Document, i int) Attribution {
	if t.Tokens[i].Tag != document.TagGerund || !vows[t.Lower(i)] {
		return Attribution{}
	}
	s := t.SentenceAt(i)
	a := Attribution{Cue: document.Range{From: i, To: i + 1}}
	if a.Source = recalledSpeaking(t, &a); a.Source.Empty() {
		return Attribution{}
	}
	from := i + 1
	if t.Lower(i) == "telling" {
		from = PhraseRight(t, from, s.To).To
		if isPronoun[t.Lower(i+1)] {
			from = i + 2
		}
	}
	if from >= s.To || t.Lower(from) != "that" && verbOf(t, from, s.To) == document.None {
		return Attribution{}
	}
	a.Content = []document.Range{{From: from, To: clauseStop(t, from, s.To)}}
	return a
}

// oaths are verbs that may tell where or by what somebody says something before they tell
// what: "swore on the Bible that they had seen a whale".
var oaths = stems(`swear swore vow pledge testify testified insist maintain attest affirm confess confessed admit admitted`)

// underOath reads "Three fishermen swore on the Bible that they had seen a whale" at the verb.
func underOath(t *document.Document, i int) Attribution {
	k := &t.Tokens[i]
	s := t.SentenceAt(i)
	if !oaths[k.Stem] || !k.Finite() && !strings.HasSuffix(k.Lower, "ed") && k.Lower != "swore" || i+1 >= s.To || t.Tokens[i+1].Tag != document.TagPreposition && t.Lower(i+1) != "to" {
		return Attribution{}
	}
	that := i + 1
	for that < min(s.To, i+longestLink+2) && t.Lower(that) != "that" && (that == i+1 || t.Tokens[that].Is(document.Capitalized) || IsPhrasal(&t.Tokens[that]) || t.Tokens[that].Tag == document.TagPreposition || Linking(&t.Tokens[that])) {
		that++
	}
	if that >= s.To || t.Lower(that) != "that" || verbOf(t, that+1, s.To) == document.None {
		return Attribution{}
	}
	return withSubject(t, Attribution{Cue: document.Range{From: i, To: i + 1}, Content: []document.Range{{From: that, To: clauseStop(t, that, s.To)}}}, s)
}

// inserted reads "The second tunnel, the builders promise, will open in June" at the
// verb between the commas.
func inserted(t *document.Document, i int) Attribution {
	k := &t.Tokens[i]
	s := t.SentenceAt(i)
	if !k.Finite() && k.Tag != document.TagNoun || k.LexicalClass < lexSay || k.LexicalClass > lexPredict || k.LexicalClass == lexAsk || i+3 >= s.To || t.Lower(i+1) != "," {
		return Attribution{}
	}
	source := phraseLeft(t, s.From, i)
	if source.Empty() || source.From < s.From+3 || t.Lower(source.From-1) != "," {
		return Attribution{}
	}
	left, right := document.Range{From: s.From, To: source.From - 1}, document.Range{From: i + 2, To: s.To}
	first := left.From
	if t.Lower(first) == "no" {
		first++
	}
	if PhraseRight(t, first, left.To).To != left.To || !t.Tokens[i+2].Finite() && !Auxiliary[t.Lower(i+2)] {
		return Attribution{}
	}
	if holdsQuoted(t, left, right) {
		return Attribution{}
	}
	right = withoutMarks(t, right)
	return Attribution{Cue: document.Range{From: i, To: i + 1}, Source: TrimSource(t, source), Content: []document.Range{left, right}}
}
