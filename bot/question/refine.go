package question

import (
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
	asked, r := parse(text, o)
	q = p.Question
	q.Text, q.Seen = text, 0
	c := newCalendar(o.Now)
	said := c.phrases(read(text, new(Question).taker(c)))
	following := len(said) > 1 && leads[said[0].key]
	switch {
	case p.Question.Empty():
		return asked, false
	case r.form && p.resolves(&asked, r, following):
		return asked, true
	case r.form && !p.short(said):
		return asked, false
	case p.refine(&q, said, asked):
		return q, true
	}
	return asked, false
}

// leads join a follow-up to what was said before.
var leads = set("and but also then ok okay so")

// resolves puts into a question what its pronouns stand for, and reports whether
// it had any.
func (p Previous) resolves(q *Question, r reading, following bool) bool {
	refined := false
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
	if len(f.Kinds) == 0 {
		f.Kinds = old.Kinds
	}
	if len(f.Outlets) == 0 {
		f.Outlets = old.Outlets
	}
	if len(f.Sections) == 0 {
		f.Sections = old.Sections
	}
	if len(q.Without) == 0 {
		q.Without = from.Without
	}
}

// follow is a form of follow-up and what it asks.
type follow struct {
	pattern
	refine func(p Previous, q *Question, m matcher) bool
}

// follows are the follow-ups that are no questions by themselves; a phrase that
// says when may stand in each.
var follows = func() []follow {
	intent := func(i Intent) func(Previous, *Question, matcher) bool {
		return func(p Previous, q *Question, _ matcher) bool { return p.turn(q, i) }
	}
	kinds := func(k ...index.Kind) func(Previous, *Question, matcher) bool {
		return func(_ Previous, q *Question, _ matcher) bool { q.Filter.Kinds = k; return true }
	}
	var out []follow
	for _, f := range []struct {
		forms  string
		refine func(Previous, *Question, matcher) bool
	}{
		{`more|next
		show|give|any|see|and|got [me|us] more [of|like] [that|those|these|them|quotes|results]
		anything|what else`, (Previous).more},
		{`when [was] [that|this|it] [said]`, intent(WhenSaid)},
		{`where [was] [that|this|it] [said]`, intent(WhereSaid)},
		{`who else [said|says] [that|this|it|so]
		anyone|anybody|others [else]`, intent(WhoElse)},
		{`how often|many [times]`, intent(HowOften)},
		{`who [said|says] [that|this|it|so] first
		[who|when] [was] first`, intent(FirstSaid)},
		{`[who|when] [was] last|latest
		who [said] [that|this|it] last`, intent(LastSaid)},
		{`who [said|says] [that|this|it|so]`, intent(WhoSaid)},
		{`who [is|was] he|she|that|this`, intent(WhoIs)},
		{`[only|just] [the] direct|verbatim [quotes|ones|only]* [please]
		direct quotes only`, kinds(index.Direct)},
		{`[only|just] [the] indirect|reported|paraphrased [quotes|ones|only|speech]* [please]`, kinds(index.Indirect)},
		{`[only|just] [the] quotes [only] [please]`, kinds(index.Direct, index.Mixed, index.Indirect)},
		{`[only|just] in|from the TOPIC section [only]
		[only|just] section TOPIC`, func(_ Previous, q *Question, m matcher) bool {
			q.Filter.Sections = []string{m.text(topic)}
			return true
		}},
		{`[only|just] [the] [ones|those] from|in the TOPIC [only]`, func(_ Previous, q *Question, m matcher) bool {
			q.Filter.Outlets = []string{m.text(topic)}
			return true
		}},
		{`[only|just] from TOPIC [only]`, (Previous).from},
		{`[and|but|also] [more|anything] on|about|regarding|re TOPIC`, (Previous).about},
		{`[only|just] by SPEAKER [only]
		what|how about SPEAKER`, (Previous).bySomebody},
		{`and SPEAKER`, (Previous).by},
		{`before that|then|it`, func(p Previous, q *Question, _ matcher) bool { return p.beside(q, -1) }},
		{`after|since that|then|it`, func(p Previous, q *Question, _ matcher) bool { return p.beside(q, +1) }},
		{`[and|what|only|just|but|how]* [about] [the] [ones|quotes] [only|please]*`, func(Previous, *Question, matcher) bool { return false }},
	} {
		for notation := range strings.Lines(f.forms) {
			out = append(out, follow{compile(notation), f.refine})
		}
	}
	return out
}()

// short reports whether a text is one of the follow-ups although it is also a
// question of some form: "who said that?".
func (p Previous) short(said []word) bool {
	_, _, ok := followOf(said)
	return ok
}

func followOf(said []word) (follow, matcher, bool) {
	m := matcher{words: said}
	for _, f := range follows {
		if len(said) > 0 && m.match(f.pattern) {
			return f, m, true
		}
	}
	if rest := withoutStart(said, followLeads); len(rest) < len(said) {
		return followOf(rest)
	}
	return follow{}, matcher{}, false
}

var followLeads = compileAll("and|but|also|ok|okay|so|then|please|thanks|now|yes|no")

// refine changes q, the question before, as a follow-up asks; it reports whether
// the text is one. Days and operators always narrow.
func (p Previous) refine(q *Question, said []word, asked Question) bool {
	f, m, ok := followOf(said)
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
	if f.From != "" || f.To != "" {
		q.Filter.From, q.Filter.To, narrowed = f.From, f.To, true
	}
	if len(f.Outlets) > 0 {
		q.Filter.Outlets, narrowed = f.Outlets, true
	}
	if len(f.Sections) > 0 {
		q.Filter.Sections, narrowed = f.Sections, true
	}
	if len(f.Kinds) > 0 {
		q.Filter.Kinds, narrowed = f.Kinds, true
	}
	if len(asked.Without) > 0 {
		q.Without, narrowed = append(q.Without[:len(q.Without):len(q.Without)], asked.Without...), true
	}
	return narrowed
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
	q.Intent = to
	switch to {
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
	if name == "" || f.end-f.first > 6 {
		return false
	}
	q.Speaker = name
	switch {
	case q.Intent == WhoSaid && q.HasWording():
		q.Intent = DidSay
	case q.Intent == WhoSaid, q.Intent == WhoElse, q.Intent == HowMany, q.Intent == Find:
		q.Intent, q.Topic = WhatSaid, false
	}
	return true
}

// beside moves the days before, or after, those of the question or of its answer.
func (p Previous) beside(q *Question, way int) bool {
	f := &q.Filter
	switch {
	case way < 0 && f.From != "":
		f.From, f.To = "", corpus.DayOf(timeOf(f.From).AddDate(0, 0, -1))
	case way > 0 && f.To != "":
		f.From, f.To = corpus.DayOf(timeOf(f.To).AddDate(0, 0, 1)), ""
	case p.Day == "":
		return false
	case way < 0:
		f.To = corpus.DayOf(timeOf(p.Day).AddDate(0, 0, -1))
	default:
		f.From = corpus.DayOf(timeOf(p.Day).AddDate(0, 0, 1))
	}
	return true
}
