package correction

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote"
)

// Lay lays the corrections of an article over its annotation, the earliest first, given
// all that the archive keeps of the article. It leaves the annotation given as it is.
func Lay(body string, found quote.Annotation, kept []corpus.Correction) (quote.Annotation, error) {
	if len(kept) == 0 {
		return found, nil
	}
	all, err := read(kept)
	if err != nil {
		return quote.Annotation{}, err
	}
	found.Quotes, found.Maybe = slices.Clone(found.Quotes), slices.Clone(found.Maybe)
	t := newText(body)
	for _, c := range all {
		if c.Undone != nil {
			continue
		}
		if here, ok := c.in(t); ok {
			here.lay(body, &found)
		}
	}
	return found, nil
}

// in returns the correction with the places that its words have in a text; ok is false
// where the text has them no longer.
func (c Correction) in(t text) (Correction, bool) {
	move := func(q quote.Quote) (quote.Quote, bool) {
		q.Content = t.all(c.passage, q.Content)
		q.Cue, q.Source, q.Medium = t.any(c.passage, q.Cue), t.any(c.passage, q.Source), t.any(c.passage, q.Medium)
		return q, q.Content != nil
	}
	var ok bool
	if c.Old, ok = move(c.Old); !ok || c.New == nil {
		return c, ok
	}
	put, ok := move(*c.New)
	c.New = &put
	return c, ok
}

// lay changes the quote that the correction is about. One that the engine does not find
// any more is added as the editor saw it.
func (c Correction) lay(body string, found *quote.Annotation) {
	list, i := c.quoteIn(found)
	put := c.New
	if list != nil {
		if put != nil {
			changed := c.changed(body, (*list)[i])
			put = &changed
		}
		*list = slices.Delete(*list, i, i+1)
	}
	if put == nil {
		return
	}
	if list == nil || c.bounds() {
		within := func(q quote.Quote) bool { return takesIn(*put, q) }
		found.Quotes, found.Maybe = slices.DeleteFunc(found.Quotes, within), slices.DeleteFunc(found.Maybe, within)
	}
	at, _ := slices.BinarySearchFunc(found.Quotes, *put, func(a, b quote.Quote) int {
		return cmp.Compare(a.Content[0].Start, b.Content[0].Start)
	})
	found.Quotes = slices.Insert(found.Quotes, at, *put)
	introduce(found, put.Speaker)
}

// changed is a quote with what the correction puts right.
func (c Correction) changed(body string, q quote.Quote) quote.Quote {
	if c.speaker() {
		q = spokenBy(body, q, c.New.Speaker)
	}
	if c.stance() {
		q.Stance = c.New.Stance
	}
	if c.bounds() {
		q.Content, q.Kind = c.New.Content, c.New.Kind
	}
	return q
}

// quoteIn returns the quote that the correction is about, in the list that has it: the
// one that shares most of its words, and of those with the same words the one with the
// same source or speaker. The list is nil where none shares half of them.
func (c Correction) quoteIn(found *quote.Annotation) (list *[]quote.Quote, at int) {
	most := 0.0
	for _, quotes := range []*[]quote.Quote{&found.Quotes, &found.Maybe} {
		for i, q := range *quotes {
			shared := shared(corpus.Hull(q.Content), corpus.Hull(c.Old.Content))
			if shared < half {
				continue
			}
			if slices.Equal(q.Source, c.Old.Source) {
				shared += 0.2
			}
			if q.Speaker.Name == c.Old.Speaker.Name {
				shared += 0.1
			}
			if shared > most {
				list, at, most = quotes, i, shared
			}
		}
	}
	return list, at
}

// half of the words in common make two stretches one quote.
const half = 0.5

// shared is how much two spans have in common, of what they cover together.
func shared(a, b corpus.Span) float64 {
	both := min(a.End, b.End) - max(a.Start, b.Start)
	return float64(both) / float64(max(a.End, b.End)-min(a.Start, b.Start))
}

// takesIn reports whether a quote that was put right has all of another one: it was
// widened, or the engine finds but a part of it now. One that is reported inside it stays.
func takesIn(wide, q quote.Quote) bool {
	return slices.ContainsFunc(wide.Content, func(s corpus.Span) bool {
		return s.Contains(corpus.Hull(q.Content)) && !slices.ContainsFunc(q.Cue, s.Contains)
	})
}

// introduce adds a speaker to those whom the article names.
func introduce(found *quote.Annotation, s quote.Speaker) {
	if !s.Named || slices.Contains(found.Organisations, s.Name) ||
		slices.ContainsFunc(found.People, func(p quote.Person) bool { return p.Name == s.Name }) {
		return
	}
	organisation := lexicon.Words("organisation-words")
	if slices.ContainsFunc(strings.Fields(strings.ToLower(s.Name)), func(w string) bool { return organisation[w] }) {
		found.Organisations = append(slices.Clip(found.Organisations), s.Name)
		return
	}
	found.People = append(slices.Clip(found.People), quote.Person{Name: s.Name})
}
