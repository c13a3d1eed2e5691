package edge_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
)

func (n *newsroom) called(method, failure string) int {
	count := 0
	for _, c := range n.Limits.Calls() {
		if c.Method == method && c.Error == failure {
			count++
		}
	}
	return count
}

func TestTheConnectionIsOpenedAnew(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*workspace.App){
		"when Slack asks":     (*workspace.App).Disconnect,
		"when it breaks down": (*workspace.App).Drop,
	} {
		t.Run(name, func(t *testing.T) {
			n := open(t, setup{workspace: workspace.Options{Retries: []time.Duration{0, 0, 0}}})
			for round := 1; round <= 3; round++ {
				end(n.App)
				n.await("a new connection", func() bool {
					now, opened := n.App.Connections()
					return now == 1 && opened == round+1
				})
			}
			n.said(n.Do.Mention(n.ana, n.desk, question))
			n.awaitReply(n.desk)
		})
	}
}

// gone is a network on which a method is not found the first time it is called.
type gone struct {
	method string
	once   *sync.Once
}

func (g gone) RoundTrip(r *http.Request) (*http.Response, error) {
	var missing *http.Response
	if strings.HasSuffix(r.URL.Path, g.method) {
		g.once.Do(func() {
			missing = &http.Response{StatusCode: http.StatusNotFound, Status: "404 Not Found", Body: http.NoBody, Request: r}
		})
	}
	if missing != nil {
		return missing, nil
	}
	return http.DefaultTransport.RoundTrip(r)
}

// Of a 404 slack-go says that no waiting cures it, and returns.
func TestAConnectionThatWasGivenUpIsOpenedAgain(t *testing.T) {
	t.Parallel()
	network := gone{"apps.connections.open", new(sync.Once)}
	n := open(t, setup{edge: edge.Options{HTTP: &http.Client{Transport: network}}})
	if !strings.Contains(n.log.String(), "the connection to Slack ended") {
		t.Errorf("it was not given up:\n%s", n.log)
	}
	n.said(n.Do.Mention(n.ana, n.desk, question))
	n.awaitReply(n.desk)
}

func TestARateLimitIsWaitedOut(t *testing.T) {
	t.Parallel()
	n := open(t, setup{})
	n.Limits.Set("chat.postMessage", 1)
	n.said(n.Do.Mention(n.ana, n.desk, question))
	n.awaitReply(n.desk)
	n.settle(1)
	if limited := n.called("chat.postMessage", "ratelimited"); limited != 1 {
		t.Errorf("refused %d times, want once", limited)
	}
	n.only(n.Messages.Replies(n.desk))
}

func TestABusyChannelIsAnsweredAtSlacksPace(t *testing.T) {
	t.Parallel()
	const pace, questions = 20 * time.Millisecond, 12
	n := open(t, setup{
		workspace: workspace.Options{Pace: pace, Burst: 1},
		edge:      edge.Options{Pace: pace + 5*time.Millisecond},
	})
	for range questions {
		n.said(n.Do.Mention(n.ana, n.desk, question))
	}
	n.settle(questions)
	if got := len(n.Messages.Replies(n.desk)); got != questions {
		t.Errorf("%d of %d questions were answered", got, questions)
	}
	if limited := n.called("chat.postMessage", "ratelimited"); limited > 0 {
		t.Errorf("Slack's limit was broken %d times", limited)
	}
}

func TestManyPeopleAskAtOnce(t *testing.T) {
	t.Parallel()
	const people = 50
	n := open(t, setup{})
	direct := make([]workspace.Channel, people)
	for i := range direct {
		p := n.People.Add("reporter")
		n.said(n.Do.DirectMessage(p, question))
		direct[i] = n.Channels.DirectChannel(p)
	}
	n.settle(2 * people) // each question and each of the bot's own answers
	for _, c := range direct {
		n.only(slices.DeleteFunc(n.Messages.Replies(c), workspace.Message.Ephemeral)) // who waited long was told so
	}
}

func TestStoppingFinishesWhatWasAcknowledged(t *testing.T) {
	t.Parallel()
	working, finish := make(chan struct{}), make(chan struct{})
	n := open(t, setup{handle: func(ctx context.Context, e bot.Event) (bot.Reply, error) {
		close(working)
		select {
		case <-finish:
			return reply(e), nil
		case <-ctx.Done():
			return bot.Reply{}, ctx.Err()
		}
	}})
	n.said(n.Do.Mention(n.ana, n.desk, question))
	<-working
	stopped := make(chan struct{})
	go func() {
		n.stop()
		close(stopped)
	}()
	n.await("the end of the connection", func() bool { return !n.connected() })
	close(finish)
	<-stopped
	n.only(n.Messages.Replies(n.desk))
}

func TestStoppingGivesUpAfterTheGrace(t *testing.T) {
	t.Parallel()
	working := make(chan struct{})
	n := open(t, setup{
		edge: edge.Options{Grace: time.Millisecond},
		handle: func(ctx context.Context, e bot.Event) (bot.Reply, error) {
			close(working)
			<-ctx.Done()
			return bot.Reply{}, ctx.Err()
		},
	})
	n.said(n.Do.Mention(n.ana, n.desk, question))
	<-working
	n.stop()
	if !strings.Contains(n.log.String(), `"unanswered":1`) {
		t.Errorf("nothing says that a question was left:\n%s", n.log)
	}
}

func TestAnAppTokenWithoutItsScopeIsAClearError(t *testing.T) {
	t.Parallel()
	ws, err := workspace.Open(workspace.Options{AppScopes: []string{"authorizations:read"}})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	err = edge.New(edge.Options{BotToken: ws.BotToken(), AppToken: ws.AppToken(), APIURL: ws.URL()}, nil, nil, nil).Run(t.Context())
	if err == nil || !strings.Contains(err.Error(), "missing_scope") || !strings.Contains(err.Error(), "connections:write") {
		t.Errorf("Run: %v", err)
	}
}

func TestAWrongTokenIsAClearError(t *testing.T) {
	t.Parallel()
	ws, err := workspace.Open(workspace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	good := edge.Options{BotToken: ws.BotToken(), AppToken: ws.AppToken(), APIURL: ws.URL()}
	cases := []struct {
		name     string
		bot, app string
		want     []string
	}{
		{"no tokens", "", "", []string{"bot token is missing", "OAuth & Permissions", "app token is missing", "Basic Information"}},
		{"swapped", good.AppToken, good.BotToken, []string{"must begin with xoxb-", "must begin with xapp-", "swapped"}},
		{"a user token", "xoxp-1", good.AppToken, []string{"must begin with xoxb-"}},
		{"unknown bot token", "xoxb-stale", good.AppToken, []string{"bot token", "invalid_auth", "copy it again"}},
		{"unknown app token", good.BotToken, "xapp-stale", []string{"app token", "invalid_auth", "copy it again"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			opts := good
			opts.BotToken, opts.AppToken = c.bot, c.app
			err := edge.New(opts, nil, nil, nil).Run(t.Context())
			if err == nil {
				t.Fatal("Run returned without an error")
			}
			for _, want := range c.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("the error lacks %q: %v", want, err)
				}
			}
			for _, token := range []string{c.bot, c.app} {
				if token != "" && strings.Contains(err.Error(), token) {
					t.Errorf("the error names a token: %v", err)
				}
			}
		})
	}
}
