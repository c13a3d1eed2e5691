package stance

import (
	"strings"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// report is a reporting word with what governs it in its clause: "has refused to
// say" is one for "say".
type report struct {
	head    int
	words   document.Range     // the verb group, from its first word to the head
	subject document.Range     // the noun phrase before the group; empty where none stands there
	negated bool               // "did not say"
	nobody  bool               // "no witness said"
	perfect bool               // "would have said"
	modal   int                // the modal verb, or None
	stance  attribution.Stance // of what a governing verb makes of it: "refused to say"; empty where none does
	purpose bool               // "to say", "without saying": its subject is that of the sentence
}

// readReport reads the verb group of the word at head, which is a verb or a noun.
func readReport(t *document.Document, head int) report {
	r := report{head: head, words: document.Range{From: head, To: head + 1}, modal: document.None}
	if !verbal(t, head) {
		return r
	}
	s := t.SentenceAt(head)
	g := group{Document: t, report: &r, from: s.From}
	i := g.read(head)
	r.words.From = i
	switch {
	case g.infinitive && r.stance == "":
		i = controlled(t, &r, i, s)
	case accusedOf(t, &r, i, s):
	case gerund(t, head) && i == head:
		i = governedGerund(t, &r, i, s)
	case t.Lower(i-1) == "or" || t.Lower(i-1) == "nor", t.Lower(i-1) == "and" && t.Tokens[head].Tag == document.TagVerb && g.bare(head):
		i = coordinate(t, &r, i)
	}
	r.purpose = r.purpose || g.infinitive && r.stance == ""
	if r.subject.Empty() && !r.purpose {
		r.subject = subjectLeft(t, s.From, i)
	}
	if !g.flips {
		noneOf(t, &r, i, s)
	}
	inverted(t, &r, s)
	if r.stance == attribution.NotSaid && !g.flips {
		r.negated = false
	}
	trimWords(t, &r)
	return r
}

// trimWords takes off a verb group the words at its beginning that tell nothing.
func trimWords(t *document.Document, r *report) {
	for r.words.From < r.head && !telling(t, r.words.From) {
		r.words.From++
	}
}

// group reads a verb group from its last word to its first.
type group struct {
	*document.Document
	*report
	from       int  // of the sentence
	infinitive bool // a "to" stands before the head
	flips      bool // "did not hesitate to say"
	begun      bool // nothing before its first word is read
}

// read returns the first token of the group that ends with head.
func (g *group) read(head int) int {
	i := head
	for i > g.from && !g.begun && g.Tokens[i-1].Quotation == g.Tokens[head].Quotation {
		n := g.readPart(i)
		if n == 0 {
			break
		}
		i -= n
	}
	return i
}

// readPart reads the part of the group that ends before token i. It returns how many
// words that has: none where the group begins at i.
func (g *group) readPart(i int) int {
	j := i - 1
	switch w := g.Lower(j); {
	case w == "to" && !g.infinitive:
		g.infinitive = true
	case isAny(g.Document, j, negations) && w != "nobody" && w != "none":
		if !g.notOnly(j) {
			g.negated = !g.flips
		}
	case g.infinitive && g.stance == "" && g.governs(j):
	case g.isModal(j):
		if !g.flips && g.stance == "" {
			g.modal = j
		}
	case attribution.Auxiliary[w]:
		g.perfect = g.perfect || w == "have" && g.modalBefore(j)
	default:
		if n := max(g.readIdiom(i), g.readTooMuch(i), asideBefore(g.Document, g.from, i)); n > 0 {
			return n
		}
		if !g.isAdverb(j) {
			return 0
		}
	}
	return 1
}

// readTooMuch reads "too polite" before "to say", and returns how many words that has.
func (g *group) readTooMuch(i int) int {
	if !g.infinitive || g.stance != "" {
		return 0
	}
	from := tooMuch(g.Document, g.from, i-1)
	if from == 0 {
		return 0
	}
	g.stance = attribution.NotSaid
	return i - from
}

// longestGroupAside bounds an aside inside a verb group, in tokens.
const longestGroupAside = 12

// asideBefore returns how many words an aside in commas has that stands behind a negation or an
// auxiliary and ends before token i, "did not, as some papers reported, call", commas and all.
func asideBefore(t *document.Document, first, i int) int {
	if t.Lower(i-1) != "," {
		return 0
	}
	for k := i - 2; k > first && i-k < longestGroupAside; k-- {
		if t.Lower(k) == "," {
			if isAny(t, k-1, negations) || attribution.Auxiliary[t.Lower(k-1)] {
				return i - k
			}
			return 0
		}
	}
	return 0
}

// tooMuch returns the "too" of words that end with token i and keep somebody from
// saying something, "too polite", "too polite a man", or 0.
func tooMuch(t *document.Document, first, i int) int {
	for k := i; k > first+1 && k > i-6; k-- {
		w := &t.Tokens[k]
		switch {
		case w.Lower == "too" && k < i:
			if isWord(t, k-1, "only", "all", "none", "not", "n't", "never") || readily[t.Lower(k+1)] || impersonal(t, k) {
				return 0
			}
			return k
		case w.Is(document.Punct), w.Finite(), attribution.Auxiliary[w.Lower], w.Quotation != t.Tokens[i].Quotation:
			return 0
		}
	}
	return 0
}

// readily tells of somebody who does say it, "too quick to say", or of a figure: "too high to say".
var readily = vocabulary.WordSet(`quick ready eager willing happy keen fast hasty glad often many high low few small little early soon close`)

// impersonal reports an "it" or "there" and its verb right before token i: "it was too
// early to say" is what somebody said.
func impersonal(t *document.Document, i int) bool {
	k := i - 1
	for k > 0 && (attribution.Auxiliary[t.Lower(k)] || t.Tokens[k].Tag.Verb() || t.Tokens[k].Tag == document.TagAdverb) {
		k--
	}
	return isWord(t, k, "it", "there", "this", "that")
}

// notOnly reports a "not" at token i that negates no verb: "not only", "not long
// ago".
func (g *group) notOnly(i int) bool {
	return g.Lower(i) == "not" && (isWord(g.Document, i+1, "only", "just", "simply", "merely") || g.Lower(i+2) == "ago" || g.Lower(i+3) == "ago")
}

func (g *group) isModal(i int) bool {
	k := &g.Tokens[i]
	return isAny(g.Document, i, modals) && !k.Is(document.Capitalized) && (k.Tag == document.TagModal || k.Tag == document.TagVerb)
}

// isAdverb reports an adverb that can stand among verbs. A conjunction begins the
// group, whatever the tagger takes it for.
func (g *group) isAdverb(i int) bool {
	k := &g.Tokens[i]
	switch k.Lower {
	case "so", "as", "but", "then":
		return false
	}
	if k.Tag == document.TagAdverb && !k.Is(document.Capitalized) && !isAny(g.Document, i, claims|refuses|denies) {
		return true
	}
	return vocabulary.Adverbial[k.Lower] || strings.HasSuffix(k.Lower, "ly") && k.Tag != document.TagName
}

// idioms are the phrases of several words in a verb group, the longer ones first.
var idioms = []struct {
	words    []string
	to       bool // only before "to": "as if to say"
	supposed bool // what comes after was not said
	negates  bool // it was not said
}{
	{words: []string{"as", "well"}},
	{words: []string{"at", "no", "time"}, negates: true},
	{words: []string{"at", "no", "point"}, negates: true},
	{words: []string{"at", "no", "stage"}, negates: true},
	{words: []string{"on", "no", "occasion"}, negates: true},
	{words: []string{"by", "no", "means"}, negates: true},
	{words: []string{"in", "no", "way"}, negates: true},
	{words: []string{"as", "if"}, to: true, supposed: true},
	{words: []string{"all", "but"}, supposed: true},
	{words: []string{"go", "so", "far", "as"}, to: true},
	{words: []string{"gone", "so", "far", "as"}, to: true},
	{words: []string{"went", "so", "far", "as"}, to: true},
	{words: []string{"so", "far", "as"}, to: true},
}

// readIdiom reads an idiom that ends before token i, and returns how many words it
// has. One that supposes begins the group.
func (g *group) readIdiom(i int) int {
	for _, idiom := range idioms {
		if idiom.to && !g.infinitive || !follows(g.Document, i, idiom.words...) {
			continue
		}
		if idiom.supposed {
			g.stance, g.begun = attribution.Hypothetical, true
		}
		g.negated = g.negated || idiom.negates && !g.flips
		return len(idiom.words)
	}
	return 0
}

// modalBefore reports whether a modal verb stands right before token i, but for
// adverbs: "would probably have".
func (g *group) modalBefore(i int) bool {
	for k := i - 1; k >= g.from && k > i-4; k-- {
		if g.Tokens[k].Tag == document.TagModal || isAny(g.Document, k, modals) {
			return true
		}
		if g.Tokens[k].Tag != document.TagAdverb {
			return false
		}
	}
	return false
}

// bare reports a verb without auxiliary and without "to": "and guarantee".
func (g *group) bare(head int) bool { return g.words.From == head && !g.infinitive }

// governs reads a word before "to say": "refused", "is expected".
func (g *group) governs(i int) bool {
	k := &g.Tokens[i]
	if k.Is(document.Capitalized) && i > g.from || isAny(g.Document, i, nounsToo) && !verbal(g.Document, i) {
		return false
	}
	switch {
	case isAny(g.Document, i, hesitates) && isAny(g.Document, i-1, negations):
		g.flips = true
	case g.Lower(i) == "yet":
		if !attribution.Auxiliary[g.Lower(i-1)] {
			return false
		}
		g.stance = attribution.NotSaid
	case isAny(g.Document, i, refuses):
		g.stance = attribution.NotSaid
	case isAny(g.Document, i, plans):
		g.stance = attribution.Hypothetical
	default:
		return false
	}
	return true
}

// noneOf reads a subject that is nobody: "no witness said", "none of them said", over
// an aside as in "nobody there, least of all Quill, said".
func noneOf(t *document.Document, r *report, i int, s document.Sentence) {
	if open := beforeLeast(t, i, s); open > s.From {
		i = open
	}
	for k := i - 1; k >= s.From && k > i-8 && !t.Tokens[k].Is(document.Punct) && !isAny(t, k, reports); k-- {
		if isAny(t, k, nobodys) && (k == s.From || t.Tokens[k-1].Is(document.Punct) || attribution.OpensClause(&t.Tokens[k-1]) || t.Lower(k-1) == "and") {
			r.nobody, r.subject = true, document.Range{From: k, To: i}
			return
		}
	}
}

// beforeLeast returns where the aside begins that ends before token i, if it names who
// says so least: ", least of all Quill,", ", not even Quill,".
func beforeLeast(t *document.Document, i int, s document.Sentence) int {
	if t.Lower(i-1) != "," {
		return document.None
	}
	for k := i - 2; k > s.From && i-k < attribution.LongestAside; k-- {
		if t.Lower(k) == "," {
			if t.Lower(k+1) == "least" || isWord(t, k+1, "not", "including", "even", "let", "certainly", "neither") {
				return k
			}
			return document.None
		}
	}
	return document.None
}

// telling reports whether token i of a verb group tells its stance: an adverb at
// its beginning does not.
func telling(t *document.Document, i int) bool {
	switch t.Lower(i) {
	case "also", "again", "later", "has", "have", "had", "was", "were", "'s":
		return false
	}
	return isAny(t, i, negations|falsely) || t.Lower(i) == "too" || t.Tokens[i].Tag != document.TagAdverb && !vocabulary.Adverbial[t.Lower(i)]
}

func gerund(t *document.Document, i int) bool { return strings.HasSuffix(t.Lower(i), "ing") }

// coordinate reads "would not confirm or deny": the second verb stands in the
// group of the first.
func coordinate(t *document.Document, r *report, i int) int {
	v := i - 2
	if v < 0 || !verbal(t, v) || t.Tokens[v].Sentence != t.Tokens[i].Sentence {
		return i
	}
	first := readReport(t, v)
	r.negated, r.nobody, r.perfect, r.modal, r.stance = first.negated || t.Lower(i-1) == "nor", first.nobody, first.perfect, first.modal, first.stance
	r.subject, r.words.From = first.subject, first.words.From
	return first.words.From
}

// controlled reads "warned Bellweather not to say": who was told to say so has
// not said it.
func controlled(t *document.Document, r *report, i int, s document.Sentence) int {
	np := subjectLeft(t, s.From, i)
	from := behindVerb(t, np, controls)
	verb := from - 1
	if np.Empty() || verb < s.From || from == np.From && !(isAny(t, verb, controls) && (verbal(t, verb) || !isAny(t, verb, nounsToo))) && !awaited(t, verb) {
		return i
	}
	np.From = from
	r.stance, r.negated, r.subject = attribution.Hypothetical, false, np
	return np.From
}

// inverted reads "nor did she say" and "at no time did he say".
func inverted(t *document.Document, r *report, s document.Sentence) {
	i := r.subject.From - 1
	if r.subject.Empty() || i < s.From || !attribution.Auxiliary[t.Lower(i)] {
		return
	}
	if isAny(t, i-1, negations) || isAny(t, i, negations) || opensNegated(t, s) && t.Lower(s.To-1) != "?" {
		r.negated = true
		r.words.From = i - 1
	}
}

// opensNegated reports a sentence that begins with a time or place at which something did not
// happen: "Not once in forty years did", "At no time did".
func opensNegated(t *document.Document, s document.Sentence) bool {
	return isWord(t, s.From, "not", "never", "nowhere") || isWord(t, s.From, "at", "in", "on", "under") && t.Lower(s.From+1) == "no"
}

// clauseStart returns where the clause of a reporting word begins: with its subject.
func (r *report) clauseStart() int {
	if r.subject.Empty() {
		return r.words.From
	}
	return min(r.words.From, r.subject.From)
}

// behindVerb returns where a noun phrase begins that a verb of the groups in c, or "for",
// looks like a part of: a name behind it misleads the tagger.
func behindVerb(t *document.Document, np document.Range, c wordClass) int {
	for k := np.To - 2; k >= np.From; k-- {
		next := &t.Tokens[k+1]
		if awaited(t, k) || isAny(t, k, c) && next.Is(document.Capitalized) && !t.Tokens[k].Is(document.Capitalized) {
			return k + 1
		}
	}
	return np.From
}

// awaited reports a "for" at token i behind a word that looks for something that has
// not happened: "waiting for Quill to say", "no need for her to say".
func awaited(t *document.Document, i int) bool {
	return i > 0 && t.Lower(i) == "for" && awaits[t.Lower(i-1)]
}

var awaits = vocabulary.WordSet(`wait waits waited waiting long longs longed longing hope hopes hoped hoping call calls called calling pray prays prayed praying beg begs begged begging
	plead pleads pleaded pleading press pressed pressing push pushed pushing yearn yearning look looking need reason time impossible unlikely enough arrange arranged`)

// subjectLeft is the noun phrase that ends before token end, over an aside that says
// who that is: "Ada Quill, the harbour chief," with its last comma left out.
func subjectLeft(t *document.Document, from, end int) document.Range {
	if np := behindSupposing(t, nounsLeft(t, from, end), from); !np.Empty() || end-1 <= from || t.Lower(end-1) != "," {
		return np
	}
	for k := end - 2; k > from && end-k < attribution.LongestAside; k-- {
		switch w := &t.Tokens[k]; {
		case w.Quotation != t.Tokens[end-1].Quotation, w.Finite(), attribution.OpensClause(w):
			return document.Range{}
		case w.Lower != ",":
		case !saysWho(t, k+1, end-1):
			return document.Range{}
		default:
			np := behindSupposing(t, nounsLeft(t, from, k), from)
			if !np.Empty() {
				np.To = end - 1
			}
			return np
		}
	}
	return document.Range{}
}

// behindSupposing takes off a phrase the verb that tells somebody to suppose what comes
// next, "Imagine Ada Quill", at the beginning of a sentence.
func behindSupposing(t *document.Document, np document.Range, first int) document.Range {
	if np.From == first && np.To-np.From > 1 && isAny(t, first, supposes) {
		np.From++
	}
	return np
}

// saysWho reports an aside that tells what somebody is: "the harbour chief", "62",
// "mayor of Selm".
func saysWho(t *document.Document, from, to int) bool {
	if from >= to {
		return false
	}
	k := &t.Tokens[from]
	return isWord(t, from, "the", "a", "an", "its", "his", "her", "their", "our") || k.Is(document.Numeric) || nominal(t, from) && k.Tag != document.TagAdverb && !vocabulary.Weekdays[k.Lower]
}
