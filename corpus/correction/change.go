package correction

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote"
)

// Change is what an editor wants to put right about a quote. What is empty stays as it is.
type Change struct {
	// Speaker is a name, or a description of somebody unnamed ("a senior official"). A
	// name that the article has is completed from it: "Quill" is its Ada Quill.
	Speaker string
	Title   string // of the speaker; by default the one that the article prints
	Stance  quote.Stance
	// Bounds are the pieces of the quote, word for word. Quotation marks around them
	// are found.
	Bounds    []string
	NotAQuote bool
}

// Errors of Change.Of.
var (
	ErrNothing = errors.New("nothing would change: the quote is read so already")
	ErrWords   = errors.New("the article does not have these words there")
	ErrBoth    = errors.New("what is no quote has no speaker, stance or words: put right one or the other")
	ErrStance  = errors.New("unknown stance")
)

// Errors of Change.Missed, beside ErrWords and ErrStance.
var (
	ErrQuote   = errors.New("the words are read as a quote already: put that right")
	ErrSeveral = errors.New("the article has these words in several places: name the paragraph")
	ErrSpeaker = errors.New("a quote needs somebody who said it")
)

// Find returns the quotes that have the words, of a paragraph or, where that is 0, of
// the article: those that are nothing but the words; else those of which they are a part;
// else those that are a part of them. The attribution that divides a quote may be among
// the words. Where there is no word, "…", there is no quote.
func Find(r corpus.Record, found quote.Annotation, words string, paragraph int) []quote.Quote {
	asked, paragraphs := wordsOf(words), corpus.Paragraphs(r.Body)
	if len(asked) == 0 {
		return nil
	}
	var tiers [3][]quote.Quote
	for _, q := range slices.Concat(found.Quotes, found.Maybe) {
		at, _ := corpus.ParagraphAt(paragraphs, q.Content[0].Start)
		if paragraph != 0 && at.Number != paragraph {
			continue
		}
		var said []word
		for _, s := range q.Content {
			said = append(said, wordsOf(s.Of(r.Body))...)
		}
		hull := wordsOf(corpus.Hull(q.Content).Of(r.Body))
		switch {
		case same(said, asked), same(hull, asked):
			tiers[0] = append(tiers[0], q)
		case has(said, asked), has(hull, asked):
			tiers[1] = append(tiers[1], q)
		case has(asked, said), has(asked, hull):
			tiers[2] = append(tiers[2], q)
		}
	}
	for _, t := range tiers {
		if len(t) > 0 {
			return t
		}
	}
	return nil
}

func same(a, b []word) bool { return len(a) == len(b) && startsWith(a, b) }

// At returns the quote that a passage shows: the one with these spans, else the one that
// shares most with them, else the only one that lies in them.
func At(found quote.Annotation, passage []corpus.Span) (q quote.Quote, ok bool) {
	hull := corpus.Hull(passage)
	var inside []quote.Quote
	most := 0.0
	for _, one := range slices.Concat(found.Quotes, found.Maybe) {
		if slices.Equal(one.Content, passage) {
			return one, true
		}
		here := corpus.Hull(one.Content)
		if s := shared(here, hull); s >= half && s > most {
			q, most = one, s
		}
		if hull.Contains(here) {
			inside = append(inside, one)
		}
	}
	if most == 0 && len(inside) == 1 {
		return inside[0], true
	}
	return q, most > 0
}

func has(said, asked []word) bool {
	for i := range said {
		if startsWith(said[i:], asked) {
			return true
		}
	}
	return false
}

// Of makes the correction of a quote of an article, which is annotated so. It lacks
// who made it, when and why.
func (c Change) Of(r corpus.Record, found quote.Annotation, q quote.Quote) (corpus.Correction, error) {
	out := corpus.Correction{Article: r.ID}
	d := data{Revision: r.Revision, Old: labelsOf(q)}
	hull := hullOf(q)
	if c.NotAQuote {
		if c.Speaker != "" || c.Stance != "" || len(c.Bounds) > 0 {
			return out, ErrBoth
		}
	} else {
		put, err := c.put(r, found, q)
		if err != nil {
			return out, err
		}
		l := labelsOf(put)
		d.New = &l
		hull.Start, hull.End = min(hull.Start, put.Content[0].Start), max(hull.End, corpus.Hull(put.Content).End)
	}
	d.Passage = passageOf(r.Body, hull, q.Content[0])
	var err error
	out.Data, err = encode(d)
	return out, err
}

// Missed makes the correction that adds a quote: its words, which are the bounds, stand
// in the paragraphs of a span, and nobody was quoted with them. It lacks who made it,
// when and why.
func (c Change) Missed(r corpus.Record, found quote.Annotation, within corpus.Span) (corpus.Correction, error) {
	out := corpus.Correction{Article: r.ID}
	if c.Speaker == "" {
		return out, ErrSpeaker
	}
	content, err := bounds(r.Body, found, around(r.Body, within, 0), corpus.Span{}, c.Bounds)
	if err != nil {
		return out, err
	}
	for _, q := range slices.Concat(found.Quotes, found.Maybe) {
		if shared(corpus.Hull(q.Content), corpus.Hull(content)) >= half {
			return out, fmt.Errorf("%w: “%s”", ErrQuote, corpus.Hull(q.Content).Of(r.Body))
		}
	}
	c.Bounds = nil
	none := quote.Quote{Content: content}
	put, err := c.put(r, found, quote.Quote{Content: content, Kind: quote.KindOf(r.Body, content), Stance: quote.Asserted})
	if err != nil {
		return out, err
	}
	l := labelsOf(put)
	out.Data, err = encode(data{Revision: r.Revision, Passage: passageOf(r.Body, corpus.Hull(content), content[0]), Old: labelsOf(none), New: &l})
	return out, err
}

// hullOf covers a quote with all that belongs to it.
func hullOf(q quote.Quote) corpus.Span {
	hull := corpus.Hull(q.Content)
	for _, s := range slices.Concat(q.Cue, q.Source, q.Medium) {
		hull.Start, hull.End = min(hull.Start, s.Start), max(hull.End, s.End)
	}
	return hull
}

// beside is how much of a paragraph is kept before and after what a correction is about,
// in bytes: enough to find the place again.
const beside = 500

// passageOf is the paragraphs in which a span lies, of which a quote begins in one.
func passageOf(body string, hull, quote corpus.Span) passage {
	paragraphs := corpus.Paragraphs(body)
	first, _ := corpus.ParagraphAt(paragraphs, hull.Start)
	last, _ := corpus.ParagraphAt(paragraphs, hull.End-1)
	at, _ := corpus.ParagraphAt(paragraphs, quote.Start)
	from, to := min(max(first.Span.Start, hull.Start-beside), hull.Start), max(min(last.Span.End, hull.End+beside), hull.End)
	for !utf8.RuneStart(body[from]) {
		from--
	}
	for to < len(body) && !utf8.RuneStart(body[to]) {
		to++
	}
	return passage{From: from, Paragraph: at.Number, Text: body[from:to]}
}

// put is the quote as it should be.
func (c Change) put(r corpus.Record, found quote.Annotation, q quote.Quote) (quote.Quote, error) {
	old := q
	if c.Stance != "" {
		if !slices.Contains(quote.Stances, c.Stance) {
			return q, fmt.Errorf("%w %q: use one of %s", ErrStance, c.Stance, Stances())
		}
		q.Stance = c.Stance
	}
	if len(c.Bounds) > 0 {
		hull := corpus.Hull(q.Content)
		content, err := bounds(r.Body, found, around(r.Body, hull, 1), hull, c.Bounds)
		if err != nil {
			return q, err
		}
		q.Content, q.Kind = content, quote.KindOf(r.Body, content)
	}
	if c.Speaker != "" || c.Title != "" {
		q = spokenBy(r.Body, q, c.speaker(found, q.Speaker))
	}
	same := old.Speaker == q.Speaker && old.Confidence == q.Confidence && old.Stance == q.Stance && slices.Equal(old.Content, q.Content)
	if same {
		return q, ErrNothing
	}
	return q, nil
}

// Stances lists what a stance can be: "asserted, denied, …".
func Stances() string {
	var out []string
	for _, s := range quote.Stances {
		out = append(out, string(s))
	}
	return strings.Join(out, ", ")
}

// speaker is whom the change names.
func (c Change) speaker(found quote.Annotation, old quote.Speaker) quote.Speaker {
	name := strings.Join(strings.Fields(c.Speaker), " ")
	if name == "" {
		old.Title = c.Title
		return old
	}
	p := named(found, name)
	s := quote.Speaker{Name: p.Name, Title: c.Title, Named: !description(p.Name)}
	if s.Title == "" && len(p.Titles) > 0 {
		s.Title = p.Titles[0]
	}
	return s
}

// named is the one person or organisation of an article whose name is this or ends so;
// by default the name as it is typed.
func named(found quote.Annotation, name string) quote.Person {
	people := slices.Clone(found.People)
	for _, o := range found.Organisations {
		people = append(people, quote.Person{Name: o})
	}
	typed := wordsOf(name)
	var ends []quote.Person
	for _, p := range people {
		has := wordsOf(p.Name)
		if !startsWith(has[max(0, len(has)-len(typed)):], typed) {
			continue
		}
		if len(has) == len(typed) {
			return p
		}
		ends = append(ends, p)
	}
	if len(ends) == 1 {
		return ends[0]
	}
	return quote.Person{Name: name}
}

// description reports whether somebody unnamed is described: "a senior official", "two
// officials", "the mayor".
func description(name string) bool {
	first, rest, _ := strings.Cut(name, " ")
	if !lexicon.Words("determiners")[strings.ToLower(first)] {
		return !strings.ContainsFunc(name, unicode.IsUpper)
	}
	return !strings.EqualFold(first, "the") || !strings.ContainsFunc(rest, unicode.IsUpper)
}

// spokenBy is a quote with a speaker who was put right. A source that names somebody
// else is not its source.
func spokenBy(body string, q quote.Quote, s quote.Speaker) quote.Quote {
	q.Speaker, q.Confidence = s, 1
	named := s.Named && len(q.Source) > 0 && shareWord(wordsOf(corpus.Hull(q.Source).Of(body)), wordsOf(s.Name))
	if q.Resolved == quote.ByName && !named {
		q.Cue, q.Source, q.Medium = nil, nil, nil
	}
	switch {
	case len(q.Source) == 0:
		q.Resolved = quote.ByContinuation
	case named:
		q.Resolved = quote.ByName
	case q.Resolved != quote.ByPronoun:
		q.Resolved = quote.ByDescription
	}
	return q
}

func shareWord(a, b []word) bool {
	return slices.ContainsFunc(a, func(w word) bool { return has(b, []word{w}) })
}

// around is the paragraphs of a span, with so many before and after them.
func around(body string, s corpus.Span, more int) corpus.Span {
	paragraphs := corpus.Paragraphs(body)
	first, _ := corpus.ParagraphAt(paragraphs, s.Start)
	last, _ := corpus.ParagraphAt(paragraphs, s.End-1)
	from, to := max(first.Number-1-more, 0), min(last.Number+more, len(paragraphs))
	return corpus.Hull([]corpus.Span{paragraphs[from].Span, paragraphs[to-1].Span})
}

// bounds returns where the pieces of a quote stand in a part of a body: those places
// that are nearest to where the quote stands now. Where it stands nowhere, there may be
// one place only.
func bounds(body string, found quote.Annotation, within, now corpus.Span, pieces []string) ([]corpus.Span, error) {
	words := slices.DeleteFunc(wordsOf(body), func(w word) bool { return !within.Contains(w.Span) })
	t := text{body, words}
	var out []corpus.Span
	for _, piece := range pieces {
		said := wordsOf(piece)
		var places []corpus.Span
		for i := range words {
			if len(said) > 0 && startsWith(words[i:], said) && (len(out) == 0 || words[i].Start >= out[len(out)-1].End) {
				places = append(places, corpus.Span{Start: words[i].Start, End: words[i+len(said)-1].End})
			}
		}
		switch {
		case len(places) == 0:
			return nil, fmt.Errorf("%w: “%s”", ErrWords, piece)
		case len(places) > 1 && now.Len() == 0 && len(out) == 0:
			return nil, fmt.Errorf("%w: “%s”", ErrSeveral, piece)
		}
		nearest := slices.MinFunc(places, func(a, b corpus.Span) int { return cmp.Compare(distance(a, now), distance(b, now)) })
		out = append(out, quoted(body, found.Quotations, t.withMarks(nearest, piece, said)))
	}
	return out, nil
}

func distance(s, from corpus.Span) int {
	if s.Overlaps(from) {
		return 0
	}
	return max(s.Start-from.End, from.Start-s.End)
}

// quoted takes in the quotation marks that stand directly around words, with the comma
// or full stop inside them.
func quoted(body string, quotations []corpus.Span, s corpus.Span) corpus.Span {
	noWord := func(text string) bool { return !strings.ContainsFunc(text, func(r rune) bool { return !isMark(r) }) }
	for _, q := range quotations {
		if q.Overlaps(s) {
			if q.Start < s.Start && noWord(body[q.Start:s.Start]) {
				s.Start = q.Start
			}
			if q.End > s.End && noWord(body[s.End:q.End]) {
				s.End = q.End
			}
		}
	}
	return s
}
