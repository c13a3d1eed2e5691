package edge_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
	"onrecord/corpus"
)

// desk with an editor: Ana is an admin of the workspace, Bo is not.
func withEditor(t *testing.T) (*newsroom, *library, workspace.Person) {
	t.Helper()
	n, l := newsroomWith(t, setup{workspace: mayRead(), edge: edge.Options{Editors: []string{edge.Admins}}}, ferries()...)
	n.People.SetAdmin(n.ana, false)
	bo := n.People.Add("bo")
	n.ok(n.Channels.Invite(n.desk, bo))
	return n, l, bo
}

const whoOwnsIt = "who said the ferry belongs to all of us?"

// modalOf waits until a person has a modal with the title that shows the text.
func (n *newsroom) modalOf(p workspace.Person, title, text string) workspace.View {
	n.t.Helper()
	var v workspace.View
	n.await("the modal "+title+" with "+text, func() bool {
		var open bool
		v, open = n.Views.Modal(p)
		return open && v.Title == title && strings.Contains(v.Shown(), text)
	})
	return v
}

func TestAnEditorPutsACitationRight(t *testing.T) {
	t.Parallel()
	n, l, _ := withEditor(t)
	n.said(n.Do.Mention(n.ana, n.desk, whoOwnsIt))
	public := n.awaitReply(n.desk)
	n.ok(n.Controls.Select(n.ana, public, blocks.CiteAction, blocks.CorrectAction))
	form := n.awaitModal("Correct a quote", "“The ferry belongs to all of us,”")

	n.ok(n.Controls.Fill(n.ana, form, "reason", "the caption names her"))
	n.ok(n.Controls.Submit(n.ana, form))
	form = n.awaitModal("Correct a quote", "nothing would change")
	n.ok(n.Controls.Fill(n.ana, form, "words", "The ferry belongs to nobody"))
	n.ok(n.Controls.Submit(n.ana, form))
	form = n.awaitModal("Correct a quote", "The article does not have these words there")
	n.ok(n.Controls.Fill(n.ana, form, "words", "The ferry belongs to all of us"))
	n.ok(n.Controls.Fill(n.ana, form, "typed", "Elin Varga"))
	n.ok(n.Controls.Fill(n.ana, form, "title", "harbour master"))
	n.ok(n.Controls.Submit(n.ana, form))
	done := n.awaitModal("Put right", "speaker: Jonas Lund, baker → Elin Varga, harbour master")

	l.CatchUp()
	n.said(n.Do.Mention(n.ana, n.desk, whoOwnsIt))
	n.awaitShown(n.desk, 1, "*Elin Varga*, harbour master")
	kept, err := l.Archive.Quotes.AllCorrections(t.Context())
	if err != nil || len(kept) != 1 || kept[0].Reason != "the caption names her" || kept[0].By != "ana ("+n.ana.ID+")" {
		t.Errorf("kept %+v, %v", kept, err)
	}

	n.ok(n.Controls.Press(n.ana, done, blocks.UndoAction))
	n.awaitModal("Taken back", "read as before")
	l.CatchUp()
	n.said(n.Do.Mention(n.ana, n.desk, whoOwnsIt))
	n.awaitShown(n.desk, 2, "*Jonas Lund*, baker")
}

func TestWhoIsNoEditorSaysWhatIsWrongAndAnEditorWorksThroughIt(t *testing.T) {
	t.Parallel()
	n, l, bo := withEditor(t)
	l.Add(corpus.Article{ID: "copy", Outlet: "Sound Post", Published: time.Date(2027, 1, 1, 8, 0, 0, 0, time.UTC),
		Body: "From the harbour: “The ferry belongs to all of us,” said Jonas Lund, the baker."})
	n.said(n.Do.Mention(bo, n.desk, whoOwnsIt))
	public := n.awaitReply(n.desk)
	for _, comment := range []string{"it was Varga", "I do not like it"} {
		n.ok(n.Controls.Select(bo, public, blocks.CiteAction, blocks.CorrectAction))
		form := n.modalOf(bo, "What is wrong?", "Only editors put a quote right")
		n.ok(n.Controls.Select(bo, form, blocks.WrongField, "speaker"))
		n.ok(n.Controls.Fill(bo, form, blocks.CommentField, comment))
		n.ok(n.Controls.Submit(bo, form))
		n.modalOf(bo, "On the Record", "for the editors")
		n.Controls.DismissAll(bo)
	}
	n.said(n.Do.Mention(bo, n.desk, "who said the ferry needs a new engine?"))
	n.ok(n.Controls.Select(bo, n.awaitShown(n.desk, 1, "engine"), blocks.CiteAction, blocks.CorrectAction))
	form := n.modalOf(bo, "What is wrong?", "")
	n.ok(n.Controls.Select(bo, form, blocks.WrongField, "other"))
	n.ok(n.Controls.Submit(bo, form))
	n.modalOf(bo, "On the Record", "Thank you")
	n.Controls.DismissAll(bo)
	n.ok(n.Do.Command(bo, n.desk, "corrections"))
	n.awaitShown(n.desk, 2, "Only the editors")

	n.Do.OpenHome(n.ana)
	home := n.awaitHome(n.ana, "Wrong citations", "3 reports wait")
	n.ok(n.Controls.Press(n.ana, home, blocks.ReportsAction))
	reports := n.awaitModal("Reports", "“it was Varga”")
	for _, want := range []string{"The speaker is wrong", "“I do not like it”", "Something else", "“The ferry needs a new engine,”"} {
		if !strings.Contains(reports.Shown(), want) {
			t.Errorf("the reports lack %q:\n%s", want, reports.Shown())
		}
	}
	n.ok(n.Controls.Press(n.ana, reports, blocks.CorrectAction))
	fix := n.awaitModal("Correct a quote", "belongs to all of us")
	n.ok(n.Controls.Select(n.ana, fix, "none", "none"))
	n.ok(n.Controls.Select(n.ana, fix, "copies", "copies"))
	n.ok(n.Controls.Fill(n.ana, fix, "reason", "a song"))
	n.ok(n.Controls.Submit(n.ana, fix))
	n.awaitModal("Put right", "also in 1 other article")
	n.Controls.DismissAll(n.ana)
	n.awaitHome(n.ana, "1 report waits")

	n.ok(n.Do.Command(n.ana, n.desk, "corrections"))
	reports = n.awaitModal("Reports", "needs a new engine")
	n.ok(n.Controls.Press(n.ana, reports, blocks.DismissAction))
	reports = n.awaitModal("Reports", "No report waits.")
	if !strings.Contains(reports.Shown(), "Put right lately") || !strings.Contains(reports.Shown(), "a song") {
		t.Errorf("what was put right lately is not shown:\n%s", reports.Shown())
	}
	n.awaitHome(n.ana, "No report waits")
	kept, err := n.store.Feedback.All(t.Context())
	if err != nil || len(kept) != 3 || kept[0].Settled != "corrected" || kept[1].Settled != "corrected" || kept[2].Settled != "dismissed" {
		t.Errorf("kept %+v, %v", kept, err)
	}
	if all, err := l.Archive.Quotes.AllCorrections(t.Context()); err != nil || len(all) != 2 || all[1].Article != "copy" || all[1].Reason != "a song" {
		t.Errorf("put right: %+v, %v", all, err)
	}
}

func TestAFormThatAnotherEditorOvertookChangesNothing(t *testing.T) {
	t.Parallel()
	n, l, _ := withEditor(t)
	cy := n.People.Add("cy")
	n.People.SetAdmin(cy, false)
	n.ok(n.Channels.Invite(n.desk, cy))
	n.said(n.Do.Mention(n.ana, n.desk, whoOwnsIt))
	public := n.awaitReply(n.desk)
	for _, p := range []workspace.Person{n.ana, cy} {
		n.ok(n.Controls.Select(p, public, blocks.CiteAction, blocks.CorrectAction))
		form := n.modalOf(p, "Correct a quote", "belongs")
		n.ok(n.Controls.Fill(p, form, "typed", "Elin Varga"))
		n.ok(n.Controls.Fill(p, form, "reason", "so it was"))
	}
	form, _ := n.Views.Modal(n.ana)
	n.ok(n.Controls.Submit(n.ana, form))
	n.awaitModal("Put right", "Elin Varga")
	form, _ = n.Views.Modal(cy)
	n.ok(n.Controls.Submit(cy, form))
	n.modalOf(cy, "Correct a quote", "Somebody has put right a quote of this article meanwhile")
	if all, err := l.Archive.Quotes.AllCorrections(t.Context()); err != nil || len(all) != 1 {
		t.Errorf("put right: %+v, %v", all, err)
	}
}

func TestTheMenuOffersToCorrectWhereThereAreEditors(t *testing.T) {
	t.Parallel()
	n, _, bo := withEditor(t)
	n.ok(n.Do.Command(bo, n.desk, whoOwnsIt))
	if m := n.awaitReply(n.desk); strings.Contains(string(m.Blocks), "Correct…") {
		t.Error("it is offered to who alone sees it and is no editor")
	}
	n.ok(n.Do.Command(n.ana, n.desk, whoOwnsIt))
	if m := n.awaitShown(n.desk, 1, "belongs"); !strings.Contains(string(m.Blocks), "Correct…") {
		t.Error("it is not offered to an editor")
	}
	without, _ := newsroomWith(t, setup{}, ferries()...)
	without.said(without.Do.Mention(without.ana, without.desk, whoOwnsIt))
	if m := without.awaitReply(without.desk); strings.Contains(string(m.Blocks), "Correct…") {
		t.Error("it is offered where there are no editors")
	}
}

func TestThePeopleOfAUserGroupAreEditors(t *testing.T) {
	t.Parallel()
	may := mayRead()
	may.Scopes = append(may.Scopes, "usergroups:read")
	named := edge.Options{Editors: []string{"S0"}}
	n, _ := newsroomWith(t, setup{workspace: may, edge: named}, ferries()...)
	bo := n.People.Add("bo")
	n.ok(n.Channels.Invite(n.desk, bo))
	n.People.SetGroup("S0", bo)
	n.said(n.Do.Mention(bo, n.desk, whoOwnsIt))
	public := n.awaitReply(n.desk)
	n.ok(n.Controls.Select(bo, public, blocks.CiteAction, blocks.CorrectAction))
	n.modalOf(bo, "Correct a quote", "belongs to all of us")
	n.ok(n.Controls.Select(n.ana, public, blocks.CiteAction, blocks.CorrectAction))
	n.awaitModal("What is wrong?", "Only editors")
	manifest, err := edge.Manifest(named)
	if err != nil || !strings.Contains(string(manifest), "usergroups:read") {
		t.Errorf("the manifest asks for no scope to know the group: %s, %v", manifest, err)
	}
}

func TestASentenceIsMadeAQuote(t *testing.T) {
	t.Parallel()
	n, l, _ := withEditor(t)
	n.said(n.Do.Mention(n.ana, n.desk, `"rain fell on Ostervik for day 2"`))
	public := n.awaitReply(n.desk)
	n.ok(n.Controls.Select(n.ana, public, blocks.CiteAction, blocks.CorrectAction))
	form := n.awaitModal("Correct a quote", "Nobody is quoted with these words")
	n.ok(n.Controls.Fill(n.ana, form, "reason", "she writes the weather column"))
	n.ok(n.Controls.Submit(n.ana, form))
	form = n.awaitModal("Correct a quote", "Name who said it.")
	n.ok(n.Controls.Fill(n.ana, form, "typed", "Elin Varga"))
	n.ok(n.Controls.Fill(n.ana, form, "words", "Rain fell on Ostervik"))
	n.ok(n.Controls.Submit(n.ana, form))
	n.awaitModal("Put right", "a quote, by Elin Varga, harbour master")
	l.CatchUp()
	n.said(n.Do.Mention(n.ana, n.desk, "what did Varga say about rain?"))
	n.awaitShown(n.desk, 1, "Rain fell on Ostervik")
}

// Of what is asked where all read the answer, nobody's right is looked up: the answer offers
// everybody the same.
func TestWhoIsAnEditorIsAskedForWhatOnlyThePersonSees(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{workspace: mayRead(), edge: edge.Options{Editors: []string{"S0DESK"}}}, ferries()...)
	looked := func() (times int) {
		for _, c := range n.Limits.Calls() {
			if c.Method == "usergroups.users.list" {
				times++
			}
		}
		return times
	}
	n.said(n.Do.Mention(n.ana, n.desk, whoOwnsIt))
	n.awaitReply(n.desk)
	if looked() != 0 {
		t.Error("it was looked up for a mention")
	}
	n.ok(n.Do.Command(n.ana, n.desk, whoOwnsIt))
	n.awaitShown(n.desk, 1, "Jonas Lund")
	if looked() != 1 {
		t.Errorf("it was looked up %d times for a command", looked())
	}
}
