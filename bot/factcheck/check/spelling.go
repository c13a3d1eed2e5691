package check

import "strings"

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
	if i == 0 || !strings.Contains(contraction, "'") {
		return false
	}
	before := words[i-1].text
	switch words[i].text {
	case "not":
		return contraction == before+"n't" || before == "will" && contraction == "won't" || before == "can" && contraction == "can't"
	case "is", "has":
		return contraction == before+"'s"
	case "us":
		return before == "let" && contraction == "let's"
	case "am":
		return contraction == before+"'m"
	case "are":
		return contraction == before+"'re"
	case "have":
		return contraction == before+"'ve"
	case "will":
		return contraction == before+"'ll"
	case "would", "had":
		return contraction == before+"'d"
	}
	return false
}

// leastSpelt is the length in bytes from which a word may be spelt in two ways: "colour", but
// not "four" and "for".
const leastSpelt = 6

// americanSpelling spells a British word as Americans do; what it makes of other words only
// they become.
var americanSpelling = strings.NewReplacer("isation", "ization", "ise", "ize", "ising", "izing", "yse", "yze", "our", "or", "tre", "ter",
	"ence", "ense", "ogue", "og", "ramme", "ram", "travell", "travel", "cancell", "cancel", "modell", "model", "labell", "label",
	"signall", "signal", "counsell", "counsel", "fuell", "fuel")
