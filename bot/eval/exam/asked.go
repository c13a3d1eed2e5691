package exam

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/quote/eval/gold"
)

// Asked is a question as a reporter types it, with the quote that was meant.
type Asked struct {
	Text    string
	Form    Form
	Article corpus.ArticleID
	// Quote is the one meant; zero, and Said false, where nobody said so.
	Quote gold.Quote
	Said  bool
}

// ReadAsked reads questions from a file of lines with four fields between tabs: an
// article's id, the number of its quote from 0 or -1 where nobody said so, the form,
// and the question. The articles are those of the gold files.
func ReadAsked(path string, articles []gold.Article) ([]Asked, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	byID := make(map[corpus.ArticleID]gold.Article)
	for _, a := range articles {
		byID[a.ID] = a
	}
	var out []Asked
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) != 4 {
			return nil, fmt.Errorf("%s:%d: %d fields, want article, quote, form and question between tabs", path, n, len(fields))
		}
		a, known := byID[corpus.ArticleID(fields[0])]
		if !known {
			return nil, fmt.Errorf("%s:%d: the gold has no article %q", path, n, fields[0])
		}
		i, err := strconv.Atoi(fields[1])
		if err != nil || i < -1 || i >= len(a.Quotes) {
			return nil, fmt.Errorf("%s:%d: article %s has quotes 0 to %d, not %q", path, n, a.ID, len(a.Quotes)-1, fields[1])
		}
		q := Asked{Text: fields[3], Form: Form(fields[2]), Article: a.ID}
		if i >= 0 {
			q.Quote, q.Said = a.Quotes[i], true
		}
		out = append(out, q)
	}
	return out, lines.Err()
}

// MeansAny reports whether one of some spans of an article is of the quote meant.
func (q Asked) MeansAny(article corpus.ArticleID, spans []corpus.Span) bool {
	return q.Said && article == q.Article && slices.ContainsFunc(spans, corpus.Hull(q.Quote.Content).Overlaps)
}
