package attribution

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// passives are verbs whose object, in the passive voice, is whom something is said of or to.
var passives = stems(`accuse describe call tell told ask warn brand label dub hail praise criticise criticize denounce dismiss condemn mock ridicule
	urge advise remind assure inform characterise characterize portray depict reject slam slammed lauded laud branded labelled labeled dubbed decry deride blast salute acclaim termed welcome dismissed reminded`)

// toldThat are those of them that take a clause with "that".
var toldThat = stems(`tell told warn advise remind assure inform`)

// agents gives what is said of somebody in the passive voice to who says it: "Moe was accused
// [by Carl Quill, a docker,] of", "Called [by Quill] a rat, Moe".
func agents(t *document.Document, found []Attribution) {
	for i := range found {
		a := &found[i]
		verb := passiveOf(t, a)
		if verb == document.None {
			continue
		}
		agent := agentAt(t, verb+2, t.SentenceAt(verb).To)
		rest := cutOutside(t, a.Content, document.Range{From: verb, To: agent.To})
		if agent.Empty() || len(rest) == 0 {
			continue
		}
		a.Cue, a.Source, a.Content = document.Range{From: verb, To: verb + 1}, agent, rest
	}
}

// passiveOf returns the participle before "by" that is the cue, or that the content begins with, or
// None.
func passiveOf(t *document.Document, a *Attribution) int {
	if a.Cue.Empty() {
		return document.None
	}
	for _, i := range []int{a.Cue.From, a.Content[0].From} {
		if k := &t.Tokens[i]; k.Quotation == document.Unquoted && passives[k.Stem] && t.Lower(i+1) == "by" {
			return i
		}
	}
	return document.None
}

// agentAt returns the noun phrase at token from with the aside that goes on about it, and without
// what somebody is accused of.
func agentAt(t *document.Document, from, end int) document.Range {
	r := PhraseRight(t, from, end)
	for i := r.From; i < r.To; i++ {
		if t.Lower(i) == "of" && (t.Tokens[i+1].Tag == document.TagGerund || t.Lower(i+1) == "having") {
			return document.Range{From: from, To: i} // "by Quill of hiding the bill"
		}
	}
	if r.Empty() || t.Lower(r.To) != "," {
		return r
	}
	for i := r.To + 1; i < end && i-r.To < LongestAside && t.Tokens[i].Quotation == document.Unquoted; i++ {
		if t.Lower(i) == "," {
			r.To = i + 1
			break
		}
	}
	return r
}

// byAgent reads at the participle i what somebody behind "by" says of or to its subject:
//
//	Moe was called “a rat” by Carl Quill
//	the plan was dismissed by Carl Quill as “a rat's dinner”
//	guests were told by the porter: “It is gone.”
//	jurors were told by Carl Quill that the knife was gone
func byAgent(t *document.Document, i int) Attribution {
	k := &t.Tokens[i]
	if !passives[k.Stem] || k.Quotation != document.Unquoted || !isPast(k) && k.Tag != document.TagParticiple || !inPassive(t, i) {
		return Attribution{}
	}
	s := t.SentenceAt(i)
	var agent, content document.Range
	if t.Lower(i+1) == "by" {
		agent = agentAt(t, i+2, s.To)
		content = behindAgent(t, i, agent.To, s.To)
	} else if content = quotedAt(t, i+1, s.To); !content.Empty() {
		agent = agentAt(t, behindDay(t, content.To)+1, s.To)
		agent = withName(t, agent, s.To)
		if t.Lower(agent.From-1) != "by" {
			return Attribution{}
		}
	}
	if content.Empty() || agent.Empty() || !mayBeAgent(t, agent.From) {
		return Attribution{}
	}
	return Attribution{Cue: document.Range{From: i, To: i + 1}, Source: agent, Content: []document.Range{content}}
}

// inPassive reports a participle behind a form of "to be", or behind a comma or a noun that it says
// more about.
func inPassive(t *document.Document, i int) bool {
	for i > 0 && t.Tokens[i-1].Tag == document.TagAdverb {
		i--
	}
	if i == 0 {
		return true
	}
	before := &t.Tokens[i-1]
	return be[before.Lower] || before.Lower == "," || before.Lower == "and" || before.Tag.Noun() || before.Lower == "get" || before.Lower == "got"
}

// mayBeAgent reports a token that a phrase for somebody begins with: "by telling", "by May" and
// "by nine" name nobody.
func mayBeAgent(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	return k.Tag != document.TagGerund && !k.Is(document.Numeric) && !vocabulary.Weekdays[k.Lower] && !vocabulary.Months[k.Lower] && k.Lower != "mistake"
}

// quotedAt returns the quotation that begins at token i, or behind "as" or an article there, with
// that article.
func quotedAt(t *document.Document, i, end int) document.Range {
	if t.Lower(i) == "as" {
		i++
	}
	from := i
	if vocabulary.Determiner[t.Lower(i)] {
		i++
	}
	if i >= end || !t.Tokens[i].Is(document.OpensQuotation) || t.Tokens[i].Quotation == document.Unquoted {
		return document.Range{}
	}
	it := t.Quotations[t.Tokens[i].Quotation]
	if it.From != i || !it.Closed || isTitle(t, it) || namesOnly(t, it) {
		return document.Range{}
	}
	return document.Range{From: from, To: it.To}
}

// behindDay returns the token at i, or the one behind a day there: "on Tuesday [by]".
func behindDay(t *document.Document, i int) int {
	switch {
	case t.Lower(i) == "on" && vocabulary.Weekdays[t.Lower(i+1)]:
		return i + 2
	case vocabulary.Weekdays[t.Lower(i)], vocabulary.Adverbial[t.Lower(i)]:
		return i + 1
	}
	return i
}

// behindAgent returns what is said behind the agent of verb i that ends before token at.
func behindAgent(t *document.Document, verb, at, end int) document.Range {
	at = behindDay(t, at)
	switch w := t.Lower(at); {
	case w == "as", w == ":", w == "," && t.Tokens[min(at+1, end-1)].Is(document.OpensQuotation):
		if w != "as" {
			at++
		}
		r := quotedAt(t, at, end)
		if w == "as" && !r.Empty() {
			r.To = clauseStop(t, r.To, end)
		}
		return r
	case w == "that" && toldThat[t.Tokens[verb].Stem] && verbOf(t, at+1, end) != document.None:
		return document.Range{From: at, To: contentStop(t, at, end)}
	}
	return document.Range{}
}
