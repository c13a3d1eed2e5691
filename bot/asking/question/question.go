// Package question owns the reading of a reporter's words: [Parse] turns a text
// into a [Question], with its intent, the words to find, and whose they are.
// Nothing that a person can type is an error; what is not understood is
// searched for.
package question

import (
	"strings"

	"onrecord/index"
)

// Intent is what a question wants to know.
type Intent string

const (
	WhoSaid   Intent = "who-said"   // who said these words?
	WhatSaid  Intent = "what-said"  // what did this person say about a topic?
	DidSay    Intent = "did-say"    // did this person say these words?
	WhenSaid  Intent = "when-said"  // when were these words said?
	WhereSaid Intent = "where-said" // where, or to whom, were these words said?
	FirstSaid Intent = "first-said" // who, or when, said them first?
	LastSaid  Intent = "last-said"  // who, or when, said them last?
	HowOften  Intent = "how-often"  // how many statements have these words?
	WhoIs     Intent = "who-is"     // which titles are printed for this person?
	WhoElse   Intent = "who-else"   // who said these words beside the person named?
	HowMany   Intent = "how-many"   // which figures are given, and by whom?
	MostSaid  Intent = "most-said"  // who is quoted most about a topic?
	Articles  Intent = "articles"   // which articles are about a topic, or quote somebody?
	WhoWrote  Intent = "who-wrote"  // who of the newsroom wrote about a topic, or quoted somebody?
	OverTime  Intent = "over-time"  // what did somebody say about a topic, the oldest first?
	Against   Intent = "against"    // who contradicted somebody about a topic?
	Agreeing  Intent = "agreeing"   // who agreed with somebody about a topic?
	IsRight   Intent = "is-right"   // is a statement or a figure right? Who gives it?
	Find      Intent = "find"       // anything else: the passages with these words
	SmallTalk Intent = "small-talk" // nothing of the archive: a greeting, thanks, what the bot is
)

// Question is a text as it was understood.
type Question struct {
	Text   string // as typed
	Intent Intent
	// Words are the topic (WhatSaid, HowMany, MostSaid, Articles, WhoWrote, OverTime, Against,
	// Agreeing, and where Topic is set), what to look for (Find, IsRight), or else the wording asked about; of SmallTalk its kind, such
	// as [Greeting]. They may be empty.
	Words string
	// Topic is true where Words tell what was spoken of, of an intent that
	// otherwise asks for a wording: "who spoke about the ferry".
	Topic bool
	// Phrase holds words that an answer has exactly so.
	Phrase  string
	Without []string // words that no answer has; of several in one entry, not all together
	// Speaker holds words of a name, title or description: of whom WhoIs asks
	// for, whom WhoElse, Against and Agreeing leave out, and whose words all others
	// ask for.
	Speaker string
	// To holds words for those to whom WhatSaid asks what was said.
	To string
	// Article is the address of the one that is asked about; empty is all.
	Article string
	Filter  index.Filter
	// DaysInWords is true where the days of Filter are those of a phrase of the question,
	// "in 2008", which may tell when something was said rather than printed. The canonical
	// form does not keep it.
	DaysInWords bool
	// Seen is how many citations of the answer were shown before, and are
	// passed over.
	Seen int
}

// HasWording reports whether there are words with which an answer can be compared.
func (q Question) HasWording() bool {
	return (q.mayHaveWording() || q.Intent == DidSay || q.Intent == Find) && !q.Topic && (q.Words != "" || q.Phrase != "")
}

// mayHaveWording reports whether the intent asks for a wording or for a topic.
func (q Question) mayHaveWording() bool {
	switch q.Intent {
	case WhoSaid, WhenSaid, WhereSaid, FirstSaid, LastSaid, HowOften, WhoElse:
		return true
	}
	return false
}

// AboutQuotes reports whether only what somebody is quoted with answers the question.
func (q Question) AboutQuotes() bool {
	switch q.Intent {
	case HowMany, Find, IsRight, Articles, WhoWrote, SmallTalk:
		return false
	}
	return true
}

// AboutStatement reports whether the question is about a single statement, and not one
// that counts or lists them.
func (q Question) AboutStatement() bool {
	switch q.Intent {
	case WhoSaid, DidSay, WhatSaid, WhenSaid, WhereSaid, FirstSaid, LastSaid:
		return true
	}
	return false
}

// AsksForOthers reports whether the speaker is the one whose words are not wanted.
func (q Question) AsksForOthers() bool {
	return q.Intent == WhoElse || q.Intent == Against || q.Intent == Agreeing
}

// Refines reports whether the question is another one with the same words, or about
// the same person, and narrowed otherwise.
func (q Question) Refines(before Question) bool {
	if q.String() == before.String() {
		return false
	}
	sameWords := q.Words == before.Words && q.Phrase == before.Phrase && q.Words+q.Phrase != ""
	return sameWords || q.Speaker == before.Speaker && q.Speaker != ""
}

// Empty reports whether nothing is asked for. Who is quoted most may be asked of all.
func (q Question) Empty() bool {
	return q.Intent != MostSaid && q.Words == "" && q.Phrase == "" && q.Speaker == "" && q.Article == "" && q.Query().String() == ""
}

// CountLimit is the most passages that are read to count statements; titleLimit
// is the most, the newest, in which titles are looked for.
const CountLimit, titleLimit = 500, 200

// Query returns what to ask of an engine.
func (q Question) Query() index.Query {
	words := q.Words
	if words == "" {
		words = q.Phrase
	}
	query := index.Query{Words: words, Phrase: q.Phrase, Without: q.Without, Speaker: q.Named(), Filter: q.Filter}
	switch q.Intent {
	case WhoElse, Against, Agreeing:
		query.Speaker = ""
	case HowOften, MostSaid, Articles, WhoWrote, FirstSaid, LastSaid, OverTime:
		query.Limit = CountLimit
		query.Oldest = q.Intent == FirstSaid || q.Intent == OverTime
	case WhoIs:
		query.Limit = titleLimit
	}
	return query
}

// Named returns the words of the speaker that can be looked for. A spokesman is
// left out, whom articles print in several ways: "the HNC spokesman" is their
// spokesperson.
func (q Question) Named() string {
	var words []string
	for word := range strings.FieldsSeq(q.Speaker) {
		if !strings.HasPrefix(strings.ToLower(word), "spokes") {
			words = append(words, word)
		}
	}
	if len(words) == 0 {
		return q.Speaker
	}
	return strings.Join(words, " ")
}
