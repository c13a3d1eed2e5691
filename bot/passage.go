package bot

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/factcheck/check"
	"onrecord/bot/label"
)

func (b *Bot) options(e Event) question.Options { return question.Options{Now: b.now(e)} }

// form is the form to fill in.
func (d dialogue) form(context.Context, Event, Ask) (Reply, error) {
	return Reply{Audience: Asker, Says: Form{}}, nil
}

// refine is the form with what was asked.
func (d dialogue) refine(_ context.Context, e Event, r Refine) (Reply, error) {
	return Reply{Audience: Asker, Says: formOf(question.Parse(r.Question, d.bot.options(e)))}, nil
}

// inContext shows a citation where it stands.
func (d dialogue) inContext(ctx context.Context, _ Event, did InContext) (Reply, error) {
	c, err := d.bot.Desk.Context(ctx, did.Passage)
	if err != nil {
		return Reply{}, err
	}
	return Reply{Audience: Asker, Says: Passage(c)}, nil
}

// clip shows a citation as it is pasted or, where it is withheld, why.
func (d dialogue) clip(ctx context.Context, _ Event, did Clip) (Reply, error) {
	c, err := d.bot.Desk.Context(ctx, did.Passage)
	if err != nil {
		return Reply{}, err
	}
	if c.Withheld != "" || c.Citation.Text == "" {
		return Reply{Audience: Asker, Says: Passage(c)}, nil
	}
	return Reply{Audience: Asker, Says: Clipping(c.Citation.Clipping())}, nil
}

// drafting is the check of a draft that somebody gives, beside what it is made of.
type drafting struct{ bot *Bot }

// form is the form into which a draft is pasted.
func (d drafting) form(context.Context, Event, Paste) (Reply, error) {
	return Reply{Audience: Asker, Says: DraftForm{d.bot.Files}}, nil
}

// check checks the quotes of a draft, in its sources first.
func (d drafting) check(ctx context.Context, _ Event, did CheckText) (Reply, error) {
	sources, unread := d.sources(ctx, did)
	if unread != nil {
		return Reply{Audience: Asker, Says: Text(label.Text("draft.unread", unread))}, nil
	}
	report, err := d.bot.Checker.Check(ctx, strings.TrimSpace(did.Draft), sources...)
	if err != nil {
		return Reply{}, fmt.Errorf("check a draft: %w", err)
	}
	return Reply{Audience: Asker, Says: Checked(report)}, nil
}

// sources reads what a draft is made of. Nothing of it is kept.
func (d drafting) sources(ctx context.Context, did CheckText) (out []check.Source, unread error) {
	for _, f := range did.Files {
		if f.Bytes > MaxSource {
			return nil, fmt.Errorf("%s: %s", f.Name, label.Text("draft.too-large", MaxSource>>20))
		}
		read, err := d.bot.InHand.ReadFile(ctx, f.Name, f.Content)
		if err != nil {
			return nil, err
		}
		out = append(out, read...)
	}
	for _, link := range did.Links {
		read, err := d.bot.InHand.Read(ctx, link)
		if err != nil {
			return nil, err
		}
		out = append(out, read...)
	}
	return out, nil
}

// MaxSource is the most bytes of a file that a draft is made of.
const MaxSource = 20 << 20

// LinksField has the addresses of what a draft is made of.
const LinksField Field = "links"

// Problems says what is wrong with the links, which are addresses of the web.
func (did CheckText) Problems() map[Field]string {
	for _, link := range did.Links {
		if at, err := url.Parse(link); err != nil || at.Host == "" || at.Scheme != "http" && at.Scheme != "https" {
			return map[Field]string{LinksField: label.Text("draft.no-link", link)}
		}
	}
	return nil
}

// mostPrompts is how many questions are suggested.
const mostPrompts = 4

// greet suggests questions to whoever opens the conversation with the bot, about
// those whom the archive quotes most.
func (hs homes) greet(ctx context.Context, _ Event, _ Greet) (Reply, error) {
	prompts, err := hs.examples(ctx, mostPrompts)
	return Reply{Audience: Asker, Says: Prompts(prompts)}, err
}

// examples are questions that the archive has answers to, at most so many.
func (hs homes) examples(ctx context.Context, most int) (out []string, err error) {
	f, err := hs.bot.Desk.Facets(ctx, question.Question{Intent: question.WhatSaid})
	if err != nil {
		return nil, err
	}
	suggest := func(counts []answer.Count, limit int, asked func(name string) string) {
		for _, c := range counts {
			if len(out) < limit && isName(c.Value) {
				out = append(out, asked(c.Value))
			}
		}
	}
	saidBy := func(name string) string { return label.Text("example.said", name) }
	spokeAbout := func(name string) string { return label.Text("example.about", name) }
	suggest(f.Speaker, most-2, saidBy)
	suggest(f.Place, most-1, spokeAbout)
	suggest(f.Organisation, most, spokeAbout)
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
