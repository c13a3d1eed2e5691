package edge_test

import (
	"strings"
	"testing"

	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
)

func TestAGuestAsksOnlyWhereTheSettingsLetGuests(t *testing.T) {
	for name, may := range map[string]bool{"let": true, "not let": false} {
		t.Run(name, func(t *testing.T) {
			n, _ := newsroomWith(t, setup{workspace: mayRead(), edge: edge.Options{Guests: may}}, ferries()...)
			guest := n.AddPerson("gil")
			n.SetGuest(guest)
			n.ok(n.Invite(n.desk, guest))
			n.said(n.Mention(guest, n.desk, aboutTheFerry))
			n.await("an answer", func() bool { return len(n.Replies(n.desk)) == 1 })
			n.said(n.DirectMessage(guest, aboutTheFerry))
			direct := n.DirectChannel(guest)
			n.await("another", func() bool { return len(n.Replies(direct)) == 1 })
			for _, m := range []workspace.Message{n.Replies(n.desk)[0], n.Replies(direct)[0]} {
				if told := strings.Contains(m.Shown(), "guests of the workspace cannot ask"); told == may {
					t.Errorf("a guest who is %s is told %s", name, m.Shown())
				}
			}
			if m := n.Replies(n.desk)[0]; !may && m.OnlyFor != guest.ID {
				t.Errorf("others read it: %+v", m)
			}
		})
	}
}
