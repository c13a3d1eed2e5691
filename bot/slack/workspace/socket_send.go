package workspace

import (
	"encoding/json"
	"errors"
	"time"
)

// send delivers an envelope over Socket Mode, on the connection whose turn it
// is.
func (app *App) send(e *envelope, attempt int, reason string) outcome {
	id := newID("env")
	acked := make(chan json.RawMessage, 1)
	app.w.mu.Lock()
	app.pending[id] = acked
	app.w.mu.Unlock()
	defer func() {
		app.w.mu.Lock()
		delete(app.pending, id)
		app.w.mu.Unlock()
	}()
	message := map[string]any{
		"type": e.kind, "envelope_id": id, "payload": e.payload,
		"accepts_response_payload": e.kind != "events_api",
	}
	if e.kind == "events_api" {
		message["retry_attempt"], message["retry_reason"] = attempt, reason
	}
	began := time.Now()
	deadline := time.NewTimer(app.w.opts.AckTime)
	defer deadline.Stop()
	missed := func() outcome { return outcome{reason: "timeout", took: time.Since(began)} }
	s, err := app.pick(deadline.C)
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
	case <-app.w.ctx.Done():
	}
	return missed()
}

var errNoConnection = errors.New("the app has no connection")

// pick returns the connection whose turn it is, and waits for one to be opened
// until the deadline.
func (app *App) pick(deadline <-chan time.Time) (*socket, error) {
	for {
		app.w.mu.Lock()
		linked := app.linked
		if n := len(app.sockets); n > 0 {
			app.nextOne = (app.nextOne + 1) % n
			s := app.sockets[app.nextOne]
			app.w.mu.Unlock()
			return s, nil
		}
		app.w.mu.Unlock()
		select {
		case <-linked:
		case <-deadline:
			return nil, errNoConnection
		case <-app.w.ctx.Done():
			return nil, errNoConnection
		}
	}
}

func (app *App) acknowledge(id string, payload json.RawMessage) {
	app.w.mu.Lock()
	defer app.w.mu.Unlock()
	if acked, ok := app.pending[id]; ok {
		acked <- payload
		delete(app.pending, id)
	}
}
