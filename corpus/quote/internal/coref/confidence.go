package coref

import (
	"math"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// How often a speaker printed by name or role is right to the letter, by what is
// printed, from cross-validation on the training articles.
const (
	sureOfPerson   = 0.99 // by a full name, or the surname of one
	sureOfCourtesy = 0.95 // "Ms. Quill"
	sureOfGiven    = 0.92 // by the given name alone, or a surname whose full name has three words
	sureOfSurname  = 0.92 // of whom no other name is printed
	sureOfOrg      = 0.985
	sureOfLongOrg  = 0.91  // by less than the full name, or with words behind it
	sureOfLastWord = 0.70  // "the Times", which the article also calls the Harbour Times
	sureOfShortOrg = 0.93  // by one word: "Reuters", but also "Police"
	sureOfPart     = 0.55  // by a name that is part of a longer phrase
	sureOfSeveral  = 0.70  // "Laura Pell and her brother"
	sureOfRole     = 0.82  // by a role that one person bears: "the minister"
	sureOfSubject  = 0.75  // by a pronoun for a word that only its place shows to be a name
	sureOfNewcomer = 0.965 // by a pronoun for whoever the sentence before introduces
	sureOfOnlyHim  = 0.95  // by "he" or "she" that can mean nobody else
	sureOfOnly     = 0.87  // by any other pronoun, or a description, that can mean nobody else
	sureOfUnnamed  = 0.96  // by words without "the" for people who have no name: "officials"
)

// sureOfName is the confidence in a speaker who is printed by name in the source of ref.
func (r *Resolver) sureOfName(v Verdict, ref anaphor) float64 {
	if v.entity == document.None {
		return sureOfSeveral
	}
	it := r.Ents.List[v.entity]
	m := r.nameIn(ref, v.entity)
	if m == nil {
		return sureOfPart
	}
	if it.IsPerson() {
		return sureOfPersonal(r, it, m)
	}
	if !wholeOf(r, m, ref) {
		return sureOfPart
	}
	switch short := m.To - m.From; {
	case len(it.Words) == 1:
		return sureOfShortOrg
	case short == 1 && r.Ents.Doc.Lower(m.From) == it.Last():
		return sureOfLastWord
	case short < len(it.Words) || m.End < ref.segment.To || ref.segment.To < ref.source.To:
		return sureOfLongOrg
	}
	return sureOfOrg
}

// sureOfPersonal is the confidence in a person whom m names.
func sureOfPersonal(r *Resolver, it *mention.Entity, m *mention.Mention) float64 {
	_, courtesy := vocabulary.CourtesyTitles[r.Ents.Doc.Lower(m.From-1)]
	switch printed := m.To - m.From; {
	case len(it.Words) == 1:
		return sureOfSurname
	case printed > 1:
		return sureOfPerson
	case r.Ents.Doc.Lower(m.From) != it.Last() || len(it.Words) > 2:
		return sureOfGiven
	case courtesy:
		return sureOfCourtesy
	}
	return sureOfPerson
}

// nameIn returns the mention of an entity in the source of ref, or nil.
func (r *Resolver) nameIn(ref anaphor, e int) *mention.Mention {
	for _, m := range mentionsIn(r, ref.source) {
		if m.Entity == e {
			return m
		}
	}
	return nil
}

// wholeOf reports whether a name is all that its part of the source holds, but for an
// article before it and a genitive behind it.
func wholeOf(r *Resolver, m *mention.Mention, ref anaphor) bool {
	for _, s := range segments(r, ref.source) {
		if !s.Has(m.From) {
			continue
		}
		from, to := s.From, s.To
		if from < m.From && vocabulary.Determiner[r.Ents.Doc.Lower(from)] {
			from++
		}
		if to > m.End && r.Ents.Doc.Tokens[to-1].Genitive() {
			to--
		}
		return from == m.From && to <= m.End
	}
	return false
}

// calibration turns the odds that the model gives into those that come true on articles
// that it has not seen.
type calibration struct{ factor, power float64 }

// How the model's odds come true, by what is printed, from cross-validation on the
// training articles.
var (
	calibrationUnprinted = calibration{0.45, 0.89}
	calibrationPrinted   = calibration{0.86, 1}
)

// calibrate turns a probability of the model into the share of such choices that
// is right.
func (c calibration) calibrate(p float64) float64 {
	odds := c.factor * math.Pow(p/max(1-p, 1e-9), c.power)
	return odds / (1 + odds)
}

// confidence is that in candidate k for an anaphor.
func (r *Resolver) confidence(ref anaphor, k int) float64 {
	switch {
	case len(r.candidates) > 1 && ref.class == classUnprinted:
		return calibrationUnprinted.calibrate(r.scores[k])
	case len(r.candidates) > 1:
		return calibrationPrinted.calibrate(r.scores[k])
	case ref.class == classPersonal:
		return sureOfOnlyHim
	case r.candidates[k].cut > 0 && (ref.article == bare || ref.article == indefinite):
		return sureOfUnnamed
	}
	return sureOfOnly
}
