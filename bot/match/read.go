package match

import (
	"context"
	"errors"
	"time"

	"onrecord/corpus"
	"onrecord/index"
)

// Archive reads stretches of articles.
type Archive interface {
	Excerpts(ctx context.Context, places []corpus.Place) ([]corpus.Excerpt, error)
}

// Passage is a hit, read from the archive again.
type Passage struct {
	index.Hit
	// Printed is the body from the first byte of the hit's spans to the last.
	Printed corpus.Excerpt
}

// Read reads hits from the archive again. One whose article was withdrawn, put under
// embargo or revised since it was indexed is passed over: the index will follow within a
// moment.
func Read(ctx context.Context, a Archive, now time.Time, hits []index.Hit) ([]Passage, error) {
	places := make([]corpus.Place, len(hits))
	for i, h := range hits {
		places[i] = corpus.Place{Article: h.Article, Span: corpus.Hull(h.Spans)}
	}
	excerpts, err := a.Excerpts(ctx, places)
	if err != nil {
		return nil, err
	}
	out := make([]Passage, 0, len(hits))
	for i, h := range hits {
		if e := excerpts[i]; e.Revision == h.Revision && !e.Hidden(now) && len(e.Text) == places[i].Span.Len() {
			out = append(out, Passage{h, e})
		}
	}
	return out, nil
}

// Pieces calls do with each stretch of the passage: its bytes, and where in the body they
// begin.
func (p Passage) Pieces(do func(text string, start int)) {
	begin := corpus.Hull(p.Spans).Start
	for _, s := range p.Spans {
		do(p.Printed.Text[s.Start-begin:s.End-begin], s.Start)
	}
}

// Articles are those of an archive.
type Articles interface {
	Article(ctx context.Context, id corpus.ArticleID) (corpus.Record, error)
}

// Article reads the article of a passage whole; ok is false of one that changed since it was
// indexed, is gone, or may not be shown.
func Article(ctx context.Context, a Articles, now time.Time, p index.Passage) (r corpus.Record, ok bool, err error) {
	r, err = a.Article(ctx, p.Article)
	if errors.Is(err, corpus.ErrNotFound) {
		return r, false, nil
	}
	return r, err == nil && r.Revision == p.Revision && !r.Hidden(now), err
}
