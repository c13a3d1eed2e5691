package coref

import (
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// unnamedSpeaker is the verdict for a source that names nobody: its description as
// printed, in full where it was introduced.
func unnamedSpeaker(r *Resolver, head, source document.Range) Verdict {
	w := r.Ents.Doc.Lower(head.To - 1)
	if role := mention.HeadRole(r.Ents.Doc, head); role != "" {
		w = role
	}
	if v, ok := unknownName(r, head); ok {
		return v
	}
	if w == "source" && r.lastSpeakerQuote != document.None && r.Ents.Doc.Lower(head.From) == "the" && r.Out[r.lastSpeakerQuote].entity == document.None && unnamedPerson(r, r.lastSpeakerQuote) {
		v := r.Out[r.lastSpeakerQuote].by(ruleSource)
		v.How = ByDescription
		return v
	}
	if first := r.Ents.Doc.Lower(head.From); (first == "the" || first == "that" || first == "this") && head.To-head.From == 2 {
		if full, ok := r.introduced[w]; ok {
			return Verdict{Speaker: Speaker{Name: full}, How: ByDescription, entity: document.None, gender: mention.GenderOf(w), rule: ruleIntroduced}
		}
	}
	return Verdict{Speaker: Speaker{Name: r.Ents.Doc.Printed(withoutComplement(r, source))}, How: ByDescription, entity: document.None, gender: mention.GenderOf(w), rule: ruleUnnamed}
}

// rememberIntroduction notes the first printing of someone unnamed.
func rememberIntroduction(r *Resolver, ref anaphor) {
	s := segments(r, ref.source)[0]
	w := r.Ents.Doc.Lower(s.To - 1)
	if ref.role != "" {
		w = ref.role
	}
	if _, ok := r.introduced[w]; !ok {
		r.introduced[w] = r.Ents.Doc.Printed(withoutComplement(r, ref.source))
	}
	r.indefinite[mention.CanonicalRole(w)] = true
}

// unknownName takes a phrase of capitalised words for a name that nothing else
// in the article confirms: "Airfleets, a database of aircraft".
func unknownName(r *Resolver, head document.Range) (Verdict, bool) {
	if isPlainWord(r, head) {
		return Verdict{}, false
	}
	for i := head.From; i < head.To; i++ {
		k := &r.Ents.Doc.Tokens[i]
		if !k.Is(document.Capitalized) || vocabulary.Determiner[k.Lower] || k.Tag == document.TagNouns || isDocument(k.Lower) || peopleWord(k.Lower) || mention.IsRole(k.Lower) || vocabulary.NonNames[k.Lower] || k.Tag == document.TagPronoun {
			return Verdict{}, false
		}
	}
	return Verdict{Speaker: Speaker{Name: r.Ents.Doc.Printed(head), Named: true}, How: ByName, entity: document.None, rule: ruleUnknownName}, true
}

// labelled returns the person whom a label in capitals calls by the surname, where one alone has
// it, or None: "STOLL – “Who owns the rain?”"
func labelled(r *Resolver, head document.Range) int {
	if head.To-head.From != 1 {
		return document.None
	}
	k := &r.Ents.Doc.Tokens[head.From]
	if !k.Is(document.AllCaps) {
		return document.None
	}
	found := document.None
	for _, e := range r.Ents.ByWord[k.Lower] {
		if it := r.Ents.List[e]; it.IsPerson() && it.Last() == k.Lower {
			if found != document.None {
				return document.None
			}
			found = e
		}
	}
	return found
}

// isPlainWord reports a single word that has its capital from the beginning of its
// sentence, "Nobody said", or from the page.
func isPlainWord(r *Resolver, head document.Range) bool {
	k := &r.Ents.Doc.Tokens[head.From]
	if head.To-head.From != 1 {
		return false
	}
	return mention.IsPageWord(k) || r.Ents.Doc.Lower(head.To+1) != "who" && r.Ents.Doc.SentenceAt(head.From).From == head.From && !k.Is(document.AllCaps) && k.CuePrior != attribution.PriorUnseen &&
		(indefinites[k.Lower] || !k.Tag.Noun() && k.Tag != document.TagAdjective)
}

// indefinites stand for people and name none.
var indefinites = vocabulary.WordSet(`nobody somebody everybody anybody someone everyone anyone nothing something everything anything others neither`)

// proceedings find and hear things themselves; whoever they are about does not speak.
var proceedings = vocabulary.WordSet(`inquest inquiry enquiry investigation probe trial hearing tribunal`)

// portraysSomebody reports a phrase for whoever plays somebody: "An actor playing Quill".
func portraysSomebody(r *Resolver, s document.Range) bool {
	if s.Empty() || !vocabulary.Determiner[r.Ents.Doc.Lower(s.From)] {
		return false
	}
	for i := s.From + 1; i+1 < s.To; i++ {
		if portrays[r.Ents.Doc.Lower(i)] && r.Ents.Doc.Tokens[s.To-1].Is(document.Capitalized) {
			return true
		}
	}
	return false
}

// proceeding is the verdict for an inquiry that says what it is about: "The inquest into
// the death of Ada Quill found"; and for whoever plays somebody.
func proceeding(r *Resolver, ref anaphor) (Verdict, bool) {
	s := ref.segment
	if portraysSomebody(r, s) {
		return Verdict{Speaker: Speaker{Name: r.Ents.Doc.Printed(s)}, How: ByDescription, entity: document.None, class: classPerson, rule: ruleUnnamed, Confidence: sureOfRole}, true
	}
	if ref.source.Empty() || ref.class == className || s.To-s.From < 4 || !proceedings[r.Ents.Doc.Lower(s.From+1)] || r.Ents.Doc.Lower(s.From+2) != "into" || !vocabulary.Determiner[r.Ents.Doc.Lower(s.From)] {
		return Verdict{}, false
	}
	v := Verdict{Speaker: Speaker{Name: r.Ents.Doc.Printed(s)}, How: ByDescription, entity: document.None, class: classDocument, rule: ruleUnnamed, Confidence: sureOfRole}
	return v, true
}
