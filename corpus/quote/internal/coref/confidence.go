package coref

import (
	"math"

	"onrecord/corpus/quote/internal/document"
)

// How often a speaker printed by name or role is right, by what is printed, from
// cross-validation on the training articles.
const (
	sureOfPerson   = 0.985 // by a full name
	sureOfSurname  = 0.93  // by one name alone
	sureOfOrg      = 0.91  // by a name of two words or more
	sureOfShortOrg = 0.84  // by one word: "Reuters", but also "the Department"
	sureOfSeveral  = 0.84  // "Laura Pell and her brother"
	sureOfRole     = 0.82  // by a role that one person bears: "the minister"
)

// sureOfName is the confidence in a speaker who is printed by name.
func (r *Resolver) sureOfName(v Verdict) float64 {
	if v.entity == document.None {
		return sureOfSeveral
	}
	it := r.Ents.List[v.entity]
	switch full := len(it.Words) > 1; {
	case it.IsPerson() && full:
		return sureOfPerson
	case it.IsPerson():
		return sureOfSurname
	case full:
		return sureOfOrg
	}
	return sureOfShortOrg
}

// calibrationPower is the power of its odds at which the model's probability comes true
// on articles that it has not seen.
const calibrationPower = 0.8

// calibrate turns a probability of the model into the share of such choices that
// is right.
func calibrate(p float64) float64 {
	odds := math.Pow(p/max(1-p, 1e-9), calibrationPower)
	return odds / (1 + odds)
}
