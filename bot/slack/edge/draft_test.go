package edge_test

import (
	"strings"
	"testing"

	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
)

const (
	altered = "“The ferry needs a shiny new engine,” said Elin Varga, the harbour master."
	right   = "“The ferry needs a new engine,” said Elin Varga, the harbour master."
	ownWork = "“We sold every ticket before breakfast,” said Rolf Anker, a conjurer."
)

// drafting is a newsroom with a channel for drafts, in which an admin has them checked.
func drafting(t *testing.T, o workspace.Options, e edge.Options) *newsroom {
	t.Helper()
	e.Drafts = true
	n, _ := newsroomWith(t, setup{workspace: o, edge: e}, ferries()...)
	bo := n.People.Add("bo")
	n.ok(n.Channels.Invite(n.desk, bo))
	n.ok(n.Do.Command(bo, n.desk, "drafts on"))
	n.await("a refusal", func() bool { return n.shows(n.desk, "Only admins") })
	n.People.SetAdmin(n.ana, true)
	n.ok(n.Do.Command(n.ana, n.desk, "drafts on"))
	n.await("the check", func() bool { return n.shows(n.desk, "I check the quotes of each new message") })
	return n
}

// shows reports whether a message in a channel shows a text.
func (n *newsroom) shows(c workspace.Channel, text string) bool {
	for _, m := range n.Messages.In(c) {
		if strings.Contains(m.Shown(), text) {
			return true
		}
	}
	return false
}

// told are the messages of the bot in a thread.
func (n *newsroom) told(thread string) (out []workspace.Message) {
	for _, m := range n.Messages.Replies(n.desk) {
		if m.Thread == thread {
			out = append(out, m)
		}
	}
	return out
}

func TestADraftIsAnsweredInItsThreadOnlyWhereTheArchiveHasAQuoteOtherwise(t *testing.T) {
	t.Parallel()
	n := drafting(t, mayRead(), edge.Options{})
	fine := n.said(n.Do.Say(n.ana, n.desk, "", right))
	news := n.said(n.Do.Say(n.ana, n.desk, "", ownWork))
	chat := n.said(n.Do.Say(n.ana, n.desk, "", "lunch?"))
	wrong := n.said(n.Do.Say(n.ana, n.desk, "", altered+"\n\n"+right))
	n.await("an answer", func() bool { return len(n.told(wrong.TS)) > 0 })
	said := n.only(n.told(wrong.TS))
	for _, want := range []string{"1 of 2 quotes differs from the archive", "Altered", "The ferry needs a new engine"} {
		if !strings.Contains(said.Shown(), want) {
			t.Errorf("it lacks %q:\n%s", want, said.Shown())
		}
	}
	n.ok(n.Controls.Press(n.ana, said, blocks.ContextAction))
	n.awaitModal("In context", "needs a new engine")
	n.stop()
	for _, quiet := range []workspace.Message{fine, news, chat} {
		if answers := n.told(quiet.TS); len(answers) > 0 {
			t.Errorf("%s is answered with %s", quiet.Text, answers[0].Shown())
		}
	}
}

func TestADraftThatIsEditedIsCheckedAgain(t *testing.T) {
	t.Parallel()
	n := drafting(t, mayRead(), edge.Options{})
	draft := n.said(n.Do.Say(n.ana, n.desk, "", right))
	n.ok(n.Messages.Edit(n.ana, draft, altered))
	n.await("an answer", func() bool { return len(n.told(draft.TS)) > 0 })
	for _, step := range []struct{ text, shown string }{
		{right, "No quote differs from the archive any more."},
		{altered + "\n\n“The ferry is old,” said Elin Varga. “The ferry needs a green engine,” she said.", "differ"},
	} {
		n.ok(n.Messages.Edit(n.ana, draft, step.text))
		n.await(step.shown, func() bool { return strings.Contains(n.told(draft.TS)[0].Shown(), step.shown) })
	}
	n.stop()
	n.only(n.told(draft.TS))
}

func TestADraftIsAnsweredOnceAfterACrash(t *testing.T) {
	t.Parallel()
	mishaps, happened := accident("chat.postMessage", workspace.Mishap{Lost: true})
	o := mayRead()
	o.Mishaps = mishaps
	opts := abrupt
	n := drafting(t, o, opts)
	draft := n.said(n.Do.Say(n.ana, n.desk, "", altered))
	<-happened
	n.stop()
	again := careful
	again.Drafts = true
	n.start(setup{edge: again, handle: n.handle})
	n.await("an answer", func() bool { return len(n.told(draft.TS)) > 0 })
	n.stop()
	n.only(n.told(draft.TS))
}

func TestNothingIsCheckedWhereNoAdminWantsIt(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{workspace: mayRead(), edge: edge.Options{Drafts: true}}, ferries()...)
	draft := n.said(n.Do.Say(n.ana, n.desk, "", altered))
	n.ok(n.Messages.Edit(n.ana, draft, altered+" "))
	n.settle(2)
	if events := n.handled(); len(events) > 0 {
		t.Errorf("%+v is kept", events)
	}
}

func TestWhoeverForgetsTheMentionIsToldSoOnceADay(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{workspace: mayRead(), edge: edge.Options{Hints: true}}, ferries()...)
	n.said(n.Do.Say(n.ana, n.desk, "", "onrecord, who said the ferry needs a new engine?"))
	hint := n.awaitShown(n.desk, 0, "Did you ask me? Mention me")
	if hint.OnlyFor != n.ana.ID {
		t.Errorf("all are told: %+v", hint)
	}
	n.said(n.Do.Say(n.ana, n.desk, "", "onrecord who said the ferry is old?"))
	n.said(n.Do.Say(n.ana, n.desk, "", "the onrecord bot is down"))
	n.ok(n.Controls.Press(n.ana, hint, blocks.PickAction+"1"))
	n.await("the answer", func() bool { return n.shows(n.desk, "Elin Varga") })
	n.stop()
	for _, m := range n.Messages.Replies(n.desk) {
		if !m.Ephemeral() {
			t.Errorf("the channel reads %s", m.Shown())
		}
	}
	if events := n.handled(); len(events) != 2 {
		t.Errorf("handled %+v", events)
	}
}

func TestWhoAsksNobodyIsToldThatTheArchiveHasAnAnswer(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{workspace: mayRead(), edge: edge.Options{Hints: true}}, ferries()...)
	n.said(n.Do.Say(n.ana, n.desk, "", "who said we could all go home?"))
	n.said(n.Do.Say(n.ana, n.desk, "", "I wonder who said the ferry needs a new engine?"))
	n.said(n.Do.Say(n.ana, n.desk, "", "who said the ferry needs a new engine?"))
	hint := n.awaitShown(n.desk, 0, "Did you ask me? Mention me")
	if hint.OnlyFor != n.ana.ID {
		t.Errorf("all are told: %+v", hint)
	}
	n.ok(n.Controls.Press(n.ana, hint, blocks.PickAction+"1"))
	n.await("the answer", func() bool { return n.shows(n.desk, "Elin Varga") })
	n.stop()
	for _, m := range n.Messages.In(n.desk) {
		if m.Bot != "" && !m.Ephemeral() {
			t.Errorf("the channel reads %s", m.Shown())
		}
	}
	if events := n.handled(); len(events) != 3 { // home may be asked of: that is for the archive to say
		t.Errorf("handled %+v", events)
	}
}
