// Package correct owns how an editor puts a quote right that was cited: what the form
// is filled in with ([Corrector.Open]), and what becomes of it ([Corrector.Put],
// [Corrector.Undo]). What can be put right, and how it is kept, is package
// corpus/correction's.
package correct

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/corpus/correction"
	"onrecord/corpus/quote"
)

// Archive is what a Corrector reads and writes.
type Archive interface {
	annotation.Reader
	Article(ctx context.Context, id corpus.ArticleID) (corpus.Record, error)
	AllCorrections(ctx context.Context) ([]corpus.Correction, error)
	Correct(ctx context.Context, c corpus.Correction) (corpus.Correction, error)
	Printing(ctx context.Context, words string) ([]corpus.ArticleID, error)
}

// Desk finds a passage in the article as it is now.
type Desk interface {
	Context(ctx context.Context, passage answer.Reference) (answer.Context, error)
}

// Corrector puts quotes right.
type Corrector struct {
	Archive Archive
	Desk    Desk
	Clock   func() time.Time
}

// Form is a quote as it is read now, to be put right.
type Form struct {
	Passage answer.Reference
	Quote   answer.Citation
	Speaker string       // empty where nobody is meant
	Names   []string     // that the article has, of people and organisations
	Stance  quote.Stance // of the quote
	Words   string       // a piece a line
	// Missed is true where nobody is quoted with the words: they can be made a quote.
	Missed bool
	// Seen is the last correction of the article that the form takes account of.
	Seen int64
	// Problem says why the quote cannot be put right; else it is empty.
	Problem string
}

// Fix is a form that was filled in. What is as it was in the form changes nothing.
type Fix struct {
	Name      string // chosen among the names, or typed
	Title     string
	Stance    quote.Stance
	Words     string
	NotAQuote bool
	Copies    bool // also in the other articles that print the quote
	Reason    string
	Seen      int64
}

// Field is a field of the form in which something is wrong.
type Field string

const (
	NameField   Field = "name"
	StanceField Field = "stance"
	WordsField  Field = "words"
	NoneField   Field = "none" // not a quote
	ReasonField Field = "reason"
)

// Done is what was put right.
type Done struct {
	IDs     []int64   // of the correction, and of those of copies
	At      time.Time // UTC
	By, Why string
	Words   string
	Effect  []string // a line each
	Undone  bool     // it is taken back
	// Problems say what is wrong in which field; nothing was changed.
	Problems map[Field]string
}

// Open fills in the form.
func (c *Corrector) Open(ctx context.Context, passage answer.Reference) (Form, error) {
	f := Form{Passage: passage}
	at, err := c.find(ctx, passage)
	if err != nil || at.problem != "" {
		f.Problem = at.problem
		return f, err
	}
	f.Quote, f.Speaker, f.Stance, f.Seen = at.citation, at.quote.Speaker.Name, at.quote.Stance, at.seen
	f.Words = wordsOf(at.record.Body, at.quote)
	if f.Missed = at.missed; f.Missed {
		f.Words, f.Stance = strings.Join(strings.Fields(at.citation.Text), " "), quote.Asserted
	}
	for _, p := range at.found.People {
		f.Names = append(f.Names, p.Name)
	}
	f.Names = append(f.Names, at.found.Organisations...)
	return f, nil
}

// place is a quote in its article.
type place struct {
	record   corpus.Record
	found    quote.Annotation
	quote    quote.Quote
	citation answer.Citation
	missed   bool // nobody is quoted with the words
	seen     int64
	problem  string
}

// find looks for the quote that a passage shows.
func (c *Corrector) find(ctx context.Context, passage answer.Reference) (p place, err error) {
	shown, err := c.Desk.Context(ctx, passage)
	switch {
	case err != nil:
		return p, err
	case shown.Withheld != "":
		p.problem = label.Text("fix.hidden")
		return p, nil
	case shown.Citation.Text == "":
		p.problem = label.Text("fix.revised")
		return p, nil
	}
	p.citation = shown.Citation
	if p.record, err = c.Archive.Article(ctx, passage.Article); err != nil {
		return p, err
	}
	if p.found, err = annotation.Of(ctx, c.Archive, p.record); err != nil {
		return p, err
	}
	kept, err := c.Archive.Corrections(ctx, passage.Article)
	if err != nil {
		return p, err
	}
	for _, k := range kept {
		p.seen = k.ID
	}
	var ok bool
	p.quote, ok = correction.At(p.found, p.citation.Reference().Spans)
	p.missed = !ok
	return p, nil
}

// wordsOf are the pieces of a quote, a line each.
func wordsOf(body string, q quote.Quote) string {
	var out []string
	for _, s := range q.Content {
		out = append(out, strings.Join(strings.Fields(s.Of(body)), " "))
	}
	return strings.Join(out, "\n")
}

// Put puts a quote right for an editor.
func (c *Corrector) Put(ctx context.Context, passage answer.Reference, f Fix, by string) (Done, error) {
	at, err := c.find(ctx, passage)
	if err != nil {
		return Done{}, err
	}
	wrong := func(field Field, text string) (Done, error) {
		return Done{Problems: map[Field]string{field: text}}, nil
	}
	switch {
	case at.problem != "":
		return wrong(ReasonField, at.problem)
	case at.seen != f.Seen:
		return wrong(ReasonField, label.Text("fix.meanwhile"))
	case strings.TrimSpace(f.Reason) == "":
		return wrong(ReasonField, label.Text("fix.say-why"))
	}
	made, err := f.make(at)
	switch {
	case errors.Is(err, correction.ErrSpeaker):
		return wrong(NameField, label.Text("fix.name"))
	case errors.Is(err, correction.ErrQuote):
		return wrong(WordsField, label.Text("fix.overlaps"))
	case errors.Is(err, correction.ErrSeveral):
		return wrong(WordsField, label.Text("fix.several"))
	case errors.Is(err, correction.ErrBoth):
		return wrong(NoneField, label.Text("fix.both"))
	case errors.Is(err, correction.ErrWords):
		return wrong(WordsField, label.Text("fix.no-words"))
	case errors.Is(err, correction.ErrStance):
		return wrong(StanceField, label.Text("fix.no-stance"))
	case errors.Is(err, correction.ErrNothing):
		return wrong(NameField, label.Text("fix.nothing"))
	case err != nil:
		return Done{}, err
	}
	made.At, made.By, made.Reason = c.Clock(), by, strings.TrimSpace(f.Reason)
	all := []corpus.Correction{made}
	if f.Copies && !at.missed {
		copies, err := Copies(ctx, c.Archive, at.record, at.quote, f.change(at))
		if err != nil {
			return Done{}, err
		}
		all = append(all, copies...)
	}
	return c.keep(ctx, all, made)
}

// keep keeps corrections, which are made as the first one.
func (c *Corrector) keep(ctx context.Context, all []corpus.Correction, first corpus.Correction) (d Done, err error) {
	for i, one := range all {
		one.At, one.By, one.Reason = first.At, first.By, first.Reason
		if one, err = c.Archive.Correct(ctx, one); err != nil {
			return d, err
		}
		if i == 0 {
			if d, err = done(one); err != nil {
				return d, err
			}
			continue
		}
		d.IDs = append(d.IDs, one.ID)
	}
	return d, nil
}

// make makes the correction.
func (f Fix) make(at place) (corpus.Correction, error) {
	if !at.missed {
		return f.change(at).Of(at.record, at.found, at.quote)
	}
	c := correction.Change{Speaker: strings.TrimSpace(f.Name), Title: strings.TrimSpace(f.Title), Stance: f.Stance, Bounds: f.lines()}
	return c.Missed(at.record, at.found, corpus.Hull(at.citation.Reference().Spans))
}

// lines are the pieces of the words.
func (f Fix) lines() (out []string) {
	for line := range strings.Lines(f.Words) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// change is what the form changes of a quote.
func (f Fix) change(at place) correction.Change {
	c := correction.Change{Title: strings.TrimSpace(f.Title), NotAQuote: f.NotAQuote}
	if name := strings.TrimSpace(f.Name); name != at.quote.Speaker.Name {
		c.Speaker = name
	}
	if f.Stance != at.quote.Stance {
		c.Stance = f.Stance
	}
	was := strings.Split(wordsOf(at.record.Body, at.quote), "\n")
	if is := f.lines(); !slices.Equal(was, is) {
		c.Bounds = is
	}
	return c
}

// done tells what a correction that was just made does.
func done(kept ...corpus.Correction) (Done, error) {
	all, err := correction.Read(nil, kept)
	if err != nil {
		return Done{}, err
	}
	return doneOf(all[0]), nil
}

func doneOf(c correction.Correction) Done {
	return Done{IDs: []int64{c.ID}, At: c.At, By: c.By, Why: c.Reason, Words: c.Words(), Effect: c.Effect(), Undone: c.Undone != nil}
}

// lately is how many corrections are shown that were made last.
const lately = 5

// Lately returns what was put right last and stands, the latest first. Of articles that
// may not be shown there is nothing.
func (c *Corrector) Lately(ctx context.Context) ([]Done, error) {
	kept, err := c.Archive.AllCorrections(ctx)
	if err != nil {
		return nil, err
	}
	all, err := correction.Read(nil, kept)
	if err != nil {
		return nil, err
	}
	var out []Done
	for _, one := range slices.Backward(all) {
		if one.Undone != nil || len(out) == lately {
			continue
		}
		r, err := c.Archive.Article(ctx, one.Article)
		if err != nil {
			return nil, err
		}
		if !r.Hidden(c.Clock()) {
			out = append(out, doneOf(one))
		}
	}
	return out, nil
}

// Undo takes corrections back for an editor. One that is taken back already stays so. It
// tells of the first.
func (c *Corrector) Undo(ctx context.Context, ids []int64, by string) (Done, error) {
	if len(ids) == 0 {
		return Done{}, corpus.ErrNoCorrection
	}
	for _, id := range ids {
		_, err := c.Archive.Correct(ctx, corpus.Correction{At: c.Clock(), By: by, Undoes: id})
		if err != nil && !errors.Is(err, corpus.ErrUndone) {
			return Done{}, err
		}
	}
	all, err := c.Archive.AllCorrections(ctx)
	if err != nil {
		return Done{}, err
	}
	d, err := done(slices.DeleteFunc(all, func(k corpus.Correction) bool { return k.ID != ids[0] && k.Undoes != ids[0] })...)
	d.IDs = ids
	return d, err
}
