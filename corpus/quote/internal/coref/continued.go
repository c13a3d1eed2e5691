package coref

import (
	"strings"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// lastSpeaker is the speaker of a quote without a source: whoever spoke last.
func lastSpeaker(r *Resolver) Verdict {
	if r.lastSpeakerQuote == document.None {
		return Verdict{entity: document.None}
	}
	return r.Out[r.lastSpeakerQuote].by(ruleContinued)
}

// accompanying returns whoever "with" makes the subject of the cue of quote q:
// "with the negotiators leaving the room and accusing the port".
func accompanying(r *Resolver, q int) (Verdict, bool) {
	cue := r.quotes[q].Cue
	if cue.Empty() || !r.quotes[q].Source.Empty() || r.Ents.Doc.Tokens[cue.From].Tag != document.TagGerund {
		return Verdict{}, false
	}
	first := max(r.Ents.Doc.SentenceAt(cue.From).From, cue.From-longestAbsolute)
	for i := cue.From - 1; i > first; i-- {
		if r.Ents.Doc.Lower(i-1) != "with" {
			continue
		}
		if p := phrasesBefore(r, i); p < len(r.phrases) && r.phrases[p].From == i && r.phrases[p].class != classDocument && isAbsoluteClause(r, r.phrases[p].head+1) {
			v := verdictOfPhrase(r, p).by(ruleSubject)
			v.How = ByContinuation
			return v, true
		}
		if m := nextMention(r, i); m != nil && m.Before <= i+1 && isAbsoluteClause(r, m.End) {
			return r.named(m.Entity, ByContinuation).by(ruleSubject), true
		}
	}
	return Verdict{}, false
}

// longestAbsolute bounds what stands between "with" and the cue, in tokens.
const longestAbsolute = 60

// isAbsoluteClause reports whether a gerund follows at token i or after a day: "on Tuesday
// calling off".
func isAbsoluteClause(r *Resolver, i int) bool {
	for end := min(i+4, len(r.Ents.Doc.Tokens)); i < end; i++ {
		switch k := &r.Ents.Doc.Tokens[i]; {
		case k.Tag == document.TagGerund:
			return true
		case k.Is(document.Punct), k.Lower == "and":
			return false
		}
	}
	return false
}

// takesFloor returns the person whom the sentence right before a quotation
// without an attribution, in the same paragraph, begins with: "Quill plays
// standing. “I tune it louder than they laugh.”"
func takesFloor(r *Resolver, ref anaphor) (Verdict, bool) {
	st := r.Ents.Doc.SentenceAt(ref.token)
	if st.From != ref.token || st.From == r.Ents.Doc.Paragraphs[st.Paragraph].From || !r.quotes[ref.quote].Cue.Empty() {
		return Verdict{}, false
	}
	before := r.Ents.Doc.SentenceAt(st.From - 1)
	if v, ok := calledUp(r, before); ok {
		return v, true
	}
	if r.lastSpeakerQuote != document.None && before.From <= r.lastToken(r.lastSpeakerQuote) {
		return Verdict{}, false
	}
	if v, ok := loneSurname(r, before); ok {
		return v, true
	}
	m := nextMention(r, before.From)
	if m == nil || m.Before != before.From || !m.Subject {
		return Verdict{}, false
	}
	it := r.Ents.List[m.Entity]
	if !it.IsPerson() && (it.Person < 0 || vocabulary.PlaceNames[it.Last()] || !goesOnAbout(r, ref) && !hasOwn(r, m.End, before)) {
		return Verdict{}, false
	}
	return r.named(m.Entity, ByContinuation).by(ruleFloor), true
}

// hasOwn reports whether a sentence that begins with a name up to token end goes on about what is
// theirs, as that of a person does: "Quill shook his head".
func hasOwn(r *Resolver, end int, s document.Sentence) bool {
	for i := end + 1; i < min(s.To, end+4); i++ {
		if w := r.Ents.Doc.Lower(i); w == "his" || w == "her" {
			return r.Ents.Doc.Tokens[end].Finite() || strings.HasSuffix(r.Ents.Doc.Lower(end), "ed")
		}
	}
	return false
}

// loneSurname returns whoever is called in a sentence that begins with it by a word that is no
// name elsewhere in the article: "Quill shook his head".
func loneSurname(r *Resolver, s document.Sentence) (Verdict, bool) {
	doc := r.Ents.Doc
	k := &doc.Tokens[s.From]
	if m := nextMention(r, s.From); m != nil && m.Before == s.From || k.Tag != document.TagName || !k.Is(document.Capitalized) || k.CuePrior != attribution.PriorUnseen || !hasOwn(r, s.From+1, s) {
		return Verdict{}, false
	}
	return Verdict{Speaker: Speaker{Name: doc.Printed(document.Range{From: s.From, To: s.From + 1}), Named: true}, How: ByContinuation, entity: document.None, class: classPerson, rule: ruleUnknownName}, true
}

// calledUp returns the person whom a sentence does no more than name for the words behind it:
// "And passenger Ada Quill? “I'd rather walk.”"
func calledUp(r *Resolver, s document.Sentence) (Verdict, bool) {
	m := nextMention(r, s.From)
	for m != nil && m.End < s.To-1 { // "Tarnby manager Ada Quill?"
		if m = nextMention(r, m.End); m != nil && m.From >= s.To {
			m = nil
		}
	}
	if w := r.Ents.Doc.Lower(s.To - 1); m == nil || w != "?" && w != ":" || m.End != s.To-1 || r.Ents.List[m.Entity].Person < 0 {
		return Verdict{}, false
	}
	from := s.From
	for from < m.Before && r.Ents.Doc.Tokens[from].Is(document.Punct) { // the bullet of a list
		from++
	}
	if w := r.Ents.Doc.Lower(from); w == "and" || w == "but" {
		from++
	}
	phrase := attribution.PhraseRight(r.Ents.Doc, from, s.To)
	trade := m.Before-from < 4 && mention.IsRole(r.Ents.Doc.Lower(m.Before-1))
	if m.Before > from && !trade && (r.Ents.Doc.Lower(m.Before-1) != "," || phrase.To != m.Before-1) {
		return Verdict{}, false // but "the neighbour, Ada Quill"
	}
	return r.named(m.Entity, ByContinuation).by(ruleFloor), true
}

// introducedSince returns the only person named between the last quote and a paragraph that
// begins with a quotation without an attribution, where they come up there for the first
// time and a pronoun goes on about them: "Ada Quill plays standing. She tunes for an hour
// first. / “I tune it louder than they laugh.”"
func introducedSince(r *Resolver, ref anaphor) (Verdict, bool) {
	st := r.Ents.Doc.SentenceAt(ref.token)
	if ref.token != r.Ents.Doc.Paragraphs[st.Paragraph].From || !r.quotes[ref.quote].Cue.Empty() {
		return Verdict{}, false
	}
	s := sinceLastQuote(r, ref)
	if len(s.entities) != 1 || s.coming(r, s.entities[0]) != cameFull {
		return Verdict{}, false
	}
	e := s.entities[0]
	if !r.Ents.List[e].IsPerson() && !announcesOwn(r, ref, vocabulary.AnyGender) {
		return Verdict{}, false
	}
	if announcesOwn(r, ref, r.Ents.List[e].Gender) {
		return r.named(e, ByContinuation).by(ruleFloor), true
	}
	if s.focus == document.None && opensAndGoesOn(r, ref, e) {
		s.focus, s.held = e, 1
	}
	if s.focus != e || s.held == 0 {
		return Verdict{}, false
	}
	return r.named(e, ByContinuation).by(ruleFloor), true
}

// longestAnnouncement bounds a sentence that leads up to what somebody likes to say, in tokens.
const longestAnnouncement = 20

// announcesOwn reports whether the sentence before ref leads up to what somebody of a gender likes to
// say: "Her advice fits on a stamp.", "He has a saying for guests."
func announcesOwn(r *Resolver, ref anaphor, gender vocabulary.Gender) bool {
	doc := r.Ents.Doc
	here := doc.Tokens[ref.token].Sentence
	if here == 0 {
		return false
	}
	s := doc.Sentences[here-1]
	class, own, ok := pronounOf(doc.Lower(s.From))
	if !ok || class != classPersonal || !mention.Compatible(own, gender) || s.To-s.From > longestAnnouncement {
		return false
	}
	first := s.From + 1
	if w := doc.Lower(first); w == "has" || w == "had" || w == "gives" || w == "offers" || w == "repeats" {
		first++
	} else if doc.Tokens[s.From].Tag != document.TagPossessive && doc.Lower(s.From) != "her" {
		return false
	}
	for i := first; i < min(s.To, first+3); i++ {
		if attribution.SayingNoun(doc.Lower(i)) {
			return true
		}
	}
	return false
}

// opensAndGoesOn reports whether the name of somebody begins the sentence that it comes up in,
// and a pronoun before ref takes it up.
func opensAndGoesOn(r *Resolver, ref anaphor, e int) bool {
	m := &r.Ents.Mentions[r.Ents.List[e].Mentions[0]]
	first, here := r.Ents.Doc.Tokens[m.From].Sentence, r.Ents.Doc.Tokens[ref.token].Sentence
	if r.Ents.Doc.Sentences[first].From != m.Before {
		return false
	}
	for n := first + 1; n < here; n++ {
		if takesUp(r, r.Ents.Doc.Sentences[n], ref) {
			return true
		}
	}
	return false
}

// goesOnAbout reports whether the sentence after a quotation goes on about
// somebody by a pronoun that is not the last speaker's.
func goesOnAbout(r *Resolver, ref anaphor) bool {
	next := r.lastToken(ref.quote) + 1
	if next >= len(r.Ents.Doc.Tokens) || r.lastSpeakerQuote == document.None {
		return false
	}
	class, gender, ok := pronounOf(r.Ents.Doc.Lower(next))
	return ok && class == classPersonal && !mention.Compatible(r.Out[r.lastSpeakerQuote].gender, gender)
}

// subjectBefore returns the body that the sentence before token i is about, in
// the same paragraph: "The fisheries ministry gave a new figure. It said".
func subjectBefore(r *Resolver, i int) Verdict {
	s := r.Ents.Doc.SentenceAt(i)
	if s.From == r.Ents.Doc.Paragraphs[s.Paragraph].From {
		return Verdict{entity: document.None}
	}
	before := r.Ents.Doc.SentenceAt(s.From - 1)
	if v, ok := r.sources[before.From]; ok && (v.entity == document.None && v.class != classPerson || v.entity != document.None && !r.Ents.List[v.entity].IsPerson()) {
		return v
	}
	if p := phrasesBefore(r, before.From); p < len(r.phrases) && r.phrases[p].From == before.From && r.phrases[p].class == classOrg {
		if v, ok := describedOrg(r, r.phrases[p].Range); ok {
			return v
		}
		return verdictOfPhrase(r, p).by(ruleSubject)
	}
	return bodyBefore(r, before)
}

// bodyBefore returns the body whose name a sentence begins with as the subject of
// its verb.
func bodyBefore(r *Resolver, s document.Sentence) Verdict {
	m := nextMention(r, s.From)
	from := behindShares(r, s.From)
	if m == nil || !s.Has(m.From) || !m.Subject && from == s.From || m.Before > from+1 && !orgTitled(r, from, m.Before) {
		return Verdict{entity: document.None}
	}
	it := r.Ents.List[m.Entity]
	if it.IsPerson() || it.IsSite() || vocabulary.PlaceNames[it.Last()] && !mention.Unions[it.Last()] {
		return Verdict{entity: document.None}
	}
	return r.named(m.Entity, ByDescription).by(ruleSubject)
}

// holdings are what a body has of which a sentence tells instead of itself.
var holdings = vocabulary.WordSet(`shares stock profits profit sales revenue revenues earnings losses turnover`)

// behindShares returns where the body begins whose shares a sentence begins with, "Shares in Moe &
// Quill", or from.
func behindShares(r *Resolver, from int) int {
	if w := r.Ents.Doc.Lower(from + 1); holdings[r.Ents.Doc.Lower(from)] && (w == "in" || w == "at" || w == "of") {
		return from + 2
	}
	return from
}

// orgTitled reports whether what stands before a name at the beginning of a
// sentence says what body it is: "Pastry chain Moe & Quill".
func orgTitled(r *Resolver, from, to int) bool {
	return to-from < 4 && vocabulary.OrgNouns[r.Ents.Doc.Lower(to-1)] && !r.Ents.Doc.Tokens[to-1].Is(document.Capitalized)
}

// verdictOfPhrase is the verdict for a phrase that names nobody.
func verdictOfPhrase(r *Resolver, k int) Verdict {
	p := &r.phrases[k]
	return Verdict{Speaker: Speaker{Name: r.Ents.Doc.Printed(p.Range)}, How: ByDescription, entity: document.None, gender: mention.GenderOf(r.Ents.Doc.Lower(p.head)), class: p.class}
}
