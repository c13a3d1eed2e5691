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
	worth   int
}

// What a figure is worth as an answer: there is none, it stands near what is asked about, counts it
// roughly, a part of it or perhaps of something else ("hundreds of people", "20 children"), or counts it.
const (
	notGiven = iota
	standsNear
	countsVaguely
	countsExactly
)

// aboutAFigure come before a number and belong to it.
var aboutAFigure = words("more less fewer than about around some nearly almost over under up to at least most roughly approximately only just between exactly")

func words(list string) map[string]bool {
	out := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// figureOf returns the figure that a passage gives for a topic: one that counts what is
// asked about or, where none does, the one nearest to the words of the topic; ok is
// false where it has none.
func figureOf(c candidate, wanted counted, body string) (f figure, ok bool) {
	number, counts := c.numberNearest(wanted, body)
	if number < 0 {
		return figure{}, false
	}
	from, to := aroundFigure(c.terms, number)
	printed := corpus.Span{Start: c.terms[from].Span.Start, End: c.terms[to].Span.End}
	var value []string
	exact := false
	for _, t := range c.terms[from : to+1] {
		if IsFigure(t.Word) || isMagnitude(t.Word) {
			value = append(value, t.Word)
			exact = exact || numerals[t.Word].kind != many
		}
	}
	f = figure{printed: fold(printed.Of(body)), value: strings.Join(value, " ")}
	if wanted.money {
		sum, is := sumAround(c.terms, from, to, body)
		if !counts || !is {
			return figure{}, false
		}
		printed, f.printed = sum, fold(sum.Of(body))
	}
	exact = exact && !strings.HasPrefix(body[printed.End:], "+") && !wanted.isPart(c.terms, to) && !wanted.isFar(c.terms, number)
	switch {
	case counts && exact:
		f.worth = countsExactly
	case counts:
		f.worth = countsVaguely
	default:
		f.worth = standsNear
	}
	return f, true
}

// sumAround returns the stretch of a number with the sign of a currency before it, or with its name behind
// it: "$23 billion", "38 million crowns"; ok is false where it has neither.
func sumAround(terms []term.Term, from, to int, body string) (sum corpus.Span, ok bool) {
	sum = corpus.Span{Start: terms[from].Span.Start, End: terms[to].Span.End}
	for _, sign := range []string{"$", "£", "€"} {
		if strings.HasSuffix(body[:sum.Start], sign) {
			sum.Start -= len(sign)
			return sum, true
		}
	}
	if to+1 < len(terms) && currencies[terms[to+1].Word] {
		sum.End = terms[to+1].Span.End
		return sum, true
	}
	return sum, false
}

// numberNearest returns which term of a passage is the number nearest to a word of a
// topic, or -1, and whether it counts what is asked about: those that do are nearer than
// all others. Years and days of a month are none.
func (c candidate) numberNearest(wanted counted, body string) (nearest int, counts bool) {
	nearest = -1
	least := 2 * farthest
	for i, t := range c.terms {
		if !IsFigure(t.Word) || isYear(t.Word) || isDay(c.terms, i, body) || isOrdinal(t.Word) {
			continue
		}
		is := wanted.by(c.terms, i)
		if counts && !is {
			continue
		}
		if is && !counts {
			nearest, counts, least = i, true, 2*len(c.terms)
		}
		for j, other := range c.terms {
			if i == j || !wanted.topic[other.Stem] || is && wanted.names(other) {
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
	return nearest, counts
}

// aroundFigure returns the first and the last of the terms that belong to a number: "more
// than 500", "15 million".
func aroundFigure(terms []term.Term, at int) (from, to int) {
	from, to = at, at
	for isMagnitude(terms[from].Word) && from > 0 && IsFigure(terms[from-1].Word) && beside(terms[from-1], terms[from]) {
		from--
	}
	for number := from; from > 0 && number-from < 3 && aboutAFigure[terms[from-1].Word] && beside(terms[from-1], terms[from]); {
		from--
	}
	for from < at && !opensFigure(terms[from].Word, terms[from+1].Word) {
		from++
	}
	for to+1 < len(terms) && (isMagnitude(terms[to+1].Word) || IsFigure(terms[to+1].Word)) && beside(terms[to], terms[to+1]) {
		to++
	}
	return from, to
}

// opensFigure reports whether a figure begins with a word: "at least 22" and "up to 40",
// but not "rose to 22", "stood at 22", "turned over more than 30,000".
func opensFigure(word, next string) bool {
	switch word {
	case "to", "least", "most", "than":
		return false
	case "at":
		return next == "least" || next == "most"
	case "over", "under":
		return IsFigure(next)
	}
	return true
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

// isOrdinal reports whether a number tells which one: "11th".
func isOrdinal(word string) bool {
	return isDigit(word) && slices.ContainsFunc([]string{"st", "nd", "rd", "th"}, func(end string) bool { return strings.HasSuffix(word, end) })
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

// countingFirst puts those first, of the groups that answer, in which a number counts what
// is asked about: they are read, and not all others.
func countingFirst(groups []group, wanted counted) {
	rank := func(g group) int {
		if g.answers() && wanted.anyBy(g.terms) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(groups, func(a, b group) int { return cmp.Compare(rank(a), rank(b)) })
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

// figureAt is a figure with who gave it, the day of the article that prints it, and how
// many words of the question that article lacks.
type figureAt struct {
	figure
	by    string
	day   corpus.Day
	lacks int
}

// compare puts the figure first that answers better.
func (f figureAt) compare(other figureAt) int {
	return cmp.Or(cmp.Compare(f.lacks, other.lacks), cmp.Compare(other.worth, f.worth))
}

// repeats reports whether a figure is another's, given by the same and worth no more.
func (f figureAt) repeats(newer figureAt) bool {
	return f.value == newer.value && f.by == newer.by && f.compare(newer) >= 0
}

// mostRead is how many passages are looked at, whose articles are read whole, for their figures.
const mostRead = 40

// figuresOf puts the groups that count what was asked about first, the newest first,
// leaves out those that give the figure of a newer one by the same speaker again, and
// tells the figures. A group whose article lacks a word of the question that another
// article has comes after all of that one's: "how many died in the Ostrey flood" is not
// answered with the dead of another flood. Of what is denied, or not held as said, the
// citation tells how it stands; the figure alone would read as given.
func (by intents) figuresOf(ctx context.Context, q question.Question, groups []group) ([]group, string, error) {
	newestFirst(groups)
	wanted := countedIn(q.Words)
	wanted.money = wanted.money || strings.HasPrefix(strings.ToLower(question.Typed(q)), "how much") && slices.ContainsFunc(term.Of(q.Words), func(t term.Term) bool { return spending[t.Word] })
	countingFirst(groups, wanted)
	asked := askedWords(q.Words)
	var kept []group
	var found []figureAt
	rank := make(map[place]figureAt)
	best, read := 0.0, 0
	for _, g := range groups {
		if !g.answers() || g.score < match.Asked.NearlyBest*best || read == mostRead {
			rank[placeOf(g.Passage)] = figureAt{lacks: len(asked)}
			kept = append(kept, g)
			continue
		}
		read++
		r, ok, err := match.Article(ctx, by.desk.Archive, by.desk.Clock(), g.candidate.Passage)
		if err != nil {
			return nil, "", err
		}
		if !ok || g.inCorrectionNote(r.Body) {
			continue // what a correction repeats was wrong
		}
		best = max(best, g.score)
		f, ok := figureOf(g.candidate, wanted, r.Body)
		at := figureAt{f, g.Speaker.Name, g.day, lacking(asked, r.Headline+"\n"+r.Body)}
		if ok = ok && g.Asserted(); ok {
			if slices.ContainsFunc(found, at.repeats) {
				continue
			}
			found = append(found, at)
		} else {
			at.worth, g.held = notGiven, wanted.money
		}
		rank[placeOf(g.Passage)] = at
		kept = append(kept, g)
	}
	slices.SortStableFunc(kept, func(a, b group) int { return rank[placeOf(a.Passage)].compare(rank[placeOf(b.Passage)]) })
	slices.SortStableFunc(found, figureAt.compare)
	if len(found) == 0 || found[0].worth < countsVaguely {
		for i := range kept {
			kept[i].verdict = doubtful(kept[i].candidate)
		}
	}
	if len(found) > 0 {
		found = slices.DeleteFunc(found, func(f figureAt) bool { return f.compare(found[0]) > 0 })
	}
	return kept, figuresLine(found), nil
}

// doubtful is the verdict on what answers without a figure that counts what is asked about.
func doubtful(c candidate) verdict {
	if c.answers() {
		return probable
	}
	return c.verdict
}

// askedWords are the words of a topic that tell one event from another.
func askedWords(topic string) (out []term.Term) {
	for _, t := range term.Of(topic) {
		if !fillers[t.Word] && !anybody[t.Word] && !deadWords[t.Word] {
			out = append(out, t)
		}
	}
	return out
}

// lacking returns how many words do not stand in an article.
func lacking(words []term.Term, article string) int {
	stems, lacks := stemsIn([]string{article}), 0
	for _, w := range words {
		if !stems[w.Stem] {
			lacks++
		}
	}
	return lacks
}
