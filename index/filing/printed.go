package filing

import (
	"context"
	"slices"

	"onrecord/index/term"
)

// namedBy narrows to the articles that are filed under one of some names of places or
// organisations, or none without names. A name is known without regard to capitals
// and accents; of one under which no article is filed, those are taken that print it.
func namedBy(ctx context.Context, d Dictionary, field Field, names []string) ([]Formula, error) {
	if len(names) == 0 {
		return nil, nil
	}
	var alternatives Any
	for _, name := range names {
		values, err := filed(ctx, d, field, name)
		if err != nil {
			return nil, err
		}
		if len(values) > 0 {
			alternatives = append(alternatives, each(field, values)...)
			continue
		}
		articles, err := printing(ctx, d, name)
		if err != nil {
			return nil, err
		}
		alternatives = append(alternatives, each(Article, articles)...)
	}
	return []Formula{alternatives}, nil
}

// filed returns the values of a field that are a name: as it is written, or else
// with other capitals or accents.
func filed(ctx context.Context, d Dictionary, field Field, name string) ([]string, error) {
	known, err := d.Count(ctx, Term{field, name})
	if err != nil {
		return nil, err
	}
	if known > 0 {
		return []string{name}, nil
	}
	words := term.Words(name)
	all, err := d.From(ctx, field, "", 0, func(v string) bool { return slices.Equal(term.Words(v), words) })
	return termsIn(all), err
}

func termsIn(counted []Counted) []string {
	out := make([]string, len(counted))
	for i, c := range counted {
		out[i] = c.Term
	}
	return out
}

// mostPrinting is how many passages with a name are looked at for their articles: it
// is one that is not printed often.
const mostPrinting = 1000

// printing returns the articles of the passages that have all the words of a name.
func printing(ctx context.Context, d Dictionary, name string) ([]string, error) {
	has := phrase(OfKinds(nil), name)
	if has == nil {
		return nil, nil
	}
	return d.Articles(ctx, has[0], mostPrinting)
}
