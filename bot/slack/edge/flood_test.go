package edge_test

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"onrecord/bot"
	"onrecord/bot/slack/edge"
)

func TestOnePersonCannotKeepTheOthersWaiting(t *testing.T) {
	t.Parallel()
	var answered atomic.Int64
	n := open(t, setup{edge: edge.Options{PerMinute: 5}, handle: func(context.Context, bot.Event) (bot.Reply, error) {
		answered.Add(1)
		return bot.Reply{Audience: bot.Asker, Says: bot.Text("answered")}, nil
	}})
	for i := range 40 {
		if err := n.Do.Command(n.ana, n.desk, fmt.Sprintf("who said %d?", i)); err != nil {
			t.Fatal(err)
		}
	}
	n.await("word that it is too much", func() bool {
		told := 0
		for _, m := range n.Messages.Replies(n.desk) {
			if strings.Contains(m.Shown(), "more questions than I may answer one person") {
				told++
			}
		}
		return told == 1
	})
	n.await("the answers", func() bool { return answered.Load() == 5 })
}
