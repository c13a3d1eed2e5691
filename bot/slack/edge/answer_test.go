package edge_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
	"onrecord/bot/state"
)

// everything is a workspace in which a mention arrives both as app_mention and
// as message, each with an event id of its own.
func everything() workspace.Options {
	return workspace.Options{
		Enterprise: "E0LOCAL",
		Events:     []string{"app_mention", "message.im", "message.channels"},
		Scopes: []string{"app_mentions:read", "channels:read", "channels:history", "chat:write",
			"commands", "groups:read", "im:history", "im:write", "users:read"},
	}
}

func TestAMentionIsAnsweredOnceInItsThread(t *testing.T) {
	t.Parallel()
	n := open(t, setup{workspace: everything()})
	asked := n.said(n.Do.Mention(n.ana, n.desk, "who said <b>all hope & all faith</b> would be lost?"))
	answered := n.awaitReply(n.desk)
	n.Do.Repeat(asked)
	n.settle(5) // two of the mention, two of its repetition, one of the answer

	n.only(n.Messages.Replies(n.desk))
	if answered.Thread != asked.TS || answered.Ephemeral() {
		t.Errorf("not answered in the thread: %+v", answered)
	}
	if answered.Unfurls {
		t.Error("links in the answer unfurl")
	}
	for _, want := range []string{"Marta Ilves", body, "word for word", "Talks falter", "The Harbour Post", "2026-02-03", "¶1"} {
		if !strings.Contains(answered.Shown(), want) {
			t.Errorf("the answer lacks %q:\n%s", want, answered.Shown())
		}
	}
	want := bot.Event{
		Did: bot.Mention{Text: "who said <b>all hope & all faith</b> would be lost?"}, Key: "message/E0LOCAL/T0LOCAL/" + n.desk.ID + "/" + asked.TS,
		Enterprise: "E0LOCAL", Team: "T0LOCAL", Channel: n.desk.ID, Thread: asked.TS, User: n.ana.ID,
	}
	if got := n.handled(); len(got) != 1 || got[0] != want {
		t.Errorf("handled %+v, want one %+v", got, want)
	}
}

func TestAQuestionComesWithTheAskersTimeZone(t *testing.T) {
	t.Parallel()
	n := open(t, setup{})
	n.People.SetZone(n.ana, "Pacific/Auckland")
	n.said(n.Do.Mention(n.ana, n.desk, question))
	n.awaitReply(n.desk)
	if got := n.handled(); len(got) != 1 || got[0].Zone == nil || got[0].Zone.String() != "Pacific/Auckland" {
		t.Errorf("handled %+v", got)
	}
}

func TestAMentionInAThreadIsAnsweredThere(t *testing.T) {
	t.Parallel()
	n := open(t, setup{})
	first := n.said(n.Do.Say(n.ana, n.desk, "", "good morning"))
	n.said(n.Do.Say(n.ana, n.desk, first.TS, "@onrecord "+question))
	if answered := n.awaitReply(n.desk); answered.Thread != first.TS {
		t.Errorf("answered in thread %q, want %q", answered.Thread, first.TS)
	}
}

func TestARedeliveryAfterARestartIsNotAnsweredAgain(t *testing.T) {
	t.Parallel()
	n := open(t, setup{})
	asked := n.said(n.Do.Mention(n.ana, n.desk, question))
	n.awaitReply(n.desk)
	n.settle(1)

	n.start(setup{})
	n.Do.Repeat(asked)
	n.settle(2)
	n.only(n.Messages.Replies(n.desk))
}

func TestADirectMessageIsAnswered(t *testing.T) {
	t.Parallel()
	n := open(t, setup{})
	asked := n.said(n.Do.DirectMessage(n.ana, question))
	direct := n.Channels.DirectChannel(n.ana)
	if answered := n.awaitReply(direct); answered.Thread != "" || answered.Ephemeral() {
		t.Errorf("not answered in the conversation itself: %+v", answered)
	}
	n.said(n.Do.Say(n.ana, direct, asked.TS, question))
	n.await("the second answer", func() bool { return len(n.Messages.Replies(direct)) == 2 })
	n.settle(4) // each question and each of the bot's own messages
	if answered := n.Messages.Replies(direct)[1]; answered.Thread != asked.TS {
		t.Errorf("a question in a thread was answered in %q", answered.Thread)
	}
	if handled := n.handled(); len(handled) != 2 || handled[0].Did != (bot.DirectMessage{Text: question}) {
		t.Errorf("handled %+v", handled)
	}
}

func TestASlashCommandIsAnsweredPrivatelyUntilShared(t *testing.T) {
	t.Parallel()
	pressed := make(chan struct{})
	n := open(t, setup{handle: func(_ context.Context, e bot.Event) (bot.Reply, error) {
		if _, shared := e.Did.(bot.Share); shared {
			<-pressed
		}
		return reply(e), nil
	}})
	n.ok(n.Do.Command(n.ana, n.desk, question))
	private := n.awaitReply(n.desk)
	if private.OnlyFor != n.ana.ID {
		t.Fatalf("the answer to a slash command is for all: %+v", private)
	}
	// A double click arrives twice.
	n.ok(n.Controls.Press(n.ana, private, blocks.ShareAction))
	n.ok(n.Controls.Press(n.ana, private, blocks.ShareAction))
	close(pressed)
	n.settle(3)

	replies := n.Messages.Replies(n.desk)
	if len(replies) != 2 {
		t.Fatalf("%d messages, want the private and the shared one: %+v", len(replies), replies)
	}
	if confirmed := replies[0]; confirmed.Replaced != 1 || !strings.Contains(confirmed.Shown(), "Shared") {
		t.Errorf("the private answer did not become a confirmation: %+v", confirmed)
	}
	shared := replies[1]
	if shared.Ephemeral() || shared.Thread != "" || shared.TS == "" {
		t.Errorf("not a real post: %+v", shared)
	}
	if !strings.Contains(shared.Shown(), body) || !strings.Contains(shared.Shown(), "Asked by @"+n.ana.ID+": "+question) {
		t.Errorf("shared:\n%s", shared.Shown())
	}
}

func TestSharingWhereTheBotIsNotSaysHowToInviteIt(t *testing.T) {
	t.Parallel()
	for _, kind := range []workspace.ChannelKind{workspace.Public, workspace.Private} {
		t.Run(string(kind), func(t *testing.T) {
			n := open(t, setup{})
			outside := n.Channels.AddChannel(workspace.Channel{Name: "outside", Kind: kind}, n.ana)
			n.ok(n.Do.Command(n.ana, outside, question))
			private := n.awaitReply(outside)

			n.ok(n.Controls.Press(n.ana, private, blocks.ShareAction))
			n.await("the advice", func() bool { return len(n.Messages.Replies(outside)) == 2 })
			advice := n.Messages.Replies(outside)[1]
			if advice.OnlyFor != n.ana.ID || !strings.Contains(advice.Shown(), "/invite") {
				t.Errorf("advice: %+v", advice)
			}

			n.ok(n.Channels.Invite(outside, n.People.Bot()))
			n.ok(n.Controls.Press(n.ana, private, blocks.ShareAction))
			n.await("the shared answer", func() bool { return len(n.Messages.Replies(outside)) == 3 })
			if shared := n.Messages.Replies(outside)[2]; shared.Ephemeral() {
				t.Errorf("not shared after the invitation: %+v", shared)
			}
		})
	}
}

func TestNobodyIsAnsweredWhoDidNotAsk(t *testing.T) {
	t.Parallel()
	n := open(t, setup{workspace: everything()})
	n.said(n.Do.Say(n.ana, n.desk, "", "all hope is lost, says nobody to the bot"))
	mention := "<@" + n.People.Bot().ID + "> " + question
	for _, event := range []map[string]any{
		{"type": "app_mention", "user": "U0OTHER", "bot_id": "B0OTHER", "text": mention, "ts": "1.1", "channel": n.desk.ID},
		{"type": "app_mention", "user": n.People.Bot().ID, "text": mention, "ts": "1.2", "channel": n.desk.ID},
		{"type": "app_mention", "user": n.ana.ID, "text": mention, "ts": "1.3", "channel": n.desk.ID,
			"edited": map[string]any{"user": n.ana.ID, "ts": "2"}},
		{"type": "message", "subtype": "message_changed", "ts": "1.4", "channel": n.desk.ID, "channel_type": "channel",
			"message": map[string]any{"type": "message", "user": n.ana.ID, "text": mention, "ts": "1.3"}},
		{"type": "message", "subtype": "channel_join", "user": n.ana.ID, "text": mention, "ts": "1.5", "channel": n.desk.ID},
		{"type": "message", "user": n.ana.ID, "text": "<@U0OTHER> " + question, "ts": "1.6", "channel": n.desk.ID},
		{"type": "tea_was_made", "user": n.ana.ID, "text": question},
	} {
		n.App.Emit(event)
	}
	n.settle(8)
	if said := n.Messages.Replies(n.desk); len(said) > 0 {
		t.Errorf("said %+v", said)
	}
}

func TestArticleTextIsNeverMarkup(t *testing.T) {
	t.Parallel()
	const nasty = "<!channel> <@U0BOSS> <http://evil.example|click> *bold* _it_ `code`"
	n := open(t, setup{handle: func(_ context.Context, e bot.Event) (bot.Reply, error) {
		a := hopeLost(e.Words())
		c := &a.Citations[0]
		a.Line, c.Headline, c.Outlet, c.Text, c.End = nasty, nasty, nasty, nasty, len(nasty)
		c.Speaker = &answer.Attribution{Speaker: answer.Speaker{Name: nasty, Title: nasty, Named: true}}
		return bot.Reply{Audience: bot.Thread, Says: bot.Answered(*a)}, nil
	}})
	n.said(n.Do.Mention(n.ana, n.desk, question))
	answered := n.awaitReply(n.desk)
	if called := answered.Notifies(); len(called) > 0 {
		t.Errorf("the answer calls %v", called)
	}
	if strings.Count(answered.Shown(), nasty) < 4 {
		t.Errorf("the words are not shown as printed:\n%s", answered.Shown())
	}
}

func TestABrokenHandlerLeavesAnApologyAndNoTrace(t *testing.T) {
	t.Parallel()
	for name, broken := range map[string]func(context.Context, bot.Event) (bot.Reply, error){
		"panic": func(_ context.Context, e bot.Event) (bot.Reply, error) { panic("cannot parse " + e.Words()) },
		"error": func(_ context.Context, e bot.Event) (bot.Reply, error) {
			return bot.Reply{}, fmt.Errorf("parsing %q: unknown word", e.Words())
		},
	} {
		t.Run(name, func(t *testing.T) {
			n := open(t, setup{handle: broken})
			n.said(n.Do.Mention(n.ana, n.desk, question))
			sorry := n.awaitReply(n.desk)
			if sorry.OnlyFor != n.ana.ID || !strings.Contains(sorry.Shown(), "Sorry") {
				t.Errorf("said %+v", sorry)
			}
			if !strings.Contains(n.log.String(), "a question was not answered") {
				t.Errorf("nothing was logged:\n%s", n.log)
			}
		})
	}
}

// fullDisk is a state file that can be read and not written.
type fullDisk struct{ state.Inbox }

func (fullDisk) Receive(context.Context, state.Installation, []byte, time.Time, ...string) (int64, bool, error) {
	return 0, false, errors.New("database or disk is full")
}

func TestAStateFileThatCannotBeWrittenIsSaid(t *testing.T) {
	t.Parallel()
	n := open(t, setup{inbox: func(i state.Inbox) edge.Inbox { return fullDisk{i} }})
	n.said(n.Do.Mention(n.ana, n.desk, question))
	sorry := n.awaitReply(n.desk)
	if sorry.OnlyFor != n.ana.ID || len(n.handled()) > 0 {
		t.Errorf("said %+v and handled %v", sorry, n.handled())
	}
}

func TestChannelsSharedWithOthersAreClosedUnlessConfigured(t *testing.T) {
	t.Parallel()
	shared := workspace.Channel{Name: "joint", ExtShared: true}
	invited := workspace.Channel{Name: "soon-joint", PendingExtShared: true}
	cases := []struct {
		name     string
		channel  workspace.Channel
		allow    bool
		external bool
		answered bool
	}{
		{"our own, shared", shared, false, false, false},
		{"our own, invitation pending", invited, false, false, false},
		{"our own, shared and allowed", shared, true, false, true},
		{"a stranger, shared and allowed", shared, true, true, false},
		{"a stranger, shared", shared, false, true, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			n := open(t, setup{edge: edge.Options{AnswerInShared: c.allow}})
			who := n.ana
			if c.external {
				who = n.People.AddStranger("zoe", "T0OTHER")
			}
			channel := n.Channels.AddChannel(c.channel, who, n.People.Bot())
			n.said(n.Do.Mention(who, channel, question))
			said := n.awaitReply(channel)
			if public := !said.Ephemeral(); public != c.answered || (len(n.handled()) == 1) != c.answered {
				t.Errorf("answered %v, want %v: %s", public, c.answered, said.Shown())
			}
		})
	}
}

// A private answer is read by the person alone, wherever it was asked for.
func TestASlashCommandInASharedChannelIsAnsweredButNotShared(t *testing.T) {
	t.Parallel()
	n := open(t, setup{})
	joint := n.Channels.AddChannel(workspace.Channel{Name: "joint", ExtShared: true}, n.ana, n.People.Bot())
	n.ok(n.Do.Command(n.ana, joint, question))
	private := n.awaitReply(joint)
	if private.OnlyFor != n.ana.ID || !strings.Contains(private.Shown(), body) {
		t.Errorf("not a private answer: %+v", private)
	}
	n.ok(n.Controls.Press(n.ana, private, blocks.ShareAction))
	n.await("a refusal", func() bool { return len(n.Messages.Replies(joint)) == 2 })
	if refusal := n.Messages.Replies(joint)[1]; refusal.OnlyFor != n.ana.ID || len(n.handled()) != 1 {
		t.Errorf("shared with strangers: %+v", refusal)
	}
}

func TestAChannelThatCannotBeLookedUpIsClosed(t *testing.T) {
	t.Parallel()
	n := open(t, setup{workspace: workspace.Options{Scopes: []string{"app_mentions:read", "chat:write"}}})
	n.said(n.Do.Mention(n.ana, n.desk, question))
	if said := n.awaitReply(n.desk); !said.Ephemeral() || len(n.handled()) > 0 {
		t.Errorf("answered without knowing whether strangers read it: %s", said.Shown())
	}
}
