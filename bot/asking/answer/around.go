package answer

import (
	"cmp"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/pattern"
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
		for i, clause := range clauseEnd().Split(s.Of(body), -1) {
			saying := sayingVerb().FindStringIndex(clause)
			switch {
			case saying != nil:
				out.where = cmp.Or(out.where, placeIn(clause[saying[1]:]))
			case i > 0 || !beginsWithDay().MatchString(clause):
				continue // it tells of something else
			}
			out.when = cmp.Or(out.when, fold(printedDay().FindString(clause)))
		}
	}
	return out
}

// longestGap is more bytes than an attribution has that splits a quote.
const longestGap = 400

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
	if ends := sentenceEnds(before.Of(body)); len(ends) > 0 {
		before.Start += ends[len(ends)-1]
	}
	end := spans[len(spans)-1]
	after := corpus.Span{Start: end.End, End: max(end.End, last.Span.End)}
	if ends := sentenceEnds(after.Of(body)); len(ends) > 0 {
		after.End = after.Start + ends[0]
	}
	if endsSentence().MatchString(end.Of(body)) || beginsSentence().MatchString(after.Of(body)) {
		after.End = after.Start
	}
	out := []corpus.Span{after}
	for i := 1; i < len(spans); i++ {
		if spans[i].Start-spans[i-1].End < longestGap {
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

// What stands in the clause of a verb of saying is of the saying: not "a chemist at
// the institute", nor "who was dismissed in May".
var (
	clauseEnd  = pattern.Lazy(`[,;:()“”"]|[.?!](?:\s|$)| [–—] |—`)
	sayingVerb = pattern.Lazy(`(?i)\b(?:said|says|saying|told|tells|warned|warns|added|noted|announced|declared|stated|wrote|tweeted|asked|insisted|claimed|argued|replied|` +
		`answered|acknowledged|predicted|explained|stressed|speaking|spoke|urged|accused|denied|confirmed|according to)\b`)
	beginsWithDay = pattern.Lazy(`^\s*(?:Late on|Early on|On|In|Last|Yesterday)\b`)
)

var (
	sentenceEnd = pattern.Lazy(`\pL{3}[.?!]["”’]?\s+|\pL{3}[.?!]["”’]?$`)
	// A quote that ends a sentence has nothing after it.
	endsSentence   = pattern.Lazy(`[.!]["”’]$`)
	beginsSentence = pattern.Lazy(`^[.?!](?:\s|$)`)
)

// sentenceEnds returns the offsets behind the ends of sentences.
func sentenceEnds(text string) []int {
	var out []int
	for _, m := range sentenceEnd().FindAllStringIndex(text, -1) {
		out = append(out, m[1])
	}
	return out
}

const (
	dayNames   = `(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day`
	monthNames = `(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)`
)

// printedDay matches the words for the day on which something was said.
var printedDay = pattern.Lazy(`\b(?:(?:late |early )?[Oo]n (?:` + dayNames + `|\d{1,2} ` + monthNames + `|` + monthNames + ` \d{1,2})(?: (?:morning|afternoon|evening|night))?(?:,? \d{4})?` +
	`|[Ii]n ` + monthNames + `(?: \d{4})?|[Ll]ast (?:week|month|year|night)|[Yy]esterday)\b`)

// printedPlace matches the words for a place: a preposition with a name.
var printedPlace = pattern.Lazy(`\b(?:in|at|outside|near) (?:the )?\p{Lu}[\pL\pM’'.-]*(?: (?:(?:of|and|the) )?\p{Lu}[\pL\pM’'-]*)*`)

// notPlace matches a day, and what is somebody's: "at Monday's hearing".
var notPlace = pattern.Lazy(`^(?:in|at) (?:the )?(?:` + dayNames + `|` + monthNames + `|` + strings.ReplaceAll(monthNames, `\.`, ``) + `)|['’]s$`)

func placeIn(text string) string {
	for _, found := range printedPlace().FindAllString(text, -1) {
		if found = strings.TrimRight(fold(found), ".-"); !notPlace().MatchString(found) {
			return found
		}
	}
	return ""
}

// betweenMarks returns what stands between quotation marks in a paragraph: an
// opening and a closing curly one, or two straight ones. What is opened and
// never closed is not counted, for no one can say where it ends.
func betweenMarks(body string, paragraph corpus.Span) []corpus.Span {
	var out []corpus.Span
	open, opened := -1, ""
	for i := paragraph.Start; i < paragraph.End; i++ {
		mark := markAt(body[i:paragraph.End])
		switch {
		case mark == "":
			continue
		case mark == "“", open < 0 && mark != "”":
			open, opened = i+len(mark), mark
		case open >= 0 && (mark == opened || opened == "“" && mark == "”"):
			out = append(out, corpus.Span{Start: open, End: i})
			open = -1
		}
		i += len(mark) - 1
	}
	return out
}

// markAt returns the quotation mark with which s begins, or "".
func markAt(s string) string {
	for _, mark := range []string{`"`, "“", "”", "''"} {
		if strings.HasPrefix(s, mark) {
			return mark
		}
	}
	return ""
}
