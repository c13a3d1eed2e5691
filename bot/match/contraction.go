package match

// SpelledOut reports whether two words, one behind the other, are what a contraction stands
// for: "do not" of "don't", "it is" of "it's". All are in lower case, with straight
// apostrophes.
func SpelledOut(first, second, contraction string) bool {
	switch second {
	case "not":
		switch contraction {
		case "won't":
			return first == "will"
		case "can't":
			return first == "can"
		}
		return contraction == first+"n't"
	case "is", "has":
		return contraction == first+"'s"
	case "us":
		return first == "let" && contraction == "let's"
	case "am":
		return contraction == first+"'m"
	case "are":
		return contraction == first+"'re"
	case "have":
		return contraction == first+"'ve"
	case "will":
		return contraction == first+"'ll"
	case "would", "had":
		return contraction == first+"'d"
	}
	return false
}
