package person

import (
	"context"
	"slices"
	"strings"

	"onrecord/bot/asking/answer"
	"onrecord/bot/people/statement"
	"onrecord/corpus"
	"onrecord/index/term"
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
	var out []answer.Citation
	shown := make(map[place]bool)
	for _, c := range said {
		if whole, ok := p.whole[placeOf(c)]; ok {
			if c = whole; shown[placeOf(c)] {
				continue
			}
			shown[placeOf(c)] = true
		}
		out = append(out, c)
	}
	return out
}

// fewestRepeated is how many words of a statement tell that another one of the same article
// repeats it: a post that is quoted, and shown below.
const fewestRepeated = 5

// withoutRepeats takes out what an article prints of somebody again in the same words.
func withoutRepeats(said []answer.Citation) []answer.Citation {
	in := make(map[corpus.ArticleID][]string) // the words of each statement, between blanks
	var out []answer.Citation
	for _, c := range said {
		words := term.Words(strings.Join(c.Pieces(), " "))
		text := " " + strings.Join(words, " ") + " "
		if len(words) >= fewestRepeated && slices.ContainsFunc(in[c.Article], func(before string) bool { return strings.Contains(before, text) }) {
			continue
		}
		in[c.Article] = append(in[c.Article], text)
		out = append(out, c)
	}
	return out
}
