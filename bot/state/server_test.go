package state

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"onrecord/corpus/postgres/postgrestest"
)

func TestTheStateGoesOnOnceTheServerIsBack(t *testing.T) {
	postgrestest.NotAgain(t)
	server := postgrestest.StartDurable(t)
	s := open(t, server.URL)
	if !claim(t, s, noon, "event/1") {
		t.Fatal("a new event was not fresh")
	}
	server.Kill(t)
	if _, _, err := s.Inbox.Receive(t.Context(), newsroom, []byte("asked"), noon, "event/2"); err == nil {
		t.Fatal("something was kept on a server that is gone")
	} else {
		t.Log(err)
	}
	server.Restart(t)
	if claim(t, s, noon, "event/1") {
		t.Error("what was kept before is gone")
	}
	if !claim(t, s, noon, "event/2") {
		t.Error("what could not be kept is kept")
	}
}

// openTwo opens a state on a server as two bots do.
func openTwo(t *testing.T) (a, b *Store) {
	t.Helper()
	postgrestest.NotAgain(t)
	url := postgrestest.Schema(t)
	return open(t, url), open(t, url)
}

func TestWhatABotThatIsGoneHasTakenIsTakenOverOnce(t *testing.T) {
	a, b := openTwo(t)
	id, _, err := a.Inbox.Receive(t.Context(), newsroom, []byte("asked"), noon, "event/1")
	if err != nil {
		t.Fatal(err)
	}
	take := func(s *Store) bool {
		t.Helper()
		taken, err := s.Inbox.Take(t.Context(), []Received{{ID: id}})
		if err != nil {
			t.Fatal(err)
		}
		return len(taken) == 1
	}
	if take(b) {
		t.Error("it was taken from a bot that answers it")
	}
	gone := func() { // its lease has ended
		t.Helper()
		if err := b.file.change(t.Context(), "ending a lease", "UPDATE inbox SET until = 0"); err != nil {
			t.Fatal(err)
		}
	}
	gone()
	if err := a.Inbox.Renew(t.Context()); err != nil || take(b) {
		t.Errorf("a lease was not renewed: %v", err)
	}
	gone()
	if received, err := b.Inbox.Pending(t.Context(), newsroom); err != nil || len(received) != 1 || received[0].Mine || !received[0].Free {
		t.Errorf("what is left: %+v, %v", received, err)
	}
	if !take(b) || take(a) {
		t.Error("what a bot left was not taken over, or twice")
	}
	if err := a.Inbox.Saying(t.Context(), id, noon); !errors.Is(err, errTaken) {
		t.Errorf("a bot that was taken for gone says its answer: %v", err)
	}
	if err := b.Inbox.Saying(t.Context(), id, noon); err != nil {
		t.Error(err)
	}
}

func TestOneBotLeadsAtATime(t *testing.T) {
	a, b := openTwo(t)
	leads, ends := make(chan string), make(chan struct{})
	lead := func(s *Store, name string) chan error {
		done := make(chan error, 1)
		go func() {
			done <- s.Lead(t.Context(), Posting, func(context.Context) error {
				leads <- name
				<-ends
				return nil
			})
		}()
		return done
	}
	first := lead(a, "a")
	if name := <-leads; name != "a" {
		t.Fatal(name)
	}
	second := lead(b, "b")
	select {
	case name := <-leads:
		t.Errorf("%s leads too", name)
	case ends <- struct{}{}:
	}
	if err := <-first; err != nil {
		t.Error(err)
	}
	if name := <-leads; name != "b" {
		t.Error(name)
	}
	ends <- struct{}{}
	if err := <-second; err != nil {
		t.Error(err)
	}
}

func TestALeaderThatTheServerHasLostLeadsNoMore(t *testing.T) {
	a, b := openTwo(t)
	err := a.Lead(t.Context(), Posting, func(ctx context.Context) error {
		const cut = `SELECT pg_terminate_backend(pid) FROM pg_locks
			WHERE locktype = 'advisory' AND pid <> pg_backend_pid() AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
		if err := b.file.change(ctx, "cutting the leader off", cut); err != nil {
			return err
		}
		<-ctx.Done()
		return nil
	})
	if err == nil || !strings.Contains(err.Error(), "another program may lead now") {
		t.Errorf("got %v", err)
	}
}

func TestSeveralBotsTakeTurns(t *testing.T) {
	a, b := openTwo(t)
	next := func(s *Store, what string) time.Duration {
		t.Helper()
		wait, err := s.Turns.Next(t.Context(), what, time.Hour)
		if err != nil {
			t.Fatal(err)
		}
		return wait.Round(time.Minute)
	}
	for i, s := range []*Store{a, b, b, a} {
		if wait := next(s, "channel C1"); wait != time.Duration(i)*time.Hour {
			t.Errorf("turn %d is in %v", i, wait)
		}
	}
	if wait := next(b, "channel C2"); wait != 0 {
		t.Errorf("another channel waits %v", wait)
	}
	if err := a.Turns.Close(t.Context(), "chat.update", time.Hour); err != nil {
		t.Fatal(err)
	}
	for what, want := range map[string]time.Duration{"chat.update": time.Hour, "views.open": 0} {
		if wait, err := b.Turns.Closed(t.Context(), what); err != nil || wait.Round(time.Minute) != want {
			t.Errorf("%s is closed for %v, %v", what, wait, err)
		}
	}
	if err := a.Forget(t.Context(), noon, Retention); err != nil {
		t.Error(err)
	}
	if wait := next(b, "channel C1"); wait != 4*time.Hour {
		t.Errorf("a turn to come was forgotten: the next is in %v", wait)
	}
}
