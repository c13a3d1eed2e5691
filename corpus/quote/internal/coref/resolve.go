// Package coref owns who a source stands for. A source that has a name for its
// head is resolved by rules. Every other one, a pronoun, a description, a document
// or nothing printed, is an anaphor: generators collect candidate antecedents, and
// a ranker over named features chooses one.
package coref

import (
	"slices"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// Verdict is who said a quote, and how that was found.
type Verdict struct {
	Speaker
	How        Resolution
	Confidence float64
	entity     int               // index into Entities.List, or None
	gender     vocabulary.Gender // of someone unnamed
	class      class             // of the words for someone unnamed
	rule       rule
}

// Imprint is what an article is printed under: whose "we" and "I" stand outside of all
// quotation marks.
type Imprint struct{ Outlet, Byline string }

// Resolver finds the speakers of an article's quotes in the order of the text.
type Resolver struct {
	Ents   *mention.Entities
	model  *linear.Ranker // whom does a source stand for?
	print  Imprint
	quotes []attribution.Attribution
	Out    []Verdict
	// lastSpeakerQuote is the last quote with a speaker, or None.
	lastSpeakerQuote int
	// Spoken counts the quotes of each entity so far.
	Spoken map[int]int
	// sources holds the verdict on each source by its first token: several quotes
	// of a sentence can share one.
	sources map[int]Verdict
	// introduced holds the first full printing of each unnamed role.
	introduced map[string]string
	// indefinite holds the roles that somebody unnamed has: "a judge".
	indefinite map[string]bool
	// issuers holds who last issued a document, by the word for it.
	issuers map[string]Verdict
	// documents holds the tokens of each word for a document.
	documents map[string][]int
	// documentMentions holds the tokens of all words for documents.
	documentMentions []int
	// called holds the phrases for bodies that end with each common noun.
	called map[string][]document.Range
	// voices holds the first tokens of the sources that name an entity.
	voices map[int][]int
	// phrases holds the common nouns that speakers go by.
	phrases []nounPhrase

	// Of the source that is being resolved:
	candidates []candidateSpeaker
	near       []salientEntity
	free       []*mention.Mention // see findFree, for each candidate
	since      since
	links      []issueLink // where its class is document
	features   []uint32
	scores     []float64
}

// Resolve finds the speaker of each quote. Sources that begin inside a name are
// widened to the whole of it.
func Resolve(t *document.Document, quotes []attribution.Attribution, print Imprint, model *linear.Ranker) *Resolver {
	r := newResolver(t, quotes, print)
	r.model = model
	for i := range quotes {
		r.quotes[i].Source = r.wholeName(quotes[i].Source)
		ref := r.anaphorOf(i)
		r.record(i, ref, r.speaker(ref))
	}
	return r
}

func newResolver(t *document.Document, quotes []attribution.Attribution, print Imprint) *Resolver {
	r := &Resolver{
		Ents: mention.ClusterMentions(t), print: print, quotes: quotes,
		Out: make([]Verdict, len(quotes)), lastSpeakerQuote: document.None, Spoken: map[int]int{}, sources: map[int]Verdict{},
		introduced: map[string]string{}, indefinite: map[string]bool{}, called: map[string][]document.Range{}, documents: map[string][]int{}, issuers: map[string]Verdict{},
	}
	r.phrases = nounPhrases(t)
	collectOrgPhrases(r)
	collectIndefiniteRoles(r)
	collectVoices(r)
	return r
}

// record makes v the verdict on quote i, whose source is ref.
func (r *Resolver) record(i int, ref anaphor, v Verdict) {
	if v.entity == document.None {
		v.Name = bodyName(v.Name)
	}
	r.Out[i] = v
	if v.Name != "" {
		r.lastSpeakerQuote = i
	}
	if v.entity != document.None {
		r.Spoken[v.entity]++
		if it := r.Ents.List[v.entity]; it.Person == 0 && v.How == ByName && saysI(r, i) {
			it.Person = 1
		}
	} else if ref.head != document.None && v.rule == ruleUnnamed {
		rememberIntroduction(r, ref)
	}
	if !ref.source.Empty() {
		r.sources[ref.source.From] = v
	}
}

// saysI reports whether the speaker of quote i calls himself "I" in quotation marks.
func saysI(r *Resolver, i int) bool {
	for _, piece := range r.quotes[i].Content {
		for k := piece.From; k < piece.To; k++ {
			if w := r.Ents.Doc.Tokens[k].Lower; r.Ents.Doc.Tokens[k].Quotation != document.Unquoted && (w == "i" || w == "my" || w == "me") {
				return true
			}
		}
	}
	return false
}

// speaker is the one that an anaphor stands for. Several quotes of a sentence
// can share one source.
func (r *Resolver) speaker(ref anaphor) Verdict {
	if !ref.source.Empty() {
		if v, known := r.sources[ref.source.From]; known {
			return v
		}
	}
	if v, ok := proceeding(r, ref); ok {
		return v
	}
	if v, ok := r.resolveByRule(ref); ok {
		return v
	}
	return r.resolveByModel(ref)
}

// resolveByRule returns the speaker where the rules leave no choice: a name, or the
// one who bears the role, "the minister", or acts in the clause of the cue.
func (r *Resolver) resolveByRule(ref anaphor) (Verdict, bool) {
	switch ref.class {
	case classUnprinted:
		v, ok := accompanying(r, ref.quote)
		if !ok {
			v, ok = takesFloor(r, ref)
		}
		if !ok {
			v, ok = introducedSince(r, ref)
		}
		v.Confidence = sureOfRole
		return v, ok
	case classFirst:
		return author(r, ref.token)
	case classPersonal:
		v, ok := questioned(r, ref)
		v.Confidence = sureOfRole
		if !ok {
			v, ok = newcomer(r, ref)
			v.Confidence = sureOfNewcomer
		}
		return v, ok
	case classImpersonal:
		if r.Ents.Doc.SentenceAt(ref.token).From != ref.token {
			return Verdict{}, false
		}
		v := subjectBefore(r, ref.token)
		v.How, v.Confidence = ByPronoun, sureOfRole
		return v, v.Name != ""
	case classOrg:
		return sameBody(r, ref)
	case classDocument:
		return documentByRule(r, ref)
	case className, classPerson:
	default:
		return Verdict{}, false
	}
	if isRoleLabel(r, ref.source) {
		v := Verdict{Speaker: Speaker{Name: r.Ents.Doc.Printed(ref.source)}, How: ByDescription, Confidence: sureOfRole, entity: document.None, class: classPerson}
		return v.by(ruleUnnamed), true
	}
	v := r.ruleCandidate(ref)
	switch {
	case ref.class == className:
		v.Confidence = r.sureOfName(v, ref)
		learnGender(r, v.entity, ref.source)
		learnRole(r, v.entity, ref)
	case v.rule == ruleHolder || v.rule == ruleOwn || v.rule == ruleNext || v.rule == ruleIntroduced:
		if v.rule == ruleNext {
			v.Title = r.entitle(v.entity, ref)
		}
		v.Confidence = sureOfRole
	default:
		return Verdict{}, false
	}
	return v, true
}

// learnGender takes the gender of a person from what their own source says they are where no
// title does, "Ali Quill, a spokeswoman for the port told".
func learnGender(r *Resolver, e int, source document.Range) {
	if e == document.None || r.Ents.List[e].Sure || !r.Ents.List[e].IsPerson() {
		return
	}
	for _, s := range segments(r, source)[1:] {
		if g := mention.GenderOf(mention.HeadRole(r.Ents.Doc, s)); g != vocabulary.AnyGender && len(mentionsIn(r, s)) == 0 {
			r.Ents.List[e].Gender, r.Ents.List[e].Sure = g, true
		}
	}
}

// learnRole notes whose name stands in brackets behind a role, "HOST (ADA QUILL)", so that "HOST"
// finds them.
func learnRole(r *Resolver, e int, ref anaphor) {
	if e == document.None || r.Ents.Doc.Lower(ref.segment.To) != "(" || len(mentionsIn(r, ref.segment)) > 0 {
		return
	}
	role := mention.HeadRole(r.Ents.Doc, ref.segment)
	if role == "" {
		return
	}
	r.Ents.List[e].Bears(role)
	role = mention.CanonicalRole(role)
	if list := r.Ents.ByRole[role]; !slices.Contains(list, e) {
		r.Ents.ByRole[role] = append(list, e)
	}
}

// hearingRoles are the parts that people without an office have in a hearing.
var hearingRoles = vocabulary.WordSet("accused claimant complainant defendant foreman interpreter juror plaintiff prisoner respondent witness")

// isRoleLabel reports the label of a transcript that calls somebody by the part they have in
// a hearing: "THE WITNESS:". It is none of those who have a name for theirs; a chair may be.
func isRoleLabel(r *Resolver, s document.Range) bool {
	if s.To-s.From < 2 || r.Ents.Doc.Lower(s.From) != "the" || r.Ents.Doc.Lower(s.To) != ":" || !hearingRoles[r.Ents.Doc.Lower(s.To-1)] {
		return false
	}
	for i := s.From; i < s.To; i++ {
		if !r.Ents.Doc.Tokens[i].Is(document.AllCaps) {
			return false
		}
	}
	return true
}

// documentByRule returns whose document it is where the source or the sentence before
// leaves no choice.
func documentByRule(r *Resolver, ref anaphor) (Verdict, bool) {
	if r.Ents.Doc.Lower(ref.token) == "its" {
		if v := subjectBefore(r, ref.token); v.Name != "" { // "The commission sat in May. Its report said"
			v.How, v.Confidence = ByDescription, sureOfRole
			return v, true
		}
	}
	head := documentIn(r, ref.source)
	if e := ownerByLastWord(r, ref.source, head); e != document.None {
		v := r.named(e, ByDescription).by(ruleIssuer)
		v.Confidence = sureOfRole
		return v, true
	}
	v := r.ruleCandidate(ref)
	v.Confidence = sureOfRole
	hasAuthor := head != document.None && authorBehind(r, document.Range{From: head + 1, To: ref.source.To}) != document.None
	return v, titledFrom(r, ref.source) != document.None || v.rule == ruleTogether && v.Named || hasAuthor
}

// rule is the rule that generates a speaker.
type rule uint8

const (
	noRule rule = iota
	ruleTogether
	ruleName
	ruleIssuer
	ruleOwn
	ruleHolder
	ruleNext
	ruleOrgNoun
	ruleCalled
	ruleUnknownName
	ruleSource
	ruleIntroduced
	ruleUnnamed
	ruleContinued
	ruleOutlet
	ruleRelative
	ruleSubject
	ruleFloor
)

// by returns v as the answer of a rule.
func (v Verdict) by(rule rule) Verdict {
	v.rule = rule
	return v
}

// ruleCandidate is the speaker that the rules propose for an anaphor.
func (r *Resolver) ruleCandidate(ref anaphor) Verdict {
	switch ref.class {
	case classUnprinted:
		return lastSpeaker(r)
	case classFirst:
		return firstPersonSpeaker(r, ref.token)
	case classRelative:
		return relativePronoun(r, ref.token)
	case classImpersonal:
		return subjectBefore(r, ref.token)
	case classPersonal, classPlural:
		return Verdict{entity: document.None}
	}
	if at := titledFrom(r, ref.source); at != document.None {
		if e := issuerOfTitled(r, document.Range{From: at, To: ref.source.To}); e != document.None {
			return r.named(e, ByDescription).by(ruleIssuer)
		}
		return Verdict{Speaker: Speaker{Name: r.Ents.Doc.Printed(ref.source)}, How: ByDescription, entity: document.None, class: classDocument, rule: ruleUnnamed}
	}
	if v, ok := jointSpeakers(r, ref.source); ok {
		return v
	}
	segments := segments(r, ref.source)
	if e := namedIn(r, segments); e != document.None {
		return r.named(e, ByName).by(ruleName)
	}
	if v, ok := issuerOf(r, ref.quote, ref.source); ok {
		if v.rule != ruleTogether {
			v.rule = ruleIssuer
		}
		return v
	}
	if v, ok := describedSpeaker(r, ref.quote, segments[0]); ok {
		return v
	}
	return unnamedSpeaker(r, segments[0], ref.source)
}

// wholeName widens a source that begins inside a name.
func (r *Resolver) wholeName(source document.Range) document.Range {
	if k := firstMention(r, source.From+1) - 1; k >= 0 && !source.Empty() && r.Ents.Mentions[k].Has(source.From) {
		source.From = r.Ents.Mentions[k].From
	}
	return wholeTitle(r, withApposition(r, withNameBefore(r, r.withRole(source))))
}

// withRole widens a source that ends with a name before the role that it belongs to:
// "the Ashford United forward" of "the Ashford United forward said".
func (r *Resolver) withRole(s document.Range) document.Range {
	if s.Empty() || s.To+1 >= len(r.Ents.Doc.Tokens) || r.Ents.Doc.Lower(s.From) != "the" {
		return s
	}
	k, next := &r.Ents.Doc.Tokens[s.To], &r.Ents.Doc.Tokens[s.To+1]
	if r.Ents.Doc.Tokens[s.To-1].Is(document.Capitalized) && !k.Is(document.Capitalized) && mention.IsRole(k.Lower) && next.Tag.Verb() && next.Sentence == k.Sentence {
		s.To++
	}
	return s
}

// withNameBefore widens a source that says who somebody is by the name right before it, where
// the comma between them was left out: "Ada Moe a spokeswoman for the port".
func withNameBefore(r *Resolver, s document.Range) document.Range {
	if s.Empty() || s.From == 0 {
		return s
	}
	if w := r.Ents.Doc.Lower(s.From); w != "a" && w != "an" || mention.HeadRole(r.Ents.Doc, s) == "" {
		return s
	}
	k := firstMention(r, s.From) - 1
	if k < 0 || r.Ents.Mentions[k].End != s.From || r.Ents.Mentions[k].To-r.Ents.Mentions[k].From < 2 || !r.Ents.List[r.Ents.Mentions[k].Entity].IsPerson() {
		return s
	}
	return document.Range{From: r.Ents.Mentions[k].Before, To: s.To}
}

// withApposition widens a source that is a role by the name that stands behind it
// between commas: "Quill's spokeswoman, Ada Moe,".
func withApposition(r *Resolver, s document.Range) document.Range {
	if s.Empty() || r.Ents.Doc.Lower(s.To) != "," || mention.HeadRole(r.Ents.Doc, s) == "" && !isParty(r, s) || headName(r, s) != document.None {
		return s
	}
	m := nextMention(r, s.To+1)
	if m == nil || m.Before != s.To+1 || m.To-m.From < 2 || !r.Ents.List[m.Entity].IsPerson() || !endsApposition(r, m.End) {
		return s
	}
	return document.Range{From: s.From, To: m.End}
}

// endsApposition reports a mark after which a sentence goes on or ends.
func endsApposition(r *Resolver, i int) bool {
	w := r.Ents.Doc.Lower(i)
	return w == "," || w == "." || w == ";"
}

// isParty reports a definite phrase for one person that is no role: "the accused".
func isParty(r *Resolver, s document.Range) bool {
	return s.To-s.From == 2 && r.Ents.Doc.Lower(s.From) == "the" && parties[r.Ents.Doc.Lower(s.To-1)]
}

var parties = vocabulary.WordSet(`accused deceased elder younger eldest youngest oldest former latter other third second first`)

// named is the verdict for an entity.
func (r *Resolver) named(e int, how Resolution) Verdict {
	it := r.Ents.List[e]
	return Verdict{Speaker: Speaker{Name: mention.WithoutGenitive(it.Name), Title: it.Title, Named: true}, How: how, entity: e, gender: it.Gender}
}

func (r *Resolver) lastToken(i int) int {
	content := r.quotes[i].Content
	return content[len(content)-1].To - 1
}
