package filing

import (
	"context"

	"onrecord/index"
	"onrecord/index/term"
)

// Narrow returns what every hit of a query must pass, besides having one of its words.
func Narrow(ctx context.Context, d Dictionary, q index.Query) (n Narrowing, err error) {
	sp := speakers{d}
	fields := OfKinds(q.Filter.Kinds)
	n.Must = phrase(fields, q.Phrase)
	if len(term.Words(q.Speaker)) > 0 {
		asked, err := sp.asked(ctx, q.Speaker, q.Filter)
		if err != nil {
			return n, err
		}
		n.Must = append(n.Must, asked)
	}
	n.Must = append(n.Must, ofKinds(q.Filter.Kinds, len(term.Of(q.Words)) > 0)...)
	n.Must = append(n.Must, anyOf(Stance, q.Filter.Stances, stanceTerms)...)
	n.Must = append(n.Must, anyOf(OutletWords, q.Filter.Outlets, term.Words)...)
	n.Must = append(n.Must, anyOf(SectionWords, q.Filter.Sections, term.Words)...)
	n.Must = append(n.Must, anyOf(BylineWords, q.Filter.Bylines, askedAuthor)...)
	for field, names := range map[Field][]string{Place: q.Filter.Places, Organisation: q.Filter.Organisations} {
		named, err := namedBy(ctx, d, field, names)
		if err != nil {
			return n, err
		}
		n.Must = append(n.Must, named...)
	}
	dated, err := days(ctx, d, q.Filter.From, q.Filter.To)
	if err != nil {
		return n, err
	}
	n.Must = append(n.Must, dated...)
	if n.Not, err = sp.excepted(ctx, q.Filter.Except); err != nil {
		return n, err
	}
	for _, words := range q.Without {
		stems := term.Stems(words)
		for _, field := range fields {
			var all All
			for _, stem := range stems {
				all = append(all, Term{field, stem})
			}
			n.Not = append(n.Not, all)
		}
	}
	return n, nil
}

// excepted returns what no hit may have.
func (sp speakers) excepted(ctx context.Context, e index.Exception) ([]Formula, error) {
	var not []Formula
	for _, speaker := range e.Speakers {
		if len(term.Words(speaker)) == 0 {
			continue
		}
		asked, err := sp.asked(ctx, speaker, index.Filter{})
		if err != nil {
			return nil, err
		}
		not = append(not, asked)
	}
	not = append(not, anyOf(Kind, e.Kinds, func(k index.Kind) []string { return []string{string(k)} })...)
	not = append(not, anyOf(Stance, e.Stances, stanceTerms)...)
	not = append(not, anyOf(OutletWords, e.Outlets, term.Words)...)
	not = append(not, anyOf(SectionWords, e.Sections, term.Words)...)
	not = append(not, anyOf(BylineWords, e.Bylines, askedAuthor)...)
	for field, names := range map[Field][]string{Place: e.Places, Organisation: e.Organisations} {
		named, err := namedBy(ctx, sp.dictionary, field, names)
		if err != nil {
			return nil, err
		}
		not = append(not, named...)
	}
	dated, err := days(ctx, sp.dictionary, e.From, e.To)
	return append(not, dated...), err
}

// ofKinds narrows to some kinds. Where the words of the query decide between
// quotes and sentences already, it narrows no more than it has to.
func ofKinds(wanted []index.Kind, byField bool) []Formula {
	quotes := 0
	for _, k := range wanted {
		if isQuote(k) {
			quotes++
		}
	}
	if byField && (quotes == 0 || quotes == len(index.Quotes())) {
		return nil
	}
	return anyOf(Kind, wanted, func(k index.Kind) []string { return []string{string(k)} })
}

// phrase narrows to the passages that have the words of a phrase: a quote has
// each two neighbours together.
func phrase(fields []Field, words string) []Formula {
	terms := term.Of(words)
	if len(terms) == 0 {
		return nil
	}
	var either Any
	for _, field := range fields {
		has := each(field, Stems(terms))
		if field == Quote {
			has = append(has, each(Pair, term.Pairs(terms))...)
		}
		either = append(either, All(has))
	}
	return []Formula{either}
}

// anyOf is one formula for the alternatives of a filter, or none without them.
func anyOf[T any](field Field, values []T, words func(T) []string) []Formula {
	if len(values) == 0 {
		return nil
	}
	alternatives := make(Any, len(values))
	for i, v := range values {
		alternatives[i] = All(each(field, words(v)))
	}
	return []Formula{alternatives}
}

// Answering returns what a passage must pass that has all the words of a query, too.
func Answering(ctx context.Context, d Dictionary, q index.Query) (Narrowing, error) {
	n, err := Narrow(ctx, d, q)
	if err != nil {
		return n, err
	}
	if words := Stems(term.Of(q.Words)); len(words) > 0 {
		var either Any
		for _, field := range OfKinds(q.Filter.Kinds) {
			either = append(either, All(each(field, words)))
		}
		n.Must = append(n.Must, either)
	}
	return n, nil
}
