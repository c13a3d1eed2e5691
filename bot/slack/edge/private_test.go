package edge_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/bot/news/amend"
)

func TestAPrivateAnswerIsTakenBackWithTheArticleThatItShows(t *testing.T) {
	t.Parallel()
	n, l := newsroomWith(t, setup{}, ferries()...)
	updater := &amend.Updater{Archive: l.Archive, Quotes: l.Archive.Quotes, Posts: n.edge.Privates, Amender: n.edge.Privates, Clock: time.Now}
	follow := func() {
		t.Helper()
		if err := updater.Follow(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	follow()
	n.ok(n.Do.Command(n.ana, n.desk, aboutTheFerry))
	private := n.awaitReply(n.desk)
	const words = "needs a new engine"
	if !private.Ephemeral() || !strings.Contains(private.Shown(), words) {
		t.Fatalf("no private answer: %s", private.Shown())
	}
	n.settle(1)
	follow()
	if shown := n.Messages.Replies(n.desk)[0].Shown(); shown != private.Shown() {
		t.Errorf("the answer was changed, and nothing has happened: %s", shown)
	}
	for _, a := range ferries() {
		if err := l.Archive.Withdraw(t.Context(), time.Now(), a.ID, "a mix-up"); err != nil {
			t.Fatal(err)
		}
	}
	follow()
	replies := n.Messages.Replies(n.desk)
	if shown := replies[0].Shown(); len(replies) != 1 || strings.Contains(shown, words) || !strings.Contains(shown, "ask again") || strings.Contains(string(replies[0].Blocks), "button") {
		t.Errorf("after the withdrawal %d messages, the first: %s", len(replies), shown)
	}
}
