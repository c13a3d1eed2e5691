package attribution

import (
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// Where a place stands to the noun phrases beside the cue.
const (
	apart       = iota
	rightBefore // in the phrase right before the cue
	beforeAside // in the aside between that phrase and the cue
	beyondAside // in the phrase before the aside
	behind      // in the phrase right after the cue
	behindAside // in the aside after that phrase
)

// LongestAside bounds an aside, in tokens.
const LongestAside = 30

// IsPhrasal reports whether a token can stand inside a noun phrase.
func IsPhrasal(k *document.Token) bool {
	switch k.Tag {
	case document.TagNoun, document.TagNouns, document.TagName, document.TagAdjective, document.TagDeterminer, document.TagPronoun, document.TagPossessive, document.TagNumber, document.TagGenitive, document.TagGerund:
		return true
	}
	return k.Lower == "&"
}

// Linking reports whether a token can join two phrases to one: "of", "for".
func Linking(k *document.Token) bool {
	return k.Lower == "of" || k.Lower == "for" || k.Lower == "and" || k.Lower == "at"
}

// phraseLeft returns the noun phrase that ends at token end.
func phraseLeft(t *document.Document, from, end int) document.Range {
	i := end
	for i > from {
		k := &t.Tokens[i-1]
		if k.Quotation != document.Unquoted || !IsPhrasal(k) && !(Linking(k) && i < end && i-1 > from && IsPhrasal(&t.Tokens[i-2])) {
			break
		}
		i--
	}
	return document.Range{From: i, To: end}
}

// PhraseRight returns the noun phrase that begins at token from.
func PhraseRight(t *document.Document, from, end int) document.Range {
	i := from
	for i < end {
		k := &t.Tokens[i]
		if k.Quotation != document.Unquoted || !IsPhrasal(k) && !(Linking(k) && i > from && i+1 < end && IsPhrasal(&t.Tokens[i+1])) {
			break
		}
		i++
	}
	return document.Range{From: from, To: i}
}

// beforeAuxiliaries returns where the adverbs and auxiliaries begin that stand
// before token i.
func beforeAuxiliaries(t *document.Document, from, i int) int {
	for i > from && (t.Tokens[i-1].Tag == document.TagAdverb || t.Tokens[i-1].Tag == document.TagModal || Auxiliary[t.Tokens[i-1].Lower]) {
		i--
	}
	return i
}

// slots finds the noun phrases beside the cue at a token of sentence s: before
// it, without adverbs and auxiliaries, and after it, each with its aside.
type slots struct {
	before, beforeAside, beyondAside, behind, behindAside document.Range
	// clause is all that stands between the beginning of the cue's clause and the cue.
	clause document.Range
}

func slotsOf(t *document.Document, cue document.Range, s document.Sentence) slots {
	var b slots
	i := beforeAuxiliaries(t, s.From, cue.From)
	if i > s.From && t.Tokens[i-1].Tag == document.TagWh {
		i--
		if i > s.From && t.Lower(i-1) == "," {
			i--
		}
	}
	if open, ok := Asides[t.Lower(i-1)]; ok && i > s.From {
		for k := i - 2; k > s.From && i-k < LongestAside; k-- {
			if t.Lower(k) == open && t.Tokens[k].Quotation == document.Unquoted {
				b.beforeAside = document.Range{From: k, To: i}
				b.beyondAside = phraseLeft(t, s.From, k)
				break
			}
		}
	} else {
		b.before = phraseLeft(t, s.From, i)
	}
	b.clause = document.Range{From: clauseStart(t, s.From, i), To: i}
	b.behind = PhraseRight(t, cue.To, s.To)
	if k := b.behind.To; k+1 < s.To && t.Lower(k) == "," && !b.behind.Empty() {
		end := k + 1
		for end < s.To && end-k < LongestAside && !t.Tokens[end].Is(document.Punct) {
			end++
		}
		b.behindAside = document.Range{From: k, To: end}
	}
	return b
}

// clauseStart returns where the clause begins whose verb stands at i: after a
// mark, a quotation, a conjunction or another verb.
func clauseStart(t *document.Document, from, i int) int {
	for i > from {
		k := &t.Tokens[i-1]
		if k.Quotation != document.Unquoted || k.Is(document.Punct) && k.Lower != "&" && k.Lower != "$" || k.Tag == document.TagWh || k.Lower == "that" || k.CuePrior > PriorSometimes && k.Finite() {
			break
		}
		if w := k.Lower; w == "but" || w == "as" || w == "while" || w == "because" || w == "if" || w == "when" {
			break
		}
		i--
	}
	return i
}

// Asides maps the mark that closes an aside to the one that opens it.
var Asides = map[string]string{",": ",", ")": "(", "—": "—", "–": "–", "--": "--"}

// slotOf returns where token i stands.
func (b *slots) slotOf(i int) uint32 {
	switch {
	case b.before.Has(i):
		return rightBefore
	case b.beforeAside.Has(i):
		return beforeAside
	case b.beyondAside.Has(i):
		return beyondAside
	case b.behind.Has(i):
		return behind
	case b.behindAside.Has(i):
		return behindAside
	}
	return apart
}

// TrimSource takes off a source what is no part of its noun phrase, and gives
// it back the beginning of a name.
func TrimSource(t *document.Document, r document.Range) document.Range {
	if last := &t.Tokens[r.To-1]; last.Tag == document.TagPronoun && vocabulary.Pronouns[last.Lower] {
		return document.Range{From: r.To - 1, To: r.To}
	}
	for r.To-r.From > 1 && (isLeadingModifier(t, r.From) || opensSubordinate(t, r.From)) {
		r.From++
	}
	r.From = phraseWithArticle(t, r)
	r.To = beforeVerb(t, r)
	for r.To-r.From > 1 && (isTrailingModifier(t, r.To-1) || isFirst(t, r.To-1)) {
		r.To--
	}
	s := t.SentenceAt(r.From)
	for r.From > s.From && t.Tokens[r.From].Is(document.Capitalized) && beginsName(t, r.From-1) && !opensSubordinate(t, r.From-1) {
		r.From--
	}
	return r
}

// beforeVerb returns where a source ends before a verb that is none of it.
func beforeVerb(t *document.Document, r document.Range) int {
	for i := r.From + 1; i < r.To; i++ {
		k := &t.Tokens[i]
		if k.Tag == document.TagWh || k.Lower == "that" {
			break
		}
		if k.Finite() && (k.CuePrior > PriorSometimes || Auxiliary[k.Lower]) && k.Lower != "'s" && !t.Tokens[i-1].Is(document.Punct) {
			return i
		}
	}
	return r.To
}

// isFirst reports the adverb behind a name: "Moe first told".
func isFirst(t *document.Document, i int) bool {
	return t.Lower(i) == "first" && !t.Tokens[i].Is(document.Capitalized) && t.Tokens[i-1].Is(document.Capitalized)
}

// phraseWithArticle returns where the noun phrase of a source begins that has
// something else before its article: "a few days later the council".
func phraseWithArticle(t *document.Document, r document.Range) int {
	from := r.From
	for i := r.From + 1; i < r.To; i++ {
		k := &t.Tokens[i]
		if k.Tag == document.TagWh || k.Lower == "," || k.Finite() {
			break
		}
		if w := k.Lower; w != "the" && w != "a" && w != "an" && k.Tag != document.TagPossessive || k.Is(document.Capitalized) {
			continue
		}
		switch before := &t.Tokens[i-1]; before.Tag {
		case document.TagNoun, document.TagNouns, document.TagNumber, document.TagAdverb, document.TagName:
			if !quantities[before.Lower] && before.Lower != "all" && before.Lower != "half" && before.Lower != "&" {
				from = i
			}
		}
	}
	return from
}

// TellsWhen reports whether a phrase beside a cue is no source but tells when or
// where: "on Thursday", "in D.C.".
func TellsWhen(t *document.Document, r document.Range) bool {
	if before := &t.Tokens[max(0, r.From-1)]; r.From > 0 && before.Tag == document.TagPreposition && !vocabulary.ClauseWords[before.Lower] {
		return true
	}
	for i := r.From; i < r.To; i++ {
		k := &t.Tokens[i]
		if !vocabulary.Weekdays[k.Lower] && !vocabulary.Months[k.Lower] && !k.Is(document.Numeric|document.Punct) && k.Tag != document.TagAdverb {
			return false
		}
	}
	return true
}

// isTrailingModifier reports whether token i, at the end of a source, is no part of it:
// an adverb, a day, a relative pronoun.
func isTrailingModifier(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	switch {
	case k.Tag == document.TagWh, vocabulary.Weekdays[k.Lower], vocabulary.Adverbial[k.Lower]:
		return true
	case k.Is(document.Capitalized):
		return false
	}
	return k.Tag == document.TagAdverb || k.Lower == "on" || strings.HasSuffix(k.Lower, "ly") && !k.Tag.Noun()
}

// isLeadingModifier reports whether token i, at the beginning of a source, stands before
// its noun phrase.
func isLeadingModifier(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	switch k.Tag {
	case document.TagConjunction, document.TagAdverb, document.TagPreposition:
		return !quantities[k.Lower] && !k.Is(document.Capitalized)
	case document.TagMark:
		return !k.Is(document.OpensQuotation) && !k.Is(document.ClosesQuotation)
	}
	return vocabulary.Weekdays[k.Lower]
}

// opensSubordinate reports a conjunction at the beginning of a sentence, "Before
// Moe told", whatever its tag.
func opensSubordinate(t *document.Document, i int) bool {
	return subordinate[t.Lower(i)] && t.SentenceAt(i).From == i
}

// beginsName reports whether token i belongs to the name that goes on after it.
func beginsName(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	if k.Quotation != document.Unquoted || vocabulary.Weekdays[k.Lower] {
		return false
	}
	return vocabulary.NameParticles[k.Lower] || k.Tag == document.TagName && k.Is(document.Capitalized) && !k.Is(document.Punct)
}

// quantities begin a noun phrase though they are no articles.
var quantities = lexicon.Words("quantities")
