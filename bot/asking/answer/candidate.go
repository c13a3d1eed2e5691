package answer

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"onrecord/bot/asking/ranker"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/corpus/pattern"
	"onrecord/index"
	"onrecord/index/term"
)

// candidate is a hit whose words were read from the archive again.
type candidate struct {
	index.Hit
	day      corpus.Day // published; empty is unknown
	outlet   string
	terms    []term.Term   // of the passage; their spans are those of the body
	inner    []corpus.Span // stretches of the passage that it quotes, in quotation marks within its own
	opensLow bool          // it begins with a small letter: amid a sentence
	comparison
	weights []float64 // of the words that it was compared with
	enough  float64   // the score from which it answers
	// features say how it stands to the question, and place is what the ranker makes of
	// them; of questions whose answers are ranked so.
	features ranker.Features
	sensed   bool // features tell of the meaning, too
	task     ranker.Task
	place    float64
	meant    float64 // the chance that it is what was meant
	verdict  verdict
	asked    int // how many words were asked for
	// disordered is true where a content word of a wording with few of them stands elsewhere.
	disordered bool
	wording    bool // it was compared with a wording, not with a topic
	// described is true where the speaker is only like the description that the question has.
	described bool
	held      bool // never answers: it is not asserted, and the question asks who said it
	last      bool // it is among the last of as many as a search was asked for
}

// readAtOnce is how many hits are read by one of several readers.
const readAtOnce = 100

// read turns hits into candidates.
func read(ctx context.Context, archive Archive, now time.Time, hits []index.Hit) ([]candidate, error) {
	parts := slices.Collect(slices.Chunk(hits, readAtOnce))
	found := make([][]candidate, len(parts))
	work, within := errgroup.WithContext(ctx)
	work.SetLimit(citedAtOnce)
	for i, part := range parts {
		work.Go(func() error {
			passages, err := match.Read(within, archive, now, part)
			for _, p := range passages {
				found[i] = append(found[i], candidateOf(p))
			}
			return err
		})
	}
	err := work.Wait()
	return slices.Concat(found...), err
}

// candidateOf is a passage with its terms.
func candidateOf(p match.Passage) candidate {
	begin := corpus.Hull(p.Spans).Start
	terms := termsOf(p.Printed.Text, begin, p.Spans)
	return candidate{
		Hit: p.Hit, day: p.Printed.Day, outlet: p.Printed.Outlet, terms: terms, inner: innerQuotes(p.Printed.Text, begin),
		opensLow:   opensLow(p.Printed.Text),
		comparison: comparison{matched: make([]bool, len(terms))},
	}
}

// opensLow reports whether the first letter of a text, behind "that", is a small one.
func opensLow(text string) bool {
	text = strings.TrimPrefix(text, "that")
	at := strings.IndexFunc(text, unicode.IsLetter)
	r, _ := utf8.DecodeRuneInString(text[max(at, 0):])
	return at >= 0 && unicode.IsLower(r)
}

// unclear reports a quote of which it is not clear who said it.
func (c candidate) unclear() bool {
	return c.Kind != index.Sentence && c.Confidence < match.Asked.Clear
}

// termsOf returns the terms of the pieces of a passage, in bytes of the body;
// text is the body from the byte at offset on.
func termsOf(text string, offset int, spans []corpus.Span) []term.Term {
	var out []term.Term
	for _, s := range spans {
		for _, t := range term.Of(text[s.Start-offset : s.End-offset]) {
			t.Span.Start += s.Start
			t.Span.End += s.Start
			out = append(out, t)
		}
	}
	return out
}

// statement is the words of the passage, as they are compared with copies of it.
func (c candidate) statement() string {
	var b strings.Builder
	for _, t := range c.terms {
		b.WriteString(" " + t.Word)
	}
	return b.String()
}

// markFigures highlights the figures of the passage and reports whether it has
// one, in digits or in words.
func (c candidate) markFigures() bool {
	found := false
	for i, t := range c.terms {
		if counts(t.Word) {
			c.matched[i], found = true, true
		}
	}
	return found
}

// inCorrectionNote reports whether the passage stands in the paragraph by which
// an outlet corrects the article.
func (c candidate) inCorrectionNote(body string) bool {
	paragraph, _ := corpus.ParagraphAt(corpus.Paragraphs(body), c.Spans[0].Start)
	return IsCorrectionNote(paragraph.Span.Of(body))
}

// IsCorrectionNote reports whether a paragraph is one by which an outlet corrects
// the article: it repeats what was wrong.
func IsCorrectionNote(paragraph string) bool {
	first := strings.TrimLeft(paragraph[:min(1, len(paragraph))], "CcEe")
	return first == "" && correctionNote().MatchString(paragraph) || strings.Contains(strings.ToLower(paragraph), "earlier version of this")
}

// correctionNote matches "Correction: …", "Correction, 13 May 2026: …" and the
// like, but not "Correction officers said".
var correctionNote = pattern.Lazy(`(?i)^(?:corrections?|clarifications?|editor['’]s note)\s*(?:$|[^\pL\s]|\d|(?:to|of|on|and|appended|added)\b|\pL+\.? \d)`)

// match says how the words asked for stand in the passage, by the article's
// quotations. Reported speech is in none.
func (c candidate) match(quotations []corpus.Span) Match {
	inside := func(s corpus.Span) bool {
		return c.Kind != index.Indirect && slices.ContainsFunc(quotations, func(q corpus.Span) bool { return q.Contains(s) })
	}
	if c.end > 0 {
		verbatim := true
		for _, t := range c.terms[c.start:c.end] {
			verbatim = verbatim && inside(t.Span)
		}
		if verbatim {
			return Verbatim
		}
	}
	in, out := 0, 0
	for i, t := range c.terms {
		switch {
		case !c.matched[i] || fillers[t.Word]:
		case inside(t.Span):
			in++
		default:
			out++
		}
	}
	if in > 0 && in >= out {
		return Partial
	}
	return Paraphrase
}

// highlights returns the stretches of the body that matched, neighbouring
// words together.
func (c candidate) highlights() []Offsets {
	out := []Offsets{}
	for i, t := range c.terms {
		switch {
		case !c.matched[i]:
		case i > 0 && c.matched[i-1] && c.together(c.terms[i-1].Span, t.Span):
			out[len(out)-1][1] = t.Span.End
		default:
			out = append(out, Offsets{t.Span.Start, t.Span.End})
		}
	}
	return out
}

// together reports whether two words stand in one piece of the passage.
func (c candidate) together(a, b corpus.Span) bool {
	for _, s := range c.Spans {
		if s.Contains(a) {
			return s.Contains(b)
		}
	}
	return false
}
