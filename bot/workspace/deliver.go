package workspace

import (
	"encoding/json"
	"errors"
	"time"
)

// envelope is one thing to be delivered to the app.
type envelope struct {
	kind    string // "events_api", "slash_commands", "interactive"
	payload json.RawMessage
	// acked is called with what the app's acknowledgement says.
	acked func(json.RawMessage)
	// failed is called where the app never acknowledged.
	failed func()
}

// newEnvelope fixes what is to be delivered, as things are now.
func newEnvelope(kind string, payload map[string]any) *envelope {
	encoded, err := json.Marshal(payload)
	if err != nil {
		panic(err) // it is made of what was decoded or is plain
	}
	return &envelope{kind: kind, payload: encoded, acked: func(json.RawMessage) {}, failed: func() {}}
}

// Ack is what became of one delivery.
type Ack struct {
	Kind    string
	Attempt int           // 0 for the first delivery
	Took    time.Duration // until the app acknowledged
	// Missed is true where it did not in time, or its connection broke.
	Missed bool
}

// Acks returns every delivery so far, in the order of their end.
func (w *Workspace) Acks() []Ack {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]Ack(nil), w.acks...)
}

// deliver sends an envelope to the app in the background, again where it is an
// event that the app does not acknowledge. The caller holds the lock.
func (w *Workspace) deliver(e *envelope, attempt int, reason string) {
	w.spawn(func() {
		for {
			ack, ok := w.try(e, attempt, reason)
			if ok {
				e.acked(ack)
			}
			if ok || w.ctx.Err() != nil {
				return
			}
			if e.kind != "events_api" || attempt >= len(w.opts.Retries) {
				e.failed()
				return
			}
			select {
			case <-time.After(w.opts.Retries[attempt]):
			case <-w.ctx.Done():
				return
			}
			attempt, reason = attempt+1, "timeout"
		}
	})
}

// try delivers once and reports whether the app acknowledged in time, and what
// it said.
func (w *Workspace) try(e *envelope, attempt int, reason string) (ack json.RawMessage, ok bool) {
	id := newID("env")
	acked := make(chan json.RawMessage, 1)
	w.mu.Lock()
	w.pending[id] = acked
	w.mu.Unlock()

	began := time.Now()
	deadline := time.NewTimer(w.opts.AckTime)
	defer deadline.Stop()
	if s, err := w.pick(deadline.C); err == nil {
		message := map[string]any{
			"type": e.kind, "envelope_id": id, "payload": e.payload,
			"accepts_response_payload": e.kind != "events_api",
		}
		if e.kind == "events_api" {
			message["retry_attempt"], message["retry_reason"] = attempt, reason
		}
		began = time.Now()
		if s.send(message) == nil {
			select {
			case ack = <-acked:
				ok = true
			case <-s.closed:
			case <-deadline.C:
			case <-w.ctx.Done():
			}
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.pending, id)
	w.acks = append(w.acks, Ack{Kind: e.kind, Attempt: attempt, Took: time.Since(began), Missed: !ok})
	w.change()
	return ack, ok
}

var errNoConnection = errors.New("the app has no connection")

// pick returns the connection whose turn it is, and waits for one to be opened
// until the deadline.
func (w *Workspace) pick(deadline <-chan time.Time) (*socket, error) {
	for {
		w.mu.Lock()
		changed := w.changed
		if n := len(w.sockets); n > 0 {
			w.nextOne = (w.nextOne + 1) % n
			s := w.sockets[w.nextOne]
			w.mu.Unlock()
			return s, nil
		}
		w.mu.Unlock()
		select {
		case <-changed:
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
