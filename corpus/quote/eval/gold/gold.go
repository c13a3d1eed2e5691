// Package gold owns articles whose quotes and speakers a reader has annotated: it reads
// them, and measures an engine on them.
//
// The annotated sets have one of three forms:
//
//   - a folder of articles as text, NAME.txt, each with its quotes beside it in
//     NAME.gold, which copies their words, as in corpus/quote/testdata/articles;
//   - JSON Lines, gzipped or not, an article a line, in the project's JSONL form
//     with its quotes: {"id", "outlet", "headline", "text", "quotes": [{"kind",
//     "content": [[start, end]], "cue", "source", "speaker"}]}, spans in bytes;
//   - PolNeAR's form, attributions with spans in runes; the speakers that are
//     known of it lie beside it, in NAME.speakers.jsonl.
//
// corpus/quote/annotation-guide.md says what a quote is.
package gold

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// Article is an article with the quotes that its reader found.
type Article struct {
	corpus.Article
	Set    string // the file it comes from, "news-dev"
	Quotes []Quote
	// SpeakersAlone is true where the quotes were chosen by another guide than
	// the engine's: they are given to it, and the speakers alone measured.
	SpeakersAlone bool
}

// Quote is one of them. Speaker is the fullest name, or the description of
// someone unnamed; empty where nobody can be meant, or nobody has said whom.
type Quote struct {
	Kind                 quote.Kind
	Content, Cue, Source []corpus.Span
	Speaker              string
	// Title of the speaker, as printed, and Stance are empty in sets whose reader
	// has not given them.
	Title, Stance string
}

// Read returns the articles of the files and folders, in order.
func Read(paths ...string) ([]Article, error) {
	var out []Article
	for _, path := range paths {
		read := readFile
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			read = readFolder
		}
		a, err := read(path)
		if err != nil {
			return nil, err
		}
		out = append(out, a...)
	}
	return out, nil
}

func readFile(path string) ([]Article, error) {
	name := strings.TrimSuffix(strings.TrimSuffix(path, ".gz"), ".jsonl")
	var out []Article
	var known speakers
	err := readLines(path, func(d *json.Decoder) error {
		var l line
		if err := d.Decode(&l); err != nil {
			return err
		}
		if l.Attributions != nil && known == nil {
			var err error
			if known, err = readSpeakers(name + ".speakers.jsonl"); err != nil {
				return err
			}
		}
		a, err := l.article(known)
		if err != nil {
			return fmt.Errorf("article %s: %w", l.ID, err)
		}
		a.Set = filepath.Base(name)
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

// line is one line of a file of either form.
type line struct {
	ID       string
	Outlet   string
	Headline string
	Text     string
	Quotes   []struct {
		Kind                 quote.Kind
		Content, Cue, Source [][2]int
		Speaker, Stance      string
	}
	polnear
}

func (l line) article(known speakers) (Article, error) {
	if l.Attributions != nil {
		return l.polnear.article(l.ID, l.Text, known)
	}
	a := Article{Article: corpus.Article{ID: corpus.ArticleID(l.ID), Outlet: l.Outlet, Headline: l.Headline, Body: l.Text}}
	at := func(i int) (int, bool) { return i, i >= 0 && i <= len(l.Text) }
	for _, q := range l.Quotes {
		g := Quote{Kind: q.Kind, Speaker: q.Speaker, Stance: q.Stance}
		if err := g.place(at, q.Content, q.Cue, q.Source); err != nil {
			return a, err
		}
		if q.Kind == "" || !slices.Contains(kinds, q.Kind) {
			return a, fmt.Errorf("the kind %q is not direct, mixed or indirect", q.Kind)
		}
		a.Quotes = append(a.Quotes, g)
	}
	return a, nil
}

// place sets the spans of a quote, whose offsets at turns into bytes.
func (q *Quote) place(at func(int) (int, bool), content, cue, source [][2]int) error {
	for _, part := range []struct {
		to   *[]corpus.Span
		from [][2]int
	}{{&q.Content, content}, {&q.Cue, cue}, {&q.Source, source}} {
		for _, p := range part.from {
			start, startsInside := at(p[0])
			end, endsInside := at(p[1])
			if !startsInside || !endsInside || start >= end {
				return fmt.Errorf("the span %v is not inside the text", p)
			}
			*part.to = append(*part.to, corpus.Span{Start: start, End: end})
		}
	}
	return nil
}
