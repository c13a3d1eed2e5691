package vector

import (
	"math"
	"strings"

	"onrecord/index/term"
)

// Asked returns the words of the table for those of a question. A form that the table lacks is
// read as another one that it has, "feeble" for "feebler". They are in lower case, as
// term.Words gives them.
func Asked(words []string) []Word {
	t := load()
	out := make([]Word, 0, len(words))
	for _, word := range words {
		w, known := t.find(word)
		if !known {
			w, known = t.otherForm(word)
		}
		if known {
			out = append(out, w)
		}
	}
	return out
}

// leastStem is how many letters a stem has at least: shorter ones are of too many words.
const leastStem = 4

// endings are what the stem of a word may end in that the table has.
var endings = []string{"", "e", "y", "ed", "ing"}

// otherForm finds the word of which one is another form: "rowdiness", "pricier", or another
// spelling: "modernised".
func (t *table) otherForm(word string) (Word, bool) {
	for _, stem := range []string{strings.Replace(word, "is", "iz", 1), term.Of(word)[0].Stem, strings.TrimSuffix(word, "er"), strings.TrimSuffix(word, "or")} {
		if len(stem) < leastStem {
			continue
		}
		if root, isY := strings.CutSuffix(stem, "i"); isY {
			stem = root + "y"
		}
		for _, ending := range endings {
			if w, known := t.words.find(stem + ending); known {
				return w, true
			}
		}
	}
	return 0, false
}

// Respelt returns what a word in lower case that the table lacks may be a slip of, "lawyer" for
// "laywer": the most frequent word that one slip makes of it (Damerau, 1964). The first letter
// is right; a word with a digit has no slip.
func Respelt(word string) (meant string, found bool) {
	t := load()
	if _, known := t.find(word); known || strings.ContainsAny(word, "0123456789") {
		return "", false
	}
	for _, find := range []func(string) (string, bool){t.swapped, t.spelt} {
		if meant, found := find(word); found {
			return meant, true
		}
	}
	if _, is := t.otherForm(word); is {
		return "", false
	}
	return t.shorter(word)
}

// swapped finds the word of which two neighbouring letters have changed places: "laywer".
func (t *table) swapped(word string) (string, bool) {
	return t.mostFrequent(word, func(before, rest string, try func(string)) {
		if len(rest) > 1 {
			try(before + rest[1:2] + rest[:1] + rest[2:])
		}
	})
}

// spelt finds the word that has another vowel, or one letter more: "acadamy", "openess".
func (t *table) spelt(word string) (string, bool) {
	return t.mostFrequent(word, func(before, rest string, try func(string)) {
		for c := 'a'; c <= 'z'; c++ {
			try(before + string(c) + rest)
		}
		if rest != "" && strings.Contains(vowels, rest[:1]) {
			for _, c := range vowels {
				try(before + string(c) + rest[1:])
			}
		}
	})
}

// shorter finds the word that has one letter less: "powerfull".
func (t *table) shorter(word string) (string, bool) {
	return t.mostFrequent(word, func(before, rest string, try func(string)) {
		if rest != "" {
			try(before + rest[1:])
		}
	})
}

// mostFrequent returns the most frequent word of the table that is tried, where the word is
// split behind each of its letters.
func (t *table) mostFrequent(word string, split func(before, rest string, try func(string))) (best string, found bool) {
	least := float32(math.Inf(1))
	for i := 1; i <= len(word); i++ {
		split(word[:i], word[i:], func(other string) {
			if w, known := t.words.find(other); known && t.idf[w] < least {
				best, found, least = other, true, t.idf[w]
			}
		})
	}
	return best, found
}

const vowels = "aeiou"
