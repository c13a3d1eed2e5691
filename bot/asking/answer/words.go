package answer

import (
	"strings"

	"onrecord/index/term"
)

// word is a term with what it may be taken for.
type word struct {
	term.Term
	plain  string // without apostrophes, as it is typed in a hurry: "dont"
	verb   string // the auxiliary that it is a form of
	groups []int  // of the thesaurus
	filler bool   // a word of grammar, that a memory leaves out
}

// classified looks up what each term may be taken for.
func classified(terms []term.Term) []word {
	out := make([]word, len(terms))
	groups := thesaurus()
	for i, t := range terms {
		out[i] = word{Term: t, plain: strings.ReplaceAll(t.Word, "'", ""), verb: auxiliaries[t.Word], groups: groups[t.Stem], filler: fillers[t.Word]}
	}
	return out
}

// likeness is 1 for the same word, less for another form of it or another word
// for the same, and 0 for any other word.
func likeness(a, b *word) float64 {
	switch {
	case a.Word == b.Word, a.plain == b.plain:
		return 1
	case a.Word == "not" && isContracted(b.Word), b.Word == "not" && isContracted(a.Word):
		return 1
	case a.Stem == b.Stem:
		return sameStem
	case isContracted(a.Word) && isContracted(b.Word) && contracted(a.Word) == contracted(b.Word):
		return sameVerb
	case a.verb != "" && a.verb == b.verb:
		return sameVerb
	case len(a.groups) > 0 && len(b.groups) > 0 && share(a.groups, b.groups):
		return synonym
	case slipped(a.Word, b.Word):
		return slip
	}
	return 0
}

// isContracted reports whether a verb and its "not" are one word: "don't".
func isContracted(word string) bool { return strings.HasSuffix(word, "n't") || word == "cannot" }

// contracted returns the verb of a contraction with "not", whatever its person and tense: "do" of
// "doesn't".
func contracted(word string) string {
	verb := strings.TrimSuffix(word, "n't")
	switch verb {
	case "wo":
		return "will"
	case "ca", "cannot":
		return "can"
	}
	return auxiliaries[verb]
}

// leastSlipped is the length, in bytes, of a word from which one wrong letter is a slip
// rather than another word.
const leastSlipped = 6

// slipped reports whether two words differ in one letter, or in two neighbours that
// changed places, but not in the first.
func slipped(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b) < leastSlipped || len(b)-len(a) > 1 || a[0] != b[0] || a[0] <= '9' {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch {
	case len(a) < len(b):
		return a[i:] == b[i+1:]
	case i+1 >= len(a):
		return true
	}
	return a[i+1:] == b[i+1:] || a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// auxiliaries holds the verbs whose tense reported speech shifts.
var auxiliaries = map[string]string{
	"will": "will", "would": "will", "can": "can", "could": "can", "may": "may", "might": "may", "shall": "shall", "should": "shall",
	"is": "be", "are": "be", "am": "be", "was": "be", "were": "be", "be": "be", "been": "be",
	"has": "have", "have": "have", "had": "have", "do": "do", "does": "do", "did": "do",
}

// fillers are the words of grammar that people leave out when they jot down what
// somebody said. None of them turns a statement round.
var fillers = func() map[string]bool {
	out := make(map[string]bool)
	for _, w := range strings.Fields(`a about after all also am an and any are as at be because been before being but by can could did do
		does doing down for from get got had has have having he her here him his how i if in into is it its just may me might more most
		must my of off on once one only or other our out over own said same say says she should so some such than that the their them
		then there these they this those through to too under up upon us very was we were what when where which while who whom why
		will with would you your yours i'm i've it's we're we've they're that's he's there's you're`) {
		out[w] = true
	}
	return out
}()

// stemsIn returns the stems of some words.
func stemsIn(words []string) map[string]bool {
	out := make(map[string]bool)
	for _, stem := range term.Stems(strings.Join(words, " ")) {
		out[stem] = true
	}
	return out
}

func negations(words []word) int {
	n := 0
	for _, w := range words {
		if IsNegation(w.Word) {
			n++
		}
	}
	return n
}

// contractions are the words that are no others without their apostrophe, as people type
// them in a hurry: "dont", but not "were".
var contractions = func() map[string]string {
	out := make(map[string]string)
	for _, w := range strings.Fields(`ain't aren't can't couldn't didn't doesn't don't hadn't hasn't haven't isn't mustn't needn't shouldn't wasn't weren't won't
		wouldn't i'm i've you've we've they've you're they're he's she's that's there's what's who's let's you'll they'll that'll it'll nobody's everybody's
		somebody's nothing's everyone's here's where's how's could've should've would've might've`) {
		out[strings.ReplaceAll(w, "'", "")] = w
	}
	return out
}()

// withApostrophes puts the apostrophes of contractions into words as typed.
func withApostrophes(typed string) string {
	all := strings.Fields(typed)
	for i, w := range all {
		if full, ok := contractions[strings.ToLower(w)]; ok {
			all[i] = full
		}
	}
	return strings.Join(all, " ")
}

// IsNegation reports whether a folded word turns a statement round: "never", "won't".
func IsNegation(word string) bool {
	switch word {
	case "not", "no", "never", "cannot", "nobody", "nothing", "none", "without", "nor", "neither":
		return true
	}
	return strings.HasSuffix(word, "n't")
}

// IsContent reports whether a folded word tells of something: it is no word of grammar
// and no negation.
func IsContent(word string) bool { return !fillers[word] && !IsNegation(word) }
