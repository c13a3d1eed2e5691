package answer

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/corpus/lexicon"
	"onrecord/index/term"
)

// figure is a number that a passage gives for what was asked, as printed: "more than
// 500".
type figure struct {
	printed string
	value   string // without what is around it: "500"
}

// aboutAFigure come before a number and belong to it.
var aboutAFigure = words("more less fewer than about around some nearly almost over under up to at least most roughly approximately only just between exactly")

func words(list string) map[string]bool {
	out := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// figureOf returns the figure of a passage that stands nearest to the words of a topic;
// ok is false where it has none.
func figureOf(c candidate, topic string, body string) (f figure, ok bool) {
	number := c.numberNearest(topic, body)
	if number < 0 {
		return figure{}, false
	}
	from, to := aroundFigure(c.terms, number)
	printed := corpus.Span{Start: c.terms[from].Span.Start, End: c.terms[to].Span.End}
	var value []string
	for _, t := range c.terms[number : to+1] {
		value = append(value, t.Word)
	}
	return figure{fold(printed.Of(body)), strings.Join(value, " ")}, true
}

// numberNearest returns which term of a passage is the number nearest to a word of a
// topic, or -1. Years and days of a month are none.
func (c candidate) numberNearest(topic string, body string) int {
	asked := make(map[string]bool)
	for _, t := range term.Of(topic) {
		asked[t.Stem] = true
	}
	nearest, least := -1, 2*farthest
	for i, t := range c.terms {
		if !IsFigure(t.Word) || isYear(t.Word) || isDay(c.terms, i, body) {
			continue
		}
		for j, other := range c.terms {
			if i == j || !asked[other.Stem] {
				continue
			}
			far := 2 * (j - i)
			if far < 0 {
				far = 1 - far // a number comes before what it counts
			}
			if far < least {
				nearest, least = i, far
			}
		}
	}
	return nearest
}

// aroundFigure returns the first and the last of the terms that belong to a number: "more
// than 500", "15 million".
func aroundFigure(terms []term.Term, at int) (from, to int) {
	from, to = at, at
	for from > 0 && at-from < 3 && aboutAFigure[terms[from-1].Word] && beside(terms[from-1], terms[from]) {
		from--
	}
	for to+1 < len(terms) && (isMagnitude(terms[to+1].Word) || IsFigure(terms[to+1].Word)) && beside(terms[to], terms[to+1]) {
		to++
	}
	return from, to
}

// Figures returns the figures that a citation gives, each with the word behind it, as printed:
// "more than 500 people". Days and years are none, nor are numbers below ten in words.
func (c Citation) Figures() (out []string) {
	text := strings.Join(c.Pieces(), " … ")
	terms := term.Of(text)
	for i := 0; i < len(terms); i++ {
		if !IsFigure(terms[i].Word) || isYear(terms[i].Word) || isDay(terms, i, text) {
			continue
		}
		from, to := aroundFigure(terms, i)
		if to == i && isVague(terms[i].Word) {
			continue
		}
		i = to
		start := terms[from].Span.Start
		for _, currency := range []string{"$", "£", "€"} {
			if strings.HasSuffix(text[:start], currency) {
				start -= len(currency)
			}
		}
		if to+1 < len(terms) && !fillers[terms[to+1].Word] && strings.TrimSpace(text[terms[to].Span.End:terms[to+1].Span.Start]) == "" {
			to++
		}
		out = append(out, fold(text[start:terms[to].Span.End]))
	}
	return out
}

// farthest is from how many words between a number and what was asked on the one does
// not tell of the other.
const farthest = 6

// beside reports whether two terms stand next to each other in the body, with a space
// or a mark between them.
func beside(a, b term.Term) bool { return b.Span.Start-a.Span.End <= len(" “") }

var months = lexicon.Words("months")

// isDay reports whether a number is rather the day of a month: "Feb. 10", "10 March".
func isDay(terms []term.Term, i int, body string) bool {
	if len(terms[i].Word) > len("31") {
		return false
	}
	isMonth := func(t term.Term) bool {
		printed := t.Span.Of(body) // the month, not "may" and "march"
		return (months[t.Word] || months[t.Word+"."]) && printed[0] >= 'A' && printed[0] <= 'Z'
	}
	return i > 0 && isMonth(terms[i-1]) || i+1 < len(terms) && isMonth(terms[i+1])
}

// isYear reports whether a number is rather a year: what was asked is how many.
func isYear(word string) bool {
	return len(word) == 4 && (strings.HasPrefix(word, "19") || strings.HasPrefix(word, "20"))
}

// alikeScore is the share of the best score from which passages are as good.
const alikeScore = 0.95

// newestFirst puts those first, of the groups that answer as well as the best, that were
// printed last.
func newestFirst(groups []group) {
	best := 0.0
	for _, g := range groups {
		if g.answers() {
			best = max(best, g.score)
		}
	}
	asGood := func(g group) int {
		if g.answers() && g.score >= alikeScore*best {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(groups, func(a, b group) int {
		if good := cmp.Compare(asGood(b), asGood(a)); good != 0 || asGood(a) == 0 {
			return good
		}
		return cmp.Compare(b.day, a.day)
	})
}

// mostFigures is how many figures a line has room for.
const mostFigures = 4

// figuresLine tells the figures of an answer, the newest first, each with who gave it:
// "more than 500 (Henrik Sollars, 2026-11-09); 340 (Inês Quaresma, 2026-11-08)".
func figuresLine(found []figureAt) string {
	if len(found) < 2 {
		return ""
	}
	var parts []string
	for _, f := range found[:min(len(found), mostFigures)] {
		given := []string{cmp.Or(string(f.day), "undated")}
		if f.by != "" {
			given = append([]string{f.by}, given...)
		}
		parts = append(parts, fmt.Sprintf("%s (%s)", f.printed, strings.Join(given, ", ")))
	}
	return strings.Join(parts, "; ")
}

// figureAt is a figure with who gave it, and the day of the article that prints it.
type figureAt struct {
	figure
	by  string
	day corpus.Day
}

// mostRead is how many figures are looked at, whose articles are read whole for their figures.
const mostRead = 20

// figuresOf keeps of the groups, the newest first, those that give another figure than
// the newer one, or are somebody else's, and tells the figures. Of what is denied, or
// not held as said, the citation tells how it stands; the figure alone would read as given.
func (by intents) figuresOf(ctx context.Context, q question.Question, groups []group) ([]group, string, error) {
	newestFirst(groups)
	var kept []group
	var found []figureAt
	best := 0.0
	for _, g := range groups {
		if !g.answers() || g.score < match.Asked.NearlyBest*best || len(found) == mostRead {
			kept = append(kept, g)
			continue
		}
		r, ok, err := by.desk.current(ctx, g.candidate)
		if err != nil {
			return nil, "", err
		}
		if !ok || g.inCorrectionNote(r.Body) {
			continue // what a correction repeats was wrong
		}
		best = max(best, g.score)
		f, ok := figureOf(g.candidate, q.Words, r.Body)
		ok = ok && g.Asserted()
		if ok && len(found) > 0 && found[len(found)-1].value == f.value && found[len(found)-1].by == g.Speaker.Name {
			continue // it has not changed
		}
		kept = append(kept, g)
		if ok {
			found = append(found, figureAt{f, g.Speaker.Name, g.day})
		}
	}
	return kept, figuresLine(found), nil
}
