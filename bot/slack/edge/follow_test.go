package edge_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"onrecord/bot"
	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
)

func TestAFollowUpIsAnsweredWithoutAMentionWhereTheChannelWantsThat(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{workspace: mayRead(), edge: edge.Options{FollowUps: true}}, ferries()...)
	bo := n.People.Add("bo")
	n.ok(n.Channels.Invite(n.desk, bo))
	n.ok(n.Do.Command(n.ana, n.desk, "follow on"))
	n.awaitShown(n.desk, 0, "/onrecord follow off")
	asked := n.said(n.Do.Mention(n.ana, n.desk, aboutTheFerry))
	n.awaitShown(n.desk, 1, "Elin Varga")
	for _, chatter := range []struct {
		who  workspace.Person
		text string
	}{
		{bo, "and in 2016?"}, // who did not ask here
		{n.ana, "@bo and in 2016?"},
		{n.ana, "can we run that today?"},
		{n.ana, "thanks!"},
		{n.ana, "what about lunch?"},
	} {
		n.said(n.Do.Say(chatter.who, n.desk, asked.TS, chatter.text))
	}
	n.said(n.Do.Say(n.ana, n.desk, "", "and in 2016?")) // in no thread
	n.said(n.Do.Say(n.ana, n.desk, asked.TS, "and in 2016?"))
	answered := n.awaitShown(n.desk, 2, "what Elin Varga said about ferry, in 2016")
	if answered.Ephemeral() || answered.Thread != asked.TS {
		t.Errorf("answered %+v", answered)
	}
	n.stop()
	if replies := n.Messages.Replies(n.desk); len(replies) != 3 {
		t.Errorf("somebody was interrupted: %s", replies[len(replies)-1].Shown())
	}
	for _, e := range n.handled() {
		if _, overheard := e.Did.(bot.Overheard); overheard && e.User == bo.ID {
			t.Errorf("Bo was listened to: %+v", e)
		}
	}
}

func TestNobodyIsHeardWithoutAMentionWhereThatIsOff(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{workspace: mayRead()}, ferries()...)
	n.ok(n.Do.Command(n.ana, n.desk, "follow on"))
	n.awaitShown(n.desk, 0, "follow_ups")
	asked := n.said(n.Do.Mention(n.ana, n.desk, aboutTheFerry))
	n.awaitShown(n.desk, 1, "Elin Varga")
	n.said(n.Do.Say(n.ana, n.desk, asked.TS, "and in 2016?"))
	n.stop()
	if replies := n.Messages.Replies(n.desk); len(replies) != 2 {
		t.Errorf("answered %s", replies[2].Shown())
	}
}

func TestThePaneSuggestsWhatTheArchiveHolds(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{workspace: mayRead(), edge: edge.Options{AgentPane: true}}, ferries()...)
	direct := n.Channels.DirectChannel(n.ana)
	n.Do.OpenHome(n.ana)
	n.Do.OpenMessages(n.ana)
	n.await("suggestions", func() bool { return len(n.Panes.Of(direct, "").Prompts) > 0 })
	prompts := n.Panes.Of(direct, "").Prompts
	if !slices.Contains(prompts, workspace.Prompt{Title: "What did Elin Varga say?", Message: "What did Elin Varga say?"}) {
		t.Errorf("suggested %+v", prompts)
	}
	root := n.said(n.Do.DirectMessage(n.ana, "good morning"))
	n.awaitReply(direct)
	n.said(n.Do.Say(n.ana, direct, root.TS, prompts[0].Message))
	n.await("a name", func() bool { return n.Panes.Of(direct, root.TS).Title != "" })
	if p := n.Panes.Of(direct, root.TS); p.Title != prompts[0].Message || p.Status != "" {
		t.Errorf("the pane is %+v", p)
	}
	n.said(n.Do.Say(n.ana, direct, root.TS, "and in 2016?"))
	n.await("the second answer", func() bool { return len(n.Messages.Replies(direct)) == 3 })
	n.stop()
	if p := n.Panes.Of(direct, root.TS); p.Title != prompts[0].Message {
		t.Errorf("the second question named the conversation %q", p.Title)
	}
}

func TestThePaneSaysThatItIsSearching(t *testing.T) {
	t.Parallel()
	searching := make(chan struct{})
	n := open(t, setup{workspace: mayRead(), edge: edge.Options{AgentPane: true},
		handle: func(_ context.Context, e bot.Event) (bot.Reply, error) {
			if e.Thread != "" {
				<-searching
			}
			return reply(e), nil
		}})
	direct := n.Channels.DirectChannel(n.ana)
	root := n.said(n.Do.DirectMessage(n.ana, question))
	n.awaitReply(direct)
	n.said(n.Do.Say(n.ana, direct, root.TS, question))
	n.await("the word that it is searching", func() bool { return strings.Contains(n.Panes.Of(direct, root.TS).Status, "searching") })
	close(searching)
	n.await("the answer", func() bool { return len(n.Messages.Replies(direct)) == 2 })
}
