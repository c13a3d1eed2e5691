package filing

import (
	"slices"

	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/person"
	"onrecord/index/term"
)

// Field is a field of the documents of an index.
type Field string

// The fields of a document. The text itself is not stored: the archive has it.
const (
	Article      Field = "article"  // the article's id
	Quote        Field = "quote"    // stems of a quote
	Pair         Field = "pair"     // each two neighbouring stems of a quote, "hope would"
	Sentence     Field = "sentence" // stems of a sentence
	About        Field = "about"    // of the first document of an article, see about.go
	Mention      Field = "mention"  // words of the speaker's name, title and description
	Speaker      Field = "speaker"  // the speaker's name, for counting
	Outlet       Field = "outlet"
	Section      Field = "section"
	Kind         Field = "kind"
	Stance       Field = "stance" // of a quote, and of a sentence that is not asserted
	OutletWords  Field = "outletwords"
	SectionWords Field = "sectionwords"
	Byline       Field = "byline"      // each who wrote the article
	BylineWords  Field = "bylinewords" // words of their names, and each two of one name
	Year         Field = "year"
	Month        Field = "month"
	Place        Field = "place"
	Organisation Field = "organisation"
	Person       Field = "person" // a speaker who is a person, see person.go
	Said         Field = "said"   // when a person spoke, see person.go
	Title        Field = "title"  // a title printed with a person's name, see person.go
	Day          Field = "day"    // of publication, to sort by; absent where unknown
	Date         Field = "date"   // the same by year, month and day, see day.go
)

// Quotes and sentences have fields of their own, because most questions are
// about quotes alone, and sentences have three quarters of the words. Pairs of
// words are half of what an index of text weighs: only quotes have them.

// Searched returns the fields that hits are searched by; by some of them they are counted,
// too.
func Searched() []Field {
	return []Field{
		Article, Quote, Pair, Sentence, About, Mention, Speaker, OutletWords, SectionWords, BylineWords,
		Kind, Stance, Place, Organisation, Person, Said, Title, Date,
	}
}

// Fields returns all fields: those searched, and those that hits are only counted or sorted by.
func Fields() []Field {
	return append(Searched(), Outlet, Section, Byline, Year, Month, Day)
}

// Terms are those of one field of a document, at least one.
type Terms struct {
	Field Field
	Terms []string
}

// Of returns the terms of each document of an article, in the order of the documents.
func Of(documents []index.Document) [][]Terms {
	out := make([][]Terms, len(documents))
	var about subject
	for i, d := range documents {
		out[i] = termsOf(d, &about)
	}
	if len(documents) > 0 {
		about.add(term.Of(documents[0].Headline))
		out[0] = append(out[0], Terms{About, about.terms()})
	}
	return out
}

// termsOf returns the terms of a document, and adds its stems to those of the article.
func termsOf(d index.Document, about *subject) []Terms {
	terms := term.Of(d.Text)
	about.add(terms)
	out := make([]Terms, 0, 24)
	add := func(f Field, values ...string) {
		if len(values) > 0 {
			out = append(out, Terms{f, values})
		}
	}
	add(Article, string(d.Article))
	add(WordsOf(d.Kind), Stems(terms)...)
	if isQuote(d.Kind) {
		add(Pair, term.Pairs(terms)...)
	}
	add(Mention, d.Mentions()...)
	add(Outlet, d.Outlet)
	add(Section, d.Section)
	add(Place, d.Places...)
	add(Organisation, d.Organisations...)
	add(OutletWords, term.Words(d.Outlet)...)
	add(SectionWords, term.Words(d.Section)...)
	add(Byline, d.Authors...)
	add(BylineWords, authorTerms(d.Authors)...)
	add(Kind, string(d.Kind))
	if d.Kind != index.Sentence || !d.Asserted() {
		add(Stance, string(d.Stance))
	}
	if d.Speaker.Name != "" {
		add(Speaker, d.Speaker.Name)
	}
	if d.Person {
		add(Person, personTerm(d.Speaker.Name))
	}
	if dates := datesOf(d.Day); dates != nil {
		add(Date, dates...)
		add(Year, dates[0])
		add(Month, dates[1])
		add(Day, string(d.Day))
		add(Title, titleTerms(d)...)
		if d.Person {
			add(Said, saidTerm(person.KeyOf(d.Speaker.Name), dates[1]))
		}
	}
	return out
}

// Stems returns the stem of each term.
func Stems(terms []term.Term) []string {
	out := make([]string, len(terms))
	for i, t := range terms {
		out[i] = t.Stem
	}
	return out
}

// authorTerms returns the words of names, and each two of one name, so that the given
// name of one author and the surname of another find nobody.
func authorTerms(authors []string) []string {
	var out []string
	for _, a := range authors {
		words := term.Words(a)
		out = append(out, words...)
		for i := range words {
			for _, other := range words[i+1:] {
				out = append(out, bothOf(words[i], other))
			}
		}
	}
	return out
}

// askedAuthor returns the terms that an author has who is asked for.
func askedAuthor(name string) []string {
	words := term.Words(name)
	if len(words) < 2 {
		return words
	}
	var out []string
	for i := range words[1:] {
		out = append(out, bothOf(words[i], words[i+1]))
	}
	return out
}

func bothOf(a, b string) string { return min(a, b) + " " + max(a, b) }

// OfKinds returns the fields with the words of passages of these kinds; of all without any.
func OfKinds(kinds []index.Kind) []Field {
	var out []Field
	if len(kinds) == 0 || slices.ContainsFunc(kinds, isQuote) {
		out = append(out, Quote)
	}
	if len(kinds) == 0 || slices.Contains(kinds, index.Sentence) {
		out = append(out, Sentence)
	}
	return out
}

// WordsOf returns the field with the words of passages of a kind.
func WordsOf(k index.Kind) Field {
	if isQuote(k) {
		return Quote
	}
	return Sentence
}

func isQuote(k index.Kind) bool { return k != index.Sentence }

func stanceTerms(s quote.Stance) []string { return []string{string(s)} }
