// Package namesake owns people whom articles print under one name, and who are two. An
// admin says in which articles the name is the other person's ([corpus.Parting]); there the
// person is filed with what tells them apart behind the name, in brackets, "Karen Holm
// (swimmer)" ([Marked]). The words of the article, and where they stand, remain as they are.
package namesake

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// Marked is a name with what tells its person from another of the same name.
func Marked(name, mark string) string { return name + " (" + mark + ")" }

// Split parts what Marked has put together; mark is empty of a name without one.
func Split(name string) (printed, mark string) {
	if !strings.HasSuffix(name, ")") {
		return name, ""
	}
	printed, mark, ok := strings.Cut(strings.TrimSuffix(name, ")"), " (")
	if !ok || printed == "" || mark == "" {
		return name, ""
	}
	return printed, mark
}

// Printed is a name as articles print it.
func Printed(name string) string {
	printed, _ := Split(name)
	return printed
}

// Lay has the people of an article filed under their marked names, where partings say so; of
// several the last. What an editor filed under a marked name remains so. It leaves the
// annotation given as it is.
func Lay(a corpus.Article, found quote.Annotation, all []corpus.Parting) quote.Annotation {
	marks := make(map[string]string)
	for _, p := range all {
		if !p.Back.IsZero() {
			continue
		}
		for _, name := range Meant(a, found, p) {
			if _, mark := Split(name); mark == "" {
				marks[name] = p.Mark
			}
		}
	}
	if len(marks) == 0 {
		return found
	}
	renamed := func(name string) string {
		if mark := marks[name]; mark != "" {
			return Marked(name, mark)
		}
		return name
	}
	found.People = slices.Clone(found.People)
	for i, p := range found.People {
		found.People[i].Name = renamed(p.Name)
	}
	for _, quotes := range []*[]quote.Quote{&found.Quotes, &found.Maybe} {
		*quotes = slices.Clone(*quotes)
		for i, q := range *quotes {
			if q.Speaker.Named {
				(*quotes)[i].Speaker.Name = renamed(q.Speaker.Name)
			}
		}
	}
	return found
}

// Meant returns the names under which an article has the person of whom a parting says that it
// is the other one; none where it says so of nobody there.
func Meant(a corpus.Article, found quote.Annotation, p corpus.Parting) []string {
	where := p.Where
	if where.Outlet != "" && !strings.EqualFold(where.Outlet, a.Outlet) ||
		where.Section != "" && !strings.EqualFold(where.Section, a.Section) ||
		len(where.Articles) > 0 && !slices.Contains(where.Articles, a.ID) {
		return nil
	}
	titles := titlesOf(found)
	for name, printed := range titles {
		if !isCalled(name, p.Name) || where.Called != "" && !slices.ContainsFunc(printed, func(title string) bool { return hasAll(title, where.Called) }) {
			delete(titles, name)
		}
	}
	return slices.Sorted(maps.Keys(titles))
}

// titlesOf are the titles that an article prints for each of those whom it names.
func titlesOf(found quote.Annotation) map[string][]string {
	titles := make(map[string][]string)
	for _, p := range found.People {
		titles[p.Name] = append(titles[p.Name], p.Titles...)
	}
	for _, q := range slices.Concat(found.Quotes, found.Maybe) {
		if s := q.Speaker; s.Named {
			titles[s.Name] = append(titles[s.Name], s.Title)
		}
	}
	return titles
}

// isCalled reports whether a name as printed is this one, or a fuller form of it: "Karen
// A. Holm" is of "Karen Holm".
func isCalled(printed, name string) bool {
	has, wanted := wordsOf(Printed(printed)), wordsOf(name)
	if len(has) < len(wanted) || len(wanted) < 2 {
		return false
	}
	return has[0] == wanted[0] && has[len(has)-1] == wanted[len(wanted)-1] && hasAll(printed, name)
}

// hasAll reports whether a text has all words of another.
func hasAll(text, words string) bool {
	has := wordsOf(text)
	return !slices.ContainsFunc(wordsOf(words), func(w string) bool { return !slices.Contains(has, w) })
}

// wordsOf are the words of a text in small letters.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}
