package intake

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"onrecord/corpus"
)

// sight is what a reader sees of an article.
type sight struct{ headline, byline, text string }

// readable finds the part of the page that is the story.
func readable(doc *html.Node, at *url.URL) (sight, error) {
	if at == nil {
		at = &url.URL{}
	}
	parser := readability.NewParser()
	parser.KeepClasses = true // they tell captions
	article, err := parser.ParseAndMutate(doc, at)
	if err != nil {
		return sight{}, fmt.Errorf("reading it as an article: %w", err)
	}
	s := sight{headline: article.Title(), byline: article.Byline()}
	if article.Node != nil {
		s.text = blocks(article.Node)
	}
	return s, nil
}

// withoutHeadline drops the headline where the text begins with it.
func withoutHeadline(text string, headlines ...string) string {
	first, rest, ok := strings.Cut(text, "\n\n")
	if ok && slices.Contains(headlines, first) {
		return rest
	}
	return text
}

// bestText chooses between the text of the JSON-LD and what a reader sees.
// The former is what the outlet calls the article, but often it has lost its
// paragraphs, or breaks off, or is a summary, which shows by its length.
func bestText(said, seen string) string {
	if 2*len(said) < len(seen) {
		return seen
	}
	if start, ok := breaksOff(said); ok && strings.Contains(joined(seen), joined(start)) {
		return seen
	}
	if len(corpus.Paragraphs(said)) > 1 {
		return said
	}
	if divided, ok := divide(said, seen); ok {
		return divided
	}
	return said
}

// breaksOff reports whether a text ends in an ellipsis, and returns what
// stands before it.
func breaksOff(text string) (start string, ok bool) {
	for _, mark := range []string{"…", "...", "[…]", "[...]"} {
		if start, ok = strings.CutSuffix(strings.TrimSpace(text), mark); ok {
			return start, true
		}
	}
	return "", false
}

// divide divides one run of text into the paragraphs in which a reader sees
// it, if they hold all of its words and in the same order. Paragraphs that are
// not in the text, captions for instance, are left out.
func divide(run, seen string) (string, bool) {
	rest := joined(run)
	var parts []string
	for _, p := range corpus.Paragraphs(seen) {
		part := p.Span.Of(seen)
		if after, ok := strings.CutPrefix(rest, joined(part)); ok {
			parts = append(parts, part)
			rest = after
		}
	}
	return strings.Join(parts, "\n\n"), rest == ""
}

// joined returns a text without its white space.
func joined(text string) string { return strings.Join(strings.Fields(text), "") }
