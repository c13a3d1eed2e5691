package bot

import (
	"context"
	"fmt"
	"strings"
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

func (d dialogue) mention(ctx context.Context, e Event, m Mention) (Reply, error) {
	return d.typed(ctx, e, m.Text, m.File)
}

// directMessage answers a question, or a list that came with it.
func (d dialogue) directMessage(ctx context.Context, e Event, m DirectMessage) (Reply, error) {
	if m.Attached != nil {
		return fill(ctx, d.bot, e, *m.Attached)
	}
	return d.typed(ctx, e, m.Text, m.File)
}

// field answers what was typed into the field of Home.
func (d dialogue) field(ctx context.Context, e Event, did Typed) (Reply, error) {
	return d.typed(ctx, e, did.Text, false)
}

// search answers the form.
func (d dialogue) search(ctx context.Context, e Event, s Search) (Reply, error) {
	return d.answer(ctx, e, s.Form.question(d.bot.now(e)), question.Previous{})
}

// pick answers a question that was pressed.
func (d dialogue) pick(ctx context.Context, e Event, p Pick) (Reply, error) {
	if o, ok := orderOf(p.Question); ok {
		return lookups(d).find(ctx, e, o)
	}
	if told, ok := help(p.Question, d.bot.Command); ok {
		return d.suggesting(ctx, e, told), nil
	}
	return d.answer(ctx, e, question.Parse(p.Question, d.bot.options(e)), question.Previous{})
}

// share says in the channel what a person was told alone.
func (d dialogue) share(ctx context.Context, e Event, s Share) (r Reply, err error) {
	if summary, ok := strings.CutPrefix(s.Question, summaryWord+" "); ok {
		r = Reply{Audience: e.audience(), Says: Text(summary)}
	} else if o, ok := orderOf(s.Question); ok {
		r, err = lookups(d).find(ctx, e, o)
	} else {
		r, err = d.answer(ctx, e, question.Parse(s.Question, d.bot.options(e)), question.Previous{})
	}
	r.SharedBy = e.User
	return r, err
}

// more answers with what comes next.
func (d dialogue) more(ctx context.Context, e Event, m More) (Reply, error) {
	return d.answer(ctx, e, question.Parse(m.Question, d.bot.options(e)), question.Previous{})
}

// narrow answers a question that an operator narrows.
func (d dialogue) narrow(ctx context.Context, e Event, n Narrow) (Reply, error) {
	before := question.Previous{Question: question.Parse(n.Question, d.bot.options(e))}
	q, _ := before.Refine(n.Operator, d.bot.options(e))
	q.Text = q.String()
	return d.answer(ctx, e, q, question.Previous{})
}

// typed answers what a person typed: a person or a story to look up, a question or, where
// it asks nothing, with help. withFile is true where a file came with it.
func (d dialogue) typed(ctx context.Context, e Event, text string, withFile bool) (Reply, error) {
	text = strings.TrimSpace(text)
	if o, ok := orderOf(text); ok && !asks.MatchString(o.of) {
		return lookups(d).find(ctx, e, o)
	}
	if misused := question.Misused(text, d.bot.options(e)); misused != "" {
		return Reply{Audience: e.audience(), Says: Text(label.Text("say.misused", misused))}, nil
	}
	if told, ok := help(text, d.bot.Command); ok {
		return d.suggesting(ctx, e, told), nil
	}
	q, before, err := d.read(ctx, e, text)
	if err != nil {
		return Reply{}, err
	}
	if p, ok := before.Points(text); ok {
		return d.point(ctx, e, before, p)
	}
	if q.Empty() && withFile {
		return Reply{Audience: e.audience(), Says: Text(label.Text("say.file"))}, nil
	}
	return d.answer(ctx, e, q, before)
}

// answer answers a question that was asked after another, or helps whoever asks nothing.
func (d dialogue) answer(ctx context.Context, e Event, q question.Question, before question.Previous) (Reply, error) {
	switch {
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
	if m, ok := e.Did.(DirectMessage); ok && before.Question.Empty() {
		r.Title = strings.TrimSpace(m.Text)
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

// read reads what was typed, in a conversation as what it means after what was asked before.
func (d dialogue) read(ctx context.Context, e Event, text string) (q question.Question, before question.Previous, err error) {
	o := d.bot.options(e)
	if !e.remembered() {
		return question.Parse(text, o), before, nil
	}
	if before, err = d.bot.Conversations.Recall(ctx, e.conversation(), e.Key, o.Now); err != nil {
		return question.Question{}, before, err
	}
	q, _ = before.Refine(text, o)
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

// remembered reports whether a further question may refer to this one: what only
// the asker sees stands by itself.
func (e Event) remembered() bool {
	switch e.Did.(type) {
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
	if !e.Public() {
		v.User = e.User
	}
	return v
}

// Public reports whether others than the person read the reply to an event.
func (e Event) Public() bool { return !e.Alone && e.audience() != Asker }

// audience is who sees an answer. What a person presses under a message that
// others read is answered to the person alone.
func (e Event) audience() Audience {
	switch e.Did.(type) {
	case Mention, Overheard, Draft, DirectMessage:
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
