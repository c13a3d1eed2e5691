package bot

import (
	"context"
	"fmt"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/bot/sight"
)

// Conversation is where people talk with the bot: a thread, or a channel without
// one.
type Conversation struct{ Enterprise, Team, Channel, Thread string }

// Conversations remembers at which question a conversation is, for a while.
type Conversations interface {
	// Recall returns what was asked before an event, or the zero Previous where
	// nothing is remembered. An event that comes again after a crash, and was
	// remembered, goes on from where it did at first.
	Recall(ctx context.Context, c Conversation, event string, now time.Time) (question.Previous, error)
	Remember(ctx context.Context, c Conversation, event string, p question.Previous, now time.Time) error
}

// dialogue answers questions, and what is said after them.
type dialogue struct{ bot *Bot }

// ask answers a question, or helps whoever asks nothing.
func (d dialogue) ask(ctx context.Context, e Event) (Reply, error) {
	if misused := question.Misused(e.Text, d.bot.options(e)); misused != "" && e.typed() {
		return Reply{Audience: e.audience(), Says: Text("I did not search: " + misused + ".")}, nil
	}
	if told, ok := help(e.Text, d.bot.Command); ok {
		return d.suggesting(ctx, e, told), nil
	}
	if e.Kind == DirectMessage && e.Attached != nil {
		return fill(ctx, d.bot, e)
	}
	q, before, err := d.read(ctx, e)
	if err != nil {
		return Reply{}, err
	}
	if p, ok := before.Points(e.Text); ok {
		return d.point(ctx, e, before, p)
	}
	switch {
	case q.Empty() && e.File:
		return Reply{Audience: e.audience(), Says: Text("I cannot read what is in a file or a picture. Type or paste the words: who said “…”?")}, nil
	case q.Empty(), q.Intent == question.SmallTalk && q.Words == question.Help:
		return d.suggesting(ctx, e, label.Text("help.menu", d.bot.Command)), nil
	case q.Intent == question.SmallTalk && q.Words == question.Greeting:
		return d.suggesting(ctx, e, answer.SmallTalk(q)), nil
	case q.Intent == question.SmallTalk:
		return Reply{Audience: e.audience(), Says: Text(answer.SmallTalk(q))}, nil
	}
	a, err := d.bot.Desk.Answer(ctx, q)
	if err != nil {
		return Reply{}, fmt.Errorf("answer: %w", err)
	}
	return d.reply(ctx, e, q, before, a)
}

// suggesting is a text with questions to press that the archive has answers to. It needs
// none of them.
func (d dialogue) suggesting(ctx context.Context, e Event, text string) Reply {
	questions, err := homes(d).examples(ctx, mostExamples)
	if err != nil {
		questions = nil
	}
	return Reply{Audience: e.audience(), Says: Text(text), Suggested: questions}
}

// reply gives the answer to a question that was asked after another.
func (d dialogue) reply(ctx context.Context, e Event, q question.Question, before question.Previous, a answer.Answer) (r Reply, err error) {
	if len(a.Citations) > answer.Shown && q.Intent != question.WhoIs {
		if a.Facets, err = d.bot.Desk.Facets(ctx, q); err != nil {
			return Reply{}, fmt.Errorf("count what answers: %w", err)
		}
	}
	wayBack(q, before, &a)
	if err := d.remember(ctx, e, before, q, a); err != nil {
		return Reply{}, err
	}
	r = Reply{Audience: e.audience(), Says: Answered(a)}
	switch {
	case e.Kind == Share:
		r.SharedBy = e.User
	case e.Kind == DirectMessage && before.Question.Empty():
		r.Title = e.Text
	}
	return r, nil
}

// wayBack offers the question before, where what narrowed it leaves nothing.
func wayBack(q question.Question, before question.Previous, a *answer.Answer) {
	if asked := before.Question.String(); staysBefore(q, before, *a) {
		a.Suggestions = append(a.Suggestions, answer.Suggestion{Label: asked, Question: asked})
	}
}

// staysBefore reports whether a follow-up found nothing, so that the conversation stays
// at the question before it: the next follow-up refines that.
func staysBefore(q question.Question, before question.Previous, a answer.Answer) bool {
	return !a.Found && q.Seen == 0 && !before.Question.Empty() && q.Refines(before.Question)
}

// read reads a question, in a conversation as what it means after the one before.
func (d dialogue) read(ctx context.Context, e Event) (q question.Question, before question.Previous, err error) {
	o := question.Options{Now: d.bot.now(e)}
	switch {
	case e.Kind == Search:
		return e.Form.question(o.Now), before, nil
	case e.Kind == Narrow:
		p := question.Previous{Question: question.Parse(e.Text, o)}
		q, _ = p.Refine(e.Operator, o)
		q.Text = q.String()
		return q, before, nil
	case e.Kind == More, e.Kind == Pick, !e.remembered():
		return question.Parse(e.Text, o), before, nil
	}
	if before, err = d.bot.Conversations.Recall(ctx, e.conversation(), e.Key, o.Now); err != nil {
		return question.Question{}, before, err
	}
	q, _ = before.Refine(e.Text, o)
	return q, before, nil
}

// remember keeps what a follow-up may refer to. Who asks in between who somebody
// is goes on with the question before.
func (d dialogue) remember(ctx context.Context, e Event, before question.Previous, q question.Question, a answer.Answer) error {
	if !e.remembered() {
		return nil
	}
	if q.Intent == question.WhoIs && !before.Question.Empty() {
		q = before.Question
	}
	if staysBefore(q, before, a) {
		return d.join(ctx, e)
	}
	p := question.Previous{Question: q, Shown: min(len(a.Citations), answer.Shown)}
	if a.Speaker != nil && a.Speaker.Named {
		p.Speaker = a.Speaker.Name
	}
	if len(a.Citations) > 0 {
		p.Day = a.Citations[0].Published
	}
	if err := d.bot.Conversations.Remember(ctx, e.conversation(), e.Key, p, d.bot.Clock()); err != nil {
		return err
	}
	return d.join(ctx, e)
}

// typed reports whether the text is a person's own words, rather than a question that
// a button carries.
func (e Event) typed() bool {
	switch e.Kind {
	case Mention, DirectMessage, Command:
		return true
	}
	return false
}

// remembered reports whether a further question may refer to this one: what only
// the asker sees stands by itself.
func (e Event) remembered() bool {
	switch e.Kind {
	case Mention, Overheard, DirectMessage:
		return true
	case More, Narrow, Pick:
		return e.Alone
	}
	return false
}

func (e Event) conversation() Conversation {
	return Conversation{e.Enterprise, e.Team, e.Channel, e.Thread}
}

// Viewer is who reads the reply to an event: the person alone or, where others read it
// too, those of the channel.
func (e Event) Viewer() sight.Viewer {
	v := sight.Viewer{Channel: e.Channel}
	if e.Alone || e.audience() == Asker {
		v.User = e.User
	}
	return v
}

// audience is who sees an answer. What a person presses under a message that
// others read is answered to the person alone.
func (e Event) audience() Audience {
	switch e.Kind {
	case Mention, Overheard, DirectMessage:
		return Thread
	case More, Narrow, Pick, LookUp:
		if e.Alone {
			return Thread
		}
	case Share:
		return Channel
	}
	return Asker
}
