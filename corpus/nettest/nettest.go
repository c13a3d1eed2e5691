// Package nettest owns the network of tests: addresses to listen on, and a network that a test
// can cut. What is sent while it is cut arrives later, as through a network that loses packets
// for a while, and nothing tells either end.
package nettest

import (
	"context"
	"net"
	"sync"
	"testing"
)

// Wire carries connections to a server.
type Wire struct {
	// Address is that by which the server is reached through the wire.
	Address string

	mu   sync.Mutex
	open chan struct{} // closed while what is sent arrives
}

// Open opens a wire to the server with an address. It is gone with the test.
func Open(t testing.TB, server string) *Wire {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &Wire{Address: listener.Addr().String(), open: make(chan struct{})}
	close(w.open)
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() {
		for {
			from, err := listener.Accept()
			if err != nil {
				return
			}
			running.Go(func() { w.carry(ctx, from, server) })
		}
	})
	t.Cleanup(func() {
		stop()
		listener.Close() // and whoever waits for a connection ends
		running.Wait()
	})
	return w
}

// Cut has nothing arrive until it is mended.
func (w *Wire) Cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.open = make(chan struct{})
}

// Mend has arrive what was sent, and what is sent from now on.
func (w *Wire) Mend() {
	w.mu.Lock()
	defer w.mu.Unlock()
	close(w.open)
}

// wait waits while the wire is cut; it returns false where ctx ends first.
func (w *Wire) wait(ctx context.Context) bool {
	w.mu.Lock()
	open := w.open
	w.mu.Unlock()
	select {
	case <-open:
		return true
	case <-ctx.Done():
		return false
	}
}

// carry carries a connection until either end closes it, which is told while the wire is not
// cut, or ctx ends.
func (w *Wire) carry(ctx context.Context, from net.Conn, server string) {
	defer from.Close()
	if !w.wait(ctx) {
		return
	}
	to, err := net.Dial("tcp", server)
	if err != nil {
		return
	}
	defer to.Close()
	defer context.AfterFunc(ctx, func() {
		from.Close()
		to.Close()
	})()
	var both sync.WaitGroup
	for _, way := range [][2]net.Conn{{from, to}, {to, from}} {
		both.Go(func() {
			defer from.Close()
			defer to.Close()
			w.copy(ctx, way[0], way[1])
		})
	}
	both.Wait()
}

// copy carries one way of a connection.
func (w *Wire) copy(ctx context.Context, from, to net.Conn) {
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		if !w.wait(ctx) {
			return
		}
		if n > 0 {
			if _, err := to.Write(buffer[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}
