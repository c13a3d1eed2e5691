package answer

import (
	"math"
	"slices"
	"strings"

	"onrecord/bot/label"
	"onrecord/bot/match"
	"onrecord/index/term"
)

// Limits of a difference that is told in words: with more of them, or in a short
// wording, the quote itself tells better.
const (
	mostDiffering = 2
	leastAsked    = 4
)

// difference says which words of a wording stand otherwise in a text: you wrote
// “would”; the article has “will”. It is empty where none do, or too many.
func difference(asked, text string) string {
	a, b := term.Of(asked), term.Of(text)
	if len(a) < leastAsked || len(b) == 0 {
		return ""
	}
	var changes []string
	for _, e := range edits(a, b, text) {
		if atEnd := e.askedFrom == 0 || e.askedTo == len(a); atEnd && e.askedTo-e.askedFrom > 1 {
			return "" // what stands beside the quote, rather than in it
		}
		wrote, has := stretch(asked, a[e.askedFrom:e.askedTo]), stretch(text, b[e.printedFrom:e.printedTo])
		switch {
		case reported[strings.ToLower(wrote)], sameSpelledOut(strings.ToLower(wrote), strings.ToLower(has)):
		case has == "" && strings.EqualFold(wrote, "is") && e.printedFrom > 0 && hasClitic(text, b[e.printedFrom-1]):
		case wrote == "":
			changes = append(changes, label.Text("differ.left-out", has))
		case has == "" && haveAll(b, a[e.askedFrom:e.askedTo]):
			// It stands elsewhere in the article: nobody added it.
		case has == "":
			changes = append(changes, label.Text("differ.added", wrote))
		default:
			changes = append(changes, label.Text("differ.wrote", wrote, has))
		}
	}
	return strings.Join(changes, "; ")
}

// otherFigures says which figures of a wording a text lacks, and what it has in their place where the same
// word stands behind: you wrote “30”; the article has “60”.
func otherFigures(asked, text string) string {
	a, b := term.Of(asked), term.Of(text)
	known := numbersOf(classified(b))
	var changes []string
	for i, t := range a {
		number := numbersOf(classified(a[i : i+1]))
		if len(number) == 0 || slices.Contains(known, number[0]) {
			continue
		}
		at := slices.IndexFunc(b, func(t term.Term) bool { return len(numbersOf(classified([]term.Term{t}))) > 0 })
		for j := range b[:max(0, len(b)-1)] {
			if i+1 < len(a) && b[j+1].Stem == a[i+1].Stem && len(numbersOf(classified(b[j:j+1]))) > 0 {
				at = j
				break
			}
		}
		if at < 0 || len(changes) == mostDiffering {
			return ""
		}
		changes = append(changes, label.Text("differ.wrote", t.Span.Of(asked), b[at].Span.Of(text)))
	}
	return strings.Join(changes, "; ")
}

// sameSpelledOut reports whether one side contracts what the other spells out: "do not" and
// "don't" are no other words.
func sameSpelledOut(wrote, has string) bool {
	same := func(words, contraction string) bool {
		verb, not, _ := strings.Cut(words, " ")
		return not == "not" && match.SpelledOut(verb, not, strings.ReplaceAll(contraction, "’", "'"))
	}
	return same(wrote, has) || same(has, wrote)
}

// hasClitic reports whether "'s" belongs to a term, as in "it's", whose terms leave it out.
func hasClitic(text string, t term.Term) bool {
	rest := text[t.Span.End:]
	return strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s") || strings.HasSuffix(t.Span.Of(text), "'s") || strings.HasSuffix(t.Span.Of(text), "’s")
}

// haveAll reports whether a text has each of some words, in whatever form.
func haveAll(text, words []term.Term) bool {
	return !slices.ContainsFunc(words, func(w term.Term) bool {
		return !slices.ContainsFunc(text, func(t term.Term) bool { return t.Stem == w.Stem })
	})
}

// reported are the words of a question that stand for the "I" and "we" of a quote.
var reported = map[string]bool{"he": true, "she": true, "they": true, "his": true, "her": true, "their": true, "him": true, "them": true}

// stretch returns neighbouring terms as they stand in their text.
func stretch(text string, terms []term.Term) string {
	if len(terms) == 0 {
		return ""
	}
	return fold(text[terms[0].Span.Start:terms[len(terms)-1].Span.End])
}

// edit is a stretch of the words asked for and what stands in its place.
type edit struct{ askedFrom, askedTo, printedFrom, printedTo int }

// edits aligns a wording with the stretch of a text that is nearest to it, and returns where
// they differ; none where they differ in more than mostDiffering words.
func edits(asked, printed []term.Term, text string) []edit {
	// A word that is left out, added or stands for another costs one word. Of two stretches
	// with as many of them, the one with more of the wording is nearer.
	const added = 0.99
	found := match.Align(len(asked), len(printed), match.Costs{
		Gain: func(i int, gain []float64) {
			for j := range gain {
				if gain[j] = 0; asked[i].Word == printed[j].Word {
					gain[j] = 1
				}
			}
		},
		Gap: func(int) (first, next float64) { return added, added },
	})
	if len(asked)-int(math.Round(found.Earned)) > mostDiffering {
		return nil
	}
	var out []edit
	last := edit{} // the last word that stands in both
	for i, j := range found.At {
		if j < 0 || asked[i].Word != printed[j].Word {
			continue
		}
		between := edit{last.askedTo, i, last.printedTo, j}
		if last.askedTo == 0 { // what stands in the place of the first words
			between.printedFrom = max(0, j-i)
		}
		if between.askedFrom < i || between.printedFrom < j {
			out = append(out, between)
		}
		last = edit{i, i + 1, j, j + 1}
	}
	if end := last.printedTo; last.askedTo < len(asked) {
		// Another word stands for the last one asked for; but not one of the next clause.
		for n := last.askedTo; n < len(asked) && end < len(printed) && neighbours(text, printed[end-1], printed[end]); n++ {
			end++
		}
		out = append(out, edit{last.askedTo, len(asked), last.printedTo, end})
	}
	return out
}

// neighbours reports whether only space stands between two words.
func neighbours(text string, a, b term.Term) bool {
	return strings.TrimSpace(text[a.Span.End:b.Span.Start]) == ""
}
