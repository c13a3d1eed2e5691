package answer

import (
	"onrecord/bot/asking/question"
)

// Prospect tells quickly which passages may answer a question, for whoever has many
// questions and one article. It looks at no order, and lets through more than
// answers.
type Prospect struct {
	phrase []string // the stems that a passage needs
	words  []prospect
	least  float64 // the weight of words from which a passage may answer
}

// prospect is a word asked for: what it earns where the passage has its stem, and
// what where it has another word for it.
type prospect struct {
	stem           string
	there, instead float64
}

// NewProspect returns the prospect of a question whose words have these weights.
func NewProspect(q question.Question, weights map[string]float64) Prospect {
	var p Prospect
	for _, t := range newWording(q.Phrase, weights, 0).words {
		p.phrase = append(p.phrase, t.Stem)
	}
	asked := newWording(q.Query().Words, weights, 0)
	for i, w := range asked.words {
		word := prospect{stem: w.Stem, there: asked.weights[i]}
		switch {
		case w.verb != "":
			word.instead = asked.weights[i] * sameVerb
		case len(w.groups) > 0:
			word.instead = asked.weights[i] * synonym
		}
		p.words = append(p.words, word)
	}
	p.least = asked.total * enoughFor(q)
	return p
}

// Allows reports whether a passage with some stems may answer.
func (p Prospect) Allows(has func(stem string) bool) bool {
	for _, stem := range p.phrase {
		if !has(stem) {
			return false
		}
	}
	most, found := 0.0, len(p.words) == 0
	for _, w := range p.words {
		if has(w.stem) {
			most += w.there
			found = true
		} else {
			most += w.instead
		}
	}
	return found && most >= p.least
}
