package bleve

import (
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/term"
)

// fieldsOf returns the fields with the words of passages of these kinds.
func fieldsOf(kinds []index.Kind) []string {
	var out []string
	if len(kinds) == 0 || slices.ContainsFunc(kinds, isQuote) {
		out = append(out, quoteField)
	}
	if len(kinds) == 0 || slices.Contains(kinds, index.Sentence) {
		out = append(out, sentenceField)
	}
	return out
}

func isQuote(k index.Kind) bool { return k != index.Sentence }

// narrowing is what every hit must pass, besides having one of the query's
// words; nil where all do.
func (r *reader) narrowing(q index.Query) (query.Query, error) {
	fields := fieldsOf(q.Filter.Kinds)
	must := phrase(fields, q.Phrase)
	if len(term.Words(q.Speaker)) > 0 {
		asked, err := speakers{r}.asked(q.Speaker, q.Filter)
		if err != nil {
			return nil, err
		}
		must = append(must, asked)
	}
	must = append(must, ofKinds(q.Filter.Kinds, len(term.Of(q.Words)) > 0)...)
	must = append(must, anyOf(stanceField, q.Filter.Stances, stanceTerms)...)
	must = append(must, anyOf(outletWordsField, q.Filter.Outlets, term.Words)...)
	must = append(must, anyOf(sectionWordsField, q.Filter.Sections, term.Words)...)
	must = append(must, anyOf(bylineWordsField, q.Filter.Bylines, askedAuthor)...)
	for field, names := range map[string][]string{placeField: q.Filter.Places, organisationField: q.Filter.Organisations} {
		named, err := r.named(field, names)
		if err != nil {
			return nil, err
		}
		must = append(must, named...)
	}
	dated, err := r.days(q.Filter.From, q.Filter.To)
	if err != nil {
		return nil, err
	}
	must = append(must, dated...)
	not, err := r.excepted(q.Filter.Except)
	if err != nil {
		return nil, err
	}
	for _, word := range q.Without {
		for _, t := range term.Of(word) {
			for _, field := range fields {
				not = append(not, keyword(field, t.Stem))
			}
		}
	}
	switch {
	case len(not) > 0:
		b := bleve.NewBooleanQuery()
		b.AddMust(must...)
		if len(must) == 0 {
			b.AddMust(bleve.NewMatchAllQuery())
		}
		b.AddMustNot(not...)
		return b, nil
	case len(must) == 0:
		return nil, nil
	case len(must) == 1:
		return must[0], nil
	}
	return bleve.NewConjunctionQuery(must...), nil
}

// excepted returns what no hit may have.
func (r *reader) excepted(e index.Exception) ([]query.Query, error) {
	var not []query.Query
	for _, speaker := range e.Speakers {
		if len(term.Words(speaker)) == 0 {
			continue
		}
		asked, err := speakers{r}.asked(speaker, index.Filter{})
		if err != nil {
			return nil, err
		}
		not = append(not, asked)
	}
	not = append(not, anyOf(kindField, e.Kinds, func(k index.Kind) []string { return []string{string(k)} })...)
	not = append(not, anyOf(stanceField, e.Stances, stanceTerms)...)
	not = append(not, anyOf(outletWordsField, e.Outlets, term.Words)...)
	not = append(not, anyOf(sectionWordsField, e.Sections, term.Words)...)
	not = append(not, anyOf(bylineWordsField, e.Bylines, askedAuthor)...)
	for field, names := range map[string][]string{placeField: e.Places, organisationField: e.Organisations} {
		named, err := r.named(field, names)
		if err != nil {
			return nil, err
		}
		not = append(not, named...)
	}
	dated, err := r.days(e.From, e.To)
	return append(not, dated...), err
}

func stanceTerms(s quote.Stance) []string { return []string{string(s)} }

// ofKinds narrows to some kinds. Where the words of the query decide between
// quotes and sentences already, it narrows no more than it has to.
func ofKinds(wanted []index.Kind, byField bool) []query.Query {
	quotes := 0
	for _, k := range wanted {
		if isQuote(k) {
			quotes++
		}
	}
	if byField && (quotes == 0 || quotes == len(kinds)-1) {
		return nil
	}
	return anyOf(kindField, wanted, func(k index.Kind) []string { return []string{string(k)} })
}

// phrase narrows to the passages that have the words of a phrase: a quote has
// each two neighbours together.
func phrase(fields []string, words string) []query.Query {
	terms := term.Of(words)
	if len(terms) == 0 {
		return nil
	}
	var either []query.Query
	for _, field := range fields {
		has := each(field, stems(terms))
		if field == quoteField {
			has = append(has, each(pairField, term.Pairs(terms))...)
		}
		either = append(either, bleve.NewConjunctionQuery(has...))
	}
	if len(either) == 1 {
		return either
	}
	return []query.Query{bleve.NewDisjunctionQuery(either...)}
}

func each(field string, values []string) []query.Query {
	out := make([]query.Query, len(values))
	for i, v := range values {
		out[i] = keyword(field, v)
	}
	return out
}

// anyOf is one query for the alternatives of a filter, or none without them.
func anyOf[T any](field string, values []T, words func(T) []string) []query.Query {
	if len(values) == 0 {
		return nil
	}
	alternatives := make([]query.Query, len(values))
	for i, v := range values {
		alternatives[i] = bleve.NewConjunctionQuery(each(field, words(v))...)
	}
	if len(alternatives) == 1 {
		return alternatives
	}
	return []query.Query{bleve.NewDisjunctionQuery(alternatives...)}
}
