// Package label owns the words that people see for the values of the JSON forms:
// how nearly words match, how an article holds them, what a check found, how many there
// are, and from which day to which. The values never change; their labels may.
package label

import (
	"strings"

	"github.com/dustin/go-humanize"

	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// stances are the labels of what is not simply said.
var stances = map[quote.Stance]string{
	quote.Denied:       "DENIED",
	quote.NotSaid:      "NOT SAID",
	quote.Hypothetical: "IF SAID",
	quote.Disputed:     "DISPUTED",
	quote.Asked:        "ASKED",
	quote.Retracted:    "RETRACTED",
}

// Stance is how an article holds words that are not asserted: "DENIED"; empty where
// they are.
func Stance(s quote.Stance) string { return stances[s] }

// kinds are the labels of what a passage is.
var kinds = map[index.Kind]string{
	index.Direct:   "direct quote",
	index.Mixed:    "mixed quote",
	index.Indirect: "reported speech",
	index.Sentence: "not a quote",
}

// Kind is what a passage is: "reported speech"; empty of a kind that is not known.
func Kind(k index.Kind) string { return kinds[k] }

// Words is a value in words: "wrong speaker" of "wrong-speaker".
func Words[T ~string](value T) string { return strings.ReplaceAll(string(value), "-", " ") }

// Capitals is a value as it heads a line: "WRONG SPEAKER".
func Capitals[T ~string](value T) string { return strings.ToUpper(Words(value)) }

// Count is a number of things in words: "1 statement", "12,400 articles".
func Count(n int, of string) string {
	if n != 1 {
		of += "s"
	}
	return humanize.Comma(int64(n)) + " " + of
}

// Days are the first and the last of some days: "2015-12-18 to 2016-05-03"; one where they
// are one, or the last is not known.
func Days(from, to corpus.Day) string {
	if to == from || to == "" {
		return string(from)
	}
	return string(from) + " to " + string(to)
}
