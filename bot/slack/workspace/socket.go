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
func (w *Workspace) openConnection(request) (map[string]any, *refusal) {
	if scope := "connections:write"; !slices.Contains(w.opts.AppScopes, scope) {
		return nil, &refusal{name: "missing_scope", needed: scope}
	}
	ticket := newID("ticket")
	w.tickets[ticket] = true
	return map[string]any{"url": "ws://" + w.listener.Addr().String() + "/link/?ticket=" + ticket}, nil
}

func (w *Workspace) serveSocket(rw http.ResponseWriter, r *http.Request) {
	ticket := r.URL.Query().Get("ticket")
	w.mu.Lock()
	valid := w.tickets[ticket]
	delete(w.tickets, ticket)
	w.mu.Unlock()
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
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.ctx.Err() != nil {
		conn.Close()
	}
	w.spawn(func() { w.hold(s) })
}

// hold greets the client and reads its acknowledgements until it goes.
func (w *Workspace) hold(s *socket) {
	defer s.conn.Close()
	w.running.Go(s.ping)
	if w.greet(s) == nil {
		w.listen(s)
	}
	close(s.closed)
	w.mu.Lock()
	w.sockets = slices.DeleteFunc(w.sockets, func(other *socket) bool { return other == s })
	w.change()
	w.mu.Unlock()
}

// greet makes the connection one to deliver to, and says hello on it before
// anything else.
func (w *Workspace) greet(s *socket) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	w.mu.Lock()
	w.sockets = append(w.sockets, s)
	w.opened++
	number := len(w.sockets)
	close(w.linked)
	w.linked = make(chan struct{})
	w.change()
	w.mu.Unlock()
	if w.ctx.Err() != nil {
		return w.ctx.Err() // Close went by before this one was listed
	}
	return s.write(map[string]any{
		"type": "hello", "num_connections": number,
		"connection_info": map[string]any{"app_id": appID},
		"debug_info":      map[string]any{"host": "local", "build_number": 1, "approximate_connection_time": 18060},
	})
}

// listen reads acknowledgements until the connection ends.
func (w *Workspace) listen(s *socket) {
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
			w.acknowledge(ack.Envelope, ack.Payload)
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
func (w *Workspace) Connections() (now, opened int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.sockets), w.opened
}

// Disconnect asks the app to open its connections anew, as Slack does every
// few hours.
func (w *Workspace) Disconnect() {
	for _, s := range w.connections() {
		s.send(map[string]any{
			"type": "disconnect", "reason": "refresh_requested",
			"debug_info": map[string]any{"host": "local"},
		})
	}
}

// Drop breaks the app's connections without a word.
func (w *Workspace) Drop() {
	for _, s := range w.connections() {
		s.conn.Close()
	}
}

func (w *Workspace) connections() []*socket {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.sockets)
}

// appID is the one app's.
const appID = "A0LOCAL"

// domain is the name of the workspace in an address.
func (w *Workspace) domain() string { return strings.ToLower(w.opts.Team) }
