package edge

import (
	"context"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// limits sends calls of Slack's API and waits out their rate limits, each method
// by itself: while one is limited its calls wait in a row, and the first tries
// for all. Posts are the exception, for Slack limits them by channel, and the
// pacer has one on its way in each.
type limits struct {
	client *http.Client
	root   string // of the methods' addresses
	turns  Turns  // nil where no other bot calls Slack

	mu    sync.Mutex
	gates map[string]*gate
}

// gate is one method's.
type gate struct {
	method string
	turn   chan struct{} // holds a value while a call tries for all
	mu     sync.Mutex
	open   time.Time // when the next call may go
}

const (
	// defaultRetryAfter is waited where Slack does not say how long.
	defaultRetryAfter = 5 * time.Second
	// limitedAtMost bounds how often one call is refused before it fails.
	limitedAtMost = 10
)

func newLimits(client *http.Client, root string, turns Turns) *limits {
	return &limits{client: client, root: root, turns: turns, gates: make(map[string]*gate)}
}

type impatientKey struct{}

// impatient returns a context whose calls fail at once where the method is
// limited: for what can be done without.
func impatient(ctx context.Context) context.Context {
	return context.WithValue(ctx, impatientKey{}, true)
}

// Do is a client's for slack-go.
func (l *limits) Do(req *http.Request) (*http.Response, error) {
	ctx := req.Context()
	waits := ctx.Value(impatientKey{}) == nil && (req.Body == nil || req.GetBody != nil)
	g := l.gate(req.URL.String())
	for refused := 0; ; {
		l.heed(ctx, g)
		leave, err := g.pass(ctx, waits)
		if err != nil {
			return nil, err
		}
		resp, err := l.client.Do(req)
		if err != nil || resp.StatusCode != http.StatusTooManyRequests {
			leave(0)
			return resp, err
		}
		wait := retryAfter(resp)
		l.tell(ctx, g, wait)
		leave(wait)
		if refused++; !waits || refused == limitedAtMost {
			return resp, nil
		}
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if g == nil && !sleep(ctx, wait) {
			return nil, ctx.Err()
		}
		if req.Body, err = rewound(req); err != nil {
			return nil, err
		}
	}
}

// gate returns the gate of the method at an address, nil for one that has none and
// for what is no method: a file goes to an address of its own.
func (l *limits) gate(address string) *gate {
	method, ok := strings.CutPrefix(address, l.root)
	if method, _, _ = strings.Cut(method, "?"); !ok || method == "chat.postMessage" {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	g := l.gates[method]
	if g == nil {
		g = &gate{method: method, turn: make(chan struct{}, 1)}
		l.gates[method] = g
	}
	return g
}

// heed closes a gate that another bot has found closed. Where that cannot be found out in time
// the call goes: Slack says the same.
func (l *limits) heed(ctx context.Context, g *gate) {
	if l.turns == nil || g == nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, turnsWait)
	defer cancel()
	if closed, err := l.turns.Closed(ctx, g.method); err == nil {
		g.close(closed)
	}
}

// tell tells other bots that Slack has closed a gate.
func (l *limits) tell(ctx context.Context, g *gate, closed time.Duration) {
	if l.turns == nil || g == nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, turnsWait)
	defer cancel()
	l.turns.Close(ctx, g.method, closed) // else they are told by Slack
}

// errLimited is the error of an impatient call.
type errLimited struct{}

func (errLimited) Error() string { return "slack has limited the calls" }

// pass waits until a call may go. leave is to be called after it, with the time
// for which Slack then closed the gate, if it did.
func (g *gate) pass(ctx context.Context, waits bool) (leave func(closed time.Duration), err error) {
	if g == nil {
		return func(time.Duration) {}, nil
	}
	if g.wait() <= 0 {
		return g.close, nil
	}
	if !waits {
		return nil, errLimited{}
	}
	select {
	case g.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if !sleep(ctx, g.wait()) {
		<-g.turn
		return nil, ctx.Err()
	}
	return func(closed time.Duration) {
		g.close(closed)
		<-g.turn
	}, nil
}

func (g *gate) wait() time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	return time.Until(g.open)
}

func (g *gate) close(d time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if until := time.Now().Add(d); d > 0 && until.After(g.open) {
		g.open = until
	}
}

// retryAfter is how long Slack wants to be left alone.
func retryAfter(resp *http.Response) time.Duration {
	seconds, err := strconv.Atoi(resp.Header.Get("Retry-After"))
	if err != nil {
		return defaultRetryAfter
	}
	return max(time.Second, time.Duration(seconds)*time.Second)
}

func rewound(req *http.Request) (io.ReadCloser, error) {
	if req.GetBody == nil {
		return req.Body, nil
	}
	return req.GetBody()
}

// sleep waits, and returns false where ctx ended first.
func sleep(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
