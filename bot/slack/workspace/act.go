package workspace

import (
	"encoding/json"
	"fmt"
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
	w.announce(c, m)
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

// DropFile sends the bot alone a file, with a text.
func DropFile(w *Workspace, p Person, name string, content []byte, text string) (Message, error) {
	direct := w.DirectChannel(p)
	w.mu.Lock()
	defer w.mu.Unlock()
	c := w.channels[direct.ID]
	u := &upload{File: File{ID: newID("F"), Name: name, Content: content}, complete: true, of: p.ID}
	w.uploads[u.ID] = u
	m := w.add(c, Message{User: p.ID, Text: w.typeset(text), Files: []string{u.ID}})
	w.announce(c, m)
	return *m, nil
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
		"is_enterprise_install": "false", "trigger_id": w.newTrigger(p),
		"response_url": w.newHook(hook{channel: c.ID, user: p.ID}),
	}
	if w.opts.Enterprise != "" {
		payload["enterprise_id"], payload["enterprise_name"] = w.opts.Enterprise, "Local"
	}
	e := newEnvelope("slash_commands", payload)
	e.acked = func(ack json.RawMessage) { w.answerCommand(c, p, ack) }
	e.failed = func() {
		w.complain(c, p, fmt.Sprintf("%s failed with the error “operation_timeout”", w.opts.Command))
	}
	w.deliver(e, 0, "")
	return nil
}

// answerCommand shows what an app said at once in acknowledging a command.
func (w *Workspace) answerCommand(c *Channel, p Person, ack json.RawMessage) {
	if len(ack) == 0 {
		return
	}
	var said struct {
		Text   string          `json:"text"`
		Blocks json.RawMessage `json:"blocks"`
		Type   string          `json:"response_type"`
	}
	if json.Unmarshal(ack, &said) != nil {
		said.Text = strings.TrimSpace(string(ack)) // over HTTP it may be plain text
	}
	if said.Text == "" && said.Blocks == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	what, refused := w.contentOf(said.Text, said.Blocks, true)
	if refused != nil {
		w.whisper(c, p, fmt.Sprintf("%s failed with the error “%s”", w.opts.Command, refused.name))
		return
	}
	m := Message{User: w.bot.ID, Bot: w.bot.Bot, Text: what.text, Blocks: what.blocks, Unfurls: what.unfurls}
	if said.Type == "in_channel" {
		w.announce(c, w.add(c, m))
		return
	}
	m.OnlyFor = p.ID
	w.add(c, m)
}

// complain tells a person what Slack tells them when an app fails.
func (w *Workspace) complain(c *Channel, p Person, text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.whisper(c, p, text)
}

// whisper is complain for who holds the lock.
func (w *Workspace) whisper(c *Channel, p Person, text string) {
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
		if id, ok := w.names[name]; ok {
			return "<@" + id + ">"
		}
		return at
	})
}

func escape(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
}
