package mention

import (
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// isSentenceInitial reports whether token i has its capital from the beginning of a
// sentence or quotation.
func isSentenceInitial(n *casing, i int) bool {
	if n.doc.SentenceAt(i).From == i {
		return true
	}
	if n.doc.Tokens[i-1].Is(document.ClosesQuotation) { // “…,” Moe said
		return false
	}
	return n.doc.Tokens[i-1].Is(document.Punct) && n.doc.Lower(i-1) != "," && n.doc.Lower(i-1) != "-" && n.doc.Lower(i-1) != "(" && n.doc.Lower(i-1) != "&" && n.doc.Lower(i-1) != "/"
}

// neverNames begin sentences and stand in no name.
var neverNames = lexicon.Words("never-names")

// isNameWord reports whether token i can be part of a name.
func isNameWord(n *casing, i int) bool {
	k := &n.doc.Tokens[i]
	switch {
	case !k.Is(document.Capitalized) || k.Is(document.Punct):
		return false
	case k.Lower == "will" && asks(n, i), isFurniture(n, i), isTimeZone(n.doc, i):
		return false
	case vocabulary.IsGiven(k.Lower):
		return true
	case neverInName(k.Lower):
		return false
	case isCourtesy(k.Lower):
		return true
	case !isSentenceInitial(n, i):
		return !document.Starters[k.Lower] || k.Is(document.AllCaps)
	}
	return isNameAtStart(n, i)
}

// isTimeZone reports letters that tell where a time of day holds: "11 a.m. ET".
func isTimeZone(t *document.Document, i int) bool {
	switch t.Lower(i - 1) {
	case "a.m.", "p.m.", "am", "pm":
		return t.Tokens[i].Is(document.AllCaps) && len(t.Tokens[i].Lower) < 5
	}
	return false
}

// asks reports a word that begins a question: "Will Ada Quill sing again?".
func asks(n *casing, i int) bool {
	s := n.doc.SentenceAt(i)
	return s.From == i && n.doc.Lower(s.To-1) == "?"
}

// slogans begin with words that stand in no name: "the Never Quill movement", "Impeach Quill", "Hey Ada".
var slogans = vocabulary.WordSet(`never against hey impeach elect reelect re-elect defund boycott repeal abolish prosecute indict`)

// neverInName reports a word with a capital that belongs to no name: a day, a letter,
// the abbreviation of a state, "London-based", "R-Ohio", the "Never" of a slogan.
func neverInName(w string) bool {
	if slogans[w] {
		return true
	}
	if stem, ok := strings.CutSuffix(w, "."); ok && document.Anywhere[stem] && !vocabulary.NameSuffixes[w] && !IsOrg(w) {
		return true // "Calif."
	}
	return vocabulary.Weekdays[w] || len(w) == 1 || modifier(w) || partyTag(w)
}

// isNameAtStart reports whether a word that has its capital from the beginning of a
// sentence would have it elsewhere too.
func isNameAtStart(n *casing, i int) bool {
	k := &n.doc.Tokens[i]
	switch {
	case n.surnames[k.Lower] && i+1 < len(n.doc.Tokens) && n.doc.Tokens[i+1].Finite():
		return true // "Will said", of Anna Will
	case openers[k.Lower]:
		return k.Is(document.AllCaps) && n.seen[k.Lower] // "WHO"
	case i+2 < len(n.doc.Tokens) && n.doc.Tokens[i+1].Lower == "&" && nameGoesOn(n, i+2), isNumbered(n, i+1):
		return true // "Moe & Quill", "News 12"
	case n.seen[k.Lower], k.Is(document.NonASCII) && n.seen[vocabulary.WithoutAccents(k.Lower)]:
		return true
	case IsRole(k.Lower), k.Is(document.AllCaps) && !k.Is(document.Numeric):
		return true
	}
	return !isOrdinary(k) && opensName(n, i)
}

// openers begin sentences more often than names.
var openers = vocabulary.UnionOf(document.Starters, neverNames, vocabulary.Pronouns, attribution.Auxiliary)

// isOrdinary reports a word that is no name by its class: of grammar, or a verb. The tag
// of a word never seen before is a guess.
func isOrdinary(k *document.Token) bool {
	if functionWords[k.Lower] || k.Tag.Verb() && k.Tag != document.TagParticiple {
		return true
	}
	if k.CuePrior == attribution.PriorUnseen {
		return false
	}
	switch k.Tag {
	case document.TagPreposition, document.TagDeterminer, document.TagConjunction, document.TagAdverb, document.TagPronoun, document.TagPossessive, document.TagWh, document.TagTo, document.TagNumber, document.TagModal:
		return true
	}
	return false
}

// opensName reports a word whose capital may come from the beginning of a sentence,
// and that begins a name by what follows it.
func opensName(n *casing, i int) bool {
	return (nameGoesOn(n, i+1) || n.onlyName(i) || n.opening[n.doc.Lower(i)] && i+1 < len(n.doc.Tokens) && n.doc.Tokens[i+1].Finite()) && !strings.HasSuffix(n.doc.Tokens[i].Lower, "ing")
}

// opensLongName reports a word at the beginning of a sentence that a capitalised one
// follows, as "Moe" of "Moe Stores" and not "Police" of "Police Chief Moe".
func (n *casing) opensLongName(i int) bool {
	k := &n.doc.Tokens[i]
	return k.Is(document.Capitalized) && i+1 < len(n.doc.Tokens) && isSentenceInitial(n, i) && nameGoesOn(n, i+1) && k.Tag.Noun() && !n.titled[k.Sentence] &&
		!functionWords[k.Lower] && !neverNames[k.Lower] && !vocabulary.NonNames[k.Lower] && !vocabulary.OrgNouns[k.Lower] && !vocabulary.GroupNouns[k.Lower] && !IsOrg(k.Lower) && !IsRole(k.Lower) && !IsRole(vocabulary.Singular(k.Lower)) && !vocabulary.PluralRoles[k.Lower] && !vocabulary.PlaceNames[k.Lower]
}

// isCommon reports a word whose capital may come from the beginning of a sentence
// alone: the text has it in small letters or the models know it as a word.
func (n *casing) isCommon(i int) bool {
	k := &n.doc.Tokens[i]
	return k.CuePrior != attribution.PriorUnseen && !n.seen[k.Lower] && !vocabulary.IsGiven(k.Lower) && !IsOrg(k.Lower) && !vocabulary.NameParticles[k.Lower]
}

// onlyName reports a word that no list and no class of words knows and that
// acts or is explained as a person is, at the beginning of a sentence: "Lund has
// rowed", "Ylva, a nurse, was".
func (n *casing) onlyName(i int) bool {
	k := &n.doc.Tokens[i]
	if k.Class != 0 || k.Tag != document.TagName || k.Is(document.Numeric) || i+2 >= len(n.doc.Tokens) || len(k.Lower) < 3 {
		return false
	}
	switch next := &n.doc.Tokens[i+1]; {
	case next.Lower == ",":
		end := i + 2
		for end < n.doc.SentenceAt(i).To && !n.doc.Tokens[end].Is(document.Punct) {
			end++
		}
		r := document.Range{From: i + 2, To: end}
		return n.doc.Lower(i+2) == "who" || (n.doc.Lower(i+2) == "a" || n.doc.Lower(i+2) == "an") && HeadRole(n.doc, r) != "" && !predicates(n.doc, r)
	default:
		return next.Finite() && !vocabulary.OrgNouns[next.Lower] && next.Tag != document.TagPresent && next.Lower != "are" && next.Lower != "were" && next.Lower != "have" && next.Tag != document.TagModal
	}
}

// isNumbered reports whether token i is the number of a station.
func isNumbered(n *casing, i int) bool {
	return i < len(n.doc.Tokens) && n.doc.Tokens[i].Is(document.Numeric) && n.doc.Tokens[i].Is(document.Spaced) && len(n.doc.Tokens[i].Lower) < 3 &&
		(stations[n.doc.Lower(i-1)] || n.doc.Tokens[i-1].Is(document.AllCaps) && !n.doc.Tokens[i-1].Is(document.Numeric) && len(n.doc.Lower(i-1)) > 2 && len(n.doc.Lower(i-1)) < 5)
}

// functionWords begin no name.
var functionWords = vocabulary.UnionOf(vocabulary.Determiner, vocabulary.LinkWords, vocabulary.ClauseWords, vocabulary.Adverbial, attribution.Auxiliary, leading)

// leading prepositions and adverbs begin sentences.
var leading = lexicon.Words("leading-words")

// modifier reports a compound that stands before a name: "London-based".
func modifier(w string) bool {
	i := strings.LastIndexByte(w, '-')
	return i >= 0 && compounds[w[i+1:]]
}

// partyTag reports a party and a state, "R-Ohio".
func partyTag(w string) bool {
	return len(w) > 3 && w[1] == '-' && (w[0] == 'r' || w[0] == 'd' || w[0] == 'i')
}

var compounds = lexicon.Words("compound-endings")

// nameGoesOn reports whether token i stands right after a name's word and
// continues it.
func nameGoesOn(n *casing, i int) bool {
	return i < len(n.doc.Tokens) && n.doc.Tokens[i].Is(document.Spaced) && n.doc.Tokens[i].Is(document.Capitalized) && !n.doc.Tokens[i].Is(document.OpensParagraph) &&
		!vocabulary.Weekdays[n.doc.Tokens[i].Lower] && !document.Starters[n.doc.Tokens[i].Lower]
}
