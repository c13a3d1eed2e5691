package person

import (
	"slices"
	"strings"

	"github.com/antzucaro/matchr"

	"onrecord/index/term"
)

// How much a word of a name is worth that is not the one asked for, in parts of one.
const (
	nickname  = 0.95
	sameSound = 0.9
	oneSlip   = 0.85 // a letter too many, missing, wrong, or two exchanged
	twoSlips  = 0.75 // in a long word
)

// longWord is how many letters a word has in which two slips are allowed for, and
// shortWord from how many one is.
const longWord, shortWord = 7, 4

// longestWord is how many letters a word of a name has at most.
const longestWord = 40

// Like tells how likely it is that somebody who typed a name means another, from 0 to
// 1: every word of what was typed has to be like one of the name, in spelling, in sound
// (double metaphone; Philips, 2000), or as a nickname. "Hannah Rye" is like "Hanne Rye".
func Like(typed, name string) float64 {
	best := 0.0
	words, printed := term.Words(typed), term.Words(name)
	for _, spelling := range append(Spellings(words), words) {
		best = max(best, like(spelling, printed))
	}
	return best
}

func like(typed, printed []string) float64 {
	if len(typed) == 0 || len(typed) > len(printed) {
		return 0
	}
	total := 0.0
	taken := make([]bool, len(printed))
	for _, w := range typed {
		best, at := 0.0, -1
		for i, p := range printed {
			if l := alike(w, p); !taken[i] && l > best {
				best, at = l, i
			}
		}
		if at < 0 {
			return 0
		}
		taken[at] = true
		total += best
	}
	return total / float64(len(typed))
}

// alike compares two words of names.
func alike(typed, printed string) float64 {
	switch {
	case typed == printed:
		return 1
	case len(typed) == 1 && strings.HasPrefix(printed, typed):
		return nickname
	case slices.Contains(Called(typed), printed):
		return nickname
	case len(typed) < 2 || len(printed) < 2 || len(typed) > longestWord || len(typed)-len(printed) > 3 || len(printed)-len(typed) > 3:
		return 0
	case soundsLike(typed, printed):
		return sameSound
	case len(typed) < shortWord:
		return 0
	}
	switch matchr.OSA(typed, printed) {
	case 1:
		return oneSlip
	case 2:
		if len(typed) >= longWord {
			return twoSlips
		}
	}
	return 0
}

// soundsLike reports whether two words have a sound in common, and begin with the same
// one. One sound alone tells nothing: "hanne" and "hannah" are "HN".
func soundsLike(a, b string) bool {
	a1, a2 := sound(a)
	b1, b2 := sound(b)
	return beginAlike(a[0], b[0]) && len(a1) > 1 && len(b1) > 1 && (a1 == b1 || a1 == b2 || a2 == b1 || a2 == b2 && a2 != "")
}

// initials are letters with which a sound may begin that is written either way.
var initials = []string{"ckq", "csz", "fpv", "vw", "gjy", "aeiouyh", "kg"}

func beginAlike(a, b byte) bool {
	return a == b || slices.ContainsFunc(initials, func(class string) bool {
		return strings.IndexByte(class, a) >= 0 && strings.IndexByte(class, b) >= 0
	})
}

// sound is the double metaphone of a word in Latin letters.
func sound(word string) (first, second string) {
	for _, r := range word {
		if r >= 0x80 {
			return "", ""
		}
	}
	return matchr.DoubleMetaphone(word)
}
