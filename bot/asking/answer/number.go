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
		word := numerals[t.Word]
		switch {
		case isNumber:
			flush()
			value, open = n, true
		case word.kind == unit && open && word.value < 10 && value >= 20 && value < 100 && int(value)%10 == 0:
			value += word.value // forty-eight
		case word.kind == unit:
			flush()
			value, open = word.value, true
		case word.kind == scale && open:
			value *= word.value
		case word.kind == scale && i > 0 && (words[i-1].Word == "a" || words[i-1].Word == "one"):
			value, open = word.value, true
		default:
			flush()
			if word.kind == part {
				out = append(out, word.value)
			}
		}
	}
	flush()
	return out
}

// digits returns the number that a word begins with, times what a letter behind it
// stands for: "600m".
func digits(word string) (float64, bool) {
	if !isDigit(word) {
		return 0, false
	}
	end := strings.IndexFunc(word, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
	if end < 0 {
		end = len(word)
	}
	n, err := strconv.ParseFloat(word[:end], 64)
	if err != nil {
		return 0, false
	}
	if behind := numerals[word[end:]]; behind.kind == scale {
		n *= behind.value
	}
	return n, true
}

// A numeral is a word for a number.
type numeral struct {
	kind  numeralKind
	value float64
}

type numeralKind uint8

const (
	noNumeral numeralKind = iota
	unit                  // counts: "eleven", "forty"
	scale                 // multiplies: "thousand", "bn"
	part                  // "half"
	many                  // tells no number: "dozens", "scores"
	single                // "one", which may be anybody
	nothing               // "none", "nobody"
)

// numerals are the words for numbers.
var numerals = map[string]numeral{
	"one": {single, 1}, "no": {nothing, 0}, "none": {nothing, 0}, "nobody": {nothing, 0}, "zero": {unit, 0},
	"two": {unit, 2}, "three": {unit, 3}, "four": {unit, 4}, "five": {unit, 5}, "six": {unit, 6}, "seven": {unit, 7}, "eight": {unit, 8}, "nine": {unit, 9},
	"ten": {unit, 10}, "eleven": {unit, 11}, "twelve": {unit, 12}, "thirteen": {unit, 13}, "fourteen": {unit, 14}, "fifteen": {unit, 15}, "sixteen": {unit, 16},
	"seventeen": {unit, 17}, "eighteen": {unit, 18}, "nineteen": {unit, 19}, "twenty": {unit, 20}, "thirty": {unit, 30}, "forty": {unit, 40}, "fifty": {unit, 50},
	"sixty": {unit, 60}, "seventy": {unit, 70}, "eighty": {unit, 80}, "ninety": {unit, 90}, "twice": {unit, 2}, "thrice": {unit, 3},
	"dozen": {scale, 12}, "hundred": {scale, 100}, "thousand": {scale, 1e3}, "million": {scale, 1e6}, "billion": {scale, 1e9}, "trillion": {scale, 1e12},
	"k": {scale, 1e3}, "m": {scale, 1e6}, "mn": {scale, 1e6}, "b": {scale, 1e9}, "bn": {scale, 1e9}, "tn": {scale, 1e12},
	"half": {part, 0.5}, "third": {part, 1.0 / 3}, "quarter": {part, 0.25}, "fifth": {part, 0.2}, "tenth": {part, 0.1},
	"dozens": {kind: many}, "score": {kind: many}, "scores": {kind: many}, "hundreds": {kind: many}, "thousands": {kind: many}, "millions": {kind: many}, "billions": {kind: many},
}

// longestShort is how long an abbreviation of a scale is, which is one behind digits
// alone: "5 bn".
const longestShort = len("bn")

// counts reports whether a word tells a number, also that there is none or one.
func counts(word string) bool {
	return isDigit(word) || numerals[word].kind != noNumeral && (len(word) > longestShort || word == "no")
}

// IsFigure reports whether a word is a number, in digits or in words.
func IsFigure(word string) bool {
	return counts(word) && numerals[word].kind != single && numerals[word].kind != nothing
}

// isVague reports a word that tells no figure by itself: "hundreds", "two".
func isVague(word string) bool {
	n := numerals[word]
	return n.kind != noNumeral && (n.kind != unit || n.value < 10)
}

// isMagnitude reports a word that goes on with a number: "million", "per cent".
func isMagnitude(word string) bool {
	switch numerals[word].kind {
	case scale, many:
		return counts(word)
	}
	return word == "per" || word == "cent" || word == "percent"
}

func isDigit(word string) bool { return word[0] >= '0' && word[0] <= '9' }
