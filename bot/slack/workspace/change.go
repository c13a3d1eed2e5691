package workspace

import (
	"encoding/json"
	"fmt"
)

// edit tells who changed a message, and when.
type edit struct {
	User string `json:"user"`
	TS   string `json:"ts"`
}

// rewrite puts other content into a message of the app; the caller holds the
// lock.
func (ms *Messages) rewrite(c *Channel, m *Message, what content) {
	previous := messageJSON(m, false)
	m.Text, m.Blocks, m.Unfurls = what.text, what.blocks, what.unfurls
	m.entries.keep(decodeBlocks(m.Blocks))
	m.Replaced++
	ms.edited(c, m, ms.w.People.bot.ID, previous)
}

// edited tells the app that a message was changed.
func (ms *Messages) edited(c *Channel, m *Message, by string, previous map[string]any) {
	ms.w.change()
	if m.Ephemeral() {
		return
	}
	m.edit = &edit{User: by, TS: ms.stamp()}
	ms.tell(c, map[string]any{
		"subtype": "message_changed", "message": messageJSON(m, false), "previous_message": previous,
	})
}

// erase takes a message away; the caller holds the lock.
func (ms *Messages) erase(c *Channel, m *Message) {
	c.remove(m)
	ms.w.change()
	if m.Ephemeral() {
		return
	}
	ms.tell(c, map[string]any{
		"subtype": "message_deleted", "deleted_ts": m.TS, "previous_message": messageJSON(m, false),
	})
}

// tell delivers what happened to a message, where the app hears the messages
// of such channels.
func (ms *Messages) tell(c *Channel, inner map[string]any) {
	history := histories[c.Kind]
	if !c.members[ms.w.People.bot.ID] || !ms.w.events.subscribed(history.event) || !ms.w.Limits.needs(history.scope) {
		return
	}
	ts := ms.stamp()
	inner["type"], inner["hidden"], inner["channel"], inner["channel_type"] = "message", true, c.ID, string(c.Kind)
	inner["ts"], inner["event_ts"] = ts, ts
	ms.w.App.deliver(ms.w.events.event(c, inner), 0, "")
}

// own finds a message that a person may change, as deed says.
func (m Message) own(w *Workspace, p Person, deed string) (*place, error) {
	at, err := m.find(w, p)
	if err == nil && at.message.User != p.ID {
		err = fmt.Errorf("a person %s only what they said themselves", deed)
	}
	return at, err
}

// Edit replaces what a person has said.
func (ms *Messages) Edit(p Person, m Message, typed string) error {
	ms.w.mu.Lock()
	defer ms.w.mu.Unlock()
	at, err := m.own(ms.w, p, "edits")
	if err != nil {
		return err
	}
	previous := messageJSON(at.message, false)
	at.message.Text = ms.w.Do.typeset(typed)
	ms.edited(at.channel, at.message, p.ID, previous)
	return nil
}

// Delete takes back what a person has said.
func (ms *Messages) Delete(p Person, m Message) error {
	ms.w.mu.Lock()
	defer ms.w.mu.Unlock()
	at, err := m.own(ms.w, p, "deletes")
	if err != nil {
		return err
	}
	ms.erase(at.channel, at.message)
	return nil
}

// own returns a message of the app that it may change, and refuses with the
// name given where it is somebody else's.
func (ch *chat) own(req request, not string) (*Channel, *Message, *refusal) {
	c, refused := ch.writable(req)
	if refused != nil {
		return nil, nil, refused
	}
	m := c.find(req.args.Get("ts"))
	if m == nil || m.Ephemeral() {
		return nil, nil, refuse("message_not_found")
	}
	if m.User != ch.w.People.bot.ID {
		return nil, nil, refuse(not)
	}
	return c, m, nil
}

func (ch *chat) updateMessage(req request) (map[string]any, *refusal) {
	c, m, refused := ch.own(req, "cant_update_message")
	if refused != nil {
		return nil, refused
	}
	if !req.args.Has("blocks") && !req.args.Has("text") {
		req.args.Set("blocks", string(m.Blocks))
		req.args.Set("text", m.Text)
	}
	what, refused := ch.content(req)
	if refused != nil {
		return nil, refused
	}
	if what.metadata == nil {
		what.metadata = m.Metadata
	}
	m.Metadata = what.metadata
	ch.w.Messages.rewrite(c, m, what)
	return map[string]any{"channel": c.ID, "ts": m.TS, "text": m.Text, "message": messageJSON(m, true)}, nil
}

func (ch *chat) deleteMessage(req request) (map[string]any, *refusal) {
	c, m, refused := ch.own(req, "cant_delete_message")
	if refused != nil {
		return nil, refused
	}
	ch.w.Messages.erase(c, m)
	return map[string]any{"channel": c.ID, "ts": m.TS}, nil
}

// largestMetadata is what the metadata of a message may measure, in bytes.
const largestMetadata = 16_000

// checkMetadata refuses metadata that Slack refuses. Of an empty object it
// returns "{}", which takes away what was there.
func checkMetadata(raw string) (json.RawMessage, *refusal) {
	if raw == "" {
		return nil, nil
	}
	var parts struct {
		Type    string         `json:"event_type"`
		Payload map[string]any `json:"event_payload"`
	}
	if json.Unmarshal([]byte(raw), &parts) != nil {
		return nil, refuse("invalid_metadata_format")
	}
	switch {
	case len(raw) > largestMetadata:
		return nil, refuse("metadata_too_large")
	case parts.Type == "" && len(parts.Payload) == 0:
		return json.RawMessage("{}"), nil
	case parts.Type == "" || parts.Payload == nil:
		return nil, refuse("invalid_metadata_schema")
	}
	return json.RawMessage(raw), nil
}
