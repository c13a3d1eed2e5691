package bot

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"onrecord/bot/label"
	"onrecord/bot/people/person"
)

// Namesakes keeps what admins say of names that are one person's, or two people's.
type Namesakes interface {
	person.Rulings
	Rule(ctx context.Context, r person.Ruling) (id int64, err error)
	Undo(ctx context.Context, id int64, by string) error
}

// What an admin types about names begins with one of these words.
const (
	joinWord   = "join"   // Elin Varga = E. Brook
	partWord   = "part"   // the same
	joinedWord = "joined" // list, undo 3
)

// namesakes joins or parts two names, lists what was, and undoes it; ok is false where the
// words are a question.
func namesakes(ctx context.Context, b *Bot, e Event, word, text string) (told string, ok bool, err error) {
	name, other, two := person.TwoNames(text)
	number, isUndo := strings.CutPrefix(strings.TrimSpace(text), "undo ")
	switch {
	case word != joinedWord && !two:
		return "", false, nil
	case !e.Admin:
		return label.Text("namesake.admins"), true, nil
	case two:
		told, err = ruleOn(ctx, b, person.Ruling{Name: name, Other: other, Same: word == joinWord, By: e.Name, At: b.Clock()})
		return told, true, err
	case isUndo:
		id, err := strconv.ParseInt(strings.TrimSpace(number), 10, 64)
		if err == nil {
			err = b.Namesakes.Undo(ctx, id, e.Name)
		}
		if err != nil {
			return label.Text("namesake.none", b.Command), true, unless(err, strconv.ErrSyntax, strconv.ErrRange, person.ErrNoRuling)
		}
		return label.Text("namesake.undone"), true, nil
	}
	told, err = ruled(ctx, b)
	return told, true, err
}

// unless returns an error that is none of those that were expected.
func unless(err error, expected ...error) error {
	for _, e := range expected {
		if errors.Is(err, e) {
			return nil
		}
	}
	return err
}

func ruleOn(ctx context.Context, b *Bot, r person.Ruling) (string, error) {
	if err := r.Validate(); err != nil {
		return sentence(err), nil
	}
	id, err := b.Namesakes.Rule(ctx, r)
	if err != nil {
		return "", err
	}
	if r.Same {
		return label.Text("namesake.joined", r.Name, r.Other, b.Command, id), nil
	}
	return label.Text("namesake.parted", r.Name, r.Other, b.Command, id), nil
}

func ruled(ctx context.Context, b *Bot) (string, error) {
	all, err := b.Namesakes.Rulings(ctx)
	if err != nil || len(all) == 0 {
		return label.Text("namesake.nothing", b.Command), err
	}
	var out []string
	for _, r := range all {
		out = append(out, r.String())
	}
	return strings.Join(out, "\n"), nil
}
