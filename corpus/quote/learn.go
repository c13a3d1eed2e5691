package quote

import (
	"io"

	"onrecord/corpus"
)

// Example is an article with the quotes that a reader annotated in it.
type Example struct {
	Article corpus.Article
	Quotes  []Quote
	// ContentAlone keeps the example from the model that resolves speakers.
	ContentAlone bool
}

// Learn trains the models on annotated articles and tagged sentences, and writes
// their weights. The same data gives the same bytes. The settings of the models
// come from cross-validation on the training sets.
func Learn(w io.Writer, examples []Example, tagged [][]TaggedWord) error {
	return learn(examples, tagged).write(w)
}

// learn trains the models.
func learn(examples []Example, tagged [][]TaggedWord) *Engine {
	e := &Engine{tags: learnTags(tagged)}
	lessons := make([]lesson, len(examples))
	for i, x := range examples {
		t := read(x.Article.Body)
		tagText(e.tags, t)
		lessons[i] = newLesson(t, annotated(x.Quotes))
	}
	e.attributions = learnAttributor(lessons)
	var resolved []lesson
	for i, x := range examples {
		if !x.ContentAlone {
			resolved = append(resolved, lessons[i])
		}
	}
	e.speakers = learnSpeakers(resolved)
	return e
}

func annotated(quotes []Quote) []annotatedQuote {
	out := make([]annotatedQuote, len(quotes))
	for i, q := range quotes {
		out[i] = annotatedQuote{q.Content, q.Cue, q.Source, q.Speaker.Name}
	}
	return out
}
