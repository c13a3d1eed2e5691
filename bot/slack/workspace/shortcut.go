package workspace

import (
	"errors"
	"slices"
)

// errNoShortcuts is of an app that lacks the scope for commands and shortcuts.
var errNoShortcuts = errors.New("the app has no shortcuts: it lacks the scope commands")

// Shortcut runs one of the app's global shortcuts, from anywhere.
func (w *Workspace) Shortcut(p Person, callbackID string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.needs("commands") {
		return errNoShortcuts
	}
	payload := w.interaction("shortcut", p)
	payload["callback_id"], payload["action_ts"], payload["trigger_id"] = callbackID, w.stamp(), w.newTrigger(p)
	sent := newEnvelope("interactive", payload)
	sent.failed = func() {
		w.complain(w.directChannel(p), p, "the shortcut failed with the error “operation_timeout”")
	}
	w.deliver(sent, 0, "")
	return nil
}

// MessageShortcut runs one of the app's shortcuts on a message that the person
// sees, the app's own or anybody's.
func (w *Workspace) MessageShortcut(p Person, m Message, callbackID string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.needs("commands") {
		return errNoShortcuts
	}
	at, err := m.find(w, p)
	if err != nil {
		return err
	}
	if at.message.Ephemeral() {
		return errors.New("a message that only one person sees has no shortcuts")
	}
	payload := w.interaction("message_action", p)
	payload["callback_id"], payload["action_ts"], payload["trigger_id"] = callbackID, w.stamp(), w.newTrigger(p)
	payload["message_ts"], payload["message"] = at.message.TS, messageJSON(at.message, false)
	payload["channel"] = map[string]any{"id": at.channel.ID, "name": at.channel.Name}
	payload["response_url"] = w.newHook(hook{channel: at.channel.ID, user: p.ID, message: at.message.TS})
	sent := newEnvelope("interactive", payload)
	sent.failed = func() { w.complain(at.channel, p, "the shortcut failed with the error “operation_timeout”") }
	w.deliver(sent, 0, "")
	return nil
}

// OpenHome opens the Home tab of the app, which [Workspace.Home] shows.
func (w *Workspace) OpenHome(p Person) { w.openTab(p, "home") }

// OpenMessages opens the conversation with the app, in its pane.
func (w *Workspace) OpenMessages(p Person) { w.openTab(p, "messages") }

func (w *Workspace) openTab(p Person, tab string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.subscribed("app_home_opened") {
		return
	}
	inner := map[string]any{
		"type": "app_home_opened", "user": p.ID, "channel": w.direct(p.ID).ID, "tab": tab, "event_ts": w.stamp(),
	}
	if v := w.homes[p.ID]; v != nil && tab == "home" {
		inner["view"] = w.viewJSON(v)
	}
	w.deliver(w.event(nil, inner), 0, "")
}

// Reload is what a person does who opens Slack anew: messages that only they
// see are gone, and so are their modals.
func (w *Workspace) Reload(p Person) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, c := range w.channels {
		c.messages = slices.DeleteFunc(c.messages, func(m *Message) bool {
			gone := m.OnlyFor == p.ID
			if gone {
				delete(c.byTS, m.TS)
			}
			return gone
		})
	}
	w.drop(p.ID, 0)
}
