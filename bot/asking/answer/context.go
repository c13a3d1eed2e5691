package answer

import (
	"context"
	"errors"
	"slices"
	"strings"

	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// Withheld says why nothing of an article is shown.
type Withheld string

const (
	Withdrawn Withheld = "withdrawn"
	Embargoed Withheld = "embargoed"
	Missing   Withheld = "missing" // the archive does not hold it
)

// Context is a passage where it stands in its article as that is now.
type Context struct {
	// Withheld is empty where the article may be shown; else it is all there is.
	Withheld Withheld
	// Citation is the passage. It has no text where a revision dropped it.
	Citation Citation
	// Revised is true where the article was revised since it was cited.
	Revised bool
	// Paragraphs are the passage's own and their neighbours; where a revision
	// dropped it, the first ones of the article.
	Paragraphs []Stretch
	// Others are the further quotes of the article, in its order.
	Others []Citation
}

// Stretch is a paragraph of an article.
type Stretch struct {
	Paragraph int // from 1
	Start     int // in bytes of the body
	Text      string
}

// Context re-reads a passage that was cited.
func (d *Desk) Context(ctx context.Context, ref Reference) (Context, error) {
	r, err := d.Archive.Article(ctx, ref.Article)
	switch {
	case errors.Is(err, corpus.ErrNotFound):
		return Context{Withheld: Missing}, nil
	case err != nil:
		return Context{}, err
	case r.Status == corpus.Withdrawn:
		return Context{Withheld: Withdrawn}, nil
	case r.Hidden(d.Clock()):
		return Context{Withheld: Embargoed}, nil
	}
	out := Context{Revised: r.Revision != ref.Revision}
	spans := ref.Spans
	if out.Revised {
		cited, err := d.Archive.Body(ctx, ref.Article, ref.Revision)
		if err != nil {
			return Context{}, err
		}
		spans = carried(cited, r.Body, spans)
	}
	if corpus.Hull(spans).End > len(r.Body) {
		spans = nil
	}
	found, err := annotation.Of(ctx, d.Archive, r)
	if err != nil {
		return Context{}, err
	}
	out.cite(r, found, spans)
	shown := append([]Citation{out.Citation}, out.Others...)
	d.warn(ctx, shown)
	out.Citation, out.Others = shown[0], shown[1:]
	return out, nil
}

// cite finds the passage with the spans, and the other quotes. A passage that
// is read otherwise now is cited without a speaker.
func (c *Context) cite(r corpus.Record, annotated quote.Annotation, spans []corpus.Span) {
	hull := corpus.Hull(spans)
	found := false
	for _, d := range index.Documents(r, annotated) {
		here := len(spans) > 0 && corpus.Hull(d.Spans).Overlaps(hull)
		switch {
		case here && slices.Equal(d.Spans, spans):
			c.Citation, found = Cite(r, d.Passage), true
		case !here && d.Kind != index.Sentence && d.Confidence >= match.Asked.Clear:
			c.Others = append(c.Others, Cite(r, d.Passage))
		}
	}
	if !found {
		p := index.Passage{Article: r.ID, Revision: r.Revision, Spans: spans, Kind: index.Sentence}
		if at, ok := corpus.ParagraphAt(corpus.Paragraphs(r.Body), hull.Start); ok && len(spans) > 0 {
			p.Paragraph = at.Number
		}
		c.Citation = Cite(r, p)
	}
	c.Paragraphs = around(r.Body, hull)
}

// carried returns where the words at the spans of one body stand in another; nil
// where they do not stand there so.
func carried(from, to string, spans []corpus.Span) []corpus.Span {
	var out []corpus.Span
	at := 0
	for _, s := range spans {
		if s.End > len(from) {
			return nil
		}
		words := s.Of(from)
		i := strings.Index(to[at:], words)
		if i < 0 {
			return nil
		}
		out = append(out, corpus.Span{Start: at + i, End: at + i + len(words)})
		at += i + len(words)
	}
	return out
}

// around returns the paragraphs that a span touches, with the one before and the
// one after.
func around(body string, s corpus.Span) []Stretch {
	paragraphs := corpus.Paragraphs(body)
	first, last := 0, 0
	for i, p := range paragraphs {
		if p.Span.Start <= s.Start {
			first = i
		}
		if p.Span.Start < s.End {
			last = i
		}
	}
	var out []Stretch
	for _, p := range paragraphs[max(first-1, 0):min(last+2, len(paragraphs))] {
		out = append(out, Stretch{Paragraph: p.Number, Start: p.Span.Start, Text: p.Span.Of(body)})
	}
	return out
}
