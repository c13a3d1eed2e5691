package state

import (
	"path/filepath"
	"testing"

	"onrecord/bot/asking/question"
	"onrecord/bot/news/watch"
	"onrecord/corpus/postgres/postgrestest"
)

func TestABackupKeepsWatchesAndNoQuestion(t *testing.T) {
	postgrestest.NotAgain(t)
	s := open(t, newFile(t))
	claim(t, s, noon, "event/T1/Ev1")
	ceasefire := question.Parse("ceasefire", question.Options{})
	if _, err := s.Watches.Add(t.Context(), watch.Owner{Team: newsroom.Team, User: "U1"}, ceasefire, ""); err != nil {
		t.Fatal(err)
	}
	if err := s.Positions.Set(t.Context(), newsroom, "watch", 7); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := s.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), path); err == nil {
		t.Error("a backup was overwritten")
	}

	c := open(t, path)
	if pending, err := c.Inbox.Pending(t.Context(), newsroom); err != nil || len(pending) > 0 {
		t.Errorf("the copy has questions: %v, %v", pending, err)
	}
	if watches, err := c.Watches.All(t.Context(), newsroom); err != nil || len(watches) != 1 {
		t.Errorf("watches: %v, %v", watches, err)
	}
	if seq, ok, err := c.Positions.Get(t.Context(), newsroom, "watch"); err != nil || !ok || seq != 7 {
		t.Errorf("reached %d, %v, %v", seq, ok, err)
	}
	if err := c.Positions.Reset(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := c.Positions.Get(t.Context(), newsroom, "watch"); ok || err != nil {
		t.Errorf("a reader still goes on where the old archive ended: %v", err)
	}
	if pending, err := s.Inbox.Pending(t.Context(), newsroom); err != nil || len(pending) != 1 {
		t.Errorf("the state itself lost what was asked: %v, %v", pending, err)
	}
}
