package ledger

import (
	"cmp"
	"hash/fnv"
	"slices"
	"sort"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/person"
	"onrecord/index/term"
)

// Book is what a ledger has in it. Numbers of speakers are places in Speakers.
type Book struct {
	Articles []*Article // by day, those without one last
	Speakers []Speaker
	// One holds, for each speaker, the speaker who stands for the person: of a person the
	// usual full name, of everybody else themselves.
	One []int32
	// First holds, for each who stands for a person, the article that quotes them first.
	// It has no day where an article without one quotes them: nobody knows when that was.
	First []*Article
	// Wordings is how many numbers of words there are.
	Wordings int
	// Titles are those that articles print with a speaker's name, each once; the first is none.
	Titles []string

	numbers  map[Speaker]int32  // their places
	keys     []person.Key       // of the persons among the speakers
	full     []bool             // the name is more than a surname
	surnames map[string][]int32 // speakers who are persons
	named    map[person.Key]int // how many articles name somebody in full
	bearers  map[string]int     // the same, of anybody with a surname
	printed  []int32            // how many statements each speaker has in Articles
	people   []bool             // who of the speakers is a person
	firstDay []corpus.Day       // the days of First
}

// FirstDay is the day on which somebody who stands for a person was quoted first; empty where
// nobody knows when that was.
func (b *Book) FirstDay(who int32) corpus.Day { return b.firstDay[who] }

// IsPerson reports whether a speaker is a person, as far as the articles tell: "Gallup", whom
// many quote and hardly any article names in full, is none.
func (b *Book) IsPerson(who int32) bool { return b.people[who] }

// MayBeAnother reports whether somebody who stands for a person is a surname alone that
// several people have.
func (b *Book) MayBeAnother(who int32) bool {
	return !b.full[who] && slices.ContainsFunc(b.surnames[b.keys[who].Surname()], func(n int32) bool { return b.printed[n] > 0 && b.One[n] != who })
}

// part is the book of those articles alone that pass: nobody is known in it by another's
// name, or since when, from an article that is not in it.
func (b *Book) part(pass func(*Article) bool) *Book {
	p := *b
	p.Articles, p.One = nil, slices.Clone(b.One)
	p.named, p.bearers, p.printed = make(map[person.Key]int), make(map[string]int), make([]int32, len(b.Speakers))
	for _, a := range b.Articles {
		if pass(a) {
			p.Articles = append(p.Articles, a)
			p.count(a, 1)
		}
	}
	for surname, names := range b.surnames {
		if slices.ContainsFunc(names, func(n int32) bool { return p.printed[n] != b.printed[n] }) {
			p.cluster(surname)
		}
	}
	p.settle()
	return &p
}

// count counts whom an article names and quotes; with -1 it takes that back.
func (b *Book) count(a *Article, by int) {
	for _, key := range a.people {
		b.named[key] += by
		b.bearers[key.Surname()] += by
	}
	for _, s := range a.Statements {
		b.printed[s.Speaker] += int32(by)
	}
}

// cluster tells which of the names with a surname are one person's, of those that the
// articles print. The usual name of those with a given name stands for the person, and of two
// as usual the fuller.
func (b *Book) cluster(surname string) {
	counts := make(map[person.Key]int)
	var keys []person.Key
	for _, n := range b.surnames[surname] {
		if b.printed[n] == 0 {
			continue
		}
		key := b.keys[n]
		if counts[key] == 0 {
			keys = append(keys, key)
		}
		counts[key] += int(b.printed[n])
	}
	same := person.Cluster(keys)
	person.GiveShortNames(same, counts)
	usual := make(map[person.Key]int32)
	for _, n := range b.surnames[surname] {
		who := same[b.keys[n]]
		if old, known := usual[who]; b.printed[n] > 0 && (!known || b.isMoreUsual(n, old, who)) {
			usual[who] = n
		}
	}
	for _, n := range b.surnames[surname] {
		b.One[n] = n
		if b.printed[n] > 0 {
			b.One[n] = usual[same[b.keys[n]]]
		}
		if body, known := b.numbers[Speaker{b.Speakers[n].Name, Body}]; known {
			b.joinBody(n, body)
		}
	}
}

// many statements of an only name are a body's where hardly anybody bears it: people who are
// quoted so often are named in full, too.
const many = 10

// isPerson is IsPerson, worked out.
func (b *Book) isPerson(who int32) bool {
	if b.Speakers[who].Group != Person {
		return false
	}
	statements := b.printed[who]
	return statements < many || b.isName(who, statements)
}

// isName reports whether a name is surely that of people: it is more than a surname, or a given
// name, or somebody bears it in full for every other statement.
func (b *Book) isName(who, statements int32) bool {
	surname := b.keys[who].Surname()
	return strings.Contains(b.Speakers[who].Name, " ") || lexicon.GivenNames()[surname] || 2*b.bearers[surname] >= int(statements)
}

// joinBody takes what articles call by one name for one speaker. An article may not tell that the
// name is a person's: others do. An only name that hardly anybody bears is what most articles
// take it for.
func (b *Book) joinBody(person, body int32) {
	b.One[body] = body
	ofPerson, ofBody := b.printed[person], b.printed[body]
	switch {
	case ofPerson == 0:
	case ofPerson >= ofBody || b.isName(person, ofPerson+ofBody):
		b.One[body] = b.One[person]
	case b.One[person] == person:
		b.One[person] = body
	}
}

// isMoreUsual reports whether a name stands for a person, whose fullest key is known, rather
// than another one.
func (b *Book) isMoreUsual(n, than int32, fullest person.Key) bool {
	switch {
	case b.full[n] != b.full[than]:
		return b.full[n]
	case b.printed[n] != b.printed[than]:
		return b.printed[n] > b.printed[than]
	}
	return b.keys[n] == fullest && b.keys[than] != fullest
}

// settle works out what is known of each speaker, now that all articles are there.
func (b *Book) settle() {
	b.findFirst()
	b.people, b.firstDay = make([]bool, len(b.Speakers)), make([]corpus.Day, len(b.Speakers))
	for who := range b.Speakers {
		b.people[who] = b.isPerson(int32(who))
		if first := b.First[who]; first != nil {
			b.firstDay[who] = first.Day
		}
	}
}

// findFirst finds the first article of each who stands for a person.
func (b *Book) findFirst() {
	b.First = make([]*Article, len(b.Speakers))
	for _, a := range slices.Backward(b.Articles) { // those without a day come first here
		for i := range a.Statements {
			if who := b.One[a.Statements[i].Speaker]; b.First[who] == nil || b.First[who].Day != "" {
				b.First[who] = a
			}
		}
	}
}

// Article is an article that quotes somebody, or nobody.
type Article struct {
	ID         corpus.ArticleID
	URL        string
	Outlet     string
	Headline   string
	Section    string
	Authors    []string
	Day        corpus.Day // published; empty is unknown
	Statements []Statement

	arrived int64
	byline  string
	bodies  []string     // the organisations that it names most
	people  []person.Key // whom it names in full
}

// Statement is a quote whose speaker is clear. An archive has a million of them: what several
// have in common is told by its number.
type Statement struct {
	// Words number the words said: copies of a statement have the same number.
	Words     int32
	Speaker   int32
	Paragraph int32
	Start     int32 // of its first byte in the body
	End       int32
	Title     int32 // printed with the speaker's name in this article; its place in Titles
	Printed   Pronoun
	kind      uint8 // its place in index.Quotes
	stance    uint8 // its place in quote.Stances
}

// Kind is how much of the statement stands in quotation marks.
func (s *Statement) Kind() index.Kind { return kinds[s.kind] }

// Stance is how the article holds the statement.
func (s *Statement) Stance() quote.Stance { return quote.Stances[s.stance] }

var kinds = index.Quotes()

// NamedIn returns how many articles name somebody by the full name of a speaker, whether
// they quote them or not.
func (b *Book) NamedIn(who int32) int { return b.named[b.keys[who]] }

// IsAsserted reports whether the article holds the words as said.
func (s *Statement) IsAsserted() bool { return s.Stance() == quote.Asserted }

// Group says what a speaker is.
type Group uint8

const (
	Person  Group = iota // who is named
	Body                 // an organisation, or a document
	Unnamed              // somebody who is described
	Unclear              // somebody who is described, and may be named elsewhere in the article
)

// Speaker is a name, or a description, by which articles print who spoke.
type Speaker struct {
	Name  string
	Group Group
}

// Pronoun is how an article calls a speaker, where it prints that with the quote.
type Pronoun uint8

const (
	NotPrinted Pronoun = iota
	She
	He
)

// articleOf makes the rows of an article.
func (l *Ledger) articleOf(r corpus.Record, found quote.Annotation) *Article {
	a := &Article{
		ID: r.ID, URL: r.URL, Outlet: l.shared(r.Outlet), Headline: r.Headline, Section: l.shared(r.Section),
		Authors: corpus.Authors(r.Byline), Day: corpus.Day(l.shared(string(corpus.DayOf(r.Published)))),
		arrived: r.Arrived.Unix(), byline: l.shared(r.Byline),
	}
	for _, body := range found.Organisations {
		a.bodies = append(a.bodies, l.shared(body))
	}
	for _, p := range found.People {
		if key := person.KeyOf(p.Name); key.IsFull() && !slices.Contains(a.people, key) {
			a.people = append(a.people, key)
		}
	}
	paragraphs, isPerson := corpus.Paragraphs(r.Body), index.IsPerson(found)
	for _, q := range found.Quotes {
		speaker := speakerOf(q, found, isPerson, r.Body)
		if !said(q, speaker.Group) {
			continue
		}
		hull := corpus.Hull(q.Content)
		s := Statement{
			Words: l.wording(wordsOf(r.Body, q)), Start: int32(hull.Start), End: int32(hull.End),
			Title: l.title(q.Speaker.Title), Printed: printed(r.Body, q),
			kind: uint8(slices.Index(kinds, index.Kind(q.Kind))), stance: uint8(slices.Index(quote.Stances, cmp.Or(q.Stance, quote.Asserted))),
		}
		if at, ok := corpus.ParagraphAt(paragraphs, hull.Start); ok {
			s.Paragraph = int32(at.Number)
		}
		s.Speaker = l.speaker(speaker)
		a.Statements = append(a.Statements, s)
	}
	return a
}

// wordsOf is a hash of the words of a quote and of how the article holds them.
func wordsOf(body string, q quote.Quote) uint64 {
	h := fnv.New64a()
	h.Write([]byte(q.Stance))
	for _, s := range q.Content {
		for _, w := range term.Words(s.Of(body)) {
			h.Write([]byte{' '})
			h.Write([]byte(w))
		}
	}
	return h.Sum64()
}

// Titles and pronouns that say whether a woman or a man spoke.
var printedAs = map[string]Pronoun{
	"she": She, "her": She, "mrs": She, "ms": She, "miss": She, "dame": She, "madam": She, "madame": She, "lady": She, "queen": She, "princess": She, "baroness": She,
	"spokeswoman": She, "chairwoman": She, "congresswoman": She, "businesswoman": She, "policewoman": She, "councilwoman": She, "mother": She, "sister": She, "daughter": She, "widow": She,
	"he": He, "his": He, "mr": He, "sir": He, "lord": He, "king": He, "prince": He, "baron": He,
	"spokesman": He, "chairman": He, "congressman": He, "businessman": He, "policeman": He, "councilman": He, "father": He, "brother": He, "son": He, "widower": He,
}

// printed is how the article calls the speaker of a quote: by the pronoun beside it, or
// by the title.
func printed(body string, q quote.Quote) Pronoun {
	if q.Resolved == quote.ByPronoun && len(q.Source) > 0 {
		return printedAs[strings.ToLower(q.Source[0].Of(body))]
	}
	var source string
	if len(q.Source) > 0 && q.Resolved == quote.ByName {
		source, _, _ = strings.Cut(q.Source[0].Of(body), " ")
	}
	words := append(term.Words(source), term.Words(q.Speaker.Title)...)
	for i, w := range words {
		// "the father of" is a tie of theirs, "a friend of her father" is another's.
		if i > 0 && (w == "of" || w == "to" || w == "for") {
			break
		}
		if p := printedAs[w]; p != NotPrinted && w != "her" && w != "his" {
			return p
		}
	}
	return NotPrinted
}

// Select returns the articles that pass a filter, in order. The kinds and stances of a
// filter are those of statements; places are not known here.
func (b *Book) Select(f index.Filter) []*Article {
	in := b.Articles
	if f.From != "" || f.To != "" {
		in = between(in, f.From, f.To)
	}
	pass := newSieve(f)
	if pass.isOpen() {
		return in
	}
	var out []*Article
	for _, a := range in {
		if pass.article(a) {
			out = append(out, a)
		}
	}
	return out
}

// Dated is how many of some articles of a book, in order, have a day.
func Dated(articles []*Article) int {
	return sort.Search(len(articles), func(i int) bool { return articles[i].Day == "" })
}

// between are those of some articles, in order, that have a day from one to another; an empty
// one is no bound.
func between(articles []*Article, from, to corpus.Day) []*Article {
	dated := articles[:Dated(articles)]
	first := sort.Search(len(dated), func(i int) bool { return dated[i].Day >= from })
	end := sort.Search(len(dated), func(i int) bool { return to != "" && dated[i].Day > to })
	return dated[first:max(first, end)]
}

// sieve lets the articles through that pass a filter, whatever its days. Each name is compared
// once.
type sieve struct {
	filter                    index.Filter
	outlets, sections, author map[string]bool
}

func newSieve(f index.Filter) *sieve {
	return &sieve{f, make(map[string]bool), make(map[string]bool), make(map[string]bool)}
}

// isOpen reports whether every article passes.
func (s *sieve) isOpen() bool {
	f, e := &s.filter, &s.filter.Except
	return e.From+e.To == "" && len(f.Outlets)+len(f.Sections)+len(f.Bylines)+len(f.Organisations) == 0 &&
		len(e.Outlets)+len(e.Sections)+len(e.Bylines)+len(e.Organisations) == 0
}

func (s *sieve) article(a *Article) bool {
	f, e := &s.filter, &s.filter.Except
	if (e.From != "" || e.To != "") && within(a.Day, e.From, e.To) {
		return false
	}
	return once(s.outlets, a.Outlet, len(f.Outlets)+len(e.Outlets) > 0, func() bool { return index.Passes(a.Outlet, f.Outlets, e.Outlets) }) &&
		once(s.sections, a.Section, len(f.Sections)+len(e.Sections) > 0, func() bool { return index.Passes(a.Section, f.Sections, e.Sections) }) &&
		once(s.author, a.byline, len(f.Bylines)+len(e.Bylines) > 0, func() bool {
			return (len(f.Bylines) == 0 || index.ByOneOf(f.Bylines, a.Authors)) && !index.ByOneOf(e.Bylines, a.Authors)
		}) &&
		named(a.bodies, f.Organisations, e.Organisations)
}

func within(d, from, to corpus.Day) bool {
	return d != "" && d >= from && (to == "" || d <= to)
}

// once decides about a value, once for all articles that have it; where nothing is asked it
// passes.
func once(known map[string]bool, value string, asked bool, decide func() bool) bool {
	if !asked {
		return true
	}
	pass, ok := known[value]
	if !ok {
		pass = decide()
		known[value] = pass
	}
	return pass
}

func named(bodies, wanted, unwanted []string) bool {
	isOne := func(of string) bool {
		return slices.ContainsFunc(bodies, func(body string) bool { return term.Fold(body) == term.Fold(of) })
	}
	return !slices.ContainsFunc(unwanted, isOne) && (len(wanted) == 0 || slices.ContainsFunc(wanted, isOne))
}
