package question

import (
	"strings"

	"onrecord/index/person"
)

// courtesies stand before a question and mean nothing to it.
var courtesies = compileAll(
	"[hi|hey|hello|yo|ok|dear]* onrecord",
	"sorry to bother|disturb|ask|bug|trouble [you|everyone|again|all]*",
	"hi|hey|hello|yo|hiya|heya|ok|okay|please|pls|so|and|um|well|sorry|but|thanks|morning [there|all|everyone|everybody|team|folks|guys|bot|onrecord|again]*",
	"good morning|afternoon|evening [there|all|everyone|everybody|team|folks|guys|bot|onrecord]*",
	"[just] [a|one|another|quick|more|small]* question|q|thing|one [for] [you]",
	"just|i'm|im wondering|curious [if|whether]",
	"i was|am wondering [if|whether]",
	"help me|us find|see|check|remember [out]",
	"i forgot|forget|can't remember|don't remember|don't know",
	"happen to know",
	"can|could|would|will you|anyone|anybody|someone|we|u [please|pls|plz] [help] [me|us] tell|find|check|say|look|show|give|remind|identify [me|us] [out|up] [if|whether]",
	"can|could i|we get|have|see",
	"do|does|did|would you|we|anyone|anybody|someone|somebody|u [happen] [to] know|remember|recall [if|whether]",
	"do|have we|you|i|u have|got",
	"anyone|anybody|someone|somebody [here] know|knows|remember|remembers|recall [if|whether]",
	"any idea|clue [if|whether]",
	"tell|remind me|us",
	"find me|us|out",
	"show|give|get|send me|us",
	"i'm|im looking|searching for",
	"i am looking|searching for",
	"[i|we] need|want|require|wonder [to] [know|have] [if|whether]",
	"look|search|looking|searching [up] for",
	"compare|contrast",
	"trying|need to find [out] [if|whether]",
	"wondering [if|whether]",
)

// positive opens a question as its contraction with "not" does: who asks "didn't she say"
// asks whether she did.
var positive = map[string]string{
	"didn't": "did", "didnt": "did", "doesn't": "does", "doesnt": "does", "don't": "do", "dont": "do",
	"hasn't": "has", "hasnt": "has", "haven't": "have", "havent": "have", "hadn't": "had",
	"isn't": "is", "isnt": "is", "aren't": "are", "wasn't": "was", "wasnt": "was", "weren't": "were",
}

// withoutOpeningNot turns "didn't" at the start of a question into "did".
func withoutOpeningNot(all []word) []word {
	if len(all) > 1 && all[0].quoted == 0 && positive[all[0].key] != "" {
		opening := word{text: positive[all[0].key], key: positive[all[0].key]}
		return append([]word{opening}, all[1:]...)
	}
	return all
}

// asking stands before what a question of no form is about.
var asking = compileAll(
	"[what|whatever] [is|'s|has|have|was] happened|happening|happens [with|to|at|in|during]",
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
	pronouns = set("he she they it we you i him her them his hers their us me") // for whoever was named before
	nobody   = set("anyone anybody someone somebody people everyone everybody who person one")
	// anaphora stand for words said before, or for who is spoken of.
	anaphora = set("that this it so these those him her them")
	// beforeQuoted lead to a few words in quotation marks: it "a prison", the word "prison".
	beforeQuoted = set("that this it him her them the a word words phrase term line quote")
	thanks       = set("please pls plz thanks thx asap urgently")
	afterTopic   = set("please pls plz thanks thx asap urgently lately recently anywhere again exactly though")
	adverbs      = set("ever really actually also just then recently lately now currently nowadays presently")
	determiners  = set("the a an any his her their its my our your")
	address      = set("the a an that this mr mrs ms mx miss mister dr doctor prof professor sir dame lord lady") // before a name
	// anybody is called so of whom no more is known than what comes next: "the lady from
	// the institute".
	anybody = set("anyone anybody lady man woman guy girl boy bloke chap fellow gentleman person somebody someone people one")
	// linking words come between what somebody is called and where they belong.
	linking = set("from of at in with on for to by about")
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
	all = withoutTail(withoutClause(withoutAddress(all)), adverbs)
	all = described(all)
	if len(all) == 0 || len(all) == 1 && (pronouns[all[0].key] || nobody[all[0].key]) {
		return ""
	}
	name := join(all)
	owner, _ := person.Owner(name)
	return owner
}

// withoutAddress drops the form of address before a name: "doctor Okoye", but not
// "the doctor at the clinic".
func withoutAddress(all []word) []word {
	rest := withoutHead(all, address)
	if len(rest) < len(all) && linking[rest[0].key] {
		return all[len(all)-len(rest)-1:]
	}
	return rest
}

// withoutClause drops what is told of somebody behind "who": "the harbour master who
// got sacked".
func withoutClause(all []word) []word { return all[:clauseAt(all)] }

// clauseOf returns what is told of somebody behind "who": what tells one woman from others.
func clauseOf(all []word) []word { return all[min(clauseAt(all)+1, len(all)):] }

func clauseAt(all []word) int {
	for i, w := range all {
		if i > 0 && (w.key == "who" || w.key == "that" || w.key == "which") && w.quoted == 0 {
			return i
		}
	}
	return len(all)
}

// described drops a word that anybody is called by, and the one that links it to what
// tells them from others: "the lady from the institute" is of the institute.
func described(all []word) []word {
	if len(all) > 2 && anybody[all[0].key] && linking[all[1].key] {
		return withoutHead(all[2:], articles)
	}
	return all
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
