package edge

import (
	"context"
	"sync"
	"time"

	"onrecord/bot/label"
	"onrecord/bot/slack/blocks"
)

// line is who waits for an answer, in the order of arrival.
type line struct {
	pace    time.Duration
	workers int
	notice  time.Duration // after which who waits is told

	mu      sync.Mutex
	next    int
	waiting map[*place]bool
	took    time.Duration // to answer, on average
}

// place is one question's in the line.
type place struct {
	line     *line
	number   int
	channel  string // whose turn it waits for; empty for an answer to one person
	answered bool   // and waits for its channel alone

	called context.CancelFunc // ends the notice
	quiet  chan struct{}      // closed once there is no notice on its way
}

func newLine(o Options) *line {
	return &line{pace: o.Pace, workers: o.Workers, notice: o.Notice, waiting: make(map[*place]bool)}
}

// join puts a question into the line. notice is called, once, where it waits
// long; its context ends when the waiting does.
func (l *line) join(ctx context.Context, channel string, notice func(ctx context.Context, p *place)) *place {
	ctx, cancel := context.WithCancel(ctx)
	p := &place{line: l, channel: channel, quiet: make(chan struct{})}
	l.mu.Lock()
	l.next++
	p.number = l.next
	l.waiting[p] = true
	l.mu.Unlock()
	timer := time.AfterFunc(l.notice, func() {
		defer close(p.quiet)
		if ctx.Err() == nil {
			notice(ctx, p)
		}
	})
	p.called = func() {
		cancel()
		if timer.Stop() {
			close(p.quiet)
		}
	}
	return p
}

// answer notes that the answer is found, which took so long.
func (p *place) answer(took time.Duration) {
	p.line.mu.Lock()
	defer p.line.mu.Unlock()
	p.answered = true
	const weight = 8
	p.line.took += (took - p.line.took) / weight
}

// leave ends the waiting, and returns when no notice is said any more.
func (p *place) leave() {
	p.line.mu.Lock()
	delete(p.line.waiting, p)
	p.line.mu.Unlock()
	p.called()
	<-p.quiet
}

// prospect returns which number the question is, from 1, and how long it will
// probably wait.
func (p *place) prospect() (number int, wait time.Duration) {
	l := p.line
	l.mu.Lock()
	defer l.mu.Unlock()
	unanswered, before := 0, 0
	for other := range l.waiting {
		if other.number >= p.number {
			continue
		}
		if !other.answered {
			unanswered++
		}
		if p.channel != "" && other.channel == p.channel {
			before++
		}
	}
	number, wait = before, time.Duration(before)*l.pace
	if work := time.Duration(unanswered) * l.took / time.Duration(l.workers); !p.answered && work > wait {
		number, wait = unanswered, work
	}
	return number + 1, wait
}

// notice says how long a question waits.
func notice(number int, wait time.Duration) blocks.Message {
	if number == 1 {
		return blocks.Plain(label.Text("say.slow"))
	}
	when := label.Text("say.seconds")
	switch {
	case wait > 90*time.Second:
		when = label.Text("say.minutes", int(wait.Round(time.Minute)/time.Minute))
	case wait > 45*time.Second:
		when = label.Text("say.minute")
	case wait > 10*time.Second:
		when = label.Text("say.half-minute")
	}
	return blocks.Plain(label.Text("say.queue", number, when))
}
