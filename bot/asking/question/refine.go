package question

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// Previous is the question that a conversation is at, with what a further one may
// mean by "he" and "that".
type Previous struct {
	Question Question
	// Speaker is whom the answer named first; empty where nobody was.
	Speaker string
	// Day is when the first citation was published; empty where there was none.
	Day corpus.Day
	// Shown is how many citations were shown.
	Shown int
}

// Refine reads what is said after a question was answered: "and in 2015?", "what
// else did he say?", "only direct quotes", "from the Guardian". It returns the
// question that is meant, and whether it is the one before, refined; if not, text
// is a question of its own.
func (p Previous) Refine(text string, o Options) (q Question, refined bool) {
	if q, canonical := parseCanonical(text); canonical {
		q.Text = text
		return q, false
	}
	typed := text
	text = aboutYear.ReplaceAllString(text, "in $1")
	asked, r := parse(text, o)
	q = p.Question
	asked.Text, q.Text, q.Seen = typed, typed, 0
	c := newCalendar(o.Now)
	said := c.phrases(read(text, new(Question).taker(c)))
	following := len(said) > 1 && leads[said[0].key]
	_, _, short := followOf(follows(), said) // although it may be a question too: "who said that?"
	switch {
	case p.Question.Empty():
		return asked, false
	case p.isBeside(&q, said):
		return q, true
	case r.form && p.resolves(&asked, r, following):
		return asked, true
	case r.form && !short:
		return asked, false
	case p.refine(&q, said, asked):
		return q, true
	}
	return asked, false
}

// aboutYear is a follow-up that asks for a year as for somebody.
var aboutYear = regexp.MustCompile(`(?i)^\s*(?:and\s+|ok\s+|so\s+)?(?:what|how)\s+about\s+(?:in\s+)?((?:19|20)\d\d)\s*\??\s*$`)

// leads join a follow-up to what was said before.
var leads = set("and but also then ok okay so")

// resolves puts into a question what its pronouns stand for, and reports whether
// it had any.
func (p Previous) resolves(q *Question, r reading, following bool) bool {
	refined := false
	if r.that && q.Intent == WhoSaid && p.Question.Intent == HowMany {
		text := q.Text
		*q = p.Question
		q.Text = text
		return true // "who says so?": each figure has who gave it
	}
	if r.pronoun {
		q.Speaker, refined = p.speaker(), true
	}
	// "what did Kerry say about that", "and what did Kerry say?", "what did he say?"
	goesOn := following || r.pronoun && !r.more && !p.Question.HasWording()
	before := p.Question.Words + p.Question.Phrase
	if before != "" && (r.that || goesOn && q.Words == "" && q.Intent != WhoIs) {
		q.Words, q.Phrase = p.Question.Words, p.Question.Phrase
		q.Topic = q.mayHaveWording() && !p.Question.HasWording()
		refined = true
	}
	if q.Intent == WhoElse && q.Speaker == "" && refined {
		q.Speaker = p.speaker()
	}
	if refined && q.Intent != WhoIs {
		q.inherit(p.Question)
	}
	return refined
}

// speaker is whom a pronoun means.
func (p Previous) speaker() string {
	if p.Question.Speaker != "" && p.Question.Intent != WhoElse {
		return p.Question.Speaker
	}
	return p.Speaker
}

// inherit takes over what narrowed a question, where this one does not narrow it
// in the same way.
func (q *Question) inherit(from Question) {
	f, old := &q.Filter, from.Filter
	if f.From == "" && f.To == "" {
		f.From, f.To = old.From, old.To
	}
	orElse(&f.Kinds, old.Kinds)
	orElse(&f.Outlets, old.Outlets)
	orElse(&f.Sections, old.Sections)
	orElse(&f.Bylines, old.Bylines)
	orElse(&f.Places, old.Places)
	orElse(&f.Organisations, old.Organisations)
	orElse(&q.Without, from.Without)
	e, oldest := &f.Except, old.Except
	orElse(&e.Outlets, oldest.Outlets)
	orElse(&e.Sections, oldest.Sections)
	orElse(&e.Bylines, oldest.Bylines)
}

// orElse takes over values where there are none.
func orElse[T any](values *[]T, others []T) {
	if len(*values) == 0 {
		*values = others
	}
}

// refine changes q, the question before, as a follow-up asks; it reports whether
// the text is one. Days and operators always narrow.
func (p Previous) refine(q *Question, said []word, asked Question) bool {
	f, m, ok := followOf(follows(), said)
	if !ok {
		f, m, ok = followOf(others, said)
	}
	narrowed := q.narrow(asked)
	if ok {
		return f.refine(p, q, m) || narrowed
	}
	// Nothing but operators and days.
	return narrowed && asked.Words == "" && asked.Phrase == "" && asked.Intent == Find
}

// narrow takes the days and operators of a follow-up in the place of those
// before, and reports whether it has any.
func (q *Question) narrow(asked Question) bool {
	f := asked.Filter
	narrowed := asked.Speaker != "" && asked.Intent == Find
	if narrowed {
		q.Speaker = asked.Speaker
	}
	if asked.Article != "" {
		q.Article, narrowed = asked.Article, true
	}
	if f.From != "" || f.To != "" {
		q.Filter.From, q.Filter.To, narrowed = f.From, f.To, true
	}
	to := &q.Filter
	narrowed = inPlace(&to.Outlets, f.Outlets) || narrowed
	narrowed = inPlace(&to.Sections, f.Sections) || narrowed
	narrowed = inPlace(&to.Bylines, f.Bylines) || narrowed
	narrowed = inPlace(&to.Places, f.Places) || narrowed
	narrowed = inPlace(&to.Organisations, f.Organisations) || narrowed
	narrowed = inPlace(&to.Kinds, f.Kinds) || narrowed
	if asked.Intent == Find { // an operator; who denied it asks for another stance by its verb
		narrowed = inPlace(&to.Stances, f.Stances) || narrowed
	}
	if q.except(f.Except) {
		narrowed = true
	}
	if len(asked.Without) > 0 {
		q.Without, narrowed = append(q.Without[:len(q.Without):len(q.Without)], asked.Without...), true
	}
	return narrowed
}

// inPlace takes values, where there are any, in the place of those before.
func inPlace[T any](values *[]T, others []T) bool {
	if len(others) > 0 {
		*values = others
	}
	return len(others) > 0
}

// except adds to what no answer may have, and reports whether there is anything.
func (q *Question) except(more index.Exception) bool {
	e := &q.Filter.Except
	any := added(&e.Kinds, more.Kinds)
	any = added(&e.Stances, more.Stances) || any
	any = added(&e.Outlets, more.Outlets) || any
	any = added(&e.Sections, more.Sections) || any
	any = added(&e.Bylines, more.Bylines) || any
	any = added(&e.Places, more.Places) || any
	any = added(&e.Organisations, more.Organisations) || any
	any = added(&e.Speakers, more.Speakers) || any
	if more.From != "" || more.To != "" {
		e.From, e.To, any = more.From, more.To, true
	}
	return any
}

// added adds values to those before, and reports whether there are any.
func added[T any](values *[]T, more []T) bool {
	*values = append(slices.Clip(*values), more...)
	return len(more) > 0
}

func (m matcher) text(c capture) string {
	f := m.found[c]
	return join(dateless(m.words[f.first:f.end]))
}

// more passes over what was shown.
func (p Previous) more(q *Question, _ matcher) bool {
	q.Seen = p.Question.Seen + p.Shown
	return true
}

// turn asks something else of the words before.
func (p Previous) turn(q *Question, to Intent) bool {
	topic := !q.HasWording()
	if q.Intent == HowMany && to == WhoSaid {
		return true // each figure has who gave it
	}
	if q.Intent == WhoElse {
		q.Speaker = "" // who was left out
	}
	q.Intent = to
	switch to {
	case Against, Agreeing:
		q.Speaker, q.Topic = p.speaker(), false
		return q.Speaker != "" || q.Words != ""
	case WhoIs:
		*q = Question{Text: q.Text, Intent: WhoIs, Speaker: p.speaker()}
		return q.Speaker != ""
	case WhoElse:
		q.Speaker = p.speaker()
	case WhoSaid, FirstSaid, LastSaid:
		q.Speaker = ""
	}
	q.Topic = topic && q.mayHaveWording()
	if q.Phrase != "" {
		q.Words, q.Phrase = strings.TrimSpace(q.Words+" "+q.Phrase), ""
	}
	return true
}

// newest asks for the newest; figures are told so anyway.
func (p Previous) newest(q *Question, m matcher) bool {
	if q.Intent == HowMany {
		return true
	}
	speaker := q.Speaker
	if !p.turn(q, LastSaid) {
		return false
	}
	q.Speaker = speaker
	return true
}

// from takes an outlet where the speaker is known already, and else a speaker.
func (p Previous) from(q *Question, m matcher) bool {
	name := m.text(topic)
	if name == "" {
		return false
	}
	if q.Speaker != "" || q.HasWording() {
		q.Filter.Outlets = []string{name}
	} else {
		q.Speaker = name
	}
	return true
}

// about takes another topic.
func (p Previous) about(q *Question, m matcher) bool {
	words := topicOf(m.words[m.found[topic].first:m.found[topic].end])
	if words == "" {
		return false
	}
	q.Words, q.Phrase = words, ""
	if q.Intent == DidSay || q.Intent == WhoSaid && q.Speaker != "" {
		q.Intent = WhatSaid
	}
	q.Topic = q.mayHaveWording()
	return true
}

// roles are what people are called who are not called by name.
var roles = set("minister president premier chancellor mayor governor chief head director chair chairman chairwoman secretary envoy ambassador spokesman spokeswoman " +
	"spokesperson officer official police union bank company ministry government council opposition party court master captain coach player author union leader source")

// bySomebody takes another speaker or, of "what about the harbour", another topic.
func (p Previous) bySomebody(q *Question, m matcher) bool {
	f := m.found[speaker]
	named := m.words[f.first:f.end]
	if articles[named[0].key] && q.Words != "" && len(withoutAll(named, roles)) == len(named) {
		m.found[topic] = f
		return p.about(q, m)
	}
	return p.by(q, m)
}

// by takes another speaker.
func (p Previous) by(q *Question, m matcher) bool {
	f := m.found[speaker]
	name := nameOf(dateless(m.words[f.first:f.end]))
	if name == "" || f.end-f.first > 6 || noNames[m.words[f.first].key] {
		return false
	}
	q.Speaker, q.Filter.Except.Speakers, q.To = name, nil, ""
	switch {
	case q.Intent == WhoSaid && q.HasWording():
		q.Intent = DidSay
	case q.Intent == WhoSaid, q.Intent == WhoElse, q.Intent == HowMany, q.Intent == Find:
		q.Intent, q.Topic = WhatSaid, false
	}
	return true
}

// noNames begin no name.
var noNames = set("where when then why how what which who latest newest first last did do does has have had is are was were can")

// other takes somebody else with the same surname, or title: not whom the answer named.
func (p Previous) other(q *Question, m matcher) bool {
	name := p.Question.Speaker
	if f := m.found[speaker]; f.end > 0 {
		name = nameOf(dateless(m.words[f.first:f.end]))
	} else if words := strings.Fields(p.speaker()); len(words) > 0 {
		name = words[len(words)-1]
	}
	if name == "" || p.Speaker == "" {
		return false
	}
	q.Speaker = name
	if !slices.Contains(q.Filter.Except.Speakers, p.Speaker) {
		q.Filter.Except.Speakers = append(slices.Clone(q.Filter.Except.Speakers), p.Speaker)
	}
	return true
}

// isBeside refines q where the words ask what somebody said before or after.
func (p Previous) isBeside(q *Question, said []word) bool {
	f, m, ok := followOf(besides, said)
	changed := *q
	if !ok || !f.refine(p, &changed, m) {
		return false
	}
	*q = changed
	return true
}

// theirs asks for what somebody said, whoever it was: on the topic before, but not in
// the same words.
func (p Previous) theirs(q *Question, m matcher) bool {
	who := p.speaker()
	if f := m.found[speaker]; f.end > 0 {
		who = cmp.Or(nameOf(dateless(m.words[f.first:f.end])), who)
	}
	if who == "" {
		return false
	}
	if p.Question.HasWording() {
		q.Words, q.Phrase = "", ""
	}
	q.Intent, q.Speaker, q.Topic, q.To = WhatSaid, who, false, ""
	return true
}

// beside moves the days before, or after, those of the question or of its answer.
func (p Previous) beside(q *Question, way int) bool {
	f := &q.Filter
	switch {
	case way < 0 && f.From != "":
		f.From, f.To = "", f.From.Add(-1)
	case way > 0 && f.To != "":
		f.From, f.To = f.To.Add(1), ""
	case p.Day == "":
		return false
	case way < 0:
		f.To = p.Day.Add(-1)
	default:
		f.From = p.Day.Add(1)
	}
	return true
}
