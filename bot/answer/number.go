package answer

import (
	"strconv"
	"strings"
)

// numbersOf returns the numbers that stand among some words, in digits or spelled out:
// 38000 of "38,000" and of "thirty-eight thousand", 600000000 of "600m". "One" may be
// anybody and is none by itself.
func numbersOf(words []word) []float64 {
	var out []float64
	value, open := 0.0, false // of the number that the last word belongs to
	flush := func() {
		if open {
			out = append(out, value)
		}
		value, open = 0, false
	}
	for i, t := range words {
		n, isNumber := digits(t.Word)
		unit, isUnit := units[t.Word]
		scale, isScale := scales[t.Word]
		switch {
		case isNumber:
			flush()
			value, open = n, true
		case isUnit && open && unit < 10 && value >= 20 && value < 100 && int(value)%10 == 0:
			value += unit // forty-eight
		case isUnit:
			flush()
			value, open = unit, true
		case isScale && open:
			value *= scale
		case isScale && i > 0 && (words[i-1].Word == "a" || words[i-1].Word == "one"):
			value, open = scale, true
		default:
			flush()
			if part, ok := parts[t.Word]; ok {
				out = append(out, part)
			}
		}
	}
	flush()
	return out
}

// digits returns the number that a word begins with, times what a letter behind it
// stands for: "600m".
func digits(word string) (float64, bool) {
	end := strings.IndexFunc(word, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
	if end < 0 {
		end = len(word)
	}
	n, err := strconv.ParseFloat(word[:end], 64)
	if err != nil {
		return 0, false
	}
	if scale, ok := scales[word[end:]]; ok {
		n *= scale
	}
	return n, true
}

var (
	units = map[string]float64{
		"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
		"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
		"forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "zero": 0, "twice": 2, "thrice": 3,
	}
	scales = map[string]float64{
		"hundred": 100, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "dozen": 12,
	}
	parts = map[string]float64{"half": 0.5, "third": 1.0 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
)
