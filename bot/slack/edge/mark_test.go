package edge_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/bot/factcheck/mark"
	"onrecord/bot/sight"
	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/edge"
	"onrecord/bot/state"
	"onrecord/corpus"
	"onrecord/corpus/intake/raw"
)

func TestAnEditorMarksWordsAndTicksOffWhereTheyStand(t *testing.T) {
	t.Parallel()
	n, _, bo := withEditor(t)
	n.said(n.Do.Mention(n.ana, n.desk, whoOwnsIt))
	n.ok(n.Controls.Select(n.ana, n.awaitReply(n.desk), blocks.CiteAction, blocks.ContextAction))
	n.ok(n.Controls.Press(n.ana, n.awaitModal("In context", ""), blocks.MarkAction))
	form := n.awaitModal("Mark words", "Words that must not be printed again")
	n.ok(n.Controls.Fill(n.ana, form, blocks.MarkReasonField, "it belongs to the bank"))
	n.ok(n.Controls.Submit(n.ana, form))
	n.awaitModal("On the Record", "Marked.")

	said := func(text string) {
		t.Helper()
		n.await("a message with "+text, func() bool {
			for _, m := range n.Messages.In(n.desk) {
				if strings.Contains(m.Shown(), text) {
					return true
				}
			}
			return false
		})
	}
	n.ok(n.Do.Command(n.ana, n.desk, "marks"))
	said("1. “The ferry belongs to all of us,” – Jonas Lund: marked false by the newsroom")
	n.ok(n.Do.Command(n.ana, n.desk, "marks back 1"))
	said("☐ Ferry news, part 5")
	n.ok(n.Do.Command(n.ana, n.desk, "marks tick 1 ferry-5"))
	said("☑ Ferry news, part 5")
	n.ok(n.Do.Command(bo, n.desk, "marks"))
	said("Only the editors")
	n.ok(n.Do.Command(n.ana, n.desk, "marks undo 1"))
	said("Taken back")
}

func TestWhoKeepsTheMarksIsToldOnceOfAStatementThatAPageHasChecked(t *testing.T) {
	n, l := newsroomWith(t, setup{}, ferries()...)
	n.People.SetAdmin(n.ana, false)
	hidden, killed := ferries()[0], ferries()[1]
	hidden.ID, hidden.EmbargoUntil, killed.ID = "held-check", time.Now().Add(time.Hour), "killed-check"
	l.Add(hidden, killed)
	if err := l.Archive.Withdraw(t.Context(), time.Now(), "killed-check", "a mix-up"); err != nil {
		t.Fatal(err)
	}
	for _, editor := range []string{"Ana (" + n.ana.ID + ")", "ana, at the command line"} {
		if _, err := n.store.Marks.Add(t.Context(), mark.Mark{Words: "the ferry was sold to a circus", As: mark.False, Reason: "it was not", Editor: editor, At: time.Now()}); err != nil {
			t.Fatal(err)
		}
	}
	for article, words := range map[corpus.ArticleID]string{"ferry-1": "The lighthouse was painted by a whale", "held-check": "The weir was built by beavers", "killed-check": "The pier has no planks"} {
		for range 2 { // a page is read again and again
			n.ok(n.store.Marks.Claimed(t.Context(), article, []raw.Claim{{Words: words, Speaker: "Ole Brandt", Verdict: "False", Link: "https://checks.example/whale"}}, time.Now()))
		}
	}
	by, err := n.edge.Identity(t.Context())
	n.ok(err)
	announcer := mark.Announcer{Archive: l.Archive, Store: n.store.Marks, Claims: n.store.Marks, Position: state.ClaimsRead{Store: n.store, By: by.Installation()},
		Teller: edge.Repeats{Edge: n.edge}, Clock: time.Now}
	for range 2 {
		n.ok(announcer.Announce(t.Context()))
	}
	told := n.only(n.Messages.Replies(n.Channels.DirectChannel(n.ana))).Shown()
	for _, want := range []string{"has checked a statement", "“The lighthouse was painted by a whale” – Ole Brandt", "False", "onrecord mark propose"} {
		if !strings.Contains(told, want) {
			t.Errorf("told is %s, want %q", told, want)
		}
	}
}

func TestWhoMarkedWordsIsToldOnceOfAnArticle(t *testing.T) {
	t.Parallel()
	n := open(t, setup{})
	citation := hopeLost("").Citations[0]
	repeat := func(editor, section string) mark.Repeat {
		m := mark.Mark{ID: 4, Words: "all hope would be lost", As: mark.False, Reason: "never said", Editor: editor, At: time.Now()}
		return mark.Repeat{Mark: m, Section: section, Citation: citation}
	}
	told := edge.Repeats{Edge: n.edge, Rules: sight.Rules{"Desk Only": {"C0DESK"}}}
	for range 2 {
		n.ok(told.TellRepeat(t.Context(), repeat("Ana ("+n.ana.ID+")", "Town")))
	}
	n.ok(told.TellRepeat(t.Context(), repeat("ana, at the command line", "Town")))
	n.ok(told.TellRepeat(t.Context(), repeat("Ana ("+n.ana.ID+")", "desk only")))
	said := n.only(n.Messages.Replies(n.Channels.DirectChannel(n.ana)))
	if !strings.Contains(said.Shown(), "words that you marked") || !strings.Contains(said.Shown(), "never said") {
		t.Errorf("told: %s", said.Shown())
	}
}
