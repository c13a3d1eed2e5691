// Package quote owns the quotes of an article and their speakers: [Annotate]
// takes a body and returns its sentences, what was said in it, by whom, and
// the words that say so.
//
// Standard terms: a quote has content (what was said), a cue (the reporting
// words, "said"), and a source (the words that name who said it, as printed:
// "the envoy", "he"). The speaker is the person or body that the source stands
// for, resolved from this article and nothing else.
package quote

import "onrecord/corpus"

// Kind says how much of a quote stands inside quotation marks.
type Kind string

const (
	Direct   Kind = "direct"   // (nearly) all of it
	Mixed    Kind = "mixed"    // some of it
	Indirect Kind = "indirect" // none: reported speech
)

// Resolution says by what form of mention the speaker was found.
type Resolution string

const (
	ByName         Resolution = "name"
	ByPronoun      Resolution = "pronoun"
	ByDescription  Resolution = "description"
	ByContinuation Resolution = "continuation" // no source printed: the speaker goes on
)

// Speaker is who said it.
type Speaker struct {
	// Name is the fullest name printed in the article, without title; where
	// nobody is named, the description as printed ("A Syrian army source").
	Name string
	// Title is the one printed in this article ("UN special envoy for Syria").
	Title string
	// Named is false where only a description is printed.
	Named bool
}

// Quote is one statement that the article attributes to someone.
type Quote struct {
	Kind Kind
	// Content holds the pieces of what was said, in order, with their quotation
	// marks and the comma or full stop inside them. An attribution splits a
	// quote into pieces, and so does the end of a paragraph.
	Content []corpus.Span
	Cue     []corpus.Span // empty where the quote stands without one
	Source  []corpus.Span // empty where none is printed
	// Medium is what the statement came through, as printed: "told RIA Novosti",
	// "in a statement". It is empty where none is printed.
	Medium  []corpus.Span
	Speaker Speaker // zero where nobody can be meant
	// Resolved is empty where Speaker is zero.
	Resolved Resolution
	// Confidence in the speaker, from 0 to 1.
	Confidence float64
}

// Annotation is what Annotate finds in a body. Sentences and quotes come in
// the order of their first byte; every span lies inside the body, on rune
// boundaries.
type Annotation struct {
	Sentences []corpus.Sentence
	Quotes    []Quote
}
