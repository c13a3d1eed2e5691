package workspace

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
)

// Controls are what a person does with buttons, menus and forms.
type Controls struct {
	w         *Workspace
	suggested map[string]map[spot][]map[string]any
}

func newControls(w *Workspace) *Controls {
	return &Controls{w: w, suggested: make(map[string]map[spot][]map[string]any)}
}

// Surface is what a person acts on: a [Message] or a [View].
type Surface interface {
	// find returns what is there now for the person; the caller holds the lock.
	find(*Workspace, Person) (*place, error)
}

// place is a message or view that a person has before them.
type place struct {
	blocks  []map[string]any
	entries entries
	channel *Channel // of the message
	message *Message
	view    *view
}

func (m Message) find(w *Workspace, p Person) (*place, error) {
	c, ok := w.Channels.channels[m.Channel]
	if !ok {
		return nil, fmt.Errorf("there is no channel %s", m.Channel)
	}
	now := c.find(m.TS)
	if now == nil || (now.Ephemeral() && now.OnlyFor != p.ID) {
		return nil, errors.New("the person does not see this message")
	}
	if now.entries == nil {
		now.entries = make(entries)
	}
	return &place{blocks: decodeBlocks(now.Blocks), entries: now.entries, channel: c, message: now}, nil
}

func (v View) find(w *Workspace, p Person) (*place, error) {
	now := w.Views.views[v.ID]
	if now == nil || now.person != p.ID || (now.Type == "modal" && now != w.Views.top(p.ID)) {
		return nil, errors.New("the person does not see this view")
	}
	return &place{blocks: now.Blocks, entries: now.entries, view: now}, nil
}

func decodeBlocks(raw json.RawMessage) []map[string]any {
	var blocks []map[string]any
	json.Unmarshal(raw, &blocks) // what a message keeps was checked, or is nothing
	return blocks
}

// element finds one by its action id or, where several blocks have it, by
// block_id/action_id.
func (at *place) element(id string) (element, error) {
	for _, e := range elementsIn(at.blocks) {
		if e.action == id || e.block+"/"+e.action == id {
			return e, nil
		}
	}
	return element{}, fmt.Errorf("there is no action %q", id)
}

// Press presses a button of a message or view that the person sees.
func (ui *Controls) Press(p Person, on Surface, actionID string) error {
	return ui.use(p, on, actionID, func(e element, _ *place) (map[string]any, error) {
		switch e.is["type"] {
		case "button", "icon_button":
			return maps.Clone(e.is), nil
		}
		return nil, fmt.Errorf("%q is not a button", actionID)
	})
}

// Select chooses options of a menu, an overflow menu, radio buttons or
// checkboxes, by their values; with none it clears the choice. Of feedback
// buttons it presses the one with the value.
func (ui *Controls) Select(p Person, on Surface, actionID string, values ...string) error {
	return ui.use(p, on, actionID, func(e element, at *place) (map[string]any, error) {
		switch e.is["type"] {
		case "overflow":
			if len(values) != 1 || optionOf(e.is, values[0]) == nil {
				return nil, fmt.Errorf("%q has no option %q", actionID, values)
			}
			return e.choice("selected_option", optionOf(e.is, values[0])), nil
		case "feedback_buttons":
			return e.opinion(values)
		case "plain_text_input", "file_input", "button", "icon_button":
			return nil, fmt.Errorf("%q is not a menu", actionID)
		}
		return at.enter(e, values, ui.suggested[p.ID][e.spot])
	})
}

// opinion is the action of the one of the feedback buttons that has the value.
func (e element) opinion(values []string) (map[string]any, error) {
	for _, name := range []string{"positive_button", "negative_button"} {
		button, _ := e.is[name].(map[string]any)
		if len(values) == 1 && button["value"] == values[0] {
			return map[string]any{
				"type": "feedback_buttons", "action_id": e.action, "value": values[0], "text": button["text"],
			}, nil
		}
	}
	return nil, fmt.Errorf("%q has no button %q", e.action, values)
}

// Fill types into a field, or picks a day ("2026-03-01") or a time ("08:30");
// an empty text clears it.
func (ui *Controls) Fill(p Person, on Surface, actionID, text string) error {
	return ui.use(p, on, actionID, func(e element, at *place) (map[string]any, error) {
		switch e.is["type"] {
		case "plain_text_input", "datepicker", "timepicker":
		default:
			if e.is["type"] == "file_input" && text == "" {
				break
			}
			return nil, fmt.Errorf("%q is not a field to fill in", actionID)
		}
		var values []string
		if text != "" {
			values = []string{text}
		}
		return at.enter(e, values, nil)
	})
}

// Attach puts files of the person's computer into a field of a form; none clears it. A file
// needs a name and its content.
func (ui *Controls) Attach(p Person, on Surface, actionID string, files ...File) error {
	return ui.use(p, on, actionID, func(e element, at *place) (map[string]any, error) {
		if e.is["type"] != "file_input" {
			return nil, fmt.Errorf("%q takes no files", actionID)
		}
		if most, _ := mostAttached(e.is); len(files) > most {
			return nil, fmt.Errorf("%q takes %d files and not %d", actionID, most, len(files))
		}
		held := make([]any, len(files))
		for i, f := range files {
			u := &upload{File: File{ID: newID("F"), Name: f.Name, Title: f.Name, Content: f.Content}, complete: true, of: p.ID}
			ui.w.Files.uploads[u.ID] = u
			held[i] = ui.w.Files.fileJSON(u.File)
		}
		at.entries[e.spot] = held
		return nil, nil
	})
}

// enter puts values into an element, and returns the action that the app is
// told of: none in an input block, unless the app asks for it.
func (at *place) enter(e element, values []string, suggested []map[string]any) (map[string]any, error) {
	value, err := e.fill(values, suggested)
	if err != nil {
		return nil, err
	}
	at.entries[e.spot] = value
	if e.in["type"] == "input" && e.in["dispatch_action"] != true {
		return nil, nil
	}
	return e.choice(holding[e.is["type"]].field, value), nil
}

// choice is the action of an element in which a value was chosen.
func (e element) choice(field string, value any) map[string]any {
	action := maps.Clone(e.is)
	delete(action, "options")
	delete(action, "option_groups")
	action[field] = value
	return action
}

// use lets act do something with an element, and tells the app of the action
// that it returns.
func (ui *Controls) use(p Person, on Surface, actionID string, act func(element, *place) (map[string]any, error)) error {
	ui.w.mu.Lock()
	defer ui.w.mu.Unlock()
	at, err := on.find(ui.w, p)
	if err != nil {
		return err
	}
	e, err := at.element(actionID)
	if err != nil {
		return err
	}
	action, err := act(e, at)
	if err != nil {
		return err
	}
	ui.w.change()
	if action == nil {
		return nil
	}
	action["block_id"], action["action_ts"] = e.block, ui.w.Messages.stamp()
	payload := ui.interaction("block_actions", p)
	payload["trigger_id"] = ui.w.Views.newTrigger(p)
	payload["state"] = map[string]any{"values": at.entries.values(at.blocks)}
	payload["actions"] = []any{action}
	ui.locate(payload, p, at)
	sent := newEnvelope("interactive", payload)
	sent.failed = func() { ui.apologise(p, at) }
	ui.w.App.deliver(sent, 0, "")
	return nil
}

// interaction begins the payload of something that a person did.
func (ui *Controls) interaction(kind string, p Person) map[string]any {
	return map[string]any{
		"type": kind, "api_app_id": appID, "token": "local",
		"user":       map[string]any{"id": p.ID, "username": p.Name, "name": p.Name, "team_id": p.Team},
		"team":       map[string]any{"id": ui.w.opts.Team, "domain": ui.w.App.domain()},
		"enterprise": ui.w.events.enterprise(), "is_enterprise_install": false,
	}
}

// locate adds to a payload where the person acted.
func (ui *Controls) locate(payload map[string]any, p Person, at *place) {
	if v := at.view; v != nil {
		payload["container"] = map[string]any{"type": "view", "view_id": v.id}
		payload["view"] = ui.w.Views.viewJSON(v)
		return
	}
	m, c := at.message, at.channel
	container := map[string]any{
		"type": "message", "message_ts": m.TS, "channel_id": c.ID, "is_ephemeral": m.Ephemeral(),
	}
	if m.Thread != "" {
		container["thread_ts"] = m.Thread
	}
	payload["container"] = container
	payload["channel"] = map[string]any{"id": c.ID, "name": c.Name}
	payload["response_url"] = ui.w.hooks.newHook(hook{channel: c.ID, user: p.ID, message: m.TS})
	if !m.Ephemeral() {
		payload["message"] = messageJSON(m, false)
	}
}

// apologise tells a person what Slack says where an app failed.
func (ui *Controls) apologise(p Person, at *place) {
	if at.view == nil {
		ui.w.Do.complain(at.channel, p, "the button failed with the error “operation_timeout”")
		return
	}
	ui.w.mu.Lock()
	defer ui.w.mu.Unlock()
	at.view.trouble = trouble
	ui.w.change()
}
