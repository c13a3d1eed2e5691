package edge_test

import (
	"context"
	"io"
	"net/http"
	"path"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
	"onrecord/bot/state"
	"onrecord/corpus/nettest"
)

// panickyInbox and panickyOutbox have a fault that shows once.
type panickyInbox struct {
	state.Inbox
	fault *sync.Once
}

type panickyOutbox struct {
	state.Outbox
	fault *sync.Once
}

func (p panickyInbox) Receive(ctx context.Context, by state.Installation, asked []byte, at time.Time, keys ...string) (int64, bool, error) {
	p.fault.Do(func() { panic(question) })
	return p.Inbox.Receive(ctx, by, asked, at, keys...)
}

func (p panickyOutbox) Begin(ctx context.Context, post state.Post, at time.Time) (state.Post, bool, error) {
	p.fault.Do(func() { panic(question) })
	return p.Outbox.Begin(ctx, post, at)
}

func TestAPanicEndsOneTaskAlone(t *testing.T) {
	t.Parallel()
	for name, address := range map[string]string{"over a connection": "", "over signed requests": nettest.Unused(t)} {
		t.Run(name, func(t *testing.T) {
			n := open(t, setup{
				workspace: workspace.Options{AckTime: 100 * time.Millisecond, Retries: make([]time.Duration, 100)},
				edge:      edge.Options{Listen: address},
				inbox:     func(i state.Inbox) edge.Inbox { return panickyInbox{i, new(sync.Once)} },
				outbox:    func(o state.Outbox) edge.Outbox { return panickyOutbox{o, new(sync.Once)} },
			})
			n.said(n.Do.Mention(n.ana, n.desk, question)) // panics, is not acknowledged, comes again, and panics while it is posted
			if sorry := n.awaitReply(n.desk); sorry.OnlyFor != n.ana.ID || !strings.Contains(sorry.Shown(), "Sorry") {
				t.Errorf("said %+v", sorry)
			}
			n.said(n.Do.Mention(n.ana, n.desk, question))
			n.await("the answer to another question", func() bool { return len(n.Messages.Replies(n.desk)) == 2 })
			n.stop()
		})
	}
}

// broken is Slack with a fault of its own in one method.
type broken struct {
	method string
	calls  atomic.Int32
}

func (b *broken) RoundTrip(r *http.Request) (*http.Response, error) {
	if path.Base(r.URL.Path) != b.method {
		return http.DefaultTransport.RoundTrip(r)
	}
	b.calls.Add(1)
	said := io.NopCloser(strings.NewReader(`{"ok":false,"error":"internal_error"}`))
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Body: said, Request: r}, nil
}

func TestAPostThatSlackCannotTakeIsGivenUp(t *testing.T) {
	t.Parallel()
	b := &broken{method: "chat.postMessage"}
	opts := careful
	opts.HTTP = &http.Client{Transport: b}
	n := open(t, setup{workspace: reading(nil), edge: opts})
	n.said(n.Do.Mention(n.ana, n.desk, question))
	if sorry := n.awaitReply(n.desk); sorry.OnlyFor != n.ana.ID || !strings.Contains(sorry.Shown(), "Sorry") {
		t.Errorf("said %+v", sorry)
	}
	n.stop()
	if b.calls.Load() != 5 || n.pending() > 0 || len(n.unconfirmed()) > 0 {
		t.Errorf("sent %d times; %d pending, %+v unconfirmed", b.calls.Load(), n.pending(), n.unconfirmed())
	}
}

func TestWhoWaitsForAnAnswerIsToldSoOnce(t *testing.T) {
	t.Parallel()
	finish := make(chan struct{})
	n := open(t, setup{edge: edge.Options{Notice: 20 * time.Millisecond}, handle: func(_ context.Context, e bot.Event) (bot.Reply, error) {
		<-finish
		return reply(e), nil
	}})
	n.said(n.Do.Mention(n.ana, n.desk, question))
	if told := n.awaitReply(n.desk); told.OnlyFor != n.ana.ID || !strings.Contains(told.Shown(), "takes longer than usual") {
		t.Errorf("told %+v", told)
	}
	close(finish)
	n.await("the answer", func() bool { return len(n.Messages.Replies(n.desk)) == 2 })
	n.stop()
	if said := n.Messages.Replies(n.desk); len(said) != 2 || said[1].Ephemeral() {
		t.Errorf("said %+v", said)
	}
}
