package workspace

import (
	"encoding/json"
	"slices"
	"time"
)

// envelope is one thing to be delivered to the app.
type envelope struct {
	kind    string // "events_api", "slash_commands", "interactive"
	payload json.RawMessage
	// suggestion is true of the one interaction that has a request URL of its
	// own: a menu that asks for its options.
	suggestion bool
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
	// Missed is true where it did not in time, or its connection broke, or it
	// answered a request with another status than 200.
	Missed bool
	// Reason is Slack's word for why it was missed: "timeout", "http_error".
	Reason string
}

// Acks returns every delivery so far, in the order of their end.
func (app *App) Acks() []Ack {
	app.w.mu.Lock()
	defer app.w.mu.Unlock()
	return slices.Clone(app.acks)
}

// outcome is how a delivery ended.
type outcome struct {
	ack     json.RawMessage // what the app said in acknowledging
	reason  string          // why it failed; empty is success
	took    time.Duration
	noRetry bool // the app asked not to be told again
}

// deliver sends an envelope to the app in the background, again where it is an
// event that the app does not acknowledge. The caller holds the lock.
func (app *App) deliver(e *envelope, attempt int, reason string) {
	app.w.spawn(func() {
		for {
			ended := app.try(e, attempt, reason)
			if ended.reason == "" {
				e.acked(ended.ack)
				return
			}
			if app.w.ctx.Err() != nil {
				return
			}
			if e.kind != "events_api" || attempt >= len(app.w.opts.Retries) || ended.noRetry {
				e.failed()
				return
			}
			select {
			case <-time.After(app.w.opts.Retries[attempt]):
			case <-app.w.ctx.Done():
				return
			}
			attempt, reason = attempt+1, ended.reason
		}
	})
}

// try delivers once, in the way that the app has chosen, and notes how it
// ended.
func (app *App) try(e *envelope, attempt int, reason string) outcome {
	app.w.mu.Lock()
	urls := app.urls
	app.w.mu.Unlock()
	var ended outcome
	if urls == (RequestURLs{}) {
		ended = app.send(e, attempt, reason)
	} else {
		ended = app.post(e, urls.of(e), attempt, reason)
	}
	app.w.mu.Lock()
	defer app.w.mu.Unlock()
	app.acks = append(app.acks, Ack{
		Kind: e.kind, Attempt: attempt, Took: ended.took, Missed: ended.reason != "", Reason: ended.reason,
	})
	app.w.change()
	return ended
}
