package quote

import (
	_ "embed"
	"strings"
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
	selves
	nounsToo
)

// classNames are the sections of stance.txt.
var classNames = map[string]wordClass{
	"denies": denies, "doubts": doubts, "rejects": rejects, "particles": particle, "withdraws": withdraws, "withdraws-with-particle": withdrawsWith,
	"refuses": refuses, "hesitates": hesitates, "plans": plans, "controls": controls, "prevents": prevents, "negations": negations,
	"subjects-that-are-nobody": nobodys, "conditions": conditions, "present-conditions": presentConditions, "supposes": supposes, "asks": asks,
	"question-words": questionWords, "claims": claims, "deeds": deeds, "lies": lies, "false": falseWords, "falsely": falsely, "fakes": fakes,
	"media": media, "stories": fictions, "versions": versions, "earlier": earlier, "formerly": formerly, "modals": modals, "reports": reports,
	"reveals": reveals, "tells-somebody": tellsSomebody, "self": selves, "nouns-too": nounsToo,
}

//go:embed stance.txt
var stanceList string

// stanceClasses maps the stem of a word to its groups.
var stanceClasses = readClasses(stanceList)

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
				out[stem(w)] |= class
				if len(w) > 3 { // "avoid" and "avoided", "dismiss" and "dismissed" have not one stem
					out[stem(w+"ed")] |= class
					out[stem(w+"s")] |= class
				}
			}
		}
	}
	return out
}

// isAny reports whether token i is a word of one of the groups in c.
func (t *text) isAny(i int, c wordClass) bool {
	return i >= 0 && i < len(t.tokens) && stanceClasses[t.tokens[i].stem]&c != 0
}

// verbal reports whether token i is a verb. The tagger is often wrong about verbs
// that are rare, and about those in headlines; what is a verb and nothing else is
// one whatever it says.
func (t *text) verbal(i int) bool {
	if i < 0 || i >= len(t.tokens) {
		return false
	}
	k := &t.tokens[i]
	if k.tag.verb() {
		return true
	}
	if k.is(mark) || k.is(upper) && k.tag == tagName && t.sentenceAt(i).from != i {
		return false
	}
	w := k.lower
	if strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") {
		return i == 0 || t.tokens[i-1].tag != tagDeterminer && t.tokens[i-1].tag != tagPossessive
	}
	const known = denies | doubts | rejects | withdraws | asks | reports | reveals
	c := stanceClasses[k.stem]
	return c&known != 0 && c&(nounsToo|claims) == 0
}

// nominal reports whether token i can stand in a noun phrase, inside a quotation
// as well as outside. A capital tells more than the tagger.
func (t *text) nominal(i int) bool {
	k := &t.tokens[i]
	if k.is(opensQuot | closesQuot) {
		return false
	}
	if k.is(upper) && !k.is(mark) {
		return !starters[k.lower] && !adverbial[k.lower] && !clauseWords[k.lower] || determiner[k.lower] || pronouns[k.lower] || k.lower == "his" || k.lower == "her"
	}
	if auxiliary[k.lower] {
		return k.tag == tagGenitive
	}
	return (k.phrasal() || k.lower == "no" || hyphen(k.lower) && !k.is(mark)) && !(t.isAny(i, denies|reports|rejects) && t.verbal(i) && !k.tag.noun())
}

// nounsLeft is the noun phrase that ends before token end.
func (t *text) nounsLeft(from, end int) tokenRange {
	i := end
	for i > from && t.tokens[i-1].quotation == t.tokens[end-1].quotation {
		if !t.nominal(i-1) && !(t.tokens[i-1].linking() && i < end && i-1 > from && t.nominal(i-2)) {
			break
		}
		if i < end && (t.tokens[i].tag == tagPronoun || t.article(i) && !t.tokens[i-1].linking() && t.tokens[i-1].tag != tagDeterminer) {
			break // "On Sunday the bishop"
		}
		i--
	}
	return tokenRange{i, end}
}

// article reports a word that begins a noun phrase.
func (t *text) article(i int) bool {
	switch t.lower(i) {
	case "the", "a", "an":
		return true
	}
	return t.tokens[i].tag == tagPossessive
}

// nounsRight is the noun phrase that begins at token from.
func (t *text) nounsRight(from, end int) tokenRange {
	i := from
	for i < end && t.tokens[i].quotation == t.tokens[from].quotation {
		if !t.nominal(i) && !(t.tokens[i].linking() && i > from && i+1 < end && t.nominal(i+1)) {
			break
		}
		if i > from && (t.tokens[i].tag == tagPronoun || pronouns[t.lower(i-1)]) {
			break
		}
		i++
	}
	return tokenRange{from, i}
}

// isClaim reports a noun for a claim: "claims" in "rejected claims that".
func (t *text) isClaim(i int) bool {
	if !t.isAny(i, claims) || t.tokens[i].is(upper) && t.sentenceAt(i).from != i {
		return false
	}
	if t.tokens[i].tag.noun() || i == 0 {
		return true
	}
	switch before := &t.tokens[i-1]; before.tag {
	case tagGenitive, tagPossessive, tagDeterminer, tagAdjective, tagPreposition:
		return true
	}
	return t.isAny(i-1, denies|rejects|falseWords|particle)
}

// spans of time after a verb: "could announce next week that".
var times = words(`next last this week weeks month months year years day days night morning evening afternoon today tomorrow yesterday tonight weekend
	summer spring autumn winter times multiple several`)
