package person

import (
	"context"
	"slices"

	"onrecord/bot/asking/answer"
	"onrecord/bot/people/statement"
	"onrecord/corpus"
)

// place tells one statement from another.
type place struct {
	article corpus.ArticleID
	start   int
}

func placeOf(c answer.Citation) place { return place{c.Article, c.Start} }

// complete reads the whole sentence of each statement that is shown and whose own words are none:
// "that other candidates were misrepresenting his record".
func (l *Library) complete(ctx context.Context, p *Person) error {
	p.whole = make(map[place]answer.Citation)
	for _, c := range p.shown() {
		if statement.IsSentence(c) {
			continue
		}
		whole, err := l.Desk.Whole(ctx, c)
		if err != nil {
			return err
		}
		who := *whole.Speaker
		who.Medium, whole.Cue = "", "" // the sentence has them
		whole.Speaker = &who
		p.whole[placeOf(c)] = whole
	}
	return nil
}

// shown are the statements that are asserted and shown: of all of them, or of a page.
func (p *Person) shown() []answer.Citation {
	if !p.Request.All {
		page := p.page()
		if p.Request.View == "" { // a terminal shows changes, too
			page.Changes = p.Changes[:min(len(p.Changes), PerPage)]
		}
		return append(slices.Clone(page.Statements), bothOf(page.Changes)...)
	}
	out := append(slices.Clone(p.Other), bothOf(p.Changes)...)
	for _, t := range p.Topics {
		out = append(out, t.Statements...)
	}
	return out
}

// bothOf are the statements of changes.
func bothOf(changes []statement.Change) (out []answer.Citation) {
	for _, c := range changes {
		out = append(out, c.Earlier, c.Later)
	}
	return out
}

// sentence is a statement as it is shown.
func (p Person) sentence(c answer.Citation) answer.Citation {
	if whole, ok := p.whole[placeOf(c)]; ok {
		return whole
	}
	return c
}

// sentences are statements as they are shown, each sentence once, though several statements are in it.
func (p Person) sentences(said []answer.Citation) []answer.Citation {
	out := make([]answer.Citation, len(said))
	for i, c := range said {
		out[i] = p.sentence(c)
	}
	return statement.Once(out)
}
