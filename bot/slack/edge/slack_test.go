package edge_test

import (
	"bytes"
	"cmp"
	"context"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
	"onrecord/bot/state"
	"onrecord/index"
)

// question holds a word that must never be logged.
const question = "who said all hope would be lost?"

// patience is how long a test waits for what must happen, on a machine with much else to do.
const patience = 3 * time.Minute

// newsroom is a workspace with a bot that answers in it through a real socket.
type newsroom struct {
	*workspace.Workspace
	t     *testing.T
	edge  *edge.Edge
	stop  func() // ends Run, which finishes its work first
	desk  workspace.Channel
	ana   workspace.Person
	store *state.Store
	// hears is whom the bot listens to; nil is everybody.
	hears func(context.Context, bot.Event) (bool, error)
	// handle is what the bot answers with.
	handle func(context.Context, bot.Event) (bot.Reply, error)
	log    *logbook

	happened chan struct{} // closed by an accident

	mu     sync.Mutex
	events []bot.Event
}

type setup struct {
	workspace workspace.Options
	edge      edge.Options
	handle    func(context.Context, bot.Event) (bot.Reply, error) // nil answers everything
	inbox     func(state.Inbox) edge.Inbox                        // nil is the inbox itself
	outbox    func(state.Outbox) edge.Outbox                      // nil is the outbox itself
}

// open starts a newsroom with the channel desk, in which Ana and the bot are.
func open(t *testing.T, s setup) *newsroom {
	t.Helper()
	s.workspace.AckTime = cmp.Or(s.workspace.AckTime, patience)
	ws, err := workspace.Open(s.workspace)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	n := &newsroom{Workspace: ws, t: t, log: new(logbook)}
	n.ana = ws.People.Add("ana")
	n.desk = ws.Channels.AddChannel(workspace.Channel{Name: "desk"}, n.ana, ws.People.Bot())
	if n.store, err = state.Open(t.Context(), filepath.Join(t.TempDir(), "state.db")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { n.store.Close() })
	n.start(s)
	t.Cleanup(func() {
		if strings.Contains(n.log.String(), "hope") {
			t.Errorf("a question was logged:\n%s", n.log)
		}
	})
	return n
}

// start connects an edge, and may be called again after stop. It is as patient as the test: what
// it does instead of waiting is asked for by the tests of that.
func (n *newsroom) start(s setup) {
	n.t.Helper()
	s.edge.BotToken, s.edge.AppToken, s.edge.APIURL = n.BotToken(), n.AppToken(), n.URL()
	s.edge.Log = slog.New(slog.NewJSONHandler(n.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	s.edge.Pace = cmp.Or(s.edge.Pace, time.Millisecond)
	s.edge.Backoff, s.edge.Lead = 20*time.Millisecond, cmp.Or(s.edge.Lead, 20*time.Millisecond)
	s.edge.Notice, s.edge.ZoneWait = cmp.Or(s.edge.Notice, patience), patience
	s.edge.Submission = cmp.Or(s.edge.Submission, patience)
	s.edge.SigningSecret = n.App.SigningSecret()
	connected := n.anew()
	n.handle = s.handle
	var inbox edge.Inbox = n.store.Inbox
	if s.inbox != nil {
		inbox = s.inbox(n.store.Inbox)
	}
	var outbox edge.Outbox = n.store.Outbox
	if s.outbox != nil {
		outbox = s.outbox(n.store.Outbox)
	}
	n.edge = edge.New(s.edge, &recorder{n, s.handle}, inbox, outbox)
	ctx, cancel := context.WithCancel(n.t.Context())
	ended := make(chan error, 1)
	go func() { ended <- n.edge.Run(ctx) }()
	n.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			n.t.Errorf("Run: %v", err)
		}
	})
	n.t.Cleanup(n.stop)
	if s.edge.Listen != "" {
		n.listening(s.edge.Listen)
		return
	}
	n.await("a connection", connected)
}

// anew returns a condition: that there is one connection, opened since. The one
// of an edge that was stopped may be there for a moment yet.
func (n *newsroom) anew() func() bool {
	_, before := n.App.Connections()
	return func() bool {
		now, opened := n.App.Connections()
		return now == 1 && opened > before
	}
}

func (n *newsroom) connected() bool {
	now, _ := n.App.Connections()
	return now == 1
}

// await fails the test if cond does not come about.
func (n *newsroom) await(what string, cond func() bool) {
	n.t.Helper()
	ctx, cancel := context.WithTimeout(n.t.Context(), patience)
	defer cancel()
	if err := n.Await(ctx, cond); err != nil {
		n.t.Fatalf("%s never came: %v\n%s", what, err, n.log)
	}
}

// awaitReply returns the only reply in the channel.
func (n *newsroom) awaitReply(c workspace.Channel) workspace.Message {
	n.t.Helper()
	n.await("a reply", func() bool { return len(n.Messages.Replies(c)) > 0 })
	return n.only(n.Messages.Replies(c))
}

func (n *newsroom) only(messages []workspace.Message) workspace.Message {
	n.t.Helper()
	if len(messages) != 1 {
		n.t.Fatalf("%d messages, want one: %+v", len(messages), messages)
	}
	return messages[0]
}

// settle waits until the app has acknowledged so many deliveries, and then has
// finished all that it acknowledged.
func (n *newsroom) settle(acks int) {
	n.t.Helper()
	n.await("an acknowledgement", func() bool { return len(n.App.Acks()) >= acks })
	n.stop()
	for _, ack := range n.App.Acks() {
		if ack.Missed {
			n.t.Errorf("not acknowledged in time: %+v", ack)
		}
	}
}

func (n *newsroom) handled() []bot.Event {
	n.mu.Lock()
	defer n.mu.Unlock()
	return append([]bot.Event(nil), n.events...)
}

// said fails the test where a person could not speak, and ok where a person
// could not act.
func (n *newsroom) said(m workspace.Message, err error) workspace.Message {
	n.t.Helper()
	n.ok(err)
	return m
}

func (n *newsroom) ok(err error) {
	n.t.Helper()
	if err != nil {
		n.t.Fatal(err)
	}
}

type recorder struct {
	newsroom *newsroom
	handle   func(context.Context, bot.Event) (bot.Reply, error)
}

func (r *recorder) Handle(ctx context.Context, e bot.Event) (bot.Reply, error) {
	r.newsroom.mu.Lock()
	r.newsroom.events = append(r.newsroom.events, e)
	r.newsroom.mu.Unlock()
	if r.handle != nil {
		return r.handle(ctx, e)
	}
	return reply(e), nil
}

func (r *recorder) Hears(ctx context.Context, e bot.Event) (bool, error) {
	if r.newsroom.hears == nil {
		return true, nil
	}
	return r.newsroom.hears(ctx, e)
}

// reply answers where the bot answers.
func reply(e bot.Event) bot.Reply {
	r := bot.Reply{Audience: bot.Thread, Says: bot.Answered(*hopeLost(e.Words()))}
	switch did := e.Did.(type) {
	case bot.Greet:
		return bot.Reply{Says: bot.Prompts([]string{"What did Marta Ilves say?"})}
	case bot.OpenHome:
		return bot.Reply{Says: bot.Home{Command: "/onrecord"}}
	case bot.DirectMessage:
		if did.Attached != nil {
			return bot.Reply{Audience: bot.Thread, Says: bot.Text("1 of 1 rows"), Document: &bot.Document{Name: "answered.csv", Content: []byte("quote,found")}}
		}
		r.Title = did.Text
	case bot.Command:
		r.Audience = bot.Asker
	case bot.Share:
		r.Audience, r.SharedBy = bot.Channel, e.User
	}
	return r
}

const body = "“All hope would be lost,” the mediator said."

func hopeLost(asked string) *answer.Answer {
	speaker := answer.Speaker{Name: "Marta Ilves", Title: "mediator", Named: true}
	return &answer.Answer{
		Question: asked, Found: true, Speaker: &speaker,
		Line: "Marta Ilves, mediator, said so.",
		Citations: []answer.Citation{{
			Article: "talks", Headline: "Talks falter", Outlet: "The Harbour Post", Published: "2026-02-03", URL: "https://post.example/talks",
			Paragraph: 1, Start: 0, End: len(body), Text: body, Spans: []answer.Offsets{{0, 28}},
			Kind: index.Direct, Match: answer.Verbatim, Speaker: &answer.Attribution{Speaker: speaker},
		}},
		Scope: answer.Scope{Articles: 12, From: "2026-01-01", To: "2026-02-03"},
	}
}

// logbook is a log that a test can read while it is written.
type logbook struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *logbook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *logbook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}
