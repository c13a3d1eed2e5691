package edge

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"onrecord/bot"
	"onrecord/bot/blocks"
)

// What the edge itself says, to one person and never to a channel.
const (
	sayFailed    = "Sorry, something went wrong on my side and I have no answer. Please ask again; if it happens twice, tell whoever runs this app."
	sayStranger  = "Sorry, I answer only people of the workspace that I am installed in."
	sayShared    = "I do not answer in channels that are shared with another organisation. Ask me in a direct message."
	sayUnsure    = "I could not find out whether this channel is shared with another organisation, so I do not answer here. Ask me in a direct message."
	sayInvite    = "I am not in this conversation, so I cannot post here. Invite me with /invite and press the button again."
	sayRefused   = "Slack did not take the message (%s), so nobody else has seen it. Ask again to share the answer."
	sayUnknown   = "Slack did not confirm the message. Look whether it stands in the channel before you share it again."
	sayShareDone = "Shared in this channel."
	sayForgetful = "Sorry, that did not work: I cannot remember what I have answered. Please tell whoever runs this app."
)

// reserve makes room for one task; false means that there is none.
func (e *Edge) reserve() bool {
	select {
	case e.accepted <- struct{}{}:
		return true
	default:
		return false
	}
}

// start works on a task for which room was reserved.
func (e *Edge) start(ctx context.Context, t task) {
	e.inFlight.Go(func() {
		defer func() { <-e.accepted }()
		e.work(ctx, t)
	})
}

// statement is a reply as it is said.
type statement struct {
	audience bot.Audience
	message  blocks.Message
}

func privately(text string) statement { return statement{bot.Asker, blocks.Plain(text)} }

func (e *Edge) work(ctx context.Context, t task) {
	reply, ok := e.replyTo(ctx, t)
	if !ok {
		return
	}
	if err := e.deliver(ctx, t, reply); err != nil {
		e.log.Error("a reply was not delivered", "kind", t.Kind, "channel", t.Channel, "error", err)
	}
}

// replyTo decides whether to act on the task, and answers it; ok is false
// where there is nothing to say. Only so many tasks are answered at a time:
// the others wait here.
func (e *Edge) replyTo(ctx context.Context, t task) (reply statement, ok bool) {
	select {
	case e.answering <- struct{}{}:
		defer func() { <-e.answering }()
	case <-ctx.Done():
		return statement{}, false
	}
	refusal := e.refuse(ctx, t)
	if refusal != "" && t.Kind == bot.Share {
		return privately(refusal), true // unclaimed: the button is to work once the reason is gone
	}
	fresh, err := e.claims.Claim(ctx, e.opts.Now(), t.keys...)
	switch {
	case err != nil:
		e.log.Error("an event was not answered: the state file cannot be written", "kind", t.Kind, "error", err)
		return privately(sayForgetful), true
	case !fresh:
		return statement{}, false
	case refusal != "":
		return privately(refusal), true
	}
	reply, err = e.handle(ctx, t)
	if err != nil {
		e.log.Error("a question was not answered", "kind", t.Kind, "error", scrub(err, t.Text))
		return privately(sayFailed), true
	}
	return reply, len(reply.message.Blocks) > 0
}

// refuse returns why the person gets no answer here, or nothing. What only the
// person reads is refused to strangers alone.
func (e *Edge) refuse(ctx context.Context, t task) string {
	if t.stranger {
		return sayStranger
	}
	if t.Kind == bot.Command || t.Kind == bot.DirectMessage {
		return ""
	}
	if t.Kind == bot.Share {
		member, err := e.rooms.member(ctx, t.Channel)
		if err != nil {
			e.log.Warn("a channel could not be looked up", "channel", t.Channel, "error", err)
			return sayUnsure
		}
		if !member {
			return sayInvite
		}
	}
	if e.opts.AnswerInShared {
		return ""
	}
	if t.shared {
		return sayShared
	}
	shared, err := e.rooms.shared(ctx, t.Channel)
	switch {
	case err != nil:
		e.log.Warn("a channel could not be looked up", "channel", t.Channel, "error", err)
		return sayUnsure
	case shared:
		return sayShared
	}
	return ""
}

// answerTime bounds one answer, so that a handler that hangs does not keep its
// place for good.
const answerTime = time.Minute

// handle calls the handler and renders its reply. A panic in either becomes an
// error.
func (e *Edge) handle(ctx context.Context, t task) (said statement, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %s", panicName(r))
			e.log.Error("an answer panicked", "kind", t.Kind, "panic", panicName(r), "stack", string(debug.Stack()))
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	t.Zone = e.zones.of(ctx, t.User)
	reply, err := e.handler.Handle(ctx, t.Event)
	if err != nil {
		return statement{}, err
	}
	return statement{reply.Audience, blocks.Reply(reply)}, nil
}

// panicName describes a panic without what a panicking function may have put
// into it, which can be the question.
func panicName(r any) string {
	if err, ok := r.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("%T", r)
}

// scrub returns the error's text without the question.
func scrub(err error, question string) string {
	if question == "" {
		return err.Error()
	}
	return strings.ReplaceAll(err.Error(), question, "[question]")
}
