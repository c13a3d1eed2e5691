package attribution

import (
	"slices"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// Where no verb says who said a quotation, the layout may: a name and a colon
// before it, a dash and a name behind it, a line of its own before it.
//
//	Union chief Peder Moe: “It is a fairy tale.”
//	“It is a fairy tale.” — Peder Moe
//	“It is a fairy tale.” / — Peder Moe, on “Harbour Report”
//	And from union chief Peder Moe: / “It is a fairy tale.”

// byLayout returns the attribution, without its content, that the layout gives to
// quotation q.
func byLayout(t *document.Document, found []Attribution, q int) (Attribution, bool) {
	it := t.Quotations[q]
	if source := labelBefore(t, it.From); !source.Empty() {
		return Attribution{Source: source, Confidence: 1}, true
	}
	if a := nounBefore(t, it); !a.Source.Empty() {
		return a, true
	}
	if t.Lower(it.From-1) == ":" && isSpeech(t, q) {
		if source := subjectBefore(t, it.From); !source.Empty() {
			return Attribution{Source: source, Confidence: 1}, true
		}
	}
	if source := inBrackets(t, it); !source.Empty() {
		return Attribution{Source: source, Confidence: 1}, true
	}
	if a := reportedAfter(t, it); !a.Cue.Empty() && withCue(found, a.Cue.From) == document.None {
		return a, true
	}
	if a := reportedBefore(t, found, it); !a.Source.Empty() {
		return a, true
	}
	if a := voiced(t, found, it); !a.Source.Empty() {
		return a, true
	}
	if a := nounAfter(t, it.To); !a.Cue.Empty() {
		return a, true
	}
	if a := captioned(t, it); !a.Cue.Empty() {
		return a, true
	}
	if a := inTheirWords(t, it); !a.Cue.Empty() {
		return a, true
	}
	p := &t.Paragraphs[it.Paragraph]
	if it.From != p.From {
		return Attribution{}, false
	}
	if source := signedBy(t, it); !source.Empty() {
		return Attribution{Source: source, Confidence: 1}, true
	}
	if a := namedNext(t, it); !a.Source.Empty() {
		return a, true
	}
	if it.Paragraph == 0 || it.Resumes {
		return Attribution{}, false
	}
	return announced(t, found, it.Paragraph-1)
}

// reportedAfter finds the verb and its subject right behind a quotation that breaks
// off for them: “It is not”, replied Peder Moe.
func reportedAfter(t *document.Document, it document.Quotation) Attribution {
	if !it.Closed || !breaksOff(t, it) || it.To >= len(t.Tokens) {
		return Attribution{}
	}
	st := t.SentenceAt(it.To)
	i := it.To
	if t.Lower(i) == "," {
		i++
	}
	first := t.SentenceAt(it.From).From
	if first != it.From && !joinsClauses[t.Lower(it.From-1)] {
		return Attribution{}
	}
	if !st.Has(it.To - 1) {
		return voicedApart(t, it, st)
	}
	if a := allTheySaid(t, i, st.To); !a.Source.Empty() {
		return a
	}
	if i < st.To && voices(t, it, i) {
		if source := voicedBy(t, i, st.To); !source.Empty() || says(&t.Tokens[i]) {
			return Attribution{Cue: document.Range{From: i, To: i + 1}, Source: source, Confidence: 1}.sourced()
		}
	}
	return saidAfter(t, it, i, st.To)
}

// allTheySaid finds who said no more than the words before token i: “No comment,” was all that
// Peder Moe would say.
func allTheySaid(t *document.Document, i, end int) Attribution {
	if !Auxiliary[t.Lower(i)] || t.Lower(i+1) != "all" {
		return Attribution{}
	}
	i += 2
	if t.Lower(i) == "that" {
		i++
	}
	subject := PhraseRight(t, i, end)
	for cue := subject.To; !subject.Empty() && cue < min(end, subject.To+longestAll); cue++ {
		if says(&t.Tokens[cue]) {
			return Attribution{Cue: document.Range{From: cue, To: cue + 1}, Source: TrimSource(t, subject), Confidence: 1}
		}
	}
	return Attribution{}
}

// longestAll is how many words may stand between the subject and its verb in "was all he was
// prepared to say".
const longestAll = 5

// voicedApart finds the verb of a sentence of its own behind a question or a call, which does
// nothing but report it: “Is it over?” Peder Moe shot back.
func voicedApart(t *document.Document, it document.Quotation, st document.Sentence) Attribution {
	if w := t.Lower(it.To - 2); st.From != it.To || w != "?" && w != "!" {
		return Attribution{}
	}
	a := saidAfter(t, it, st.From, st.To)
	if i := a.Cue.From; !a.Cue.Empty() && (breaksIn(t, i) || voicings[t.Tokens[i].Stem] && endsClause(t, i+1, st.To)) {
		return a
	}
	return Attribution{}
}

// saidAfter finds the subject at token i and its verb behind a quotation: “It is not”, Peder
// Moe, the clerk, replied.
func saidAfter(t *document.Document, it document.Quotation, i, end int) Attribution {
	if i >= end {
		return Attribution{}
	}
	subject := withApposition(t, PhraseRight(t, i, end), end)
	if subject.Empty() {
		return Attribution{}
	}
	cue := subject.To
	if t.Lower(cue) == "," {
		cue++
	}
	if last := subject.To - 1; last > subject.From && !t.Tokens[last].Is(document.Capitalized) && (breaksIn(t, last) || endsClause(t, cue, end) && voicings[t.Tokens[last].Stem]) {
		cue, subject.To = last, last // the tagger takes some verbs behind a name for nouns
	}
	if cue >= end {
		return Attribution{}
	}
	if !says(&t.Tokens[cue]) && !reportsBefore(t, it, cue, end) {
		return Attribution{}
	}
	return Attribution{Cue: document.Range{From: cue, To: cue + 1}, Source: TrimSource(t, subject), Confidence: 1}
}

// shortestLeft is from how many words on a quotation that ends in a comma is a clause, which is
// reported by whatever verb comes next: “That is where the fines come from,” Moe cut in to explain.
const shortestLeft = 4

// reportsBefore reports whether the verb at token i reports the quotation before it and its own
// subject.
func reportsBefore(t *document.Document, it document.Quotation, i, end int) bool {
	if breaksIn(t, i) {
		return true
	}
	k := &t.Tokens[i]
	if !voices(t, it, i) {
		return false
	}
	if t.Lower(it.To-2) == "," && it.Words >= shortestLeft && k.Tag.Verb() && !isTitle(t, it) {
		return true
	}
	return endsClause(t, i+1, end) && (k.Finite() || voicings[k.Stem])
}

// sourced returns an attribution that has a source, or none.
func (a Attribution) sourced() Attribution {
	if a.Source.Empty() {
		return Attribution{}
	}
	return a
}

// joinsClauses stand between two clauses that each quote somebody.
var joinsClauses = vocabulary.WordSet("and but while whereas ;")

// endsClause reports whether a mark stands at token i, or the sentence ends there.
func endsClause(t *document.Document, i, end int) bool {
	return i >= end || t.Tokens[i].Is(document.Punct)
}

// withApposition widens a subject by what stands in commas behind it, where a verb
// of saying follows: "Carl Moe, the clerk, replied".
func withApposition(t *document.Document, subject document.Range, end int) document.Range {
	if subject.Empty() || subject.To >= end || t.Lower(subject.To) != "," {
		return subject
	}
	for i := subject.To + 1; i+1 < end && i-subject.To < LongestAside && t.Tokens[i].Quotation == document.Unquoted; i++ {
		if t.Lower(i) == "," {
			if says(&t.Tokens[i+1]) || breaksIn(t, i+1) {
				subject.To = i
			}
			break
		}
	}
	return subject
}

// reportedBefore finds the subject and its verb right before a quotation that no
// model ties to them: a stranger mused loudly, “Does that dog ever blink?”
func reportedBefore(t *document.Document, found []Attribution, it document.Quotation) Attribution {
	st := t.SentenceAt(it.From)
	i := it.From - 1
	if !it.Closed || i <= st.From || !tokenOrBoundary(t, it.From+1).Is(document.Capitalized) {
		return Attribution{}
	}
	switch w := t.Lower(i); {
	case w == "," || w == ":":
		i--
	case !murmurs[t.Tokens[i].Stem] || it.Words < 3 || isTitle(t, it):
		return Attribution{}
	}
	for i > st.From && t.Tokens[i].Tag == document.TagAdverb {
		i--
	}
	if i > st.From && !leadsUp(t, i) {
		i = beforeHearer(t, st.From, i)
	}
	if i <= st.From || !leadsUp(t, i) {
		return Attribution{}
	}
	source := phraseLeft(t, st.From, beforeAuxiliaries(t, st.From, i))
	if source.Empty() {
		source = ledBy(t, st.From, i)
	}
	if source.Empty() || withCue(found, i) != document.None {
		return Attribution{}
	}
	a := Attribution{Cue: document.Range{From: i, To: i + 1}, Source: withPlaceBefore(t, st.From, source), Confidence: 1}
	if a.Source == source {
		a.Source = TrimSource(t, source)
	}
	return a
}

// beforeHearer returns the token before "to" and whom somebody speaks to, where they end at token i,
// or i: "a boy whispered to the cashier, “Is it local?”"
func beforeHearer(t *document.Document, from, i int) int {
	hearer := phraseLeft(t, from, i+1)
	for !hearer.Empty() && t.Lower(hearer.From) == "to" {
		hearer.From++
	}
	if to := hearer.From - 1; !hearer.Empty() && to > from && t.Lower(to) == "to" {
		return to - 1
	}
	return i
}

// withPlaceBefore widens a phrase that only says where or in what somebody is by them: "a man [in a
// suit]", "a woman [behind me]".
func withPlaceBefore(t *document.Document, from int, r document.Range) document.Range {
	if r.Empty() || r.From <= from+1 || t.Tokens[r.From-1].Tag != document.TagPreposition {
		return r
	}
	who := phraseLeft(t, from, r.From-1)
	if !who.Empty() {
		who.From = phraseWithArticle(t, who) // "in the lift a man with a cello"
	}
	if who.Empty() || !vocabulary.Determiner[t.Lower(who.From)] || TellsWhen(t, who) {
		return r
	}
	return document.Range{From: who.From, To: r.To}
}

// leadsUp reports whether token i is a verb that may report the quotation behind it.
func leadsUp(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	if voicings[k.Stem] {
		return k.Finite() || !isNounBehind(&t.Tokens[i-1])
	}
	return k.Finite() && (says(k) || lexSay <= k.LexicalClass && k.LexicalClass <= lexTell)
}

// isNounBehind reports a token behind which a word that may be a verb is a noun: "a smile".
func isNounBehind(k *document.Token) bool {
	switch k.Tag {
	case document.TagDeterminer, document.TagPossessive, document.TagAdjective, document.TagPreposition, document.TagNumber, document.TagGenitive:
		return true
	}
	return false
}

// expressions have what somebody feels for their object.
var expressions = stems(`voice expressed convey air vent communicate articulate`)

// speeches have what somebody talks about behind "of": spoke of her “shame”.
var speeches = stems(`speak speaks spoke write writes wrote tell tells told talk`)

// voiced finds the verb that has a quotation in its object: She voiced her “shame
// and fury” on the radio.
func voiced(t *document.Document, found []Attribution, it document.Quotation) Attribution {
	st := t.SentenceAt(it.From)
	verb := it.From - 1
	for verb > st.From && IsPhrasal(&t.Tokens[verb]) && !expressions[t.Tokens[verb].Stem] {
		verb--
	}
	of := verb > st.From && t.Lower(verb) == "of" && speeches[t.Tokens[verb-1].Stem]
	if of {
		verb--
	}
	if verb <= st.From || !of && !expressions[t.Tokens[verb].Stem] || !t.Tokens[verb].Finite() && !isPast(&t.Tokens[verb]) && !of {
		return Attribution{}
	}
	if k := withCue(found, verb); k != document.None && len(found[k].Content) > 0 {
		return Attribution{}
	}
	source := phraseLeft(t, st.From, beforeAuxiliaries(t, st.From, verb))
	if source.Empty() || TellsWhen(t, source) {
		return Attribution{}
	}
	return Attribution{Cue: document.Range{From: verb, To: verb + 1}, Source: TrimSource(t, source), Content: []document.Range{{From: verb + 1, To: objectStop(t, it.To, st.To)}}, Confidence: 1}
}

// objectStop returns where the object ends that goes on at token i: before a mark, a day, or the
// next thing done.
func objectStop(t *document.Document, i, end int) int {
	stop := clauseStop(t, i, end)
	for k := i; k < stop; k++ {
		w := t.Lower(k)
		if w == "on" && vocabulary.Weekdays[t.Lower(k+1)] || (w == "and" || w == "but") && (t.Tokens[k+1].Finite() || isPast(&t.Tokens[k+1])) {
			return k
		}
	}
	return stop
}

// says reports whether a verb reports speech, for itself or by what it means.
func says(k *document.Token) bool {
	if k.Tag == document.TagGerund || k.Is(document.Capitalized) {
		return false
	}
	return k.CuePrior >= PriorOften || k.Tag.Verb() && k.CuePrior >= PriorSeldom && lexSay <= k.LexicalClass && k.LexicalClass <= lexTell
}

// withCue returns the attribution whose cue holds token i, or None.
func withCue(found []Attribution, i int) int {
	return slices.IndexFunc(found, func(a Attribution) bool { return a.Cue.Has(i) })
}

// subjectBefore returns the noun phrase that begins the sentence which leads up to
// a quotation at token i with a colon: The keeper left a note: “Home by spring.”
func subjectBefore(t *document.Document, i int) document.Range {
	st := t.SentenceAt(i - 1)
	from := st.From
	if t.Lower(from+1) == "," { // "Outside, the keeper"
		from += 2
	}
	r := PhraseRight(t, from, i)
	if r.Empty() || r.To+1 >= i || !t.Tokens[r.To].Tag.Verb() || t.Tokens[r.To].Tag == document.TagGerund || t.ParagraphAt(i) != st.Paragraph {
		return document.Range{}
	}
	return TrimSource(t, r)
}

// longestCredit bounds the words that credit somebody, in tokens.
const longestCredit = 20

// labelBefore returns the name before the colon at the end of a sentence's first
// words, where a quotation begins at token i.
func labelBefore(t *document.Document, i int) document.Range {
	r := document.Range{From: t.SentenceAt(i).From, To: i - 1}
	switch {
	case beforeDash(t, i) != document.None:
		r.From = beforeDash(t, i)
	case t.Lower(i-1) != ":", t.SentenceAt(i-1).From != r.From:
		return document.Range{}
	}
	r.From = behindBullet(t, r)
	return labelSpeaker(t, r)
}

// behindBullet returns where r begins without the bullet or number of a list.
func behindBullet(t *document.Document, r document.Range) int {
	for !r.Empty() && t.Tokens[r.From].Is(document.Punct) {
		r.From++
	}
	if !r.Empty() && t.Tokens[r.From].Is(document.Numeric) && t.Lower(r.From+1) == "." {
		r.From += 2
	}
	return r.From
}

// beforeDash returns where the first words of a paragraph begin that a dash parts from the
// quotation at token i, which is the rest of it, or None: Union leader Peder Moe – “It is gone.”
func beforeDash(t *document.Document, i int) int {
	q := t.Tokens[i].Quotation
	if q == document.Unquoted || !dashes[t.Lower(i-1)] || !t.Tokens[i-1].Is(document.Spaced) {
		return document.None
	}
	it := t.Quotations[q]
	p := t.Paragraphs[it.Paragraph].Range
	if it.To != p.To || !it.Closed || it.Words < 2 || !t.Tokens[it.To-2].Is(document.Punct) || isTitle(t, it) {
		return document.None
	}
	from := behindBullet(t, p)
	if t.SentenceAt(i-1).From > from || t.SentenceAt(i).From == i && !namedElsewhere(t, i-2) {
		return document.None // "SYDNEY – “It is gone.”"
	}
	return from
}

// namedElsewhere reports whether the name that ends at token i stands behind another word with a
// capital elsewhere: "judge Lucia Fenn" of "FENN".
func namedElsewhere(t *document.Document, i int) bool {
	for k := 1; k < len(t.Tokens); k++ {
		if t.Tokens[k].Lower == t.Lower(i) && k != i && t.Tokens[k-1].Tag == document.TagName && t.Tokens[k].Sentence == t.Tokens[k-1].Sentence {
			return true
		}
	}
	return false
}

// dashes may stand between somebody's words and their name.
var dashes = vocabulary.WordSet("— – - -- ― ~")

// credit returns r where it is a noun phrase that begins with a name or a title
// and holds no verb, else nothing.
func credit(t *document.Document, r document.Range) document.Range {
	if r.Empty() || !t.Tokens[r.From].Is(document.Capitalized) {
		return document.Range{}
	}
	if w := t.Lower(r.From); w == "the" && r.To-r.From > 1 && t.Tokens[r.From+1].Is(document.Capitalized) {
		return naming(t, r) // "The Halden Post"
	}
	if first := &t.Tokens[r.From]; !first.Is(document.AllCaps) && (vocabulary.Determiner[first.Lower] || vocabulary.LinkWords[first.Lower] || vocabulary.Pronouns[first.Lower] || vocabulary.Adverbial[first.Lower] || vocabulary.ClauseWords[first.Lower]) {
		return document.Range{}
	}
	return naming(t, r)
}

// naming returns r where it names somebody and holds no verb, else nothing.
func naming(t *document.Document, r document.Range) document.Range {
	if r.Empty() || r.To-r.From > longestCredit {
		return document.Range{}
	}
	named := false
	for i := r.From; i < r.To; i++ {
		k := &t.Tokens[i]
		switch {
		case k.Quotation != document.Unquoted || k.Lower == ":" || k.Lower == "?" || k.Lower == "!":
			return document.Range{}
		case k.Is(document.Punct | document.Numeric):
		case k.Is(document.Capitalized):
			named = named || i > r.From || r.To-r.From == 1 || k.Is(document.AllCaps) || t.Lower(i+1) == "," && (t.Tokens[r.To-1].Is(document.Numeric) || vocabulary.IsGiven(k.Lower)) // "Peter, 9", "Dave, porter"
		case predicates(k) && !k.Genitive():
			return document.Range{}
		}
	}
	if !named {
		return document.Range{}
	}
	return r
}

// predicates reports a word that makes a clause of a noun phrase: an auxiliary, a
// pronoun, a verb of saying or doing.
func predicates(k *document.Token) bool {
	if Auxiliary[k.Lower] || vocabulary.Pronouns[k.Lower] || k.Tag == document.TagModal {
		return true
	}
	return k.Tag.Verb() && (k.CuePrior > PriorSometimes || lexSay <= k.LexicalClass && k.LexicalClass <= lexAct && k.Finite())
}

// signedBy returns the name that signs a quotation behind a dash: at the end of its paragraph, or
// in the next one where the quotation fills its own.
func signedBy(t *document.Document, it document.Quotation) document.Range {
	p := t.Paragraphs[it.Paragraph]
	if it.To == p.To && it.Paragraph+1 < len(t.Paragraphs) {
		p = t.Paragraphs[it.Paragraph+1]
	}
	return signedAfter(t, it.To, p.To)
}

// signedAfter returns the name behind the dash that follows a quotation, where it
// ends the paragraph.
func signedAfter(t *document.Document, i, end int) document.Range {
	r := document.Range{From: i + 1, To: end}
	if r.Empty() || !dashes[t.Lower(i)] {
		return document.Range{}
	}
	for !r.Empty() && t.Tokens[r.To-1].Is(document.Punct) && t.Lower(r.To-1) != ")" {
		r.To--
	}
	for k := r.From + 1; k+1 < r.To; k++ {
		if t.Lower(k) == "," && t.Tokens[k+1].Tag == document.TagWh {
			r.To = k // "Ada Quill, who runs the festival"
		}
	}
	return credit(t, beforeTitle(t, r))
}

// beforeTitle returns a signature without the title in quotation marks at its end and the words
// that lead to it: Ivo Moe on “Morning Report”; Ivo Moe, speaking to “Morning Report”.
func beforeTitle(t *document.Document, r document.Range) document.Range {
	first := slices.IndexFunc(t.Tokens[r.From:r.To], func(k document.Token) bool { return k.Quotation != document.Unquoted })
	if first <= 0 || t.Quotations[t.Tokens[r.From+first].Quotation].To < r.To {
		return r
	}
	r.To = r.From + first
	for k := &t.Tokens[r.To-1]; r.To > r.From+1 && !k.Is(document.Capitalized); k = &t.Tokens[r.To-1] {
		r.To--
	}
	return r
}

// namedNext finds the speaker of a quotation that fills its paragraph in the words
// after it: The words are those of union chief Peder Moe.
func namedNext(t *document.Document, it document.Quotation) Attribution {
	if it.To != t.Paragraphs[it.Paragraph].To || it.Paragraph+1 == len(t.Paragraphs) {
		return Attribution{}
	}
	st := t.SentenceAt(it.To)
	noun := st.From + 1
	if w := t.Lower(st.From); (w == "so" || w == "thus") && noun+1 < st.To && says(&t.Tokens[noun]) {
		return Attribution{Cue: document.Range{From: noun, To: noun + 1}, Source: voicedBy(t, noun, st.To), Confidence: 1}.sourced() // So said Peder Moe.
	}
	if noun = verdictIn(t, st); noun == document.None {
		return Attribution{}
	}
	for i := noun + 1; i+1 < min(st.To, noun+longestLink); i++ {
		switch w := t.Lower(i); {
		case w == "of" || w == "from" || w == "to" && t.Tokens[i-1].Tag.Verb():
			r := PhraseRight(t, i+1, st.To)
			return Attribution{Cue: document.Range{From: noun, To: noun + 1}, Source: r, Confidence: 1}
		case !Auxiliary[w] && w != "those" && !t.Tokens[i].Tag.Verb():
			return Attribution{}
		}
	}
	return Attribution{}
}

// verdictIn returns the noun for what somebody said that a sentence begins with, "The words",
// "That was the verdict", or None.
func verdictIn(t *document.Document, s document.Sentence) int {
	noun := s.From + 1
	if pointed[t.Lower(s.From)] && Auxiliary[t.Lower(noun)] && vocabulary.Determiner[t.Lower(noun+1)] {
		noun += 2
	} else if !vocabulary.Determiner[t.Lower(s.From)] {
		return document.None
	}
	if noun+3 >= s.To || !verdicts[t.Lower(noun)] {
		return document.None
	}
	return noun
}

// pointed stand for the quotation before them.
var pointed = vocabulary.WordSet("that this those these such")

// longestLink is how many words may join “the words” to whose they are.
const longestLink = 6

// phrasings are what somebody's words are called in “in her phrase”.
var phrasings = vocabulary.WordSet("word words phrase phrasing telling expression term metaphor image")

// borrowing verbs take somebody's words over: "to use her expression".
var borrowing = vocabulary.WordSet("use borrow quote adopt")

// inTheirWords finds whose a quotation is where its sentence says “in her words”.
func inTheirWords(t *document.Document, it document.Quotation) Attribution {
	st := t.SentenceAt(it.From)
	for i := st.From; i+2 < st.To; i++ {
		if t.Lower(i) != "in" && !(t.Lower(i) == "to" && borrowing[t.Lower(i+1)]) || t.Tokens[i].Quotation != document.Unquoted {
			continue
		}
		from := i + 1
		if borrowing[t.Lower(from)] {
			from++
		}
		owner := document.Range{From: from, To: from + 1}
		if t.Tokens[from].Tag != document.TagPossessive {
			owner = PhraseRight(t, from, st.To)
			for !owner.Empty() && !t.Tokens[owner.To-1].Genitive() {
				owner.To--
			}
		}
		end := owner.To
		if owner.To-owner.From > 1 {
			owner.To-- // the genitive
		}
		if !owner.Empty() && phrasings[t.Lower(end)] {
			return Attribution{Cue: document.Range{From: end, To: end + 1}, Source: owner, Confidence: 1}
		}
	}
	return Attribution{}
}

// announced finds who is quoted in the paragraph after p, where that leads up to
// it: “She wrote:”, “And from Petra Lindholm:”, “From the office of Jon Marlow.”
func announced(t *document.Document, found []Attribution, p int) (Attribution, bool) {
	bounds := t.Paragraphs[p].Range
	last := t.SentenceAt(bounds.To - 1)
	if last.From == bounds.From {
		if source := sender(t, bounds); !source.Empty() {
			return Attribution{Source: source, Confidence: 1}, true
		}
		if source := headed(t, bounds); !source.Empty() {
			return Attribution{Source: source, Confidence: 1}, true
		}
	}
	if t.Lower(bounds.To-1) != ":" {
		return Attribution{}, false
	}
	for i := bounds.To - 2; i >= last.From; i-- {
		k := &t.Tokens[i]
		if k.Quotation != document.Unquoted || k.CuePrior <= PriorSometimes || !k.Finite() && k.Tag != document.TagGerund || k.Tag == document.TagModal {
			continue
		}
		if withCue(found, i) != document.None {
			return Attribution{}, false
		}
		cue := cueRange(t, i)
		source := announcer(t, cue, last)
		return Attribution{Cue: cue, Source: source, Confidence: 1}, !source.Empty() && !TellsWhen(t, source)
	}
	return Attribution{}, false
}

// senderLeads may stand before "from" in words that only say who a quotation is from:
// "And this from", "Statement from".
var senderLeads = vocabulary.WordSet(`and also then but a an the another this these here is more words word statement message letter note reply answer response reaction comment`)

// sender returns who stands behind "from" in words that say no more than that.
func sender(t *document.Document, p document.Range) document.Range {
	from := p.From
	for from < p.To && from < p.From+4 && senderLeads[t.Lower(from)] {
		from++
	}
	if t.Lower(from) != "from" {
		return document.Range{}
	}
	r := document.Range{From: from + 1, To: p.To}
	for !r.Empty() && t.Tokens[r.To-1].Is(document.Punct) {
		r.To--
	}
	if vocabulary.Determiner[t.Lower(r.From)] && t.Lower(r.From+2) == "of" {
		r.From += 3 // the office of
	}
	return naming(t, r)
}

// announcer returns the subject of a cue whose content is the next paragraph.
func announcer(t *document.Document, cue document.Range, s document.Sentence) document.Range {
	b := slotsOf(t, cue, s)
	source := b.before
	switch {
	case source.Empty():
		source = b.beyondAside
	case TellsWhen(t, source):
		source = PhraseRight(t, b.clause.From, b.clause.To) // the council in its report
	}
	if source.Empty() {
		return source
	}
	return TrimSource(t, source)
}
