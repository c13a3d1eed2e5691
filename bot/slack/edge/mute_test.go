package edge_test

import (
	"strings"
	"testing"

	"onrecord/bot/asking/answer"
	"onrecord/bot/news/digest"
	"onrecord/bot/news/mute"
	"onrecord/bot/news/watch"
	"onrecord/bot/slack/blocks"
	"onrecord/bot/state"
)

func TestSomebodyIsMutedInTheMenuOfADigest(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{}, ferries()...)
	day := digest.Digest{Day: "2026-02-03", Articles: 4, Lines: digest.Lines{Quotes: []answer.Citation{hopeLost("").Citations[0]}}}
	n.ok(n.edge.Publisher.PostDigest(t.Context(), n.desk.ID, day))
	n.ok(n.Controls.Select(n.ana, n.awaitReply(n.desk), blocks.MuteAction, "Marta Ilves"))
	if told := n.awaitShown(n.desk, 1, "I tell nothing of Marta Ilves in this channel any more"); told.OnlyFor != n.ana.ID {
		t.Errorf("all are told what one person pressed: %+v", told)
	}
	by, err := n.edge.Identity(t.Context())
	n.ok(err)
	muted, err := state.News{Store: n.store, By: by.Installation()}.Muted(t.Context(), n.desk.ID)
	if n.ok(err); !muted.Has("Ilves") {
		t.Errorf("muted are %v", muted)
	}
	if shown := n.Messages.Replies(n.desk)[0].Shown(); !strings.Contains(shown, "All hope would be lost") {
		t.Errorf("the digest is gone: %s", shown)
	}
}

func TestSomebodyIsMutedInWhatAPersonsWatchesFindAndToldOfAgainAtHome(t *testing.T) {
	t.Parallel()
	n, _ := newsroomWith(t, setup{workspace: mayRead()}, ferries()...)
	n.ok(n.edge.Publisher.Tell(t.Context(), watch.Owner{User: n.ana.ID}, notice()))
	direct := n.Channels.DirectChannel(n.ana)
	n.ok(n.Controls.Select(n.ana, n.awaitReply(direct), blocks.MuteAction, "Marta Ilves"))
	n.awaitShown(direct, 1, "I tell you nothing of Marta Ilves any more")

	n.Do.OpenHome(n.ana)
	home := n.awaitHome(n.ana, "Muted", "Marta Ilves")
	n.ok(n.Controls.Press(n.ana, home, blocks.UnmuteAction+"1"))
	n.await("the name to go", func() bool { home, _ = n.Views.Home(n.ana); return !strings.Contains(home.Shown(), "Marta Ilves") })
	by, err := n.edge.Identity(t.Context())
	n.ok(err)
	if muted, err := n.store.Mutes.In(t.Context(), mute.Place{Team: by.Team, ID: n.ana.ID}); err != nil || len(muted) > 0 {
		t.Errorf("muted are %v, %v", muted, err)
	}
}
