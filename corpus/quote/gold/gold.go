// Package gold reads articles whose quotes and speakers a reader has annotated:
// JSON Lines, gzipped or not, an article a line in the project's JSONL form with
// its quotes beside it, spans in bytes. The engine is trained on some of them
// and measured on others.
package gold

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

// Article is an article with the quotes that its reader found.
type Article struct {
	corpus.Article
	Quotes []Quote
}

// Quote is one of them. Speaker is the fullest name, or the description of
// someone unnamed; empty where nobody can be meant.
type Quote struct {
	Kind                 quote.Kind
	Content, Cue, Source []corpus.Span
	Speaker              string
}

// line is one line of a file.
type line struct {
	ID       string
	Outlet   string
	Headline string
	Text     string
	Quotes   []struct {
		Kind                 quote.Kind
		Content, Cue, Source [][2]int
		Speaker              string
	}
}

// Read returns the articles of the files, in order.
func Read(paths ...string) ([]Article, error) {
	var out []Article
	for _, path := range paths {
		a, err := readFile(path)
		if err != nil {
			return nil, err
		}
		out = append(out, a...)
	}
	return out, nil
}

func readFile(path string) ([]Article, error) {
	var out []Article
	err := readLines(path, func(d *json.Decoder) error {
		var l line
		if err := d.Decode(&l); err != nil {
			return err
		}
		a, err := l.article()
		if err != nil {
			return fmt.Errorf("article %s: %w", l.ID, err)
		}
		out = append(out, a)
		return nil
	})
	return out, err
}

// readLines has each line of a file decoded, until decode returns io.EOF.
func readLines(path string, decode func(*json.Decoder) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = bufio.NewReader(f)
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(r); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	d := json.NewDecoder(r)
	for n := 1; ; n++ {
		if err := decode(d); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: article %d: %w", path, n, err)
		}
	}
}

func (l line) article() (Article, error) {
	a := Article{Article: corpus.Article{ID: corpus.ArticleID(l.ID), Outlet: l.Outlet, Headline: l.Headline, Body: l.Text}}
	for _, q := range l.Quotes {
		g := Quote{Kind: q.Kind, Speaker: q.Speaker}
		for _, part := range []struct {
			to   *[]corpus.Span
			from [][2]int
		}{{&g.Content, q.Content}, {&g.Cue, q.Cue}, {&g.Source, q.Source}} {
			for _, p := range part.from {
				if p[0] < 0 || p[1] > len(l.Text) || p[0] >= p[1] {
					return a, fmt.Errorf("the span %v is not inside the text", p)
				}
				*part.to = append(*part.to, corpus.Span{Start: p[0], End: p[1]})
			}
		}
		a.Quotes = append(a.Quotes, g)
	}
	return a, nil
}
