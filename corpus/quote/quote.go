// Package quote owns the quotes of an article and their speakers: [Annotate]
// takes a body and returns its sentences, what was said in it, by whom, and
// the words that say so.
//
// Standard terms: a quote has content (what was said), a cue (the reporting
// words, "said"), and a source (the words that name who said it, as printed:
// "the envoy", "he"). The speaker is the person or body that the source stands
// for, resolved from this article and nothing else.
//
// # How a sentence goes through
//
// What the page puts between the paragraphs is left out (boilerplate), the items
// of a list stand each for itself (list). The rest is cut into tokens, sentences
// and quotations (text, token, sentence, dateline, marks), among them signed posts
// (post), the turns of transcripts and interviews (transcript) and passages set
// off without marks (block). Sentences in capitals are read as if they were not
// (capitals), and each token gets a part of speech (tag). A classifier looks at
// every word that may report speech (cue); what kind of verb it is, a word list
// tells (sense). For each likely one, a chain labels the words around it as
// source, content or neither; a quotation is one place in that chain, said by one
// speaker or not at all (scope). The likeliest labellings are its readings
// (candidate), and others end or begin at another bound of a clause (variant). A
// ranker weighs them against each other, against rival cues (rivals) and against
// being no quote at all: how their pieces begin and end, what they leave of the
// sentence (weigh, piece). Rules then give every quotation one owner, which may be
// told by the layout alone (layout), join its pieces, and let those that read as
// speech and have no attribution stand as quotes of their own (shape); another
// ranker decides on those inside somebody else's sentence (stray), and words that
// a quotation quotes in its turn are heard too (nested). What is likelier no quote
// is kept apart, where a speaker is named (maybe). Last, names are
// brought together (mention, title, entity) and each source is resolved: one
// that has a name for its head by rules (source, together), every other one
// (reference), a pronoun, a description, a document or nothing printed, by a
// choice among all that it may stand for: those named, those who spoke before,
// earlier phrases, its own words, and what the rules for descriptions, bodies
// and documents propose (gather, describe, body, issue). A ranker scores these
// options (rank, optionfeatures, issuelink, bodysort). The names brought together
// are the article's people and organisations (people). The medium is what else
// the sentence says of the statement's way.
//
// # Stance
//
// Not everything that is quoted was said. The verb group of the reporting word is
// read back to its first word and to what governs it (report): "has never said",
// "refused to say", "is expected to say", "if the minister says", "accused her of
// saying"; so is the noun of a claim, with the verb whose object it is. What rejects
// a claim, asks, takes back or calls false (stance), the notes of an article and
// its fakes (stancenote), tell the rest. Words that nobody said, or that somebody
// rejects, are quotes too, with their stance (unsaid): who looks for them must learn
// how the article holds them. The words that decide lie in stance.txt, the figures
// in eval/testdata/stances.golden and stance-dev.golden.
//
// # The model
//
// The six learned models are linear, over hashed features, one byte a weight.
// They were trained on 1,014 English news articles of 2004 to 2026 from Wikinews
// and some 130 outlets, annotated for this project, and on the part-of-speech
// tags of the GUM corpus; go run ./corpus/quote/train rebuilds weights.gz from
// these, byte for byte. Words that news uses alike form classes (wordclass), which
// tell the tagger about words that the tagged corpus lacks.
// eval/testdata/dev.golden holds the figures on 219 articles kept apart, with the speakers of given quotes and how
// far the figures can be trusted; train/testdata/folds.golden holds those on the
// training articles, cross-validated. The confidence in a speaker is the share
// of such answers that was right there.
//
// Limits: English only. Reported speech is the weak kind: F1 at overlap .3 is 86
// on the 219 articles, against 97 for quotations in marks. Of the speakers of
// quotes given, 86 in 100 are right to the letter and 91 agree: documents whose
// issuer stands elsewhere, bodies called by new words ("the web giant"), groups
// ("they") and long descriptions are where it errs. Of a passage set off without
// marks the first paragraph alone is found.
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
