package index

import (
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// Schema numbers what an index is made of: the documents, how an engine keeps
// them, and the quotes that quote.Annotate finds. Raise it when one of them
// changes: an index with another number is built anew.
const Schema = 1

// Kind is the kind of a passage: that of its quote, or Sentence.
type Kind string

const (
	Direct   Kind = Kind(quote.Direct)
	Mixed    Kind = Kind(quote.Mixed)
	Indirect Kind = Kind(quote.Indirect)
	Sentence Kind = "sentence"
)

// Passage is a stretch of one revision of an article that can be cited: a
// quote or a sentence. An engine stores it and gives it back with a hit.
type Passage struct {
	Article    corpus.ArticleID
	Revision   int // from 1
	Ordinal    int // among the passages of the revision, from 0
	Kind       Kind
	Paragraph  int           // of the first span, from 1
	Spans      []corpus.Span // the pieces, in order; at least one
	Speaker    quote.Speaker // zero for a sentence
	AsPrinted  string        // the source's words; empty where none is printed
	Resolved   quote.Resolution
	Confidence float64 // in the speaker, from 0 to 1
}

// Document is a passage with what an engine needs to find it.
type Document struct {
	Passage
	Text    string // the words of the passage; searched, not stored
	Outlet  string
	Section string
	Day     corpus.Day // published; empty is unknown
}

// Documents returns the documents of one revision of an article: its quotes
// first, then its sentences.
func Documents(r corpus.Record, found quote.Annotation) []Document {
	paragraphs := corpus.Paragraphs(r.Body)
	docs := make([]Document, 0, len(found.Quotes)+len(found.Sentences))
	add := func(p Passage) {
		p.Article, p.Revision, p.Ordinal = r.ID, r.Revision, len(docs)
		if at, ok := corpus.ParagraphAt(paragraphs, p.Spans[0].Start); ok {
			p.Paragraph = at.Number
		}
		docs = append(docs, Document{
			Passage: p,
			Text:    textOf(r.Body, p.Spans),
			Outlet:  r.Outlet,
			Section: r.Section,
			Day:     corpus.DayOf(r.Published),
		})
	}
	for _, q := range found.Quotes {
		add(Passage{
			Kind:       Kind(q.Kind),
			Spans:      q.Content,
			Speaker:    q.Speaker,
			AsPrinted:  textOf(r.Body, q.Source),
			Resolved:   q.Resolved,
			Confidence: q.Confidence,
		})
	}
	for _, s := range found.Sentences {
		add(Passage{Kind: Sentence, Spans: []corpus.Span{s.Span}})
	}
	return docs
}

func textOf(body string, spans []corpus.Span) string {
	pieces := make([]string, len(spans))
	for i, s := range spans {
		pieces[i] = s.Of(body)
	}
	return strings.Join(pieces, " ")
}
