package attribution

import (
	"strings"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// Beside a quotation any verb reports it, whatever it means elsewhere: “…,” sighed Ada
// Quill, “…,” grins the cook, Ada Quill leaned over and boomed, “…”

// voicings are verbs for how somebody speaks, or what they do as they speak.
var voicings = stems(`boom sigh grin grinned smile laugh chuckle giggle lie lied bristle beam nod nodded shrug shrugged wink frown echo groan moan snort sniff gasp drawl purr croak rasp
	hissed wail weep wept sob sobbed splutter stutter bellow chirp coo crow enthuse grunt grumble huff jeer mouth pipe quip scoff sneer shriek squeal sing sang sung thunder
	tut trill whine wheeze yelp shout yell scream whisper murmur mutter mumble bark growl snap roar holler blurt stammer cry cried joke muse insist quipped tutted
	retort deadpan gush cackle hoot squeak tease bluster fib recite chant interject`)

// murmurs are those of them that take words in quotation marks without a comma: "whispered
// “I am done” to the harpist".
var murmurs = stems(`whisper murmur mutter mumble shout yell scream boom bellow hiss croak rasp gasp bark growl roar hissed`)

// retorts lists, by the particle, verbs that report a quotation with it: "cut in", "shot back".
var retorts = map[string]map[uint32]bool{
	"it": stems(`put`), "up": stems(`follow`), "in": stems(`cut put chime butt break broke jump`), "back": stems(`hit shoot shot strike struck fire snap fight fought`),
}

// breaksIn reports whether token i begins a verb of two or three words that reports a quotation.
func breaksIn(t *document.Document, i int) bool {
	if t.Lower(i) == "wanted" && t.Lower(i+1) == "to" {
		return t.Lower(i+2) == "know"
	}
	return retorts[t.Lower(i+1)][t.Tokens[i].Stem]
}

// voices reports whether token i is a verb that reports the quotation right before it, which
// breaks off for its speaker: with a comma any verb does, behind another mark one of speaking.
func voices(t *document.Document, it document.Quotation, i int) bool {
	k := &t.Tokens[i]
	if says(k) {
		return true
	}
	if k.Is(document.Capitalized|document.Punct|document.Numeric) || Auxiliary[k.Lower] || arrivals[k.Lower] || k.Tag == document.TagGerund || k.Quotation != document.Unquoted {
		return false
	}
	if voicings[k.Stem] {
		return true
	}
	comma := t.Lower(it.To-2) == "," || t.Lower(it.To) == ","
	return comma && !vocabulary.ClauseWords[k.Lower] && !vocabulary.LinkWords[k.Lower] && (strings.HasSuffix(k.Lower, "ed") || strings.HasSuffix(k.Lower, "s") || k.Tag.Verb())
}

// voicedBy returns who stands behind the verb at i that reports a quotation before it: a
// name, or a noun phrase with an article, and the name behind that in commas.
func voicedBy(t *document.Document, i, end int) document.Range {
	r := PhraseRight(t, i+1, end)
	if n := namedRight(t, i+1, end); n.To > r.To {
		r = n
	}
	if r.Empty() {
		return r
	}
	if says(&t.Tokens[i]) {
		return TrimSource(t, withName(t, r, end))
	}
	first := &t.Tokens[r.From]
	named := first.Is(document.Capitalized) || vocabulary.Determiner[first.Lower] || first.Tag == document.TagPossessive || vocabulary.Pronouns[first.Lower]
	for k := r.From; k < r.To; k++ {
		named = named || t.Tokens[k].Is(document.Capitalized)
	}
	if !named || r.To < end && t.Tokens[r.To].Finite() {
		return document.Range{}
	}
	return TrimSource(t, withName(t, r, end))
}

// namedRight returns the name that stands at token i or behind a word or two about its
// bearer, whatever their tags: "skipper Nan Odell".
func namedRight(t *document.Document, i, end int) document.Range {
	k := i
	for k < min(end, i+3) && !t.Tokens[k].Is(document.Capitalized|document.Punct) && t.Tokens[k].Tag != document.TagPreposition {
		k++
	}
	first := k
	for k < end && t.Tokens[k].Is(document.Capitalized) && !t.Tokens[k].Is(document.Punct) {
		k++
	}
	if k == first {
		return document.Range{}
	}
	return document.Range{From: i, To: k}
}

// ledBy returns who does what leads up to "and boomed" before a quotation, with the verb at
// token i: the subject that the sentence, or its last clause, begins with.
func ledBy(t *document.Document, from, i int) document.Range {
	and := i - 1
	for and > from && t.Tokens[and].Tag == document.TagAdverb {
		and--
	}
	if w := t.Lower(and); w != "and" && w != "then" || and <= from {
		return document.Range{}
	}
	if t.Lower(and) == "then" && (t.Lower(and-1) == "and" || t.Lower(and-1) == ",") {
		and--
	}
	r := subjectAt(t, clauseBegin(t, from, and), and)
	if r.Empty() || r.To == and || TellsWhen(t, r) {
		return document.Range{}
	}
	if k := &t.Tokens[r.To]; !k.Finite() && !isPast(k) && k.Lower != "," && k.Tag != document.TagAdverb {
		return document.Range{}
	}
	return TrimSource(t, r)
}

// subjectAt returns the noun phrase at token i with what belongs to it, "a boy in a paper
// crown", up to its verb.
func subjectAt(t *document.Document, i, end int) document.Range {
	r := PhraseRight(t, i, end)
	for !r.Empty() && r.To+1 < end && t.Tokens[r.To].Tag == document.TagPreposition {
		more := PhraseRight(t, r.To+1, end)
		if more.Empty() {
			break
		}
		r.To = more.To
	}
	for k := r.From + 1; k < r.To; k++ {
		if isPast(&t.Tokens[k]) { // the tagger takes some verbs behind a name for nouns
			r.To = k
		}
	}
	return r
}

// clauseBegin returns where the last clause with a subject of its own begins before token
// end.
func clauseBegin(t *document.Document, from, end int) int {
	for i := end - 1; i > from+1; i-- {
		if w := t.Lower(i - 1); (w == "," || w == "and" || w == "but" || w == ";" || w == "when") && t.Tokens[i].Quotation == document.Unquoted && verbOf(t, i, end) != document.None && !IsPhrasal(&t.Tokens[i-2]) {
			return i
		}
	}
	return from
}
