package quote

import "math"

// How often a speaker printed by name or role is right, by what is printed, from
// cross-validation on the training articles.
const (
	sureOfPerson    = 0.985 // by a full name
	sureOfSurname   = 0.93  // by one name alone
	sureOfBody      = 0.91  // by a name of two words or more
	sureOfShortBody = 0.84  // by one word: "Reuters", but also "the Department"
	sureOfSeveral   = 0.84  // "Laura Pell and her brother"
	sureOfRole      = 0.82  // by a role that one person bears: "the minister"
)

// sureOfName is the confidence in a speaker who is printed by name.
func (r *resolver) sureOfName(v verdict) float64 {
	if v.entity == nobody {
		return sureOfSeveral
	}
	it := r.entities[v.entity]
	switch full := len(it.words) > 1; {
	case it.isPerson() && full:
		return sureOfPerson
	case it.isPerson():
		return sureOfSurname
	case full:
		return sureOfBody
	}
	return sureOfShortBody
}

// modesty is the power of its odds at which the model's probability comes true
// on articles that it has not seen.
const modesty = 0.8

// modest turns a probability of the model into the share of such choices that
// is right.
func modest(p float64) float64 {
	odds := math.Pow(p/max(1-p, 1e-9), modesty)
	return odds / (1 + odds)
}
