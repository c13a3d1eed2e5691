package edge

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"onrecord/bot"
)

// What the edge itself says, to one person and never to a channel.
const (
	sayNoFile    = "The file could not be sent. Whoever runs this app finds the reason in its log."
	sayFailed    = "Sorry, something went wrong on my side and I have no answer. Please ask again; if it happens twice, tell whoever runs this app."
	sayStranger  = "Sorry, I answer only people of the workspace that I am installed in."
	sayGuest     = "Sorry, guests of the workspace cannot ask me. Please ask a member to."
	sayShared    = "I do not answer in channels that are shared with another organisation. Ask me in a direct message."
	sayUnsure    = "I could not find out whether this channel is shared with another organisation, so I do not answer here. Ask me in a direct message."
	sayInvite    = "I am not in this conversation, so I cannot post here. Invite me with /invite and press the button again."
	sayRefused   = "Slack did not take the message (%s), so nobody else has seen it. Ask again to share the answer."
	sayUnknown   = "Slack did not confirm the message. Look whether it stands in the channel before you share it again."
	sayShareDone = "Shared in this channel."
	sayRestarted = "I was restarted while answering. If the answer is not here, ask again."
	sayAgain     = "I was restarted meanwhile. Please do that once more."
	sayLate      = "That took me too long, and Slack shows nothing any more. Please press once more."
	sayTooMuch   = "These are more questions than I may answer one person in a minute. Please wait a little, and ask again."
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

// release gives the room of a task back.
func (e *Edge) release() { <-e.accepted }

// start works on a task for which room was reserved.
func (e *Edge) start(ctx context.Context, t task) {
	e.inFlight.Go(func() {
		defer e.release()
		defer e.contain("an apology", func() {})
		defer e.contain("a task", func() { e.regret(ctx, t, sayFailed) })
		e.work(ctx, t)
	})
}

// contain ends a panic, logs it without what it may hold, and then calls after.
func (e *Edge) contain(what string, after func()) {
	if r := recover(); r != nil {
		e.log.Error(what+" panicked", "panic", panicName(r), "stack", string(debug.Stack()))
		after()
	}
}

// work answers a task and settles it. What ctx cuts off stays in the store, and
// is answered after the next start.
func (e *Edge) work(ctx context.Context, t task) {
	if t.resumed && !e.cutOff(ctx, t) {
		return
	}
	t.place = e.line.join(ctx, t.lane(), e.tellWaiting(t))
	defer t.place.leave()
	if refusal := e.refuse(ctx, t); refusal != "" {
		e.reject(ctx, t, refusal)
		return
	}
	if t.home {
		t.place.leave()
		e.showHome(ctx, t)
		return
	}
	searching := e.showSearching(ctx, t)
	reply, ok := e.replyTo(ctx, t)
	searching()
	if !ok {
		return
	}
	if err := e.deliver(ctx, t, reply); err != nil && ctx.Err() == nil {
		e.log.Error("a reply was not delivered", "kind", t.Kind, "channel", t.Channel, "error", err)
	}
	if reply.document != nil {
		if err := handOver(ctx, e, t, *reply.document); err != nil && ctx.Err() == nil {
			e.log.Error("a file was not handed over", "kind", t.Kind, "channel", t.Channel, "error", err)
			e.tell(ctx, t, sayNoFile) // there is nothing else to do
		}
	}
	if reply.homeChanged {
		t.place.leave()
		e.refreshHome(ctx, t)
	}
}

// tellWaiting returns what tells the person that their question waits.
func (e *Edge) tellWaiting(t task) func(context.Context, *place) {
	return func(ctx context.Context, p *place) {
		if t.fleeting || t.quiet() || t.modal() {
			return // it waits for nobody, or shows something else than a message
		}
		if err := e.whisper(ctx, t, notice(p.prospect()), false); err != nil && ctx.Err() == nil {
			e.log.Warn("a person was not told that they have to wait", "channel", t.Channel, "error", err)
		}
	}
}

// reject says why there is no answer. A share is open again: the button is to
// work once the reason is gone.
func (e *Edge) reject(ctx context.Context, t task, refusal string) {
	if ctx.Err() != nil {
		return
	}
	var err error
	t.above = t.above || t.Kind == bot.Share // it is to be pressed again
	switch {
	case t.quiet():
		e.complete(ctx, t)
	case t.Kind == bot.Share:
		err = errors.Join(e.inbox.Reopen(ctx, t.id, t.keys...), e.tell(ctx, t, refusal))
	default:
		err = e.regret(ctx, t, refusal)
	}
	if err != nil && ctx.Err() == nil {
		e.log.Error("a person was not told why there is no answer", "kind", t.Kind, "channel", t.Channel, "error", err)
	}
}

// replyTo answers a task; ok is false where there is nothing to say. Only so
// many are answered at a time, and the others wait here; what is fleeting does
// not.
func (e *Edge) replyTo(ctx context.Context, t task) (reply statement, ok bool) {
	if !t.fleeting {
		select {
		case e.answering <- struct{}{}:
			defer func() { <-e.answering }()
		case <-ctx.Done():
			return statement{}, false
		}
	}
	began := time.Now()
	reply, err := e.handle(ctx, t)
	t.place.answer(time.Since(began))
	switch {
	case err != nil && ctx.Err() != nil:
		return statement{}, false
	case err != nil:
		e.log.Error("a question was not answered", "kind", t.Kind, "error", scrub(err, t.Text))
		if t.quiet() {
			e.complete(ctx, t)
			return statement{}, false
		}
		return t.privately(sayFailed), true
	case len(reply.message.Blocks) == 0 && reply.view == nil && len(reply.prompts) == 0:
		e.complete(ctx, t)
		return statement{}, false
	}
	return reply, true
}

// refuse returns why the person gets no answer here, or nothing. What only the
// person reads is refused to strangers alone.
func (e *Edge) refuse(ctx context.Context, t task) string {
	if t.stranger {
		return sayStranger
	}
	if !e.opts.Guests && t.User != "" && e.zones.guest(ctx, t.User) {
		return sayGuest
	}
	switch t.Kind {
	case bot.Mention, bot.Overheard, bot.Share:
	default:
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
	t.Key, t.Zone = t.key(), e.zones.of(ctx, t.User)
	e.editors.mark(ctx, &t.Event)
	if err := readAttached(ctx, e, &t); err != nil {
		return statement{}, err
	}
	reply, err := e.handler.Handle(ctx, t.Event)
	if err != nil {
		return statement{}, err
	}
	return t.render(reply), nil
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
