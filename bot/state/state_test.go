package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/corpus/postgres"
	"onrecord/corpus/postgres/postgrestest"
)

var noon = time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC)

func open(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// newFile is where a new state lies: a file or, in the second run, a schema on a server.
func newFile(t *testing.T) string {
	return postgrestest.Place(t, filepath.Join(t.TempDir(), "state 50% #1?.db"))
}

func TestTheStateIsTheSameInPostgreSQL(t *testing.T) { postgrestest.Again(t) }

var newsroom = Installation{Team: "T1"}

func claim(t *testing.T, s *Store, at time.Time, keys ...string) bool {
	t.Helper()
	_, fresh, err := s.Inbox.Receive(t.Context(), newsroom, []byte("asked"), at, keys...)
	if err != nil {
		t.Fatal(err)
	}
	return fresh
}

func TestAnEventIsClaimedOnceOverRestarts(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	if !claim(t, s, noon, "event/T1/Ev1", "message/T1/C1/1700.1") {
		t.Error("a new event was not fresh")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil && !postgres.IsURL(path) {
		t.Errorf("the file is not where it was asked for: %v", err)
	}
	s = open(t, path)
	if claim(t, s, noon, "event/T1/Ev1", "message/T1/C1/1700.1") {
		t.Error("the same event was fresh after a restart")
	}
}

func TestAClaimWithAKnownKeyStoresNothing(t *testing.T) {
	s := open(t, newFile(t))
	claim(t, s, noon, "event/T1/Ev1", "message/T1/C1/1700.1")
	if claim(t, s, noon, "event/T1/Ev2", "message/T1/C1/1700.1") {
		t.Error("the same message by another event was fresh")
	}
	if !claim(t, s, noon, "event/T1/Ev2") {
		t.Error("a refused claim stored its other key")
	}
}

func TestOneOfManyWinsAClaim(t *testing.T) {
	path := newFile(t)
	stores := []*Store{open(t, path), open(t, path)} // as two processes
	var won atomic.Int32
	var all sync.WaitGroup
	for i := range 40 {
		all.Go(func() {
			_, fresh, err := stores[i%2].Inbox.Receive(context.Background(), newsroom, []byte{}, noon, "event/T1/Ev1", fmt.Sprint("message/", i))
			if err != nil {
				t.Error(err)
			}
			if fresh {
				won.Add(1)
			}
		})
	}
	all.Wait()
	if won.Load() != 1 {
		t.Errorf("%d won the claim", won.Load())
	}
}

func TestAFileOfANewerOnrecordIsRefused(t *testing.T) {
	postgrestest.NotAgain(t)
	path := newFile(t)
	s := open(t, path)
	if _, err := s.file.db.Exec(fmt.Sprintf("PRAGMA user_version = %d", len(migrations)+1)); err != nil {
		t.Fatal(err)
	}
	s.Close()
	_, err := Open(t.Context(), path)
	if err == nil || !strings.Contains(err.Error(), "upgrade onrecord") || !strings.Contains(err.Error(), path) {
		t.Errorf("error %v, want one that names the file and says to upgrade", err)
	}
}

func TestAFileThatCannotBeOpenedIsAClearError(t *testing.T) {
	notes := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(notes, []byte(strings.Repeat("not a database\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		notes:                                "not a database",
		t.TempDir():                          "is a folder",
		filepath.Join(t.TempDir(), "a", "b"): "no such file or directory",
	} {
		_, err := Open(t.Context(), path)
		if err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), want) {
			t.Errorf("opening %s: %v; want %q", path, err, want)
		}
	}
}

func TestTheFileIsSafeAgainstCrashes(t *testing.T) {
	postgrestest.NotAgain(t)
	s := open(t, newFile(t))
	for pragma, want := range map[string]string{"journal_mode": "wal", "foreign_keys": "1", "synchronous": "2"} {
		var got string
		if err := s.file.db.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil && !errors.Is(err, sql.ErrNoRows) {
			t.Fatal(err)
		}
		if got != want {
			t.Errorf("%s is %s, want %s", pragma, got, want)
		}
	}
}

// One question at a time, and as many as arrive while the disk is busy.
func BenchmarkReceive(b *testing.B) {
	for _, askers := range []int{1, 64} {
		b.Run(fmt.Sprintf("askers=%d", askers), func(b *testing.B) {
			s, err := Open(b.Context(), filepath.Join(b.TempDir(), "state.db"))
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			var n atomic.Int64
			b.SetParallelism(max(1, askers/runtime.GOMAXPROCS(0)))
			if askers == 1 {
				for b.Loop() {
					receive(b, s, n.Add(1))
				}
				return
			}
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					receive(b, s, n.Add(1))
				}
			})
		})
	}
}

func receive(b *testing.B, s *Store, n int64) {
	if _, _, err := s.Inbox.Receive(context.Background(), newsroom, make([]byte, 400), noon, fmt.Sprint("event/", n), fmt.Sprint("message/", n)); err != nil {
		b.Error(err)
	}
}
