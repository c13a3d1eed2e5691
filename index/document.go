package index

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/place"
	"onrecord/corpus/quote"
	"onrecord/index/term"
)

// Schema numbers what an index is made of: the documents, and how an engine keeps
// them. Raise it when one of them changes: an index with another number is built anew.
const Schema = 15

// Stamp names the archive, the schema and the annotations that an index is built
// from: one with another stamp is built anew.
func Stamp(archive string) string {
	return fmt.Sprintf("archive %s, schema %d, annotations %s", archive, Schema, quote.Version())
}

// Kind is the kind of a passage: that of its quote, or Sentence.
type Kind string

const (
	Direct   Kind = Kind(quote.Direct)
	Mixed    Kind = Kind(quote.Mixed)
	Indirect Kind = Kind(quote.Indirect)
	Sentence Kind = "sentence"
)

// Quotes returns the kinds of a passage that has a speaker.
func Quotes() []Kind { return []Kind{Direct, Mixed, Indirect} }

// Passage is a stretch of one revision of an article that can be cited: a
// quote or a sentence. An engine stores it and gives it back with a hit.
type Passage struct {
	Article    corpus.ArticleID
	Revision   int // from 1
	Ordinal    int // among the passages of the revision, from 0
	Kind       Kind
	Paragraph  int           // of the first span, from 1
	Spans      []corpus.Span // the pieces, in order; at least one
	Speaker    quote.Speaker // zero for a sentence
	AsPrinted  string        // the source's words; empty where none is printed
	Resolved   quote.Resolution
	Medium     string  // what the statement came through, as printed: "told RIA Novosti"
	Confidence float64 // in the speaker, from 0 to 1
	// Stance says how the article holds the words. A sentence has that of the first
	// quote in it that is not asserted.
	Stance quote.Stance
	Cue    string // the words that report a quote, as printed: "denied"; empty where none do
}

// Asserted reports whether the article holds the words as said.
func (p Passage) Asserted() bool { return p.Stance == "" || p.Stance == quote.Asserted }

// Mentions returns the words by which the speaker may be asked for: of the name, the title
// and what is printed, folded.
func (p Passage) Mentions() []string {
	return term.Words(strings.Join([]string{p.Speaker.Name, p.Speaker.Title, p.AsPrinted}, " "))
}

// Document is a passage with what an engine needs to find it.
type Document struct {
	Passage
	Text    string // the words of the passage; searched, not stored
	Outlet  string
	Section string
	Authors []string   // of the byline
	Day     corpus.Day // published; empty is unknown
	Places  []string   // that the article names most, at most maxPlaces
	// Organisations are those that the article names most, at most maxOrganisations.
	Organisations []string
	// Person is true where the speaker is a person, or may be one whom the
	// article calls by the surname alone.
	Person bool
	// Titles are those that the article prints with the names of people. Its first
	// document has them.
	Titles []Title
	// Headline is the article's. Its first document has it.
	Headline string
}

// Title is a title that an article prints with the name of a person.
type Title struct {
	Title, Person string
}

// Documents returns the documents of one revision of an article: its quotes
// first, then what may be quotes, whose confidence in the speaker is low, and the
// sentences that are more than a quote.
func Documents(r corpus.Record, found quote.Annotation) []Document {
	paragraphs, places := corpus.Paragraphs(r.Body), placesOf(r.Body)
	organisations := found.Organisations[:min(len(found.Organisations), maxOrganisations)]
	authors := corpus.Authors(r.Byline)
	docs := make([]Document, 0, len(found.Quotes)+len(found.Sentences))
	isPerson := IsPerson(found)
	add := func(p Passage) {
		p.Article, p.Revision, p.Ordinal = r.ID, r.Revision, len(docs)
		if at, ok := corpus.ParagraphAt(paragraphs, p.Spans[0].Start); ok {
			p.Paragraph = at.Number
		}
		docs = append(docs, Document{
			Passage: p,
			Text:    textOf(r.Body, p.Spans),
			Outlet:  r.Outlet,
			Section: r.Section,
			Authors: authors,
			Day:     corpus.DayOf(r.Published),
			Places:  places,

			Organisations: organisations,
			Person:        isPerson(p.Speaker),
		})
	}
	for _, q := range slices.Concat(found.Quotes, found.Maybe) {
		add(Passage{
			Kind:       Kind(q.Kind),
			Spans:      q.Content,
			Speaker:    q.Speaker,
			AsPrinted:  textOf(r.Body, q.Source),
			Resolved:   q.Resolved,
			Medium:     textOf(r.Body, q.Medium),
			Confidence: q.Confidence,
			Stance:     cmp.Or(q.Stance, quote.Asserted),
			Cue:        textOf(r.Body, q.Cue),
		})
	}
	said, unsaid := saidOf(found.Quotes), unsaidOf(found.Quotes)
	for _, s := range found.Sentences {
		// Sentences come in order: what ends before one ends before the next.
		for len(said) > 0 && said[0].End <= s.Span.Start {
			said = said[1:]
		}
		for len(unsaid) > 0 && corpus.Hull(unsaid[0].Content).End <= s.Span.Start {
			unsaid = unsaid[1:]
		}
		if addsWords(r.Body, s.Span, said) {
			add(Passage{Kind: Sentence, Spans: []corpus.Span{s.Span}, Stance: stanceOf(s.Span, unsaid)})
		}
	}
	if len(docs) > 0 {
		docs[0].Titles, docs[0].Headline = titlesOf(found.People), r.Headline
	}
	return docs
}

// IsPerson returns what tells whether a speaker of an article is a person, or may be one:
// somebody with an only name that is no organisation's.
func IsPerson(found quote.Annotation) func(quote.Speaker) bool {
	organisations, people := make(map[string]bool), make(map[string]bool)
	for _, name := range found.Organisations {
		organisations[name] = true
	}
	for _, p := range found.People {
		people[p.Name] = true
	}
	return func(s quote.Speaker) bool {
		return s.Named && (people[s.Name] || !strings.Contains(s.Name, " ") && !organisations[s.Name] && !isNoSurname(strings.ToLower(s.Name)))
	}
}

// isNoSurname reports an only name that stands for no person where the article does not call
// somebody so: that of a place, an outlet or a platform.
func isNoSurname(name string) bool { return places[name] || press[name] || platforms[name] }

var places, press, platforms = lexicon.Words("places"), lexicon.Words("press-words"), lexicon.Words("platforms")

func titlesOf(people []quote.Person) []Title {
	var out []Title
	for _, p := range people {
		for _, title := range p.Titles {
			out = append(out, Title{Title: title, Person: p.Name})
		}
	}
	return out
}

// saidOf returns the pieces of all quotes in the order of their first byte, each
// without what lies in those before it.
func saidOf(quotes []quote.Quote) []corpus.Span {
	var out []corpus.Span
	for _, q := range quotes {
		out = append(out, q.Content...)
	}
	slices.SortFunc(out, func(a, b corpus.Span) int { return cmp.Compare(a.Start, b.Start) })
	apart, end := out[:0], 0
	for _, s := range out {
		if s.Start = max(s.Start, end); s.Start < s.End {
			apart, end = append(apart, s), s.End
		}
	}
	return apart
}

// unsaidOf returns the quotes that are not asserted.
func unsaidOf(quotes []quote.Quote) (out []quote.Quote) {
	for _, q := range quotes {
		if q.Stance != "" && q.Stance != quote.Asserted {
			out = append(out, q)
		}
	}
	return out
}

// stanceOf returns the stance of a sentence: that of the first quote in it of those that
// are not asserted, which are in order.
func stanceOf(sentence corpus.Span, unsaid []quote.Quote) quote.Stance {
	for _, q := range unsaid {
		if q.Content[0].Start >= sentence.End {
			break
		}
		if corpus.Hull(q.Content).Overlaps(sentence) {
			return q.Stance
		}
	}
	return quote.Asserted
}

// addsWords reports whether a sentence has words that stand in no quote. One
// that is nothing but a quote need not be searched twice.
func addsWords(body string, sentence corpus.Span, said []corpus.Span) bool {
	at := sentence.Start
	words := func(end int) bool {
		return strings.ContainsFunc(body[at:max(at, end)], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	}
	for _, s := range said {
		if s.Start >= sentence.End {
			break
		}
		if s.End > at {
			if words(s.Start) {
				return true
			}
			at = s.End
		}
	}
	return words(sentence.End)
}

// An article is filed under so many places and organisations.
const (
	maxPlaces        = 5
	maxOrganisations = 5
)

// placesOf returns the places that a body names most, those first that it names
// more often, or earlier.
func placesOf(body string) []string {
	count := make(map[place.Name]int)
	var names []place.Name
	for _, m := range place.Find(body) {
		if count[m.Place]++; count[m.Place] == 1 {
			names = append(names, m.Place)
		}
	}
	slices.SortStableFunc(names, func(a, b place.Name) int { return cmp.Compare(count[b], count[a]) })
	var out []string
	for _, name := range names[:min(len(names), maxPlaces)] {
		out = append(out, string(name))
	}
	return out
}

func textOf(body string, spans []corpus.Span) string {
	pieces := make([]string, len(spans))
	for i, s := range spans {
		pieces[i] = s.Of(body)
	}
	return strings.Join(pieces, " ")
}
