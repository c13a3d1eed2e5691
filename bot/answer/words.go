package answer

import (
	"strings"

	"onrecord/index/term"
)

// word is a term with what it may be taken for.
type word struct {
	term.Term
	verb   string // the auxiliary that it is a form of
	groups []int  // of the thesaurus
	filler bool   // a word of grammar, that a memory leaves out
}

// classified looks up what each term may be taken for.
func classified(terms []term.Term) []word {
	out := make([]word, len(terms))
	groups := thesaurus()
	for i, t := range terms {
		out[i] = word{Term: t, verb: auxiliaries[t.Word], groups: groups[t.Stem], filler: fillers[t.Word]}
	}
	return out
}

// likeness is 1 for the same word, less for another form of it or another word
// for the same, and 0 for any other word.
func likeness(a, b *word) float64 {
	switch {
	case a.Word == b.Word:
		return 1
	case a.Stem == b.Stem:
		return sameStem
	case a.verb != "" && a.verb == b.verb:
		return sameVerb
	case len(a.groups) > 0 && len(b.groups) > 0 && share(a.groups, b.groups):
		return synonym
	}
	return 0
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

func negations(words []word) int {
	n := 0
	for _, w := range words {
		if isNegation(w.Word) {
			n++
		}
	}
	return n
}

func isNegation(word string) bool {
	switch word {
	case "not", "no", "never", "cannot", "nobody", "nothing", "none", "without", "nor", "neither":
		return true
	}
	return strings.HasSuffix(word, "n't")
}
