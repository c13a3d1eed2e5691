package attribution

import (
	"slices"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// Where no verb says who said a quotation, the layout may: a name and a colon
// before it, a dash and a name behind it, a line of its own before it.
//
//	Union chief Peder Moe: “It is a fairy tale.”
//	“It is a fairy tale.” — Peder Moe
//	And from union chief Peder Moe: / “It is a fairy tale.”

// byLayout returns the attribution, without its content, that the layout gives to
// quotation q.
func (s *assembler) byLayout(q int) (Attribution, bool) {
	it := s.doc.Quotations[q]
	if source := s.labelBefore(it.From); !source.Empty() {
		return Attribution{Source: source, Confidence: 1}, true
	}
	if a := verdictOf(s, it); !a.Source.Empty() {
		return a, true
	}
	if s.doc.Lower(it.From-1) == ":" && s.speech(q) {
		if source := s.subjectBefore(it.From); !source.Empty() {
			return Attribution{Source: source, Confidence: 1}, true
		}
	}
	if a := s.reportedAfter(it); !a.Cue.Empty() && s.withCue(a.Cue.From) == document.None {
		return a, true
	}
	if a := reportedBefore(s, it); !a.Source.Empty() {
		return a, true
	}
	if a := voiced(s, it); !a.Source.Empty() {
		return a, true
	}
	if a := s.verdictAfter(it.To); !a.Source.Empty() {
		return a, true
	}
	if a := s.inTheirWords(it); !a.Cue.Empty() {
		return a, true
	}
	p := &s.doc.Paragraphs[it.Paragraph]
	if it.From != p.From {
		return Attribution{}, false
	}
	if source := s.signedAfter(it.To, p.To); !source.Empty() {
		return Attribution{Source: source, Confidence: 1}, true
	}
	if a := s.namedNext(it); !a.Source.Empty() {
		return a, true
	}
	if it.Paragraph == 0 || it.Resumes {
		return Attribution{}, false
	}
	return s.announced(it.Paragraph - 1)
}

// reportedAfter finds the verb and its subject right behind a quotation that breaks
// off for them: “It is not”, replied Peder Moe.
func (s *assembler) reportedAfter(it document.Quotation) Attribution {
	if !it.Closed || !breaksOff(s.doc, it) || it.To >= len(s.doc.Tokens) {
		return Attribution{}
	}
	st := s.doc.SentenceAt(it.To)
	i := it.To
	if s.doc.Lower(i) == "," {
		i++
	}
	if first := s.doc.SentenceAt(it.From).From; !st.Has(it.To-1) || first != it.From && s.doc.Lower(it.From-1) != "and" && s.doc.Lower(it.From-1) != "but" {
		return Attribution{}
	}
	subject := document.Range{From: i, To: i}
	if i < st.To && !s.says(&s.doc.Tokens[i]) {
		subject = PhraseRight(s.doc, i, st.To)
	}
	subject = withApposition(s, subject, st.To)
	cue := subject.To
	if cue < st.To && cue > subject.From && s.doc.Lower(cue) == "," {
		cue++
	}
	if cue >= st.To || !s.says(&s.doc.Tokens[cue]) {
		return Attribution{}
	}
	a := Attribution{Cue: document.Range{From: cue, To: cue + 1}, Source: subject, Confidence: 1}
	if subject.Empty() {
		a.Source = PhraseRight(s.doc, cue+1, st.To)
	}
	if a.Source.Empty() {
		return Attribution{}
	}
	a.Source = TrimSource(s.doc, a.Source)
	return a
}

// withApposition widens a subject by what stands in commas behind it, where a verb
// of saying follows: "Carl Moe, the clerk, replied".
func withApposition(s *assembler, subject document.Range, end int) document.Range {
	if subject.Empty() || subject.To >= end || s.doc.Lower(subject.To) != "," {
		return subject
	}
	for i := subject.To + 1; i+1 < end && i-subject.To < LongestAside && s.doc.Tokens[i].Quotation == document.Unquoted; i++ {
		if s.doc.Lower(i) == "," {
			if s.says(&s.doc.Tokens[i+1]) {
				subject.To = i
			}
			break
		}
	}
	return subject
}

// reportedBefore finds the subject and its verb right before a quotation that no
// model ties to them: a stranger mused loudly, “Does that dog ever blink?”
func reportedBefore(s *assembler, it document.Quotation) Attribution {
	st := s.doc.SentenceAt(it.From)
	i := it.From - 1
	if !it.Closed || i <= st.From || s.doc.Lower(i) != "," && s.doc.Lower(i) != ":" || !tokenOrBoundary(s.doc, it.From+1).Is(document.Capitalized) {
		return Attribution{}
	}
	for i--; i > st.From && s.doc.Tokens[i].Tag == document.TagAdverb; i-- {
	}
	k := &s.doc.Tokens[i]
	if i <= st.From || !k.Finite() || !s.says(k) && (k.LexicalClass < lexSay || k.LexicalClass > lexTell) {
		return Attribution{}
	}
	source := phraseLeft(s.doc, st.From, beforeAuxiliaries(s.doc, st.From, i))
	if source.Empty() || s.withCue(i) != document.None {
		return Attribution{}
	}
	return Attribution{Cue: document.Range{From: i, To: i + 1}, Source: TrimSource(s.doc, source), Confidence: 1}
}

// expressions have what somebody feels for their object.
var expressions = stems(`voice express convey air vent communicate articulate`)

// voiced finds the verb that has a quotation in its object: She voiced her “shame
// and fury” on the radio.
func voiced(s *assembler, it document.Quotation) Attribution {
	st := s.doc.SentenceAt(it.From)
	verb := it.From - 1
	for verb > st.From && IsPhrasal(&s.doc.Tokens[verb]) && !expressions[s.doc.Tokens[verb].Stem] {
		verb--
	}
	if verb <= st.From || verb+1 == it.From || !expressions[s.doc.Tokens[verb].Stem] || !s.doc.Tokens[verb].Finite() || s.withCue(verb) != document.None {
		return Attribution{}
	}
	source := phraseLeft(s.doc, st.From, beforeAuxiliaries(s.doc, st.From, verb))
	if source.Empty() || TellsWhen(s.doc, source) {
		return Attribution{}
	}
	return Attribution{Cue: document.Range{From: verb, To: verb + 1}, Source: TrimSource(s.doc, source), Content: []document.Range{{From: verb + 1, To: clauseStop(s.doc, it.To, st.To)}}, Confidence: 1}
}

// says reports whether a verb reports speech, for itself or by what it means.
func (s *assembler) says(k *document.Token) bool {
	if k.Tag == document.TagGerund || k.Is(document.Capitalized) {
		return false
	}
	return k.CuePrior >= PriorOften || k.Tag.Verb() && k.CuePrior >= PriorSeldom && lexSay <= k.LexicalClass && k.LexicalClass <= lexTell
}

// withCue returns the attribution already found whose cue holds token i, or None.
func (s *assembler) withCue(i int) int {
	return slices.IndexFunc(s.found, func(a Attribution) bool { return a.Cue.Has(i) })
}

// subjectBefore returns the noun phrase that begins the sentence which leads up to
// a quotation at token i with a colon: The keeper left a note: “Home by spring.”
func (s *assembler) subjectBefore(i int) document.Range {
	st := s.doc.SentenceAt(i - 1)
	r := PhraseRight(s.doc, st.From, i)
	if r.Empty() || r.To+1 >= i || !s.doc.Tokens[r.To].Tag.Verb() || s.doc.Tokens[r.To].Tag == document.TagGerund || s.doc.ParagraphAt(i) != st.Paragraph {
		return document.Range{}
	}
	return TrimSource(s.doc, r)
}

// longestCredit bounds the words that credit somebody, in tokens.
const longestCredit = 20

// labelBefore returns the name before the colon at the end of a sentence's first
// words, where a quotation begins at token i.
func (s *assembler) labelBefore(i int) document.Range {
	if s.doc.Lower(i-1) != ":" {
		return document.Range{}
	}
	r := document.Range{From: s.doc.SentenceAt(i).From, To: i - 1}
	if s.doc.SentenceAt(i-1).From != r.From {
		return document.Range{}
	}
	for !r.Empty() && s.doc.Tokens[r.From].Is(document.Punct) {
		r.From++ // the bullet of a list
	}
	if !r.Empty() && s.doc.Tokens[r.From].Is(document.Numeric) && s.doc.Lower(r.From+1) == "." {
		r.From += 2
	}
	return s.credit(r)
}

// credit returns r where it is a noun phrase that begins with a name or a title
// and holds no verb, else nothing.
func (s *assembler) credit(r document.Range) document.Range {
	if r.Empty() || !s.doc.Tokens[r.From].Is(document.Capitalized) {
		return document.Range{}
	}
	if w := s.doc.Lower(r.From); w == "the" && r.To-r.From > 1 && s.doc.Tokens[r.From+1].Is(document.Capitalized) {
		return s.naming(r) // "The Halden Post"
	}
	if first := &s.doc.Tokens[r.From]; !first.Is(document.AllCaps) && (vocabulary.Determiner[first.Lower] || vocabulary.LinkWords[first.Lower] || vocabulary.Pronouns[first.Lower] || vocabulary.Adverbial[first.Lower] || vocabulary.ClauseWords[first.Lower]) {
		return document.Range{}
	}
	return s.naming(r)
}

// naming returns r where it names somebody and holds no verb, else nothing.
func (s *assembler) naming(r document.Range) document.Range {
	if r.Empty() || r.To-r.From > longestCredit {
		return document.Range{}
	}
	named := false
	for i := r.From; i < r.To; i++ {
		k := &s.doc.Tokens[i]
		switch {
		case k.Quotation != document.Unquoted || k.Lower == ":" || k.Lower == "?" || k.Lower == "!":
			return document.Range{}
		case k.Is(document.Punct | document.Numeric):
		case k.Is(document.Capitalized):
			named = named || i > r.From || r.To-r.From == 1 || k.Is(document.AllCaps)
		case Auxiliary[k.Lower] || vocabulary.Pronouns[k.Lower] || k.Tag == document.TagModal || k.Tag.Verb() && (k.CuePrior > PriorSometimes || lexSay <= k.LexicalClass && k.LexicalClass <= lexAct && k.Finite()):
			return document.Range{}
		}
	}
	if !named {
		return document.Range{}
	}
	return r
}

// signedAfter returns the name behind the dash that follows a quotation, where it
// ends the paragraph.
func (s *assembler) signedAfter(i, end int) document.Range {
	switch s.doc.Lower(i) {
	case "—", "–", "-", "--", "―", "~":
	default:
		return document.Range{}
	}
	r := document.Range{From: i + 1, To: end}
	for !r.Empty() && s.doc.Tokens[r.To-1].Is(document.Punct) && s.doc.Lower(r.To-1) != ")" {
		r.To--
	}
	for k := r.From + 1; k+1 < r.To; k++ {
		if s.doc.Lower(k) == "," && s.doc.Tokens[k+1].Tag == document.TagWh {
			r.To = k // "Ada Quill, who runs the festival"
		}
	}
	return s.credit(r)
}

// verdictOf finds who is said to have it in Her verdict: “Too much salt.”
func verdictOf(s *assembler, it document.Quotation) Attribution {
	colon := it.From - 1
	st := s.doc.SentenceAt(max(colon, 0))
	if colon < st.From+2 || s.doc.Lower(colon) != ":" || s.doc.Tokens[st.From].Tag != document.TagPossessive || !verdicts[s.doc.Lower(colon-1)] || colon-st.From > 5 {
		return Attribution{}
	}
	return Attribution{Source: document.Range{From: st.From, To: st.From + 1}, Cue: document.Range{From: colon - 1, To: colon}, Confidence: 1}
}

// verdicts are nouns for what somebody says, in "was the verdict of one donor".
var verdicts = lexicon.Words("verdict-nouns")

// verdictAfter finds the attribution in “A triumph!” was the verdict of one donor.
func (s *assembler) verdictAfter(i int) Attribution {
	k := i + 1
	if w := s.doc.Lower(i); w != "was" && w != "is" && w != "were" && w != "are" {
		return Attribution{}
	}
	for vocabulary.Determiner[s.doc.Lower(k)] || k < len(s.doc.Tokens) && s.doc.Tokens[k].Tag == document.TagAdjective {
		k++
	}
	if !verdicts[s.doc.Lower(k)] || s.doc.Lower(k+1) != "of" && s.doc.Lower(k+1) != "from" {
		return Attribution{}
	}
	source := PhraseRight(s.doc, k+2, s.doc.SentenceAt(i).To)
	if source.Empty() {
		return Attribution{}
	}
	return Attribution{Cue: document.Range{From: k, To: k + 1}, Source: source, Confidence: 1}
}

// namedNext finds the speaker of a quotation that fills its paragraph in the words
// after it: The words are those of union chief Peder Moe.
func (s *assembler) namedNext(it document.Quotation) Attribution {
	if it.To != s.doc.Paragraphs[it.Paragraph].To || it.Paragraph+1 == len(s.doc.Paragraphs) {
		return Attribution{}
	}
	st := s.doc.SentenceAt(it.To)
	noun := st.From + 1
	if !vocabulary.Determiner[s.doc.Lower(st.From)] || noun+3 >= st.To || !verdicts[s.doc.Lower(noun)] {
		return Attribution{}
	}
	for i := noun + 1; i+1 < min(st.To, noun+longestLink); i++ {
		switch w := s.doc.Lower(i); {
		case w == "of" || w == "from" || w == "to" && s.doc.Tokens[i-1].Tag.Verb():
			r := PhraseRight(s.doc, i+1, st.To)
			return Attribution{Cue: document.Range{From: noun, To: noun + 1}, Source: r, Confidence: 1}
		case !Auxiliary[w] && w != "those" && !s.doc.Tokens[i].Tag.Verb():
			return Attribution{}
		}
	}
	return Attribution{}
}

// longestLink is how many words may join “the words” to whose they are.
const longestLink = 6

// phrasings are what somebody's words are called in “in her phrase”.
var phrasings = vocabulary.WordSet("word words phrase phrasing telling")

// inTheirWords finds whose a quotation is where its sentence says “in her words”.
func (s *assembler) inTheirWords(it document.Quotation) Attribution {
	st := s.doc.SentenceAt(it.From)
	for i := st.From; i+2 < st.To; i++ {
		if s.doc.Lower(i) != "in" || s.doc.Tokens[i].Quotation != document.Unquoted {
			continue
		}
		owner := document.Range{From: i + 1, To: i + 2}
		if s.doc.Tokens[i+1].Tag != document.TagPossessive {
			owner = PhraseRight(s.doc, i+1, st.To)
			for !owner.Empty() && !s.doc.Tokens[owner.To-1].Genitive() {
				owner.To--
			}
		}
		end := owner.To
		if owner.To-owner.From > 1 {
			owner.To-- // the genitive
		}
		if !owner.Empty() && phrasings[s.doc.Lower(end)] {
			return Attribution{Cue: document.Range{From: end, To: end + 1}, Source: owner, Confidence: 1}
		}
	}
	return Attribution{}
}

// announced finds who is quoted in the paragraph after p, where that leads up to
// it: “She wrote:”, “And from Petra Lindholm:”, “From the office of Jon Marlow.”
func (s *assembler) announced(p int) (Attribution, bool) {
	bounds := s.doc.Paragraphs[p].Range
	last := s.doc.SentenceAt(bounds.To - 1)
	colon := s.doc.Lower(bounds.To-1) == ":"
	from := last.From
	if w := s.doc.Lower(from); w == "and" || w == "also" || w == "then" {
		from++
	}
	if s.doc.Lower(from) == "from" && last.From == bounds.From {
		r := document.Range{From: from + 1, To: bounds.To}
		for !r.Empty() && s.doc.Tokens[r.To-1].Is(document.Punct) {
			r.To--
		}
		if vocabulary.Determiner[s.doc.Lower(r.From)] && s.doc.Lower(r.From+2) == "of" {
			r.From += 3 // the office of
		}
		if source := s.naming(r); !source.Empty() {
			return Attribution{Source: source, Confidence: 1}, true
		}
	}
	if !colon {
		return Attribution{}, false
	}
	for i := bounds.To - 2; i >= last.From; i-- {
		k := &s.doc.Tokens[i]
		if k.Quotation != document.Unquoted || k.CuePrior <= PriorSometimes || !k.Finite() && k.Tag != document.TagGerund || k.Tag == document.TagModal {
			continue
		}
		cue := cueRange(s.doc, i)
		if s.withCue(i) != document.None {
			return Attribution{}, false
		}
		b := slotsOf(s.doc, cue, last)
		a := Attribution{Cue: cue, Source: b.before, Confidence: 1}
		switch {
		case !b.before.Empty() && TellsWhen(s.doc, b.before):
			a.Source = PhraseRight(s.doc, b.clause.From, b.clause.To) // the council in its report
		case b.before.Empty():
			a.Source = b.beyondAside
		}
		if a.Source.Empty() {
			return Attribution{}, false
		}
		a.Source = TrimSource(s.doc, a.Source)
		return a, !TellsWhen(s.doc, a.Source)
	}
	return Attribution{}, false
}
