package attribution

import (
	"slices"
	"strings"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// judges are verbs for what is done to somebody because of their words.
var judges = stems(`criticise criticize attack blame rebuke reprimand condemn denounce mock ridicule deride scold berate chide lambast lambaste slam
	blast fault castigate admonish upbraid chastise censure reproach thank praise commend applaud fire sack suspend fine arrest jail sue pillory lampoon taunt tease
	dismiss expel ban boo heckle credit forgive forgave forgiven excuse pardon shame savage`)

// credits are nouns for what somebody is given for their words: "gave Moe little credit for saying".
var credits = vocabulary.WordSet(`credit praise thanks stick grief flak`)

// blamedFor returns whom a verb of blame or praise has for its object, where the cue is what for:
// "Moe criticised the mayor for saying", "Moe thanked her for having told".
func blamedFor(t *document.Document, a *Attribution) document.Range {
	s := t.SentenceAt(a.Cue.From)
	end := reasonBefore(t, s, a.Cue.From)
	if end == document.None {
		return document.Range{}
	}
	given := credits[t.Lower(end-1)]
	for k := end - 1; k > s.From && end-k < LongestAside/2; k-- {
		word := &t.Tokens[k]
		if given && word.Tag.Verb() && gives[word.Stem] {
			return document.Range{From: k + 1, To: PhraseRight(t, k+1, beforeAmount(t, k+1, end-1)).To}
		}
		if judgesBy(word) && !(given && k == end-1) {
			object := document.Range{From: k + 1, To: end}
			if object.Empty() || be[t.Lower(k-1)] || PhraseRight(t, k+1, end).Empty() {
				return document.Range{}
			}
			return object
		}
		if turnsOn(t, s, k) {
			return document.Range{From: k + 1, To: end}
		}
		if whenOrWhere[word.Lower] {
			end = k // "rebuked Moe on Monday for saying"
			continue
		}
		if word.Finite() || word.Tag == document.TagPreposition && word.Lower != "of" {
			break
		}
	}
	return document.Range{}
}

// blames reports an attribution that is no more than the blame for what another tells: "Moe blamed
// the coach, Carl Quill, for saying that".
func blames(t *document.Document, a Attribution, found []Attribution) bool {
	if a.Cue.Empty() || len(a.Content) != 1 || a.Content[0].From < a.Cue.To || KindOf(t, a.Content) != Indirect || !judgesBy(&t.Tokens[a.Cue.From]) && !strings.HasPrefix(t.Lower(a.Cue.From), "accus") {
		return false
	}
	whom := document.Range{From: a.Content[0].From, To: withName(t, PhraseRight(t, a.Content[0].From, a.Content[0].To), a.Content[0].To).To}
	if end := a.Content[0].To; whom.To == end && (t.Lower(end) == "of" || t.Lower(end) == "," && t.Lower(end+1) == "of") {
		return true // "accused the clerk, Carl Quill, of having said that"
	}
	if ofSaying(t, a.Content[0]) {
		return true
	}
	return slices.ContainsFunc(found, func(o Attribution) bool {
		return o.Source.From == a.Content[0].From && o.Source.To > o.Source.From && o.Cue.From > a.Cue.To
	})
}

// ofSaying reports words that go on, behind a name in commas, to what somebody is accused of having
// said: "the clerk, Carl Quill, of telling guests that".
func ofSaying(t *document.Document, r document.Range) bool {
	for i := r.From; i+2 < r.To; i++ {
		said := i + 1
		if t.Lower(said) == "having" {
			said++
		}
		if t.Lower(i) == "of" && t.Lower(i-1) == "," && t.Tokens[said].CuePrior >= PriorOften && (said > i+1 || t.Tokens[said].Tag == document.TagGerund) {
			return true
		}
	}
	return false
}

// rebukes lists, by the preposition before whom they are for, words for a rebuke that takes several:
// "lashed out at Moe for saying", "was critical of Moe for saying".
var rebukes = map[string]map[uint32]bool{
	"at":    stems(`aim swipe jab dig lash hit snap fire angry furious livid outrage mad hit shot potshot`),
	"after": stems(`go goes went going`), "out": stems(`call`), "into": stems(`tear tore lay laid rip light lit`), "against": stems(`rail`),
	"of": stems(`critical critic fun scornful dismissive contemptuous`), "with": stems(`angry furious livid cross upset`), "on": stems(`down round rounded turn`),
}

// turnsOn reports whether token k is the preposition of such a rebuke.
func turnsOn(t *document.Document, s document.Sentence, k int) bool {
	words := rebukes[t.Lower(k)]
	for i := k - 1; words != nil && i > s.From && k-i < 4; i-- {
		if words[t.Tokens[i].Stem] {
			return true
		}
	}
	return false
}

// whenOrWhere stand before when and where somebody is rebuked.
var whenOrWhere = vocabulary.WordSet(`on in at during after`)

var gives = stems(`give gives gave given giving`)

// beforeAmount returns where the words begin, before the noun at token i, that say how much of it
// somebody is given: "much", "a lot of".
func beforeAmount(t *document.Document, from, i int) int {
	for i > from+1 && (amounts[t.Lower(i-1)] || t.Tokens[i-1].Tag == document.TagAdjective) {
		i--
	}
	return i
}

var amounts = vocabulary.WordSet(`much little some no any more less full due great a the lot of`)

// judgesBy reports such a verb in any form.
func judgesBy(k *document.Token) bool {
	base, past := strings.CutSuffix(k.Lower, "ed")
	return judges[k.Stem] && (k.Tag.Verb() || past) || past && judges[Stem(base)]
}

// reasonBefore returns where "for" stands before a cue in the gerund, "for saying", "for having
// said", or None.
func reasonBefore(t *document.Document, s document.Sentence, cue int) int {
	i := cue - 1
	for i > s.From && (t.Lower(i) == "having" || t.Tokens[i].Tag == document.TagAdverb) {
		i--
	}
	if i <= s.From+1 || t.Lower(i) != "for" || t.Tokens[i].Quotation != document.Unquoted || i == cue-1 && t.Tokens[cue].Tag != document.TagGerund {
		return document.None
	}
	return i
}

// accusedOf turns an accusation by somebody into what the one who is accused is accused of saying:
// "was accused by rivals of telling voters “stay home”". The cue becomes that verb.
func accusedOf(t *document.Document, a *Attribution) document.Range {
	if !strings.HasPrefix(t.Lower(a.Cue.From), "accus") || a.Source.Empty() || a.Source.To > a.Cue.From || t.Lower(a.Cue.To) != "by" || len(a.Content) != 1 || a.Content[0].From != a.Cue.To {
		return document.Range{}
	}
	r := a.Content[0]
	of := r.From
	for of < r.To && t.Lower(of) != "of" {
		of++
	}
	verb := of + 1
	if t.Lower(verb) == "having" {
		verb++
	}
	if verb+1 >= r.To || t.Tokens[verb].CuePrior < PriorOften {
		return document.Range{}
	}
	from := verb + 1
	for k := from; k < min(r.To, from+4); k++ {
		if t.Lower(k) == "that" || t.Tokens[k].Is(document.OpensQuotation) {
			from = k
			break
		}
	}
	a.Cue, a.Content[0].From = document.Range{From: verb, To: verb + 1}, from
	return a.Source
}

// crediting verbs say whose words are behind "to".
var crediting = stems(`attribute ascribe credit`)

// attributedTo returns to whom the subject of a verb attributes words: "A card attributes these
// words to the surgeon: “It is free.”"
func attributedTo(t *document.Document, a *Attribution) document.Range {
	if !crediting[t.Tokens[a.Cue.From].Stem] || a.Content[0].From < a.Cue.To {
		return document.Range{}
	}
	quoted := t.SentenceAt(a.Cue.From).From
	for quoted < a.Content[0].To && t.Tokens[quoted].Quotation == document.Unquoted {
		quoted++
	}
	for i := a.Cue.To; i+1 < quoted && i-a.Cue.To < longestLink; i++ {
		if t.Lower(i) == "to" {
			if t.Lower(quoted-1) == "that" {
				quoted--
			}
			a.Content[0].From = max(a.Content[0].From, min(quoted, a.Content[0].To-1))
			if isPronoun[t.Lower(i+1)] {
				return document.Range{From: i + 1, To: i + 2}
			}
			return document.Range{From: i + 1, To: withName(t, PhraseRight(t, i+1, quoted), quoted).To}
		}
	}
	return document.Range{}
}
