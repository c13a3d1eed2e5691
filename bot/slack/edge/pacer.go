package edge

import (
	"context"
	"sync"
	"time"
)

// pacer gives each channel one message at a time, a fixed time apart. While a
// message waits out a rate limit, those behind it in the same channel wait too
// and other channels go on.
type pacer struct {
	pace time.Duration

	mu    sync.Mutex
	lanes map[string]*lane
}

// lane is one channel's queue.
type lane struct {
	turn  chan struct{} // holds a value while a message is on its way
	users int           // waiting or posting
	free  time.Time     // when the next message may go
}

// lanesKept is how many idle lanes are kept before they are cleared away.
const lanesKept = 1000

func newPacer(pace time.Duration) *pacer {
	return &pacer{pace: pace, lanes: make(map[string]*lane)}
}

// do runs post when it is the channel's turn.
func (p *pacer) do(ctx context.Context, channel string, post func() error) error {
	l := p.enter(channel)
	defer p.leave(l)
	select {
	case l.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-l.turn }()

	timer := time.NewTimer(time.Until(l.free))
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
		return ctx.Err()
	}
	// From the end of the post: what it waited out is behind it.
	defer func() { l.free = time.Now().Add(p.pace) }()
	return post()
}

func (p *pacer) enter(channel string) *lane {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.lanes) > lanesKept {
		for name, l := range p.lanes {
			if l.users == 0 && time.Now().After(l.free) {
				delete(p.lanes, name)
			}
		}
	}
	l := p.lanes[channel]
	if l == nil {
		l = &lane{turn: make(chan struct{}, 1)}
		p.lanes[channel] = l
	}
	l.users++
	return l
}

func (p *pacer) leave(l *lane) {
	p.mu.Lock()
	defer p.mu.Unlock()
	l.users--
}
