package quote

import "strings"

// Where a place stands to the noun phrases beside the cue.
const (
	apart       = iota
	rightBefore // in the phrase right before the cue
	beforeAside // in the aside between that phrase and the cue
	beyondAside // in the phrase before the aside
	behind      // in the phrase right after the cue
	behindAside // in the aside after that phrase
)

// longestAside bounds an aside, in tokens.
const longestAside = 30

// phrasal reports whether a token can stand inside a noun phrase.
func (k *token) phrasal() bool {
	switch k.tag {
	case tagNoun, tagNouns, tagName, tagAdjective, tagDeterminer, tagPronoun, tagPossessive, tagNumber, tagGenitive, tagGerund:
		return true
	}
	return k.lower == "&"
}

// linking reports whether a token can join two phrases to one: "of", "for".
func (k *token) linking() bool {
	return k.lower == "of" || k.lower == "for" || k.lower == "and" || k.lower == "at"
}

// phraseLeft returns the noun phrase that ends at token end.
func (t *text) phraseLeft(from, end int) tokenRange {
	i := end
	for i > from {
		k := &t.tokens[i-1]
		if k.quotation != outside || !k.phrasal() && !(k.linking() && i < end && i-1 > from && t.tokens[i-2].phrasal()) {
			break
		}
		i--
	}
	return tokenRange{i, end}
}

// phraseRight returns the noun phrase that begins at token from.
func (t *text) phraseRight(from, end int) tokenRange {
	i := from
	for i < end {
		k := &t.tokens[i]
		if k.quotation != outside || !k.phrasal() && !(k.linking() && i > from && i+1 < end && t.tokens[i+1].phrasal()) {
			break
		}
		i++
	}
	return tokenRange{from, i}
}

// beforeAuxiliaries returns where the adverbs and auxiliaries begin that stand
// before token i.
func (t *text) beforeAuxiliaries(from, i int) int {
	for i > from && (t.tokens[i-1].tag == tagAdverb || t.tokens[i-1].tag == tagModal || auxiliary[t.tokens[i-1].lower]) {
		i--
	}
	return i
}

// beside finds the noun phrases beside the cue at a token of sentence s: before
// it, without adverbs and auxiliaries, and after it, each with its aside.
type beside struct {
	before, beforeAside, beyondAside, behind, behindAside tokenRange
	// clause is all that stands between the beginning of the cue's clause and the cue.
	clause tokenRange
}

func (t *text) beside(cue tokenRange, s sentence) beside {
	var b beside
	i := t.beforeAuxiliaries(s.from, cue.from)
	if i > s.from && t.tokens[i-1].tag == tagWh {
		i--
		if i > s.from && t.lower(i-1) == "," {
			i--
		}
	}
	if open, ok := asides[t.lower(i-1)]; ok && i > s.from {
		for k := i - 2; k > s.from && i-k < longestAside; k-- {
			if t.lower(k) == open && t.tokens[k].quotation == outside {
				b.beforeAside = tokenRange{k, i}
				b.beyondAside = t.phraseLeft(s.from, k)
				break
			}
		}
	} else {
		b.before = t.phraseLeft(s.from, i)
	}
	b.clause = tokenRange{t.clauseStart(s.from, i), i}
	b.behind = t.phraseRight(cue.to, s.to)
	if k := b.behind.to; k+1 < s.to && t.lower(k) == "," && !b.behind.empty() {
		end := k + 1
		for end < s.to && end-k < longestAside && !t.tokens[end].is(mark) {
			end++
		}
		b.behindAside = tokenRange{k, end}
	}
	return b
}

// clauseStart returns where the clause begins whose verb stands at i: after a
// mark, a quotation, a conjunction or another verb.
func (t *text) clauseStart(from, i int) int {
	for i > from {
		k := &t.tokens[i-1]
		if k.quotation != outside || k.is(mark) && k.lower != "&" && k.lower != "$" || k.tag == tagWh || k.lower == "that" || k.habit > sometimes && k.finite() {
			break
		}
		if w := k.lower; w == "but" || w == "as" || w == "while" || w == "because" || w == "if" || w == "when" {
			break
		}
		i--
	}
	return i
}

// asides maps the mark that closes an aside to the one that opens it.
var asides = map[string]string{",": ",", ")": "(", "—": "—", "–": "–", "--": "--"}

// standing returns where token i stands.
func (b *beside) standing(i int) uint32 {
	switch {
	case b.before.has(i):
		return rightBefore
	case b.beforeAside.has(i):
		return beforeAside
	case b.beyondAside.has(i):
		return beyondAside
	case b.behind.has(i):
		return behind
	case b.behindAside.has(i):
		return behindAside
	}
	return apart
}

// trimSource takes off a source what is no part of its noun phrase, and gives
// it back the beginning of a name.
func (t *text) trimSource(r tokenRange) tokenRange {
	if last := &t.tokens[r.to-1]; last.tag == tagPronoun && pronouns[last.lower] {
		return tokenRange{r.to - 1, r.to}
	}
	for r.to-r.from > 1 && t.leadsUp(r.from) {
		r.from++
	}
	r.from = t.phraseWithArticle(r)
	for i := r.from + 1; i < r.to; i++ {
		k := &t.tokens[i]
		if k.tag == tagWh || k.lower == "that" {
			break
		}
		if k.finite() && (k.habit > sometimes || auxiliary[k.lower]) && k.lower != "'s" && !t.tokens[i-1].is(mark) {
			r.to = i
			break
		}
	}
	for r.to-r.from > 1 && t.trails(r.to-1) {
		r.to--
	}
	s := t.sentenceAt(r.from)
	for r.from > s.from && t.tokens[r.from].is(upper) && t.beginsName(r.from-1) {
		r.from--
	}
	return r
}

// phraseWithArticle returns where the noun phrase of a source begins that has
// something else before its article: "a few days later the council".
func (t *text) phraseWithArticle(r tokenRange) int {
	from := r.from
	for i := r.from + 1; i < r.to; i++ {
		k := &t.tokens[i]
		if k.tag == tagWh || k.lower == "," || k.finite() {
			break
		}
		if w := k.lower; w != "the" && w != "a" && w != "an" && k.tag != tagPossessive || k.is(upper) {
			continue
		}
		switch before := &t.tokens[i-1]; before.tag {
		case tagNoun, tagNouns, tagNumber, tagAdverb, tagName:
			if !quantities[before.lower] && before.lower != "all" && before.lower != "half" && before.lower != "&" {
				from = i
			}
		}
	}
	return from
}

// tellsWhen reports whether a phrase beside a cue is no source but tells when or
// where: "on Thursday", "in D.C.".
func (t *text) tellsWhen(r tokenRange) bool {
	if before := &t.tokens[max(0, r.from-1)]; r.from > 0 && before.tag == tagPreposition && !clauseWords[before.lower] {
		return true
	}
	for i := r.from; i < r.to; i++ {
		k := &t.tokens[i]
		if !weekdays[k.lower] && !months[k.lower] && !k.is(numeric|mark) && k.tag != tagAdverb {
			return false
		}
	}
	return true
}

// trails reports whether token i, at the end of a source, is no part of it:
// an adverb, a day, a relative pronoun.
func (t *text) trails(i int) bool {
	k := &t.tokens[i]
	switch {
	case k.tag == tagWh, weekdays[k.lower], adverbial[k.lower]:
		return true
	case k.is(upper):
		return false
	}
	return k.tag == tagAdverb || k.lower == "on" || strings.HasSuffix(k.lower, "ly") && !k.tag.noun()
}

// leadsUp reports whether token i, at the beginning of a source, stands before
// its noun phrase.
func (t *text) leadsUp(i int) bool {
	k := &t.tokens[i]
	switch k.tag {
	case tagConjunction, tagAdverb, tagPreposition:
		return !quantities[k.lower] && !k.is(upper)
	case tagMark:
		return !k.is(opensQuot) && !k.is(closesQuot)
	}
	return weekdays[k.lower]
}

// beginsName reports whether token i belongs to the name that goes on after it.
func (t *text) beginsName(i int) bool {
	k := &t.tokens[i]
	if k.quotation != outside || weekdays[k.lower] {
		return false
	}
	return particles[k.lower] || k.tag == tagName && k.is(upper) && !k.is(mark)
}

// quantities begin a noun phrase though they are no articles.
var quantities = words(`more less fewer about nearly almost over around at some roughly approximately both neither either even`)
