package coref

import (
	"slices"
	"sort"
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// generateCandidates collects the candidates for an anaphor.
func generateCandidates(r *Resolver, ref anaphor) {
	rule := r.ruleCandidate(ref)
	r.candidates = r.candidates[:0]
	r.near = r.near[:0]
	r.since = sinceLastQuote(r, ref)
	if rule.Name != "" {
		o := r.propose(fromRule, rule)
		o.rule = rule.rule
		if o.entity == document.None && o.class == classUnprinted {
			o.class = ref.class
		}
	}
	if ref.head != document.None {
		generatePrinted(r, ref)
		if ref.class != classPerson && ref.class != classPeople { // "Quill's spokesman" is not Quill
			generateInSource(r, ref)
		}
		generatePhrases(r, ref)
		if ref.class == classPerson {
			generateNextName(r, ref)
		}
		if ref.class == classPerson && ref.article == indefinite {
			dropDescription(r)
			findFree(r, ref)
			return
		}
		generateBearers(r, ref)
	} else {
		generatePhrases(r, ref)
	}
	generatePastSpeakers(r, ref)
	if ref.class == classPlural || ref.class == classPeople || ref.class == classOther {
		generatePairs(r, ref)
	}
	generateNear(r, ref)
	dropAllButPairs(r, ref)
	if ref.class == classPersonal && !slices.ContainsFunc(r.candidates, func(o candidateSpeaker) bool { return o.entity != document.None && r.Ents.List[o.entity].IsPerson() }) {
		generateNextName(r, ref)
	}
	dropImpossible(r, ref, rule.rule)
	if ref.class == classUnprinted || ref.class == classFirst {
		generateNextSpeaker(r, ref)
	}
	r.links = r.links[:0]
	if ref.class == classDocument {
		dropRecipients(r, ref)
		linkIssuers(r, ref)
	}
	findFree(r, ref)
}

// dropImpossible takes back the candidates that grammar or the words of the source
// rule out.
func dropImpossible(r *Resolver, ref anaphor, rule rule) {
	dropContrasted(r, ref)
	dropTeller(r, ref)
	dropTold(r, ref)
	dropAgency(r, ref)
	dropBelongings(r, ref)
	dropOthers(r, ref)
	dropSubject(r, ref)
	dropOwner(r, ref)
	dropRelated(r, ref)
	dropNewcomers(r, ref)
	dropDescription(r)
	switch {
	case rule == ruleUnnamed && isEpithet(r, ref):
		dropPrinted(r, ref)
	case isOtherWord(r, ref) && businessWord(r, ref) && namesBody(r):
		r.candidates = slices.DeleteFunc(r.candidates, isPrinted)
	}
}

// dropContrasted takes back whom a sentence tells a pronoun apart from, "Unlike Moe, he",
// and whoever was not named beside them.
func dropContrasted(r *Resolver, ref anaphor) {
	if ref.class != classPersonal || r.since.other == document.None || len(r.candidates) < 2 {
		return
	}
	r.candidates = slices.DeleteFunc(r.candidates, func(o candidateSpeaker) bool {
		return o.entity == r.since.other || len(r.since.entities) > 1 && !slices.Contains(r.since.entities, o.entity)
	})
}

// dropNewcomers takes back whoever has been named for the first time since somebody
// unnamed spoke, where what is said goes on from those words alone: "A porter said
// the thieves had a key. The mayor, Ada Quill, came at dawn. They left it, he said".
func dropNewcomers(r *Resolver, ref anaphor) {
	if ref.class != classPersonal || goesOnFromLast(r, ref) != fromLastAlone {
		return
	}
	if last := &r.Out[r.lastSpeakerQuote]; last.entity != document.None || last.class != classPerson || !mention.Compatible(last.gender, ref.gender) {
		return
	}
	r.candidates = slices.DeleteFunc(r.candidates, func(o candidateSpeaker) bool {
		return o.entity != document.None && r.since.coming(r, o.entity) > cameAgain
	})
}

// dropTold takes back whom a pronoun's own statement names: in "he claimed that Moe had called him" he
// is not Moe.
func dropTold(r *Resolver, ref anaphor) {
	if ref.class != classPersonal || len(r.candidates) < 2 {
		return
	}
	content := r.quotes[ref.quote].Content
	named := func(o candidateSpeaker) bool {
		if o.entity == document.None {
			return false
		}
		return slices.ContainsFunc(r.Ents.List[o.entity].Mentions, func(k int) bool {
			m := &r.Ents.Mentions[k]
			return m.From >= ref.source.To && attribution.Within(m.From, content) && r.Ents.Doc.Tokens[m.From].Quotation == document.Unquoted
		})
	}
	if !slices.ContainsFunc(r.candidates, func(o candidateSpeaker) bool {
		return o.entity != document.None && r.Ents.List[o.entity].IsPerson() && !named(o)
	}) {
		return
	}
	r.candidates = slices.DeleteFunc(r.candidates, named)
}

// dropTeller takes back whoever tells of somebody by a description: in "Moe said the inspector
// had told him" the inspector is not Moe.
func dropTeller(r *Resolver, ref anaphor) {
	doc := r.Ents.Doc
	if ref.class != classPerson && !(ref.class == classOrg && doc.Lower(ref.source.To) == "as") { // "the Wire quoted the firm as saying"
		return
	}
	s := doc.SentenceAt(ref.source.From)
	for k := firstMention(r, ref.source.From) - 1; k >= 0 && r.Ents.Mentions[k].From >= s.From; k-- {
		m := &r.Ents.Mentions[k]
		for i := m.End; i < ref.source.From; i++ {
			if doc.Tokens[i].Is(document.Punct) {
				return // "When Moe had scored, the striker said"
			}
		}
		if m.Subject && doc.Tokens[m.From].Quotation == document.Unquoted {
			r.candidates = slices.DeleteFunc(r.candidates, func(o candidateSpeaker) bool { return o.entity == m.Entity })
			return
		}
	}
}

// reporters are words for a body that reports what others say.
var reporters = vocabulary.WordSet(`agency newspaper paper outlet site website magazine broadcaster channel station network publication`)

// dropAgency takes back the agency of a dateline, "OSTBY (Delta News) —", and an outlet that has seen
// a document, where another body is meant: "the company".
func dropAgency(r *Resolver, ref anaphor) {
	if ref.class != classOrg || reporters[r.Ents.Doc.Lower(ref.head)] {
		return
	}
	r.candidates = slices.DeleteFunc(r.candidates, func(o candidateSpeaker) bool {
		if o.entity == document.None || len(r.Ents.List[o.entity].Mentions) != 1 {
			return false
		}
		m := &r.Ents.Mentions[r.Ents.List[o.entity].Mentions[0]]
		return r.Ents.Doc.InDateline(r.Ents.Doc.SentenceAt(m.From)) || hasSeen(r, m)
	})
}

// dropBelongings takes back what somebody owns or makes, "owner of Twirl, Flake and Dot", and that
// is named nowhere else, where a body is meant: "the company".
func dropBelongings(r *Resolver, ref anaphor) {
	if ref.class != classOrg {
		return
	}
	r.candidates = slices.DeleteFunc(r.candidates, func(o candidateSpeaker) bool {
		return o.entity != document.None && len(r.Ents.List[o.entity].Mentions) == 1 && isListedAsOwned(r, &r.Ents.Mentions[r.Ents.List[o.entity].Mentions[0]])
	})
}

// isListedAsOwned reports a name in the list behind "owner of", "maker of" or "which owns".
func isListedAsOwned(r *Resolver, m *mention.Mention) bool {
	doc := r.Ents.Doc
	for i := m.Before - 1; i > doc.SentenceAt(m.From).From; i-- {
		switch k := &doc.Tokens[i]; {
		case k.Lower == "," || k.Lower == "and" || k.Lower == "&" || k.Lower == "the" || k.Is(document.Capitalized):
		case k.Lower == "of":
			return bodyRoles[doc.Lower(i-1)] || bodyRoles[vocabulary.Singular(doc.Lower(i-1))]
		default:
			return k.Lower == "owns" || k.Lower == "owning" || k.Lower == "makes" || k.Lower == "publishes" || k.Lower == "operates"
		}
	}
	return false
}

// dropOthers takes back the bodies that a phrase with a name of its own cannot mean: "the Moe
// union" is not Quill & Sons.
func dropOthers(r *Resolver, ref anaphor) {
	if ref.class != classOrg {
		return
	}
	own := mentionsIn(r, document.Range{From: ref.segment.From, To: ref.head})
	if len(own) == 0 {
		return
	}
	name := own[len(own)-1]
	for i := name.To; i < ref.head; i++ {
		if k := &r.Ents.Doc.Tokens[i]; !k.Tag.Noun() || k.Is(document.Capitalized) || vocabulary.PlaceNames[r.Ents.Doc.Lower(name.From)] {
			return // "the Ostravan health department"
		}
	}
	r.candidates = slices.DeleteFunc(r.candidates, func(o candidateSpeaker) bool {
		return o.entity != document.None && o.entity != name.Entity && o.generators>>fromSource&1 == 0 && !slices.Contains(r.Ents.List[o.entity].Words, r.Ents.Doc.Lower(name.To-1))
	})
}

// dropSubject takes back whoever is the subject of the verb that an anaphor is the
// object of: in "Moe remembers her" she is not Moe.
func dropSubject(r *Resolver, ref anaphor) {
	if ref.class != classPersonal || ref.token == 0 || ref.source.Empty() || !r.Ents.Doc.Tokens[ref.token-1].Tag.Verb() {
		return
	}
	if w := r.Ents.Doc.Lower(ref.token); w != "him" && w != "her" {
		return
	}
	begin := r.Ents.Doc.SentenceAt(ref.token).From
	r.candidates = slices.DeleteFunc(r.candidates, func(o candidateSpeaker) bool {
		if o.near == document.None {
			return false
		}
		last := &r.Ents.Mentions[r.near[o.near].last]
		return last.From >= begin && last.Subject
	})
}

// dropOwner takes back whoever owns the body that spoke last, where another word for a body
// follows: after "Quill's laboratory said" the outfit is the laboratory.
func dropOwner(r *Resolver, ref anaphor) {
	if r.lastSpeakerQuote == document.None || !isOtherWord(r, ref) {
		return
	}
	last, source := &r.Out[r.lastSpeakerQuote], r.quotes[r.lastSpeakerQuote].Source
	if source.Empty() || !slices.ContainsFunc(r.candidates, func(o candidateSpeaker) bool { return sameVerdict(&o.Verdict, last) }) {
		return
	}
	r.candidates = slices.DeleteFunc(r.candidates, func(o candidateSpeaker) bool {
		if o.near == document.None || sameVerdict(&o.Verdict, last) {
			return false
		}
		m := &r.Ents.Mentions[r.near[o.near].last]
		return source.From <= m.From && m.To < source.To && r.Ents.Doc.Tokens[m.To].Genitive()
	})
}

// dropRelated takes back those to whom a description says how somebody stands: "Quill's mother",
// "the mother of Quill" and "the mayor's wife" are neither Quill nor the mayor. The kin of a person is
// nobody but whom the article calls so.
func dropRelated(r *Resolver, ref anaphor) {
	if ref.class != classPerson && ref.class != classPeople {
		return
	}
	doc := r.Ents.Doc
	var others []int
	for _, m := range mentionsIn(r, ref.source) {
		if m.To <= ref.head && doc.Tokens[m.To].Genitive() || m.Before > ref.head && doc.Lower(m.Before-1) == "of" {
			others = append(others, m.Entity)
		}
	}
	for i := ref.source.From + 1; i < ref.head; i++ {
		if doc.Tokens[i].Genitive() {
			others = append(others, r.Ents.ByRole[mention.CanonicalRole(doc.Lower(i-1))]...)
		}
	}
	kin := doc.Lower(ref.head)
	known := !vocabulary.Kinship[kin] || len(others) == 0
	r.candidates = slices.DeleteFunc(r.candidates, func(o candidateSpeaker) bool {
		if o.entity == document.None || !r.Ents.List[o.entity].IsPerson() {
			return false
		}
		return slices.Contains(others, o.entity) || !known && !r.Ents.List[o.entity].Roles[kin]
	})
}

// isEpithet reports whether a description is another word for someone whom the
// article has named: "the Kentucky Republican", but not "the driver" after "a
// driver".
func isEpithet(r *Resolver, ref anaphor) bool {
	if ref.class != classPerson || r.Ents.Doc.Lower(ref.source.From) != "the" || ref.source.To-ref.source.From > 6 || unnamedRoles[ref.role] || calledBefore(r, ref) {
		return false
	}
	return !r.indefinite[mention.CanonicalRole(ref.role)] || ref.source.To-ref.source.From > 2
}

// calledBefore reports whether somebody acted by the very words of ref before:
// "The judge listened … the judge said".
func calledBefore(r *Resolver, ref anaphor) bool {
	p := phrasesBefore(r, ref.token) - 1
	for ; p >= 0 && r.Ents.Doc.Tokens[ref.token].Sentence-r.Ents.Doc.Tokens[r.phrases[p].head].Sentence < 4; p-- {
		at := r.phrases[p].Range
		if strings.EqualFold(r.Ents.Doc.Printed(at), r.Ents.Doc.Printed(ref.segment)) && r.Ents.Doc.SentenceAt(at.From).From == at.From && at.To < len(r.Ents.Doc.Tokens) && r.Ents.Doc.Tokens[at.To].Finite() {
			return true
		}
	}
	return false
}

// businessWords seldom introduce a body.
var businessWords = lexicon.Words("business-words")

// nicknames stand for a body whatever is said of it: "the web giant".
var nicknames = vocabulary.WordSet(`giant outfit`)

// businessWord reports a description that is no more than a word for a body in
// business.
func businessWord(r *Resolver, ref anaphor) bool {
	w := r.Ents.Doc.Lower(ref.head)
	return businessWords[w] && ref.source.To-ref.source.From == 2 || nicknames[w]
}

// isOtherWord reports a description that is another word for a body which the
// article has named, "the web giant": it has no name in it, and nobody came up by
// that word before.
func isOtherWord(r *Resolver, ref anaphor) bool {
	if ref.class != classOrg || r.Ents.Doc.Lower(ref.source.From) != "the" || ref.source.To-ref.source.From > 4 || ref.head != ref.source.To-1 {
		return false
	}
	for i := ref.source.From + 1; i <= ref.head; i++ {
		if r.Ents.Doc.Tokens[i].Is(document.Capitalized) {
			return false
		}
	}
	return !isKnown(r, ref)
}

// isKnown reports whether an unnamed body went by the head noun of ref before.
func isKnown(r *Resolver, ref anaphor) bool {
	w := groupSynonym(r.Ents.Doc.Lower(ref.head))
	last := phrasesBefore(r, ref.token) - 1
	for k := last; k >= 0 && last-k < memoryPhrases; k-- {
		if groupSynonym(r.Ents.Doc.Lower(r.phrases[k].head)) == w {
			return true
		}
	}
	return false
}

// sameBody resolves another word for the body that the sentence before is about:
// "Moe & Quill gained a tenth. The company said".
func sameBody(r *Resolver, ref anaphor) (Verdict, bool) {
	if !isOtherWord(r, ref) {
		return Verdict{}, false
	}
	v := subjectBefore(r, ref.token)
	if v.entity == document.None {
		return Verdict{}, false
	}
	switch w := r.Ents.Doc.Lower(ref.head); fitOf(r.Ents.List[v.entity], w) {
	case fitSame:
	case fitOther:
		return Verdict{}, false
	default:
		if !businessWords[w] && w != "club" && w != "team" {
			return Verdict{}, false
		}
	}
	v.How, v.Confidence = ByDescription, sureOfRole
	return v, true
}

// namesBody reports whether one of the candidates is a body that has been named.
func namesBody(r *Resolver) bool {
	return slices.ContainsFunc(r.candidates, func(o candidateSpeaker) bool {
		return o.entity != document.None && (o.spoken > 0 || o.near != document.None && !r.Ents.List[o.entity].IsAside())
	})
}

// dropPrinted takes back the words of the source themselves, where somebody is
// there to be meant: the subject of a sentence before in the paragraph, or, for
// "the Ostravan judge", whomever it names; "the 61-year-old" always means somebody.
func dropPrinted(r *Resolver, ref anaphor) {
	begin := r.Ents.Doc.Paragraphs[r.Ents.Doc.ParagraphAt(ref.token)].From
	old, capital := false, false
	for i := ref.source.From + 1; i <= ref.head; i++ {
		old = old || strings.HasSuffix(r.Ents.Doc.Lower(i), "-old")
		capital = capital || i < ref.head && r.Ents.Doc.Tokens[i].Is(document.Capitalized)
	}
	present := func(o candidateSpeaker) bool {
		if o.near == document.None || r.Ents.List[o.entity].Person < 0 {
			return false
		}
		last := &r.Ents.Mentions[r.near[o.near].last]
		if attribution.Within(last.From, r.quotes[ref.quote].Content) && r.Ents.List[o.entity].Mentions[0] == r.near[o.near].last {
			return false
		}
		return old || last.From >= begin && (capital || last.Before == r.Ents.Doc.SentenceAt(last.From).From && last.Subject)
	}
	if slices.ContainsFunc(r.candidates, present) {
		r.candidates = slices.DeleteFunc(r.candidates, isPrinted)
	}
}

// generatePrinted generates the words of the source themselves, whole and cut.
func generatePrinted(r *Resolver, ref anaphor) {
	cuts := [3]document.Range{withoutComplement(r, ref.source)}
	cuts[1] = withoutClause(r, cuts[0])
	s := segments(r, ref.source)[0]
	cuts[2] = document.Range{From: s.From, To: mention.HeadEnd(r.Ents.Doc, s)}
	for k, c := range cuts {
		if !c.Empty() {
			v := Verdict{Speaker: Speaker{Name: r.Ents.Doc.Printed(c)}, How: ByDescription, entity: document.None, gender: ref.gender, class: ref.class}
			if o := r.propose(fromPrinted, v); o.cut == 0 {
				o.cut = uint32(k) + 1
			}
		}
	}
}

// withoutClause cuts a phrase before its relative clause or participle.
func withoutClause(r *Resolver, s document.Range) document.Range {
	for i := s.From + 1; i < s.To; i++ {
		k := &r.Ents.Doc.Tokens[i]
		if attribution.OpensClause(k) || !k.Is(document.Capitalized) && (k.Tag == document.TagParticiple || k.Tag == document.TagGerund || k.Finite()) && r.Ents.Doc.Tokens[i-1].Tag.Noun() && k.Lower != "'s" || k.Lower == "(" {
			return document.Range{From: s.From, To: i}
		}
	}
	return s
}

// generateInSource generates those that the source names.
func generateInSource(r *Resolver, ref anaphor) {
	if isCounted(r, ref.segment) {
		return // "many Ostravans"
	}
	title := titledFrom(r, ref.source)
	for _, m := range mentionsIn(r, document.Range{From: ref.source.From, To: examplesFrom(r, ref.source)}) {
		if title != document.None && m.From >= title {
			continue
		}
		o := r.propose(fromSource, r.named(m.Entity, ByDescription))
		if o.named == nil {
			o.named = m
		}
	}
}

// memoryPhrases is how many phrases before an anaphor are looked at.
const memoryPhrases = 300

// generatePhrases generates earlier phrases: those with the same head noun, and,
// for words that tell little, the last ones of their class.
func generatePhrases(r *Resolver, ref anaphor) {
	w := ""
	if ref.head != document.None {
		w = groupSynonym(r.Ents.Doc.Lower(ref.head))
	}
	same, like := 0, 0
	last := phrasesBefore(r, ref.token) - 1
	for k := last; k >= 0 && last-k < memoryPhrases && (same < maxPhrases || like < maxPhrases); k-- {
		p := &r.phrases[k]
		far := r.Ents.Doc.Tokens[ref.token].Sentence-r.Ents.Doc.Tokens[p.head].Sentence > memorySentences
		by := fromPhrase
		switch {
		case w != "" && groupSynonym(r.Ents.Doc.Lower(p.head)) == w:
			if same++; same > maxPhrases {
				continue
			}
			by = fromSameHead
		case far || !mayBePhrase(r, ref, p):
			continue
		default:
			if like++; like > maxPhrases {
				continue
			}
		}
		if o := r.propose(by, verdictOfPhrase(r, k)); o.phrase == document.None {
			o.phrase = k
		}
	}
}

// mayBePhrase reports whether an anaphor can stand for a phrase at all.
func mayBePhrase(r *Resolver, ref anaphor, p *nounPhrase) bool {
	switch ref.class {
	case classUnprinted: // "with the negotiators leaving and accusing"
		return p.class == classPeople && !r.quotes[ref.quote].Cue.Empty() && r.Ents.Doc.Tokens[p.head].Sentence == r.Ents.Doc.Tokens[r.quotes[ref.quote].Cue.From].Sentence
	case classPlural, classDocument, classPeople:
		return p.class == classPeople
	case classImpersonal:
		return p.class == classOrg || p.class == classDocument
	case classPersonal:
		return p.class == classPerson && articleOf(r, p.Range) != definite && mention.Compatible(mention.GenderOf(r.Ents.Doc.Lower(p.head)), ref.gender)
	}
	return false
}

// groupSynonym joins words for the same people.
func groupSynonym(w string) string {
	switch w {
	case "researchers", "scientists", "authors", "team", "academics", "archaeologists", "astronomers":
		return "researchers"
	case "officials", "authorities":
		return "officials"
	}
	return mention.CanonicalRole(w)
}

// phrasesBefore returns the number of phrases that begin before token i.
func phrasesBefore(r *Resolver, i int) int {
	return sort.Search(len(r.phrases), func(k int) bool { return r.phrases[k].From >= i })
}

// generateBearers generates those who bear the role, or have the word in their name.
func generateBearers(r *Resolver, ref anaphor) {
	if ref.role != "" {
		for _, e := range lastFew(r.Ents.ByRole[mention.CanonicalRole(ref.role)], maxBearers) {
			if it := r.Ents.List[e]; it.Person >= 0 && mention.Compatible(it.Gender, ref.gender) && !deputizes(r, ref.segment, it) {
				r.propose(fromRole, r.named(e, ByDescription))
			}
		}
		return
	}
	for _, e := range lastFew(r.Ents.ByWord[r.Ents.Doc.Lower(ref.head)], maxBearers) {
		if len(r.Ents.List[e].Words) > 1 {
			r.propose(fromRole, r.named(e, ByDescription))
		}
	}
}

func lastFew(list []int, n int) []int { return list[max(0, len(list)-n):] }
