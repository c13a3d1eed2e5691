package edge_test

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
	"onrecord/bot/state"
	"onrecord/corpus/nettest"
)

// listening waits until the edge listens, and has the workspace deliver there.
func (n *newsroom) listening(address string) {
	n.t.Helper()
	base := "http://" + address + "/slack/"
	urls := workspace.RequestURLs{
		Events: base + "events", Commands: base + "commands", Interactivity: base + "interactivity", Options: base + "interactivity",
	}
	ctx, cancel := context.WithTimeout(n.t.Context(), patience)
	defer cancel()
	for {
		err := n.App.UseRequestURLs(ctx, urls)
		if err == nil {
			return
		}
		if ctx.Err() != nil {
			n.t.Fatalf("nothing listens on %s: %v\n%s", address, err, n.log)
		}
	}
}

// openWeb starts a newsroom whose bot takes signed requests.
func openWeb(t *testing.T, s setup) (n *newsroom, base string) {
	t.Helper()
	s.edge.Listen = nettest.Unused(t)
	return open(t, s), "http://" + s.edge.Listen + "/slack/"
}

func TestSignedRequestsAreAnsweredAsTheConnectionIs(t *testing.T) {
	t.Parallel()
	w := everything()
	n, _ := openWeb(t, setup{workspace: w})
	asked := n.said(n.Do.Mention(n.ana, n.desk, question))
	if answered := n.awaitReply(n.desk); answered.Thread != asked.TS {
		t.Errorf("not answered in the thread: %+v", answered)
	}
	n.Do.Repeat(asked)
	n.said(n.Do.DirectMessage(n.ana, question))
	n.awaitReply(n.Channels.DirectChannel(n.ana))
	n.ok(n.Do.Command(n.ana, n.desk, question))
	n.await("the private answer", func() bool { return len(n.Messages.Replies(n.desk)) == 2 })
	n.ok(n.Controls.Press(n.ana, n.Messages.Replies(n.desk)[1], blocks.ShareAction))
	n.await("the shared answer", func() bool { return len(n.Messages.Replies(n.desk)) == 3 })
	n.App.Emit(map[string]any{"type": "tea_was_made", "user": n.ana.ID})
	n.settle(11) // two of the mention, two of its repetition, the message, the command, the button, the tea, three answers
	if got := n.handled(); len(got) != 4 || len(n.Messages.Replies(n.desk)) != 3 {
		t.Errorf("handled %+v and said %d things", got, len(n.Messages.Replies(n.desk)))
	}
	if now, opened := n.App.Connections(); now+opened > 0 {
		t.Errorf("%d connections were opened", opened)
	}
}

// post sends a request to the bot and returns the status of its answer.
func post(t *testing.T, address string, body string, sign func(*http.Request)) int {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	sign(r)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	io.Copy(io.Discard, resp.Body)
	return resp.StatusCode
}

func TestARequestThatIsNotSlacksIsRefused(t *testing.T) {
	t.Parallel()
	n, base := openWeb(t, setup{})
	body := `{"type":"event_callback","team_id":"T0LOCAL","event_id":"Ev1","event":{"type":"app_mention","user":"` + n.ana.ID +
		`","text":"<@` + n.People.Bot().ID + `> ` + question + `","ts":"1.1","channel":"` + n.desk.ID + `"}}`
	other, err := workspace.Open(workspace.Options{})
	n.ok(err)
	defer other.Close()
	now := time.Now()
	signed := func(text string, at time.Time) func(*http.Request) {
		return func(r *http.Request) { n.App.Sign(r, []byte(text), at) }
	}
	cases := []struct {
		name, body string
		sign       func(*http.Request)
		want       int
	}{
		{"unsigned", body, func(*http.Request) {}, http.StatusUnauthorized},
		{"six minutes old", body, signed(body, now.Add(-6*time.Minute)), http.StatusUnauthorized},
		{"six minutes ahead", body, signed(body, now.Add(6*time.Minute)), http.StatusUnauthorized},
		{"altered", body + " ", signed(body, now), http.StatusUnauthorized},
		{"signed with another secret", body, func(r *http.Request) { other.App.Sign(r, []byte(body), now) }, http.StatusUnauthorized},
		{"with another time than was signed", body, func(r *http.Request) {
			n.App.Sign(r, []byte(body), now)
			r.Header.Set("X-Slack-Request-Timestamp", "1")
		}, http.StatusUnauthorized},
		{"too large", string(bytes.Repeat([]byte("x"), 1<<20+1)), func(*http.Request) {}, http.StatusRequestEntityTooLarge},
		{"no event", "{", signed("{", now), http.StatusBadRequest},
	}
	for _, c := range cases {
		if got := post(t, base+"events", c.body, c.sign); got != c.want {
			t.Errorf("%s: answered %d, want %d", c.name, got, c.want)
		}
	}
	if got := n.handled(); len(got) > 0 {
		t.Fatalf("handled %+v", got)
	}

	for i, want := range []int{http.StatusOK, http.StatusUnauthorized, http.StatusUnauthorized} {
		if got := post(t, base+"events", body, signed(body, now)); got != want {
			t.Errorf("the same request, time %d: answered %d, want %d", i+1, got, want)
		}
	}
	// Whoever captured it gets no further by another path, or by the headers that nobody signs.
	for _, path := range []string{"commands", "interactions", "events"} {
		for retry := range 5 {
			sign := func(r *http.Request) {
				signed(body, now)(r)
				r.Header.Set("X-Slack-Retry-Num", strconv.Itoa(retry))
			}
			got := post(t, base+path, body, sign)
			if isRetry := path == "events" && retry > 0 && retry < 4; (got == http.StatusOK) != isRetry {
				t.Errorf("replayed to %s as retry %d: answered %d", path, retry, got)
			}
		}
	}
	// A delivery that Slack repeats is signed anew.
	if got := post(t, base+"events", body, signed(body, now.Add(-time.Minute))); got != http.StatusOK {
		t.Errorf("a redelivery: answered %d", got)
	}
	n.awaitReply(n.desk)
	n.stop()
	if got := n.handled(); len(got) != 1 || len(n.Messages.Replies(n.desk)) != 1 {
		t.Errorf("handled %+v", got)
	}
}

// slowInbox takes its time to store what was asked.
type slowInbox struct {
	state.Inbox
	asked, kept chan struct{}
}

func (s slowInbox) Receive(ctx context.Context, by state.Installation, asked []byte, at time.Time, keys ...string) (int64, bool, error) {
	close(s.asked)
	<-s.kept
	return s.Inbox.Receive(ctx, by, asked, at, keys...)
}

func TestNothingIsAcknowledgedBeforeItIsKept(t *testing.T) {
	t.Parallel()
	for name, address := range map[string]string{"over a connection": "", "over signed requests": nettest.Unused(t)} {
		t.Run(name, func(t *testing.T) {
			slow := slowInbox{asked: make(chan struct{}), kept: make(chan struct{})}
			n := open(t, setup{edge: edge.Options{Listen: address}, inbox: func(i state.Inbox) edge.Inbox {
				slow.Inbox = i
				return slow
			}})
			n.said(n.Do.Mention(n.ana, n.desk, question))
			<-slow.asked
			if acked := len(n.App.Acks()); acked > 0 {
				t.Errorf("%d acknowledged before it was kept", acked)
			}
			close(slow.kept)
			n.awaitReply(n.desk)
			n.settle(1)
		})
	}
}

func TestAWorkInProgressIsFinishedWhenTheListenerStops(t *testing.T) {
	t.Parallel()
	working, finish := make(chan struct{}), make(chan struct{})
	n, base := openWeb(t, setup{handle: func(_ context.Context, e bot.Event) (bot.Reply, error) {
		close(working)
		<-finish
		return reply(e), nil
	}})
	n.said(n.Do.Mention(n.ana, n.desk, question))
	<-working
	stopped := make(chan struct{})
	go func() {
		n.stop()
		close(stopped)
	}()
	for { // until nothing listens any more
		r, err := http.Get(base)
		if err != nil {
			break
		}
		r.Body.Close()
	}
	close(finish)
	<-stopped
	n.only(n.Messages.Replies(n.desk))
}

func TestAnAddressInUseIsAClearError(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ws, err := workspace.Open(workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	opts := edge.Options{BotToken: ws.BotToken(), APIURL: ws.URL(), Listen: l.Addr().String()}
	if err := edge.New(opts, nil, nil, nil).Run(t.Context()); err == nil || !strings.Contains(err.Error(), "signing secret is missing") {
		t.Errorf("without a secret: %v", err)
	}
	opts.SigningSecret = ws.App.SigningSecret()
	if err := edge.New(opts, nil, nil, nil).Run(t.Context()); err == nil || !strings.Contains(err.Error(), "slack.listen") || !strings.Contains(err.Error(), opts.Listen) {
		t.Errorf("on an address in use: %v", err)
	}
}
