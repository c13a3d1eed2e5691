package person

import (
	"slices"
	"strings"

	"github.com/antzucaro/matchr"

	"onrecord/corpus/namesake"
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

// Likeness compares names with one that somebody typed. It is made for many names.
type Likeness struct {
	spellings [][]typedWord
}

// typedWord is a word with what is compared of it.
type typedWord struct {
	word          string
	called        []string
	first, second string // its sound
}

// NewLikeness returns what compares names with a typed one.
func NewLikeness(typed string) Likeness {
	words := term.Words(namesake.Printed(typed))
	var l Likeness
	for _, spelling := range append(Spellings(words), words) {
		var all []typedWord
		for _, w := range spelling {
			t := typedWord{word: w, called: Called(w)}
			t.first, t.second = sound(w)
			all = append(all, t)
		}
		l.spellings = append(l.spellings, all)
	}
	return l
}

// Of tells how likely it is that a name is meant, from 0 to 1: every word of what was
// typed has to be like one of the name, in spelling, in sound (double metaphone;
// Philips, 2000), or as a nickname. "Hannah Rye" is like "Hanne Rye".
func (l Likeness) Of(name string) float64 {
	var printed []string
	best := 0.0
	for _, spelling := range l.spellings {
		if !mayBeIn(spelling, name) {
			continue
		}
		if printed == nil {
			printed = term.Words(namesake.Printed(name))
		}
		best = max(best, like(spelling, printed))
	}
	return best
}

// mostUntyped is how many words of a name may be left out.
const mostUntyped = 2

// Letters returns those with which the surname of a name that is meant may begin; none
// where what was typed is one word, which may be a given name.
func (l Likeness) Letters() []string {
	var out []string
	add := func(c byte) {
		if !slices.Contains(out, string(c)) {
			out = append(out, string(c))
		}
	}
	for _, spelling := range l.spellings {
		if n := len(spelling); n > 0 && suffixes[spelling[n-1].word] {
			spelling = spelling[:n-1] // "Moe" of "Carl Moe Jr."
		}
		if len(spelling) < 2 {
			return nil
		}
		first := spelling[len(spelling)-1].word[0]
		if first >= 0x80 {
			return nil
		}
		add(first)
		for _, class := range initials {
			for i := range len(class) {
				if strings.IndexByte(class, first) >= 0 {
					add(class[i])
				}
			}
		}
	}
	return out
}

// Like tells how likely it is that somebody who typed a name means another.
func Like(typed, name string) float64 { return NewLikeness(typed).Of(name) }

// mayBeIn tells quickly that a name has no word with which one that was typed may begin
// alike. It looks at first letters alone, and lets through what is not in plain letters.
func mayBeIn(typed []typedWord, name string) bool {
	var begins [26]bool
	start := true
	for i := range len(name) {
		c := name[i]
		if c >= 0x80 {
			return true
		}
		if lower := c | 0x20; lower >= 'a' && lower <= 'z' {
			if start {
				begins[lower-'a'] = true
			}
			start = false
		} else {
			start = true
		}
	}
	for _, t := range typed {
		if len(t.word) == 0 || t.word[0] < 'a' || t.word[0] > 'z' {
			continue
		}
		found := begins[t.word[0]-'a']
		for _, class := range initials {
			if found || strings.IndexByte(class, t.word[0]) < 0 {
				continue
			}
			for i := range len(class) {
				found = found || begins[class[i]-'a']
			}
		}
		for _, other := range t.called {
			found = found || begins[other[0]-'a']
		}
		if !found {
			return false
		}
	}
	return true
}

func like(typed []typedWord, printed []string) float64 {
	if len(typed) == 0 || len(typed) > len(printed) || len(printed) > len(typed)+mostUntyped {
		return 0
	}
	if last := printed[len(printed)-1]; len(typed) > 1 && !suffixes[last] && typed[len(typed)-1].alike(last) == 0 {
		return 0 // another surname
	}
	total := 0.0
	taken := make([]bool, len(printed))
	for i := range typed {
		best, at := 0.0, -1
		for j, p := range printed {
			if taken[j] {
				continue
			}
			if l := typed[i].alike(p); l > best {
				best, at = l, j
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

// alike compares a word with one of a name.
func (t *typedWord) alike(printed string) float64 {
	typed := t.word
	switch {
	case typed == printed:
		return 1
	case len(typed) == 1 && strings.HasPrefix(printed, typed):
		return nickname
	case slices.Contains(t.called, printed):
		return nickname
	case len(typed) < 2 || len(printed) < 2 || len(typed) > longestWord || len(typed)-len(printed) > 3 || len(printed)-len(typed) > 3:
		return 0
	case !beginAlike(typed[0], printed[0]):
		return 0
	case t.soundsLike(printed):
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

// soundsLike reports whether two words that begin alike have a sound in common. One
// sound alone tells nothing: "hanne" and "hannah" are "HN".
func (t *typedWord) soundsLike(printed string) bool {
	a1, a2 := t.first, t.second
	b1, b2 := sound(printed)
	return len(a1) > 1 && len(b1) > 1 && (a1 == b1 || a1 == b2 || a2 == b1 || a2 == b2 && a2 != "")
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

// Differ returns what is left of two words without what both begin with and what both end
// with; begin tells whether they begin with the same letter.
func Differ(a, b string) (restA, restB []rune, begin bool) {
	x, y := []rune(a), []rune(b)
	from := 0
	for from < min(len(x), len(y)) && x[from] == y[from] {
		from++
	}
	to := 0
	for to < min(len(x), len(y))-from && x[len(x)-1-to] == y[len(y)-1-to] {
		to++
	}
	return x[from : len(x)-to], y[from : len(y)-to], from > 0
}
