// Package correction owns what an editor puts right about a quote of an article:
// another speaker, another stance, other words, or that it is no quote. A [Change] says
// what, [Change.Of] makes the correction that the archive keeps, and [Lay] lays the
// corrections of an article over its annotation.
//
// A correction holds on to the words that it is about, and to the words around them:
// it outlives another version of the quote engine, and a revision of the article that
// keeps the words. Where the words are gone it is kept, and applies no longer.
//
// It is another thing than the correction that an outlet prints: that is a revision of
// the article, with the status corrected.
package correction

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// Correction is a correction of the archive that puts something right.
type Correction struct {
	corpus.Correction
	Revision int // of the article that the editor saw, and that the spans are of
	// Old is the quote as it was read; one without a kind was missed, and Old has but its
	// words.
	Old quote.Quote
	New *quote.Quote // nil where the words are no quote
	// Undone takes it back; nil where nothing does.
	Undone *corpus.Correction
	// Applies is false where it is taken back, or the article has the words no longer.
	Applies bool

	passage passage
}

// Words are those that the correction is about, as the editor saw them.
func (c Correction) Words() string { return c.passage.words(c.Old.Content) }

// Paragraph is the number of the paragraph in which they stood.
func (c Correction) Paragraph() int { return c.passage.Paragraph }

// Effect tells what is put right, a line each: "speaker: Ada Quill → Bo Fenn".
func (c Correction) Effect() []string {
	if c.New == nil {
		return []string{"not a quote"}
	}
	if c.Missed() {
		out := []string{"a quote, by " + nameOf(c.New.Speaker)}
		if c.New.Stance != quote.Asserted {
			out = append(out, "stance: "+string(c.New.Stance))
		}
		return out
	}
	var out []string
	switch {
	case !c.speaker():
	case c.Old.Speaker == c.New.Speaker:
		out = append(out, fmt.Sprintf("speaker: %s, confirmed", nameOf(c.New.Speaker)))
	default:
		out = append(out, fmt.Sprintf("speaker: %s → %s", nameOf(c.Old.Speaker), nameOf(c.New.Speaker)))
	}
	if c.stance() {
		out = append(out, fmt.Sprintf("stance: %s → %s", c.Old.Stance, c.New.Stance))
	}
	if c.bounds() {
		out = append(out, "words: "+c.passage.words(c.New.Content))
	}
	return out
}

func nameOf(s quote.Speaker) string {
	switch {
	case s.Name == "":
		return "speaker unclear"
	case s.Title == "":
		return s.Name
	}
	return s.Name + ", " + s.Title
}

func (c Correction) speaker() bool {
	return c.Old.Speaker != c.New.Speaker || c.Old.Confidence != c.New.Confidence
}
func (c Correction) stance() bool { return c.Old.Stance != c.New.Stance }
func (c Correction) bounds() bool {
	return c.Missed() || !slices.Equal(c.Old.Content, c.New.Content)
}

// Missed reports whether nobody was quoted with the words before.
func (c Correction) Missed() bool { return c.Old.Kind == "" }

// Read returns the corrections that put something right about articles, in order, given
// all that the archive keeps of these articles and the bodies that they have now.
func Read(bodies map[corpus.ArticleID]string, kept []corpus.Correction) ([]Correction, error) {
	out, err := read(kept)
	for i, c := range out {
		_, has := c.in(newText(bodies[c.Article]))
		out[i].Applies = has && c.Undone == nil
	}
	return out, err
}

// read is Read without a look at the articles.
func read(kept []corpus.Correction) ([]Correction, error) {
	var out []Correction
	at := make(map[int64]int)
	for _, k := range kept {
		if k.Undoes != 0 {
			out[at[k.Undoes]].Undone = &k
			continue
		}
		c, err := decode(k)
		if err != nil {
			return nil, err
		}
		at[c.ID] = len(out)
		out = append(out, c)
	}
	return out, nil
}

// data is the form in which the archive keeps what is put right.
type data struct {
	Revision int     `json:"revision"`
	Passage  passage `json:"passage"`
	Old      labels  `json:"old"`
	New      *labels `json:"new"` // null where the words are no quote
}

// labels are what is said of the words of a quote. Spans are byte offsets.
type labels struct {
	Kind       quote.Kind       `json:"kind"`
	Content    [][2]int         `json:"content"`
	Cue        [][2]int         `json:"cue,omitempty"`
	Source     [][2]int         `json:"source,omitempty"`
	Medium     [][2]int         `json:"medium,omitempty"`
	Name       string           `json:"name"`
	Title      string           `json:"title"`
	Named      bool             `json:"named"`
	Resolved   quote.Resolution `json:"resolved"`
	Confidence float64          `json:"confidence"`
	Stance     quote.Stance     `json:"stance"`
}

func labelsOf(q quote.Quote) labels {
	return labels{
		Kind: q.Kind, Content: pairs(q.Content), Cue: pairs(q.Cue), Source: pairs(q.Source), Medium: pairs(q.Medium),
		Name: q.Speaker.Name, Title: q.Speaker.Title, Named: q.Speaker.Named,
		Resolved: q.Resolved, Confidence: q.Confidence, Stance: q.Stance,
	}
}

func (l labels) quote() quote.Quote {
	return quote.Quote{
		Kind: l.Kind, Content: spans(l.Content), Cue: spans(l.Cue), Source: spans(l.Source), Medium: spans(l.Medium),
		Speaker:  quote.Speaker{Name: l.Name, Title: l.Title, Named: l.Named},
		Resolved: l.Resolved, Confidence: l.Confidence, Stance: l.Stance,
	}
}

func pairs(spans []corpus.Span) (out [][2]int) {
	for _, s := range spans {
		out = append(out, [2]int{s.Start, s.End})
	}
	return out
}

func spans(pairs [][2]int) (out []corpus.Span) {
	for _, p := range pairs {
		out = append(out, corpus.Span{Start: p[0], End: p[1]})
	}
	return out
}

func encode(d data) ([]byte, error) { return json.Marshal(d) }

func decode(kept corpus.Correction) (Correction, error) {
	var d data
	if err := json.Unmarshal(kept.Data, &d); err != nil {
		return Correction{}, fmt.Errorf("correction %d: %w", kept.ID, err)
	}
	c := Correction{Correction: kept, Revision: d.Revision, Old: d.Old.quote(), passage: d.Passage}
	if d.New != nil {
		put := d.New.quote()
		c.New = &put
	}
	return c, nil
}

// passage is the stretch of a body around what a correction is about.
type passage struct {
	From      int    `json:"from"` // its first byte
	Paragraph int    `json:"paragraph"`
	Text      string `json:"text"`
}

func (p passage) of(s corpus.Span) string { return p.Text[s.Start-p.From : s.End-p.From] }

// words are the pieces of a content, in one line.
func (p passage) words(content []corpus.Span) string {
	var out []string
	for _, s := range content {
		out = append(out, strings.Join(strings.Fields(p.of(s)), " "))
	}
	return strings.Join(out, " … ")
}
