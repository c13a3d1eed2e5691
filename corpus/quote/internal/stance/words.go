package stance

import (
	_ "embed"
	"slices"
	"strings"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/tagger"
	"onrecord/corpus/quote/internal/vocabulary"
)

// wordClass is the set of groups in stance.txt that hold a word.
type wordClass uint64

const (
	denies wordClass = 1 << iota
	doubts
	rejects
	particle
	withdraws
	withdrawsWith
	refuses
	hesitates
	plans
	controls
	prevents
	negations
	nobodys
	conditions
	presentConditions
	supposes
	asks
	questionWords
	claims
	deeds
	lies
	falseWords
	falsely
	fakes
	media
	fictions
	versions
	earlier
	formerly
	modals
	reports
	reveals
	tellsSomebody
	Selves
	nounsToo
)

// classNames are the sections of stance.txt.
var classNames = map[string]wordClass{
	"denies": denies, "doubts": doubts, "rejects": rejects, "particles": particle, "withdraws": withdraws, "withdraws-with-particle": withdrawsWith,
	"refuses": refuses, "hesitates": hesitates, "plans": plans, "controls": controls, "prevents": prevents, "negations": negations,
	"subjects-that-are-nobody": nobodys, "conditions": conditions, "present-conditions": presentConditions, "supposes": supposes, "asks": asks,
	"question-words": questionWords, "claims": claims, "deeds": deeds, "lies": lies, "false": falseWords, "falsely": falsely, "fakes": fakes,
	"media": media, "stories": fictions, "versions": versions, "earlier": earlier, "formerly": formerly, "modals": modals, "reports": reports,
	"reveals": reveals, "tells-somebody": tellsSomebody, "self": Selves, "nouns-too": nounsToo,
}

//go:embed stance.txt
var stanceList string

// StanceClasses maps the stem of a word to its groups.
var StanceClasses = document.NewByHash(readClasses(stanceList))

func readClasses(list string) map[uint32]wordClass {
	out := map[uint32]wordClass{}
	var class wordClass
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			name := strings.Trim(line, "[]")
			if class = classNames[name]; class == 0 {
				panic("quote: stance.txt has an unknown section " + name) // a broken build, not bad input
			}
		default:
			for _, w := range strings.Fields(line) {
				out[attribution.Stem(w)] |= class
				if len(w) > 3 { // "avoid" and "avoided", "dismiss" and "dismissed" have not one stem
					out[attribution.Stem(w+"ed")] |= class
					out[attribution.Stem(w+"s")] |= class
				}
			}
		}
	}
	return out
}

// isAny reports whether token i is a word of one of the groups in c.
func isAny(t *document.Document, i int, c wordClass) bool {
	return i >= 0 && i < len(t.Tokens) && StanceClasses.Get(t.Tokens[i].Stem)&c != 0
}

// anyBetween reports whether a token of the half-open range is a word of one of the
// groups in c.
func anyBetween(t *document.Document, from, to int, c wordClass) bool {
	for i := from; i < to; i++ {
		if isAny(t, i, c) {
			return true
		}
	}
	return false
}

// isWord reports whether token i is one of words.
func isWord(t *document.Document, i int, words ...string) bool {
	return slices.Contains(words, t.Lower(i))
}

// follows reports whether token i comes right after the words of a phrase.
func follows(t *document.Document, i int, phrase ...string) bool {
	for n, w := range phrase {
		if t.Lower(i-len(phrase)+n) != w {
			return false
		}
	}
	return true
}

// verbal reports whether token i is a verb. The tagger is often wrong about verbs
// that are rare, and about those in headlines; what is a verb and nothing else is
// one whatever it says.
func verbal(t *document.Document, i int) bool {
	if i < 0 || i >= len(t.Tokens) {
		return false
	}
	k := &t.Tokens[i]
	if k.Tag.Verb() {
		return true
	}
	if k.Is(document.Punct) || k.Is(document.Capitalized) && k.Tag == document.TagName && t.SentenceAt(i).From != i {
		return false
	}
	w := k.Lower
	if strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") {
		return i == 0 || t.Tokens[i-1].Tag != document.TagDeterminer && t.Tokens[i-1].Tag != document.TagPossessive
	}
	const known = denies | doubts | rejects | withdraws | asks | reports | reveals
	c := StanceClasses.Get(k.Stem)
	return c&known != 0 && c&(nounsToo|claims) == 0
}

// nominal reports whether token i can stand in a noun phrase, inside a quotation
// as well as outside. A capital tells more than the tagger.
func nominal(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	if k.Is(document.OpensQuotation | document.ClosesQuotation) {
		return false
	}
	if k.Is(document.Capitalized) && !k.Is(document.Punct) {
		return !inverts[k.Lower] && !document.Starters[k.Lower] && !vocabulary.Adverbial[k.Lower] && !vocabulary.ClauseWords[k.Lower] || vocabulary.Determiner[k.Lower] || vocabulary.Pronouns[k.Lower] || k.Lower == "his" || k.Lower == "her"
	}
	if attribution.Auxiliary[k.Lower] {
		return k.Tag == document.TagGenitive
	}
	return (attribution.IsPhrasal(k) || k.Lower == "no" || tagger.Hyphen(k.Lower) && !k.Is(document.Punct)) && !(isAny(t, i, denies|reports|rejects) && verbal(t, i) && !k.Tag.Noun())
}

// inverts are auxiliaries that stand before their subject at the beginning of a
// sentence: "Should the minister say", "Had she said".
var inverts = vocabulary.WordSet(`should had were did does do is are was has have would could can`)

// nounsLeft is the noun phrase that ends before token end.
func nounsLeft(t *document.Document, from, end int) document.Range {
	i := end
	for i > from && t.Tokens[i-1].Quotation == t.Tokens[end-1].Quotation {
		if !nominal(t, i-1) && !(attribution.Linking(&t.Tokens[i-1]) && i < end && i-1 > from && nominal(t, i-2)) {
			break
		}
		if i < end && (t.Tokens[i].Tag == document.TagPronoun || article(t, i) && !attribution.Linking(&t.Tokens[i-1]) && t.Tokens[i-1].Tag != document.TagDeterminer) {
			break // "On Sunday the bishop"
		}
		i--
	}
	return document.Range{From: i, To: end}
}

// article reports a word that begins a noun phrase.
func article(t *document.Document, i int) bool {
	switch t.Lower(i) {
	case "the", "a", "an":
		return true
	}
	return t.Tokens[i].Tag == document.TagPossessive
}

// nounsRight is the noun phrase that begins at token from.
func nounsRight(t *document.Document, from, end int) document.Range {
	i := from
	for i < end && t.Tokens[i].Quotation == t.Tokens[from].Quotation {
		if !nominal(t, i) && !(attribution.Linking(&t.Tokens[i]) && i > from && i+1 < end && nominal(t, i+1)) {
			break
		}
		if i > from && (t.Tokens[i].Tag == document.TagPronoun || vocabulary.Pronouns[t.Lower(i-1)]) {
			break
		}
		i++
	}
	return document.Range{From: from, To: i}
}

// isClaim reports a noun for a claim: "claims" in "rejected claims that".
func isClaim(t *document.Document, i int) bool {
	if !isAny(t, i, claims) || t.Tokens[i].Is(document.Capitalized) && t.SentenceAt(i).From != i {
		return false
	}
	if t.Tokens[i].Tag.Noun() || i == 0 {
		return true
	}
	switch before := &t.Tokens[i-1]; before.Tag {
	case document.TagGenitive, document.TagPossessive, document.TagDeterminer, document.TagAdjective, document.TagPreposition:
		return true
	}
	return isAny(t, i-1, denies|rejects|falseWords|particle)
}

// spans of time after a verb: "could announce next week that".
var times = vocabulary.WordSet(`next last this week weeks month months year years day days night morning evening afternoon today tomorrow yesterday tonight weekend
	summer spring autumn winter times multiple several`)
