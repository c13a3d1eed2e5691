package workspace

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// trouble is what Slack says in a modal whose app fails.
const trouble = "We had some trouble connecting. Try again?"

// Submit submits a modal. It fails where a field that must be filled in is
// not, of which the app then hears nothing.
func (ui *Controls) Submit(p Person, modal View) error {
	ui.w.mu.Lock()
	defer ui.w.mu.Unlock()
	at, err := modal.find(ui.w, p)
	if err != nil {
		return err
	}
	v := at.view
	switch {
	case v.Submit == nil:
		return errors.New("the view has nothing to submit")
	case v.submitting:
		return errors.New("the view is being submitted")
	}
	for _, e := range elementsIn(v.Blocks) {
		if e.in["type"] == "input" && e.in["optional"] != true && v.entries.empty(e) {
			return fmt.Errorf("the field %q must be filled in", e.action)
		}
	}
	v.submitting, v.errors, v.trouble = true, nil, ""
	payload := ui.interaction("view_submission", p)
	payload["trigger_id"], payload["view"], payload["response_urls"] = ui.w.Views.newTrigger(p), ui.w.Views.viewJSON(v), []any{}
	ui.w.change()
	sent := newEnvelope("interactive", payload)
	sent.acked = func(ack json.RawMessage) { ui.submitted(v, ack) }
	sent.failed = func() { ui.fails(v, trouble) }
	ui.w.App.deliver(sent, 0, "")
	return nil
}

// submitted does with a modal what the app answered to its submission.
func (ui *Controls) submitted(v *view, ack json.RawMessage) {
	ui.w.mu.Lock()
	defer ui.w.mu.Unlock()
	v.submitting = false
	stack := ui.w.Views.modals[v.person]
	depth := slices.Index(stack, v)
	if depth < 0 {
		return // the person has closed it
	}
	var answer struct {
		Action string            `json:"response_action"`
		Errors map[string]string `json:"errors"`
		View   json.RawMessage   `json:"view"`
	}
	if len(ack) > 0 && json.Unmarshal(ack, &answer) != nil {
		ui.fail(v, trouble+" (the answer is not JSON)")
		return
	}
	switch answer.Action {
	case "":
		ui.w.Views.drop(v.person, depth)
	case "clear":
		ui.w.Views.drop(v.person, 0)
	case "errors":
		ui.reject(v, answer.Errors)
	case "update", "push":
		ui.follow(v, answer.Action, answer.View)
	default:
		ui.fail(v, fmt.Sprintf("%s (unknown response_action %q)", trouble, answer.Action))
	}
	ui.w.change()
}

// reject shows beside the fields what is wrong with them.
func (ui *Controls) reject(v *view, errors map[string]string) {
	for id := range errors {
		if !slices.ContainsFunc(v.Blocks, func(b map[string]any) bool { return b["block_id"] == id && b["type"] == "input" }) {
			ui.fail(v, fmt.Sprintf("%s (there is no input block %q)", trouble, id))
			return
		}
	}
	if len(errors) == 0 {
		ui.fail(v, trouble+" (no errors are named)")
		return
	}
	v.errors = errors
}

// follow shows the view with which an app answers a submission.
func (ui *Controls) follow(v *view, action string, raw json.RawMessage) {
	d, refused := ui.w.Views.define(string(raw), "modal")
	switch {
	case refused != nil:
		ui.fail(v, fmt.Sprintf("%s (%s %q)", trouble, refused.name, refused.messages))
	case ui.w.Views.taken(d.ExternalID, v):
		ui.fail(v, trouble+" (duplicate_external_id)")
	case action == "update":
		ui.w.Views.replace(v, d)
	case len(ui.w.Views.modals[v.person]) >= stackDepth:
		ui.fail(v, trouble+" (push_limit_reached)")
	default:
		ui.w.Views.push(d, v.person)
	}
}

// fail notes what Slack tells a person of a modal that failed; the caller
// holds the lock.
func (ui *Controls) fail(v *view, text string) {
	ui.w.opts.Log.Warn("a submission failed", "callback_id", v.CallbackID, "why", text)
	v.trouble, v.submitting = text, false
	ui.w.change()
}

func (ui *Controls) fails(v *view, text string) {
	ui.w.mu.Lock()
	defer ui.w.mu.Unlock()
	ui.fail(v, text)
}

// Dismiss closes a modal with its close button, which shows the one below; of
// a view that clears on close it closes all.
func (ui *Controls) Dismiss(p Person, modal View) error {
	ui.w.mu.Lock()
	defer ui.w.mu.Unlock()
	at, err := modal.find(ui.w, p)
	if err != nil {
		return err
	}
	if at.view.Type != "modal" {
		return errors.New("the view is not a modal")
	}
	left := len(ui.w.Views.modals[p.ID]) - 1
	if at.view.ClearOnClose {
		left = 0
	}
	ui.closeDownTo(p, left, left == 0 && at.view.ClearOnClose)
	return nil
}

// DismissAll closes all modals of a person, as the cross at the top does.
func (ui *Controls) DismissAll(p Person) {
	ui.w.mu.Lock()
	defer ui.w.mu.Unlock()
	ui.closeDownTo(p, 0, true)
}

// closeDownTo leaves n modals, and tells the app of the others where it asked.
func (ui *Controls) closeDownTo(p Person, n int, cleared bool) {
	gone := slices.Clone(ui.w.Views.modals[p.ID][n:])
	ui.w.Views.drop(p.ID, n)
	for _, v := range slices.Backward(gone) {
		if !v.NotifyOnClose {
			continue
		}
		payload := ui.interaction("view_closed", p)
		payload["view"], payload["is_cleared"] = ui.w.Views.viewJSON(v), cleared
		sent := newEnvelope("interactive", payload)
		sent.failed = func() {
			ui.w.opts.Log.Warn("the app never acknowledged that a view was closed", "callback_id", v.CallbackID)
		}
		ui.w.App.deliver(sent, 0, "")
	}
}
