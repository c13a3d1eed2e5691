package coref

import (
	"slices"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
	"onrecord/corpus/quote/internal/mention"
)

// The features of this file, each by what it pairs.
var (
	sinceComingPlace      = linear.Named("since: coming × place")
	sinceComingGender     = linear.Named("since: coming × gender")
	sinceComingSameAsLast = linear.Named("since: coming × same as last")
	sinceComingHere       = linear.Named("since: coming × here")
	sinceComingDistance   = linear.Named("since: coming × distance")
	sinceComingRivals     = linear.Named("since: coming × rivals")
	sinceRivalsSameAsLast = linear.Named("since: rivals × same as last")
	sinceTopicSameAsLast  = linear.Named("since: topic × same as last")
	sinceTopicComing      = linear.Named("since: topic × coming")
	sinceFocusSameAsLast  = linear.Named("since: focus × same as last")
	sinceFocusComing      = linear.Named("since: focus × coming")
	sinceFocusHere        = linear.Named("since: focus × here")
)

// How an entity has come up since the last quote.
const (
	cameNot   uint32 = iota // not at all
	cameAgain               // named before that quote too
	cameNew                 // for the first time, by one word
	cameFull                // for the first time, by a full name
)

// since is who has been named between the last quote and an anaphor, of those
// that the anaphor could stand for.
type since struct {
	from     int   // the token behind the last quote
	entities []int // in the order of their first mention there
	newcomer bool  // one of them comes up for the first time
	focus    int   // whom the sentences there are about, or None
	held     int   // in how many sentences a pronoun goes on about them
	other    int   // whom a pronoun there is told apart from, or None
}

// sinceLastQuote collects who has been named since the last quote.
func sinceLastQuote(r *Resolver, ref anaphor) since {
	var s since
	if r.lastSpeakerQuote != document.None {
		s.from = max(r.lastToken(r.lastSpeakerQuote), r.quotes[r.lastSpeakerQuote].Source.To) + 1
	}
	for k := firstMention(r, s.from); k < len(r.Ents.Mentions) && r.Ents.Mentions[k].From < ref.token; k++ {
		m := &r.Ents.Mentions[k]
		it := r.Ents.List[m.Entity]
		if it.Person < 0 || it.IsSite() || !mention.Compatible(it.Gender, ref.gender) || r.Ents.Doc.Tokens[m.From].Quotation != document.Unquoted {
			continue
		}
		if !slices.Contains(s.entities, m.Entity) {
			s.entities = append(s.entities, m.Entity)
			s.newcomer = s.newcomer || it.IsPerson() && r.Ents.Mentions[it.Mentions[0]].From >= s.from
		}
	}
	s.follow(r, ref)
	return s
}

// follow finds whom the sentences since the last quote are about: the subject
// that one begins with, for as long as pronouns go on about it.
func (s *since) follow(r *Resolver, ref anaphor) {
	s.focus, s.other = document.None, document.None
	here := r.Ents.Doc.Tokens[ref.token].Sentence
	first := r.Ents.Doc.Tokens[min(s.from, ref.token)].Sentence
	for n := max(first, here-memorySentences); n <= here; n++ {
		st := r.Ents.Doc.Sentences[n]
		if e := subjectOf(r, document.Range{From: max(st.From, s.from), To: min(st.To, ref.token)}, ref); e != document.None {
			s.focus, s.held = e, 0
		} else if s.focus != document.None && takesUp(r, st, ref) {
			s.held++
		}
		if st.From >= s.from {
			if e := contrasted(r, st); e != document.None {
				s.other = e
			}
		}
	}
}

// contrasted returns whom a sentence begins by telling its subject apart from,
// "Unlike Moe, he", or None.
func contrasted(r *Resolver, st document.Sentence) int {
	if w := r.Ents.Doc.Lower(st.From); w != "unlike" && w != "like" {
		return document.None
	}
	m := nextMention(r, st.From)
	if m == nil || m.Before != st.From+1 || r.Ents.Doc.Lower(m.To) != "," {
		return document.None
	}
	if class, _, ok := pronounOf(r.Ents.Doc.Lower(m.To + 1)); !ok || class != classPersonal {
		return document.None
	}
	return m.Entity
}

// subjectOf returns the person who is the first subject of a sentence, or None.
func subjectOf(r *Resolver, st document.Range, ref anaphor) int {
	for k := firstMention(r, st.From); k < len(r.Ents.Mentions) && r.Ents.Mentions[k].From < st.To; k++ {
		m := &r.Ents.Mentions[k]
		it := r.Ents.List[m.Entity]
		if m.Subject && r.Ents.Doc.Tokens[m.From].Quotation == document.Unquoted && it.Person >= 0 && !it.IsSite() && mention.Compatible(it.Gender, ref.gender) {
			return m.Entity
		}
	}
	return document.None
}

// takesUp reports a sentence in which a pronoun of the anaphor's gender is a
// subject.
func takesUp(r *Resolver, st document.Sentence, ref anaphor) bool {
	for i := st.From; i < st.To; i++ {
		if k := &r.Ents.Doc.Tokens[i]; k.Quotation == document.Unquoted && (k.Lower == "he" || k.Lower == "she") {
			_, gender, _ := pronounOf(k.Lower)
			return mention.Compatible(gender, ref.gender)
		}
	}
	return false
}

// coming returns how an entity has come up since.
func (s *since) coming(r *Resolver, e int) uint32 {
	if !slices.Contains(s.entities, e) {
		return cameNot
	}
	first := &r.Ents.Mentions[r.Ents.List[e].Mentions[0]]
	switch {
	case first.From < s.from:
		return cameAgain
	case first.To-first.From > 1:
		return cameFull
	}
	return cameNew
}

// sinceFeatures appends how a candidate stands among those who have been named
// since the last quote: somebody introduced there is likelier to speak next.
func sinceFeatures(r *Resolver, f []uint32, ref anaphor, o *candidateSpeaker, running uint32) []uint32 {
	add := func(template linear.Template, a, b uint32) {
		f = append(f, linear.Feature(template, a<<4|uint32(ref.class), b))
	}
	s := &r.since
	it := r.Ents.List[o.entity]
	coming := s.coming(r, o.entity)
	rivals := uint32(min(len(s.entities), 3))
	if coming != cameNot {
		rivals--
	}
	if s.newcomer {
		rivals |= 4
	}
	place, distance, here := uint32(0), uint32(7), uint32(0)
	if o.near != document.None {
		last := &r.Ents.Mentions[r.near[o.near].last]
		place = standingOf(r, last)
		distance = sentencesBack(r, ref, last)
		here = uint32(min(r.Ents.Doc.ParagraphAt(ref.token)-r.Ents.Doc.ParagraphAt(last.From), 3))
	}
	topic := uint32(min(slices.Index(s.entities, o.entity)+1, 3))
	gender := uint32(it.Gender)
	if it.Sure {
		gender |= 4
	}
	add(sinceComingPlace, coming, place)
	add(sinceComingGender, coming, gender)
	add(sinceComingSameAsLast, coming, running)
	add(sinceComingHere, coming, here<<3|opensSentence(r, ref.token))
	add(sinceComingDistance, coming, distance)
	add(sinceComingRivals, coming, rivals)
	add(sinceRivalsSameAsLast, rivals, running)
	add(sinceTopicSameAsLast, topic<<2|uint32(min(len(s.entities), 3)), running)
	add(sinceTopicComing, topic, coming)
	focus := uint32(0)
	switch s.focus {
	case o.entity:
		focus = 1 + uint32(min(s.held, 2))
	case document.None:
		focus = 4
	}
	add(sinceFocusSameAsLast, focus, running)
	add(sinceFocusComing, focus, coming)
	add(sinceFocusHere, focus, here<<3|opensSentence(r, ref.token))
	return f
}
