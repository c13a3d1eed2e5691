package attribution

import (
	"slices"
	"strings"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// Constructions of English that say who speaks, whatever the models find.

// rightSources gives the attributions in such a construction their source.
func rightSources(t *document.Document, found []Attribution) {
	for i := range found {
		a := &found[i]
		if a.Cue.Empty() {
			continue
		}
		for _, source := range []func(*document.Document, *Attribution) document.Range{quotedAs, accusedOf, attributedTo, blamedFor, besideGerund, recalledSpeaking, causedTo, ofRelative, beyondRelative, lastListed, behindObject, besideObject, nearerSubject, overRelative, notObject, beforeNextSubject} {
			if r := source(t, a); !r.Empty() && !Within(r.From, a.Content) {
				a.Source = r
				break
			}
		}
	}
	agents(t, found)
	withoutDescriptions(t, found)
	wholeSubjects(t, found)
	resumeSubjects(t, found)
	goOnSaying(t, found)
	withoutTimes(t, found)
	innerSubjects(t, found)
	wholeInserted(t, found)
}

var (
	quotes      = stems(`quote cite report`)
	sayings     = vocabulary.WordSet(`saying stating telling warning claiming insisting declaring adding`)
	memories    = stems(`recall remember describe hear heard overhear overheard film record recorded recording catch caught picture`)
	causes      = stems(`lead leads leading led prompt force cause push drive driving drove driven compel oblige spur move induce persuade provoke goad shame inspire impel`)
	isPronoun   = vocabulary.WordSet(`he she they it we i you him her them`)
	crowds      = vocabulary.WordSet(`dozens scores hundreds thousands tens millions plenty crowds groups`)
	isObject    = vocabulary.WordSet(`him them us me`)
	subordinate = vocabulary.WordSet(`before after when once since although though because if until unless whenever`)
)

// quotedAs returns whom "quoted" has for its object: "The Gazette quoted Moe as
// saying the gate was shut". The cue becomes the verb behind "as".
func quotedAs(t *document.Document, a *Attribution) document.Range {
	s := t.SentenceAt(a.Cue.From)
	as := document.None
	for i := a.Cue.From; i > s.From && a.Cue.From-i < LongestAside; i-- {
		if t.Lower(i) == "as" && sayings[t.Lower(i+1)] {
			as = i
			break
		}
	}
	if quotes[t.Tokens[a.Cue.From].Stem] {
		for i := a.Cue.To; i+1 < s.To && i-a.Cue.To < LongestAside && as == document.None; i++ {
			if t.Lower(i) == "as" && sayings[t.Lower(i+1)] {
				as = i
			}
		}
	}
	if as == document.None {
		return document.Range{}
	}
	for i := as - 1; i > s.From && as-i < LongestAside; i-- {
		if !quotes[t.Tokens[i].Stem] || !t.Tokens[i].Tag.Verb() {
			continue
		}
		object := document.Range{From: i + 1, To: as}
		if object.Empty() || be[t.Lower(i-1)] || PhraseRight(t, i+1, as).Empty() {
			return document.Range{}
		}
		a.Cue = document.Range{From: as + 1, To: as + 2}
		a.Content = contentBehind(a.Content, a.Cue)
		return object
	}
	return document.Range{}
}

// contentBehind returns the content that stands behind a cue, or all of it where none does.
func contentBehind(content []document.Range, cue document.Range) []document.Range {
	var out []document.Range
	for _, r := range content {
		if r.From = max(r.From, cue.To); !r.Empty() {
			out = append(out, r)
		}
	}
	if out == nil {
		return content
	}
	return out
}

// besideGerund returns the subject that a cue in the gerund has of its own: "despite Moe saying",
// "ended with Moe insisting", ", with Moe warning".
func besideGerund(t *document.Document, a *Attribution) document.Range {
	if t.Tokens[a.Cue.From].Tag != document.TagGerund {
		return document.Range{}
	}
	s := t.SentenceAt(a.Cue.From)
	subject := phraseLeft(t, s.From, beforeAuxiliaries(t, s.From, a.Cue.From))
	before := subject.From - 1
	if subject.Empty() || before < s.From {
		return document.Range{}
	}
	switch t.Lower(before) {
	case "despite", "without":
		return subject
	case "of":
		if !fedUp[t.Lower(before-1)] {
			return document.Range{}
		}
		return subject
	case "with":
		if k := &t.Tokens[max(s.From, before-1)]; k.Lower != "," && !k.Tag.Noun() && !opensOrEnds[k.Stem] {
			return document.Range{}
		}
		return subject
	}
	return document.Range{}
}

var (
	fedUp       = vocabulary.WordSet(`tired sick weary instead spite`)
	opensOrEnds = stems(`end begin began begun open close start finish conclude`)
)

// recalledSpeaking returns whom a verb of memory has for its object, where the cue
// says what they did: "Moe recalled her father telling her", "Lind recalls him
// weeping on the pier, swearing".
func recalledSpeaking(t *document.Document, a *Attribution) document.Range {
	if t.Tokens[a.Cue.From].Tag != document.TagGerund {
		return recalled(t, a)
	}
	s := t.SentenceAt(a.Cue.From)
	for i := a.Cue.From - 1; i > s.From && a.Cue.From-i < LongestAside; i-- {
		k := &t.Tokens[i]
		if k.Quotation != document.Unquoted || k.Finite() && !memories[k.Stem] {
			return document.Range{}
		}
		if !memories[k.Stem] || !k.Tag.Verb() {
			continue
		}
		object := objectOf(t, i+1, a.Cue.From)
		if object.Empty() {
			return document.Range{}
		}
		if where := objectOf(t, object.To+2, a.Cue.From); isPronoun[t.Lower(i+1)] && t.Tokens[object.To].Tag == document.TagPreposition && t.Lower(where.To) == "," && where.To+1 == a.Cue.From {
			return object // "recalls him at the counter, joking"
		}
		if t.Tokens[object.To].Tag != document.TagGerund && !strings.HasSuffix(t.Lower(object.To), "ing") {
			return document.Range{}
		}
		return object
	}
	return document.Range{}
}

// recalled turns an attribution whose content tells what somebody said, "recalled
// her father telling her that", into theirs.
func recalled(t *document.Document, a *Attribution) document.Range {
	if !memories[t.Tokens[a.Cue.From].Stem] || len(a.Content) != 1 || a.Content[0].From != a.Cue.To {
		return document.Range{}
	}
	r := a.Content[0]
	object := objectOf(t, r.From, r.To)
	if object.Empty() || object.To >= r.To || !vows[t.Lower(object.To)] {
		return document.Range{}
	}
	said := swore(t, object.To)
	if said.Cue.Empty() {
		return document.Range{}
	}
	a.Cue, a.Content = said.Cue, said.Content
	return object
}

// objectOf returns the pronoun or the noun phrase at token i, before a gerund.
func objectOf(t *document.Document, i, end int) document.Range {
	if isPronoun[t.Lower(i)] && (t.Tokens[i].Tag == document.TagPronoun || strings.HasSuffix(t.Lower(i+1), "ing")) {
		return document.Range{From: i, To: i + 1}
	}
	r := PhraseRight(t, i, end)
	for k := r.From; k < r.To; k++ {
		if t.Tokens[k].Tag == document.TagGerund {
			r.To = k
		}
	}
	return r
}

// causedTo returns who was led to say something: "leading the parish to implore".
func causedTo(t *document.Document, a *Attribution) document.Range {
	to := a.Cue.From - 1
	s := t.SentenceAt(a.Cue.From)
	if to <= s.From || t.Lower(to) != "to" {
		return document.Range{}
	}
	r := phraseLeft(t, s.From, to)
	if r.Empty() || r.From == s.From || !causes[t.Tokens[r.From-1].Stem] || !t.Tokens[r.From-1].Tag.Verb() {
		for r.From < r.To && !causes[t.Tokens[r.From].Stem] {
			r.From++ // a gerund reads as a part of the phrase
		}
		r.From++
	}
	if r.From >= r.To {
		return document.Range{}
	}
	return r
}

// ofRelative returns what a relative pronoun stands for whose verb is the cue,
// behind an aside: "a story in the Argus that, quoting nobody, alleged".
func ofRelative(t *document.Document, a *Attribution) document.Range {
	s := t.SentenceAt(a.Cue.From)
	if a.Cue.From < s.From+4 || t.Lower(a.Cue.From-1) != "," {
		return document.Range{}
	}
	for i := a.Cue.From - 2; i > s.From+1 && a.Cue.From-i < LongestAside; i-- {
		if t.Lower(i) != "," {
			continue
		}
		if w := t.Lower(i - 1); (w == "that" || w == "which" || w == "who") && (t.Tokens[i+1].Tag == document.TagGerund || strings.HasSuffix(t.Lower(i+1), "ing")) {
			r := phraseLeft(t, s.From, i-1)
			if in := r.From - 1; w != "who" && in > s.From && t.Tokens[in].Tag == document.TagPreposition { // "a story in"
				if whole := phraseLeft(t, s.From, in); !whole.Empty() {
					r.From = whole.From
				}
			}
			return r
		}
		return document.Range{}
	}
	return document.Range{}
}

// beyondRelative returns the subject of a cue that has a relative clause without
// commas between: "A pilot who had dropped it off told".
func beyondRelative(t *document.Document, a *Attribution) document.Range {
	if a.Source.Empty() || a.Source.To > a.Cue.From || !t.Tokens[a.Cue.From].Finite() {
		return document.Range{}
	}
	s := t.SentenceAt(a.Cue.From)
	verbs := 0 // of the relative clause, auxiliaries apart
	for i := a.Source.From - 1; i > s.From && a.Source.From-i < LongestAside/2; i-- {
		k := &t.Tokens[i]
		switch {
		case k.Is(document.Punct), k.Quotation != document.Unquoted, vocabulary.ClauseWords[k.Lower] && k.Lower != "who":
			return document.Range{}
		case k.Lower == "who":
			r := phraseLeft(t, s.From, i)
			if verbs != 1 || r.Empty() {
				return document.Range{}
			}
			return document.Range{From: TrimSource(t, r).From, To: beforeAuxiliaries(t, i, a.Cue.From)}
		}
		if k.Tag.Verb() && !Auxiliary[k.Lower] {
			verbs++
		}
	}
	return document.Range{}
}

// wholeInserted gives a content behind an attribution in commas what stands before
// it: "The second tunnel, the builders promise, will open".
func wholeInserted(t *document.Document, found []Attribution) {
	for i := range found {
		a := &found[i]
		if a.Cue.Empty() || len(a.Content) != 1 || a.Content[0].From != a.Cue.To+1 || t.Lower(a.Cue.To) != "," {
			continue
		}
		if whole := inserted(t, a.Cue.From); !whole.Cue.Empty() && whole.Content[1].From == a.Content[0].From {
			a.Content = append([]document.Range{whole.Content[0]}, a.Content...)
		}
	}
}

// lastListed returns the last of those listed before "who", where what stands
// before it are things: "rain, empty stalls and a number of bakers who say".
func lastListed(t *document.Document, a *Attribution) document.Range {
	s := t.SentenceAt(a.Cue.From)
	who := beforeAuxiliaries(t, s.From, a.Cue.From) - 1
	if who <= s.From || t.Lower(who) != "who" || a.Source.Empty() || a.Source.To < who || a.Source.From >= who {
		return document.Range{}
	}
	for i := who - 1; i > a.Source.From; i-- {
		if t.Lower(i) != "and" {
			continue
		}
		left, right := &t.Tokens[i-1], t.Lower(i+1)
		if !left.Is(document.Capitalized) && left.LexicalClass != lexRole && left.LexicalClass != lexGroup && (vocabulary.Determiner[right] || quantities[right] || crowds[right] || t.Tokens[i+1].Tag == document.TagNumber) {
			return document.Range{From: i + 1, To: a.Source.To}
		}
		return document.Range{}
	}
	return document.Range{}
}

// behindObject returns the last part of a source that begins with the object of
// another verb: "asked him for news of the mast and Moe replied".
func behindObject(t *document.Document, a *Attribution) document.Range {
	if a.Source.Empty() || a.Source.To > a.Cue.From || a.Source.From == 0 || !isObject[t.Lower(a.Source.From)] {
		return document.Range{}
	}
	for i := a.Source.To - 1; i > a.Source.From; i-- {
		if t.Lower(i) == "and" && i+1 < a.Source.To {
			return document.Range{From: i + 1, To: a.Source.To}
		}
	}
	return document.Range{}
}

// besideObject returns the phrase whose place or looks a source tells: "a woman behind [us]
// sighed", "a man with [a cello] sighed".
func besideObject(t *document.Document, a *Attribution) document.Range {
	if a.Source.Empty() || a.Source.To != a.Cue.From {
		return document.Range{}
	}
	r := withPlaceBefore(t, t.SentenceAt(a.Source.From).From, a.Source)
	if r == a.Source {
		return document.Range{}
	}
	w := t.Lower(r.From)
	object := a.Source.To-a.Source.From == 1 && isObject[t.Lower(a.Source.From)]
	thing := (w == "a" || w == "an") && t.Tokens[a.Source.From-2].LexicalClass == lexRole && t.Lower(a.Source.From) == w && t.Tokens[a.Source.To-1].LexicalClass != lexRole
	if !object && !thing {
		return document.Range{}
	}
	return r
}

// nearerSubject returns the phrase before an aside that ends at the cue, where the
// source stands in a clause before: "The Greens have no seat, but their allies,
// members of a guild, have said".
func nearerSubject(t *document.Document, a *Attribution) document.Range {
	s := t.SentenceAt(a.Cue.From)
	b := slotsOf(t, a.Cue, s)
	whole := a.Source.From < b.beyondAside.From && a.Source.To >= b.beyondAside.To // a clause and the phrase
	if b.beyondAside.Empty() || a.Source.Empty() || a.Source.To > b.beyondAside.From && !whole || !s.Has(a.Source.From) || TellsWhen(t, b.beyondAside) {
		return document.Range{}
	}
	from := a.Source.To
	if whole {
		from = a.Source.From + 1
	}
	if !joinsSubject(t, document.Range{From: from, To: b.beyondAside.From}, whole) {
		return document.Range{}
	}
	return TrimSource(t, b.beyondAside)
}

// joinsSubject reports whether the words r between a source and a phrase behind it make that the
// subject of another clause: a verb and "but", or, where the source goes on to the phrase, no more
// than ", and" before "their".
func joinsSubject(t *document.Document, r document.Range, whole bool) bool {
	verb, joined := false, subordinate[t.Lower(r.To-1)]
	for i := r.From; i < r.To; i++ {
		verb = verb || t.Tokens[i].Finite() || Auxiliary[t.Lower(i)]
		joined = joined || t.Lower(i) == "but" || t.Lower(i) == "and" || t.Lower(i) == "while"
	}
	own := whole && t.Tokens[r.To].Tag == document.TagPossessive && t.Lower(r.To-2) == ","
	return joined && (verb || own)
}

// overRelative returns the phrase that a sentence begins with, or that stands right behind a
// quotation, and a long relative clause follows, commas and all, where the source is a part of
// that clause or none was found: "Ada Quill, whose family has run the ferry since the war,
// when her uncle bought it, said", "“It sank,” the pilot, who asked not to be named, said".
func overRelative(t *document.Document, a *Attribution) document.Range {
	s := t.SentenceAt(a.Cue.From)
	if a.Source.To > a.Cue.From || t.Lower(beforeAuxiliaries(t, s.From, a.Cue.From)-1) != "," || !t.Tokens[a.Cue.From].Finite() {
		return document.Range{}
	}
	from := behindQuotation(t, s, a.Cue.From)
	subject := withPlaceAndName(t, from, a.Cue.From)
	if subject.Empty() || !a.Source.Empty() && subject.To+1 >= a.Source.From || t.Lower(subject.To) != "," || from == s.From && !t.Tokens[subject.To-1].Is(document.Capitalized) {
		return document.Range{}
	}
	if !opensRelative(t, subject.To+1) {
		return document.Range{}
	}
	var content []document.Range
	for _, r := range a.Content {
		switch {
		case r.From >= a.Cue.To:
			content = append(content, r)
		case from > s.From && r.From < from:
			content = append(content, document.Range{From: r.From, To: min(r.To, from)})
		}
	}
	if len(content) == 0 {
		return document.Range{}
	}
	a.Content = content
	return subject
}

// behindQuotation returns where the sentence goes on behind a quotation that it begins with, and
// that ends before token end, or where it begins.
func behindQuotation(t *document.Document, s document.Sentence, end int) int {
	for i := end - 1; i > s.From; i-- {
		if k := &t.Tokens[i]; k.Is(document.ClosesQuotation) && k.Quotation != document.Unquoted && t.Quotations[k.Quotation].From == s.From {
			return i + 1
		}
	}
	return s.From
}

// withPlaceAndName returns the noun phrase at token from with what says where its bearer is,
// "an old man on the pier", and with a name in commas, "The owner, Ada Quill".
func withPlaceAndName(t *document.Document, from, end int) document.Range {
	r := PhraseRight(t, from, end)
	if r.Empty() {
		return r
	}
	if where := PhraseRight(t, r.To+1, end); t.Tokens[r.To].Tag == document.TagPreposition && !where.Empty() {
		r.To = where.To
	}
	if name := PhraseRight(t, r.To+1, end); t.Lower(r.To) == "," && !name.Empty() && t.Tokens[name.From].Is(document.Capitalized) && t.Lower(name.To) == "," {
		r.To = name.To
	}
	return r
}

// opensRelative reports a pronoun at token i that goes on about the noun before it.
func opensRelative(t *document.Document, i int) bool {
	w := t.Lower(i)
	return w == "who" || w == "whose" || w == "which"
}

// notObject returns the phrase right behind a cue, where the source is a pronoun in the
// relative clause that goes on about it: "said her son Max, who runs it".
func notObject(t *document.Document, a *Attribution) document.Range {
	if a.Source.To-a.Source.From != 1 || a.Source.From <= a.Cue.To || !isPronoun[t.Lower(a.Source.From)] {
		return document.Range{}
	}
	r := PhraseRight(t, a.Cue.To, a.Source.From)
	if r.Empty() || t.Lower(r.To) != "," || !opensRelative(t, r.To+1) {
		return document.Range{}
	}
	return r
}

// beforeNextSubject returns a source behind its cue without the subject of the clause
// that comes after: "said Ada Moe, and Carl Quill nodded".
func beforeNextSubject(t *document.Document, a *Attribution) document.Range {
	if a.Source.Empty() || a.Source.From < a.Cue.To || !t.Tokens[a.Cue.From].Tag.Verb() {
		return document.Range{}
	}
	s := t.SentenceAt(a.Source.From)
	and, end := document.None, min(s.To, a.Source.To+3)
	if t.Lower(a.Source.To) == "," { // "her deputy, Carl Quill, nodded"
		end = min(s.To, a.Source.To+LongestAside/2)
	}
	for i := a.Source.From + 1; i < end; i++ {
		k := &t.Tokens[i]
		switch {
		case OpensClause(k), k.Quotation != document.Unquoted, Within(i, a.Content):
			return document.Range{}
		case k.Lower == "and" && i < a.Source.To && (and == document.None || t.Lower(i-1) == "," && t.Lower(and-1) != ","):
			and = i
		case and != document.None && i > and+1 && isPredicate(t, i):
			if t.Lower(and-1) == "," {
				and--
			}
			return TrimSource(t, document.Range{From: a.Source.From, To: and})
		}
	}
	return document.Range{}
}

// isPredicate reports a finite verb at token i, also one that the tagger takes for a
// participle behind a name.
func isPredicate(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	if titlesName(t, i) {
		return false
	}
	return k.Finite() || strings.HasSuffix(k.Lower, "ed") && (t.Lower(i-1) == "," || t.Tokens[i-1].Is(document.Capitalized)) && t.Lower(i+1) != "by"
}

// titlesName reports a role at token i, or right behind it, before a name: "Barley head cook Ada
// Moe".
func titlesName(t *document.Document, i int) bool {
	for k := i; k < i+2; k++ {
		if w := t.Lower(k); (vocabulary.Roles[w] || vocabulary.IsTrade(w)) && k+1 < len(t.Tokens) && t.Tokens[k+1].Is(document.Capitalized) && !t.Tokens[k+1].Is(document.Punct) {
			return true
		}
	}
	return false
}

// withoutDescriptions takes off a content the adjective that a comma parts from the source behind
// it: “A bell never lies,” the stooped, cheerful founder said.
func withoutDescriptions(t *document.Document, found []Attribution) {
	for i := range found {
		a := &found[i]
		n := len(a.Content) - 1
		if a.Source.Empty() || n < 0 || a.Content[n].To+1 != a.Source.From || t.Lower(a.Content[n].To) != "," || a.Source.To > a.Cue.From {
			continue
		}
		r := &a.Content[n]
		from := r.To
		for from > r.From && t.Tokens[from-1].Quotation == document.Unquoted && !t.Tokens[from-1].Is(document.Punct) {
			from--
		}
		if from > r.From && r.To-from == 2 && t.Tokens[from-1].Is(document.ClosesQuotation) && vocabulary.Determiner[t.Lower(from)] {
			r.To = from
		}
	}
}

// resumeSubjects gives a cue whose phrase stands behind "and" and a preposition the
// subject of the verb before: "Moe called it mud and in a typed reply said".
func resumeSubjects(t *document.Document, found []Attribution) {
	for i := 1; i < len(found); i++ {
		a, before := &found[i], &found[i-1]
		if a.Source.Empty() || before.Source.Empty() || a.Source.To > a.Cue.From || before.Source.To > before.Cue.From || t.Tokens[a.Cue.From].Sentence != t.Tokens[before.Cue.From].Sentence {
			continue
		}
		from := a.Source.From
		for from > before.Cue.To && (IsPhrasal(&t.Tokens[from-1]) || t.Tokens[from-1].Tag == document.TagAdverb) {
			from--
		}
		if from-2 > before.Cue.To && (t.Tokens[from-1].Tag == document.TagPreposition || t.Lower(from-1) == "in") && t.Lower(from-2) == "and" {
			a.Source = before.Source
		}
	}
}

// goOnSaying gives a cue behind "and" the subject of the inverted verb before it, whose content
// ends there: "The ledger is slow, [said Ott], and [warned] that nobody reads it".
func goOnSaying(t *document.Document, found []Attribution) {
	for i := 1; i < len(found); i++ {
		a, before := &found[i], &found[i-1]
		and := a.Cue.From - 1
		if a.Cue.Empty() || before.Source.Empty() || before.Source.From != before.Cue.To || and <= before.Source.From || t.Lower(and) != "and" {
			continue
		}
		end := and
		if t.Lower(and-1) == "," {
			end--
		}
		if before.Source.To != end {
			continue
		}
		a.Source = before.Source
		before.Content = slices.DeleteFunc(before.Content, func(piece document.Range) bool { return piece.From >= end })
	}
}

// withoutTimes takes off a content what says when it was said, between commas before its
// "that": "said on Friday, an hour before the sale, that tulips were finished".
func withoutTimes(t *document.Document, found []Attribution) {
	for i := range found {
		a := &found[i]
		r := &a.Content[0]
		if a.Cue.Empty() || r.From < a.Cue.To || t.Lower(r.From-1) != "," || !tellsHowLong(t, r.From) {
			continue
		}
		for k := r.From + 2; k+2 < r.To; k++ {
			if t.Lower(k) == "," && t.Lower(k+1) == "that" {
				r.From = k + 1
				break
			}
		}
	}
}

// tellsHowLong reports a span of time before or after something at token i: "an hour
// before", "two days after".
func tellsHowLong(t *document.Document, i int) bool {
	for k := i; k < i+4; k++ {
		if w := t.Lower(k); k > i && (w == "before" || w == "after" || w == "ahead") {
			return spansOfTime[t.Lower(k-1)]
		}
	}
	return false
}

var spansOfTime = vocabulary.WordSet(`minute minutes hour hours day days night nights week weeks month months year years decade decades moments shortly`)

// innerSubjects gives quoted words that somebody says somebody else said to the latter:
// "Moe says his aunt used to tell him “…”", where the source was taken from "says".
func innerSubjects(t *document.Document, found []Attribution) {
	for i := range found {
		a := &found[i]
		first := t.SentenceAt(max(a.Cue.From, 0)).From
		if a.Cue.Empty() || a.Source.Empty() || a.Source.From < first || a.Content[0].From < a.Cue.To || t.Tokens[a.Content[0].From].Quotation == document.Unquoted {
			continue
		}
		before := beforeAuxiliaries(t, first, a.Cue.From)
		if t.Lower(before-1) == "to" && t.Lower(before-2) == "used" {
			before -= 2
		}
		subject := lastPhraseOf(t, phraseLeft(t, first, before))
		if before == a.Cue.From || subject.Empty() || t.Tokens[subject.To-1].Tag == document.TagConjunction {
			continue
		}
		if between := (document.Range{From: a.Source.To, To: subject.From}); slices.ContainsFunc(found, func(o Attribution) bool {
			return !o.Cue.Empty() && o.Cue.From >= between.From && o.Cue.To <= between.To
		}) || t.Lower(between.From) == "told" {
			a.Source = subject
		}
	}
}

// lastPhraseOf returns the last of the noun phrases that stand side by side: "the
// inspector" of "the inquiry the inspector".
func lastPhraseOf(t *document.Document, r document.Range) document.Range {
	for i := r.To - 1; i > r.From; i-- {
		if (vocabulary.Determiner[t.Lower(i)] || t.Tokens[i].Tag == document.TagPossessive) && !Linking(&t.Tokens[i-1]) {
			return document.Range{From: i, To: r.To}
		}
	}
	return r
}
