package answer

import (
	"slices"
	"sync"

	"onrecord/corpus/lexicon"
)

// reporting are the stems of the verbs by which somebody is quoted within a passage.
var reporting = sync.OnceValue(func() map[string]bool {
	return stemsIn(slices.Concat([]string{"say", "said", "told", "believe", "think", "thought"}, lexicon.List("verbs/say"), lexicon.List("verbs/claim")))
})

// themselves are the words before a reporting verb of which the speaker of the passage is the subject:
// "he still believes", "let me say".
var themselves = words("i we you he she me us my our his")

// fromSubject is how many words may stand between a reporting verb and its subject.
const fromSubject = 4

// byAnother reports whether the words asked for stand in what the passage tells that somebody else
// says: of "better to skip the meeting if the union went on to insist that nobody will pay", that
// nobody will pay.
func (w wording) byAnother(c *comparison) bool {
	if len(c.pairs) == 0 {
		return false
	}
	first := c.pairs[0].printed
	for i := first - 1; i > 0; i-- {
		if !reporting()[c.passage[i].Stem] {
			continue
		}
		before := c.passage[max(0, i-fromSubject):i]
		return !slices.ContainsFunc(before, func(t word) bool { return themselves[t.Word] })
	}
	return false
}

var placeNames = sync.OnceValue(func() map[string]bool { return lexicon.Words("places") })

// lacksPlace reports whether a passage lacks a place that is asked for, and its people: "his country"
// may be another one.
func (w wording) lacksPlace(c *comparison) bool {
	return slices.ContainsFunc(w.words, func(t word) bool {
		return placeNames()[t.Word] && !t.filler && !slices.ContainsFunc(c.passage, func(p word) bool { return sameBeginning(t.Word, p.Word) })
	})
}
