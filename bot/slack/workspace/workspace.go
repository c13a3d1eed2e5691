// Package workspace owns a Slack of our own: a server that keeps people,
// channels, threads, messages and views, and speaks to an app as Slack does,
// over Socket Mode or signed requests, the Web API and response URLs. It
// enforces Slack's limits and answers with Slack's names for errors, so that
// what works here is refused nowhere. It listens on the loopback interface
// alone.
//
// Each family of Slack's is a part of its own: [People], [Channels], [Messages], [Views],
// [Panes] and [Files] are what is there and can be read afterwards; [Workspace.Await]
// waits for it. A driver acts for the people: [Actions] are what they type and open,
// [Controls] what they press, choose, fill in and submit. [App] is the connection to the
// app, and [Limits] what it may call: they make bad weather.
package workspace

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"maps"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"
)

// Workspace is a running server. Its methods are safe for concurrent use.
type Workspace struct {
	People   *People
	Channels *Channels
	Messages *Messages
	Do       *Actions
	Controls *Controls
	Views    *Views
	Panes    *Panes
	Files    *Files
	App      *App
	Limits   *Limits
	chat     *chat
	hooks    *hooks
	events   *events

	opts     Options
	server   *http.Server
	listener net.Listener
	ctx      context.Context // ends with Close
	stop     context.CancelFunc
	running  sync.WaitGroup // deliveries and connections
	byName   map[string]method

	mu      sync.Mutex    // of all that the parts hold
	changed chan struct{} // closed, and made anew, whenever something happens
}

// Open starts a workspace with one bot and nobody else in it.
func Open(opts Options) (*Workspace, error) {
	opts = opts.withDefaults()
	listener, err := Listen(opts.Address)
	if err != nil {
		return nil, fmt.Errorf("opening the workspace: %w", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	w := &Workspace{
		opts: opts, listener: listener, ctx: ctx, stop: stop,
		changed: make(chan struct{}),
	}
	w.People, w.Channels, w.Messages, w.chat = newPeople(w), newChannels(w), &Messages{w: w}, &chat{w}
	w.Do, w.Controls, w.Views, w.Panes, w.Files = &Actions{w}, newControls(w), newViews(w), &Panes{w}, newFiles(w)
	w.hooks, w.events, w.App, w.Limits = newHooks(w), &events{w}, newApp(w), newLimits(w)
	w.byName = w.methods()
	w.server = &http.Server{Handler: w.routes(), ReadHeaderTimeout: 10 * time.Second}
	w.running.Go(func() {
		if err := w.server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			opts.Log.Error("the workspace stopped", "error", err)
		}
	})
	return w, nil
}

// Listen listens on an address of this machine, and refuses one that others could
// reach: there is no password but the tokens.
func Listen(address string) (net.Listener, error) {
	if address == "" {
		address = "127.0.0.1:0"
	}
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("address %s is not of this machine alone: use 127.0.0.1", address)
	}
	return net.Listen("tcp", address)
}

// Close disconnects the app and ends the server.
func (w *Workspace) Close() error {
	w.mu.Lock()
	w.stop()
	w.mu.Unlock()
	w.App.Drop()
	err := w.server.Close()
	w.running.Wait()
	w.App.client.CloseIdleConnections()
	return err
}

// URL is the root of the Web API, with its trailing slash.
func (w *Workspace) URL() string { return "http://" + w.listener.Addr().String() + "/api/" }

// BotToken and AppToken are the tokens that the app is given.
func (w *Workspace) BotToken() string { return w.opts.BotToken }

// AppToken opens Socket Mode connections.
func (w *Workspace) AppToken() string { return w.opts.AppToken }

// Bot is the app's own user.
func (p *People) Bot() Person { return *p.bot }

// Await returns nil once cond is true, which is tried again whenever something
// happens, or the error of ctx. A cond that takes long is tried less often, so
// that it takes a fifth of one processor at most.
func (w *Workspace) Await(ctx context.Context, cond func() bool) error {
	for {
		w.mu.Lock()
		changed := w.changed
		w.mu.Unlock()
		began := time.Now()
		if cond() {
			return nil
		}
		rest := time.After(4 * time.Since(began))
		select {
		case <-changed:
		case <-ctx.Done():
		}
		select {
		case <-rest:
		case <-ctx.Done():
			return fmt.Errorf("waiting for the workspace: %w", ctx.Err())
		}
	}
}

// spawn runs fn in the background, and nothing once the workspace is closed;
// Close waits for it. The caller holds the lock.
func (w *Workspace) spawn(fn func()) {
	if w.ctx.Err() == nil {
		w.running.Go(fn)
	}
}

// change wakes those who await; the caller holds the lock.
func (w *Workspace) change() {
	close(w.changed)
	w.changed = make(chan struct{})
}

// UsedScopes lists, sorted, the scopes that were needed so far for what was
// delivered to the app and done by it.
func (l *Limits) UsedScopes() []string {
	l.w.mu.Lock()
	defer l.w.mu.Unlock()
	return slices.Sorted(maps.Keys(l.used))
}

// needs notes that the scope is needed and reports whether the bot has it; the
// caller holds the lock.
func (l *Limits) needs(scope string) bool {
	l.used[scope] = true
	return slices.Contains(l.w.opts.Scopes, scope)
}

func newID(prefix string) string { return prefix + rand.Text()[:10] }
