package question

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"onrecord/corpus/quote"
)

// Options are what the reading of a question depends on.
type Options struct {
	// Now is the present in the asker's time zone, from which "last week"
	// counts. With the zero time such words are left as they are.
	Now time.Time
}

// Parse reads a question, or its canonical form.
func Parse(text string, o Options) Question {
	if q, ok := parseCanonical(text); ok {
		q.Text = cmp.Or(q.Text, text)
		return q
	}
	q, _ := parse(text, o)
	return q
}

// reading is what else a question says about the one before it.
type reading struct {
	pronoun bool // the speaker is "he"
	that    bool // the words are "that"
	more    bool // it asks what else there is
	form    bool // it is a question of some form, and not words to look for
}

func parse(text string, o Options) (Question, reading) {
	q := Question{Text: text, Intent: Find}
	c := newCalendar(o.Now)
	text, _ = split(text, o)
	all := c.phrases(read(text, q.taker(c)))
	if talk := talkOf(all); talk != "" && q.Query().String() == "" {
		q.Intent, q.Words = SmallTalk, talk
		return q, reading{form: true}
	}
	all = takeExceptions(&q, withoutOpeningNot(withoutCourtesies(all)))
	form, m, ok := formOf(all)
	if !ok {
		return parseFormless(q, text, all, o)
	}
	q.Intent = form.intent
	said, r := q.takeWords(all, m.found), reading{form: true}
	q.takeDates(all, said)
	if named := m.found[speaker]; named.end > 0 && q.Speaker == "" {
		words := dateless(all[named.first:named.end])
		q.Speaker = nameOf(words)
		r.pronoun = q.Speaker == "" && len(words) > 0 && pronouns[words[0].key]
		if q.Intent == WhatSaid && q.Words == "" && anybody[strings.ToLower(q.Speaker)] {
			q.Words = topicOf(clauseOf(words))
		}
	}
	if asksForDenials(q.Intent, all, m.found) && len(q.Filter.Stances) == 0 {
		q.Filter.Stances = []quote.Stance{quote.Denied}
	}
	r.more = slices.ContainsFunc(all, func(w word) bool { return w.key == "else" && w.quoted == 0 })
	if asksForApology(q.Intent, all, m.found) {
		q.Topic, q.Words = q.mayHaveWording(), strings.TrimSpace(q.Words+" apologise")
	}
	takeWhose(&q, all, m.found)
	if to := m.found[anyone]; to.end > 0 && q.Intent == WhatSaid {
		q.To = nameOf(dateless(all[to.first:to.end]))
	}
	if r.that = isAnaphora(q.Words); r.that {
		q.Words = "" // they stand for nothing here
	}
	return q, r
}

// parseFormless reads a text that is of no form as a whole: the question among its sentences, or
// else words to look for.
func parseFormless(q Question, text string, all []word, o Options) (Question, reading) {
	if asked := askedIn(text, o); asked != "" {
		inside, r := parse(asked, o)
		inside.Text = q.Text
		inside.inherit(q)
		return inside, r
	}
	q.takeFind(takeNot(&q, all))
	return q, reading{}
}

// isAnaphora reports whether words stand for those before: "that", "it again".
func isAnaphora(words string) bool {
	any := false
	for _, w := range strings.Fields(strings.ToLower(words)) {
		if !anaphora[w] && !repeated[w] {
			return false
		}
		any = true
	}
	return any
}

// repeated come after what stands for words, and alone where "that" was read already.
var repeated = set("too also again before since then either already")

// takeWhose takes of which outlet, and by whom, the articles are.
func takeWhose(q *Question, all []word, f found) {
	for c, values := range map[capture]*[]string{outletName: &q.Filter.Outlets, bylineName: &q.Filter.Bylines} {
		if name := nameOf(dateless(all[f[c].first:f[c].end])); name != "" {
			*values = append(*values, name)
		}
	}
}

// asksForDenials reports whether the verb of a question is "deny": who denied it wants
// what the articles hold as denied. In what is asked for the word is one of others.
func asksForDenials(i Intent, all []word, f found) bool {
	switch i {
	case WhoSaid, DidSay, WhatSaid, WhenSaid, HowOften:
		return anyOutside(all, f, denying)
	}
	return false
}

// asksForApology reports whether it is asked who apologised, or whether somebody did: what answers tells
// of an apology.
func asksForApology(i Intent, all []word, f found) bool {
	return (i == WhatSaid || i == WhoSaid && f[words].end == 0) && anyOutside(all, f, apologising)
}

// anyOutside reports whether one of some words stands outside all that a form takes.
func anyOutside(all []word, f found, keys map[string]bool) bool {
	for at, w := range all {
		taken := false
		for _, s := range f {
			taken = taken || at >= s.first && at < s.end
		}
		if keys[w.key] && w.quoted == 0 && !taken {
			return true
		}
	}
	return false
}

var (
	denying     = set("deny denied denies denying denial denials")
	apologising = set(lexicon["APOLOGISE"])
)

// formOf returns the first form that matches, or the first that does when slips
// of the fingers are overlooked.
func formOf(all []word) (form, matcher, bool) {
	for _, loosely := range []bool{false, true} {
		m := matcher{words: all, loosely: loosely}
		for _, f := range forms() {
			if m.match(f.pattern) && f.fits(m) {
				return f, m, true
			}
		}
	}
	return form{}, matcher{}, false
}

// fits reports whether what a form took can be what it stands for: nobody's name
// begins with "against".
func (f form) fits(m matcher) bool {
	named := m.found[speaker]
	if t := m.found[topic]; t.first > 1 && isFigure(m.words[t.first].key) && m.words[t.first-1].key == "about" && sayingAbout[m.words[t.first-2].key] {
		return m.words[0].key == "what" // "did she say about 900 took part" has no topic
	}
	if said := m.found[words]; f.intent == IsRight && said.end > 0 && notClaims[m.words[said.first].key] {
		return m.words[said.first].key == "there" && said.end > said.first+1 && isFigure(m.words[said.first+1].key) // "were there 48 people"
	}
	if f.intent != WhoIs || named.end == 0 {
		return true
	}
	switch m.words[named.first].key {
	case "against", "for", "in", "on", "at", "behind", "with", "from", "not", "going", "to", "responsible", "it", "that", "this", "there":
		return false
	}
	return named.end-named.first <= 8
}

var sayingAbout = set("say said says saying")

func isFigure(word string) bool { return word != "" && word[0] >= '0' && word[0] <= '9' }

// notClaims do not begin what can be right or wrong: "is there a ferry", "are you sure".
var notClaims = set("there you i we u anyone anybody someone somebody not")

// fewWords is how many words in quotation marks need those around them to be told
// from other quotes: who said 5 per cent was "not enough"?
const fewWords = 3

// takeWords takes the wording or the topic, and returns where the wording
// stands: a phrase that says when, such as "the ferry will sail in 2016", is part of
// it there. Of a wording in quotation marks nothing else is part.
func (q *Question) takeWords(all []word, f found) (said stretch) {
	if t := f[topic]; t.end > 0 {
		q.Topic = q.mayHaveWording()
		q.Words = topicOf(all[t.first:t.end])
		if said := f[words]; said.end > 0 { // "how often was the quay called sinking"
			q.Topic, q.Words = false, join(dateless(all[t.first:t.end]))+" "+join(dateless(all[said.first:said.end]))
		}
		if t.first > 1 && afterwards[all[t.first-1].key] && spans[all[t.first-2].key] { // "in the week after the vote"
			q.Words = topicOf(all[t.first-2 : t.end])
		}
		if q.Intent == HowMany {
			q.Words = topicOf(withoutAll(all[t.first:t.end], auxiliaries))
		}
		return stretch{}
	}
	w := f[words]
	if w.end == 0 {
		return stretch{}
	}
	taken := all[w.first:w.end]
	if quoted := quotedIn(taken); len(quoted) > 0 {
		q.Words = join(quoted)
		if len(quoted) <= fewWords {
			q.Words = join(withoutHead(dateless(taken), beforeQuoted))
		}
		return stretch{}
	}
	taken = withoutTail(taken, thanks)
	for q.Intent == HowOften && len(taken) > 1 && taken[len(taken)-1].when != nil {
		taken = taken[:len(taken)-1] // it tells of which time the statements are counted
	}
	if q.Words = join(unfold(taken)); strings.EqualFold(q.Words, anything) {
		q.Words = ""
	}
	return stretch{w.first, w.first + len(taken)}
}

// spans and the words behind them tell how long after something that happened is meant.
var (
	spans      = set(lexicon["SPAN"])
	afterwards = set("after before following")
)

// takeDates takes the phrases that say when and are not part of the wording.
func (q *Question) takeDates(all []word, said stretch) {
	for i, w := range all {
		if w.when == nil || i >= said.first && i < said.end {
			continue
		}
		q.DaysInWords = true
		if w.when.from != "" {
			q.Filter.From = w.when.from
		}
		if w.when.to != "" {
			q.Filter.To = w.when.to
		}
	}
}

// takeFind takes a text of no form: what stands in double quotation marks first
// is the phrase that has to stand exactly so.
func (q *Question) takeFind(all []word) {
	q.takeDates(all, stretch{})
	rest := withoutAsking(dateless(all))
	var phrase, outside []word
	for _, w := range rest {
		if w.quoted > 0 && (len(phrase) == 0 || phrase[0].quoted == w.quoted) {
			phrase = append(phrase, w)
		} else {
			outside = append(outside, w)
		}
	}
	q.Phrase = join(phrase)
	q.Words = topicOf(outside)
}
