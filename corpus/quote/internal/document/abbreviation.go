package document

import (
	"strings"

	"onrecord/corpus/lexicon"
)

// before holds abbreviations that stand before a name or a figure and so never
// end a sentence; anywhere holds those that may.
var (
	before   = lexicon.Words("abbreviations-before-names")
	Anywhere = lexicon.Words("abbreviations")
)

// abbreviation reports whether the full stop after word belongs to it.
func abbreviation(word, lower string) bool {
	if len(word) == 1 {
		return 'A' <= word[0] && word[0] <= 'Z' && word != "I" // an initial
	}
	if len(word) > 7 {
		return false
	}
	if dotted(lower) {
		return true
	}
	// "no" and "fig" are words too; only months, states and the like are capitalised.
	if before[lower] || Anywhere[lower] {
		return lower == "vs" || lower == "v" || lower == "etc" || lower == "e.g" || lower == "i.e" ||
			strings.Contains(lower, ".") || 'A' <= word[0] && word[0] <= 'Z'
	}
	return false
}

// dotted reports letters with full stops between them: "u.s", "d.c".
func dotted(lower string) bool {
	if len(lower) < 3 || len(lower)%2 == 0 {
		return false
	}
	for i := range len(lower) {
		if i%2 == 1 && lower[i] != '.' || i%2 == 0 && (lower[i] < 'a' || lower[i] > 'z') {
			return false
		}
	}
	return true
}
