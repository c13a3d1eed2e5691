package fetch

import (
	"context"
	"sync"
	"time"
)

// hosts are those that were asked, by host and port.
type hosts struct {
	mu  sync.Mutex
	all map[string]*host
}

// host lets one request at a time through to a host.
type host struct {
	turn     chan struct{} // holds one token while a request is on its way
	last     time.Time     // when the last request ended
	closed   time.Time     // not to be asked before
	why      string        // it is closed
	failures int           // since its last answer
}

func (hs *hosts) host(name string) *host {
	hs.mu.Lock()
	defer hs.mu.Unlock()
	if hs.all == nil {
		hs.all = map[string]*host{}
	}
	h := hs.all[name]
	if h == nil {
		h = &host{turn: make(chan struct{}, 1)}
		hs.all[name] = h
	}
	return h
}

// enter waits for its turn, and until pause has passed since the last request.
func (h *host) enter(ctx context.Context, pause time.Duration) error {
	select {
	case h.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	rest := time.NewTimer(time.Until(h.last.Add(pause)))
	defer rest.Stop()
	select {
	case <-rest.C:
		return nil
	case <-ctx.Done():
		<-h.turn
		return ctx.Err()
	}
}

func (h *host) leave() {
	h.last = time.Now()
	<-h.turn
}

func (h *host) answered() { h.failures = 0 }

func (h *host) close(until time.Time, why string) { h.closed, h.why = until, why }

// patience is how many requests in a row may fail before a host is left alone, for
// a minute and then longer each time, up to an hour.
const patience = 3

// failed notes that a host gave no answer, or one that it is in trouble.
func (h *host) failed(now time.Time, name string) {
	h.failures++
	if h.failures < patience {
		return
	}
	wait := min(time.Minute<<min(h.failures-patience, 10), time.Hour)
	h.close(now.Add(wait), name+" failed several times and is left alone for a while")
}
