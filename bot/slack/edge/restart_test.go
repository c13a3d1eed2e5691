package edge_test

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/news/digest"
	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
	"onrecord/bot/state"
)

// forever is longer than any test.
const forever = time.Hour

// abrupt are the options of an edge that is stopped as if it were killed: what
// it is doing is cut off. One that is careful finishes first.
var (
	abrupt  = edge.Options{Grace: time.Millisecond, Settle: time.Millisecond, ReadThreads: true}
	careful = edge.Options{Settle: time.Millisecond, ReadThreads: true}
)

// accident lets the first call of a method go wrong, and then closes happened.
func accident(method string, m workspace.Mishap) (mishaps func(string) workspace.Mishap, happened chan struct{}) {
	happened = make(chan struct{})
	once := new(sync.Once)
	return func(called string) (out workspace.Mishap) {
		if called == method {
			once.Do(func() {
				out = m
				close(happened)
			})
		}
		return out
	}, happened
}

// unanswered makes an edge that is stopped in the middle of a call of the method.
func cutOff(t *testing.T, method string, m workspace.Mishap) *newsroom {
	t.Helper()
	mishaps, happened := accident(method, m)
	n := open(t, setup{workspace: reading(mishaps), edge: abrupt})
	n.happened = happened
	return n
}

// restart stops the edge, as if it were killed where it is abrupt, and starts
// one that finishes what there is to do.
func (n *newsroom) restart(opts edge.Options) {
	n.t.Helper()
	n.stop()
	n.start(setup{edge: opts})
	n.stop()
	if left := n.pending(); left > 0 {
		n.t.Errorf("%d questions are left unanswered", left)
	}
}

// untilSaid is a context that ends once so many messages of the bot stand in a channel.
func (n *newsroom) untilSaid(c workspace.Channel, messages int) context.Context {
	ctx, cancel := context.WithTimeout(n.t.Context(), patience)
	go func() {
		defer cancel()
		n.Await(ctx, func() bool { return len(n.Messages.Replies(c)) == messages })
	}()
	return ctx
}

// reading are the scopes of an app that may read where it answers.
func reading(mishaps func(string) workspace.Mishap) workspace.Options {
	o := everything()
	o.Scopes = append(o.Scopes, "groups:history")
	o.Mishaps = mishaps
	return o
}

// pending counts what was acknowledged and not answered.
func (n *newsroom) pending() int {
	n.t.Helper()
	received, err := n.store.Inbox.Pending(n.t.Context(), state.Installation{Enterprise: "E0LOCAL", Team: "T0LOCAL"})
	n.ok(err)
	return len(received)
}

// unconfirmed lists the posts that are not known to stand.
func (n *newsroom) unconfirmed() []state.Post {
	n.t.Helper()
	posts, err := n.store.Outbox.Unconfirmed(n.t.Context())
	n.ok(err)
	return posts
}

func TestAQuestionCutOffByACrashIsAnsweredAfterTheNextStart(t *testing.T) {
	t.Parallel()
	working := make(chan struct{})
	n := open(t, setup{workspace: reading(nil), edge: abrupt, handle: func(ctx context.Context, _ bot.Event) (bot.Reply, error) {
		close(working)
		<-ctx.Done()
		return bot.Reply{}, ctx.Err()
	}})
	asked := n.said(n.Do.Mention(n.ana, n.desk, question))
	<-working
	n.stop()
	if len(n.Messages.Replies(n.desk)) > 0 || n.pending() != 1 {
		t.Fatalf("%d replies and %d pending before the restart", len(n.Messages.Replies(n.desk)), n.pending())
	}
	n.restart(careful)
	if answered := n.only(n.Messages.Replies(n.desk)); answered.Thread != asked.TS || !strings.Contains(answered.Shown(), body) {
		t.Errorf("answered %+v", answered)
	}
	if got := n.handled(); len(got) != 2 || got[0] != got[1] {
		t.Errorf("asked %+v", got)
	}
}

// Of a post that was cut off, its key in the channel decides.
func TestAPostCutOffByACrashIsThereOnce(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		mishap  workspace.Mishap
		handled int
	}{
		"after Slack took it":     {workspace.Mishap{Slow: forever}, 1},
		"before it reached Slack": {workspace.Mishap{Late: forever}, 2},
	} {
		for _, where := range []string{"a channel", "a private channel", "a direct message"} {
			t.Run(name+", in "+where, func(t *testing.T) {
				n := cutOff(t, "chat.postMessage", c.mishap)
				channel := n.desk
				switch where {
				case "a private channel":
					channel = n.Channels.AddChannel(workspace.Channel{Name: "sources", Kind: workspace.Private}, n.ana, n.People.Bot())
				case "a direct message":
					channel = n.Channels.DirectChannel(n.ana)
				}
				n.said(n.Do.Mention(n.ana, channel, question))
				<-n.happened
				n.await("the post", func() bool { return c.mishap.Slow == 0 || len(n.Messages.Replies(channel)) == 1 })
				n.restart(careful)
				n.only(n.Messages.Replies(channel))
				if left := n.unconfirmed(); len(left) > 0 {
					t.Errorf("unconfirmed: %+v", left)
				}
				if got := len(n.handled()); got != c.handled {
					t.Errorf("the question was answered %d times, want %d", got, c.handled)
				}
			})
		}
	}
}

func TestAPostWhoseChannelCannotBeReadIsNotRepeatedAndThePersonIsTold(t *testing.T) {
	t.Parallel()
	mishap := workspace.Mishap{Slow: forever}
	switchedOff := careful
	switchedOff.ReadThreads = false
	for name, c := range map[string]struct {
		scopes []string
		edge   edge.Options
	}{
		"without the scope": {[]string{"app_mentions:read", "channels:read", "chat:write", "groups:read"}, careful},
		"switched off":      {reading(nil).Scopes, switchedOff},
	} {
		t.Run(name, func(t *testing.T) {
			mishaps, _ := accident("chat.postMessage", mishap)
			n := open(t, setup{workspace: workspace.Options{Enterprise: "E0LOCAL", Scopes: c.scopes, Mishaps: mishaps}, edge: abrupt})
			n.said(n.Do.Mention(n.ana, n.desk, question))
			n.awaitReply(n.desk)
			n.restart(c.edge)
			n.restart(c.edge)
			said := n.Messages.Replies(n.desk)
			if len(said) != 2 || said[0].Ephemeral() || said[1].OnlyFor != n.ana.ID || !strings.Contains(said[1].Shown(), "ask again") {
				t.Errorf("said %+v, want the answer and one private line", said)
			}
			if left := n.unconfirmed(); len(left) != 1 || !left[0].Lost || left[0].Channel != n.desk.ID {
				t.Errorf("unconfirmed: %+v", left)
			}
		})
	}
}

func TestAPrivateAnswerCutOffByACrashIsNotRepeatedAndThePersonIsTold(t *testing.T) {
	t.Parallel()
	n := cutOff(t, "response", workspace.Mishap{Slow: forever})
	n.ok(n.Do.Command(n.ana, n.desk, question))
	n.awaitReply(n.desk)
	n.restart(careful)
	n.restart(careful)
	said := n.Messages.Replies(n.desk)
	if len(said) != 2 || said[1].OnlyFor != n.ana.ID || !strings.Contains(said[1].Shown(), "I was restarted") {
		t.Errorf("said %+v, want the answer and one private line", said)
	}
}

func TestAPostWhoseConfirmationIsLostIsFoundByItsKey(t *testing.T) {
	t.Parallel()
	mishaps, _ := accident("chat.postMessage", workspace.Mishap{Lost: true})
	n := open(t, setup{workspace: reading(mishaps), edge: careful})
	n.said(n.Do.Mention(n.ana, n.desk, question))
	n.awaitReply(n.desk)
	n.stop()
	n.only(n.Messages.Replies(n.desk))
	if looked := n.called("conversations.replies", ""); looked != 1 || n.pending() > 0 || len(n.unconfirmed()) > 0 {
		t.Errorf("looked %d times; %d pending, %+v unconfirmed", looked, n.pending(), n.unconfirmed())
	}
}

func TestAShareCutOffByACrashIsThereOnce(t *testing.T) {
	t.Parallel()
	n := cutOff(t, "chat.postMessage", workspace.Mishap{Slow: forever})
	n.ok(n.Do.Command(n.ana, n.desk, question))
	n.ok(n.Controls.Press(n.ana, n.awaitReply(n.desk), blocks.ShareAction))
	n.await("the shared answer", func() bool { return len(n.Messages.Replies(n.desk)) == 2 })
	n.restart(careful)
	if said := n.Messages.Replies(n.desk); len(said) != 2 {
		t.Errorf("said %+v", said)
	}
}

func TestADigestCutOffByACrashIsThereOnce(t *testing.T) {
	t.Parallel()
	n := cutOff(t, "chat.postMessage", workspace.Mishap{Slow: forever})
	day := digest.Digest{Day: "2026-02-03", Lines: digest.Lines{Quotes: []answer.Citation{hopeLost("").Citations[0]}}}
	if err := n.edge.Publisher.PostDigest(n.untilSaid(n.desk, 1), n.desk.ID, day); err == nil {
		t.Fatal("posting was not cut off")
	}
	if posted, err := n.edge.Publisher.Posted(t.Context(), n.desk.ID, day.Day); posted || err != nil {
		t.Errorf("posted %v, %v", posted, err)
	}
	n.ok(n.edge.Publisher.PostDigest(t.Context(), n.desk.ID, day))
	n.only(n.Messages.Replies(n.desk))
}

func TestAFollowUpCutOffByACrashIsReadAsItWasAtFirst(t *testing.T) {
	t.Parallel()
	var posts atomic.Int32
	happened := make(chan struct{})
	n, _ := newsroomWith(t, setup{edge: abrupt, workspace: reading(func(method string) workspace.Mishap {
		if method == "chat.postMessage" && posts.Add(1) == 2 {
			close(happened)
			return workspace.Mishap{Late: forever}
		}
		return workspace.Mishap{}
	})}, ferries()...)
	asked := n.said(n.Do.Mention(n.ana, n.desk, aboutTheFerry))
	n.awaitReply(n.desk)
	n.said(n.Do.Say(n.ana, n.desk, asked.TS, "@onrecord more"))
	<-happened
	handle := n.handle
	n.stop()
	n.start(setup{edge: careful, handle: handle})
	n.stop()
	said := n.Messages.Replies(n.desk)
	if len(said) != 2 || !strings.Contains(said[1].Shown(), "sails at noon") {
		t.Errorf("said %+v, want the citations behind the first", said)
	}
}
