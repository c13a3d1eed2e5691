package state

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"onrecord/corpus/postgres/postgrestest"
)

func pending(t *testing.T, s *Store, by Installation) []string {
	t.Helper()
	if err := s.file.change(t.Context(), "ending leases", "UPDATE inbox SET until = 0"); err != nil {
		t.Fatal(err)
	}
	received, err := s.Inbox.Pending(t.Context(), by)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range received {
		out = append(out, fmt.Sprintf("%s at %s, saying %t", r.Asked, r.At.Format(time.TimeOnly), r.Saying))
	}
	return out
}

func wants(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestWhatWasAskedWaitsOverRestartsUntilItIsSettled(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	other := Installation{Enterprise: "E1", Team: "T1"}
	var ids []int64
	for i, by := range []Installation{newsroom, newsroom, other, newsroom} {
		id, fresh, err := s.Inbox.Receive(t.Context(), by, fmt.Appendf(nil, "question %d", i), noon, fmt.Sprint("event/", i))
		if err != nil || !fresh || id == 0 {
			t.Fatalf("received as %d, %v, %v", id, fresh, err)
		}
		ids = append(ids, id)
	}
	if err := errors.Join(s.Inbox.Saying(t.Context(), ids[1], noon), s.Inbox.Complete(t.Context(), ids[0]), s.Close()); err != nil {
		t.Fatal(err)
	}
	s = open(t, path)
	wants(t, "ours", pending(t, s, newsroom), "question 1 at 12:00:00, saying true", "question 3 at 12:00:00, saying false")
	wants(t, "another installation's", pending(t, s, other), "question 2 at 12:00:00, saying false")
	if claim(t, s, noon, "event/0") {
		t.Error("a settled question was fresh when it came again")
	}

	if err := s.Inbox.Reopen(t.Context(), ids[3], "event/3"); err != nil {
		t.Fatal(err)
	}
	wants(t, "after one was reopened", pending(t, s, newsroom), "question 1 at 12:00:00, saying true")
	if !claim(t, s, noon, "event/3") {
		t.Error("a reopened question cannot be asked again")
	}
}

func TestNoTextOfAnAnsweredQuestionIsLeftInTheFile(t *testing.T) {
	postgrestest.NotAgain(t)
	path := newFile(t)
	s := open(t, path)
	secret := []byte("who said the mayor takes bribes?")
	id, _, err := s.Inbox.Receive(t.Context(), newsroom, secret, noon, "event/1")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Inbox.Complete(t.Context(), id), s.Close()); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil || bytes.Contains(content, secret) {
			t.Errorf("the question is left in %s (%v)", file, err)
		}
	}
}

func TestManyWritesAtOnceAreEachWhole(t *testing.T) {
	s := open(t, newFile(t))
	var all sync.WaitGroup
	for i := range 300 {
		all.Go(func() {
			// Every third comes twice.
			if _, _, err := s.Inbox.Receive(context.Background(), newsroom, []byte{}, noon, fmt.Sprint("event/", i-i%3/2)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if got := len(pending(t, s, newsroom)); got != 200 {
		t.Errorf("%d were received, want 200", got)
	}
}

func TestAWriteThatFailsLeavesTheOthersOfItsCommit(t *testing.T) {
	s := open(t, newFile(t))
	good, broken := &write{done: make(chan struct{})}, &write{done: make(chan struct{})}
	good.fn = func(tx transaction) error { return tx.do("INSERT INTO claim (key, at) VALUES ('good', 1)") }
	broken.fn = func(tx transaction) error {
		if err := tx.do("INSERT INTO claim (key, at) VALUES ('broken', 1)"); err != nil {
			return err
		}
		return errors.New("no room")
	}
	s.file.writer.commit([]*write{broken, good})
	if good.err != nil || broken.err == nil {
		t.Errorf("errors %v and %v", good.err, broken.err)
	}
	if claim(t, s, noon, "good") || !claim(t, s, noon, "broken") {
		t.Error("not what succeeded, and that alone, was written")
	}
}

func TestAClosedFileRefusesWrites(t *testing.T) {
	s := open(t, newFile(t))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Inbox.Complete(t.Context(), 1); !errors.Is(err, errClosed) {
		t.Errorf("error %v", err)
	}
}
