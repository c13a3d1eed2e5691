package workspace

import (
	"slices"
	"strings"
)

// histories are the scopes that the events of messages need.
var histories = map[ChannelKind]struct{ event, scope string }{
	Public:  {"message.channels", "channels:history"},
	Private: {"message.groups", "groups:history"},
	Direct:  {"message.im", "im:history"},
}

// eventsOf returns the events by which the app learns of a message: one for a
// mention, and one for the message, for as far as it subscribes and may. The
// caller holds the lock.
func (w *Workspace) eventsOf(c *Channel, m Message) []*envelope {
	if !c.members[w.bot.ID] {
		return nil
	}
	var out []*envelope
	mentioned := c.Kind != Direct && m.Bot == "" && strings.Contains(m.Text, "<@"+w.bot.ID+">")
	if mentioned && w.subscribed("app_mention") && w.needs("app_mentions:read") {
		out = append(out, w.event(c, w.messageEvent(c, m, "app_mention")))
	}
	history := histories[c.Kind]
	if w.subscribed(history.event) && w.needs(history.scope) {
		event := w.messageEvent(c, m, "message")
		event["channel_type"] = string(c.Kind)
		out = append(out, w.event(c, event))
	}
	return out
}

// announce tells the app of a new message.
func (w *Workspace) announce(c *Channel, m *Message) {
	m.events = w.eventsOf(c, *m)
	for _, e := range m.events {
		w.deliver(e, 0, "")
	}
}

func (w *Workspace) subscribed(event string) bool { return slices.Contains(w.opts.Events, event) }

func (w *Workspace) messageEvent(c *Channel, m Message, kind string) map[string]any {
	event := map[string]any{
		"type": kind, "user": m.User, "text": m.Text, "ts": m.TS, "event_ts": m.TS,
		"channel": c.ID, "team": w.opts.Team,
	}
	if m.Bot != "" {
		event["bot_id"], event["app_id"] = m.Bot, appID
	} else {
		event["client_msg_id"] = newID("client")
	}
	if m.Bot == "" && len(m.Files) > 0 {
		files := make([]any, len(m.Files))
		for i, id := range m.Files {
			files[i] = w.fileJSON(w.uploads[id].File)
		}
		event["subtype"], event["files"] = "file_share", files
	}
	if m.Thread != "" {
		event["thread_ts"] = m.Thread
	}
	if p := w.people[m.User]; p != nil && c.ExtShared {
		event["user_team"], event["source_team"] = p.Team, p.Team
	}
	return event
}

// event wraps an inner event as the Events API does.
func (w *Workspace) event(c *Channel, inner map[string]any) *envelope {
	payload := map[string]any{
		"type": "event_callback", "token": "local", "team_id": w.opts.Team, "api_app_id": appID,
		"event": inner, "event_id": newID("Ev"), "event_time": w.opts.Now().Unix(),
		"is_ext_shared_channel": c != nil && c.ExtShared,
		"authorizations": []any{map[string]any{
			"enterprise_id": w.enterpriseID(), "team_id": w.opts.Team, "user_id": w.bot.ID,
			"is_bot": true, "is_enterprise_install": false,
		}},
	}
	if w.opts.Enterprise != "" {
		payload["enterprise_id"] = w.opts.Enterprise
	}
	e := newEnvelope("events_api", payload)
	e.failed = func() { w.opts.Log.Warn("the app never acknowledged an event", "event", inner["type"]) }
	return e
}

// Emit delivers an event of any type, for what the workspace does not know
// itself. inner is the event as Slack documents it.
func (w *Workspace) Emit(inner map[string]any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.deliver(w.event(nil, inner), 0, "")
}

func (w *Workspace) enterpriseID() any {
	if w.opts.Enterprise == "" {
		return nil
	}
	return w.opts.Enterprise
}

func (w *Workspace) enterprise() any {
	if w.opts.Enterprise == "" {
		return nil
	}
	return map[string]any{"id": w.opts.Enterprise, "name": "Local"}
}
