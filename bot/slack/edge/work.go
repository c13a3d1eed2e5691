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
	"onrecord/bot/label"
	"onrecord/index"
)

// What the edge itself says, to one person and never to a channel.
var (
	sayNoFile    = label.Text("say.no-file")
	sayFailed    = label.Text("say.failed")
	sayPartly    = label.Text("say.incomplete")
	sayExternal  = label.Text("say.stranger")
	sayGuest     = label.Text("say.guest")
	sayShared    = label.Text("say.shared")
	sayUnsure    = label.Text("say.unsure")
	sayInvite    = label.Text("say.invite")
	sayUnknown   = label.Text("say.unknown")
	sayShareDone = label.Text("say.share-done")
	sayRestarted = label.Text("say.restarted")
	sayAgain     = label.Text("say.again")
	sayLate      = label.Text("say.late")
	sayTooMuch   = label.Text("say.too-much")
	sayForgetful = label.Text("say.forgetful")
)

// worker answers tasks: it decides whether there is an answer, calls the handler, and hands
// the reply on.
type worker struct {
	edge      *Edge
	answering chan struct{} // holds one value for each question being answered
	line      *line
}

// recoverPanic ends a panic, logs it without what it may hold, and then calls after.
func (e *Edge) recoverPanic(what string, after func()) {
	if r := recover(); r != nil {
		e.log.Error(what+" panicked", "panic", panicName(r), "stack", string(debug.Stack()))
		after()
	}
}

// process answers a task and settles it. What ctx cuts off stays in the store, and
// is answered after the next start.
func (w *worker) process(ctx context.Context, t task) {
	if t.resumed && !w.edge.queue.unanswered(ctx, t) {
		return
	}
	t.place = w.line.join(ctx, t.lane(), w.notifyWaiting(t))
	defer t.place.leave()
	if refusal := w.refuse(ctx, t); refusal != "" {
		w.reject(ctx, t, refusal)
		return
	}
	if t.home {
		t.place.leave()
		w.edge.homes.showHome(ctx, t)
		return
	}
	searching := w.edge.replies.showSearching(ctx, t)
	reply, ok := w.replyTo(ctx, t)
	searching()
	if !ok {
		return
	}
	deliver := w.edge.replies.deliver
	if reply.review {
		deliver = w.edge.replies.review
	}
	if err := deliver(ctx, t, reply); err != nil && ctx.Err() == nil {
		w.edge.log.Error("a reply was not delivered", "kind", t.Kind(), "channel", t.Channel, "error", err)
	}
	if reply.counted != nil && w.edge.opts.Charts {
		reply.document = pictureOf(w.edge, *reply.counted)
	}
	if reply.document != nil {
		if err := handOver(ctx, w.edge, t, *reply.document); err != nil && ctx.Err() == nil {
			w.edge.log.Error("a file was not handed over", "kind", t.Kind(), "channel", t.Channel, "error", err)
			w.edge.replies.notify(ctx, t, sayNoFile) // there is nothing else to do
		}
	}
	if reply.homeChanged {
		t.place.leave()
		w.edge.homes.refreshHome(ctx, t)
	}
}

// notifyWaiting returns what tells the person that their question waits.
func (w *worker) notifyWaiting(t task) func(context.Context, *place) {
	return func(ctx context.Context, p *place) {
		if t.immediate || t.silent() || t.modal() {
			return // it waits for nobody, or shows something else than a message
		}
		if err := w.edge.replies.postEphemeral(ctx, t, notice(p.prospect()), false); err != nil && ctx.Err() == nil {
			w.edge.log.Warn("a person was not told that they have to wait", "channel", t.Channel, "error", err)
		}
	}
}

// reject says why there is no answer. A share is open again: the button is to
// work once the reason is gone.
func (w *worker) reject(ctx context.Context, t task, refusal string) {
	if ctx.Err() != nil {
		return
	}
	var err error
	t.above = t.above || t.shares() // it is to be pressed again
	switch {
	case t.silent():
		w.edge.queue.complete(ctx, t)
	case t.shares():
		err = errors.Join(w.edge.queue.inbox.Reopen(ctx, t.id, t.keys...), w.edge.replies.notify(ctx, t, refusal))
	default:
		err = w.edge.replies.apologize(ctx, t, refusal)
	}
	if err != nil && ctx.Err() == nil {
		w.edge.log.Error("a person was not told why there is no answer", "kind", t.Kind(), "channel", t.Channel, "error", err)
	}
}

// replyTo answers a task; ok is false where there is nothing to say. Only so
// many are answered at a time, and the others wait here; what is immediate does
// not.
func (w *worker) replyTo(ctx context.Context, t task) (reply statement, ok bool) {
	if !t.immediate {
		select {
		case w.answering <- struct{}{}:
			defer func() { <-w.answering }()
		case <-ctx.Done():
			return statement{}, false
		}
	}
	began := time.Now()
	reply, err := w.handle(ctx, t)
	t.place.answer(time.Since(began))
	switch {
	case err != nil && ctx.Err() != nil:
		return statement{}, false
	case err != nil:
		w.edge.log.Error("a question was not answered", "kind", t.Kind(), "error", scrub(err, t.Words()))
		if t.silent() {
			w.edge.queue.complete(ctx, t)
			return statement{}, false
		}
		if errors.Is(err, index.ErrIncomplete) {
			return t.privately(sayPartly), true
		}
		return t.privately(sayFailed), true
	case len(reply.message.Blocks) == 0 && reply.view == nil && len(reply.prompts) == 0 && !reply.review:
		w.edge.queue.complete(ctx, t)
		return statement{}, false
	}
	return reply, true
}

// refuse returns why the person gets no answer here, or nothing. What only the
// person reads is refused to strangers alone.
func (w *worker) refuse(ctx context.Context, t task) string {
	if t.external {
		return sayExternal
	}
	if !w.edge.opts.Guests && t.User != "" && w.edge.zones.guest(ctx, t.User) {
		return sayGuest
	}
	switch t.Did.(type) {
	case bot.Mention, bot.Overheard, bot.Draft, bot.Share:
	default:
		return ""
	}
	if t.shares() {
		member, err := w.edge.rooms.member(ctx, t.Channel)
		if err != nil {
			w.edge.log.Warn("a channel could not be looked up", "channel", t.Channel, "error", err)
			return sayUnsure
		}
		if !member {
			return sayInvite
		}
	}
	if w.edge.opts.AnswerInShared {
		return ""
	}
	if t.shared {
		return sayShared
	}
	shared, err := w.edge.rooms.shared(ctx, t.Channel)
	switch {
	case err != nil:
		w.edge.log.Warn("a channel could not be looked up", "channel", t.Channel, "error", err)
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
func (w *worker) handle(ctx context.Context, t task) (said statement, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %s", panicName(r))
			w.edge.log.Error("an answer panicked", "kind", t.Kind(), "panic", panicName(r), "stack", string(debug.Stack()))
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	t.Key, t.Zone = t.key(), w.edge.zones.of(ctx, t.User)
	w.edge.editors.mark(ctx, &t.Event)
	if err := readAttached(ctx, w.edge, t); err != nil {
		return statement{}, err
	}
	reply, err := w.edge.handler.Handle(ctx, t.Event)
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
