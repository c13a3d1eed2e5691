package check

import (
	"strings"

	"onrecord/bot/match"
)

// alike reports whether word i of one text is word j of another, in any spelling:
// "organise" and "organize", "don't" and the "not" of "do not", "it's" and the "is" of "it
// is". What is spelt otherwise aligns, and is told as a difference.
func alike(a []word, i int, b []word, j int) bool {
	return a[i].text == b[j].text || a[i].american != "" && a[i].american == b[j].american ||
		isContraction(a, i, b[j].text) || isContraction(b, j, a[i].text)
}

// isContraction reports whether a word and the one before it are what a contraction
// stands for.
func isContraction(words []word, i int, contraction string) bool {
	return i > 0 && match.SpelledOut(words[i-1].text, words[i].text, contraction)
}

// leastSpelt is the length in bytes from which a word may be spelt in two ways: "colour", but
// not "four" and "for".
const leastSpelt = 6

// americanSpelling spells a British word as Americans do; what it makes of other words only
// they become.
var americanSpelling = strings.NewReplacer("isation", "ization", "ise", "ize", "ising", "izing", "yse", "yze", "our", "or", "tre", "ter",
	"ence", "ense", "ogue", "og", "ramme", "ram", "travell", "travel", "cancell", "cancel", "modell", "model", "labell", "label",
	"signall", "signal", "counsell", "counsel", "fuell", "fuel")
