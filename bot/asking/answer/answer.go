// Package answer owns the [Answer] to a question and its citations: ranking
// the candidates on their words, grouping wire copies, re-reading the cited
// bytes from the archive, and saying how nearly they match what was asked.
// Every word of an answer comes from an article or is a label. RANKING.md says how
// candidates are ranked, and lists the thresholds.
package answer

import (
	"onrecord/bot/asking/coverage"
	"onrecord/bot/asking/question"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// Answer is what the newsroom's archive has to say to a question. Its JSON
// form is part of the command line's contract.
type Answer struct {
	Question string          `json:"question"`
	Intent   question.Intent `json:"intent"`
	Found    bool            `json:"found"`
	// Likely is true where what was found is probably meant, and no more than that.
	Likely bool `json:"likely"`
	// Confidence is the chance, from 0 to 1, that the first citation is what was meant;
	// of a question that is not decided by chance, 1 where it is found.
	Confidence float64  `json:"confidence"`
	Speaker    *Speaker `json:"speaker"` // of the first citation; nil where there is none
	// Line is the answer in one plain line.
	Line string `json:"answer"`
	// Citations come best first, at most ten.
	Citations []Citation `json:"citations"`
	Facets    Facets     `json:"facets"`
	// Nearest holds the nearest quotes where nothing was found.
	Nearest []Citation `json:"nearest"`
	// Suggestions are questions that may have been meant, the likeliest first: with
	// another name, or with one of several people who have it.
	Suggestions []Suggestion `json:"suggestions"`
	// Holes are runs of days, among those asked for, of which the archive has no articles,
	// or far fewer than usual; where nothing was found.
	Holes  []coverage.Hole `json:"holes"`
	Scope  Scope           `json:"scope"`
	TookMS float64         `json:"took_ms"`

	// Asked is the canonical form of what was understood ("Kerry · ceasefire").
	Asked string `json:"-"`
	// Note says what a question could not know, in a sentence: whom else a name may
	// mean, which outlets there are.
	Note string `json:"-"`
	// Seen is how many citations were shown before, and passed over.
	Seen int `json:"-"`
	// Sample is true where the built-in sample archive answered.
	Sample bool `json:"-"`

	// lead is what the question asks for, before its first citation, where that is
	// not who and what.
	lead      string
	lists     bool // the line names all who are cited
	known     int  // how many quotes by the speaker who is asked for came near
	otherDays bool // what answers is not of the days that are asked for
	typed     string
	most      int  // how many citations are wanted
	inOrder   bool // the citations are what was cited, in that order
}

// After is the question for what comes after so many of the citations, in its
// canonical form; empty where there is nothing more.
func (a Answer) After(shown int) string {
	if shown >= len(a.Citations) {
		return ""
	}
	q := a.whole()
	q.Seen = a.Seen + shown
	return question.AsTyped(q)
}

// Whole is the question for all that answers, from the first on, in its canonical form.
func (a Answer) Whole() string { return question.AsTyped(a.whole()) }

func (a Answer) whole() question.Question {
	q := question.Parse(a.Asked, question.Options{})
	q.Text, q.Seen = a.typed, 0
	if a.otherDays {
		q.Filter.From, q.Filter.To = "", ""
	}
	return q
}

// Only is the answer with one of its citations, as found.
func (a Answer) Only(c Citation) Answer {
	a.Found, a.Citations, a.Nearest, a.Suggestions = true, []Citation{c}, []Citation{}, []Suggestion{}
	a.Note, a.lead, a.lists, a.Facets = "", "", false, noFacets()
	a.Likely, a.Confidence = c.likely, c.chance
	a.Speaker, a.Line = speakerOf(c), c.line()
	return a
}

// Speaker is who an answer names.
type Speaker struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Named bool   `json:"named"`
}

// Attribution is a speaker with the words that the article prints for them.
type Attribution struct {
	Speaker
	AsPrinted string           `json:"as_printed"`
	Resolved  quote.Resolution `json:"resolved"`
	// Medium is what the statement came through, as printed but for a capital at its
	// beginning: "told RIA Novosti", "in an interview".
	Medium string `json:"-"`
	// Unclear is true where the confidence in the speaker is low.
	Unclear bool `json:"-"`
}

// IsClear reports whether the speaker is named, and surely so; of nil it is false.
func (a *Attribution) IsClear() bool { return a != nil && a.Named && !a.Unclear }

// Match says how the words asked for stand in the passage.
type Match string

const (
	Verbatim   Match = "verbatim"   // contiguous, inside the article's quotation marks
	Partial    Match = "partial"    // inside quotation marks, but not all of them or not as asked
	Paraphrase Match = "paraphrase" // reported speech or a sentence
	Related    Match = "related"    // the question has no wording to compare
)

// Offsets is a half-open range of bytes of the body, as JSON: [start,end].
type Offsets [2]int

// Citation is a passage of an article as it is shown. Text is exactly the
// bytes Start to End of the body.
type Citation struct {
	Article   corpus.ArticleID `json:"article"`
	Headline  string           `json:"headline"`
	Outlet    string           `json:"outlet"`
	Published corpus.Day       `json:"published"`
	URL       string           `json:"url"`
	Paragraph int              `json:"paragraph"`
	// Spans are the pieces of a quote that its attribution splits; Start and
	// End are their hull.
	Spans []Offsets  `json:"spans"`
	Start int        `json:"start"`
	End   int        `json:"end"`
	Text  string     `json:"text"`
	Kind  index.Kind `json:"kind"`
	Match Match      `json:"match"`
	// Stance is how the article holds the words; Cue the words that report them, as
	// printed: "denied". What is not asserted is shown with its whole sentence.
	Stance     quote.Stance `json:"stance"`
	Cue        string       `json:"cue"`
	Speaker    *Attribution `json:"speaker"`    // nil for a sentence
	Highlights []Offsets    `json:"highlights"` // the words that matched, in bytes of the body
	// Copies counts the further articles that carry the same words.
	Copies int     `json:"copies"`
	Score  float64 `json:"score"` // 0 to 1: how well the words match

	// Revision is the one that the offsets are of.
	Revision int `json:"-"`
	// Outlets that carry a copy, without this one, sorted.
	CopiedBy []string `json:"-"`
	// Corrected is true where the article was corrected after publication.
	Corrected bool `json:"-"`
	// Warning is why the newsroom does not trust the name of the speaker, by its own list;
	// empty where it says nothing.
	Warning string `json:"warning,omitempty"`
	// Marked is what the newsroom has marked the words as, and why: that they must not be
	// printed again. Empty where it has not.
	Marked string `json:"marked,omitempty"`
	// Place is where the words are in what is no article of the archive, but a source that
	// a draft is made of: a file with its line, or the time of a recording.
	Place string `json:"place,omitempty"`
	// Differs says which words asked for stand otherwise in the passage, where
	// they are few.
	Differs string `json:"-"`

	likely bool    // it is probably meant, and no more than that
	chance float64 // that it is meant
	said   said    // when and where, as printed; of the intents that ask for it
}

// Scope is what was searched.
type Scope struct {
	Articles int        `json:"articles"`
	From     corpus.Day `json:"from"`
	To       corpus.Day `json:"to"`
}

// Facets count the passages that match, by field.
type Facets struct {
	Speaker []Count `json:"speaker"`
	Outlet  []Count `json:"outlet"`
	Section []Count `json:"section"`
	Year    []Count `json:"year"`
	Month   []Count `json:"month"`
	Kind    []Count `json:"kind"`
	Place   []Count `json:"place"`

	Organisation []Count `json:"organisation"`
	Stance       []Count `json:"stance"`
	Byline       []Count `json:"byline"`
}

// Count is one value of a facet.
type Count struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}
