package workspace

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// What a person does.

// Say posts what a person types, in the thread given or, with an empty one, in
// the channel. @name of a person becomes a mention, as Slack's editor makes it.
func (w *Workspace) Say(p Person, channel Channel, thread, typed string) (Message, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	c, ok := w.channels[channel.ID]
	if !ok || !c.members[p.ID] {
		return Message{}, fmt.Errorf("%s is not in the channel %s", p.Name, channel.Name)
	}
	m := w.add(c, Message{User: p.ID, Thread: thread, Text: w.typeset(typed)})
	m.events = w.eventsOf(c, *m)
	for _, e := range m.events {
		w.deliver(e, 0, "")
	}
	return *m, nil
}

// Mention asks the bot in a channel.
func (w *Workspace) Mention(p Person, channel Channel, question string) (Message, error) {
	return w.Say(p, channel, "", "@"+w.bot.Name+" "+question)
}

// DirectMessage asks the bot alone.
func (w *Workspace) DirectMessage(p Person, question string) (Message, error) {
	return w.Say(p, w.DirectChannel(p), "", question)
}

// Repeat delivers the events of a message once more, as Slack does when it
// believes that the first delivery was lost.
func (w *Workspace) Repeat(m Message) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, e := range m.events {
		w.deliver(e, 1, "timeout")
	}
}

// Command types the app's slash command. An app that does not acknowledge it
// leaves the person with Slack's error.
func (w *Workspace) Command(p Person, channel Channel, text string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	c, ok := w.channels[channel.ID]
	if !ok || !c.members[p.ID] {
		return fmt.Errorf("%s is not in the channel %s", p.Name, channel.Name)
	}
	if !w.needs("commands") {
		return fmt.Errorf("the app has no slash command: it lacks the scope commands")
	}
	payload := map[string]any{
		"token": "local", "team_id": w.opts.Team, "team_domain": w.domain(),
		"channel_id": c.ID, "channel_name": c.Name, "user_id": p.ID, "user_name": p.Name,
		"command": w.opts.Command, "text": escape(text), "api_app_id": appID,
		"is_enterprise_install": "false", "trigger_id": newID("trigger"),
		"response_url": w.newHook(hook{channel: c.ID, user: p.ID}),
	}
	if w.opts.Enterprise != "" {
		payload["enterprise_id"], payload["enterprise_name"] = w.opts.Enterprise, "Local"
	}
	w.deliver(&envelope{kind: "slash_commands", payload: payload, failed: func() {
		w.complain(c, p, fmt.Sprintf("%s failed with the error “operation_timeout”", w.opts.Command))
	}}, 0, "")
	return nil
}

// Press presses a button of a message that the person sees.
func (w *Workspace) Press(p Person, m Message, actionID string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	c, ok := w.channels[m.Channel]
	if !ok {
		return fmt.Errorf("there is no channel %s", m.Channel)
	}
	now := c.find(m.TS)
	if now == nil || (now.Ephemeral() && now.OnlyFor != p.ID) {
		return errors.New("the person does not see this message")
	}
	button, blockID := findAction(now.Blocks, actionID)
	if button == nil {
		return fmt.Errorf("the message has no action %q", actionID)
	}
	action := maps.Clone(button)
	action["block_id"], action["action_ts"] = blockID, now.TS
	payload := map[string]any{
		"type": "block_actions", "api_app_id": appID, "token": "local",
		"user":       map[string]any{"id": p.ID, "username": p.Name, "name": p.Name, "team_id": p.Team},
		"team":       map[string]any{"id": w.opts.Team, "domain": w.domain()},
		"enterprise": w.enterprise(), "is_enterprise_install": false,
		"channel": map[string]any{"id": c.ID, "name": c.Name},
		"container": map[string]any{
			"type": "message", "message_ts": now.TS, "channel_id": c.ID, "is_ephemeral": now.Ephemeral(),
		},
		"trigger_id":   newID("trigger"),
		"state":        map[string]any{"values": map[string]any{}},
		"response_url": w.newHook(hook{channel: c.ID, user: p.ID, message: now.TS}),
		"actions":      []any{action},
	}
	if !now.Ephemeral() {
		payload["message"] = map[string]any{"type": "message", "user": now.User, "ts": now.TS, "text": now.Text}
	}
	w.deliver(&envelope{kind: "interactive", payload: payload, failed: func() {
		w.complain(c, p, "the button failed with the error “operation_timeout”")
	}}, 0, "")
	return nil
}

// findAction returns the element of the blocks with the action id.
func findAction(blocks json.RawMessage, actionID string) (element map[string]any, blockID string) {
	var decoded []map[string]any
	if err := json.Unmarshal(blocks, &decoded); err != nil {
		return nil, ""
	}
	for _, block := range decoded {
		visit(block, func(candidate map[string]any) {
			if candidate["action_id"] == actionID {
				element = candidate
				blockID, _ = block["block_id"].(string)
			}
		})
	}
	return element, blockID
}

// complain tells a person what Slack tells them when an app fails.
func (w *Workspace) complain(c *Channel, p Person, text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.add(c, Message{User: "USLACKBOT", Text: text, OnlyFor: p.ID})
}

var typedName = regexp.MustCompile(`@([\w.-]*\w)`)

// typeset turns what is typed into what Slack sends; the caller holds the lock.
func (w *Workspace) typeset(typed string) string {
	return typedName.ReplaceAllStringFunc(escape(typed), func(at string) string {
		name := strings.TrimPrefix(at, "@")
		if slices.Contains([]string{"here", "channel", "everyone"}, name) {
			return "<!" + name + ">"
		}
		for _, p := range w.people {
			if p.Name == name {
				return "<@" + p.ID + ">"
			}
		}
		return at
	})
}

func escape(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
}
