// Package vocabulary owns the words that the quote engine knows by name: roles,
// organisations, documents, and given names with their gender. The lists
// themselves are files of corpus/lexicon.
package vocabulary

import (
	"maps"
	"strings"

	"onrecord/corpus/lexicon"
)

// WordSet makes a set of the words of a list.
func WordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// UnionOf returns the words of several sets.
func UnionOf(sets ...map[string]bool) map[string]bool {
	all := map[string]bool{}
	for _, s := range sets {
		maps.Copy(all, s)
	}
	return all
}

// OrgNouns describe a body in other words than its name.
var OrgNouns = lexicon.Words("organisation-descriptions")

var Months = lexicon.Words("months")

// GroupNouns are people together.
var GroupNouns = lexicon.Words("group-nouns")

// Words that make a person out of a description, and what they tell of it.
var (
	// CourtesyTitles titles stand before a name and are no office.
	CourtesyTitles = map[string]Gender{
		"mr": Male, "mr.": Male, "mrs": Female, "mrs.": Female, "ms": Female, "ms.": Female, "miss": Female, "sir": Male,
		"dame": Female, "lord": Male, "lady": Female, "dr": AnyGender, "dr.": AnyGender, "prof": AnyGender, "prof.": AnyGender, "rev": AnyGender, "rev.": AnyGender,
		"hon.": AnyGender, "baroness": Female, "baron": Male, "count": Male, "countess": Female, "viscount": Male, "monsignor": Male, "msgr.": Male,
		"canon": AnyGender, "fr.": Male, "fr": Male, "mgr.": Male, "monseñor": Male, "monsenor": Male, "cr": AnyGender, "comrade": AnyGender, "shri": Male, "smt.": Female, "smt": Female, "alhaji": Male, "engr.": AnyGender,
		"archdeacon": AnyGender, "cllr": AnyGender, "cllr.": AnyGender, "madam": Female, "sheikh": Male, "ayatollah": Male, "imam": Male, "padre": Male, "mullah": Male, "sister": Female, "father": Male, "brother": Male,
	}
	// Roles are offices, trades and ties that one person has.
	Roles = lexicon.Words("roles")
	// plural roles: nobody in particular.
	PluralRoles = lexicon.Words("plural-roles")

	// Kinship is a tie, not a title.
	Kinship = lexicon.Words("kinship")

	FeminineNouns  = lexicon.Words("feminine-nouns")
	MasculineNouns = lexicon.Words("masculine-nouns")

	// OrgWords are words that make an organisation or a work of a name.
	OrgWords = lexicon.Words("organisation-words")

	// DocumentNouns state something in the name of whoever issued them.
	DocumentNouns = lexicon.Words("document-nouns")

	// Demonyms are words for one person by where they come from: "the Swede".
	Demonyms = lexicon.Words("demonyms")

	// NonNames are capitalised and yet name nobody when they stand alone.
	NonNames = UnionOf(lexicon.Words("not-names"), Demonyms)

	// particles stand in lower case inside a name.
	// places name no person, whatever stands around them.
	PlaceNames = lexicon.Words("places")

	// StateAbbreviations are their abbreviations.
	StateAbbreviations = lexicon.Words("state-abbreviations")

	NameParticles = lexicon.Words("name-particles")
	// Postnominals stand behind a name and are none of it.
	Postnominals = WordSet(`qc kc md m.d. phd ph.d. mbe obe cbe`)
	NameSuffixes = WordSet(`jr jr. sr sr. ii iii iv`)
)
