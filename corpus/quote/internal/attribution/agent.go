package attribution

import (
	"onrecord/corpus/quote/internal/document"
)

// passives are verbs whose object, in the passive voice, is whom something is said of or to.
var passives = stems(`accuse describe call tell ask warn brand label dub hail praise criticise criticize denounce dismiss condemn mock ridicule
	urge advise remind assure inform characterise characterize portray depict`)

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
