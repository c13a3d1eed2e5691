package question

import (
	"strings"
	"sync"
)

// Point is a follow-up that asks nothing new, but to see a citation of the answer
// before otherwise: "the second one in full", "in context", "shorter".
type Point struct {
	Nth int // of the citations that were shown, from 1; 0 is the last of them
	How How
}

// How a citation is shown.
type How string

const (
	InFull    How = "full"    // alone, as a whole
	InContext How = "context" // with the paragraphs around it
	Shorter   How = "shorter" // alone
)

// ordinals are the places of citations in an answer.
var ordinals = map[string]int{
	"first": 1, "1st": 1, "1": 1, "one": 1, "top": 1, "second": 2, "2nd": 2, "2": 2, "two": 2, "third": 3, "3rd": 3, "3": 3, "three": 3, "fourth": 4, "4th": 4, "4": 4,
	"fifth": 5, "5th": 5, "5": 5, "last": 0, "latter": 0, "former": 1,
}

// points are the ways to say so; NTH is an ordinal, and may stand in the place of a
// number.
var points = sync.OnceValue(func() (out []pointForm) {
	nth, number := "first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last|latter|former|top", "1|2|3|4|5|one|two|three"
	for _, f := range []struct {
		how   How
		forms string
	}{
		{InContext, `
			[SHOW]* [the] [NTH] [one|quote|citation|result|passage|it|that|this] in|with [its|the|more]* context
			[SHOW]* number|quote|result|citation NUMBER in|with context
			[SHOW]* [the|more|some|its|full|what's]* context [of|for|around]* [it|that|this|please]* [the] [NTH] [one|quote] [please]
			what BE the context [of] [it|that|this]*
			[SHOW]* [the] paragraph|paragraphs|sentences|words [around|before|after] [it|that|this]
			what comes|came|stands|stood|is|was [right|just] before|after|around|next [it|that|this]
			what did he|she|they say next
			[SHOW]* [the] sentence|sentences|paragraph|line before|after [it|that|this]
			[SHOW]* [the] surrounding|neighbouring paragraph|paragraphs|sentences|text
			[SHOW]* what else [is] [in] [the] [same] article|story
			[SHOW]* [me] the [whole|full|same] article|story|paragraph [please]`},
		{InFull, `
			[SHOW]* the NTH [one|quote|citation|result|answer|passage] [in|at|full|length|please|again]*
			[SHOW]* NTH one|quote|citation|result|answer [in|full|please|again]*
			[SHOW]* number|quote|result|citation NUMBER [in|full|please|again]*
			[SHOW]* [the|it|that|this|me]* in full [please]
			[SHOW]* [the|that|this|her|his|their]* full|whole|complete|entire|unabridged quote|quotation|thing|statement|sentence|passage|version [please]
			[make] [it] longer [please]
			[SHOW]* [have] [the|a|what's|where's|your]* source|link|url|citation|reference [for] [it|that|this|please]*
			[in] which|what article|story|paper|newspaper|outlet|papers|outlets [was|is|had|has|have] [it|that|this] [in]
			who printed|published|ran it|that|this
			is|was that|this|it|these [a|the|really|her|his|their]* direct|exact|verbatim|literal [quote|words|wording]
			is|was that|this|it word for word
			[what] [BE] [the|her|his|their]* exact|literal|verbatim quote|words|wording
			what did he|she|they say exactly|literally|verbatim|precisely
			[a|something] longer [one|version]
			expand [it|that|this|please]*`},
		{Shorter, `
			[a|the|make|it|much|even|bit|little|can|you|please]* shorter|briefer [version|please]*
			[a|the]* short|brief version [please]
			something|anything shorter|briefer [please]
			a shorter|briefer one [please]
			[in] short|brief|briefly [please]
			[that's|that|is|was|way|much|too]* too long
			[just|only] the first|top|best|main [one|quote|answer|result] [please]
			just|only one [quote|answer|result|line] [please]
			tldr|tl;dr`},
	} {
		for notation := range strings.Lines(f.forms) {
			notation = strings.NewReplacer("NTH", nth, "NUMBER", number).Replace(strings.TrimSpace(notation))
			if notation != "" {
				out = append(out, pointForm{compile(notation), f.how})
			}
		}
	}
	return out
})

// pointForm is a way to point at a citation, and how it is to be shown.
type pointForm struct {
	pattern
	how How
}

// Points reads a follow-up that points at a citation; ok is false for any other text,
// and where nothing was asked before.
func (p Previous) Points(text string) (point Point, ok bool) {
	if p.Question.Empty() {
		return Point{}, false
	}
	said := read(text, func(string, string) bool { return false })
	if rest := withoutStart(said, followLeads); len(rest) < len(said) {
		said = rest
	}
	if len(said) == 0 || len(said) > mostTalk || len(quotedIn(said)) > 0 {
		return Point{}, false
	}
	m := matcher{words: said}
	for _, f := range points() {
		if m.match(f.pattern) {
			return Point{nthOf(said, f.how), f.how}, true
		}
	}
	return Point{}, false
}

// nthOf returns which citation the words name; without such a word it is the first.
func nthOf(said []word, how How) int {
	if how == Shorter {
		return 1
	}
	for i, w := range said {
		quote := w.key == "one" && (i == 0 || !numbering[said[i-1].key]) // it stands for a quote
		if n, ok := ordinals[w.key]; ok && !quote {
			return n
		}
	}
	return 1
}

// numbering comes before the number of a citation.
var numbering = set("number quote result citation")
