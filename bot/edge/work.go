package edge

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"onrecord/bot"
)

// What the edge itself says, to one person and never to a channel.
const (
	sayFailed    = "Sorry, something went wrong on my side and I have no answer. Please ask again; if it happens twice, tell whoever runs this app."
	sayStranger  = "Sorry, I answer only people of the workspace that I am installed in."
	sayShared    = "I do not answer in channels that are shared with another organisation. Ask me in a direct message."
	sayUnsure    = "I could not find out whether this channel is shared with another organisation, so I do not answer here. Ask me in a direct message."
	sayInvite    = "I am not in this conversation, so I cannot post here. Invite me with /invite and press the button again."
	sayRefused   = "Slack did not take the message (%s), so nobody else has seen it."
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
func (e *Edge) replyTo(ctx context.Context, t task) (reply bot.Reply, ok bool) {
	select {
	case e.answering <- struct{}{}:
		defer func() { <-e.answering }()
	case <-ctx.Done():
		return bot.Reply{}, false
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
		return bot.Reply{}, false
	case refusal != "":
		return privately(refusal), true
	}
	reply, err = e.handle(ctx, t)
	if err != nil {
		e.log.Error("a question was not answered", "kind", t.Kind, "error", scrub(err, t.Text))
		return privately(sayFailed), true
	}
	return reply, reply.Answer != nil || reply.Text != ""
}

// refuse returns why the person gets no answer here, or nothing.
func (e *Edge) refuse(ctx context.Context, t task) string {
	if t.stranger {
		return sayStranger
	}
	if !e.opts.AnswerInShared {
		shared := t.shared
		if !shared {
			var err error
			if shared, err = e.rooms.shared(ctx, t.Channel); err != nil {
				e.log.Warn("a channel could not be looked up", "channel", t.Channel, "error", err)
				return sayUnsure
			}
		}
		if shared {
			return sayShared
		}
	}
	if t.Kind == bot.Share {
		if member, err := e.rooms.member(ctx, t.Channel); err != nil || !member {
			return sayInvite
		}
	}
	return ""
}

// handle calls the handler, whose panic becomes an error.
func (e *Edge) handle(ctx context.Context, t task) (reply bot.Reply, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %s", panicName(r))
			e.log.Error("the handler panicked", "kind", t.Kind, "panic", panicName(r), "stack", string(debug.Stack()))
		}
	}()
	return e.handler.Handle(ctx, t.Event)
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

func privately(text string) bot.Reply { return bot.Reply{Audience: bot.Asker, Text: text} }
