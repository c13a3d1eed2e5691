package answer

import (
	"fmt"
	"slices"
	"strings"

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
		case reported[strings.ToLower(wrote)]:
		case wrote == "":
			changes = append(changes, fmt.Sprintf("you left out “%s”", has))
		case has == "" && haveAll(b, a[e.askedFrom:e.askedTo]):
			// It stands elsewhere in the article: nobody added it.
		case has == "":
			changes = append(changes, fmt.Sprintf("you added “%s”", wrote))
		default:
			changes = append(changes, fmt.Sprintf("you wrote “%s”; the article has “%s”", wrote, has))
		}
	}
	return strings.Join(changes, "; ")
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

// edits aligns all of a wording with the stretch of a text that is nearest to it
// (Sellers, 1980), and returns where they differ; none where they differ in more
// than mostDiffering words.
func edits(asked, printed []term.Term, text string) []edit {
	cols := len(printed) + 1
	cost := editCosts(asked, printed)
	last := len(asked) * cols
	end := last
	for at := end; at < len(cost); at++ {
		// Of two ends that are as good, the later has another word for the last one
		// asked for; but not from the next clause.
		j := at - last
		if cost[at] < cost[end] || cost[at] == cost[end] && end == at-1 && j > 1 && neighbours(text, printed[j-2], printed[j-1]) {
			end = at
		}
	}
	if cost[end] > mostDiffering {
		return nil
	}
	var out []edit
	for at := end; at >= cols; {
		e, same := lastEdit(cost, at, cols, asked, printed)
		at = e.askedFrom*cols + e.printedFrom
		if same {
			continue
		}
		if n := len(out); n > 0 && out[n-1].askedFrom == e.askedTo && out[n-1].printedFrom == e.printedTo {
			out[n-1].askedFrom, out[n-1].printedFrom = e.askedFrom, e.printedFrom
		} else {
			out = append(out, e)
		}
	}
	slices.Reverse(out)
	return out
}

// editCosts returns, row by row, what it costs to make the first i words asked for of
// printed words that end before word j.
func editCosts(asked, printed []term.Term) []int {
	rows, cols := len(asked)+1, len(printed)+1
	cost := make([]int, rows*cols)
	for i := 1; i < rows; i++ {
		cost[i*cols] = i
		for j := 1; j < cols; j++ {
			at := i*cols + j
			cost[at] = min(cost[at-cols]+1, cost[at-1]+1, cost[at-cols-1]+unlike(asked[i-1], printed[j-1]))
		}
	}
	return cost
}

// lastEdit returns the last step by which the cost at a place came about; same is
// true where it takes a word for itself.
func lastEdit(cost []int, at, cols int, asked, printed []term.Term) (e edit, same bool) {
	i, j := at/cols, at%cols
	e = edit{i, i, j, j}
	switch {
	case j > 0 && asked[i-1].Word == printed[j-1].Word:
		e.askedFrom, e.printedFrom, same = i-1, j-1, true
	case j > 0 && cost[at] == cost[at-1]+1:
		e.printedFrom = j - 1
	case j > 0 && cost[at] == cost[at-cols-1]+1:
		e.askedFrom, e.printedFrom = i-1, j-1
	default:
		e.askedFrom = i - 1
	}
	return e, same
}

// neighbours reports whether only space stands between two words.
func neighbours(text string, a, b term.Term) bool {
	return strings.TrimSpace(text[a.Span.End:b.Span.Start]) == ""
}

// unlike is what it costs to take one word for another.
func unlike(a, b term.Term) int {
	if a.Word == b.Word {
		return 0
	}
	return 1
}
