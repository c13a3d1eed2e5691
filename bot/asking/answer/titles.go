package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/corpus/namesake"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/term"
)

// titles answers who somebody is: with the titles that articles print for the
// people whom the words name, the newest first, each with the sentence that
// prints it. Whoever is never quoted has none.
func (d *Desk) titles(ctx context.Context, q question.Question) ([]Citation, error) {
	query := q.Query()
	query.Filter.Kinds = quotes
	found, err := d.Index.Search(ctx, query) // without words: the newest first
	if err != nil {
		return nil, err
	}
	out := []Citation{} // the JSON form has a list, though it be empty
	for _, h := range eachTitle(exactFirst(q.Named(), named(q.Named(), found.Hits))) {
		r, ok, err := match.Article(ctx, d.Archive, d.Clock(), h.Passage)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		out = append(out, candidate{Hit: h, day: corpus.DayOf(r.Published)}.citeTitle(q, r))
	}
	return out, nil
}

// named returns the hits in whose speaker's name and title the words stand. Where
// there are none, all are as good: somebody slipped in the name, or knows what an
// article calls the person beside a quote.
func named(asked string, hits []index.Hit) []index.Hit {
	var out []index.Hit
	for _, h := range hits {
		printed := term.Words(h.Speaker.Name + " " + h.Speaker.Title)
		missing := func(word string) bool { return !slices.Contains(printed, word) }
		if !slices.ContainsFunc(term.Words(asked), missing) {
			out = append(out, h)
		}
	}
	if len(out) == 0 {
		return hits
	}
	return out
}

// exactFirst puts those first whose title says no more than what is asked for, and is no deputy's,
// former or other one: "FBI director", "director of the FBI".
func exactFirst(asked string, hits []index.Hit) []index.Hit {
	wanted := term.Words(asked)
	other := func(h index.Hit) int {
		if saysNoMore(h.Speaker.Title, wanted) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(hits, func(x, y index.Hit) int { return cmp.Compare(other(x), other(y)) })
	return hits
}

// saysNoMore reports whether a title, and there is one, says no more than some words: "mayor", of "mayor
// of Ostrey".
func saysNoMore(title string, words []string) bool {
	printed := term.Words(title)
	return len(printed) > 0 && !slices.ContainsFunc(printed, func(word string) bool {
		return !fillers[word] && word != "current" && word != "present" && !slices.ContainsFunc(words, func(w string) bool { return sameBeginning(w, word) })
	})
}

// sameBeginning reports whether two words are one, or of one country: "Canada", "Canadian".
func sameBeginning(a, b string) bool {
	return a == b || len(a) > stemBytes && len(b) > stemBytes && a[:stemBytes] == b[:stemBytes]
}

// stemBytes is how long the beginning is that the names of a country and of its people share.
const stemBytes = 4

// eachTitle returns the first hit of each title of each person, and of those for
// whom none is printed; at most maxCitations.
func eachTitle(hits []index.Hit) []index.Hit {
	type key struct{ name, title string }
	seen := make(map[key]bool)
	titled := make(map[string]bool) // by name
	var out, untitled []index.Hit
	for _, h := range hits {
		k := key{h.Speaker.Name, strings.ToLower(h.Speaker.Title)}
		switch {
		case seen[k]:
		case h.Speaker.Title == "":
			untitled = append(untitled, h)
		default:
			out, titled[h.Speaker.Name] = append(out, h), true
		}
		seen[k] = true
	}
	for _, h := range untitled {
		if !titled[h.Speaker.Name] {
			out = append(out, h)
		}
	}
	return out[:min(len(out), maxCitations)]
}

// citeTitle cites the sentence in which the article prints the speaker's title,
// or else the quote.
func (c candidate) citeTitle(q question.Question, r corpus.Record) Citation {
	body, title := r.Body, c.Speaker.Title
	at := strings.Index(body, title)
	if at < 0 || title == "" {
		return group{candidate: c}.cite(q, r, nil)
	}
	paragraph, ok := corpus.ParagraphAt(corpus.Paragraphs(body), at)
	if !ok {
		return group{candidate: c}.cite(q, r, nil)
	}
	sentence := paragraph.Span
	for _, end := range sentenceEnds(paragraph.Span.Of(body)) {
		if end += paragraph.Span.Start; end <= at {
			sentence.Start = end
		} else if end >= at+len(title) { // a title may have an end of its own: "Adm."
			sentence.End = end
			break
		}
	}
	text := sentence.Of(body)
	sentence.End -= len(text) - len(strings.TrimRight(text, " \t\r\n"))
	c.Kind, c.Spans, c.Paragraph = index.Sentence, []corpus.Span{sentence}, paragraph.Number
	c.Medium, c.terms, c.matched = "", nil, nil
	// What stands beside the quote for the speaker, "she", does not stand here.
	c.Resolved = quote.ByName
	if c.AsPrinted = namesake.Printed(c.Speaker.Name); !strings.Contains(text, c.AsPrinted) {
		c.AsPrinted = ""
	}
	cited := group{candidate: c}.cite(q, r, nil)
	cited.Highlights = []Offsets{{at, at + len(title)}}
	return cited
}

// mostTitles is how many titles a line has room for.
const mostTitles = 4

// titlesLine lists the titles: "John Kerry: US Secretary of State (2016-02-03)".
func titlesLine(citations []Citation) string {
	var parts []string
	name := ""
	for _, c := range citations[:min(len(citations), mostTitles)] {
		part := c.Speaker.Title
		if part == "" {
			part = label.Text("answer.no-title")
		}
		if part += " (" + c.Where() + ")"; c.Speaker.Name != name {
			name = c.Speaker.Name
			part = name + ": " + part
		}
		parts = append(parts, part)
	}
	if more := len(citations) - len(parts); more > 0 {
		parts = append(parts, label.Text("answer.more", more))
	}
	return strings.Join(parts, "; ")
}
