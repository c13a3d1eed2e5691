package answer

import (
	"maps"
	"slices"

	"onrecord/corpus/lexicon"
	"onrecord/index/term"
)

// counted is what a question asks the number of: "people" of "people missing after the
// flood". Where it asks for the dead, "58 people died", "killed 58" and "left 58 dead" all count
// them, and "58 people hurt" does not.
type counted struct {
	topic  map[string]bool // stems of all that is asked
	things map[string]bool // stems of what is counted
	event  map[string]bool // stems of what tells one event from another: "Sandy Hook"
	dead   bool
	money  bool // what is asked for is a sum
}

var (
	anybody     = lexicon.Words("people-counted")
	peopleStems = stemsIn(lexicon.List("people-counted"))
	deadWords   = words("dead die died dies dying death deaths fatalities kill killed killing kills murdered perished slain")
	killing     = words("kill killed killing kills murdered claimed")
	someOnly    = words("men women children adults girls boys kids pupils students teachers officers") // a part of all people
	partStems   = stemsIn(slices.Collect(maps.Keys(someOnly)))
	costs       = words("cost costs price priced worth")
	spending    = words("pay pays paid spend spends spent give gives gave raise raised earn earns earned")
	currencies  = words("crown crowns kronor krona kroner dollar dollars pound pounds euro euros franc francs yen yuan rupees pesos roubles rubles")
	hurtWords   = words("hurt injure injured injuring wound wounded wounding infected")
)

// countedIn returns what the topic of a question counts: its first word.
func countedIn(topic string) counted {
	out := counted{topic: stemsIn([]string{topic}), event: make(map[string]bool)}
	for i, t := range term.Of(topic) {
		out.money = out.money || costs[t.Word]
		switch {
		case i == 0 && someOnly[t.Word]:
			out.things = map[string]bool{t.Stem: true}
		case i == 0 && (anybody[t.Word] || deadWords[t.Word]):
			out.things = peopleStems
		case i == 0:
			out.things = map[string]bool{t.Stem: true}
		}
		out.dead = out.dead || deadWords[t.Word]
	}
	for _, t := range askedWords(topic) {
		if !out.things[t.Stem] {
			out.event[t.Stem] = true
		}
	}
	return out
}

// isPart reports whether the number that ends at to counts a part of those who are asked for: "20 children"
// of "how many people".
func (c counted) isPart(terms []term.Term, to int) bool {
	for j := to + 1; j < min(to+2+mostBetween, len(terms)) && joined(terms[j-1], terms[j]); j++ {
		if partStems[terms[j].Stem] {
			return len(c.things) > 1
		}
		if c.things[terms[j].Stem] || IsFigure(terms[j].Word) {
			return false
		}
	}
	return false
}

// farFromEvent is from how many words between a number and what happened on the number is likely of
// something else that the sentence tells of.
const farFromEvent = 15

// isFar reports whether a number stands far from all words of what happened that the passage has.
func (c counted) isFar(terms []term.Term, at int) bool {
	far := false
	for j, t := range terms {
		if !c.event[t.Stem] {
			continue
		}
		if far = true; max(j-at, at-j) < farFromEvent {
			return false
		}
	}
	return far
}

// wordingsOfDeath returns a topic, and once more with each word that tells of the same deaths: "people
// died in the flood", "people killed in the flood", "people dead in the flood".
func wordingsOfDeath(topic string) []string {
	out := []string{topic}
	for _, t := range term.Of(topic) {
		if !deadWords[t.Word] {
			continue
		}
		for _, other := range []string{"died", "killed", "dead"} {
			if other != t.Word {
				out = append(out, topic[:t.Span.Start]+other+topic[t.Span.End:])
			}
		}
		break
	}
	return out
}

// names reports whether a word names what is counted.
func (c counted) names(t term.Term) bool {
	return c.things[t.Stem] || c.dead && deadWords[t.Word]
}

// mostBetween is how many words may stand between a number and what it counts: "14,000
// of the American troops".
const mostBetween = 4

// anyBy reports whether a number of a passage counts what is asked about.
func (c counted) anyBy(terms []term.Term) bool {
	for i, t := range terms {
		if IsFigure(t.Word) && c.by(terms, i) {
			return true
		}
	}
	return false
}

// by reports whether the number at i of a passage counts what is asked about.
func (c counted) by(terms []term.Term, i int) bool {
	from, to := aroundFigure(terms, i)
	if c.money {
		return isSum(terms, from, to)
	}
	if partOfCount(terms, from, to) || from > 0 && (terms[from-1].Word == "per" || c.dead && hurtWords[terms[from-1].Word]) {
		return false
	}
	if c.dead && toldDead(terms, from) {
		return true
	}
	for j := to + 1; j < min(to+2+mostBetween, len(terms)) && joined(terms[j-1], terms[j]); j++ {
		if c.names(terms[j]) {
			return !c.dead || died(terms, j)
		}
		if IsFigure(terms[j].Word) || notBetween[terms[j].Word] {
			return false
		}
	}
	return false
}

// isSum reports whether a number is one of money, as far as terms tell: "38 million crowns", "$23".
func isSum(terms []term.Term, from, to int) bool {
	for j := to + 1; j < min(to+3, len(terms)) && joined(terms[j-1], terms[j]); j++ {
		if currencies[terms[j].Word] {
			return true
		}
	}
	return from == 0 || terms[from].Span.Start-terms[from-1].Span.End > len(" ")
}

// toldDead reports whether the words before a number that begins at from tell that those
// whom it counts are dead: "killed 58", "the death toll rose to 58".
func toldDead(terms []term.Term, from int) bool {
	for j := from - 1; j >= max(0, from-mostBetween) && joined(terms[j], terms[j+1]); j-- {
		if word := terms[j].Word; word == "toll" || j == from-1 && killing[word] {
			return true
		}
	}
	return false
}

// mostToFate is how many words may stand between those who are counted and that they died:
// "68,000 people in this country have already died".
const mostToFate = 8

// died reports whether those counted up to the term at j are dead, as far as the next
// figure that counts others: "26 people, including 20 children, were killed".
func died(terms []term.Term, j int) bool {
	for last := min(j+mostToFate, len(terms)-1); j <= last; j++ {
		switch word := terms[j].Word; {
		case deadWords[word]:
			return true
		case hurtWords[word], IsFigure(word) && !partOfCount(terms, j, j):
			return false
		}
	}
	return false
}

// partOfCount reports whether a figure is a part of the one before, of the same fate: "26
// people, including 20 children, were killed", but not "1.2 million people were infected,
// including 68,000 who died".
func partOfCount(terms []term.Term, from, to int) bool {
	if from == 0 || !amongThem[terms[from-1].Word] {
		return false
	}
	return to+1 == len(terms) || terms[to+1].Word != "who" && !deadWords[terms[to+1].Word]
}

var amongThem = words("among including them")

// notBetween do not stand between a number and what it counts: "five bases in
// Afghanistan" counts no Afghanistan, "three weeks after the vote" no vote.
var notBetween = words("a about after against and at before between but by during for from if in into off on or over per since that than through to under until up when while with within year years day days week weeks month months hour hours minute minutes percent cent")

// joined reports whether two terms follow each other with nothing between them but a
// space, a hyphen or a closing quotation mark: "20 first-graders", "“more than 500” people".
func joined(a, b term.Term) bool {
	gap := b.Span.Start - a.Span.End
	return gap == len(" ") || gap == len("” ")
}
