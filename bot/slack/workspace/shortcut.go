package workspace

import (
	"errors"
	"slices"
)

// errNoShortcuts is of an app that lacks the scope for commands and shortcuts.
var errNoShortcuts = errors.New("the app has no shortcuts: it lacks the scope commands")

// Shortcut runs one of the app's global shortcuts, from anywhere.
func (do *Actions) Shortcut(p Person, callbackID string) error {
	do.w.mu.Lock()
	defer do.w.mu.Unlock()
	if !do.w.Limits.needs("commands") {
		return errNoShortcuts
	}
	payload := do.w.Controls.interaction("shortcut", p)
	payload["callback_id"], payload["action_ts"], payload["trigger_id"] = callbackID, do.w.Messages.stamp(), do.w.Views.newTrigger(p)
	sent := newEnvelope("interactive", payload)
	sent.failed = func() {
		do.complain(do.w.Channels.directChannel(p), p, "the shortcut failed with the error “operation_timeout”")
	}
	do.w.App.deliver(sent, 0, "")
	return nil
}

// MessageShortcut runs one of the app's shortcuts on a message that the person
// sees, the app's own or anybody's.
func (do *Actions) MessageShortcut(p Person, m Message, callbackID string) error {
	do.w.mu.Lock()
	defer do.w.mu.Unlock()
	if !do.w.Limits.needs("commands") {
		return errNoShortcuts
	}
	at, err := m.find(do.w, p)
	if err != nil {
		return err
	}
	if at.message.Ephemeral() {
		return errors.New("a message that only one person sees has no shortcuts")
	}
	payload := do.w.Controls.interaction("message_action", p)
	payload["callback_id"], payload["action_ts"], payload["trigger_id"] = callbackID, do.w.Messages.stamp(), do.w.Views.newTrigger(p)
	payload["message_ts"], payload["message"] = at.message.TS, messageJSON(at.message, false)
	payload["channel"] = map[string]any{"id": at.channel.ID, "name": at.channel.Name}
	payload["response_url"] = do.w.hooks.newHook(hook{channel: at.channel.ID, user: p.ID, message: at.message.TS})
	sent := newEnvelope("interactive", payload)
	sent.failed = func() { do.complain(at.channel, p, "the shortcut failed with the error “operation_timeout”") }
	do.w.App.deliver(sent, 0, "")
	return nil
}

// OpenHome opens the Home tab of the app, which [Workspace.Home] shows.
func (do *Actions) OpenHome(p Person) { do.openTab(p, "home") }

// OpenMessages opens the conversation with the app, in its pane.
func (do *Actions) OpenMessages(p Person) { do.openTab(p, "messages") }

func (do *Actions) openTab(p Person, tab string) {
	do.w.mu.Lock()
	defer do.w.mu.Unlock()
	if !do.w.events.subscribed("app_home_opened") {
		return
	}
	inner := map[string]any{
		"type": "app_home_opened", "user": p.ID, "channel": do.w.Channels.direct(p.ID).ID, "tab": tab, "event_ts": do.w.Messages.stamp(),
	}
	if v := do.w.Views.homes[p.ID]; v != nil && tab == "home" {
		inner["view"] = do.w.Views.viewJSON(v)
	}
	do.w.App.deliver(do.w.events.event(nil, inner), 0, "")
}

// Reload is what a person does who opens Slack anew: messages that only they
// see are gone, and so are their modals.
func (do *Actions) Reload(p Person) {
	do.w.mu.Lock()
	defer do.w.mu.Unlock()
	for _, c := range do.w.Channels.channels {
		c.messages = slices.DeleteFunc(c.messages, func(m *Message) bool {
			gone := m.OnlyFor == p.ID
			if gone {
				delete(c.byTS, m.TS)
			}
			return gone
		})
	}
	do.w.Views.drop(p.ID, 0)
}
