package workspace

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// App is the workspace's end of the connections to the app: Socket Mode or signed requests,
// what is delivered over them, and what the app acknowledges.
type App struct {
	w       *Workspace
	sockets []*socket
	linked  chan struct{} // closed, and made anew, when the app connects
	opened  int           // connections so far
	nextOne int           // of sockets, for the next delivery
	tickets map[string]bool
	pending map[string]chan json.RawMessage // by envelope id: gets what the ack says
	acks    []Ack
	urls    RequestURLs // none is Socket Mode
	client  *http.Client
}

func newApp(w *Workspace) *App {
	return &App{
		w: w, linked: make(chan struct{}), tickets: make(map[string]bool),
		pending: make(map[string]chan json.RawMessage), client: newClient(),
	}
}

// pingEvery is below the 30 seconds after which a client gives a connection up.
const pingEvery = 10 * time.Second

// socket is one Socket Mode connection.
type socket struct {
	conn   *websocket.Conn
	closed chan struct{}

	mu sync.Mutex // gorilla allows one writer
}

func (s *socket) send(message any) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.write(message)
}

// write sends a message; the caller holds the socket's lock.
func (s *socket) write(message any) error {
	s.conn.SetWriteDeadline(time.Now().Add(10 * time.Second))
	return s.conn.WriteJSON(message)
}

// openConnection answers apps.connections.open: with an address that is good
// for one connection.
func (app *App) openConnection(request) (map[string]any, *refusal) {
	if scope := "connections:write"; !slices.Contains(app.w.opts.AppScopes, scope) {
		return nil, &refusal{name: "missing_scope", needed: scope}
	}
	ticket := newID("ticket")
	app.tickets[ticket] = true
	return map[string]any{"url": "ws://" + app.w.listener.Addr().String() + "/link/?ticket=" + ticket}, nil
}

func (app *App) serveSocket(rw http.ResponseWriter, r *http.Request) {
	ticket := r.URL.Query().Get("ticket")
	app.w.mu.Lock()
	valid := app.tickets[ticket]
	delete(app.tickets, ticket)
	app.w.mu.Unlock()
	if !valid {
		http.Error(rw, "the ticket is unknown or was used", http.StatusForbidden)
		return
	}
	// A Socket Mode client names Slack as its origin; the ticket is the proof.
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	conn, err := upgrader.Upgrade(rw, r, nil)
	if err != nil {
		return // Upgrade has answered
	}
	s := &socket{conn: conn, closed: make(chan struct{})}
	app.w.mu.Lock()
	defer app.w.mu.Unlock()
	if app.w.ctx.Err() != nil {
		conn.Close()
	}
	app.w.spawn(func() { app.hold(s) })
}

// hold greets the client and reads its acknowledgements until it goes.
func (app *App) hold(s *socket) {
	defer s.conn.Close()
	app.w.running.Go(s.ping)
	if app.greet(s) == nil {
		app.listen(s)
	}
	close(s.closed)
	app.w.mu.Lock()
	app.sockets = slices.DeleteFunc(app.sockets, func(other *socket) bool { return other == s })
	app.w.change()
	app.w.mu.Unlock()
}

// greet makes the connection one to deliver to, and says hello on it before
// anything else.
func (app *App) greet(s *socket) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	app.w.mu.Lock()
	app.sockets = append(app.sockets, s)
	app.opened++
	number := len(app.sockets)
	close(app.linked)
	app.linked = make(chan struct{})
	app.w.change()
	app.w.mu.Unlock()
	if app.w.ctx.Err() != nil {
		return app.w.ctx.Err() // Close went by before this one was listed
	}
	return s.write(map[string]any{
		"type": "hello", "num_connections": number,
		"connection_info": map[string]any{"app_id": appID},
		"debug_info":      map[string]any{"host": "local", "build_number": 1, "approximate_connection_time": 18060},
	})
}

// listen reads acknowledgements until the connection ends.
func (app *App) listen(s *socket) {
	for {
		var ack struct {
			Envelope string          `json:"envelope_id"`
			Payload  json.RawMessage `json:"payload"`
		}
		_, raw, err := s.conn.ReadMessage()
		if err != nil {
			return
		}
		if json.Unmarshal(raw, &ack) == nil {
			app.acknowledge(ack.Envelope, ack.Payload)
		}
	}
}

func (s *socket) ping() {
	ticker := time.NewTicker(pingEvery)
	defer ticker.Stop()
	for {
		if s.conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(time.Second)) != nil {
			return
		}
		select {
		case <-ticker.C:
		case <-s.closed:
			return
		}
	}
}

// Connections is the number of connections that the app has, and opened how
// many it has ever had.
func (app *App) Connections() (now, opened int) {
	app.w.mu.Lock()
	defer app.w.mu.Unlock()
	return len(app.sockets), app.opened
}

// Disconnect asks the app to open its connections anew, as Slack does every
// few hours.
func (app *App) Disconnect() {
	for _, s := range app.connections() {
		s.send(map[string]any{
			"type": "disconnect", "reason": "refresh_requested",
			"debug_info": map[string]any{"host": "local"},
		})
	}
}

// Drop breaks the app's connections without a word.
func (app *App) Drop() {
	for _, s := range app.connections() {
		s.conn.Close()
	}
}

func (app *App) connections() []*socket {
	app.w.mu.Lock()
	defer app.w.mu.Unlock()
	return slices.Clone(app.sockets)
}

// appID is the one app's.
const appID = "A0LOCAL"

// domain is the name of the workspace in an address.
func (app *App) domain() string { return strings.ToLower(app.w.opts.Team) }
