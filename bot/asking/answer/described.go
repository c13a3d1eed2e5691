package answer

import (
	"slices"
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/index/term"
)

// leastWho is how like what an article calls a speaker is to the description of one.
const leastWho = 0.6

// isDescription reports whether a speaker is asked for by what they are, and not by name:
// "the oil company", "lawyer for the family".
func isDescription(speaker string) bool {
	words, _ := officeAndPlace(term.Words(speaker))
	isName := len(words) > 1 && lexicon.GivenNames()[words[0]] // "Tim Cook"
	return len(words) > 0 && descriptions[words[len(words)-1]] && !isName
}

// officeAndPlace parts what somebody is called from what they are that of: "mayor", "ostrey".
func officeAndPlace(words []string) (office, place []string) {
	at := slices.IndexFunc(words, func(w string) bool { return w == "of" || w == "for" || w == "from" || w == "at" || w == "in" })
	if at <= 0 {
		return words, nil
	}
	return words[:at], words[at+1:]
}

// isOfPlace reports whether somebody who is called by some words may be who is asked for by an office with
// what it is of: the governor of Louisiana is nobody of Alabama.
func isOfPlace(asked string, called []string) bool {
	_, place := officeAndPlace(term.Words(asked))
	place = slices.DeleteFunc(slices.Clone(place), func(w string) bool { return fillers[w] })
	return len(place) == 0 || slices.ContainsFunc(place, func(w string) bool {
		return slices.ContainsFunc(called, func(c string) bool { return sameBeginning(c, w) })
	})
}

// descriptions are the words for a person, or a body, that describe it.
var descriptions = func() map[string]bool {
	out := make(map[string]bool)
	for _, list := range []string{"roles", "unnamed-roles", "plural-roles", "trades", "group-nouns", "organisation-descriptions"} {
		for _, entry := range lexicon.List(list) {
			if !strings.Contains(entry, " ") {
				out[entry] = true
			}
		}
	}
	return out
}()
