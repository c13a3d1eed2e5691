package question

import (
	"slices"
	"strings"
	"sync"

	"onrecord/index"
)

// follow is a form of follow-up and what it asks.
type follow struct {
	pattern
	refine func(p Previous, q *Question, m matcher) bool
}

// followForm is how a follow-up is written, a form a line.
type followForm struct {
	forms  string
	refine func(Previous, *Question, matcher) bool
}

func compileFollows(table []followForm) (out []follow) {
	for _, f := range table {
		for notation := range strings.Lines(f.forms) {
			out = append(out, follow{compile(notation), f.refine})
		}
	}
	return out
}

// besides ask what somebody said before or after: although they name somebody, they are
// no questions by themselves.
var besides = compileFollows([]followForm{
	{`what DID SPEAKER SAY [right|just] before|earlier [that|then|it|this]
		HIS words|quotes|statements|position|view before|earlier [that|then|it|this]`, func(p Previous, q *Question, m matcher) bool { return p.theirs(q, m) && p.beside(q, -1) }},
	{`what DID SPEAKER SAY [right|just] after|since|later|afterwards [that|then|it|this]
		HIS words|quotes|statements|position|view after|since|later [that|then|it|this]`, func(p Previous, q *Question, m matcher) bool { return p.theirs(q, m) && p.beside(q, +1) }},
})

// follows are the follow-ups that are no questions by themselves; a phrase that
// says when may stand in each.
var follows = sync.OnceValue(func() []follow {
	intent := func(i Intent) func(Previous, *Question, matcher) bool {
		return func(p Previous, q *Question, _ matcher) bool { return p.turn(q, i) }
	}
	kinds := func(k ...index.Kind) func(Previous, *Question, matcher) bool {
		return func(_ Previous, q *Question, _ matcher) bool { q.Filter.Kinds = k; return true }
	}
	return compileFollows([]followForm{
		{`more|next [please]
		[the] next page|ones
		more [of|like] that|those|these|them|this
		[show|give|list]* [me|us] [the] other|others|rest [ones|quotes|results]*
		[show|give|list]* [me|us] [them] all|everything [of] [them|it|quotes|results]*
		is|was that|this|it all|everything
		show|give|any|see|and|got [me|us] more [of|like] [that|those|these|them|quotes|results]
		anything|what else`, (Previous).more},
		{`when [exactly|precisely] [was] [that|this|it] [said] [exactly|precisely]`, intent(WhenSaid)},
		{`where [exactly] [was] [that|this|it] [said]
		to whom|who [was] [that|this|it] [said]`, intent(WhereSaid)},
		{`[is|are|there]* [the|any|anything]* [more] newest|newer|latest|later|recent [one|ones|quote|quotes|figure|figures|number|numbers|statement|statements]`, (Previous).newest},
		{`[the] oldest|earliest [one|quote|statement]
		[the] first [one|thing|quote] he|she|they said`, intent(FirstSaid)},
		{`who disagreed|disagrees|objected|objects [with] [that|this|it|him|her|them]
		[did|does|has]* anyone|anybody disagree|disagreed|object [with] [that|this|it|him|her|them]`, intent(Against)},
		{`who agreed|agrees [with] [that|this|it|him|her|them]
		[did|does|has]* anyone|anybody agree|agreed [with] [that|this|it|him|her|them]`, intent(Agreeing)},
		{`[any|what] [was] [the] reaction|reactions|response|responses|reply|replies [to] [that|this|it]
		[did|has]* who|anyone|anybody reacted|responded|replied|answered|react|respond|reply [to] [that|this|it]`, intent(Against)},
		{`how do|would|does|is you|one|i|he|she|her|his|their [name] spell|spelled|spelt [his|her|their|the] [name]`, intent(WhoIs)},
		{`who else [said|says] [that|this|it|so]
		anyone|anybody|others [else]`, intent(WhoElse)},
		{`how often|many [times]`, intent(HowOften)},
		{`who [said|says] [that|this|it|so] first
		[who|when] [was] first`, intent(FirstSaid)},
		{`[who|when] [was] last|latest
		who [said] [that|this|it] last`, intent(LastSaid)},
		{`who [said|says] [that|this|it|so]
		according to whom|who
		who gave|counted|gives that|this|it|the [number|figure]`, intent(WhoSaid)},
		{`who [is|was] he|she|that|this`, intent(WhoIs)},
		{`[from|in|at]* any|all|every|whichever year|years|time|times|day|days|date|dates|month|period [please]
		anytime
		whenever
		[without|remove|drop|forget|ignore|no|any|skip]* the|a year|date|dates|day|days|time|period|month [limit|filter]`, func(_ Previous, q *Question, _ matcher) bool {
			q.Filter.From, q.Filter.To = "", ""
			return true
		}},
		{`[from|in|at]* any|all|every|whichever outlet|outlets|paper|papers|source|sources [please]`, func(_ Previous, q *Question, _ matcher) bool {
			q.Filter.Outlets, q.Filter.Except.Outlets = nil, nil
			return true
		}},
		{`[by|from]* anyone|anybody|everyone|everybody [else] [please]
		[by|from] any|all speaker|speakers|person|people`, func(_ Previous, q *Question, _ matcher) bool {
			anyone := q.Speaker != ""
			if q.Speaker = ""; q.Intent == DidSay {
				q.Intent = WhoSaid
			}
			return anyone
		}},
		{`any|all kind|kinds [of] [quote|quotes]
		[also|including] reported speech [too]`, func(_ Previous, q *Question, _ matcher) bool {
			q.Filter.Kinds, q.Filter.Except.Kinds = nil, nil
			return true
		}},
		{`[without|remove|drop|forget|ignore|clear|reset]* [all|any|the]* filter|filters|operators
		start over|again`, func(_ Previous, q *Question, _ matcher) bool {
			q.Filter, q.Without = index.Filter{}, nil
			return true
		}},
		{`[only|just] [the] direct|verbatim [quotes|ones|only]* [please]
		direct quotes only`, kinds(index.Direct)},
		{`[only|just] [the] indirect|reported|paraphrased [quotes|ones|only|speech]* [please]`, kinds(index.Indirect)},
		{`[only|just] [the] quotes [only] [please]`, kinds(index.Direct, index.Mixed, index.Indirect)},
		{`[only|just] in|from the TOPIC section [only]
		[only|just] section TOPIC`, func(_ Previous, q *Question, m matcher) bool {
			q.Filter.Sections = []string{m.text(topic)}
			return true
		}},
		{`[only|just] [the] [ones|those] from|in the TOPIC [only] [please]`, func(_ Previous, q *Question, m matcher) bool {
			q.Filter.Outlets = []string{m.text(topic)}
			return true
		}},
		{`[but|and]* not|without|except|excluding [those|ones|quotes]* [from|in] the TOPIC [please]`, func(_ Previous, q *Question, m matcher) bool {
			q.Filter.Except.Outlets = append(slices.Clip(q.Filter.Except.Outlets), m.text(topic))
			return true
		}},
		{`[but|and]* not|except|excluding [those|ones|quotes]* by SPEAKER [please]`, func(_ Previous, q *Question, m matcher) bool {
			f := m.found[speaker]
			name := nameOf(dateless(m.words[f.first:f.end]))
			q.Filter.Except.Speakers = append(slices.Clip(q.Filter.Except.Speakers), name)
			return name != ""
		}},
		{`[only|just] from TOPIC [only] [please]`, (Previous).from},
		{`[not] [the] one|ones|quote about|with|on|where TOPIC`, (Previous).about},
		{`[and|but|also] [more|anything] on|about|regarding|re TOPIC`, (Previous).about},
		{`[no|not|i|mean|meant|the|him|her|that]* the other one
		[no|not|i|mean|meant|the|him|her|that]* the other SPEAKER
		[no] another SPEAKER
		[no] [the] wrong SPEAKER`, (Previous).other},
		{`[no] [sorry] i mean|meant SPEAKER
		no SPEAKER`, (Previous).by},
		{`[only|just] by SPEAKER [only] [please]
		[and|but|ok|so]* what|how about SPEAKER
		[and|do|the|now]* same [question|thing] for|with|about SPEAKER
		now SPEAKER
		SPEAKER too|also`, (Previous).bySomebody},
		{`only|just the TOPIC [please]`, func(_ Previous, q *Question, m matcher) bool {
			q.Filter.Outlets = []string{m.text(topic)}
			return q.Filter.Outlets[0] != ""
		}},
		{`before|earlier that|then|it|this`, func(p Previous, q *Question, _ matcher) bool { return p.beside(q, -1) }},
		{`after|since|later that|then|it|this
		then [what]
		what then`, func(p Previous, q *Question, _ matcher) bool { return p.beside(q, +1) }},
		{`[and|what|only|just|but|how]* [about] [the] [ones|quotes] [only|please]*`, func(Previous, *Question, matcher) bool { return false }},
	})
})

// others are the follow-ups that name anybody behind "and": what is a question by itself, "and how
// many died", is none of them.
var others = compileFollows([]followForm{
	{`and|what|how [about] SPEAKER on|about|regarding|re TOPIC`, func(p Previous, q *Question, m matcher) bool {
		return p.by(q, m) && p.about(q, m)
	}},
	{`and SPEAKER`, (Previous).by},
})

// followOf returns the follow-up of some that the words are.
func followOf(some []follow, said []word) (follow, matcher, bool) {
	m := matcher{words: said}
	for _, f := range some {
		if len(said) > 0 && m.match(f.pattern) {
			return f, m, true
		}
	}
	if rest := withoutStart(said, followLeads); len(rest) < len(said) {
		return followOf(some, rest)
	}
	return follow{}, matcher{}, false
}

var followLeads = compileAll("and|but|also|ok|okay|so|then|please|thanks|now|yes|no|great|perfect")
