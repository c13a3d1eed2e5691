package bleve

import (
	"context"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index"
	"onrecord/index/filing"
)

// narrowing is what every hit must pass, besides having one of the query's
// words; nil where all do.
func (r *reader) narrowing(ctx context.Context, q index.Query) (query.Query, error) {
	n, err := filing.Narrow(ctx, dictionary{r}, q)
	if err != nil || n.Everything() {
		return nil, err
	}
	return queryOf(n), nil
}

// queryOf is a narrowing as bleve's query.
func queryOf(n filing.Narrowing) query.Query {
	must := queriesOf(n.Must)
	switch {
	case len(n.Not) > 0:
		b := bleve.NewBooleanQuery()
		b.AddMust(must...)
		if len(must) == 0 {
			b.AddMust(bleve.NewMatchAllQuery())
		}
		b.AddMustNot(queriesOf(n.Not)...)
		return b
	case len(must) == 0:
		return bleve.NewMatchAllQuery()
	case len(must) == 1:
		return must[0]
	}
	return bleve.NewConjunctionQuery(must...)
}

func queriesOf(formulas []filing.Formula) []query.Query {
	out := make([]query.Query, len(formulas))
	for i, f := range formulas {
		out[i] = queryOfFormula(f)
	}
	return out
}

func queryOfFormula(f filing.Formula) query.Query {
	switch f := f.(type) {
	case filing.Term:
		return keyword(string(f.Field), f.Term)
	case filing.All:
		if len(f) == 1 {
			return queryOfFormula(f[0])
		}
		return bleve.NewConjunctionQuery(queriesOf(f)...)
	case filing.Any:
		if len(f) == 1 {
			return queryOfFormula(f[0])
		}
		return bleve.NewDisjunctionQuery(queriesOf(f)...)
	}
	return bleve.NewMatchNoneQuery()
}

// dictionary is a filing.Dictionary.
type dictionary struct{ *reader }

// Count implements filing.Dictionary.
func (d dictionary) Count(ctx context.Context, t filing.Term) (int, error) {
	p, err := d.postings(ctx, t)
	if err != nil {
		return 0, err
	}
	return p.documents, nil
}

// From implements filing.Dictionary.
func (d dictionary) From(ctx context.Context, f filing.Field, prefix string, most int, wanted func(string) bool) ([]filing.Counted, error) {
	entries, err := d.snapshot.FieldDictPrefix(string(f), []byte(prefix))
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	defer entries.Close()
	var out []filing.Counted
	for n := 0; most == 0 || n < most; n++ {
		entry, err := entries.Next()
		if err != nil {
			return nil, fmt.Errorf("read the index: %w", err)
		}
		if entry == nil {
			return d.live(ctx, f, out)
		}
		if wanted(entry.Term) {
			out = append(out, filing.Counted{Term: entry.Term, Count: int(entry.Count)})
		}
	}
	return nil, nil
}

// live returns those of terms that some document has: a dictionary keeps the
// terms of documents that are gone until its segment is merged.
func (d dictionary) live(ctx context.Context, f filing.Field, terms []filing.Counted) ([]filing.Counted, error) {
	size := int64(0)
	for _, s := range d.snapshot.Segments() {
		size += s.FullSize()
	}
	if size == int64(d.total) {
		return terms, nil
	}
	out := terms[:0]
	for _, t := range terms {
		p, err := d.postings(ctx, filing.Term{Field: f, Term: t.Term})
		if err != nil {
			return nil, err
		}
		if p.documents > 0 {
			out = append(out, filing.Counted{Term: t.Term, Count: p.documents})
		}
	}
	return out, nil
}

// Slips implements filing.Dictionary.
func (d dictionary) Slips(_ context.Context, f filing.Field, word string, letters int) ([]filing.Slip, error) {
	_, first := utf8.DecodeRuneInString(word)
	entries, distance, err := d.snapshot.FieldDictFuzzyAutomaton(string(f), word, letters, word[:first])
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	defer entries.Close()
	var out []filing.Slip
	for {
		entry, err := entries.Next()
		if err != nil {
			return nil, fmt.Errorf("read the index: %w", err)
		}
		if entry == nil {
			return out, nil
		}
		if near, n := distance.MatchAndDistance(entry.Term); near {
			out = append(out, filing.Slip{Counted: filing.Counted{Term: entry.Term, Count: int(entry.Count)}, Letters: int(n)})
		}
	}
}

// Articles implements filing.Dictionary.
func (d dictionary) Articles(ctx context.Context, f filing.Formula, most int) ([]string, error) {
	found, err := d.matches(ctx, queryOfFormula(f))
	if err != nil {
		return nil, err
	}
	defer found.searcher.Close()
	var out []string
	for range most {
		document, ok, err := found.next()
		if err != nil || !ok {
			return out, err
		}
		p, err := d.passage(document)
		if err != nil {
			return nil, err
		}
		if id := string(p.Article); !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out, nil
}
