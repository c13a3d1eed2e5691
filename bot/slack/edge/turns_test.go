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

// unhurried hears of the other bots however long it takes, on a machine with much else to do.
type unhurried struct {
	Turns
	closed func() // is called once others can know that a method is closed
}

func (u unhurried) Next(ctx context.Context, what string, apart time.Duration) (time.Duration, error) {
	return u.Turns.Next(context.WithoutCancel(ctx), what, apart)
}

func (u unhurried) Close(ctx context.Context, what string, d time.Duration) error {
	defer u.closed()
	return u.Turns.Close(context.WithoutCancel(ctx), what, d)
}

func (u unhurried) Closed(ctx context.Context, what string) (time.Duration, error) {
	return u.Turns.Closed(context.WithoutCancel(ctx), what)
}

// clocks is how far two clocks are apart: the server counts in milliseconds.
const clocks = 5 * time.Millisecond

func TestTwoBotsTogetherGiveAChannelOneMessageAtATime(t *testing.T) {
	const pace, messages = 100 * time.Millisecond, 4
	began := time.Now()
	var mu sync.Mutex
	var posted []time.Duration
	var all sync.WaitGroup
	for _, s := range twoStates(t) {
		p := newPacer(pace, unhurried{Turns: s.Turns})
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
	for i, at := range posted {
		if at < time.Duration(i)*pace-clocks {
			t.Errorf("message %d went after %v", i, at)
		}
	}
	if len(posted) != 2*messages {
		t.Errorf("%d messages went", len(posted))
	}
}

// limitedBots are two bots that call a Slack which refuses the first call for so many seconds. The
// first bot calls, and is away once the other can know.
func limitedBots(t *testing.T, seconds string) (s *server, other *limits) {
	t.Helper()
	s = &server{statuses: []int{http.StatusTooManyRequests}, after: seconds, began: time.Now()}
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	var bots []*limits
	for _, store := range twoStates(t) {
		bots = append(bots, newLimits(&http.Client{Transport: s}, "https://slack.example/api/", unhurried{store.Turns, cancel}))
	}
	if _, err := call(ctx, bots[0], "chat.update"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	return s, bots[1]
}

func TestAMethodThatOneBotFoundLimitedAnotherLeavesAlone(t *testing.T) {
	s, other := limitedBots(t, "3600")
	if _, err := call(impatient(t.Context()), other, "chat.update"); !errors.As(err, new(errLimited)) {
		t.Errorf("what can be done without: %v", err)
	}
	if _, err := call(t.Context(), other, "users.info"); err != nil {
		t.Error(err)
	}
	if len(s.calls()) != 2 {
		t.Errorf("calls at %v", s.calls())
	}
}

func TestALimitThatOneBotFoundAnotherWaitsOut(t *testing.T) {
	s, other := limitedBots(t, "1")
	status, err := call(t.Context(), other, "chat.update")
	if calls := s.calls(); err != nil || status != http.StatusOK || len(calls) != 2 || calls[1] < time.Second-clocks {
		t.Errorf("answered %d, %v, after calls at %v", status, err, calls)
	}
}
