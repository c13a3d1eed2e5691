package edge_test

import (
	"strings"
	"testing"

	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
)

func TestAGuestAsksOnlyWhereTheSettingsLetGuests(t *testing.T) {
	t.Parallel()
	for name, may := range map[string]bool{"let": true, "not let": false} {
		t.Run(name, func(t *testing.T) {
			n, _ := newsroomWith(t, setup{workspace: mayRead(), edge: edge.Options{Guests: may}}, ferries()...)
			guest := n.People.Add("gil")
			n.People.SetGuest(guest)
			n.ok(n.Channels.Invite(n.desk, guest))
			n.said(n.Do.Mention(guest, n.desk, aboutTheFerry))
			n.await("an answer", func() bool { return len(n.Messages.Replies(n.desk)) == 1 })
			n.said(n.Do.DirectMessage(guest, aboutTheFerry))
			direct := n.Channels.DirectChannel(guest)
			n.await("another", func() bool { return len(n.Messages.Replies(direct)) == 1 })
			for _, m := range []workspace.Message{n.Messages.Replies(n.desk)[0], n.Messages.Replies(direct)[0]} {
				if told := strings.Contains(m.Shown(), "guests of the workspace cannot ask"); told == may {
					t.Errorf("a guest who is %s is told %s", name, m.Shown())
				}
			}
			if m := n.Messages.Replies(n.desk)[0]; !may && m.OnlyFor != guest.ID {
				t.Errorf("others read it: %+v", m)
			}
		})
	}
}
