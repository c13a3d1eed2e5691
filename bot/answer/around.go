package answer

import (
	"regexp"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// said is what an article prints, beside a quote, of when and where it was said.
type said struct {
	when  string // "on Tuesday night"
	where string // "in Rome"
}

// saidOf reads what stands around a quote, in the sentences that attribute it; or,
// where the quote goes on from the paragraph before, in that.
func saidOf(body string, p index.Passage) said {
	stretches := attributing(body, p.Spans)
	if p.Resolved == quote.ByContinuation {
		stretches = append(stretches, attributingBefore(body, p.Spans[0])...)
	}
	var out said
	for _, s := range stretches {
		text := s.Of(body)
		if out.when == "" {
			out.when = fold(printedDay.FindString(text))
		}
		if out.where == "" {
			out.where = placeIn(text)
		}
	}
	return out
}

// attributing returns what stands around the pieces of a quote, up to the ends of
// their sentences.
func attributing(body string, spans []corpus.Span) []corpus.Span {
	paragraphs := corpus.Paragraphs(body)
	first, ok := corpus.ParagraphAt(paragraphs, spans[0].Start)
	if !ok {
		return nil
	}
	last, ok := corpus.ParagraphAt(paragraphs, spans[len(spans)-1].Start)
	if !ok {
		return nil
	}
	before := corpus.Span{Start: first.Span.Start, End: spans[0].Start}
	if end := sentenceEnds(before.Of(body)); len(end) > 0 {
		before.Start += end[len(end)-1]
	}
	after := corpus.Span{Start: spans[len(spans)-1].End, End: last.Span.End}
	if end := sentenceEnds(after.Of(body)); len(end) > 0 {
		after.End = after.Start + end[0]
	}
	if endsSentence.MatchString(body[:after.Start]) {
		after.End = after.Start // a sentence of its own
	}
	out := []corpus.Span{after}
	for i := 1; i < len(spans); i++ {
		if spans[i].Start-spans[i-1].End < 400 {
			out = append(out, corpus.Span{Start: spans[i-1].End, End: spans[i].Start})
		}
	}
	return append(out, before)
}

// attributingBefore returns what the paragraph before a quote has outside its
// quotation marks.
func attributingBefore(body string, quote corpus.Span) []corpus.Span {
	var out []corpus.Span
	paragraphs := corpus.Paragraphs(body)
	for i := 1; i < len(paragraphs); i++ {
		if !paragraphs[i].Span.Contains(quote) {
			continue
		}
		before := paragraphs[i-1].Span
		at := before.Start
		for _, quoted := range betweenMarks(body, before) {
			out = append(out, corpus.Span{Start: at, End: quoted.Start})
			at = quoted.End
		}
		out = append(out, corpus.Span{Start: at, End: before.End})
	}
	return out
}

var (
	sentenceEnd  = regexp.MustCompile(`\pL{3}[.?!]["”’]?\s+|\pL{3}[.?!]["”’]?$`)
	endsSentence = regexp.MustCompile(`[.!]["”’]$`)
)

// sentenceEnds returns the offsets behind the ends of sentences.
func sentenceEnds(text string) []int {
	var out []int
	for _, m := range sentenceEnd.FindAllStringIndex(text, -1) {
		out = append(out, m[1])
	}
	return out
}

const (
	dayNames   = `(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day`
	monthNames = `(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)`
)

// printedDay matches the words for the day on which something was said.
var printedDay = regexp.MustCompile(`\b(?:(?:late |early )?on (?:` + dayNames + `|\d{1,2} ` + monthNames + `|` + monthNames + ` \d{1,2})(?: (?:morning|afternoon|evening|night))?(?:,? \d{4})?` +
	`|in ` + monthNames + `(?: \d{4})?|last (?:week|month|year|night)|yesterday)\b`)

// printedPlace matches the words for a place: a preposition with a name.
var printedPlace = regexp.MustCompile(`\b(?:in|at|outside|near) (?:the )?\p{Lu}[\pL\pM’'.-]*(?: (?:(?:of|and|the) )?\p{Lu}[\pL\pM’'-]*)*`)

var notPlace = regexp.MustCompile(`^in (?:` + dayNames + `|` + monthNames + `|` + strings.ReplaceAll(monthNames, `\.`, ``) + `)`)

func placeIn(text string) string {
	for _, found := range printedPlace.FindAllString(text, -1) {
		if !notPlace.MatchString(found) {
			return strings.TrimRight(fold(found), ".,’'")
		}
	}
	return ""
}
