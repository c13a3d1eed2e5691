package bleve

import (
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/index/term"
)

// named narrows to the articles that are filed under one of some names of places or
// organisations, or none without names. A name is known without regard to capitals
// and accents; of one under which no article is filed, those are taken that print it.
func (r *reader) named(field string, names []string) ([]query.Query, error) {
	if len(names) == 0 {
		return nil, nil
	}
	var alternatives []query.Query
	for _, name := range names {
		filed, err := r.filed(field, name)
		if err != nil {
			return nil, err
		}
		if len(filed) > 0 {
			alternatives = append(alternatives, each(field, filed)...)
			continue
		}
		printing, err := r.printing(name)
		if err != nil {
			return nil, err
		}
		alternatives = append(alternatives, each(articleField, printing)...)
	}
	if len(alternatives) == 0 {
		return []query.Query{bleve.NewMatchNoneQuery()}, nil
	}
	return []query.Query{bleve.NewDisjunctionQuery(alternatives...)}, nil
}

// filed returns the values of a field that are a name: as it is written, or else
// with other capitals or accents.
func (r *reader) filed(field, name string) ([]string, error) {
	known, err := r.postings(context.Background(), field, name)
	if err != nil {
		return nil, err
	}
	if known.documents > 0 {
		return []string{name}, nil
	}
	values, err := r.values(field)
	if err != nil {
		return nil, err
	}
	words := term.Words(name)
	return slices.DeleteFunc(values, func(v string) bool { return !slices.Equal(term.Words(v), words) }), nil
}

// mostPrinting is how many passages with a name are looked at for their articles: it
// is one that is not printed often.
const mostPrinting = 1000

// printing returns the articles of the passages that have all the words of a name.
func (r *reader) printing(name string) ([]string, error) {
	narrow := phrase(fieldsOf(nil), name)
	if narrow == nil {
		return nil, nil
	}
	found, err := r.matches(context.Background(), narrow[0])
	if err != nil {
		return nil, err
	}
	defer found.searcher.Close()
	var out []string
	for range mostPrinting {
		document, ok, err := found.next()
		if err != nil || !ok {
			return out, err
		}
		p, err := r.passage(document)
		if err != nil {
			return nil, err
		}
		if id := string(p.Article); !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out, nil
}
