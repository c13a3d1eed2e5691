// Package workspace owns a Slack of our own: a server that keeps people,
// channels, threads, messages and views, and speaks to an app as Slack does,
// over Socket Mode or signed requests, the Web API and response URLs. It
// enforces Slack's limits and answers with Slack's names for errors, so that
// what works here is refused nowhere. It listens on the loopback interface
// alone.
//
// A driver acts for the people: [Workspace.Say], [Workspace.Command] and
// [Workspace.Press] do what a person does, and so do [Workspace.Select],
// [Workspace.Fill] and [Workspace.Submit] in a message's menus and in a modal.
// [Workspace.Messages], [Workspace.Modal] and [Workspace.Home] are what can be
// read afterwards, and [Workspace.Await] waits for it. [Workspace.Disconnect],
// [Workspace.Drop], [Workspace.Repeat] and [Workspace.Limit] make bad weather.
package workspace

import (
	"context"
	"crypto/rand"
	"encoding/json"
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
	opts     Options
	server   *http.Server
	listener net.Listener
	ctx      context.Context // ends with Close
	stop     context.CancelFunc
	running  sync.WaitGroup // deliveries and connections

	mu       sync.Mutex
	changed  chan struct{} // closed, and made anew, whenever something happens
	people   map[string]*Person
	names    map[string]string   // ids of the people, the first of a name
	groups   map[string][]string // ids of the people of a user group
	channels map[string]*Channel
	directs  map[string]*Channel // by the person
	bot      *Person
	lastTS   int64 // microseconds; each message gets a later one

	sockets []*socket
	linked  chan struct{} // closed, and made anew, when the app connects
	opened  int           // connections so far
	nextOne int           // of sockets, for the next delivery
	tickets map[string]bool
	pending map[string]chan json.RawMessage // by envelope id: gets what the ack says
	acks    []Ack
	urls    RequestURLs // none is Socket Mode
	client  *http.Client

	triggers   map[string]*trigger
	triggerIDs []string // oldest first
	views      map[string]*view
	modals     map[string][]*view // of a person, the uppermost last
	homes      map[string]*view   // of a person
	suggested  map[string]map[spot][]map[string]any

	uploads map[string]*upload // by the id of the file
	hooks   map[string]*hook
	hookIDs []string // oldest first
	buckets map[string]*bucket
	forced  map[string]int // 429s still to be given, by method
	calls   []Call
	used    map[string]bool // scopes that were needed
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
		changed: make(chan struct{}), linked: make(chan struct{}), client: newClient(),
		people: make(map[string]*Person), names: make(map[string]string), groups: make(map[string][]string),
		channels: make(map[string]*Channel), directs: make(map[string]*Channel),
		tickets: make(map[string]bool), pending: make(map[string]chan json.RawMessage),
		triggers: make(map[string]*trigger), views: make(map[string]*view),
		modals: make(map[string][]*view), homes: make(map[string]*view),
		suggested: make(map[string]map[spot][]map[string]any),
		uploads:   make(map[string]*upload),
		hooks:     make(map[string]*hook), buckets: make(map[string]*bucket),
		forced: make(map[string]int), used: make(map[string]bool),
	}
	w.bot = &Person{ID: newID("U"), Name: opts.AppName, Team: opts.Team, Bot: newID("B")}
	w.people[w.bot.ID], w.names[w.bot.Name] = w.bot, w.bot.ID
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
	w.Drop()
	err := w.server.Close()
	w.running.Wait()
	w.client.CloseIdleConnections()
	return err
}

// URL is the root of the Web API, with its trailing slash.
func (w *Workspace) URL() string { return "http://" + w.listener.Addr().String() + "/api/" }

// BotToken and AppToken are the tokens that the app is given.
func (w *Workspace) BotToken() string { return w.opts.BotToken }

// AppToken opens Socket Mode connections.
func (w *Workspace) AppToken() string { return w.opts.AppToken }

// Bot is the app's own user.
func (w *Workspace) Bot() Person { return *w.bot }

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
func (w *Workspace) UsedScopes() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Sorted(maps.Keys(w.used))
}

// needs notes that the scope is needed and reports whether the bot has it; the
// caller holds the lock.
func (w *Workspace) needs(scope string) bool {
	w.used[scope] = true
	return slices.Contains(w.opts.Scopes, scope)
}

func newID(prefix string) string { return prefix + rand.Text()[:10] }
