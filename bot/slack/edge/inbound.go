package edge

import (
	"cmp"
	"context"
	"crypto/rand"
	"regexp"
	"strings"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"onrecord/bot"
)

// task is one event to act on, with what the reply needs of Slack.
type task struct {
	bot.Event
	me       Identity
	keys     []string // by which it is acted on once
	thread   string   // ts of the thread that a public answer goes to; empty is the channel
	inThread bool     // asked in that thread, so that private answers go there too
	// responseURL takes private answers to a command or a press of a button.
	responseURL string
	// external is true where another organisation's person asks.
	external bool
	// shared is true where the event itself says that the channel is shared.
	shared bool
	// immediate is true where the task needs what lives for seconds, such as the
	// trigger id that opens a modal: it is done at once or not at all.
	immediate bool
	spot      // where it was done, of what the bot shows

	id      int64 // in the store; 0 is not kept
	resumed bool  // from before a restart
	saying  bool  // cut off while a private answer was said
	place   *place
}

// purpose is what is posted once for the task. Without keys that is each post.
func (t task) purpose() string {
	if len(t.keys) == 0 {
		return "reply/" + rand.Text()
	}
	return "reply/" + t.key()
}

// key is the one by which the task is known to who answers it, if it has any: the
// last, which is that of the message where an event has one of its own beside it.
func (t task) key() string {
	if len(t.keys) == 0 {
		return ""
	}
	return t.keys[len(t.keys)-1]
}

// lane is the channel for whose turn a public answer waits; empty for a private
// one.
func (t task) lane() string {
	switch t.Did.(type) {
	case bot.Mention, bot.Overheard, bot.Draft, bot.DirectMessage, bot.Share:
		return t.Channel
	}
	return ""
}

// inbound turns what Slack sends into tasks, whatever carried it here.
type inbound struct {
	edge    *Edge
	me      Identity
	working context.Context // of the tasks: it outlives the connection
	called  *regexp.Regexp  // matches a question that calls the bot by its name; nil without hints
}

func newInbound(e *Edge, me Identity, working context.Context) inbound {
	in := inbound{edge: e, me: me, working: working}
	if e.opts.Hints {
		in.called = byName(cmp.Or(me.Name, "onrecord"), strings.TrimPrefix(e.opts.Command, "/"))
	}
	return in
}

// accept keeps the task that Slack's payload asks for, if it is one, and starts
// on it. ack is what goes back with the acknowledgement, nil for none; ok is
// false where too much is waiting: unacknowledged, the payload is delivered
// again.
func (in inbound) accept(ctx context.Context, payload any) (ack any, ok bool) {
	t, ack, act := in.taskOf(payload)
	if !act || !in.hears(ctx, t) {
		return ack, true
	}
	if t.User != "" {
		if ok, first := in.edge.persons.ask(t.Team+"/"+t.User, in.edge.opts.Now()); !ok {
			if first && !t.silent() {
				in.notify(t, sayTooMuch)
			}
			return ack, true
		}
	}
	if !in.edge.queue.reserve() {
		in.edge.log.Warn("too many questions are waiting; Slack will deliver this one again")
		return nil, false
	}
	started := false
	defer func() {
		if !started {
			in.edge.queue.release()
		}
	}()
	defer in.edge.queue.take()()
	if !t.immediate {
		fresh, err := in.edge.queue.receive(ctx, &t)
		if err != nil && ctx.Err() != nil {
			return nil, false // the bot stops, and Slack delivers it to the next one
		}
		if err != nil {
			in.edge.log.Error("an event was not answered: the state file cannot be written", "kind", t.Kind(), "error", err)
			if !t.silent() {
				in.notify(t, sayForgetful)
			}
			return ack, true
		}
		if !fresh {
			return ack, true
		}
	}
	started = true
	in.edge.queue.enqueue(in.working, t)
	if t.submission != nil {
		ack = t.submission.answer(ctx)
	}
	return ack, true
}

// notify tells a person, beside what is being answered, why there is no answer.
func (in inbound) notify(t task, why string) {
	in.edge.queue.inFlight.Go(func() {
		defer in.edge.recoverPanic("an apology", func() {})
		in.edge.replies.notify(in.working, t, why) // there is nothing else to do
	})
}

// hears reports whether a task is looked at: what was said to nobody only where that is
// wanted.
func (in inbound) hears(ctx context.Context, t task) bool {
	switch t.Did.(type) {
	case bot.Overheard, bot.Draft, bot.Forgot:
	default:
		return true
	}
	heard, err := in.edge.handler.Hears(ctx, t.Event)
	if err != nil {
		in.edge.log.Error("a follow-up may be left unanswered", "channel", t.Channel, "error", err)
	}
	return heard
}

// taskOf returns what there is to do about a payload, and what is answered with
// the acknowledgement; act is false where there is nothing to do.
func (in inbound) taskOf(payload any) (t task, ack any, act bool) {
	switch data := payload.(type) {
	case slackevents.EventsAPIEvent:
		if home, ok := data.InnerEvent.Data.(*slackevents.AppHomeOpenedEvent); ok {
			t, act = in.homeTask(data, home)
			break
		}
		t, act = in.messageTask(data)
	case slack.SlashCommand:
		t, act = in.commandTask(data), true
	case slack.InteractionCallback:
		return in.interactionTask(data)
	}
	return t, nil, act
}

// commandTask takes any slash command: the app has one, whatever it is called.
func (in inbound) commandTask(c slack.SlashCommand) task {
	return task{
		Event: bot.Event{
			Did: bot.Command{Text: plain(byID(c.Text), in.me.User)}, Enterprise: c.EnterpriseID, Team: c.TeamID,
			Channel: c.ChannelID, Alone: isDirect(c.ChannelID), User: c.UserID,
		},
		spot:        spot{trigger: c.TriggerID},
		me:          in.me,
		keys:        []string{key("command", c.EnterpriseID, c.TeamID, c.TriggerID)},
		responseURL: c.ResponseURL,
		external:    in.external(c.TeamID),
	}
}

// external reports whether a person of one of the teams belongs to another
// organisation. An event inside one workspace may name no team.
func (in inbound) external(teams ...string) bool {
	for _, team := range teams {
		if team != "" && team != in.me.Team && team != in.me.Enterprise {
			return true
		}
	}
	return false
}

// key names something to be done once.
func key(parts ...string) string { return strings.Join(parts, "/") }
