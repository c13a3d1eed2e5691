package workspace

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Option is a choice that an app offers.
type Option struct{ Text, Value string }

// Suggest types into a menu whose options come from the app, and returns what
// the app offers, which can then be selected.
func (ui *Controls) Suggest(ctx context.Context, p Person, on Surface, actionID, typed string) ([]Option, error) {
	ui.w.mu.Lock()
	at, err := on.find(ui.w, p)
	var e element
	if err == nil {
		e, err = at.element(actionID)
	}
	if err == nil && e.is["type"] != "external_select" {
		err = fmt.Errorf("%q does not ask the app", actionID)
	}
	if least, _ := e.is["min_query_length"].(float64); err == nil && utf8.RuneCountInString(typed) < int(least) {
		err = fmt.Errorf("%q asks from %d characters on", actionID, int(least))
	}
	if err != nil {
		ui.w.mu.Unlock()
		return nil, err
	}
	payload := ui.interaction("block_suggestion", p)
	payload["action_id"], payload["block_id"], payload["value"] = e.action, e.block, typed
	ui.locate(payload, p, at)
	answer := make(chan json.RawMessage, 1)
	sent := newEnvelope("interactive", payload)
	sent.suggestion = true
	sent.acked = func(ack json.RawMessage) { answer <- ack }
	sent.failed = func() { close(answer) }
	ui.w.App.deliver(sent, 0, "")
	ui.w.mu.Unlock()
	select {
	case ack, ok := <-answer:
		if !ok {
			return nil, errors.New("the app offered nothing in time")
		}
		return ui.offer(p, e, ack)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// offer checks and keeps the options that an app offers a person.
func (ui *Controls) offer(p Person, e element, ack json.RawMessage) ([]Option, error) {
	var offered map[string]any
	if err := json.Unmarshal(ack, &offered); err != nil {
		return nil, fmt.Errorf("the app's options: %w", err)
	}
	check := ui.w.checker(onMessage)
	if empty, ok := offered["options"].([]any); !ok || len(empty) > 0 {
		offered["type"] = "static_select"
		menuChecker{check}.menu("", offered)
	}
	if check.failures != nil {
		return nil, fmt.Errorf("the app's options: %s", strings.Join(check.failures, "; "))
	}
	options := optionsOf(offered)
	out := make([]Option, len(options))
	for i, option := range options {
		text, _ := option["text"].(map[string]any)
		out[i] = Option{textOf(text), option["value"].(string)}
	}
	ui.w.mu.Lock()
	defer ui.w.mu.Unlock()
	if ui.suggested[p.ID] == nil {
		ui.suggested[p.ID] = make(map[spot][]map[string]any)
	}
	ui.suggested[p.ID][e.spot] = slices.Clone(options)
	return out, nil
}
