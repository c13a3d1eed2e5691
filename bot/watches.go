package bot

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/bot/news/watch"
	"onrecord/index/term"
)

// Watches remembers what people watch for.
type Watches interface {
	// Add returns the watch with its id; where the person has it already, it is
	// resumed, and goes where it is wanted now. The error is watch.ErrTooMany where they have as many as they may.
	Add(ctx context.Context, of watch.Owner, q question.Question, to watch.Target) (watch.Watch, error)
	Of(ctx context.Context, of watch.Owner) ([]watch.Watch, error)
	// Lately tells what a person's watches found, by the id of the watch: the
	// statements since a moment, and the article of the last, however long ago.
	Lately(ctx context.Context, of watch.Owner, since time.Time) (map[int64]watch.Lately, error)
	Pause(ctx context.Context, of watch.Owner, id int64, paused bool) error
	Delete(ctx context.Context, of watch.Owner, id int64) error
}

// watch does what it is told about the watches of a person: their numbers count
// from 1, in the order of the list.
func (ns news) watch(ctx context.Context, e Event, text string) (string, error) {
	of := e.owner()
	deed, number, _ := strings.Cut(strings.TrimSpace(text), " ")
	n, err := strconv.Atoi(strings.TrimSpace(number))
	deed = strings.ToLower(deed)
	switch {
	case deed == "" || deed == "list":
		return ns.listWatches(ctx, of)
	case deed == "pause" || deed == "resume" || deed == "delete":
		if number == "" {
			return label.Text("watch.which", ns.bot.Command), nil
		}
		if err == nil {
			return ns.changeWatch(ctx, of, deed, n)
		}
	}
	here := ""
	if !e.Alone {
		here = e.Channel
	}
	text, to, err := watch.Aim(text, here)
	if err != nil {
		return sentence(err), nil
	}
	q, err := watch.Parse(text, ns.bot.now(e))
	if err != nil {
		return sentence(err), nil
	}
	if q, err = ns.named(ctx, q, text); err != nil {
		return "", err
	}
	return onward(ns).addWatch(ctx, e, q, to)
}

// named is a question for somebody, where its words are nothing but the full name of one person who
// is quoted: watch Elin Varga. Words in quotation marks stay words.
func (ns news) named(ctx context.Context, q question.Question, text string) (question.Question, error) {
	if q.Speaker != "" || q.Phrase != "" || !strings.Contains(strings.TrimSpace(q.Words), " ") || strings.Contains(text, `"`) {
		return q, nil
	}
	said, ok, err := ns.bot.People.Latest(ctx, q.Words)
	if err != nil || !ok || said.Speaker == nil || !strings.EqualFold(strings.Join(term.Words(said.Speaker.Name), " "), strings.Join(term.Words(q.Words), " ")) {
		return q, err
	}
	q.Intent, q.Speaker, q.Words = question.Find, said.Speaker.Name, ""
	return q, nil
}

func (ns news) listWatches(ctx context.Context, of watch.Owner) (string, error) {
	all, err := ns.bot.Watches.Of(ctx, of)
	if err != nil {
		return "", err
	}
	if len(all) == 0 {
		return label.Text("watch.none", ns.bot.Command), nil
	}
	calendar, err := ns.bot.Coverage.Calendar(ctx)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	for i, w := range all {
		fmt.Fprintf(&out, "%d. %s", i+1, w.Question.Plain())
		if w.Paused {
			out.WriteString(" (" + label.Text("watch.paused") + ")")
		}
		if w.Target != "" {
			out.WriteString(" – " + w.Target.Text())
		}
		if silent, ok := calendar.Silent(w.Question.Filter, ns.bot.Clock()); ok {
			fmt.Fprintf(&out, " – %s", silent)
		}
		out.WriteString("\n")
	}
	return out.String() + label.Text("watch.deeds", ns.bot.Command), nil
}

func (ns news) changeWatch(ctx context.Context, of watch.Owner, deed string, n int) (string, error) {
	all, err := ns.bot.Watches.Of(ctx, of)
	if err != nil {
		return "", err
	}
	if n < 1 || n > len(all) {
		return label.Text("watch.unknown", n, ns.bot.Command), nil
	}
	w := all[n-1]
	switch deed {
	case "delete":
		return label.Text("watch.is-deleted", w.Question.Plain()), ns.bot.Watches.Delete(ctx, of, w.ID)
	case "pause":
		return label.Text("watch.is-paused", w.Question.Plain()), ns.bot.Watches.Pause(ctx, of, w.ID, true)
	}
	return label.Text("watch.is-resumed", w.Question.Plain()), ns.bot.Watches.Pause(ctx, of, w.ID, false)
}
