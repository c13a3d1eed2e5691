package answer

import (
	"strings"

	"onrecord/index/term"
)

// wording is what was asked, with the weight of each word: how much it tells
// one passage from another.
type wording struct {
	terms   []term.Term
	weights []float64
	total   float64
}

// leastWeight keeps a word that every passage has from counting for nothing: it
// is still a word of the quote. mostWeight keeps a word that hardly any passage
// has, a slip of the memory perhaps, from counting for everything.
const leastWeight, mostWeight = 0.2, 5

func newWording(words string, weights map[string]float64) wording {
	w := wording{terms: term.Of(words)}
	for _, t := range w.terms {
		weight := min(weights[t.Stem], mostWeight) + leastWeight
		w.weights = append(w.weights, weight)
		w.total += weight
	}
	return w
}

// comparison says how the words asked for stand in a passage.
type comparison struct {
	score   float64 // 0 to 1: the share of the wording that is there, and how well
	matched []bool  // for each term of the passage
	// start and end are the terms of the passage in which the whole wording
	// stands word for word, one after the other; both are 0 where it does not.
	start, end int
}

// Shares of its weight that a word earns which is there, but not as asked.
const (
	sameStem   = 0.95 // "ceasefires" for "ceasefire"
	sameVerb   = 0.8  // "will" for "would": reported speech shifts the tense
	outOfOrder = 0.5
	negated    = 0.6 // of the whole score: "not" was added or dropped
	scattered  = 0.4 // what a wording loses that is spread thin over a passage
)

// compare aligns the wording with a passage.
func (w wording) compare(passage []term.Term) comparison {
	c := comparison{matched: make([]bool, len(passage))}
	if w.total == 0 || len(passage) == 0 {
		return c
	}
	c.start, c.end = w.verbatim(passage)
	if c.end > 0 {
		for i := c.start; i < c.end; i++ {
			c.matched[i] = true
		}
		c.score = 1
		return c
	}
	pairs := w.align(passage)
	earned, found := 0.0, make([]bool, len(w.terms))
	for _, p := range pairs {
		earned += w.weights[p.asked] * likeness(w.terms[p.asked], passage[p.printed])
		found[p.asked], c.matched[p.printed] = true, true
	}
	for i, t := range w.terms {
		if found[i] {
			continue
		}
		for j, other := range passage {
			if !c.matched[j] && t.Stem == other.Stem {
				earned += w.weights[i] * outOfOrder
				c.matched[j] = true
				break
			}
		}
	}
	c.score = earned / w.total
	if len(pairs) > 0 {
		first, last := pairs[0].printed, pairs[len(pairs)-1].printed
		density := float64(len(pairs)) / float64(last-first+1)
		c.score *= 1 - scattered*(1-density)
		if negations(w.terms) != negations(passage[max(first-1, 0):last+1]) {
			c.score *= negated
		}
	}
	return c
}

// verbatim returns the terms of the passage that are the whole wording, word
// for word. Words that a "not" stands before say the opposite.
func (w wording) verbatim(passage []term.Term) (start, end int) {
	n := len(w.terms)
	for i := 0; i+n <= len(passage); i++ {
		same := i == 0 || !isNegation(passage[i-1].Word)
		for j := 0; same && j < n; j++ {
			same = w.terms[j].Word == passage[i+j].Word
		}
		if same {
			return i, i + n
		}
	}
	return 0, 0
}

// pair is a word asked for and the word of the passage that it is.
type pair struct{ asked, printed int }

// align finds the best local alignment (Smith and Waterman, 1981) of the
// wording with the passage: a word that matches earns its weight, one that is
// left out on either side costs a little.
func (w wording) align(passage []term.Term) []pair {
	const skipAsked, skipPrinted = 0.3, 0.05 // of the weight; of the mean weight
	rows, cols := len(w.terms)+1, len(passage)+1
	score := make([]float64, rows*cols)
	gap := skipPrinted * w.total / float64(len(w.terms))
	best, bestAt := 0.0, 0
	for i := 1; i < rows; i++ {
		for j := 1; j < cols; j++ {
			at := i*cols + j
			s := max(0, score[at-cols]-skipAsked*w.weights[i-1], score[at-1]-gap)
			if like := likeness(w.terms[i-1], passage[j-1]); like > 0 {
				s = max(s, score[at-cols-1]+like*w.weights[i-1])
			}
			if score[at] = s; s > best {
				best, bestAt = s, at
			}
		}
	}
	var pairs []pair
	for at := bestAt; score[at] > 0; {
		i, j := at/cols, at%cols
		like := likeness(w.terms[i-1], passage[j-1])
		switch {
		case like > 0 && score[at] == score[at-cols-1]+like*w.weights[i-1]:
			pairs = append(pairs, pair{i - 1, j - 1})
			at -= cols + 1
		case score[at] == score[at-1]-gap:
			at--
		default:
			at -= cols
		}
	}
	for i, j := 0, len(pairs)-1; i < j; i, j = i+1, j-1 {
		pairs[i], pairs[j] = pairs[j], pairs[i]
	}
	return pairs
}

// likeness is 1 for the same word, less for another form of it, and 0 for
// another word.
func likeness(a, b term.Term) float64 {
	switch {
	case a.Word == b.Word:
		return 1
	case a.Stem == b.Stem:
		return sameStem
	case auxiliaries[a.Word] != "" && auxiliaries[a.Word] == auxiliaries[b.Word]:
		return sameVerb
	}
	return 0
}

// auxiliaries holds the verbs whose tense reported speech shifts.
var auxiliaries = map[string]string{
	"will": "will", "would": "will", "can": "can", "could": "can", "may": "may", "might": "may", "shall": "shall", "should": "shall",
	"is": "be", "are": "be", "am": "be", "was": "be", "were": "be", "be": "be", "been": "be",
	"has": "have", "have": "have", "had": "have", "do": "do", "does": "do", "did": "do",
}

func negations(terms []term.Term) int {
	n := 0
	for _, t := range terms {
		if isNegation(t.Word) {
			n++
		}
	}
	return n
}

func isNegation(word string) bool {
	switch word {
	case "not", "no", "never", "cannot", "nobody", "nothing", "none", "without":
		return true
	}
	return strings.HasSuffix(word, "n't")
}
