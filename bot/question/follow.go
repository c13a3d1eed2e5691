package question

import (
	"strings"

	"onrecord/index"
)

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
		{`and|what|how [about] SPEAKER on|about|regarding|re TOPIC`, func(p Previous, q *Question, m matcher) bool {
			return p.by(q, m) && p.about(q, m)
		}},
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

// followOf returns the follow-up that the words are.
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
