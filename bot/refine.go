package bot

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
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
	prompts, err := b.examples(ctx, mostPrompts)
	return Reply{Audience: Asker, Prompts: prompts}, err
}

// examples are questions that the archive has answers to, at most so many.
func (b *Bot) examples(ctx context.Context, most int) (out []string, err error) {
	f, err := b.Desk.Facets(ctx, question.Question{Intent: question.WhatSaid})
	if err != nil {
		return nil, err
	}
	suggest := func(counts []answer.Count, limit int, before, after string) {
		for _, c := range counts {
			if len(out) < limit && isName(c.Value) {
				out = append(out, before+c.Value+after)
			}
		}
	}
	suggest(f.Speaker, most-2, "What did ", " say?")
	suggest(f.Place, most-1, "Who spoke about ", "?")
	suggest(f.Organisation, most, "Who spoke about ", "?")
	return out, nil
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
