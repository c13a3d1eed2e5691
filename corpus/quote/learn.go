package quote

import (
	"io"

	"onrecord/corpus"
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/coref"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/model"
	"onrecord/corpus/quote/internal/tagger"
)

// TaggedWord is a word with its Penn part-of-speech tag, to learn from.
type TaggedWord = tagger.TaggedWord

// Example is an article with the quotes that a reader annotated in it.
type Example struct {
	Article corpus.Article
	Quotes  []Quote
}

// Learn trains the models on annotated articles and tagged sentences, and writes
// their weights. The same data gives the same bytes. The settings of the models
// come from cross-validation on the training sets.
func Learn(w io.Writer, examples []Example, tagged [][]TaggedWord) error {
	return learn(examples, tagged).Write(w)
}

// LearnSpeakers trains the ranker of speakers alone and writes it with the shipped
// weights of the other models, which must have been learned from the same data.
func LearnSpeakers(w io.Writer, examples []Example) error {
	e := *model.Shipped()
	learnSpeakers(&e, trainingDocs(&e, examples))
	return e.Write(w)
}

// learn trains the models.
func learn(examples []Example, tagged [][]TaggedWord) *model.Models {
	e := &model.Models{Tagger: tagger.LearnTags(tagged)}
	docs := trainingDocs(e, examples)
	e.Attribution = attribution.Train(docs)
	learnSpeakers(e, docs)
	return e
}

func learnSpeakers(e *model.Models, docs []attribution.TrainingDoc) {
	attribution.HoldOutCuePriors(docs)
	e.Speakers = coref.TrainRanker(docs)
}

// trainingDocs returns the examples with parts of speech.
func trainingDocs(e *model.Models, examples []Example) []attribution.TrainingDoc {
	docs := make([]attribution.TrainingDoc, len(examples))
	for i, x := range examples {
		t := document.Parse(x.Article.Body)
		tagger.TagText(e.Tagger, t)
		docs[i] = attribution.NewTrainingDoc(t, annotated(x.Quotes))
	}
	return docs
}

func annotated(quotes []Quote) []attribution.GoldQuote {
	out := make([]attribution.GoldQuote, len(quotes))
	for i, q := range quotes {
		out[i] = attribution.GoldQuote{Content: q.Content, Cue: q.Cue, Source: q.Source, Speaker: q.Speaker.Name}
	}
	return out
}
