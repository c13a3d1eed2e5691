// Package quote owns the quotes of an article and their speakers: [Annotate]
// takes a body and returns its sentences, what was said in it, by whom, and
// the words that say so.
//
// Standard terms: a quote has content (what was said), a cue (the reporting
// words, "said"), and a source (the words that name who said it, as printed:
// "the envoy", "he"). The speaker is the person or body that the source stands
// for, resolved from this article and nothing else.
//
// # Pipeline
//
// Each stage is a package of internal/ and is readable without the next:
//
//	document     tokens, sentences, paragraphs, quotations; boilerplate, posts, transcripts
//	tagger       parts of speech
//	attribution  cues, source and content of each, n-best, reranking, assembly into quotes
//	stance       asserted, denied, not said, hypothetical, disputed, asked, retracted
//	mention      names, titles, and the entities that they are mentions of
//	coref        the speaker that a source stands for
//
// internal/linear holds the learners, internal/model the weights in the binary,
// corpus/lexicon the word lists. Command train learns the weights, command eval
// measures; MODEL.md tells how, on what, and how good they are.
//
// Limits: English only. Reported speech is the weak kind. Speakers err most on
// documents whose issuer stands elsewhere, organisations called by new words ("the
// web giant"), groups ("they") and long descriptions. Of a passage set off without
// marks the first paragraph alone is found. The figures are in
// eval/testdata/dev.golden and articles.golden.
package quote

import "onrecord/corpus"

// Stance says how the article holds the words of a quote. Only asserted ones are
// words that the speaker said, by the article, as a claim of their own.
type Stance string

const (
	Asserted     Stance = "asserted"
	Denied       Stance = "denied"       // the speaker says that it is not so: "denied that …", "rejected claims that …"
	NotSaid      Stance = "not-said"     // the speaker did not say so: "has never said that …", "refused to say whether …"
	Hypothetical Stance = "hypothetical" // nobody has said so yet: "if the minister says …", "is expected to say …"
	Disputed     Stance = "disputed"     // the article says that it is false or a fake: "falsely claimed …", "a doctored clip shows …"
	Asked        Stance = "asked"        // a question: "asked whether …"
	Retracted    Stance = "retracted"    // taken back, by the speaker or by a correction of the article
)

// Stances are all of them; the first is the one that counts as said.
var Stances = []Stance{Asserted, Denied, NotSaid, Hypothetical, Disputed, Asked, Retracted}

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

// Person is a person whom the article names.
type Person struct {
	Name string // the fullest one printed, without title
	// Titles are those printed in this article, each once, in order.
	Titles []string
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
	// Stance is how the article holds the words. The cue of a quote that is not
	// asserted is what says so: "refused to say".
	Stance Stance
}

// Annotation is what Annotate finds in a body. Sentences and quotes come in
// the order of their first byte; every span lies inside the body, on rune
// boundaries.
type Annotation struct {
	Sentences []corpus.Sentence
	Quotes    []Quote
	// Maybe holds what may be quotes, though it is likelier that they are none,
	// where a speaker is named: enough to say who perhaps said words that somebody
	// asks for, too little to count. Their confidence covers both doubts.
	Maybe []Quote
	// Quotations are the stretches in quotation marks, with the marks, whether
	// anybody is quoted with them or not; the end of a paragraph ends one. A signed
	// post counts as one.
	Quotations []corpus.Span
	// People are those whom the article names, Organisations the fullest names of
	// its bodies; those named most come first.
	People        []Person
	Organisations []string
}
