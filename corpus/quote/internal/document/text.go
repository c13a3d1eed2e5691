// Package document owns an article cut up: tokens, sentences, paragraphs,
// quotations and signed posts, each in order, all in byte offsets of the body.
package document

import (
	"maps"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

// TokenAt returns the first token that ends after a byte.
func (t *Document) TokenAt(offset int) int {
	return sort.Search(len(t.Tokens), func(i int) bool { return int(t.Tokens[i].End) > offset })
}

// None owns a quotation that no attribution has claimed.
const None = -1

// SentenceWords is the length from which a quotation that nothing attributes
// with is taken for speech, not for a title or a scare quote.
const SentenceWords = 5

// TokensOf returns the tokens that a span touches.
func (t *Document) TokensOf(s corpus.Span) Range {
	return Range{t.TokenAt(s.Start), t.TokenAt(s.End-1) + 1}
}

// Hull returns the tokens from the first to the last of spans in order.
func (t *Document) Hull(spans []corpus.Span) Range {
	if len(spans) == 0 {
		return Range{}
	}
	return Range{t.TokensOf(spans[0]).From, t.TokensOf(spans[len(spans)-1]).To}
}

// Document is a body cut up: paragraphs, sentences, quotations and tokens, each in
// order. Sentences and quotations hold half-open ranges of tokens and never
// cross a paragraph.
type Document struct {
	Body       string
	Tokens     []Token
	Paragraphs []Paragraph
	Sentences  []Sentence
	Quotations []Quotation

	boilerplate []corpus.Paragraph // it has no tokens
}

// Range is a half-open range of tokens.
type Range struct{ From, To int }

func (r Range) Empty() bool               { return r.From >= r.To }
func (r Range) Has(i int) bool            { return r.From <= i && i < r.To }
func (r Range) Contains(other Range) bool { return r.From <= other.From && other.To <= r.To }
func (r Range) Overlaps(other Range) bool { return r.From < other.To && other.From < r.To }

type Paragraph struct {
	Range
	number int  // from 1
	Asks   bool // it is the question of an interview
}

type Sentence struct {
	Range
	Paragraph int // index into text.paragraphs
}

// Parse cuts up a body.
func Parse(body string) *Document {
	t := &Document{}
	t.Parse(body)
	return t
}

// Parse makes t that of another body, in the memory that it has.
func (t *Document) Parse(body string) {
	own, rest := ownParagraphs(body)
	t.Body, t.boilerplate = body, rest
	t.Tokens = tokenize(body, slices.ContainsFunc(own, func(p corpus.Paragraph) bool { return strings.Contains(p.Span.Of(body), "\n") }), t.Tokens[:0])
	withoutRegisters(t)
	t.Paragraphs, t.Sentences, t.Quotations = t.Paragraphs[:0], t.Sentences[:0], t.Quotations[:0]
	divide(t, own)
	for _, p := range t.Paragraphs {
		orientMarks(t, p.Range)
	}
	for i := range t.Paragraphs {
		splitSentences(t, i)
	}
	posts := signedPosts(t)
	maps.Copy(posts, turns(t))
	for i := range t.Paragraphs {
		from := t.Paragraphs[i].From
		if isSetOff(t, i) {
			addQuotation(t, i, t.Paragraphs[i].Range, true)
			continue
		}
		if p, ok := posts[i]; ok {
			from = max(from, p.content.To)
			addQuotation(t, i, p.content, true)
			t.Quotations[len(t.Quotations)-1].Signed = p.source
		}
		pairMarks(t, i, from)
	}
}

// divide assigns the tokens to their paragraphs, and drops those that stand in none.
func divide(t *Document, paragraphs []corpus.Paragraph) {
	all := t.Tokens
	i, next := 0, 0
	for _, p := range paragraphs {
		for next < len(all) && int(all[next].Start) < p.Span.Start {
			next++
		}
		from := i
		for next < len(all) && int(all[next].Start) < p.Span.End {
			all[i] = all[next]
			i, next = i+1, next+1
		}
		if from == i {
			continue // white space that only the tokenizer knows as such
		}
		t.Tokens[from].flags |= OpensParagraph
		t.Paragraphs = append(t.Paragraphs, Paragraph{Range: Range{from, i}, number: p.Number})
	}
	t.Tokens = all[:i]
}

// Span returns the bytes that a range of tokens covers.
func (t *Document) Span(r Range) corpus.Span {
	return corpus.Span{Start: int(t.Tokens[r.From].Start), End: int(t.Tokens[r.To-1].End)}
}

// Printed returns the words of a range as printed, on one line.
func (t *Document) Printed(r Range) string {
	if r.Empty() {
		return ""
	}
	return oneLine(t.Span(r).Of(t.Body))
}

// SentenceAt returns the sentence of token i.
func (t *Document) SentenceAt(i int) Sentence { return t.Sentences[t.Tokens[i].Sentence] }

// ParagraphAt returns the index of the paragraph of token i.
func (t *Document) ParagraphAt(i int) int { return t.SentenceAt(i).Paragraph }

// Lower returns the lower-case form of token i, or "" outside the text.
func (t *Document) Lower(i int) string {
	if i < 0 || i >= len(t.Tokens) {
		return ""
	}
	return t.Tokens[i].Lower
}

// oneLine returns s with every run of white space as one space, and whole the
// words that a soft hyphen or the end of a line breaks.
func oneLine(s string) string {
	last := ' '
	for _, r := range s {
		if unicode.IsSpace(r) && (r != ' ' || last == ' ') || r == softHyphen {
			return strings.Join(strings.Fields(wholeWords(s)), " ")
		}
		last = r
	}
	return strings.TrimSuffix(s, " ")
}

// wholeWords joins the words of s that a soft hyphen or the end of a line breaks.
func wholeWords(s string) string {
	s = strings.ReplaceAll(s, string(softHyphen), "")
	lines := strings.Split(s, "\n")
	var b strings.Builder
	for i, line := range lines {
		line = strings.Trim(line, " \r\t")
		b.WriteString(line)
		if i+1 == len(lines) {
			break
		}
		next := strings.TrimLeft(lines[i+1], " \t")
		first, _ := utf8.DecodeRuneInString(next)
		word, hyphen := strings.CutSuffix(line, "-")
		before, _ := utf8.DecodeLastRuneInString(word)
		if hyphen && unicode.IsLetter(before) && unicode.IsLower(first) {
			joined := strings.TrimSuffix(b.String(), "-")
			b.Reset()
			b.WriteString(joined)
			continue
		}
		b.WriteByte('\n')
	}
	return b.String()
}
