package page

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"onrecord/corpus"
	"onrecord/corpus/intake/markup"
	"onrecord/corpus/pattern"
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
		s.text = markup.Text(article.Node)
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
	if start, ok := BreaksOff(said); ok && strings.Contains(joined(seen), joined(start)) {
		return seen
	}
	whole := len(corpus.Paragraphs(said)) > 1 && !glued().MatchString(said) && !strings.ContainsAny(said, "{[<|")
	if whole {
		return said
	}
	if divided, ok := divide(said, seen); ok {
		return divided
	}
	if alike, ok := cover(said, seen); ok {
		return alike
	}
	return said
}

// glued matches the end of a sentence to which the next one sticks.
var glued = pattern.Lazy(`\p{Ll}{2}[.!?][”"’)]?[“"‘]?\p{Lu}\p{Ll}`)

// cover returns the paragraphs that a reader sees of a text that is nearly theirs:
// those with most of their words in it, if together they have most of its words.
func cover(said, seen string) (string, bool) {
	known := map[string]int{}
	total := 0
	for _, w := range lettersOf(said) {
		known[w]++
		total++
	}
	var parts []string
	covered := 0
	for _, p := range corpus.Paragraphs(seen) {
		words := lettersOf(p.Span.Of(seen))
		found := 0
		for _, w := range words {
			if known[w] > 0 {
				found++
			}
		}
		if found*10 < len(words)*6 {
			continue
		}
		for _, w := range words {
			if known[w] > 0 {
				known[w]--
				covered++
			}
		}
		parts = append(parts, p.Span.Of(seen))
	}
	return strings.Join(parts, "\n\n"), total > 0 && covered*10 >= total*9
}

// lettersOf are the words of a text, wherever they are glued together.
func lettersOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// BreaksOff reports whether a text ends in an ellipsis, and returns what
// stands before it.
func BreaksOff(text string) (start string, ok bool) {
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
