package edge_test

import (
	"strings"
	"testing"

	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
)

func TestAnAdminTakesANameOutOfAnArticle(t *testing.T) {
	t.Parallel()
	n, l := newsroomWith(t, setup{workspace: mayRead(), edge: edge.Options{}}, ferries()...)
	n.People.SetAdmin(n.ana, false)
	bo := n.People.Add("bo")
	n.ok(n.Channels.Invite(n.desk, bo))
	told := func(p workspace.Person, order, want string) {
		t.Helper()
		n.ok(n.Do.Command(p, n.desk, order))
		n.await("“"+want+"”", func() bool {
			for _, m := range n.Messages.In(n.desk) {
				if m.OnlyFor == p.ID && strings.Contains(m.Shown(), want) {
					return true
				}
			}
			return false
		})
	}
	order := `unname https://wire.example/5 “Jonas Lund” because he asked, and the case is spent`
	told(bo, order, "Only admins of the workspace take names out")
	told(n.ana, "unname https://wire.example/5", "Say it like this")
	told(n.ana, `unname https://wire.example/99 "Jonas Lund" because he asked`, "No article has the id or the address https://wire.example/99")
	told(n.ana, `unname ferry-5 "Hanne Rye" because she asked`, "he article does not print this name")
	told(n.ana, order, "The name is taken out of ferry-5")
	told(n.ana, order, "he name is taken out already")

	l.CatchUp()
	night := n.Channels.AddChannel(workspace.Channel{Name: "night"}, bo, n.People.Bot())
	n.said(n.Do.Mention(bo, night, "what did Jonas Lund say about the ferry?"))
	if shown := n.awaitReply(night).Shown(); strings.Contains(shown, "belongs to all of us") || !strings.Contains(shown, "painted last week") {
		t.Errorf("answered is %s", shown)
	}
	told(n.ana, "unname list", "1. ferry-5: “Jonas Lund”")
	told(n.ana, "unname list", "by ana ("+n.ana.ID+"): he asked, and the case is spent")
	told(n.ana, "unname undo 7", "Nothing is taken out under the number 7")
	told(n.ana, "unname undo 1", "The name is back in ferry-5")
	told(n.ana, "unname list", "(back since ")
	if r, err := l.Archive.Article(t.Context(), "ferry-5"); err != nil || !strings.Contains(r.Body, "said Jonas Lund, the baker") {
		t.Errorf("%v: the article is %s", err, r.Body)
	}
}
