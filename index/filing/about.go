package filing

import (
	"slices"
	"strconv"

	"onrecord/index/term"
)

// What a question is about often stands in the article and not in the quote: "It
// was a mistake", she said of the bridge. So the first document of each article has
// the stems of headline and body, each at the level of how much the article is about it.

// EveryArticle is a term of About that the first document of each article has.
const EveryArticle = "*"

// aboutLevels holds, for each level, from which saturation a stem is at it, and what one at
// it counts. A word that an article of the usual length has once is at the second level.
var aboutLevels = [...]struct{ from, share float64 }{{0, 0.5}, {0.3, 0.9}, {0.5, 1.3}, {0.7, 1.7}}

// AboutTerm is a term of an article that is about a stem, at one of the levels, and how much
// the article is about it: Share is 1 for a stem in passing.
type AboutTerm struct {
	Term
	Share float64
}

// AboutTerms returns the terms of a stem at each level. An article has one of them at most.
func AboutTerms(stem string) []AboutTerm {
	out := make([]AboutTerm, len(aboutLevels))
	for i, level := range aboutLevels {
		out[i] = AboutTerm{Term{About, atLevel(stem, i)}, level.share}
	}
	return out
}

// atLevel is a stem with its level as the last digit.
func atLevel(stem string, level int) string { return stem + strconv.Itoa(level) }

// subject is how often each stem stands in an article. Those of a quote count with its
// sentence, too.
type subject struct {
	stems map[string]int
	words int
}

func (s *subject) add(terms []term.Term) {
	if s.stems == nil {
		s.stems = make(map[string]int)
	}
	for _, t := range terms {
		s.stems[t.Stem]++
	}
	s.words += len(terms)
}

// Saturation as BM25 has it (Robertson and Zaragoza, 2009), with its usual constants. An
// article has usualWords words, those of its quotes twice.
const (
	saturates, lengthCounts = 1.2, 0.75
	usualWords              = 1000
)

// saturation is from 0 to 1: how much an article is about a stem that it has so often.
func (s *subject) saturation(times int) float64 {
	length := 1 - lengthCounts + lengthCounts*float64(s.words)/usualWords
	return float64(times) / (float64(times) + saturates*length)
}

func (s *subject) terms() []string {
	out := make([]string, 0, len(s.stems)+1)
	out = append(out, EveryArticle)
	for stem, times := range s.stems {
		level, saturation := 0, s.saturation(times)
		for level+1 < len(aboutLevels) && saturation >= aboutLevels[level+1].from {
			level++
		}
		out = append(out, atLevel(stem, level))
	}
	slices.Sort(out)
	return out
}
