package edge

import (
	"context"
	"encoding/json"
	"slices"
	"sync"
	"time"

	"onrecord/bot"
	"onrecord/bot/state"
	"onrecord/corpus"
)

// Inbox remembers over restarts what was asked; see state.Inbox.
type Inbox interface {
	Receive(ctx context.Context, by state.Installation, asked []byte, at time.Time, keys ...string) (id int64, fresh bool, err error)
	Pending(ctx context.Context, by state.Installation) ([]state.Received, error)
	Take(ctx context.Context, pending []state.Received) (taken []state.Received, err error)
	Renew(ctx context.Context) error
	Lease() time.Duration
	Saying(ctx context.Context, id int64, at time.Time) error
	Complete(ctx context.Context, id int64) error
	Reopen(ctx context.Context, id int64, keys ...string) error
}

// Outbox remembers over restarts what was posted; see state.Outbox.
type Outbox interface {
	Begin(ctx context.Context, p state.Post, at time.Time) (recorded state.Post, fresh bool, err error)
	Find(ctx context.Context, by state.Installation, channel, purpose string) (p state.Post, ok bool, err error)
	Confirm(ctx context.Context, key, ts string, at time.Time, received int64) error
	MarkUnknown(ctx context.Context, key string, at time.Time, received int64) error
	Cancel(ctx context.Context, key string) error
	Replace(ctx context.Context, p state.Post, at time.Time) error
	LastDigest(ctx context.Context, channel bot.Conversation) (corpus.Day, error)
	Get(ctx context.Context, key string) (p state.Post, ok bool, err error)
}

// unfinished bounds the events that wait in memory. Above it an event is left
// unacknowledged, and Slack delivers it again later.
const unfinished = 10_000

// queue is what was received and is not answered yet: in memory, and in the inbox, from
// which it comes back after a restart.
type queue struct {
	edge     *Edge
	inbox    Inbox         // nil where nothing is received
	accepted chan struct{} // holds one value for each event acknowledged and unfinished
	inFlight sync.WaitGroup

	mu      sync.Mutex
	taking  int            // events that are being stored, and not worked on yet
	working map[int64]bool // the tasks that are being worked on, by their id
}

// asked is a task as it is kept until it is answered.
type asked struct {
	Event       bot.Event
	Keys        []string
	Thread      string
	InThread    bool
	ResponseURL string
	External    bool `json:"Stranger"`
	Shared      bool
	View        string
	Message     string
	Replace     bool
}

// receive stores a task before it is acknowledged; fresh is false where it was
// taken before.
func (q *queue) receive(ctx context.Context, t *task) (fresh bool, err error) {
	text, err := json.Marshal(asked{t.Event, t.keys, t.thread, t.inThread, t.responseURL, t.external, t.shared, t.view, t.message, t.replace})
	if err != nil {
		return false, err
	}
	t.id, fresh, err = q.inbox.Receive(ctx, t.me.Installation(), text, q.edge.opts.Now(), t.keys...)
	return fresh, err
}

// responseLife is how long a response URL is good for.
const responseLife = 30 * time.Minute

// restore returns the task that was stored.
func (q *queue) restore(me Identity, r state.Received) (task, error) {
	var a asked
	if err := json.Unmarshal(r.Asked, &a); err != nil {
		return task{}, err
	}
	t := task{
		Event: a.Event, me: me, keys: a.Keys, thread: a.Thread, inThread: a.InThread,
		responseURL: a.ResponseURL, external: a.External, shared: a.Shared,
		spot: spot{view: a.View, message: a.Message, replace: a.Replace},
		id:   r.ID, resumed: true, saying: r.Saying,
	}
	if q.edge.opts.Now().Sub(r.At) > responseLife {
		t.responseURL = ""
	}
	return t, nil
}

// share renews the leases of what is being answered, and takes over what a bot that is gone
// has left, or this one while the database was away, until working ends; after ctx has, nothing
// more is taken over. It returns at once where no other bot answers.
func (q *queue) share(ctx, working context.Context, me Identity) {
	if q.inbox == nil || q.inbox.Lease() == 0 {
		return
	}
	for sleep(working, q.inbox.Lease()/3) {
		err := q.inbox.Renew(working)
		if err == nil && ctx.Err() == nil {
			err = q.resume(working, me, q.left())
		}
		if err != nil && working.Err() == nil {
			q.edge.log.Error("another bot may answer what this one does", "error", err)
		}
	}
}

// left returns what tells of what is listed from now on whether nobody works on it. Of what is
// being stored it is not known yet.
func (q *queue) left() func(state.Received) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	taking := q.taking > 0
	return func(r state.Received) bool {
		if !r.Mine {
			return r.Free
		}
		q.mu.Lock()
		defer q.mu.Unlock()
		return !taking && !q.working[r.ID]
	}
}

// take is called before an event is stored, and done once it is worked on, or is not.
func (q *queue) take() (done func()) {
	add := func(n int) {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.taking += n
	}
	add(1)
	return func() { add(-1) }
}

// works notes that a task is worked on, until it is told that it is not.
func (q *queue) works(t task) (ends func()) {
	if t.id == 0 {
		return func() {}
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.working == nil {
		q.working = make(map[int64]bool)
	}
	q.working[t.id] = true
	return func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		delete(q.working, t.id)
	}
}

// resume starts on what was acknowledged before the bot stopped, or by a bot that is gone, and
// not answered since, ahead of what comes in now. left tells what that is.
func (q *queue) resume(ctx context.Context, me Identity, left func(state.Received) bool) error {
	if q.inbox == nil {
		return nil
	}
	pending, err := q.inbox.Pending(ctx, me.Installation())
	if err != nil {
		return err
	}
	pending = slices.DeleteFunc(pending, func(r state.Received) bool { return !left(r) })
	if len(pending) > 0 {
		q.edge.log.Info("answering what was left unanswered", "questions", len(pending))
	}
	taken, err := q.inbox.Take(ctx, pending)
	if err != nil {
		return err
	}
	for _, r := range taken {
		t, err := q.restore(me, r)
		if err != nil {
			q.edge.log.Error("a question from before the restart cannot be read and is dropped", "error", err)
			q.complete(ctx, task{id: r.ID})
			continue
		}
		select {
		case q.accepted <- struct{}{}:
			q.enqueue(ctx, t)
		case <-ctx.Done():
			return nil
		}
	}
	return nil
}

// complete forgets a task, which is answered.
func (q *queue) complete(ctx context.Context, t task) {
	if t.id == 0 {
		return
	}
	if err := q.inbox.Complete(context.WithoutCancel(ctx), t.id); err != nil {
		q.edge.log.Error("an answered question will be looked at again after a restart", "error", err)
	}
}

// unanswered finds out what became of a task that a restart cut off, and reports
// whether it is still to be answered.
func (q *queue) unanswered(ctx context.Context, t task) (again bool) {
	if t.saying {
		q.reportUnknown(ctx, t, nil)
		return false
	}
	post, ok, err := q.edge.outbox.records.Find(ctx, t.me.Installation(), t.Channel, t.purpose())
	if err != nil {
		q.edge.log.Error("a question from before the restart was not answered", "error", err)
		return false
	}
	if !ok {
		return true
	}
	stands, err := q.edge.outbox.confirm(ctx, post, t.id)
	if err != nil && ctx.Err() == nil {
		q.reportUnknown(ctx, t, err)
	}
	return err == nil && !stands
}

// reportUnknown tells the person that an answer may be missing, and then records that
// it cannot be found out. cause is nil for an answer that only they see.
func (q *queue) reportUnknown(ctx context.Context, t task, cause error) {
	q.edge.log.Error("it is not known whether an answer arrived; it is not repeated",
		"kind", t.Kind(), "channel", t.Channel, "error", cause)
	say := sayRestarted
	if t.shares() {
		say = sayUnknown
	}
	if err := q.edge.replies.notify(ctx, t, say); err != nil {
		q.edge.log.Error("a person was not told that an answer may be missing", "channel", t.Channel, "error", err)
	}
	if ctx.Err() != nil {
		return // and is looked at again after the next start
	}
	if err := q.edge.outbox.markUnknown(ctx, cause, t.id); err != nil {
		q.edge.log.Error("a question will be looked at again after a restart", "error", err)
	}
	q.complete(ctx, t)
}

// reserve makes room for one task; false means that there is none.
func (q *queue) reserve() bool {
	select {
	case q.accepted <- struct{}{}:
		return true
	default:
		return false
	}
}

// release gives the room of a task back.
func (q *queue) release() { <-q.accepted }

// enqueue works on a task for which room was reserved.
func (q *queue) enqueue(ctx context.Context, t task) {
	q.edge.drafts.note(t)
	ends := q.works(t)
	q.inFlight.Go(func() {
		defer q.release()
		defer ends()
		defer q.edge.recoverPanic("an apology", func() {})
		defer q.edge.recoverPanic("a task", func() { q.edge.replies.apologize(ctx, t, sayFailed) })
		q.edge.worker.process(ctx, t)
	})
}
