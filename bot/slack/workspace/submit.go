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
func (w *Workspace) Submit(p Person, modal View) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	at, err := modal.find(w, p)
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
	payload := w.interaction("view_submission", p)
	payload["trigger_id"], payload["view"], payload["response_urls"] = w.newTrigger(p), w.viewJSON(v), []any{}
	w.change()
	sent := newEnvelope("interactive", payload)
	sent.acked = func(ack json.RawMessage) { w.submitted(v, ack) }
	sent.failed = func() { w.fails(v, trouble) }
	w.deliver(sent, 0, "")
	return nil
}

// submitted does with a modal what the app answered to its submission.
func (w *Workspace) submitted(v *view, ack json.RawMessage) {
	w.mu.Lock()
	defer w.mu.Unlock()
	v.submitting = false
	stack := w.modals[v.person]
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
		w.fail(v, trouble+" (the answer is not JSON)")
		return
	}
	switch answer.Action {
	case "":
		w.drop(v.person, depth)
	case "clear":
		w.drop(v.person, 0)
	case "errors":
		w.reject(v, answer.Errors)
	case "update", "push":
		w.follow(v, answer.Action, answer.View)
	default:
		w.fail(v, fmt.Sprintf("%s (unknown response_action %q)", trouble, answer.Action))
	}
	w.change()
}

// reject shows beside the fields what is wrong with them.
func (w *Workspace) reject(v *view, errors map[string]string) {
	for id := range errors {
		if !slices.ContainsFunc(v.Blocks, func(b map[string]any) bool { return b["block_id"] == id && b["type"] == "input" }) {
			w.fail(v, fmt.Sprintf("%s (there is no input block %q)", trouble, id))
			return
		}
	}
	if len(errors) == 0 {
		w.fail(v, trouble+" (no errors are named)")
		return
	}
	v.errors = errors
}

// follow shows the view with which an app answers a submission.
func (w *Workspace) follow(v *view, action string, raw json.RawMessage) {
	d, refused := w.define(string(raw), "modal")
	switch {
	case refused != nil:
		w.fail(v, fmt.Sprintf("%s (%s %q)", trouble, refused.name, refused.messages))
	case w.taken(d.ExternalID, v):
		w.fail(v, trouble+" (duplicate_external_id)")
	case action == "update":
		w.replace(v, d)
	case len(w.modals[v.person]) >= stackDepth:
		w.fail(v, trouble+" (push_limit_reached)")
	default:
		w.push(d, v.person)
	}
}

// fail notes what Slack tells a person of a modal that failed; the caller
// holds the lock.
func (w *Workspace) fail(v *view, text string) {
	w.opts.Log.Warn("a submission failed", "callback_id", v.CallbackID, "why", text)
	v.trouble, v.submitting = text, false
	w.change()
}

func (w *Workspace) fails(v *view, text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.fail(v, text)
}

// Dismiss closes a modal with its close button, which shows the one below; of
// a view that clears on close it closes all.
func (w *Workspace) Dismiss(p Person, modal View) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	at, err := modal.find(w, p)
	if err != nil {
		return err
	}
	if at.view.Type != "modal" {
		return errors.New("the view is not a modal")
	}
	left := len(w.modals[p.ID]) - 1
	if at.view.ClearOnClose {
		left = 0
	}
	w.closeDownTo(p, left, left == 0 && at.view.ClearOnClose)
	return nil
}

// DismissAll closes all modals of a person, as the cross at the top does.
func (w *Workspace) DismissAll(p Person) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.closeDownTo(p, 0, true)
}

// closeDownTo leaves n modals, and tells the app of the others where it asked.
func (w *Workspace) closeDownTo(p Person, n int, cleared bool) {
	gone := slices.Clone(w.modals[p.ID][n:])
	w.drop(p.ID, n)
	for _, v := range slices.Backward(gone) {
		if !v.NotifyOnClose {
			continue
		}
		payload := w.interaction("view_closed", p)
		payload["view"], payload["is_cleared"] = w.viewJSON(v), cleared
		sent := newEnvelope("interactive", payload)
		sent.failed = func() {
			w.opts.Log.Warn("the app never acknowledged that a view was closed", "callback_id", v.CallbackID)
		}
		w.deliver(sent, 0, "")
	}
}
