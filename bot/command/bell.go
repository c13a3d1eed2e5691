package command

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"onrecord/corpus"
)

// bell wakes those who follow the archive when it has changed.
type bell struct {
	mu    sync.Mutex
	wakes []chan struct{}
}

// wake returns what has a value when the bell was rung since it was last looked at, until
// ctx ends.
func (b *bell) wake(ctx context.Context) <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := make(chan struct{}, 1)
	b.wakes = append(b.wakes, c)
	context.AfterFunc(ctx, func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.wakes = slices.DeleteFunc(b.wakes, func(other chan struct{}) bool { return other == c })
	})
	return c
}

// ring wakes all.
func (b *bell) ring() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, c := range b.wakes {
		select {
		case c <- struct{}{}:
		default: // it is rung already
		}
	}
}

// unheardEvery is the interval of those who are woken by the bell when the server says that
// the archive has changed: for what comes with time, such as the end of an embargo, and for
// what was not heard.
const unheardEvery = 5 * time.Second

// every is the interval of those who follow the archive: a file has to be looked at.
func (l *library) every(ofFile time.Duration) time.Duration {
	if l.settings.Postgres != "" {
		return unheardEvery
	}
	return ofFile
}

// heard is what wakes those who look for what a bell of an archive on a server tells. A file
// has them look soon enough: woken at once, they would annotate an article beside those who
// index it.
func (l *library) heard(ctx context.Context, b *bell) <-chan struct{} {
	if l.settings.Postgres == "" {
		return nil
	}
	return b.wake(ctx)
}

// listen rings the bells when the server says that the archive has changed.
func listen(ctx context.Context, log *slog.Logger, l *library) error {
	if l.settings.Postgres == "" {
		return nil
	}
	return keep(ctx, log, time.Second, "changes of the archive are not heard of at once", func() error {
		return corpus.Listen(ctx, l.archive, l.changed.ring, l.annotated.ring)
	})
}
