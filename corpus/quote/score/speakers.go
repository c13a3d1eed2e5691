package main

import (
	"io"

	"onrecord/corpus/quote"
	"onrecord/corpus/quote/gold"
)

// scoreSpeakers prints how well the speakers of the articles' quotes are found
// where the quotes themselves are given, or each mistake.
func scoreSpeakers(stdout io.Writer, articles []gold.Article, errorsWanted bool) {
	var mistakes io.Writer
	if errorsWanted {
		mistakes = stdout
	}
	r := gold.NewSpeakerReport(mistakes)
	for _, a := range articles {
		r.Add(a, quote.Speakers(a.Article, a.Unresolved()))
	}
	if !errorsWanted {
		r.Table(stdout)
	}
}
