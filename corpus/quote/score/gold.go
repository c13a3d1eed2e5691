package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// goldArticle is an article with the quotes that a reader found in it.
type goldArticle struct {
	corpus.Article
	quotes []said
}

// said is a quote as both sides give it, reader and engine.
type said struct {
	kind    quote.Kind
	content []corpus.Span
	source  []corpus.Span
	speaker string
}

// goldLine is one line of a gold file: an article of the JSONL form with its quotes.
type goldLine struct {
	ID       string
	Outlet   string
	Headline string
	Text     string
	Quotes   []struct {
		Kind    quote.Kind
		Content [][2]int
		Source  [][2]int
		Speaker string
	}
}

// readGold reads the articles of a gold file, gzipped or not.
func readGold(path string) ([]goldArticle, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = bufio.NewReader(f)
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		r = z
	}
	var out []goldArticle
	for d := json.NewDecoder(r); ; {
		var line goldLine
		if err := d.Decode(&line); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: article %d: %w", path, len(out)+1, err)
		}
		a, err := line.article()
		if err != nil {
			return nil, fmt.Errorf("%s: article %s: %w", path, line.ID, err)
		}
		out = append(out, a)
	}
}

func (l goldLine) article() (goldArticle, error) {
	a := goldArticle{Article: corpus.Article{ID: corpus.ArticleID(l.ID), Outlet: l.Outlet, Headline: l.Headline, Body: l.Text}}
	for _, q := range l.Quotes {
		s := said{kind: q.Kind, content: spans(q.Content), source: spans(q.Source), speaker: q.Speaker}
		for _, p := range append(s.content, s.source...) {
			if p.Start < 0 || p.End > len(l.Text) || p.Start >= p.End {
				return a, fmt.Errorf("the span %v is not inside the text", p)
			}
		}
		a.quotes = append(a.quotes, s)
	}
	return a, nil
}

func spans(pairs [][2]int) []corpus.Span {
	out := make([]corpus.Span, len(pairs))
	for i, p := range pairs {
		out[i] = corpus.Span{Start: p[0], End: p[1]}
	}
	return out
}

// found returns the quotes that the engine finds in an article.
func found(a corpus.Article) []said {
	quotes := quote.Annotate(a).Quotes
	out := make([]said, len(quotes))
	for i, q := range quotes {
		out[i] = said{kind: q.Kind, content: q.Content, source: q.Source, speaker: q.Speaker.Name}
	}
	return out
}
