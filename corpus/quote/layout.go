package quote

import "slices"

// Where no verb says who said a quotation, the layout may: a name and a colon
// before it, a dash and a name behind it, a line of its own before it.
//
//	Union chief Peder Moe: “It is a fairy tale.”
//	“It is a fairy tale.” — Peder Moe
//	And from union chief Peder Moe: / “It is a fairy tale.”

// byLayout returns the attribution, without its content, that the layout gives to
// quotation q.
func (s *shaper) byLayout(q int) (attribution, bool) {
	it := s.quotations[q]
	if source := s.labelBefore(it.from); !source.empty() {
		return attribution{source: source, confidence: 1}, true
	}
	if s.lower(it.from-1) == ":" && s.speech(q) {
		if source := s.subjectBefore(it.from); !source.empty() {
			return attribution{source: source, confidence: 1}, true
		}
	}
	if a := s.reportedAfter(it); !a.cue.empty() && s.withCue(a.cue.from) == nobody {
		return a, true
	}
	if a := s.verdictAfter(it.to); !a.source.empty() {
		return a, true
	}
	if a := s.inTheirWords(it); !a.cue.empty() {
		return a, true
	}
	p := &s.paragraphs[it.paragraph]
	if it.from != p.from {
		return attribution{}, false
	}
	if source := s.signedAfter(it.to, p.to); !source.empty() {
		return attribution{source: source, confidence: 1}, true
	}
	if a := s.namedNext(it); !a.source.empty() {
		return a, true
	}
	if it.paragraph == 0 || it.resumes {
		return attribution{}, false
	}
	return s.announced(it.paragraph - 1)
}

// reportedAfter finds the verb and its subject right behind a quotation that breaks
// off for them: “It is not”, replied Peder Moe.
func (s *shaper) reportedAfter(it quotation) attribution {
	if !it.closed || !s.breaksOff(it) || it.to >= len(s.tokens) {
		return attribution{}
	}
	st := s.sentenceAt(it.to)
	i := it.to
	if s.lower(i) == "," {
		i++
	}
	if !st.has(it.to-1) || s.sentenceAt(it.from).from != it.from {
		return attribution{}
	}
	subject := tokenRange{i, i}
	if i < st.to && !s.says(&s.tokens[i]) {
		subject = s.phraseRight(i, st.to)
	}
	cue := subject.to
	if cue >= st.to || !s.says(&s.tokens[cue]) {
		return attribution{}
	}
	a := attribution{cue: tokenRange{cue, cue + 1}, source: subject, confidence: 1}
	if subject.empty() {
		a.source = s.phraseRight(cue+1, st.to)
	}
	if a.source.empty() {
		return attribution{}
	}
	a.source = s.trimSource(a.source)
	return a
}

// says reports whether a verb reports speech, for itself or by what it means.
func (s *shaper) says(k *token) bool {
	if k.tag == tagGerund || k.is(upper) {
		return false
	}
	return k.habit >= often || k.tag.verb() && k.habit >= seldom && senseSay <= k.sense && k.sense <= senseTell
}

// withCue returns the attribution already found whose cue holds token i, or nobody.
func (s *shaper) withCue(i int) int {
	return slices.IndexFunc(s.found, func(a attribution) bool { return a.cue.has(i) })
}

// subjectBefore returns the noun phrase that begins the sentence which leads up to
// a quotation at token i with a colon: The keeper left a note: “Home by spring.”
func (s *shaper) subjectBefore(i int) tokenRange {
	st := s.sentenceAt(i - 1)
	r := s.phraseRight(st.from, i)
	if r.empty() || r.to+1 >= i || !s.tokens[r.to].tag.verb() || s.tokens[r.to].tag == tagGerund || s.paragraphAt(i) != st.paragraph {
		return tokenRange{}
	}
	return s.trimSource(r)
}

// longestCredit bounds the words that credit somebody, in tokens.
const longestCredit = 20

// labelBefore returns the name before the colon at the end of a sentence's first
// words, where a quotation begins at token i.
func (s *shaper) labelBefore(i int) tokenRange {
	if s.lower(i-1) != ":" {
		return tokenRange{}
	}
	r := tokenRange{s.sentenceAt(i).from, i - 1}
	if s.sentenceAt(i-1).from != r.from {
		return tokenRange{}
	}
	for !r.empty() && s.tokens[r.from].is(mark) {
		r.from++ // the bullet of a list
	}
	if !r.empty() && s.tokens[r.from].is(numeric) && s.lower(r.from+1) == "." {
		r.from += 2
	}
	return s.credit(r)
}

// credit returns r where it is a noun phrase that begins with a name or a title
// and holds no verb, else nothing.
func (s *shaper) credit(r tokenRange) tokenRange {
	if r.empty() || !s.tokens[r.from].is(upper) {
		return tokenRange{}
	}
	if first := &s.tokens[r.from]; !first.is(shouted) && (determiner[first.lower] || linkWords[first.lower] || pronouns[first.lower] || adverbial[first.lower] || clauseWords[first.lower]) {
		return tokenRange{}
	}
	return s.naming(r)
}

// naming returns r where it names somebody and holds no verb, else nothing.
func (s *shaper) naming(r tokenRange) tokenRange {
	if r.empty() || r.to-r.from > longestCredit {
		return tokenRange{}
	}
	named := false
	for i := r.from; i < r.to; i++ {
		k := &s.tokens[i]
		switch {
		case k.quotation != outside || k.lower == ":" || k.lower == "?" || k.lower == "!":
			return tokenRange{}
		case k.is(mark | numeric):
		case k.is(upper):
			named = named || i > r.from || r.to-r.from == 1 || k.is(shouted)
		case auxiliary[k.lower] || pronouns[k.lower] || k.tag == tagModal || k.tag.verb() && (k.habit > sometimes || senseSay <= k.sense && k.sense <= senseAct && k.finite()):
			return tokenRange{}
		}
	}
	if !named {
		return tokenRange{}
	}
	return r
}

// signedAfter returns the name behind the dash that follows a quotation, where it
// ends the paragraph.
func (s *shaper) signedAfter(i, end int) tokenRange {
	switch s.lower(i) {
	case "—", "–", "-", "--", "―", "~":
	default:
		return tokenRange{}
	}
	r := tokenRange{i + 1, end}
	for !r.empty() && s.tokens[r.to-1].is(mark) && s.lower(r.to-1) != ")" {
		r.to--
	}
	return s.credit(r)
}

// verdicts are nouns for what somebody says, in "was the verdict of one donor".
var verdicts = words(`verdict answer reply response message advice motto refrain conclusion assessment view summary comment reaction words word
	description complaint warning retort line phrase`)

// verdictAfter finds the attribution in “A triumph!” was the verdict of one donor.
func (s *shaper) verdictAfter(i int) attribution {
	k := i + 1
	if w := s.lower(i); w != "was" && w != "is" && w != "were" && w != "are" {
		return attribution{}
	}
	for determiner[s.lower(k)] || k < len(s.tokens) && s.tokens[k].tag == tagAdjective {
		k++
	}
	if !verdicts[s.lower(k)] || s.lower(k+1) != "of" && s.lower(k+1) != "from" {
		return attribution{}
	}
	source := s.phraseRight(k+2, s.sentenceAt(i).to)
	if source.empty() {
		return attribution{}
	}
	return attribution{cue: tokenRange{k, k + 1}, source: source, confidence: 1}
}

// namedNext finds the speaker of a quotation that fills its paragraph in the words
// after it: The words are those of union chief Peder Moe.
func (s *shaper) namedNext(it quotation) attribution {
	if it.to != s.paragraphs[it.paragraph].to || it.paragraph+1 == len(s.paragraphs) {
		return attribution{}
	}
	st := s.sentenceAt(it.to)
	noun := st.from + 1
	if !determiner[s.lower(st.from)] || noun+3 >= st.to || !verdicts[s.lower(noun)] {
		return attribution{}
	}
	for i := noun + 1; i+1 < min(st.to, noun+longestLink); i++ {
		switch w := s.lower(i); {
		case w == "of" || w == "from" || w == "to" && s.tokens[i-1].tag.verb():
			r := s.phraseRight(i+1, st.to)
			return attribution{cue: tokenRange{noun, noun + 1}, source: r, confidence: 1}
		case !auxiliary[w] && w != "those" && !s.tokens[i].tag.verb():
			return attribution{}
		}
	}
	return attribution{}
}

// longestLink is how many words may join “the words” to whose they are.
const longestLink = 6

// phrasings are what somebody's words are called in “in her phrase”.
var phrasings = words("word words phrase phrasing telling")

// inTheirWords finds whose a quotation is where its sentence says “in her words”.
func (s *shaper) inTheirWords(it quotation) attribution {
	st := s.sentenceAt(it.from)
	for i := st.from; i+2 < st.to; i++ {
		if s.lower(i) != "in" || s.tokens[i].quotation != outside {
			continue
		}
		owner := tokenRange{i + 1, i + 2}
		if s.tokens[i+1].tag != tagPossessive {
			owner = s.phraseRight(i+1, st.to)
			for !owner.empty() && !s.tokens[owner.to-1].genitive() {
				owner.to--
			}
		}
		end := owner.to
		if owner.to-owner.from > 1 {
			owner.to-- // the genitive
		}
		if !owner.empty() && phrasings[s.lower(end)] {
			return attribution{cue: tokenRange{end, end + 1}, source: owner, confidence: 1}
		}
	}
	return attribution{}
}

// announced finds who is quoted in the paragraph after p, where that leads up to
// it: “She wrote:”, “And from Petra Lindholm:”, “From the office of Jon Marlow.”
func (s *shaper) announced(p int) (attribution, bool) {
	bounds := s.paragraphs[p].tokenRange
	last := s.sentenceAt(bounds.to - 1)
	colon := s.lower(bounds.to-1) == ":"
	from := last.from
	if w := s.lower(from); w == "and" || w == "also" || w == "then" {
		from++
	}
	if s.lower(from) == "from" && last.from == bounds.from {
		r := tokenRange{from + 1, bounds.to}
		for !r.empty() && s.tokens[r.to-1].is(mark) {
			r.to--
		}
		if determiner[s.lower(r.from)] && s.lower(r.from+2) == "of" {
			r.from += 3 // the office of
		}
		if source := s.naming(r); !source.empty() {
			return attribution{source: source, confidence: 1}, true
		}
	}
	if !colon {
		return attribution{}, false
	}
	for i := bounds.to - 2; i >= last.from; i-- {
		k := &s.tokens[i]
		if k.quotation != outside || k.habit <= sometimes || !k.finite() && k.tag != tagGerund || k.tag == tagModal {
			continue
		}
		cue := s.cueRange(i)
		if s.withCue(i) != nobody {
			return attribution{}, false
		}
		b := s.beside(cue, last)
		a := attribution{cue: cue, source: b.before, confidence: 1}
		switch {
		case !b.before.empty() && s.tellsWhen(b.before):
			a.source = s.phraseRight(b.clause.from, b.clause.to) // the council in its report
		case b.before.empty():
			a.source = b.beyondAside
		}
		if a.source.empty() {
			return attribution{}, false
		}
		a.source = s.trimSource(a.source)
		return a, !s.tellsWhen(a.source)
	}
	return attribution{}, false
}
