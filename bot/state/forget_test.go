package state

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/asking/question"
	"onrecord/bot/news/watch"
)

func TestEachThingIsKeptForItsTime(t *testing.T) {
	s := open(t, newFile(t))
	thread := bot.Conversation{Team: "T1", Channel: "C1", Thread: "1700.1"}
	ferry := question.Parse("ferry", question.Options{})
	ana := watch.Owner{Team: "T1", User: "U1"}
	w, err := s.Watches.Add(t.Context(), ana, ferry, "")
	if err != nil {
		t.Fatal(err)
	}
	for i := range forgottenAtOnce + 1 {
		claim(t, s, noon, fmt.Sprint("event/", i))
	}
	p, _ := intend(t, s, digestOf("C1"), noon)
	waits := watch.Found{Watch: w.ID, Statement: "waits", Article: "b"}
	err = errors.Join(
		s.Conversations.Remember(t.Context(), thread, "1", question.Previous{Question: ferry}, noon),
		s.Threads.Join(t.Context(), thread, "ana", noon),
		s.Outbox.Confirm(t.Context(), p.Key, "1700.2", noon, 0),
		s.Watches.RecordFound(t.Context(), newsroom, []watch.Found{{Watch: w.ID, Statement: "told", Article: "a"}}, 1, noon),
	)
	if err != nil {
		t.Fatal(err)
	}
	bundles, err := s.Watches.Bundle(t.Context(), newsroom, noon, noon)
	if err != nil || len(bundles) != 1 {
		t.Fatal(bundles, err)
	}
	err = errors.Join(s.Watches.Told(t.Context(), bundles[0].ID, noon), s.Watches.RecordFound(t.Context(), newsroom, []watch.Found{waits}, 2, noon))
	if err != nil {
		t.Fatal(err)
	}

	left := func(after time.Duration, want string) {
		t.Helper()
		if err := s.Forget(t.Context(), noon.Add(after), Retention); err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, table := range []string{"conversation", "participant", "claim", "post", "post_article", "found", "bundle", "watch"} {
			var rows int
			if err := s.file.db.QueryRow("SELECT count(*) FROM " + table).Scan(&rows); err != nil {
				t.Fatal(err)
			}
			got += fmt.Sprintf("%s %d ", table, rows)
		}
		if got != want+" " {
			t.Errorf("after %s there is left: %s", after, got)
		}
	}
	const day = 24 * time.Hour
	left(day, "conversation 1 participant 1 claim 501 post 1 post_article 2 found 2 bundle 1 watch 1")
	left(day+time.Second, "conversation 0 participant 0 claim 501 post 1 post_article 2 found 2 bundle 1 watch 1")
	left(7*day+time.Second, "conversation 0 participant 0 claim 0 post 1 post_article 2 found 2 bundle 1 watch 1")
	left(90*day, "conversation 0 participant 0 claim 0 post 1 post_article 2 found 2 bundle 1 watch 1")
	left(90*day+time.Second, "conversation 0 participant 0 claim 0 post 0 post_article 0 found 1 bundle 0 watch 1")
}
