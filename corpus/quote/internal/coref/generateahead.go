package coref

import (
	"slices"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// The features of this file, each by what it pairs.
var (
	aheadStandingDistance   = linear.Named("ahead: standing × distance")
	aheadFitDistance        = linear.Named("ahead: fit × distance")
	aheadFitStanding        = linear.Named("ahead: fit × standing")
	aheadLeadDistance       = linear.Named("ahead: lead × distance")
	aheadDistanceDeterminer = linear.Named("ahead: distance × determiner")
	aheadDistanceCandidates = linear.Named("ahead: distance × candidates")
	aheadDistanceTold       = linear.Named("ahead: distance × told")
)

// paragraphsAhead is in how many paragraphs after an anaphor a name is looked
// for that it may stand for.
const paragraphsAhead = 2

// generateNextName generates the person whom the article names first after an
// anaphor, and never before it: "A judge rebuked the zoo … Magistrate Ada Quill
// gave the keepers until June".
func generateNextName(r *Resolver, ref anaphor) {
	here := r.Ents.Doc.ParagraphAt(ref.token)
	for k := firstMention(r, ref.token); k < len(r.Ents.Mentions); k++ {
		m := &r.Ents.Mentions[k]
		distance := r.Ents.Doc.ParagraphAt(m.From) - here
		if distance > paragraphsAhead {
			return
		}
		it := r.Ents.List[m.Entity]
		if r.Ents.Doc.Tokens[m.From].Sentence == r.Ents.Doc.Tokens[ref.token].Sentence || r.Ents.Doc.Tokens[m.From].Quotation != document.Unquoted || !it.IsPerson() && !(it.Person == 0 && len(it.Words) > 1 && m.Subject) {
			continue
		}
		if it.Mentions[0] != k || !mention.Compatible(it.Gender, ref.gender) {
			return // somebody else has the floor
		}
		before, a := len(r.candidates), aheadOf(r, ref, m, distance)
		if a.fit == aheadPlain && a.standing < aheadOpens {
			return // nothing ties the name to the description
		}
		if o := r.propose(fromNextName, r.named(m.Entity, ByDescription)); len(r.candidates) > before {
			o.ahead = a
		}
		return
	}
}

// ahead is how somebody is named after an anaphor.
type ahead struct {
	standing uint32 // where in its sentence and paragraph the name stands
	fit      uint32 // of the title
	distance uint32 // in paragraphs
	lead     uint32 // 1: the anaphor stands in the first paragraph
	alone    bool   // nobody else can be meant
}

// Where a name stands ahead.
const (
	aheadInside    uint32 = iota
	aheadActs             // it has a verb
	aheadOpens            // its sentence, with a verb
	aheadParagraph        // so does its paragraph
)

// How a title ahead fits the role of an anaphor.
const (
	aheadUntold uint32 = iota // the anaphor tells no role
	aheadPlain                // no title
	aheadOther
	aheadSame
)

// aheadOf returns how a mention m after an anaphor stands, and how its title fits.
func aheadOf(r *Resolver, ref anaphor, m *mention.Mention, distance int) *ahead {
	a := &ahead{distance: uint32(distance)}
	s := r.Ents.Doc.SentenceAt(m.From)
	switch {
	case m.Before == r.Ents.Doc.Paragraphs[s.Paragraph].From && m.Subject:
		a.standing = aheadParagraph
	case m.Before == s.From && m.Subject:
		a.standing = aheadOpens
	case m.Subject:
		a.standing = aheadActs
	}
	it := r.Ents.List[m.Entity]
	switch {
	case ref.role == "":
	case len(it.Roles) == 0:
		a.fit = aheadPlain
	case deputizes(r, ref.segment, it):
		a.fit = aheadOther
	default:
		a.fit = aheadOther
		for w := range it.Roles {
			if mention.CanonicalRole(w) == mention.CanonicalRole(ref.role) {
				a.fit = aheadSame
			}
		}
	}
	if r.Ents.Doc.ParagraphAt(ref.token) == 0 {
		a.lead = 1
	}
	a.alone = a.fit != aheadOther && a.standing >= aheadOpens && distance < 2 && leftOpen(r, ref, it, a.standing)
	return a
}

// leftOpen reports a description that leaves open who somebody is whom nothing
// before it names: "the retired plumber", or, in the first sentence, "A Halden
// judge says she".
func leftOpen(r *Resolver, ref anaphor, it *mention.Entity, standing uint32) bool {
	for k := range r.Ents.Mentions[:firstMention(r, ref.token)] {
		if r.Ents.List[r.Ents.Mentions[k].Entity].IsPerson() {
			return false
		}
	}
	switch ref.article {
	case definite:
		return ref.source.To-ref.source.From > 2 && ref.head == ref.source.To-1 && !unnamedRoles[ref.role] && !r.indefinite[mention.CanonicalRole(ref.role)]
	case indefinite:
		return r.Ents.Doc.Tokens[ref.token].Sentence == 0 && ref.gender != vocabulary.AnyGender && (it.Gender == ref.gender || it.Gender == vocabulary.AnyGender && standing == aheadParagraph)
	}
	return false
}

// dropDescription takes back the words of the source where somebody ahead bears
// the role: they introduce whoever is named next.
func dropDescription(r *Resolver) {
	if slices.ContainsFunc(r.candidates, func(o candidateSpeaker) bool { return o.ahead != nil && (o.ahead.fit == aheadSame || o.ahead.alone) }) {
		r.candidates = slices.DeleteFunc(r.candidates, isPrinted)
	}
}

// isPrinted reports a candidate that is no more than the words of the source.
func isPrinted(o candidateSpeaker) bool { return o.cut > 0 || o.rule == ruleUnnamed }

// aheadFeatures appends how a candidate is named after the anaphor.
func aheadFeatures(r *Resolver, f []uint32, ref anaphor, o *candidateSpeaker) []uint32 {
	if o.ahead == nil {
		return f
	}
	add := func(template linear.Template, a, b uint32) {
		f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b))
	}
	told := uint32(0)
	if ref.gender != vocabulary.AnyGender {
		told = 1
	}
	add(aheadStandingDistance, o.ahead.standing, o.ahead.distance)
	add(aheadFitDistance, o.ahead.fit, o.ahead.distance)
	add(aheadFitStanding, o.ahead.fit, o.ahead.standing)
	add(aheadLeadDistance, o.ahead.lead, o.ahead.distance)
	add(aheadDistanceDeterminer, o.ahead.distance, ref.article)
	add(aheadDistanceCandidates, o.ahead.distance, uint32(min(len(r.candidates), 4)))
	add(aheadDistanceTold, o.ahead.distance, told)
	return f
}
