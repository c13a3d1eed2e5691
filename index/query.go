package index

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index/term"
)

// Query asks an engine for candidates. What it finds is ordered by the engine
// and ranked again by whoever asked, on the words themselves.
type Query struct {
	// Words are the words to find. None is required of a hit.
	Words string
	// About holds words of what is spoken of, wherever in the article they stand: a hit
	// may also be a passage without any of Words: in an article that has these, or where
	// few pass the filter. Empty asks for no such passages.
	About string
	// Near asks for quotes that are near in meaning; of a query with Words it asks how near
	// the articles of the hits are.
	Near Near
	// Phrase holds words that a hit has: a quote each two neighbours together, in
	// this order, a sentence all of them. An engine lets through what does not
	// have them in one place.
	Phrase string
	// Without holds words that no hit has; of several in one entry, no hit has all.
	Without []string
	// Speaker holds words of a speaker's name, title or description that a hit
	// has, all of them. A hit is also one whose speaker is known from other articles
	// to be that person by another name, or to have held that title at the time.
	Speaker string
	Filter  Filter
	// Oldest is true where the oldest are wanted of a query without words, rather than
	// the newest.
	Oldest bool
	// Limit is the largest number of hits wanted; zero is DefaultLimit.
	Limit int
}

// Near is what a quote is near to in meaning.
type Near struct {
	Words string // what was said, in whatever words; empty asks for no such quotes
	// Speaker holds words for who said it, of which the article may use others: "tennis
	// star". It may be empty.
	Speaker string
}

// DefaultLimit is enough candidates for one answer.
const DefaultLimit = 50

// Filter narrows what is searched. An empty field lets everything through;
// values of one field are alternatives.
type Filter struct {
	Kinds    []Kind
	Stances  []quote.Stance
	Outlets  []string // words of an outlet's name, all of them
	Sections []string // words of a section's name, all of them
	Bylines  []string // words of the name of one who wrote the article, all of them
	// Places and Organisations are names that the article has among those that it
	// names most, written as a facet counts them.
	Places, Organisations []string
	// From and To are the first and the last day of publication. Either may be
	// empty. An article without a known day passes only where both are.
	From, To corpus.Day
	Except   Exception
}

// Passes reports whether an outlet, a section or a speaker is one that a filter lets
// through: the name has all words of one that is wanted, if any are, and of none that is
// not.
func Passes(name string, wanted, unwanted []string) bool {
	if len(wanted)+len(unwanted) == 0 {
		return true
	}
	has := term.Words(name)
	isOne := func(of string) bool {
		return !slices.ContainsFunc(term.Words(of), func(w string) bool { return !slices.Contains(has, w) })
	}
	return (len(wanted) == 0 || slices.ContainsFunc(wanted, isOne)) && !slices.ContainsFunc(unwanted, isOne)
}

// ByOneOf reports whether one of the authors of an article has a name that a filter asks
// for.
func ByOneOf(names, authors []string) bool {
	return slices.ContainsFunc(authors, func(author string) bool {
		has := term.Words(author)
		return slices.ContainsFunc(names, func(name string) bool {
			words := term.Words(name)
			return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(has, w) })
		})
	})
}

// Exception is what no hit has, each value by itself. Its fields are read as those
// of a [Filter].
type Exception struct {
	Kinds             []Kind
	Stances           []quote.Stance
	Outlets, Sections []string
	Bylines           []string
	Places            []string
	Organisations     []string
	Speakers          []string // as the speaker of a [Query] is named
	From, To          corpus.Day
}

// String is the canonical form: the same for equal queries.
func (q Query) String() string {
	var parts []string
	add := func(operator string, values ...string) {
		for _, v := range values {
			if v == "" {
				continue
			}
			if strings.ContainsAny(v, " \t") {
				v = `"` + v + `"`
			}
			parts = append(parts, operator+v)
		}
	}
	if q.Words != "" {
		parts = append(parts, q.Words)
	}
	if q.About != "" && q.About != q.Words {
		parts = append(parts, "about("+q.About+")")
	}
	if q.Near.Words != "" {
		parts = append(parts, "near("+strings.TrimSpace(q.Near.Speaker+": "+q.Near.Words)+")")
	}
	if q.Phrase != "" {
		parts = append(parts, `"`+q.Phrase+`"`)
	}
	add("-", q.Without...)
	add("speaker:", q.Speaker)
	add("outlet:", q.Filter.Outlets...)
	add("section:", q.Filter.Sections...)
	add("by:", q.Filter.Bylines...)
	add("place:", q.Filter.Places...)
	add("organisation:", q.Filter.Organisations...)
	for _, k := range q.Filter.Kinds {
		add("kind:", string(k))
	}
	for _, s := range q.Filter.Stances {
		add("stance:", string(s))
	}
	add("from:", string(q.Filter.From))
	add("to:", string(q.Filter.To))
	e := q.Filter.Except
	add("-speaker:", e.Speakers...)
	add("-outlet:", e.Outlets...)
	add("-section:", e.Sections...)
	add("-by:", e.Bylines...)
	add("-place:", e.Places...)
	add("-organisation:", e.Organisations...)
	for _, k := range e.Kinds {
		add("-kind:", string(k))
	}
	for _, s := range e.Stances {
		add("-stance:", string(s))
	}
	add("-from:", string(e.From))
	add("-to:", string(e.To))
	return strings.Join(parts, " ")
}

// Hit is a passage that an engine found.
type Hit struct {
	Passage
	Score float64 // comparable only with others of the same search
	// About is how much the article of the passage is about the query's About, by weight: 0
	// for none of it, and 1 for all of it in passing.
	About float64
	// Near is how near the article of a quote is to the query's Near in meaning: a cosine,
	// from -1 to 1.
	Near float64
}

// Result is what a search gives.
type Result struct {
	Hits []Hit // best first
	// Weights holds, for each stem of the query's words and phrase, how much
	// it tells one passage from another: its inverse document frequency, from
	// 0 for a stem that every passage has; the highest for one that none has.
	Weights map[string]float64
	// Passages is how many the engine holds; a stem that none has weighs its logarithm.
	Passages int
}

// Field names what a facet counts.
type Field string

const (
	Speaker Field = "speaker"
	Outlet  Field = "outlet"
	Section Field = "section"
	Year    Field = "year"
	Month   Field = "month"
	ByKind  Field = "kind"
	Place   Field = "place"
	Stance  Field = "stance" // of quotes

	Organisation Field = "organisation"
	Byline       Field = "byline" // each who wrote the article
)

// Facet counts the hits of a query by the values of a field, most first.
type Facet struct {
	Field  Field
	Values []FacetValue
}

// FacetValue is one value and the number of passages that have it.
type FacetValue struct {
	Value string
	Count int
}
