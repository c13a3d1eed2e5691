// Package digest owns the desk's morning: what was said in the articles of one
// day, chosen for a message of at most ten lines, and the schedule by which it
// is posted once.
package digest

import (
	"onrecord/bot/answer"
	"onrecord/corpus"
)

// MaxQuotes is how many quotes one digest holds, so that it fits a phone.
const MaxQuotes = 8

// Digest is what was said in the articles published on one day.
type Digest struct {
	Day      corpus.Day
	Articles int // published on that day
	// Quotes are the ones chosen, at most MaxQuotes, one a speaker.
	Quotes []answer.Citation
	// Corrections are the articles corrected on that day.
	Corrections []Correction
	// Sample is true where the built-in sample archive was read.
	Sample bool
}

// Correction names a corrected article.
type Correction struct {
	Headline, Outlet, URL string
}
