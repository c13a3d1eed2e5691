package edge

import (
	"context"
	"sync"
	"time"
)

// pacer gives each channel one message at a time, a fixed time apart, also of several bots. While a
// message waits out a rate limit, those behind it in the same channel wait too
// and other channels go on.
type pacer struct {
	pace  time.Duration
	turns Turns // nil where no other bot posts

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

// Turns are what several bots take, so that Slack does not have to limit them; see
// state.Turns.
type Turns interface {
	Next(ctx context.Context, what string, apart time.Duration) (wait time.Duration, err error)
	Close(ctx context.Context, what string, d time.Duration) error
	Closed(ctx context.Context, what string) (time.Duration, error)
}

// turnsWait bounds how long is waited to hear of the other bots: without it Slack's limits
// hold as they do.
const turnsWait = time.Second

func newPacer(pace time.Duration, turns Turns) *pacer {
	return &pacer{pace: pace, turns: turns, lanes: make(map[string]*lane)}
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

	if !sleep(ctx, time.Until(l.free)) || !sleep(ctx, p.others(ctx, channel)) {
		return ctx.Err()
	}
	// From the end of the post: what it waited out is behind it.
	defer func() { l.free = time.Now().Add(p.pace) }()
	return post()
}

// others is how long it is until it is this bot's turn in a channel, among all.
func (p *pacer) others(ctx context.Context, channel string) time.Duration {
	if p.turns == nil {
		return 0
	}
	ctx, cancel := context.WithTimeout(ctx, turnsWait)
	defer cancel()
	wait, err := p.turns.Next(ctx, "channel "+channel, p.pace)
	if err != nil {
		return 0
	}
	return wait
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
