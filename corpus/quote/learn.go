package quote

import (
	"io"

	"onrecord/corpus"
	"onrecord/corpus/quote/internal/linear"
)

// Example is an article with the quotes that a reader annotated in it.
type Example struct {
	Article corpus.Article
	Quotes  []Quote
}

// Learn trains the models on annotated articles and tagged sentences, and writes
// their weights. The same data gives the same bytes. The settings of the models
// come from cross-validation on the training sets.
func Learn(w io.Writer, examples []Example, tagged [][]TaggedWord) error {
	return learn(examples, tagged).write(w)
}

// parts is in how many parts the articles are divided to learn what to accept:
// the candidates of each come from models that have not seen it.
const parts = 8

// learn trains the models.
func learn(examples []Example, tagged [][]TaggedWord) *Engine {
	e := &Engine{tags: learnTags(tagged)}
	var w workspace
	lessons := make([]lesson, len(examples))
	for i, x := range examples {
		lessons[i] = e.lesson(x, &w)
	}
	var accepted, strays []linear.Choice
	partial := make([]*Engine, parts)
	unseen := make([][]lesson, parts)
	for part := range parts {
		var seen []lesson
		for i, l := range lessons {
			if i%parts == part {
				unseen[part] = append(unseen[part], l)
			} else {
				seen = append(seen, l)
			}
		}
		partial[part] = &Engine{tags: e.tags}
		partial[part].learnAttributions(seen, &w)
		for i := range unseen[part] {
			accepted = partial[part].readingChoices(accepted, &unseen[part][i], &w)
		}
	}
	e.learnAttributions(lessons, &w)
	e.accept = linear.TrainRanker(accepted, acceptSettings)
	for part, p := range partial {
		p.accept = e.accept
		for i := range unseen[part] {
			strays = p.strayChoices(strays, &unseen[part][i], &w)
		}
	}
	e.strays = linear.TrainRanker(strays, straySettings)
	e.speakers = learnSpeakers(lessons)
	return e
}
