package bleve

import (
	"runtime"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	api "github.com/blevesearch/bleve_index_api"
	"golang.org/x/sync/errgroup"

	"onrecord/index"
	"onrecord/index/person"
	"onrecord/index/term"
)

// The fields of a document. The text itself is not stored: the archive has it.
const (
	articleField      = "article"  // the article's id
	quoteField        = "quote"    // stems of a quote
	pairField         = "pair"     // each two neighbouring stems of a quote, "hope would"
	sentenceField     = "sentence" // stems of a sentence
	aboutField        = "about"    // stems of headline and body, see about.go
	meaningField      = "meaning"  // stored, of the first document: what the article's quotes mean, see near.go
	ordinalField      = "ordinal"  // of a quote among the passages, to find it by
	mentionField      = "mention"  // words of the speaker's name, title and description
	speakerField      = "speaker"  // the speaker's name, for counting
	outletField       = "outlet"
	sectionField      = "section"
	kindField         = "kind"
	stanceField       = "stance"
	outletWordsField  = "outletwords"
	sectionWordsField = "sectionwords"
	bylineField       = "byline"      // each who wrote the article
	bylineWordsField  = "bylinewords" // words of their names, and each two of one name
	yearField         = "year"
	monthField        = "month"
	placeField        = "place"
	organisationField = "organisation"
	personField       = "person"  // a speaker who is a person, see person.go
	saidField         = "said"    // when a person spoke, see person.go
	titleField        = "title"   // a title printed with a person's name, see person.go
	dayField          = "day"     // of publication, to sort by; absent where unknown
	dateField         = "date"    // the same by year, month and day, see day.go
	passageField      = "passage" // stored: the index.Passage, see passage.go
)

// Quotes and sentences have fields of their own, because most questions are
// about quotes alone, and sentences have three quarters of the words. Pairs of
// words are half of what an index of text weighs: only quotes have them.

const (
	// How often a word stands in a passage is not kept: candidates are scored by
	// which words they have, see search.go.
	listed = api.IndexField | api.SkipFreqNorm
	// counted fields are sorted and counted by; without chunks and compression
	// that takes a fifth of the time.
	counted = api.IndexField | api.DocValues | api.SkipFreqNorm | api.SkipDVChunking | api.SkipDVCompression
)

// documentsOf makes the documents of each change, several changes at a time.
func documentsOf(changes []index.Change) [][]*document.Document {
	out := make([][]*document.Document, len(changes))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, c := range changes {
		work.Go(func() error {
			about := make(map[string]bool)
			for _, d := range c.Documents {
				out[i] = append(out[i], documentOf(d, about))
			}
			if len(out[i]) > 0 {
				addAbout(out[i][0], c.Documents[0].Headline, about)
				addMeanings(out[i], c.Documents)
			}
			return nil
		})
	}
	work.Wait()
	return out
}

// documentOf makes the document of a passage, and adds its stems to those of the article.
func documentOf(d index.Document, about map[string]bool) *document.Document {
	terms := term.Of(d.Text)
	for _, t := range terms {
		about[t.Stem] = true
	}
	doc := document.NewDocument(idOf(d.Passage))
	add := func(field string, options api.FieldIndexingOptions, values ...string) {
		if len(values) > 0 {
			doc.AddField(document.NewTextFieldCustom(field, nil, nil, options, tokens(values)))
		}
	}
	add(articleField, listed, string(d.Article))
	if d.Kind == index.Sentence {
		add(sentenceField, listed, stems(terms)...)
	} else {
		add(quoteField, listed, stems(terms)...)
		add(pairField, listed, term.Pairs(terms)...)
	}
	add(mentionField, listed, d.Mentions()...)
	add(outletField, counted, d.Outlet)
	add(sectionField, counted, d.Section)
	add(placeField, counted, d.Places...)
	add(organisationField, counted, d.Organisations...)
	add(outletWordsField, listed, term.Words(d.Outlet)...)
	add(sectionWordsField, listed, term.Words(d.Section)...)
	add(bylineField, counted, d.Authors...)
	add(bylineWordsField, listed, authorTerms(d.Authors)...)
	add(kindField, counted, string(d.Kind))
	if d.Kind != index.Sentence || !d.Asserted() {
		add(stanceField, counted, string(d.Stance))
	}
	if d.Speaker.Name != "" {
		add(speakerField, counted, d.Speaker.Name)
	}
	if d.Person {
		add(personField, listed, personTerm(d.Speaker.Name))
	}
	if dates := datesOf(d.Day); dates != nil {
		add(dateField, listed, dates...)
		add(yearField, counted, dates[0])
		add(monthField, counted, dates[1])
		add(dayField, counted, string(d.Day))
		add(titleField, listed, titleTerms(d)...)
		if d.Person {
			add(saidField, listed, saidTerm(person.KeyOf(d.Speaker.Name), dates[1]))
		}
	}
	doc.AddField(document.NewTextFieldWithIndexingOptions(passageField, nil, encode(d.Passage), api.StoreField))
	return doc
}

// tokens is an analyzer that has its answer already.
type tokens []string

func (t tokens) Analyze([]byte) analysis.TokenStream {
	stream := make(analysis.TokenStream, len(t))
	for i, word := range t {
		stream[i] = &analysis.Token{Term: []byte(word), Position: i + 1}
	}
	return stream
}

func stems(terms []term.Term) []string {
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
