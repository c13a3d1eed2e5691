package bleve

import (
	"context"
	"fmt"
	"strings"

	"onrecord/index"
)

// People implements index.Engine. The terms of the field begin with the surname.
func (e *Engine) People(_ context.Context, letters string, like func(name string) bool) ([]index.FacetValue, error) {
	r, err := e.reader()
	if err != nil {
		return nil, err
	}
	defer r.snapshot.Close()
	prefixes := strings.Split(letters, "")
	if letters == "" {
		prefixes = []string{""}
	}
	known := speakers{r}
	var out []termCount
	for _, prefix := range prefixes {
		if out, err = known.people(prefix, like, out); err != nil {
			return nil, err
		}
	}
	if out, err = r.live(personField, out); err != nil {
		return nil, err
	}
	values := make([]index.FacetValue, len(out))
	for i, t := range out {
		_, name, _ := strings.Cut(t.term, divider)
		values[i] = index.FacetValue{Value: name, Count: t.count}
	}
	return values, nil
}

// people adds to out the people whose surname begins with a prefix.
func (sp speakers) people(prefix string, like func(name string) bool, out []termCount) ([]termCount, error) {
	dictionary, err := sp.index.snapshot.FieldDictPrefix(personField, []byte(prefix))
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	defer dictionary.Close()
	for {
		entry, err := dictionary.Next()
		if err != nil {
			return nil, fmt.Errorf("read the index: %w", err)
		}
		if entry == nil {
			return out, nil
		}
		if _, name, _ := strings.Cut(entry.Term, divider); like(name) {
			out = append(out, termCount{entry.Term, int(entry.Count)})
		}
	}
}
