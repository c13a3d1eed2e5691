package edge_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/bot/factcheck/mark"
	"onrecord/bot/sight"
	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/edge"
)

func TestAnEditorMarksWordsAndTicksOffWhereTheyStand(t *testing.T) {
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

func TestWhoMarkedWordsIsToldOnceOfAnArticle(t *testing.T) {
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
