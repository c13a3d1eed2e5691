package bot

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"onrecord/bot/answer"
	"onrecord/bot/question"
)

func (b *Bot) options(e Event) question.Options { return question.Options{Now: b.now(e)} }

// form is the form to fill in, with what was asked.
func (b *Bot) form(e Event) Reply {
	f := Form{}
	if e.Kind == Refine {
		f = formOf(question.Parse(e.Text, b.options(e)))
	}
	return Reply{Audience: Asker, Form: &f}
}

// passage shows a citation where it stands, or as it is pasted.
func (b *Bot) passage(ctx context.Context, e Event) (Reply, error) {
	c, err := b.Desk.Context(ctx, *e.Passage)
	if err != nil {
		return Reply{}, err
	}
	if e.Kind == Clip && c.Withheld == "" && c.Citation.Text != "" {
		return Reply{Audience: Asker, Clipping: c.Citation.Clipping()}, nil
	}
	return Reply{Audience: Asker, Context: &c}, nil
}

// check checks the quotes of a draft.
func (b *Bot) check(ctx context.Context, e Event) (Reply, error) {
	report, err := b.Checker.Check(ctx, e.Text)
	if err != nil {
		return Reply{}, fmt.Errorf("check a draft: %w", err)
	}
	return Reply{Audience: Asker, Checked: &report}, nil
}

// mostPrompts is how many questions are suggested.
const mostPrompts = 4

// greet suggests questions to whoever opens the conversation with the bot, about
// those whom the archive quotes most.
func (b *Bot) greet(ctx context.Context) (Reply, error) {
	f, err := b.Desk.Facets(ctx, question.Question{Intent: question.WhatSaid})
	if err != nil {
		return Reply{}, err
	}
	r := Reply{Audience: Asker}
	suggest := func(counts []answer.Count, limit int, before, after string) {
		for _, c := range counts {
			if len(r.Prompts) < limit && isName(c.Value) {
				r.Prompts = append(r.Prompts, before+c.Value+after)
			}
		}
	}
	suggest(f.Speaker, mostPrompts/2, "What did ", " say?")
	suggest(f.Place, mostPrompts-1, "Who spoke about ", "?")
	suggest(f.Organisation, mostPrompts, "Who spoke about ", "?")
	return r, nil
}

// isName reports whether a value is somebody's name and not a description: "the
// mayor", "A Syrian army source".
func isName(value string) bool {
	first, _, more := strings.Cut(value, " ")
	if more && (first == "A" || first == "An" || first == "The") || len(value) > 60 {
		return false
	}
	return strings.IndexFunc(value, unicode.IsUpper) == 0
}
