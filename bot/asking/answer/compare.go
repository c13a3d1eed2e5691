package answer

import (
	"math"
	"slices"
	"strings"

	"onrecord/bot/match"
	"onrecord/index"
	"onrecord/index/term"
	"onrecord/index/vector"
)

// wording is what was asked, with the weight of each word: how much it tells
// one passage from another.
type wording struct {
	words   []word
	weights []float64
	total   float64
	most    float64 // that a word can weigh
	sense   *sense  // nil where only the words count
}

// sense is what the words of a question mean, and who is asked for.
type sense struct {
	words, who *vector.Sense
}

func newSense(n index.Near) *sense {
	mean := func(text string) *vector.Sense { return vector.NewSense(vector.Asked(term.Words(text))) }
	return &sense{words: mean(n.Words), who: mean(n.Speaker)}
}

func newWording(text string, weights map[string]float64, passages int) wording {
	leastWeight, mostWeight := match.Asked.LeastWeight, match.Asked.MostWeight
	w := wording{words: classified(term.Of(text)), most: mostWeight + leastWeight}
	if passages > 0 {
		w.most = min(math.Log(float64(passages+1)), mostWeight) + leastWeight
	}
	for _, t := range w.words {
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
	pairs      []pair // the alignment, where it does not
	// passage is the terms as they are compared, and like how like each of them is to each
	// word asked for, one word's after the other's.
	passage []word
	like    []float64
	// opposite is true where one side says "not", and the other does not, or the passage has
	// the contrary of a word; afterNot where
	// the words of the passage come after one.
	opposite, afterNot bool
	// turned is true where a "not" is what one side has more.
	turned bool
	// exchanged is true where two words asked for stand in each other's place: "a good guy stops a
	// bad guy" for "a bad guy stops a good guy".
	exchanged bool
	// elsewhere is true where the words may be of another place, or another's.
	elsewhere bool
}

// Shares of its weight that a word earns which is there, but not as asked.
const (
	sameStem   = 0.95 // "ceasefires" for "ceasefire"
	sameVerb   = 0.8  // "will" for "would": reported speech shifts the tense
	synonym    = 0.6  // "truce" for "ceasefire"
	slip       = 0.85 // "comissioner" for "commissioner"
	outOfOrder = 0.5
	negated    = 0.6 // of the whole score: "not" was added or dropped
	behindNot  = 0.8 // of the whole score: "not" stands before the words
	scattered  = 0.4 // what a wording loses that is spread thin over a passage
)

// compare aligns the wording with a passage.
func (w wording) compare(terms []term.Term) comparison {
	c := comparison{matched: make([]bool, len(terms))}
	if w.total == 0 || len(terms) == 0 {
		return c
	}
	c.start, c.end = w.verbatim(terms)
	if c.end > 0 {
		for i := c.start; i < c.end; i++ {
			c.matched[i] = true
		}
		c.score = 1
		return c
	}
	w.liken(terms, &c)
	passage := c.passage
	c.pairs = w.align(passage, c.like)
	c.score = w.earned(&c) / w.total
	if len(c.pairs) > 0 {
		w.turn(&c)
	}
	return c
}

// turn sets what in a passage turns the wording round, and takes off the score what that costs.
func (w wording) turn(c *comparison) {
	passage, begins := c.passage, c.pairs[0].asked
	first, last := c.pairs[0].printed, c.pairs[len(c.pairs)-1].printed
	c.score *= 1 - scattered*(1-density(passage[first:last+1], c.matched[first:last+1]))
	asked, printed := negations(w.words), negations(passage[first:last+1])
	thought := isThought(passage, first)
	raised := thought && asked == printed+1
	opposes, thoughtNot := w.opposes(passage, c.pairs, raised), thought && asked == printed
	c.turned = thoughtNot || opposes && asked != printed+negations(passage[max(0, first-nearNot):first]) || w.underNo(c)
	c.opposite = opposes || thoughtNot || w.turns(c) || w.denies(c)
	c.exchanged = w.exchanges(c)
	c.elsewhere = w.byAnother(c) || w.lacksPlace(c)
	c.afterNot = !raised && underNot(passage, 0, first, beforeNot) && !underNot(w.words, 0, begins, 0)
	switch {
	case raised:
	case asked != printed:
		c.score *= negated
	case first > 0 && IsNegation(passage[first-1].Word):
		c.score *= behindNot
	}
}

// underNo reports whether a passage has a "no" right before the first word of a wording without a "not":
// "no charges are needed" for "charges are needed".
func (w wording) underNo(c *comparison) bool {
	first := c.pairs[0]
	return first.asked == 0 && first.printed > 0 && c.passage[first.printed-1].Word == "no" && negations(w.words) == 0
}

// liken sets how like each word asked for is to each of a passage.
func (w wording) liken(terms []term.Term, c *comparison) {
	c.passage = classified(terms)
	c.like = make([]float64, 0, len(w.words)*len(c.passage))
	for i := range w.words {
		for j := range c.passage {
			c.like = append(c.like, likeness(&w.words[i], &c.passage[j]))
		}
	}
}

// earned is the weight of the words that are there, in order or not. It marks
// them in the comparison. A word of grammar out of its order is there by chance.
func (w wording) earned(c *comparison) float64 {
	earned, found := 0.0, make([]bool, len(w.words))
	for _, p := range c.pairs {
		earned += w.weights[p.asked] * c.like[p.asked*len(c.passage)+p.printed]
		found[p.asked], c.matched[p.printed] = true, true
		if verb := p.asked - 1; verb >= 0 && !found[verb] && w.words[p.asked].Word == "not" && match.SpelledOut(w.words[verb].Word, "not", c.passage[p.printed].Word) {
			earned += w.weights[verb]
			found[verb] = true
		}
	}
	for i, t := range w.words {
		if found[i] || t.filler {
			continue
		}
		for j := range c.passage {
			if !c.matched[j] && t.Stem == c.passage[j].Stem {
				earned += w.weights[i] * outOfOrder
				c.matched[j] = true
				break
			}
		}
	}
	return earned
}

// density is the share of matched words in a stretch. Words of grammar that did
// not match are not counted.
func density(stretch []word, matched []bool) float64 {
	in, out := 0, 0
	for i, w := range stretch {
		switch {
		case matched[i]:
			in++
		case !w.filler:
			out++
		}
	}
	return float64(in) / float64(in+out)
}

// A "not" belongs to the next content word; one that the other side has with farNot
// content words in between is the same. One before all that is asked for may be beforeNot
// content words away: "I do not think that".
const farNot, beforeNot = 2, 5

// nearNot is how many words before all that is asked for a "not" of theirs may stand.
const nearNot = 2

// opposes reports whether a word that both sides have is under a "not" on one of them
// alone: "the bridge is safe", "the bridge is not safe". A "not" of the passage before
// the first word asked for is none of the wording's: it may have been left out, "not a
// plan, but"; unless it is raised.
func (w wording) opposes(passage []word, pairs []pair, raised bool) bool {
	start := 0
	if pairs[0].asked == 0 && !raised {
		start = pairs[0].printed
	}
	for _, p := range pairs {
		asked, printed := w.words[p.asked], passage[p.printed]
		if asked.filler || IsNegation(asked.Word) || IsNegation(printed.Word) {
			continue
		}
		if underNot(w.words, 0, p.asked, 0) && !underNot(passage, start, p.printed, farNot) ||
			underNot(passage, start, p.printed, 0) && !underNot(w.words, 0, p.asked, farNot) {
			return true
		}
	}
	return endsInNot(w.words) && negations(passage[start:]) == 0
}

// denies reports whether a content word of a wording without a "not" stands in another order in the
// passage, and there under one each time: "wants to pass the bill but has not had the votes", for "has the
// votes to pass the bill".
func (w wording) denies(c *comparison) bool {
	if negations(w.words) > 0 {
		return false
	}
	n := len(c.passage)
	paired := make([]bool, len(w.words))
	for _, p := range c.pairs {
		paired[p.asked] = true
	}
	for i, asked := range w.words {
		if paired[i] || asked.filler {
			continue
		}
		denied := false
		for j := range c.passage {
			if c.like[i*n+j] == 0 {
				continue
			}
			if denied = underNot(c.passage, 0, j, 0); !denied {
				break
			}
		}
		if denied {
			return true
		}
	}
	return false
}

// exchanges reports whether two content words asked for stand in each other's place.
func (w wording) exchanges(c *comparison) bool {
	type gap struct{ asked, printed []word }
	var gaps []gap
	last := pair{-1, -1}
	for _, p := range append(slices.Clone(c.pairs), pair{len(w.words), len(c.passage)}) {
		g := gap{contentWords(w.words[last.asked+1 : p.asked]), contentWords(c.passage[last.printed+1 : p.printed])}
		if len(g.asked) == 1 && len(g.printed) == 1 {
			gaps = append(gaps, g)
		}
		last = p
	}
	for i, g := range gaps {
		for _, other := range gaps[i+1:] {
			if g.asked[0].Stem == other.printed[0].Stem && g.printed[0].Stem == other.asked[0].Stem {
				return true
			}
		}
	}
	return false
}

// contentWords returns the words that are none of grammar.
func contentWords(words []word) (out []word) {
	for _, t := range words {
		if !t.filler && !IsNegation(t.Word) {
			out = append(out, t)
		}
	}
	return out
}

// endsInNot reports whether nothing but words of grammar comes after a "not", which is then
// of all that is said: "the floor was not in".
func endsInNot(words []word) bool {
	for i := len(words) - 1; i >= 0; i-- {
		if IsNegation(words[i].Word) {
			return true
		}
		if !words[i].filler {
			return false
		}
	}
	return false
}

// isThought reports whether a verb of thinking before the words of a passage has their "not":
// "I do not think that it is safe" for "it is not safe".
func isThought(passage []word, first int) bool {
	thinking := false
	for i := first - 1; i >= 0; i-- {
		switch {
		case IsNegation(passage[i].Word):
			return thinking
		case raising[passage[i].Stem]:
			thinking = true
		case !passage[i].filler:
			return false
		}
	}
	return false
}

// raising holds the stems of the verbs that take the "not" of what is thought.
var raising = stemsIn(strings.Fields("think believe expect suppose imagine guess reckon feel seem appear want"))

// underNot reports whether a "not" stands before a word, from start on, with no more than
// so many content words in between; of "without", none.
func underNot(words []word, start, at, between int) bool {
	passed := 0
	for i := at - 1; i >= start; i-- {
		switch {
		case IsNegation(words[i].Word):
			return passed == 0 || words[i].Word != "without"
		case words[i].filler:
		case passed == between:
			return false
		default:
			passed++
		}
	}
	return false
}

// verbatim returns the terms of the passage that are the whole wording, word
// for word. Words that a "not" stands before say the opposite.
func (w wording) verbatim(passage []term.Term) (start, end int) {
	n := len(w.words)
	for i := 0; i+n <= len(passage); i++ {
		same := i == 0 || !IsNegation(passage[i-1].Word)
		for j := 0; same && j < n; j++ {
			same = w.words[j].Word == passage[i+j].Word
		}
		if same {
			return i, i + n
		}
	}
	return 0, 0
}
