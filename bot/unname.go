package bot

import (
	"context"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"

	"onrecord/bot/label"
	"onrecord/bot/people/person"
	"onrecord/corpus"
)

// Names takes names out of articles, and keeps a record of it.
type Names interface {
	TakeOut(ctx context.Context, t corpus.TakenOut) (corpus.TakenOut, error)
	PutBack(ctx context.Context, now time.Time, id int64, by string) (corpus.TakenOut, error)
	All(ctx context.Context) ([]corpus.TakenOut, error)
}

// ForAdmins reports whether only an admin of the workspace may do something: whoever brings
// the event finds out who that is.
func ForAdmins(did Act) bool {
	c, ok := did.(Command)
	if !ok {
		return false
	}
	first, rest, _ := strings.Cut(strings.TrimSpace(c.Text), " ")
	switch strings.ToLower(first) {
	case "unname", "drafts", joinedWord:
		return true
	case joinWord, partWord: // "part of the deal, who said" is a question
		_, two, _ := person.ParseRuling(rest)
		return two
	}
	return false
}

// unnaming takes names out of articles, for admins.
type unnaming struct{ bot *Bot }

// takeOut matches the order to take a name out: ARTICLE "NAME" because REASON.
var takeOut = regexp.MustCompile(`(?is)^(\S+)\s+["“”„](.+?)["“”]\s+because\s+(\S.*)$`)

// unname does what an admin types about names: takes one out of an article, lists what was
// taken out, and puts one back.
func (u unnaming) unname(ctx context.Context, e Event, text string) (string, error) {
	if !e.Admin {
		return label.Text("unname.admins"), nil
	}
	switch first, rest, _ := strings.Cut(text, " "); strings.ToLower(first) {
	case "", "list":
		return u.list(ctx)
	case "undo":
		if id, err := strconv.ParseInt(strings.TrimSpace(rest), 10, 64); err == nil {
			return u.putBack(ctx, e, id)
		}
	}
	if m := takeOut.FindStringSubmatch(text); m != nil {
		return u.takeOut(ctx, m[1], corpus.TakenOut{Name: m[2], At: u.bot.Clock(), By: e.Name, Reason: strings.TrimSpace(m[3])})
	}
	return label.Text("unname.usage", u.bot.Command), nil
}

// takeOut takes a name out of the article with an id or an address.
func (u unnaming) takeOut(ctx context.Context, article string, t corpus.TakenOut) (string, error) {
	found, err := u.bot.Archive.Find(ctx, article)
	switch {
	case errors.Is(err, corpus.ErrNotFound):
		return label.Text("unname.no-article", article), nil
	case err != nil:
		return "", err
	case len(found) > 1:
		return label.Text("unname.several", len(found)), nil
	}
	t.Article = found[0].ID
	done, err := u.bot.Names.TakeOut(ctx, t)
	if errors.Is(err, corpus.ErrNoName) || errors.Is(err, corpus.ErrShortName) || errors.Is(err, corpus.ErrTakenTwice) {
		return sentence(err), nil
	}
	if err != nil {
		return "", err
	}
	return label.Text("unname.done", done.Article, u.bot.Command, done.ID), nil
}

// putBack puts a name back into an article that the admin may see.
func (u unnaming) putBack(ctx context.Context, e Event, id int64) (string, error) {
	b := u.bot
	all, err := b.Names.All(ctx)
	if err != nil {
		return "", err
	}
	for _, t := range all {
		if t.ID != id || !t.Back.IsZero() {
			continue
		}
		if _, err := b.Archive.Article(ctx, t.Article); errors.Is(err, corpus.ErrNotFound) {
			break
		} else if err != nil {
			return "", err
		}
		if _, err := b.Names.PutBack(ctx, b.Clock(), id, e.Name); err != nil {
			return "", err
		}
		return label.Text("unname.undone", t.Article), nil
	}
	return label.Text("unname.unknown", id, b.Command), nil
}

// list tells what was taken out of the articles that the admin may see.
func (u unnaming) list(ctx context.Context) (string, error) {
	b := u.bot
	all, err := b.Names.All(ctx)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	for _, t := range all {
		if _, err := b.Archive.Article(ctx, t.Article); errors.Is(err, corpus.ErrNotFound) {
			continue
		} else if err != nil {
			return "", err
		}
		out.WriteString(label.Text("unname.one", t.ID, t.Article, t.Name, t.At.Format(time.DateOnly), t.By, t.Reason))
		if !t.Back.IsZero() {
			out.WriteString(" " + label.Text("unname.back", t.Back.Format(time.DateOnly), t.BackBy))
		}
		out.WriteString("\n")
	}
	if out.Len() == 0 {
		return label.Text("unname.none"), nil
	}
	return out.String(), nil
}
