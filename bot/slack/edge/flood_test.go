package edge_test

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/slack/edge"
)

func TestOnePersonCannotKeepTheOthersWaiting(t *testing.T) {
	t.Parallel()
	var answered atomic.Int64
	now := time.Now() // no question comes back while the test goes on
	n := open(t, setup{edge: edge.Options{PerMinute: 5, Now: func() time.Time { return now }}, handle: func(context.Context, bot.Event) (bot.Reply, error) {
		answered.Add(1)
		return bot.Reply{Audience: bot.Asker, Says: bot.Text("answered")}, nil
	}})
	for i := range 40 {
		if err := n.Do.Command(n.ana, n.desk, fmt.Sprintf("who said %d?", i)); err != nil {
			t.Fatal(err)
		}
	}
	n.settle(40)
	told := 0
	for _, m := range n.Messages.Replies(n.desk) {
		if strings.Contains(m.Shown(), "more questions than I may answer one person") {
			told++
		}
	}
	if answered.Load() != 5 || told != 1 {
		t.Errorf("%d questions were answered, want 5, and that it is too much was told %d times", answered.Load(), told)
	}
}
