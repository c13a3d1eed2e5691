package edge_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/bot/slack/blocks"
	"onrecord/corpus"
)

// sailing are articles that came in today about one ferry.
func sailing() []corpus.Article {
	out := ferries()
	for i := range out {
		out[i].Published = time.Now().Add(-time.Hour)
	}
	return out
}

func TestAnAnswerIsWatchedForWhereItIsWanted(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, sailing()...)
	n.said(n.Do.Mention(n.ana, n.desk, aboutTheFerry))
	n.ok(n.Controls.Select(n.ana, n.awaitReply(n.desk), blocks.CiteAction, blocks.WatchAction))
	form := n.awaitModal("Watch this", "In the last 30 days it would have told you of 5 statements in 5 articles.")
	if shown := string(form.Blocks); !strings.Contains(shown, "Only outlet") || !strings.Contains(shown, "In this channel") {
		t.Errorf("the form: %s", shown)
	}
	n.ok(n.Controls.Select(n.ana, form, blocks.WhereField, "hook"))
	n.ok(n.Controls.Fill(n.ana, form, "hook", "http://hooks.example"))
	n.ok(n.Controls.Submit(n.ana, form))
	n.awaitModal("Watch this", "A webhook needs an address")
	n.ok(n.Controls.Select(n.ana, form, blocks.WhatField, "1"))
	n.ok(n.Controls.Select(n.ana, form, blocks.WhereField, "here"))
	n.ok(n.Controls.Submit(n.ana, form))
	n.awaitModal("On the Record", "comes in this channel")
	n.ok(n.Do.Command(n.ana, n.desk, "watches"))
	n.await("the list", func() bool {
		for _, m := range n.Messages.In(n.desk) {
			if strings.Contains(m.Shown(), "in a channel") && strings.Contains(m.Shown(), "in Harbour Wire") {
				return true
			}
		}
		return false
	})
}

func TestWhoeverIsCitedIsWatchedForWhereNothingElseCanBe(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, sailing()...)
	n.said(n.Do.Mention(n.ana, n.desk, "who is quoted most?"))
	n.ok(n.Controls.Select(n.ana, n.awaitReply(n.desk), blocks.CiteAction, blocks.WatchAction))
	n.awaitModal("Watch this", "Elin Varga")
}
