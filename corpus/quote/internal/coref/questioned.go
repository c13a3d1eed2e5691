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
		if doc.Sentences[first].Paragraph-s.Paragraph > 1 || r.lastSpeakerQuote != document.None && s.To <= r.lastToken(r.lastSpeakerQuote) {
			break
		}
		if e := askedIn(r, s); e != document.None {
			it := r.Ents.List[e]
			return r.named(e, ByPronoun).by(ruleSubject), it.Person >= 0 && mention.Compatible(it.Gender, ref.gender)
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

// newcomer returns the person whom the sentence right before a quote introduces as its subject,
// in the same paragraph, where a pronoun may stand for them: "Moe spat. His son, Luc Moe, tasted
// it too. “Money,” he said."
func newcomer(r *Resolver, ref anaphor) (Verdict, bool) {
	doc := r.Ents.Doc
	if ref.class != classPersonal || isObject(doc.Lower(ref.token)) || goesOnFromLast(r, ref) == fromLastAlone {
		return Verdict{}, false
	}
	first := int(doc.Tokens[r.quotes[ref.quote].Content[0].From].Sentence)
	if first == 0 || doc.Sentences[first].From > ref.token || doc.Sentences[first-1].Paragraph != doc.Sentences[first].Paragraph {
		return Verdict{}, false
	}
	s := doc.Sentences[first-1]
	e := subjectOf(r, s.Range, ref)
	if n := namedRole(r, s); n != document.None {
		e = n
	}
	if e == document.None || !mention.Compatible(r.Ents.List[e].Gender, ref.gender) || !r.Ents.List[e].IsPerson() {
		return Verdict{}, false
	}
	if m := &r.Ents.Mentions[r.Ents.List[e].Mentions[0]]; m.From < s.From || m.Before > s.From+3 {
		return Verdict{}, false
	}
	return r.named(e, ByPronoun).by(ruleSubject), true
}

// namedRole returns the person whose name stands in commas behind what a sentence begins with as
// its subject, "The owner, Ada Quill, laughed", or None.
func namedRole(r *Resolver, s document.Sentence) int {
	doc := r.Ents.Doc
	m := nextMention(r, s.From)
	if m == nil || m.Before == s.From || m.End+1 >= s.To || doc.Lower(m.Before-1) != "," || doc.Lower(m.End) != "," || !doc.Tokens[m.End+1].Finite() {
		return document.None
	}
	if attribution.PhraseRight(doc, s.From, s.To).To != m.Before-1 {
		return document.None
	}
	return m.Entity
}
