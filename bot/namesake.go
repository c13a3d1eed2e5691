package bot

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"onrecord/bot/label"
	"onrecord/bot/people/person"
	"onrecord/corpus"
)

// Namesakes keeps what admins say of names that are one person's, or two people's.
type Namesakes interface {
	Rule(ctx context.Context, r person.Ruling) (person.Kept, error)
	Undo(ctx context.Context, id int64, by string) error
	List(ctx context.Context) ([]string, error)
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
	r, two, unread := person.ParseRuling(text)
	number, isUndo := strings.CutPrefix(strings.TrimSpace(text), "undo ")
	switch {
	case word != joinedWord && !two:
		return "", false, nil
	case !e.Admin:
		return label.Text("namesake.admins"), true, nil
	case unread != nil:
		return sentence(unread), true, nil
	case two:
		r.Same, r.By, r.At = word == joinWord, e.Name, b.Clock()
		told, err = ruleOn(ctx, b, r)
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
	all, err := b.Namesakes.List(ctx)
	if len(all) == 0 {
		return label.Text("namesake.nothing", b.Command), true, err
	}
	return strings.Join(all, "\n"), true, err
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
	kept, err := b.Namesakes.Rule(ctx, r)
	switch {
	case errors.Is(err, person.ErrNoArticle), errors.Is(err, corpus.ErrNotFound):
		return sentence(err), nil
	case err != nil:
		return "", err
	case kept.ID == 0 && r.Same:
		return label.Text("namesake.rejoined", r.Name, r.Other, label.Count(kept.Articles, "article")), nil
	case kept.ID == 0:
		return label.Text("namesake.parted-in", r.Name, r.Other, label.Count(kept.Articles, "article"), b.Command), nil
	case r.Same:
		return label.Text("namesake.joined", r.Name, r.Other, b.Command, kept.ID), nil
	}
	return label.Text("namesake.parted", r.Name, r.Other, b.Command, kept.ID), nil
}
