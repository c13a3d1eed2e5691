package question

import (
	"strings"
	"time"

	"onrecord/index"
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
		q.Text = text
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
	all := withoutCourtesies(c.phrases(read(text, q.taker(c))))
	form, m, ok := formOf(all)
	if !ok {
		q.takeFind(all)
		return q, reading{}
	}
	q.Intent = form.intent
	said, r := q.takeWords(all, m.found), reading{form: true}
	q.takeDates(all, said)
	if named := m.found[speaker]; named.end > 0 && q.Speaker == "" {
		words := dateless(all[named.first:named.end])
		q.Speaker = nameOf(words)
		r.pronoun = q.Speaker == "" && len(words) > 0 && pronouns[words[0].key]
	}
	for _, w := range all {
		r.more = r.more || w.key == "else" && w.quoted == 0
	}
	r.that = anaphora[strings.ToLower(q.Words)]
	return q, r
}

// formOf returns the first form that matches, or the first that does when slips
// of the fingers are overlooked.
func formOf(all []word) (form, matcher, bool) {
	for _, loosely := range []bool{false, true} {
		m := matcher{words: all, loosely: loosely}
		for _, f := range forms {
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
	if f.intent != WhoIs || named.end == 0 {
		return true
	}
	switch m.words[named.first].key {
	case "against", "for", "in", "on", "at", "behind", "with", "from", "not", "going", "to", "responsible", "it", "that", "this", "there":
		return false
	}
	return named.end-named.first <= 8
}

// span is a stretch of the words of a question.
type span struct{ first, end int }

// fewWords is how many words in quotation marks need those around them to be told
// from other quotes: who said 5 per cent was "not enough"?
const fewWords = 3

// takeWords takes the wording or the topic, and returns where the wording
// stands: a phrase that says when, such as "the ferry will sail in 2016", is part of
// it there. Of a wording in quotation marks nothing else is part.
func (q *Question) takeWords(all []word, f found) (said span) {
	if t := f[topic]; t.end > 0 {
		q.Topic = q.mayHaveWording()
		q.Words = topicOf(all[t.first:t.end])
		if q.Intent == HowMany {
			q.Words = topicOf(withoutAll(all[t.first:t.end], auxiliaries))
		}
		return span{}
	}
	w := f[words]
	if w.end == 0 {
		return span{}
	}
	taken := all[w.first:w.end]
	if quoted := quotedIn(taken); len(quoted) > 0 {
		q.Words = join(quoted)
		if len(quoted) <= fewWords {
			q.Words = join(withoutHead(dateless(taken), beforeQuoted))
		}
		return span{}
	}
	taken = withoutTail(taken, thanks)
	for q.Intent == HowOften && len(taken) > 1 && taken[len(taken)-1].when != nil {
		taken = taken[:len(taken)-1] // it tells of which time the statements are counted
	}
	if q.Words = join(unfold(taken)); strings.EqualFold(q.Words, anything) {
		q.Words = ""
	}
	return span{w.first, w.first + len(taken)}
}

// takeDates takes the phrases that say when and are not part of the wording.
func (q *Question) takeDates(all []word, said span) {
	for i, w := range all {
		if w.when == nil || i >= said.first && i < said.end {
			continue
		}
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
	q.takeDates(all, span{})
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

func (q *Question) taker(c calendar) func(name, value string) bool {
	return func(name, value string) bool { return q.take(c, name, value) }
}

// take takes an operator; a value without meaning is not taken.
func (q *Question) take(c calendar, name, value string) bool {
	switch name {
	case "-":
		q.Without = append(q.Without, value)
	case "speaker":
		q.Speaker = value
	case "outlet":
		q.Filter.Outlets = append(q.Filter.Outlets, value)
	case "section":
		q.Filter.Sections = append(q.Filter.Sections, value)
	case "kind":
		k, ok := kindOf(value)
		if !ok {
			return false
		}
		q.Filter.Kinds = append(q.Filter.Kinds, k)
	case "before", "after", "on":
		return q.takeDay(c, name, value)
	default:
		return false
	}
	return true
}

// takeDay bounds as Slack's own search does: without the day named.
func (q *Question) takeDay(c calendar, name, value string) bool {
	p, ok := c.periodOf(value)
	if !ok {
		return false
	}
	first, last := p.days()
	switch name {
	case "on":
		q.Filter.From, q.Filter.To = first, last
	case "after":
		q.Filter.From, _ = onDay(p.last.AddDate(0, 0, 1)).days()
	case "before":
		_, q.Filter.To = onDay(p.first.AddDate(0, 0, -1)).days()
	}
	return true
}

func kindOf(value string) (index.Kind, bool) {
	switch k := index.Kind(strings.ToLower(value)); k {
	case index.Direct, index.Mixed, index.Indirect, index.Sentence:
		return k, true
	}
	return "", false
}

// courtesies stand before a question and mean nothing to it.
var courtesies = compileAll(
	"hi|hey|hello|ok|okay|please|pls|so|and|um|well|sorry|but",
	"quick question",
	"can|could|would|will you|anyone|anybody|someone|we|u [please] tell|find|check|say|look|show|give [me|us] [out|up] [if|whether]",
	"can|could i|we get|have|see",
	"do|does you|we|anyone|anybody|u know|remember [if|whether]",
	"do|have we|you|i|u have|got",
	"any idea|clue [if|whether]",
	"tell|remind me|us",
	"find me|us|out",
	"show|give|get|send me|us",
	"i'm|im looking|searching for",
	"i am looking|searching for",
	"i need|want|wonder [to] [know] [if|whether]",
	"look|search|looking|searching [up] for",
	"trying|need to find [out] [if|whether]",
	"wondering [if|whether]",
)

// asking stands before what a question of no form is about.
var asking = compileAll(
	"how|when|where|why|which|what|who|whom|whose [many|much|often|long] [is|are|was|were|did|do|does|has|have|had|'s]",
	"is|are there",
	"[any] articles|stories|pieces|coverage|mentions|passages|everything|anything|something|news [about|on|of|mentioning]",
)

func compileAll(notations ...string) []pattern {
	out := make([]pattern, len(notations))
	for i, n := range notations {
		out[i] = compile(n)
	}
	return out
}

// withoutStart drops from the start of words what one of the patterns matches.
// All that remains is kept where nothing else would.
func withoutStart(all []word, patterns []pattern) []word {
	for _, p := range patterns {
		for n := min(len(all)-1, 8); n > 0; n-- {
			m := matcher{words: all[:n]}
			if all[n-1].when == nil && m.match(p) {
				return all[n:]
			}
		}
	}
	return all
}

func withoutCourtesies(all []word) []word {
	for {
		rest := withoutStart(all, courtesies)
		if len(rest) == len(all) {
			return all
		}
		all = rest
	}
}

func withoutAsking(all []word) []word { return withoutStart(all, asking) }

// Words that are grammar and no content, by what they do.
var (
	pronouns = set("he she they it we you i him her them his hers their") // for whoever was named before
	nobody   = set("anyone anybody someone somebody people everyone everybody who person one")
	// anaphora stand for words said before, or for who is spoken of.
	anaphora = set("that this it so these those him her them")
	// beforeQuoted lead to a few words in quotation marks: it "a prison", the word "prison".
	beforeQuoted = set("that this it him her them the a word words phrase term line quote")
	thanks       = set("please pls plz thanks thx")
	afterTopic   = set("please pls plz thanks thx lately recently anywhere again exactly though")
	adverbs      = set("ever really actually also just then recently lately")
	determiners  = set("the a an any")
	address      = set("the a an mr mrs ms mx miss dr prof") // before a name
	// auxiliaries tell nothing of what is counted: "how many jobs will the cannery cut".
	auxiliaries = set("is are was were be been did do does has have had will would can could there the of")
)

func set(keys string) map[string]bool {
	out := make(map[string]bool)
	for key := range strings.FieldsSeq(keys) {
		out[key] = true
	}
	return out
}

// nameOf returns the words of a name, title or description, without article,
// form of address and possessive; nothing for a pronoun or for anybody.
func nameOf(all []word) string {
	all = withoutHead(all, address)
	all = withoutTail(all, adverbs)
	if len(all) == 0 || len(all) == 1 && (pronouns[all[0].key] || nobody[all[0].key]) {
		return ""
	}
	name := join(all)
	for _, possessive := range []string{"'s", "’s", "'", "’"} {
		if rest, ok := strings.CutSuffix(name, possessive); ok && rest != "" {
			return rest
		}
	}
	return name
}

// topicOf returns the words of a topic: no phrase of time, no article before it,
// nothing after it that belongs to the asking.
func topicOf(all []word) string {
	all = withoutTail(withoutHead(dateless(all), determiners), afterTopic)
	t := join(all)
	if strings.EqualFold(t, anything) {
		return ""
	}
	return t
}

func dateless(all []word) []word {
	out := make([]word, 0, len(all))
	for _, w := range all {
		if w.when == nil {
			out = append(out, w)
		}
	}
	return out
}

// unfold returns the words of phrases that say when as words.
func unfold(all []word) []word {
	var out []word
	for _, w := range all {
		if w.when != nil {
			out = append(out, w.said...)
		} else {
			out = append(out, w)
		}
	}
	return out
}

func quotedIn(all []word) []word {
	var out []word
	for _, w := range all {
		if w.quoted > 0 {
			out = append(out, w)
		}
	}
	return out
}

func withoutAll(all []word, keys map[string]bool) []word {
	var out []word
	for _, w := range all {
		if !keys[w.key] || w.quoted > 0 {
			out = append(out, w)
		}
	}
	return out
}

// withoutHead drops such words before others.
func withoutHead(all []word, drop map[string]bool) []word {
	for len(all) > 1 && drop[all[0].key] && all[0].quoted == 0 {
		all = all[1:]
	}
	return all
}

// withoutTail drops such words after others.
func withoutTail(all []word, drop map[string]bool) []word {
	for len(all) > 1 && drop[all[len(all)-1].key] && all[len(all)-1].quoted == 0 {
		all = all[:len(all)-1]
	}
	return all
}
