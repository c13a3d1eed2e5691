package workspace

import (
	"encoding/json"
	"errors"
	"time"
)

// send delivers an envelope over Socket Mode, on the connection whose turn it
// is.
func (w *Workspace) send(e *envelope, attempt int, reason string) outcome {
	id := newID("env")
	acked := make(chan json.RawMessage, 1)
	w.mu.Lock()
	w.pending[id] = acked
	w.mu.Unlock()
	defer func() {
		w.mu.Lock()
		delete(w.pending, id)
		w.mu.Unlock()
	}()
	message := map[string]any{
		"type": e.kind, "envelope_id": id, "payload": e.payload,
		"accepts_response_payload": e.kind != "events_api",
	}
	if e.kind == "events_api" {
		message["retry_attempt"], message["retry_reason"] = attempt, reason
	}
	began := time.Now()
	deadline := time.NewTimer(w.opts.AckTime)
	defer deadline.Stop()
	missed := func() outcome { return outcome{reason: "timeout", took: time.Since(began)} }
	s, err := w.pick(deadline.C)
	if err != nil {
		return missed()
	}
	began = time.Now()
	if s.send(message) != nil {
		return missed()
	}
	select {
	case ack := <-acked:
		return outcome{ack: ack, took: time.Since(began)}
	case <-s.closed:
	case <-deadline.C:
	case <-w.ctx.Done():
	}
	return missed()
}

var errNoConnection = errors.New("the app has no connection")

// pick returns the connection whose turn it is, and waits for one to be opened
// until the deadline.
func (w *Workspace) pick(deadline <-chan time.Time) (*socket, error) {
	for {
		w.mu.Lock()
		linked := w.linked
		if n := len(w.sockets); n > 0 {
			w.nextOne = (w.nextOne + 1) % n
			s := w.sockets[w.nextOne]
			w.mu.Unlock()
			return s, nil
		}
		w.mu.Unlock()
		select {
		case <-linked:
		case <-deadline:
			return nil, errNoConnection
		case <-w.ctx.Done():
			return nil, errNoConnection
		}
	}
}

func (w *Workspace) acknowledge(id string, payload json.RawMessage) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if acked, ok := w.pending[id]; ok {
		acked <- payload
		delete(w.pending, id)
	}
}
