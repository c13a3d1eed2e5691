package edge

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// server answers calls with a status each, in turn, and then with 200.
type server struct {
	after string // Retry-After
	began time.Time

	mu       sync.Mutex
	statuses []int
	called   []time.Duration
}

// calls tells when it was called.
func (s *server) calls() []time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.called)
}

func (s *server) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.called = append(s.called, time.Since(s.began))
	status := http.StatusOK
	if len(s.statuses) > 0 {
		status, s.statuses = s.statuses[0], s.statuses[1:]
	}
	return &http.Response{
		StatusCode: status, Header: http.Header{"Retry-After": {s.after}},
		Body: io.NopCloser(strings.NewReader("")), Request: r,
	}, nil
}

func call(ctx context.Context, l *limits, method string) (int, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://slack.example/api/"+method, strings.NewReader("a=b"))
	if err != nil {
		return 0, err
	}
	resp, err := l.Do(r)
	if err != nil {
		return 0, err
	}
	resp.Body.Close()
	return resp.StatusCode, nil
}

func TestALimitedMethodWaitsAsLongAsSlackSaysAndNoOtherDoes(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &server{statuses: []int{429}, after: "30", began: time.Now()}
		l := newLimits(&http.Client{Transport: s}, "https://slack.example/api/", nil)
		done := make(chan error, 3)
		for range 3 {
			go func() {
				_, err := call(t.Context(), l, "chat.postEphemeral")
				done <- err
			}()
			synctest.Wait()
		}
		if len(s.calls()) != 1 {
			t.Errorf("%d calls went while the method was limited", len(s.calls()))
		}
		if _, err := call(t.Context(), l, "conversations.info"); err != nil || time.Since(s.began) != 0 {
			t.Errorf("another method waited %v: %v", time.Since(s.began), err)
		}
		if _, err := call(impatient(t.Context()), l, "chat.postEphemeral"); !errors.As(err, new(errLimited)) || time.Since(s.began) != 0 {
			t.Errorf("what can be done without waited %v: %v", time.Since(s.began), err)
		}
		for range 3 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		if len(s.calls()) != 5 || time.Since(s.began) != 30*time.Second {
			t.Errorf("called at %v", s.calls())
		}
	})
}

func TestACallThatIsAlwaysLimitedFailsInTheEnd(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		statuses := make([]int, 2*limitedAtMost)
		for i := range statuses {
			statuses[i] = http.StatusTooManyRequests
		}
		s := &server{statuses: statuses, after: "soon", began: time.Now()}
		l := newLimits(&http.Client{Transport: s}, "https://slack.example/api/", nil)
		status, err := call(t.Context(), l, "chat.postMessage")
		if status != http.StatusTooManyRequests || err != nil || len(s.calls()) != limitedAtMost {
			t.Errorf("answered %d, %v after %d calls", status, err, len(s.calls()))
		}
		if want := (limitedAtMost - 1) * defaultRetryAfter; time.Since(s.began) != want {
			t.Errorf("took %v, want %v", time.Since(s.began), want)
		}
	})
}

func TestAWaitForALimitEndsWithItsContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &server{statuses: []int{429}, after: "3600", began: time.Now()}
		l := newLimits(&http.Client{Transport: s}, "https://slack.example/api/", nil)
		for range 2 { // the one that is refused, and one behind it
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			if _, err := call(ctx, l, "users.info"); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("error %v", err)
			}
			cancel()
		}
	})
}
