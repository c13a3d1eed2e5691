package edge_test

import (
	"strings"
	"testing"

	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/edge"
)

func TestAPersonIsShownToTheAskerAndTurnedOver(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	n.ok(n.Do.Command(n.ana, n.desk, "person varga"))
	shown := n.awaitReply(n.desk)
	first, _, _ := strings.Cut(strings.TrimSpace(shown.Shown()), "\n")
	if shown.OnlyFor != n.ana.ID || !strings.HasPrefix(first, "Elin Varga, harbour master · 5 statements in 5 articles, 2015-03-01 to 2016-03-05") {
		t.Errorf("shown to %q: %s", shown.OnlyFor, shown.Shown())
	}
	n.ok(n.Controls.Select(n.ana, shown, blocks.PartAction, "show:titles"))
	titles := n.awaitShown(n.desk, 0, "Titles and names as printed")
	if titles.Replaced != 1 || titles.OnlyFor != n.ana.ID {
		t.Errorf("the titles are %+v", titles)
	}
	n.ok(n.Controls.Press(n.ana, titles, blocks.ShareAction))
	shared := n.awaitShown(n.desk, 1, "Titles and names as printed")
	if shared.Ephemeral() || !strings.Contains(shared.Shown(), "Asked by") {
		t.Errorf("shared is %s", shared.Shown())
	}
}

func TestTheMenuOfACitationLeadsToTheSpeaker(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	n.said(n.Do.Mention(n.ana, n.desk, "who said the ferry belongs to all of us?"))
	public := n.awaitReply(n.desk)
	n.ok(n.Controls.Select(n.ana, public, blocks.CiteAction, "lookup person Jonas Lund"))
	shown := n.awaitShown(n.desk, 1, "Jonas Lund, baker · 2 statements in 2 articles")
	if shown.OnlyFor != n.ana.ID {
		t.Errorf("shown to %q", shown.OnlyFor)
	}
	if n.Messages.Replies(n.desk)[0].Replaced != 0 {
		t.Error("the answer that all read was replaced")
	}
}

func TestTwoWhoAreCalledSoAreAskedAboutOnce(t *testing.T) {
	t.Parallel()
	two := ferries()[:2]
	two[1].Body = strings.ReplaceAll(two[1].Body, "Elin Varga", "Tamas Varga")
	n, _ := newsroomWith(t, setup{}, two...)
	n.ok(n.Do.Command(n.ana, n.desk, "person varga"))
	which := n.awaitReply(n.desk)
	if !strings.Contains(which.Shown(), "Which varga?") {
		t.Fatalf("asked is %s", which.Shown())
	}
	n.ok(n.Controls.Press(n.ana, which, blocks.LookUpAction+"2"))
	n.awaitShown(n.desk, 0, "Tamas Varga, harbour master · 1 statement in 1 article")
}

func TestAStoryIsToldInAThread(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	asked := n.said(n.Do.Mention(n.ana, n.desk, "story ferry"))
	told := n.awaitReply(n.desk)
	if told.Thread != asked.TS || !strings.HasPrefix(strings.TrimSpace(told.Shown()), "ferry · 7 statements in 7 articles, 2015-03-01 to 2016-03-07") {
		t.Errorf("told is %s", told.Shown())
	}
	n.ok(n.Controls.Press(n.ana, told, blocks.LookUpAction))
	n.awaitShown(n.desk, 1, "belongs to all of us")
}

func TestAQuestionThatBeginsWithAPersonIsAQuestion(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	n.said(n.Do.Mention(n.ana, n.desk, "person who said the ferry sails at noon"))
	if shown := n.awaitReply(n.desk).Shown(); !strings.Contains(shown, "sails at noon") || strings.Contains(shown, "5 statements") {
		t.Errorf("answered is %s", shown)
	}
}

func TestTheTimelineOfAPersonStandsBelowThem(t *testing.T) {
	t.Parallel()
	o := everything()
	o.Scopes = append(o.Scopes, "files:write")
	n, _ := newsroomWith(t, setup{workspace: o, edge: edge.Options{Charts: true}}, ferries()...)
	asked := n.said(n.Do.Mention(n.ana, n.desk, "person varga"))
	n.awaitShown(n.desk, 0, "Elin Varga")
	n.await("the picture", func() bool { return len(n.Messages.Replies(n.desk)) == 2 })
	if picture := n.Messages.Replies(n.desk)[1]; picture.Thread != asked.TS {
		t.Errorf("the picture stands in %q", picture.Thread)
	}
}
