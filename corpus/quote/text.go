package quote

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

// text is a body cut up: paragraphs, sentences, quotations and tokens, each in
// order. Sentences and quotations hold half-open ranges of tokens and never
// cross a paragraph.
type text struct {
	body       string
	tokens     []token
	paragraphs []paragraph
	sentences  []sentence
	quotations []quotation

	boilerplate []corpus.Paragraph // it has no tokens
}

// tokenRange is a half-open range of tokens.
type tokenRange struct{ from, to int }

func (r tokenRange) empty() bool                    { return r.from >= r.to }
func (r tokenRange) has(i int) bool                 { return r.from <= i && i < r.to }
func (r tokenRange) contains(other tokenRange) bool { return r.from <= other.from && other.to <= r.to }

type paragraph struct {
	tokenRange
	number int  // from 1
	asks   bool // it is the question of an interview
}

type sentence struct {
	tokenRange
	paragraph int // index into text.paragraphs
}

// read cuts up a body.
func read(body string) *text {
	t := &text{}
	t.read(body)
	return t
}

// read makes t that of another body, in the memory that it has.
func (t *text) read(body string) {
	own, rest := ownParagraphs(body)
	t.body, t.boilerplate = body, rest
	t.tokens = tokenize(body, slices.ContainsFunc(own, func(p corpus.Paragraph) bool { return strings.Contains(p.Span.Of(body), "\n") }), t.tokens[:0])
	t.paragraphs, t.sentences, t.quotations = t.paragraphs[:0], t.sentences[:0], t.quotations[:0]
	t.divide(own)
	for _, p := range t.paragraphs {
		t.direct(p.tokenRange)
	}
	for i := range t.paragraphs {
		t.splitSentences(i)
	}
	posts := t.posts()
	maps.Copy(posts, t.turns())
	for i := range t.paragraphs {
		from := t.paragraphs[i].from
		if t.setOff(i) {
			t.quote(i, t.paragraphs[i].tokenRange, true)
			continue
		}
		if p, ok := posts[i]; ok {
			from = max(from, p.content.to)
			t.quote(i, p.content, true)
			t.quotations[len(t.quotations)-1].signed = p.source
		}
		t.pairMarks(i, from)
	}
}

// divide assigns the tokens to their paragraphs, and drops those that stand in none.
func (t *text) divide(paragraphs []corpus.Paragraph) {
	all := t.tokens
	i, next := 0, 0
	for _, p := range paragraphs {
		for next < len(all) && int(all[next].start) < p.Span.Start {
			next++
		}
		from := i
		for next < len(all) && int(all[next].start) < p.Span.End {
			all[i] = all[next]
			i, next = i+1, next+1
		}
		if from == i {
			continue // white space that only the tokenizer knows as such
		}
		t.tokens[from].flags |= opensPara
		t.paragraphs = append(t.paragraphs, paragraph{tokenRange: tokenRange{from, i}, number: p.Number})
	}
	t.tokens = all[:i]
}

// span returns the bytes that a range of tokens covers.
func (t *text) span(r tokenRange) corpus.Span {
	return corpus.Span{Start: int(t.tokens[r.from].start), End: int(t.tokens[r.to-1].end)}
}

// printed returns the words of a range as printed, on one line.
func (t *text) printed(r tokenRange) string {
	if r.empty() {
		return ""
	}
	return oneLine(t.span(r).Of(t.body))
}

// sentenceAt returns the sentence of token i.
func (t *text) sentenceAt(i int) sentence { return t.sentences[t.tokens[i].sentence] }

// paragraphAt returns the index of the paragraph of token i.
func (t *text) paragraphAt(i int) int { return t.sentenceAt(i).paragraph }

// lower returns the lower-case form of token i, or "" outside the text.
func (t *text) lower(i int) string {
	if i < 0 || i >= len(t.tokens) {
		return ""
	}
	return t.tokens[i].lower
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
