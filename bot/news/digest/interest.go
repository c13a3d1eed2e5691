package digest

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/index/term"
)

// Interest narrows a digest to some sections and outlets, by words of their names,
// and puts what some people said first. Values of one field are alternatives.
type Interest struct {
	Sections, Outlets, People []string
}

// String is the interest as an order has it; empty for everything.
func (i Interest) String() string {
	var out []string
	for _, part := range []struct {
		name   string
		values []string
	}{{"section:", i.Sections}, {"people:", i.People}, {"outlet:", i.Outlets}} {
		if len(part.values) > 0 {
			out = append(out, part.name+strings.Join(part.values, ","))
		}
	}
	return strings.Join(out, " ")
}

// Covers reports whether an article is in one of the sections and outlets.
func (i Interest) Covers(a corpus.Article) bool {
	return anyIn(i.Sections, a.Section) && anyIn(i.Outlets, a.Outlet)
}

// anyIn reports whether a text has all words of one of the names, or there are no
// names.
func anyIn(names []string, text string) bool {
	return len(names) == 0 || slices.ContainsFunc(names, func(name string) bool { return hasWords(text, name) })
}

// hasWords reports whether a text has all words of a name.
func hasWords(text, name string) bool {
	has := term.Words(text)
	return !slices.ContainsFunc(term.Words(name), func(w string) bool { return !slices.Contains(has, w) })
}
