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
	FirstSaid Intent = "first-said" // who, or when, said them first?
	LastSaid  Intent = "last-said"  // who, or when, said them last?
	HowMany   Intent = "how-many"   // which figures are given, and by whom?
	Find      Intent = "find"       // anything else: the passages with these words
)

// Question is a text as it was understood.
type Question struct {
	Text   string // as typed
	Intent Intent
	// Words are the topic (WhatSaid), what to look for (HowMany, Find), or else
	// the wording asked about. They may be empty.
	Words string
	// Phrase holds words that an answer has exactly so.
	Phrase  string
	Without []string // words that no answer has
	Speaker string   // words of a name, title or description
	Filter  index.Filter
}

// HasWording reports whether there are words with which an answer can be compared.
func (q Question) HasWording() bool {
	return q.Intent != WhatSaid && q.Intent != HowMany && (q.Words != "" || q.Phrase != "")
}

// comparesWords reports whether Words are a wording, of which every word counts,
// rather than a topic.
func (q Question) comparesWords() bool {
	switch q.Intent {
	case WhatSaid, HowMany, Find:
		return false
	}
	return true
}

// AboutQuotes reports whether only what somebody is quoted with answers the question.
func (q Question) AboutQuotes() bool { return q.Intent != HowMany && q.Intent != Find }

// Empty reports whether nothing is asked for.
func (q Question) Empty() bool {
	return q.Words == "" && q.Phrase == "" && q.Speaker == "" && q.Query().String() == ""
}

// Query returns what to ask of an engine.
func (q Question) Query() index.Query {
	words := q.Words
	if words == "" {
		words = q.Phrase
	}
	return index.Query{Words: words, Phrase: q.Phrase, Without: q.Without, Speaker: q.Speaker, Filter: q.Filter}
}

// String is the canonical form, to be shown: "Kerry · ceasefire · from 2016-01-01".
func (q Question) String() string {
	var parts []string
	add := func(label string, values ...string) {
		for _, v := range values {
			if v != "" {
				parts = append(parts, label+v)
			}
		}
	}
	add("", q.Speaker, q.Words)
	if q.Phrase != "" {
		add("", "“"+q.Phrase+"”")
	}
	add("without ", q.Without...)
	add("", q.Filter.Outlets...)
	add("", q.Filter.Sections...)
	for _, k := range q.Filter.Kinds {
		add("", string(k))
	}
	if q.Filter.From == q.Filter.To {
		add("on ", string(q.Filter.From))
	} else {
		add("from ", string(q.Filter.From))
		add("to ", string(q.Filter.To))
	}
	return strings.Join(parts, " · ")
}
