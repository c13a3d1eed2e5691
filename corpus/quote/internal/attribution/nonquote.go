package attribution

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// Some clauses behind a verb of saying are no statement of its subject, whatever
// the models find.

// told lists verbs whose passive has those who hear it for its subject: "they were
// told that the horn would stay".
var told = stems(`tell told ask warn inform advise remind assure promise notify brief instruct order`)

// be holds the forms of the auxiliary of the passive.
var be = vocabulary.WordSet(`am is are was were be been being 's 're 'm`)

// unsaid reports whether an attribution is none: its source only heard it, or asks
// to stay unnamed.
func unsaid(t *document.Document, a Attribution) bool {
	if a.Cue.Empty() || len(a.Content) == 0 {
		return false
	}
	return onlyHeard(t, a) || staysUnnamed(t, a.Content[0])
}

// onlyHeard reports a passive of telling without "by" and its agent.
func onlyHeard(t *document.Document, a Attribution) bool {
	i := a.Cue.From
	s := t.SentenceAt(i)
	if !told[t.Tokens[i].Stem] || t.Tokens[i].Tag == document.TagGerund || a.Source.From >= a.Cue.To || a.Source.Empty() {
		return false
	}
	for i > s.From && t.Tokens[i-1].Tag == document.TagAdverb {
		i--
	}
	return i > a.Source.To-1 && i > s.From && be[t.Lower(i-1)]
}

// staysUnnamed reports a content like "not to be named", "for anonymity".
func staysUnnamed(t *document.Document, r document.Range) bool {
	for i := r.From; i < min(r.To, r.From+5); i++ {
		switch w := t.Lower(i); w {
		case "named", "identified", "quoted":
			return t.Lower(r.From) == "not" || t.Lower(r.From+1) == "not"
		case "anonymous", "anonymity":
			return true
		}
	}
	return false
}
