package answer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"onrecord/bot/question"
	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/term"
)

// titles answers who somebody is: with the titles that articles print for the
// people whom the words name, the newest first, each with the sentence that
// prints it. Whoever is never quoted has none.
func (d *Desk) titles(ctx context.Context, q question.Question) ([]Citation, error) {
	query := q.Query()
	query.Filter.Kinds = quotes
	found, err := d.search(ctx, q, query)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(a.Article, b.Article))
	})
	var kept, untitled []candidate
	seen := make(map[quoteTitle]bool)
	titled := make(map[string]bool) // by name
	for _, c := range found {
		key := quoteTitle{c.Speaker.Name, strings.ToLower(c.Speaker.Title)}
		switch {
		case seen[key] || !namedBy(q.Named(), c.Passage):
		case c.Speaker.Title == "":
			untitled = append(untitled, c)
		default:
			kept, titled[c.Speaker.Name] = append(kept, c), true
		}
		seen[key] = true
	}
	for _, c := range untitled {
		if !titled[c.Speaker.Name] {
			kept = append(kept, c)
		}
	}
	var out []Citation
	for _, c := range kept[:min(len(kept), maxCitations)] {
		r, err := d.Archive.Article(ctx, c.Article)
		switch {
		case errors.Is(err, corpus.ErrNotFound) || err == nil && (r.Revision != c.Revision || r.Hidden(d.Clock())):
			continue // it changed while this question was answered
		case err != nil:
			return nil, err
		}
		out = append(out, c.citeTitle(q, r))
	}
	return out, nil
}

type quoteTitle struct{ name, title string }

// namedBy reports whether the words stand in the speaker's name and title: not
// in what the article calls them beside this quote.
func namedBy(asked string, p index.Passage) bool {
	printed := term.Words(p.Speaker.Name + " " + p.Speaker.Title)
	return !slices.ContainsFunc(term.Words(asked), func(word string) bool { return !slices.Contains(printed, word) })
}

// citeTitle cites the sentence in which the article prints the speaker's title,
// or else the quote.
func (c candidate) citeTitle(q question.Question, r corpus.Record) Citation {
	body, title := r.Body, c.Speaker.Title
	at := strings.Index(body, title)
	if at < 0 || title == "" {
		return group{candidate: c}.cite(q, r)
	}
	paragraph, ok := corpus.ParagraphAt(corpus.Paragraphs(body), at)
	if !ok {
		return group{candidate: c}.cite(q, r)
	}
	sentence := paragraph.Span
	for _, end := range sentenceEnds(paragraph.Span.Of(body)) {
		if end += paragraph.Span.Start; end <= at {
			sentence.Start = end
		} else if end < sentence.End {
			sentence.End = end
			break
		}
	}
	text := sentence.Of(body)
	sentence.End -= len(text) - len(strings.TrimRight(text, " \t\r\n"))
	c.Kind, c.Spans, c.Paragraph = index.Sentence, []corpus.Span{sentence}, paragraph.Number
	c.Medium, c.terms, c.matched = "", nil, nil
	cited := group{candidate: c}.cite(q, r)
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
			part = "no title is printed"
		}
		if part += " (" + c.Where() + ")"; c.Speaker.Name != name {
			name = c.Speaker.Name
			part = name + ": " + part
		}
		parts = append(parts, part)
	}
	if more := len(citations) - len(parts); more > 0 {
		parts = append(parts, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(parts, "; ")
}
