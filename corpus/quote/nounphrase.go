package quote

// nounPhrase is what somebody or something goes by before any name: "a team of
// scientists from Northgate".
type nounPhrase struct {
	tokenRange
	head  int
	class class // person, people, body or document
}

// longestPhrase bounds a noun phrase on either side of its head, in tokens.
const longestPhrase = 12

// nounPhrases returns the phrases of a text that speakers go by, in order.
func (t *text) nounPhrases() []nounPhrase {
	var out []nounPhrase
	for i := range t.tokens {
		k := &t.tokens[i]
		if !k.tag.noun() || k.quotation != outside {
			continue
		}
		class := classOfNoun(k.lower)
		if class == classUnprinted || k.is(upper) && t.sentenceAt(i).from != i && class != classPeople {
			continue
		}
		s := t.sentenceAt(i)
		if i+1 < s.to {
			if next := &t.tokens[i+1]; next.tag.noun() || next.genitive() || next.is(upper) && !next.is(mark) {
				continue
			}
		}
		from := t.phraseFrom(i, s)
		out = append(out, nounPhrase{tokenRange{from, t.phraseTo(i, s)}, i, class})
	}
	return out
}

func classOfNoun(w string) class {
	switch {
	case peopleWord(w):
		return classPeople
	case roles[w]:
		return classPerson
	case isDocument(w):
		return classDocument
	case bodyWords[w]:
		return classBody
	}
	return classUnprinted
}

// phraseFrom returns where the noun phrase begins whose head is token i.
func (t *text) phraseFrom(i int, s sentence) int {
	from := t.modifiersFrom(i, s)
	// "a team of scientists"
	if of := from - 1; of > s.from && t.lower(of) == "of" && (groups[t.lower(of-1)] || t.lower(of-1) == "group" || t.lower(of-1) == "number") {
		return t.modifiersFrom(of-1, s)
	}
	return from
}

// modifiersFrom returns where the words begin that stand before token i in its
// phrase.
func (t *text) modifiersFrom(i int, s sentence) int {
	from := i
	for from > s.from && i-from < longestPhrase {
		k := &t.tokens[from-1]
		if k.quotation != outside || k.is(mark) || !k.phrasal() {
			break
		}
		from--
		if determiner[k.lower] && k.lower != "many" && k.lower != "other" {
			break
		}
	}
	return from
}

// phraseTo returns where the noun phrase ends whose head is token i, with what
// says of where or of whom it is.
func (t *text) phraseTo(i int, s sentence) int {
	to := i + 1
	for to < s.to && to-i < 2*longestPhrase {
		w := t.lower(to)
		if w != "of" && w != "from" && w != "at" && w != "in" && w != "for" && w != "with" && w != "and" {
			break
		}
		next := t.phraseRight(to+1, s.to)
		if next.empty() || next.to-next.from > longestPhrase || w == "and" && to == i+1 {
			break
		}
		if w != "of" && w != "from" && w != "for" && !t.namesPlace(next) {
			break
		}
		to = next.to
	}
	return to
}

// namesPlace reports whether a phrase has a name in it that is no date.
func (t *text) namesPlace(p tokenRange) bool {
	for i := p.from; i < p.to; i++ {
		if k := &t.tokens[i]; k.is(upper) && !weekdays[k.lower] && !months[k.lower] {
			return true
		}
	}
	return false
}

var months = words(`january february march april may june july august september october november december jan. feb. mar. apr. aug. sept. oct. nov. dec.`)
