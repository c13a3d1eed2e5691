package workspace

import (
	"slices"
	"strings"
)

// events tell the app what happens in the workspace.
type events struct{ w *Workspace }

// histories are the scopes that the events of messages need.
var histories = map[ChannelKind]struct{ event, scope string }{
	Public:  {"message.channels", "channels:history"},
	Private: {"message.groups", "groups:history"},
	Direct:  {"message.im", "im:history"},
}

// eventsOf returns the events by which the app learns of a message: one for a
// mention, and one for the message, for as far as it subscribes and may. The
// caller holds the lock.
func (es *events) eventsOf(c *Channel, m Message) []*envelope {
	if !c.members[es.w.People.bot.ID] {
		return nil
	}
	var out []*envelope
	mentioned := c.Kind != Direct && m.Bot == "" && strings.Contains(m.Text, "<@"+es.w.People.bot.ID+">")
	if mentioned && es.subscribed("app_mention") && es.w.Limits.needs("app_mentions:read") {
		out = append(out, es.event(c, es.messageEvent(c, m, "app_mention")))
	}
	history := histories[c.Kind]
	if es.subscribed(history.event) && es.w.Limits.needs(history.scope) {
		event := es.messageEvent(c, m, "message")
		event["channel_type"] = string(c.Kind)
		out = append(out, es.event(c, event))
	}
	return out
}

// announce tells the app of a new message.
func (es *events) announce(c *Channel, m *Message) {
	m.events = es.eventsOf(c, *m)
	for _, e := range m.events {
		es.w.App.deliver(e, 0, "")
	}
}

func (es *events) subscribed(event string) bool { return slices.Contains(es.w.opts.Events, event) }

func (es *events) messageEvent(c *Channel, m Message, kind string) map[string]any {
	event := map[string]any{
		"type": kind, "user": m.User, "text": m.Text, "ts": m.TS, "event_ts": m.TS,
		"channel": c.ID, "team": es.w.opts.Team,
	}
	if m.Bot != "" {
		event["bot_id"], event["app_id"] = m.Bot, appID
	} else {
		event["client_msg_id"] = newID("client")
	}
	if m.Bot == "" && len(m.Files) > 0 {
		files := make([]any, len(m.Files))
		for i, id := range m.Files {
			files[i] = es.w.Files.fileJSON(es.w.Files.uploads[id].File)
		}
		event["subtype"], event["files"] = "file_share", files
	}
	if m.Thread != "" {
		event["thread_ts"] = m.Thread
	}
	if p := es.w.People.people[m.User]; p != nil && c.ExtShared {
		event["user_team"], event["source_team"] = p.Team, p.Team
	}
	return event
}

// event wraps an inner event as the Events API does.
func (es *events) event(c *Channel, inner map[string]any) *envelope {
	payload := map[string]any{
		"type": "event_callback", "token": "local", "team_id": es.w.opts.Team, "api_app_id": appID,
		"event": inner, "event_id": newID("Ev"), "event_time": es.w.opts.Now().Unix(),
		"is_ext_shared_channel": c != nil && c.ExtShared,
		"authorizations": []any{map[string]any{
			"enterprise_id": es.enterpriseID(), "team_id": es.w.opts.Team, "user_id": es.w.People.bot.ID,
			"is_bot": true, "is_enterprise_install": false,
		}},
	}
	if es.w.opts.Enterprise != "" {
		payload["enterprise_id"] = es.w.opts.Enterprise
	}
	e := newEnvelope("events_api", payload)
	e.failed = func() { es.w.opts.Log.Warn("the app never acknowledged an event", "event", inner["type"]) }
	return e
}

// Emit delivers an event of any type, for what the workspace does not know
// itself. inner is the event as Slack documents it.
func (app *App) Emit(inner map[string]any) {
	app.w.mu.Lock()
	defer app.w.mu.Unlock()
	app.deliver(app.w.events.event(nil, inner), 0, "")
}

func (es *events) enterpriseID() any {
	if es.w.opts.Enterprise == "" {
		return nil
	}
	return es.w.opts.Enterprise
}

func (es *events) enterprise() any {
	if es.w.opts.Enterprise == "" {
		return nil
	}
	return map[string]any{"id": es.w.opts.Enterprise, "name": "Local"}
}
