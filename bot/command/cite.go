package command

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"onrecord/bot/asking/answer"
	"onrecord/corpus"
)

type citeCall struct {
	Article string   `json:"article"`
	Spans   [][2]int `json:"spans"`
	Text    string   `json:"text,omitempty"`
}

// cited is a citation where it stands in its article as that is now.
type cited struct {
	// Withheld is withdrawn, embargoed or missing where nothing may be shown; else empty.
	Withheld answer.Withheld `json:"withheld"`
	// Stands is true where the article has the words that were cited.
	Stands     bool             `json:"stands"`
	Status     corpus.Status    `json:"status"`
	Revision   int              `json:"revision"`
	Citation   *answer.Citation `json:"citation"`
	Paragraphs []citedParagraph `json:"paragraphs"` // the citation's own, and those around
}

type citedParagraph struct {
	Paragraph int    `json:"paragraph"`
	Start     int    `json:"start"`
	Text      string `json:"text"`
}

// cite reads a citation again, byte for byte.
func (on calls) cite(ctx context.Context, r citeCall) (any, error) {
	ref, err := r.reference()
	if err != nil {
		return nil, usage(err)
	}
	record, err := on.library.archive.Article(ctx, ref.Article)
	if err != nil && !errors.Is(err, corpus.ErrNotFound) {
		return nil, err
	}
	ref.Revision = record.Revision
	if ref, err = on.library.standing(ctx, ref, r.Text); err != nil {
		return nil, err
	}
	found, err := on.library.desk().Context(ctx, ref)
	if err != nil {
		return nil, err
	}
	out := cited{Withheld: found.Withheld, Paragraphs: []citedParagraph{}}
	if out.Withheld != "" {
		return out, nil
	}
	out.Status, out.Revision = record.Status, record.Revision
	for _, p := range found.Paragraphs {
		out.Paragraphs = append(out.Paragraphs, citedParagraph(p))
	}
	if c := found.Citation; c.Text != "" && utf8.ValidString(c.Text) && (r.Text == "" || c.Text == r.Text) {
		out.Stands, out.Citation = true, &c
	}
	return out, nil
}

// reference is the passage that is meant.
func (r citeCall) reference() (answer.Reference, error) {
	ref := answer.Reference{Article: corpus.ArticleID(r.Article)}
	if len(r.Spans) == 0 {
		return ref, errors.New("say where the words stand: send the spans of the citation")
	}
	last := 0
	for _, s := range r.Spans {
		if s[0] < last || s[1] <= s[0] {
			return ref, fmt.Errorf("the spans are none: they are pairs of byte offsets, in order: %v", s)
		}
		ref.Spans, last = append(ref.Spans, corpus.Span{Start: s[0], End: s[1]}), s[1]
	}
	return ref, nil
}

// standing is the reference with the revision in which the words stand there: the last
// one that has them.
func (l *library) standing(ctx context.Context, ref answer.Reference, text string) (answer.Reference, error) {
	if text == "" {
		return ref, nil
	}
	hull := corpus.Hull(ref.Spans)
	for revision := ref.Revision; revision > 0; revision-- {
		body, err := l.archive.Body(ctx, ref.Article, revision)
		if err != nil {
			return ref, err
		}
		if hull.End <= len(body) && strings.HasPrefix(body[hull.Start:], text) {
			ref.Revision = revision
			return ref, nil
		}
	}
	return ref, nil
}
