package edge

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot"
	"onrecord/bot/state"
)

// keptBefore is a direct message as earlier versions stored it.
const keptBefore = `{"Event":{"Kind":"direct-message","Key":"","Enterprise":"","Team":"T1","Channel":"D1","Thread":"","Alone":true,"User":"U1",
	"Admin":false,"Editor":false,"Name":"","Zone":null,"Text":"who said hope?","File":true,"Attached":{"ID":"F1","Name":"a.csv","URL":"https://files.slack.example/1","Bytes":12},
	"Operator":"","Passage":null,"Form":null,"Wrong":null,"Fix":null,"Watch":0,"Kept":null,"Mark":null,"Number":0},
	"Keys":["event/1"],"Thread":"","InThread":false,"ResponseURL":"","Stranger":false,"Shared":false,"View":"","Message":"","Replace":false}`

func TestWhatAnEarlierVersionKeptIsAnsweredAfterAnUpgrade(t *testing.T) {
	t.Parallel()
	e := New(Options{Now: time.Now}, nil, nil, nil)
	got, err := e.queue.restore(Identity{}, state.Received{ID: 1, Asked: []byte(keptBefore), At: time.Now()})
	if err != nil {
		t.Fatal(err)
	}
	want := bot.Event{
		Did:  bot.DirectMessage{Text: "who said hope?", File: true, Attached: &bot.Attached{ID: "F1", Name: "a.csv", URL: "https://files.slack.example/1", Bytes: 12}},
		Team: "T1", Channel: "D1", Alone: true, User: "U1",
	}
	if diff := cmp.Diff(want, got.Event); diff != "" {
		t.Errorf("(-kept +came back):\n%s", diff)
	}
}

func TestAKeptTaskComesBackAsItWas(t *testing.T) {
	t.Parallel()
	store, err := state.Open(t.Context(), filepath.Join(t.TempDir(), "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	now := time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC)
	e := New(Options{Now: func() time.Time { return now }}, nil, store.Inbox, store.Outbox)
	me := Identity{Enterprise: "E1", Team: "T1", User: "U0BOT"}
	asked := task{
		Event: bot.Event{Did: bot.Share{Question: "who said “so” & <so>?"}, Enterprise: "E1", Team: "T1", Channel: "C1", Thread: "1700.1", User: "U1"},
		me:    me, keys: []string{"event/1", "message/1"}, thread: "1700.1", inThread: true,
		responseURL: "https://hooks.slack.example/1", external: true, shared: true,
		spot: spot{view: "V1", message: "1700.2", replace: true},
	}
	if fresh, err := e.queue.receive(t.Context(), &asked); !fresh || err != nil {
		t.Fatalf("fresh %v, %v", fresh, err)
	}
	asked.resumed = true
	for _, later := range []time.Duration{0, time.Hour} {
		now = now.Add(later)
		pending, err := store.Inbox.Pending(t.Context(), me.Installation())
		if err != nil || len(pending) != 1 {
			t.Fatal(pending, err)
		}
		got, err := e.queue.restore(me, pending[0])
		if err != nil {
			t.Fatal(err)
		}
		if later > responseLife {
			asked.responseURL = "" // it has expired
		}
		if diff := cmp.Diff(asked, got, cmp.AllowUnexported(task{}, spot{})); diff != "" {
			t.Errorf("after %v (-kept +came back):\n%s", later, diff)
		}
	}
}
