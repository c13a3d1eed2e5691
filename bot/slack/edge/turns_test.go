package edge

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"onrecord/bot/state"
	"onrecord/corpus/postgres/postgrestest"
)

// twoStates is the state of a newsroom, opened by two bots.
func twoStates(t *testing.T) (out [2]*state.Store) {
	t.Helper()
	url := postgrestest.Schema(t)
	for i := range out {
		s, err := state.Open(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		out[i] = s
	}
	return out
}

func TestTwoBotsTogetherGiveAChannelOneMessageAtATime(t *testing.T) {
	const pace, messages = 100 * time.Millisecond, 4
	began := time.Now()
	var mu sync.Mutex
	var posted []time.Duration
	var all sync.WaitGroup
	for _, s := range twoStates(t) {
		p := newPacer(pace, s.Turns)
		for range messages {
			all.Go(func() {
				err := p.do(t.Context(), "C1", func() error {
					mu.Lock()
					defer mu.Unlock()
					posted = append(posted, time.Since(began))
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
	}
	all.Wait()
	slices.Sort(posted)
	const clocks = 5 * time.Millisecond // the server counts in milliseconds
	for i, at := range posted {
		if at < time.Duration(i)*pace-clocks {
			t.Errorf("message %d went after %v", i, at)
		}
	}
	if len(posted) != 2*messages {
		t.Errorf("%d messages went", len(posted))
	}
}

func TestAMethodThatOneBotFoundLimitedAnotherLeavesAlone(t *testing.T) {
	stores := twoStates(t)
	s := &server{statuses: []int{http.StatusTooManyRequests}, after: "2", began: time.Now()}
	limited, other := newLimits(&http.Client{Transport: s}, "https://slack.example/api/", stores[0].Turns), newLimits(&http.Client{Transport: s}, "https://slack.example/api/", stores[1].Turns)
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if _, err := call(ctx, limited, "chat.update"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
	if _, err := call(impatient(t.Context()), other, "chat.update"); !errors.As(err, new(errLimited)) {
		t.Errorf("what can be done without: %v", err)
	}
	if _, err := call(t.Context(), other, "users.info"); err != nil {
		t.Error(err)
	}
	if status, err := call(t.Context(), other, "chat.update"); err != nil || status != http.StatusOK || len(s.calls()) != 3 {
		t.Errorf("answered %d, %v, after calls at %v", status, err, s.calls())
	}
	if at := time.Since(s.began); at < 1900*time.Millisecond {
		t.Errorf("the other bot called after %v", at)
	}
}
