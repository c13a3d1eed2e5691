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
	nearDistance                           = linear.Named("near: distance")
	nearDistancePlace                      = linear.Named("near: distance × place")
	nearSameAsLast                         = linear.Named("near: same as last")
	nearSameAsLastDistance                 = linear.Named("near: same as last × distance")
	nearGenderPerson                       = linear.Named("near: gender × person")
	nearGenderSameAsLast                   = linear.Named("near: gender × same as last")
	nearGenderOrder                        = linear.Named("near: gender × order")
	nearCountDistance                      = linear.Named("near: count × distance")
	nearRecencyOrder                       = linear.Named("near: recency × order")
	nearOrderPlace                         = linear.Named("near: order × place")
	nearSpokenSameAsLast                   = linear.Named("near: spoken × same as last")
	nearMentionsOrder                      = linear.Named("near: mentions × order")
	nearDistanceToLastQuoteOrderSameAsLast = linear.Named("near: distance to last quote × order same as last")
	nearNearOrder                          = linear.Named("near: near × order")
	nearNearRecency                        = linear.Named("near: near × recency")
	nearGenderPersonOrder                  = linear.Named("near: gender person × order")
	nearOpensSentenceTokenDistancePlace    = linear.Named("near: opens sentence token × distance place")
	nearOpensSentenceTokenSameAsLast       = linear.Named("near: opens sentence token × same as last")
	nearSalience                           = linear.Named("near: salience")
	nearWordsPerson                        = linear.Named("near: words × person")
	nearHerePlace                          = linear.Named("near: here × place")
	nearHereSameAsLast                     = linear.Named("near: here × same as last")
	nearHereDeterminerOrder                = linear.Named("near: here determiner × order")
	nearHereUnnamedLength                  = linear.Named("near: here unnamed × length")
	nearPlacedMentionsPerson               = linear.Named("near: placed mentions × person")
)

// nearFeatures appends how a candidate stands in the text before the anaphor.
func nearFeatures(r *Resolver, f []uint32, ref anaphor, o *candidateSpeaker, byRank []int, running uint32) []uint32 {
	k := o.near
	c := r.near[k]
	it := r.Ents.List[c.entity]
	last := &r.Ents.Mentions[c.last]
	distance := sentencesBack(r, ref, last)
	place := standingOf(r, last)
	here := uint32(0) // in the paragraph of the anaphor
	if begin := r.Ents.Doc.Paragraphs[r.Ents.Doc.ParagraphAt(ref.token)].From; last.From >= begin {
		here = 1
		if last.Before == begin {
			here = 2
		}
	}
	recency, order := uint32(min(k, 4)), uint32(min(slices.Index(byRank, k), 4))
	spoken := uint32(min(r.Spoken[c.entity], 3))
	mentions := uint32(min(len(it.Mentions), 8) / 2)
	person := uint32(min(max(it.Person, -1), 3) + 1)
	known := uint32(0)
	switch {
	case !mention.Compatible(it.Gender, ref.gender):
		known = 3
	case it.Gender != vocabulary.AnyGender && it.Sure:
		known = 2
	case it.Gender != vocabulary.AnyGender:
		known = 1
	case it.Leaning != vocabulary.AnyGender && it.Leaning == ref.gender:
		known = 4
	case it.Leaning != vocabulary.AnyGender:
		known = 5
	}
	runs := distanceToLastQuote(r, ref.token)
	add := func(template linear.Template, a, b uint32) {
		f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b))
	}
	add(nearDistance, distance, 0)
	add(nearDistancePlace, distance, place)
	add(nearSameAsLast, running, 0)
	add(nearSameAsLastDistance, running, distance)
	add(nearGenderPerson, known, person)
	add(nearGenderSameAsLast, known, running)
	add(nearGenderOrder, known, order)
	add(nearCountDistance, uint32(min(c.count, 4)), distance)
	add(nearRecencyOrder, recency, order)
	add(nearOrderPlace, order, place)
	add(nearSpokenSameAsLast, spoken, running)
	add(nearMentionsOrder, mentions, order)
	add(nearDistanceToLastQuoteOrderSameAsLast, runs, order<<3|running)
	add(nearNearOrder, uint32(min(len(r.near), 5)), order)
	add(nearNearRecency, uint32(min(len(r.near), 5)), recency)
	add(nearGenderPersonOrder, known<<3|person, order)
	add(nearOpensSentenceTokenDistancePlace, opensSentence(r, ref.token), distance<<3|place)
	add(nearOpensSentenceTokenSameAsLast, opensSentence(r, ref.token), running)
	add(nearSalience, uint32(min(int(c.salience), 15)), 0)
	add(nearWordsPerson, uint32(min(len(it.Words), 5)), person)
	add(nearHerePlace, here, place)
	add(nearHereSameAsLast, here, running)
	add(nearHereDeterminerOrder, here<<2|ref.article, order)
	if ref.role != "" {
		unnamed := uint32(0)
		if r.indefinite[mention.CanonicalRole(ref.role)] {
			unnamed = 1
		}
		add(nearHereUnnamedLength, here<<1|unnamed, uint32(min(ref.source.To-ref.source.From, 5)))
	}
	add(nearPlacedMentionsPerson, uint32(4*it.Placed/len(it.Mentions)), person)
	return f
}

// distanceToLastQuote says how far back the last quote is, in paragraphs, in five steps.
func distanceToLastQuote(r *Resolver, token int) uint32 {
	if r.lastSpeakerQuote == document.None {
		return 0
	}
	return 1 + uint32(min(max(0, r.Ents.Doc.ParagraphAt(token)-r.Ents.Doc.ParagraphAt(r.lastToken(r.lastSpeakerQuote))), 3))
}

// sentencesBack is in which sentence before an anaphor a mention stands, of seven steps.
func sentencesBack(r *Resolver, ref anaphor, m *mention.Mention) uint32 {
	return uint32(min(int(r.Ents.Doc.Tokens[ref.token].Sentence-r.Ents.Doc.Tokens[m.From].Sentence), 6))
}

// standingOf packs how a mention stands in its sentence.
func standingOf(r *Resolver, m *mention.Mention) uint32 {
	s := r.Ents.Doc.SentenceAt(m.From)
	switch before := r.Ents.Doc.Lower(m.Before - 1); {
	case r.Ents.Doc.Tokens[m.From].Quotation != document.Unquoted:
		return 1
	case m.To < s.To && r.Ents.Doc.Tokens[m.To].Genitive():
		return 2
	case m.Before > s.From && (vocabulary.LinkWords[before] || r.Ents.Doc.Tokens[m.Before-1].Tag == document.TagPreposition):
		return 3
	case m.Subject && m.Before == s.From:
		return 4
	case m.Subject:
		return 5
	case m.Before == s.From:
		return 6
	}
	return 7
}

// opensSentence packs where a source stands: at the beginning of its paragraph, of
// its sentence, or after a quotation.
func opensSentence(r *Resolver, i int) uint32 {
	s := r.Ents.Doc.SentenceAt(i)
	switch {
	case r.Ents.Doc.Paragraphs[s.Paragraph].From == i:
		return 1
	case s.From == i:
		return 2
	case r.Ents.Doc.Tokens[s.From].Quotation != document.Unquoted:
		return 3
	}
	return 4
}
