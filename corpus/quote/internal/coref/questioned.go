package coref

import (
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// questionReach is how many sentences before an answer the question to it may stand.
const questionReach = 2

// questioned returns the person to whom the last question before a quote was put, where a
// pronoun may stand for them: "Ada Quill was asked whether Moe should go. She shrugged. “Ask
// him,” she said", "A reporter asked Moe about the bill. “I paid it,” he said".
func questioned(r *Resolver, ref anaphor) (Verdict, bool) {
	doc := r.Ents.Doc
	if ref.class != classPersonal || isObject(doc.Lower(ref.token)) {
		return Verdict{}, false
	}
	first := int(doc.Tokens[min(ref.token, r.quotes[ref.quote].Content[0].From)].Sentence)
	for n := first - 1; n >= max(0, first-questionReach); n-- {
		s := doc.Sentences[n]
		if doc.Sentences[first].Paragraph-s.Paragraph > 1 || r.lastSpeakerQuote != document.None && s.From <= r.lastToken(r.lastSpeakerQuote) {
			break
		}
		if e := askedIn(r, s); e != document.None {
			it := r.Ents.List[e]
			return r.named(e, ByPronoun).by(ruleSubject), it.IsPerson() && mention.Compatible(it.Gender, ref.gender)
		}
		if subjectOf(r, s.Range, ref) != document.None {
			break // somebody else has the floor
		}
	}
	return Verdict{}, false
}

// isObject reports a pronoun that is the object of a verb.
func isObject(w string) bool { return w == "him" || w == "them" }

// inquiries are what a question is about, or how it begins.
var inquiries = vocabulary.WordSet(`about whether why how if what when where who`)

// askedIn returns the person to whom a sentence says that a question was put, or None.
func askedIn(r *Resolver, s document.Sentence) int {
	doc := r.Ents.Doc
	for i := s.From + 1; i+1 < s.To; i++ {
		if doc.Lower(i) != "asked" || doc.Tokens[i].Quotation != document.Unquoted {
			continue
		}
		if m := subjectBeforeToken(r, s, i); attribution.Auxiliary[doc.Lower(i-1)] {
			if m == nil || !inquiries[doc.Lower(i+1)] && doc.Lower(i+1) != "by" {
				return document.None
			}
			return m.Entity
		}
		if m := nextMention(r, i); m != nil && m.Before == i+1 && m.End < s.To && inquiries[doc.Lower(m.End)] {
			return m.Entity
		}
	}
	return document.None
}

// subjectBeforeToken returns the last mention of a sentence that is a subject before token i.
func subjectBeforeToken(r *Resolver, s document.Sentence, i int) *mention.Mention {
	for k := firstMention(r, i) - 1; k >= 0 && r.Ents.Mentions[k].From >= s.From; k-- {
		if m := &r.Ents.Mentions[k]; m.Subject {
			return m
		}
	}
	return nil
}
