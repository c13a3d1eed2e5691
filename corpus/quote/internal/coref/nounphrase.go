package coref

import (
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// nounPhrase is what somebody or something goes by before any name: "a team of
// scientists from Northgate".
type nounPhrase struct {
	document.Range
	head  int
	class class // person, people, body or document
}

// longestPhrase bounds a noun phrase on either side of its head, in tokens.
const longestPhrase = 12

// nounPhrases returns the phrases of a text that speakers go by, in order.
func nounPhrases(t *document.Document) []nounPhrase {
	var out []nounPhrase
	for i := range t.Tokens {
		k := &t.Tokens[i]
		if !k.Tag.Noun() || k.Quotation != document.Unquoted {
			continue
		}
		class := classOfNoun(k.Lower)
		if class == classUnprinted || k.Is(document.Capitalized) && t.SentenceAt(i).From != i && class != classPeople {
			continue
		}
		s := t.SentenceAt(i)
		if i+1 < s.To {
			if next := &t.Tokens[i+1]; next.Tag.Noun() && !acts[next.Lower] || next.Genitive() || next.Is(document.Capitalized) && !next.Is(document.Punct) {
				continue
			}
		}
		from := phraseFrom(t, i, s)
		out = append(out, nounPhrase{document.Range{From: from, To: phraseTo(t, i, s)}, i, class})
	}
	return out
}

// acts are verbs that are seldom seen and read as nouns.
var acts = vocabulary.WordSet(`sat met heard ruled voted begged`)

func classOfNoun(w string) class {
	switch {
	case peopleWord(w):
		return classPeople
	case vocabulary.Roles[w], vocabulary.IsTrade(w):
		return classPerson
	case isDocument(w):
		return classDocument
	case vocabulary.OrgNouns[w]:
		return classOrg
	}
	return classUnprinted
}

// phraseFrom returns where the noun phrase begins whose head is token i.
func phraseFrom(t *document.Document, i int, s document.Sentence) int {
	from := modifiersFrom(t, i, s)
	// "a team of scientists"
	if of := from - 1; of > s.From && t.Lower(of) == "of" && (vocabulary.GroupNouns[t.Lower(of-1)] || t.Lower(of-1) == "group" || t.Lower(of-1) == "number") {
		return modifiersFrom(t, of-1, s)
	}
	return from
}

// modifiersFrom returns where the words begin that stand before token i in its
// phrase.
func modifiersFrom(t *document.Document, i int, s document.Sentence) int {
	from := i
	for from > s.From && i-from < longestPhrase {
		k := &t.Tokens[from-1]
		if k.Quotation != document.Unquoted || k.Is(document.Punct) || !attribution.IsPhrasal(k) {
			break
		}
		from--
		if vocabulary.Determiner[k.Lower] && k.Lower != "many" && k.Lower != "other" {
			break
		}
	}
	return from
}

// phraseTo returns where the noun phrase ends whose head is token i, with what
// says of where or of whom it is.
func phraseTo(t *document.Document, i int, s document.Sentence) int {
	to := i + 1
	for to < s.To && to-i < 2*longestPhrase {
		w := t.Lower(to)
		if w != "of" && w != "from" && w != "at" && w != "in" && w != "for" && w != "with" && w != "and" {
			break
		}
		next := attribution.PhraseRight(t, to+1, s.To)
		if next.Empty() || next.To-next.From > longestPhrase || w == "and" && to == i+1 {
			break
		}
		if w != "of" && w != "from" && w != "for" && !namesPlace(t, next) {
			break
		}
		to = next.To
	}
	return to
}

// namesPlace reports whether a phrase has a name in it that is no date.
func namesPlace(t *document.Document, p document.Range) bool {
	for i := p.From; i < p.To; i++ {
		if k := &t.Tokens[i]; k.Is(document.Capitalized) && !vocabulary.Weekdays[k.Lower] && !vocabulary.Months[k.Lower] {
			return true
		}
	}
	return false
}
