package gold

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// readFolder reads the articles of a folder that are written as text: NAME.txt is
// the body, and NAME.gold beside it lists what a reader finds. A .txt without a
// .gold is left out. The file begins with the article's fields; a block follows
// for each quote, in the order of the text, that copies its words:
//
//	headline   Ferry crews walk out
//	outlet     Port Maren Courier
//	published  2026-02-11
//
//	¶2 direct
//	  content  “We have waited nine years,”
//	  cue      said
//	  source   Ana Brandt, who leads the union
//	  ¶3
//	  content  “We will not wait for a tenth.”
//	  speaker  Ana Brandt
//	  title    leads the union
//	  stance   asserted
//
// Words are looked up in the paragraph that was named last. Where they occur
// there more than once, a number says which is meant: cue#2 is the second.
// A speaker of "-" is nobody who can be told; a title is the one printed, if any;
// without a stance, the quote is asserted.
func readFolder(dir string) ([]Article, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.gold"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: no annotated article in it: an article is NAME.txt with NAME.gold beside it", dir)
	}
	out := make([]Article, len(paths))
	for i, path := range paths {
		if out[i], err = readWritten(path); err != nil {
			return nil, err
		}
		out[i].Set = filepath.Base(dir)
	}
	return out, nil
}

// readWritten reads the .gold file at path and the body beside it.
func readWritten(path string) (Article, error) {
	name := strings.TrimSuffix(path, ".gold")
	body, err := os.ReadFile(name + ".txt")
	if errors.Is(err, os.ErrNotExist) {
		return Article{}, fmt.Errorf("%s: its article is missing: put the text beside it as %s.txt", path, filepath.Base(name))
	} else if err != nil {
		return Article{}, err
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return Article{}, err
	}
	w := written{a: Article{Article: corpus.Article{ID: corpus.ArticleID(filepath.Base(name)), Body: string(body)}}}
	w.paragraphs = corpus.Paragraphs(w.a.Body)
	lines := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
	for i, line := range append(lines, "") {
		if err := w.line(line); err != nil {
			return Article{}, fmt.Errorf("%s:%d: %w", path, i+1, err)
		}
	}
	return w.a, nil
}

// written is an article as far as its .gold file has been read.
type written struct {
	a          Article
	paragraphs []corpus.Paragraph
	quote      *Quote           // the one whose block is being read
	in         corpus.Paragraph // where its words are looked up
}

func (w *written) line(line string) error {
	field, value, _ := strings.Cut(strings.TrimSpace(line), " ")
	value = strings.TrimSpace(value)
	switch {
	case field == "":
		return w.endQuote()
	case strings.HasPrefix(field, "¶") && value != "":
		if err := w.endQuote(); err != nil {
			return err
		}
		w.quote = &Quote{Kind: quote.Kind(value), Stance: asserted}
		if !slices.Contains(kinds[:3], w.quote.Kind) {
			return fmt.Errorf("the kind %q is not direct, mixed or indirect", value)
		}
		return w.paragraph(field)
	case w.quote == nil:
		return w.article(field, value)
	case strings.HasPrefix(field, "¶"):
		return w.paragraph(field)
	case value == "":
		return fmt.Errorf("%s has no value: leave the line out where there is none", field)
	}
	return w.field(field, value)
}

// article sets a field of the article.
func (w *written) article(field, value string) (err error) {
	switch field {
	case "headline":
		w.a.Headline = value
	case "outlet":
		w.a.Outlet = value
	case "published":
		if w.a.Published, err = time.Parse(time.DateOnly, value); err != nil {
			return fmt.Errorf("the day %q is not written as 2026-02-11", value)
		}
	default:
		return fmt.Errorf("%q is no field of an article: headline, outlet, published; a quote begins with its paragraph and kind, ¶2 direct", field)
	}
	return nil
}

// paragraph has the words that follow looked up in the paragraph "¶3".
func (w *written) paragraph(field string) error {
	n, err := strconv.Atoi(strings.TrimPrefix(field, "¶"))
	if err != nil || n < 1 || n > len(w.paragraphs) {
		return fmt.Errorf("there is no paragraph %s: the article has ¶1 to ¶%d", field, len(w.paragraphs))
	}
	w.in = w.paragraphs[n-1]
	return nil
}

// field sets a field of the quote.
func (w *written) field(field, value string) error {
	name, number, numbered := strings.Cut(field, "#")
	var to *[]corpus.Span
	switch name {
	case "content":
		to = &w.quote.Content
	case "cue":
		to = &w.quote.Cue
	case "source":
		to = &w.quote.Source
	case "speaker":
		w.quote.Speaker = value
		return nil
	case "title":
		w.quote.Title = value
		return nil
	case "stance":
		w.quote.Stance = value
		if !slices.Contains(stances, value) {
			return fmt.Errorf("the stance %q is not one of %s", value, strings.Join(stances, ", "))
		}
		return nil
	default:
		return fmt.Errorf("%q is no field of a quote: content, cue, source, speaker, title, stance", field)
	}
	which := 0
	if numbered {
		var err error
		if which, err = strconv.Atoi(number); err != nil || which < 1 {
			return fmt.Errorf("%q: the number says which of several is meant: %s#1 is the first", field, name)
		}
	}
	span, err := w.find(name, value, which)
	if err != nil {
		return err
	}
	*to = append(*to, span)
	return nil
}

// find returns where words stand in the paragraph: the which-th time, from 1, or
// the only time if which is 0.
func (w *written) find(field, words string, which int) (corpus.Span, error) {
	text := w.in.Span.Of(w.a.Body)
	var at []int
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			break
		}
		at = append(at, from+i)
		from += i + 1
	}
	switch {
	case len(at) == 0:
		return corpus.Span{}, fmt.Errorf("%q does not stand in ¶%d: copy the words from there, with every mark and space", words, w.in.Number)
	case which == 0 && len(at) > 1:
		return corpus.Span{}, fmt.Errorf("%q stands in ¶%d %d times: say which is meant, %s#1 to %s#%d", words, w.in.Number, len(at), field, field, len(at))
	case which > len(at):
		return corpus.Span{}, fmt.Errorf("%q stands in ¶%d %d times, not %d", words, w.in.Number, len(at), which)
	}
	start := w.in.Span.Start + at[max(0, which-1)]
	return corpus.Span{Start: start, End: start + len(words)}, nil
}

// endQuote adds the quote whose block ends, if one has begun.
func (w *written) endQuote() error {
	q := w.quote
	if q == nil {
		return nil
	}
	w.quote = nil
	if len(q.Content) == 0 || q.Speaker == "" {
		return errors.New("the quote before this line lacks its content or its speaker; where nobody can be meant, write speaker -")
	}
	if q.Speaker == "-" {
		q.Speaker = ""
	}
	for _, spans := range [][]corpus.Span{q.Content, q.Cue, q.Source} {
		slices.SortFunc(spans, func(a, b corpus.Span) int { return a.Start - b.Start })
	}
	w.a.Quotes = append(w.a.Quotes, *q)
	return nil
}
