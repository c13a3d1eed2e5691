package coref

import (
	"slices"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// nearFeatures appends how a candidate stands in the text before the anaphor.
func nearFeatures(r *Resolver, f []uint32, ref anaphor, o *candidateSpeaker, byRank []int, running uint32) []uint32 {
	k := o.near
	c := r.near[k]
	it := r.Ents.List[c.entity]
	last := &r.Ents.Mentions[c.last]
	distance := uint32(min(int(r.Ents.Doc.Tokens[ref.token].Sentence-r.Ents.Doc.Tokens[last.From].Sentence), 6))
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
	add := func(template, a, b uint32) { f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b)) }
	add(600, distance, 0)
	add(601, distance, place)
	add(602, running, 0)
	add(603, running, distance)
	add(604, known, person)
	add(618, known, running)
	add(619, known, order)
	add(605, uint32(min(c.count, 4)), distance)
	add(606, recency, order)
	add(607, order, place)
	add(608, spoken, running)
	add(609, mentions, order)
	add(610, runs, order<<3|running)
	add(611, uint32(min(len(r.near), 5)), order)
	add(612, uint32(min(len(r.near), 5)), recency)
	add(613, known<<3|person, order)
	add(614, opensSentence(r, ref.token), distance<<3|place)
	add(615, opensSentence(r, ref.token), running)
	add(616, uint32(min(int(c.salience), 15)), 0)
	add(617, uint32(min(len(it.Words), 5)), person)
	add(621, here, place)
	add(622, here, running)
	add(623, here<<2|ref.article, order)
	if ref.role != "" {
		unnamed := uint32(0)
		if r.indefinite[mention.CanonicalRole(ref.role)] {
			unnamed = 1
		}
		add(624, here<<1|unnamed, uint32(min(ref.source.To-ref.source.From, 5)))
	}
	add(620, uint32(4*it.Placed/len(it.Mentions)), person)
	return f
}

// distanceToLastQuote says how far back the last quote is, in paragraphs, in five steps.
func distanceToLastQuote(r *Resolver, token int) uint32 {
	if r.lastSpeakerQuote == document.None {
		return 0
	}
	return 1 + uint32(min(max(0, r.Ents.Doc.ParagraphAt(token)-r.Ents.Doc.ParagraphAt(r.lastToken(r.lastSpeakerQuote))), 3))
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
