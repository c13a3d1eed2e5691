package bot

import (
	"context"
	"errors"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/bot/news/watch"
)

// Rehearser tells what a watch would have found.
type Rehearser interface {
	Rehearse(ctx context.Context, q question.Question, days int) (watch.Rehearsal, error)
}

// Watchable is a watch that is not kept yet, with what it would have told of.
type Watchable struct {
	watch.Rehearsal
	// Here is true where it can be told in the channel, which others read.
	Here bool
}

// Kept is a watch as the form asks for it: where what it finds goes.
type Kept struct {
	To   Where
	Hook string // the address, of ToHook
}

// Where is where what a watch finds goes.
type Where string

const (
	ToMe   Where = "me"   // a direct message
	ToHere Where = "here" // the channel in which the form was opened
	ToFeed Where = "feed"
	ToHook Where = "hook"
)

// HookField is the field of the form that takes the address of a webhook.
const HookField Field = "hook"

// Problems says what is wrong in which field.
func (k Kept) Problems() map[Field]string {
	if k.To != ToHook {
		return nil
	}
	if _, err := watch.ToHook(k.Hook); err != nil {
		return map[Field]string{HookField: sentence(err)}
	}
	return nil
}

func (k Kept) target(channel string) (watch.Target, error) {
	switch k.To {
	case ToHere:
		return watch.ToChannel(channel), nil
	case ToFeed:
		return watch.Feed, nil
	case ToHook:
		return watch.ToHook(k.Hook)
	}
	return "", nil
}

// watchThis rehearses the watch for a question or, where it asks for nothing that can be
// watched, for whoever is cited.
func (o onward) watchThis(ctx context.Context, e Event, did WatchThis) (Reply, error) {
	q, ok := watch.Of(question.Parse(did.Question, o.bot.options(e)))
	if !ok {
		c, err := o.bot.Desk.Context(ctx, did.Passage)
		if err != nil {
			return Reply{}, err
		}
		if s := c.Citation.Speaker; c.Withheld == "" && s.IsClear() {
			q, ok = question.Question{Intent: question.Find, Speaker: s.Name}, true
		}
	}
	if !ok {
		return Reply{Audience: Asker, Says: Text(label.Text("watch.nothing-here", o.bot.Command, label.Text("watch.usage")))}, nil
	}
	r, err := o.bot.Rehearser.Rehearse(ctx, question.Parse(q.String(), question.Options{}), watch.RehearsedDays)
	if err != nil {
		return Reply{}, err
	}
	return Reply{Audience: Asker, Says: Watchable{r, !e.Alone && e.Channel != ""}}, nil
}

// keepWatch keeps a watch as the form asks for it.
func (o onward) keepWatch(ctx context.Context, e Event, did KeepWatch) (Reply, error) {
	to, err := did.Kept.target(e.Channel)
	if err != nil {
		return Reply{Audience: Asker, Says: Text(sentence(err))}, nil
	}
	q := question.Parse(did.Question, question.Options{})
	if _, ok := watch.Of(q); !ok || did.Kept.To == ToHere && (e.Alone || e.Channel == "") {
		return Reply{Audience: Asker, Says: Text(label.Text("watch.cannot"))}, nil
	}
	text, err := o.addWatch(ctx, e, q, to)
	return Reply{Audience: Asker, Says: Text(text), HomeChanged: true}, err
}

// addWatch keeps a watch, and tells what becomes of it.
func (o onward) addWatch(ctx context.Context, e Event, q question.Question, to watch.Target) (string, error) {
	r, err := o.bot.Rehearser.Rehearse(ctx, q, watch.RehearsedDays)
	if err != nil {
		return "", err
	}
	w, err := o.bot.Watches.Add(ctx, e.owner(), q, to)
	if errors.Is(err, watch.ErrTooMany) {
		return label.Text("watch.too-many", watch.MaxWatches, o.bot.Command), nil
	}
	if err != nil {
		return "", err
	}
	parts := []string{label.Text("watch.kept", w.Question.Plain()), toldWhere(w), r.Text()}
	if len(r.Narrower) > 0 && r.Statements > manyStatements {
		n := r.Narrower[0]
		parts = append(parts, label.Text("watch.narrower", n.Statements, n.Operator))
	}
	return strings.Join(append(parts, label.Text("watch.list", o.bot.Command)), " "), nil
}

// manyStatements is how many in a month may be more than somebody wants.
const manyStatements = 20

// toldWhere says where what a watch finds comes, and what is shared for that.
func toldWhere(w watch.Watch) string {
	switch {
	case w.Target == watch.Feed:
		return label.Text("watch.told-feed", watch.FeedPath(w.Secret))
	case w.Target.Hook() != "":
		return label.Text("watch.told-hook", w.Target.Text(), w.Secret)
	case w.Target.Channel() != "":
		return label.Text("watch.told-here")
	}
	return label.Text("watch.told-me")
}
