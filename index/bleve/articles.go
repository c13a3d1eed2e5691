package bleve

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/stored"
)

// articles is what the passages of a segment are counted and sorted by that have it of their
// article: about 4 bytes a passage and 100 an article. In the values of documents it would be
// there once for each passage, and would be a quarter of the index.
type articles struct {
	of     []uint32 // the article of each document
	days   values
	counts map[index.Field]*values
}

// ofArticles are the fields that passages are counted by and have of their article.
var ofArticles = []index.Field{index.Outlet, index.Section, index.Byline, index.Year, index.Month, index.Place, index.Organisation}

// newArticles reads those of a segment.
func newArticles(s *scorch.SegmentSnapshot) (*articles, error) {
	c := &articles{of: make([]uint32, s.FullSize()), counts: make(map[index.Field]*values)}
	for _, f := range ofArticles {
		c.counts[f] = new(values)
	}
	number := uint32(0)
	err := eachArticle(s, articleField, func(a article) error {
		kept, err := stored.ArticleFrom(a.kept)
		if err != nil {
			return fmt.Errorf("%w: what is counted of %q", err, a.id)
		}
		c.days.add([]string{string(kept.Day)})
		for f, v := range c.counts {
			v.add(kept.Values(f))
		}
		err = a.each(func(n uint64) error { c.of[n] = number; return nil })
		number++
		return err
	})
	return c, err
}

// values are those that each of many articles has, which share them.
type values struct {
	names   []string
	numbers map[string]uint32 // of names
	ends    []uint32          // of each article's in has
	has     []uint32          // numbers
}

// add adds the values of the next article.
func (v *values) add(names []string) {
	for _, name := range names {
		number, known := v.numbers[name]
		if !known {
			if v.numbers == nil {
				v.numbers = make(map[string]uint32)
			}
			number = uint32(len(v.names))
			v.names, v.numbers[name] = append(v.names, name), number
		}
		v.has = append(v.has, number)
	}
	v.ends = append(v.ends, uint32(len(v.has)))
}

// sum adds to the count of each value how many documents of its articles there are.
func (v *values) sum(documents []int, counts map[string]int) {
	of := make([]int, len(v.names))
	from := uint32(0)
	for article, n := range documents {
		for _, number := range v.has[from:v.ends[article]] {
			of[number] += n
		}
		from = v.ends[article]
	}
	for number, n := range of {
		if n > 0 {
			counts[v.names[number]] += n
		}
	}
}

// day returns that of an article, of days, where each has one.
func (v *values) day(article uint32) corpus.Day { return corpus.Day(v.names[v.has[article]]) }

// counted are the documents of each segment that pass a query, by article.
type counted struct {
	columns   []*articles
	documents [][]int // by segment and article, how many
}

// countArticles counts documents by article.
func (e *Engine) countArticles(r *reader, passing [][]uint32) (counted, error) {
	columns, err := e.articles.of(r, newArticles)
	if err != nil {
		return counted{}, err
	}
	out := counted{columns, make([][]int, len(columns))}
	for i, c := range columns {
		out.documents[i] = make([]int, len(c.days.ends))
		for _, document := range passing[i] {
			out.documents[i][c.of[document]]++
		}
	}
	return out, nil
}

// by counts them by the values that their articles have.
func (c counted) by(of func(*articles) *values) map[string]int {
	sums := make(map[string]int)
	for i, column := range c.columns {
		of(column).sum(c.documents[i], sums)
	}
	return sums
}

// bySegment returns the documents of each segment that pass a query, or all where that is nil, in
// rising order. Their numbers are those of the segment.
func (r *reader) bySegment(ctx context.Context, narrow query.Query) ([][]uint32, error) {
	if narrow == nil {
		narrow = bleve.NewMatchAllQuery()
	}
	segments := r.snapshot.Segments()
	out := make([][]uint32, len(segments))
	segment, from := 0, uint64(0)
	return out, r.passing(ctx, narrow)(func(document uint64) {
		for document-from >= uint64(segments[segment].FullSize()) {
			from += uint64(segments[segment].FullSize())
			segment++
		}
		out[segment] = append(out[segment], uint32(document-from))
	})
}
