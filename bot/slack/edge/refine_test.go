package edge_test

import (
	"strings"
	"testing"

	"onrecord/bot/news/amend"
	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
	"onrecord/bot/state"
)

func TestMoreUnderAnAnswerThatAllReadIsForWhoPressedIt(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	asked := n.said(n.Do.Mention(n.ana, n.desk, aboutTheFerry))
	public := n.awaitReply(n.desk)
	bo := n.People.Add("bo")
	n.ok(n.Channels.Invite(n.desk, bo))
	n.ok(n.Controls.Press(bo, public, blocks.MoreAction))
	more := n.awaitShown(n.desk, 1, "after the first 3")
	if more.OnlyFor != bo.ID || more.Thread != asked.TS {
		t.Errorf("more is for %q in thread %q, want only for Bo in the thread", more.OnlyFor, more.Thread)
	}
	if now := n.Messages.Replies(n.desk)[0]; now.Replaced != 0 {
		t.Error("the answer that all read was replaced")
	}
}

func TestAPrivateAnswerGivesWayToItsRefinement(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	n.ok(n.Do.Command(n.ana, n.desk, "ferry"))
	private := n.awaitReply(n.desk)
	n.ok(n.Controls.Select(n.ana, private, blocks.NarrowAction, `speaker:"Jonas Lund"`))
	narrowed := n.awaitShown(n.desk, 0, "by Jonas Lund")
	if narrowed.OnlyFor != n.ana.ID || narrowed.Replaced != 1 || strings.Contains(narrowed.Shown(), "Varga") {
		t.Errorf("narrowed to %s", narrowed.Shown())
	}
	n.ok(n.Controls.Press(n.ana, narrowed, blocks.ShareAction))
	shared := n.awaitShown(n.desk, 1, "Jonas Lund")
	if shared.Ephemeral() || strings.Contains(shared.Shown(), "Elin Varga") {
		t.Errorf("not the refined answer was shared: %s", shared.Shown())
	}
}

func TestAnAnswerToOnePersonIsTurnedOverInItsPlace(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	n.said(n.Do.DirectMessage(n.ana, aboutTheFerry))
	direct := n.Channels.DirectChannel(n.ana)
	answered := n.awaitReply(direct)
	n.ok(n.Controls.Press(n.ana, answered, blocks.MoreAction))
	turned := n.awaitShown(direct, 0, "after the first 3")
	if turned.Ephemeral() || turned.Replaced != 1 {
		t.Errorf("more is %+v", turned)
	}
	n.said(n.Do.DirectMessage(n.ana, "only in 2016"))
	n.awaitShown(direct, 1, "what Elin Varga said about ferry, in 2016")
}

func TestAButtonWorksAfterARestart(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	n.said(n.Do.Mention(n.ana, n.desk, aboutTheFerry))
	public := n.awaitReply(n.desk)
	n.stop()
	n.start(setup{handle: n.handle})
	n.ok(n.Controls.Press(n.ana, public, blocks.MoreAction))
	n.awaitShown(n.desk, 1, "after the first 3")
	n.ok(n.Controls.Select(n.ana, public, blocks.CiteAction, blocks.ContextAction))
	n.awaitModal("In context", "Rain fell on Ostervik")
}

func TestAnAnswerThatTookThePlaceOfAnotherIsAmendedAsItIsNow(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	n.said(n.Do.DirectMessage(n.ana, aboutTheFerry))
	direct := n.Channels.DirectChannel(n.ana)
	n.ok(n.Controls.Press(n.ana, n.awaitReply(direct), blocks.MoreAction))
	n.awaitShown(direct, 0, "sails at noon")
	n.stop() // what is shown is recorded
	me, err := n.edge.Identity(t.Context())
	n.ok(err)
	memory := state.Amendments{Store: n.store, By: me.Installation()}
	posts, err := memory.Citing(t.Context(), "ferry-0")
	n.ok(err)
	before, err := memory.Citing(t.Context(), "ferry-4")
	n.ok(err)
	if len(posts) != 1 || len(before) > 0 {
		t.Fatalf("citing what is shown: %+v; what was shown: %+v", posts, before)
	}
	n.ok(n.edge.Publisher.Amend(t.Context(), posts[0].Key, []amend.Note{{Article: "ferry-0", Text: "Withdrawn: a piece.", Hides: true}}))
	said := n.only(n.Messages.Replies(direct)).Shown()
	if strings.Contains(said, "sails at noon") || !strings.Contains(said, "too old for winter") || !strings.Contains(said, "Withdrawn: a piece.") {
		t.Errorf("amended: %s", said)
	}
}

func TestACitationIsShownInItsContextAndCopied(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	n.said(n.Do.Mention(n.ana, n.desk, "who said the ferry belongs to all of us?"))
	public := n.awaitReply(n.desk)
	n.ok(n.Controls.Select(n.ana, public, blocks.CiteAction, blocks.ContextAction))
	shown := n.awaitModal("In context", "¶1  Rain fell on Ostervik for day 5.")
	for _, want := range []string{"“The ferry belongs to all of us,”", "¶3  The council meets", "Ferry news, part 5", "Jonas Lund"} {
		if !strings.Contains(shown.Shown(), want) {
			t.Errorf("the context lacks %q:\n%s", want, shown.Shown())
		}
	}
	n.ok(n.Controls.Press(n.ana, shown, blocks.ClipAction))
	copied := n.awaitModal("Copy citation", "“The ferry belongs to all of us,” Jonas Lund, ")
	if !strings.Contains(copied.Shown(), "(Ostervik Courier, “Ferry news, part 5”, 6 March 2016, ¶2, https://wire.example/5)") {
		t.Errorf("to paste: %s", copied.Shown())
	}
	n.ok(n.Controls.Dismiss(n.ana, copied))
	n.awaitModal("In context", "Rain fell")
	n.Controls.DismissAll(n.ana)
	n.ok(n.Controls.Select(n.ana, public, blocks.CiteAction, blocks.ClipAction))
	n.awaitModal("Copy citation", "Jonas Lund")
	if len(n.Messages.Replies(n.desk)) != 1 {
		t.Errorf("something was said in the channel: %+v", n.Messages.Replies(n.desk)[1:])
	}
}

func TestAnOldButtonShowsTheArticleAsItIsNow(t *testing.T) {
	t.Parallel()
	n, l := newsroomWith(t, setup{}, ferries()...)
	n.said(n.Do.Mention(n.ana, n.desk, "who said the ferry belongs to all of us?"))
	public := n.awaitReply(n.desk)

	revised := ferries()[5]
	revised.Body = "Clarification: the council owns the ferry.\n\n" + revised.Body
	l.Add(revised)
	n.ok(n.Controls.Select(n.ana, public, blocks.CiteAction, blocks.ContextAction))
	n.awaitModal("In context", "Revised since it was cited: this is the article as it is now.")
	n.Controls.DismissAll(n.ana)

	if err := l.Archive.Withdraw(t.Context(), revised.Published, "ferry-5", ""); err != nil {
		t.Fatal(err)
	}
	for _, option := range []string{blocks.ClipAction, ""} {
		if option == "" {
			n.ok(n.Controls.Select(n.ana, public, blocks.CiteAction, blocks.ContextAction))
		} else {
			n.ok(n.Controls.Select(n.ana, public, blocks.CiteAction, option))
		}
		if v := n.awaitModal("In context", "withdrawn"); strings.Contains(v.Shown(), "belongs") {
			t.Errorf("a withdrawn article is shown: %s", v.Shown())
		}
		n.Controls.DismissAll(n.ana)
	}
}

func TestWhatIsWrongIsKeptWithoutAName(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	n.said(n.Do.Mention(n.ana, n.desk, "who said the ferry belongs to all of us?"))
	public := n.awaitReply(n.desk)
	for i, ticked := range []bool{false, true} {
		n.ok(n.Controls.Select(n.ana, public, blocks.CiteAction, blocks.DisputeAction))
		form := n.awaitModal("What is wrong?", "With this citation")
		n.ok(n.Controls.Select(n.ana, form, blocks.WrongField, "speaker"))
		n.ok(n.Controls.Fill(n.ana, form, blocks.CommentField, "it was the baker's wife"))
		if ticked {
			n.ok(n.Controls.Select(n.ana, form, blocks.QuestionField, blocks.QuestionField))
		}
		n.ok(n.Controls.Submit(n.ana, form))
		n.awaitModal("On the Record", "Thank you")
		kept, err := n.store.Feedback.All(t.Context())
		if err != nil || len(kept) != i+1 {
			t.Fatalf("kept %+v, %v", kept, err)
		}
		f := kept[i]
		if f.Passage.Article != "ferry-5" || f.What != "speaker" || f.Comment != "it was the baker's wife" {
			t.Errorf("kept %+v", f)
		}
		if asked := f.Question != ""; asked != ticked {
			t.Errorf("kept the question %q, ticked %v", f.Question, ticked)
		}
		n.Controls.DismissAll(n.ana)
	}
}

func TestAStrangerWhoPressesGetsNoAnswer(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{edge: edge.Options{AnswerInShared: true}}, ferries()...)
	zoe := n.People.AddStranger("zoe", "T0OTHER")
	joint := n.Channels.AddChannel(workspace.Channel{Name: "joint", ExtShared: true}, n.ana, zoe, n.People.Bot())
	n.said(n.Do.Mention(n.ana, joint, aboutTheFerry))
	public := n.awaitReply(joint)
	n.ok(n.Controls.Press(zoe, public, blocks.MoreAction))
	n.await("a refusal", func() bool { return len(n.Messages.Replies(joint)) == 2 })
	n.ok(n.Controls.Select(zoe, public, blocks.CiteAction, blocks.ContextAction))
	n.await("another", func() bool { return len(n.Messages.Replies(joint)) == 3 })
	for _, m := range n.Messages.Replies(joint)[1:] {
		if m.OnlyFor != zoe.ID || strings.Contains(m.Shown(), "ferry") {
			t.Errorf("a stranger got %s", m.Shown())
		}
	}
	if _, open := n.Views.Modal(zoe); open {
		t.Error("a stranger sees a modal")
	}
}

func TestAPartOfTheQuestionIsTakenAwayWithOnePress(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	n.ok(n.Do.Command(n.ana, n.desk, "ferry speaker:Varga -outlet:lantern"))
	private := n.awaitReply(n.desk)
	n.ok(n.Controls.Press(n.ana, private, blocks.PickAction+"part.2"))
	n.await("the wider answer", func() bool { return n.Messages.Replies(n.desk)[0].Replaced == 1 })
	wider := n.Messages.Replies(n.desk)[0]
	if !strings.Contains(wider.Shown(), "for “ferry”, by Varga") || wider.OnlyFor != n.ana.ID || wider.Replaced != 1 || strings.Contains(wider.Shown(), "not outlet") {
		t.Errorf("got %s", wider.Shown())
	}
}
