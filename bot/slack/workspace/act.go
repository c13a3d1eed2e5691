package workspace

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Actions are what a person types or opens.
type Actions struct{ w *Workspace }

// What a person does.

// Say posts what a person types, in the thread given or, with an empty one, in
// the channel. @name of a person becomes a mention, as Slack's editor makes it.
func (do *Actions) Say(p Person, channel Channel, thread, typed string) (Message, error) {
	do.w.mu.Lock()
	defer do.w.mu.Unlock()
	c, ok := do.w.Channels.channels[channel.ID]
	if !ok || !c.members[p.ID] {
		return Message{}, fmt.Errorf("%s is not in the channel %s", p.Name, channel.Name)
	}
	m := do.w.Messages.add(c, Message{User: p.ID, Thread: thread, Text: do.typeset(typed)})
	do.w.events.announce(c, m)
	return *m, nil
}

// Mention asks the bot in a channel.
func (do *Actions) Mention(p Person, channel Channel, question string) (Message, error) {
	return do.Say(p, channel, "", "@"+do.w.People.bot.Name+" "+question)
}

// DirectMessage asks the bot alone.
func (do *Actions) DirectMessage(p Person, question string) (Message, error) {
	return do.Say(p, do.w.Channels.DirectChannel(p), "", question)
}

// DropFile sends the bot alone a file, with a text.
func DropFile(w *Workspace, p Person, name string, content []byte, text string) (Message, error) {
	direct := w.Channels.DirectChannel(p)
	w.mu.Lock()
	defer w.mu.Unlock()
	c := w.Channels.channels[direct.ID]
	u := &upload{File: File{ID: newID("F"), Name: name, Content: content}, complete: true, of: p.ID}
	w.Files.uploads[u.ID] = u
	m := w.Messages.add(c, Message{User: p.ID, Text: w.Do.typeset(text), Files: []string{u.ID}})
	w.events.announce(c, m)
	return *m, nil
}

// Repeat delivers the events of a message once more, as Slack does when it
// believes that the first delivery was lost.
func (do *Actions) Repeat(m Message) {
	do.w.mu.Lock()
	defer do.w.mu.Unlock()
	for _, e := range m.events {
		do.w.App.deliver(e, 1, "timeout")
	}
}

// Command types the app's slash command. An app that does not acknowledge it
// leaves the person with Slack's error.
func (do *Actions) Command(p Person, channel Channel, text string) error {
	do.w.mu.Lock()
	defer do.w.mu.Unlock()
	c, ok := do.w.Channels.channels[channel.ID]
	if !ok || !c.members[p.ID] {
		return fmt.Errorf("%s is not in the channel %s", p.Name, channel.Name)
	}
	if !do.w.Limits.needs("commands") {
		return fmt.Errorf("the app has no slash command: it lacks the scope commands")
	}
	payload := map[string]any{
		"token": "local", "team_id": do.w.opts.Team, "team_domain": do.w.App.domain(),
		"channel_id": c.ID, "channel_name": c.Name, "user_id": p.ID, "user_name": p.Name,
		"command": do.w.opts.Command, "text": escape(text), "api_app_id": appID,
		"is_enterprise_install": "false", "trigger_id": do.w.Views.newTrigger(p),
		"response_url": do.w.hooks.newHook(hook{channel: c.ID, user: p.ID}),
	}
	if do.w.opts.Enterprise != "" {
		payload["enterprise_id"], payload["enterprise_name"] = do.w.opts.Enterprise, "Local"
	}
	e := newEnvelope("slash_commands", payload)
	e.acked = func(ack json.RawMessage) { do.answerCommand(c, p, ack) }
	e.failed = func() {
		do.complain(c, p, fmt.Sprintf("%s failed with the error “operation_timeout”", do.w.opts.Command))
	}
	do.w.App.deliver(e, 0, "")
	return nil
}

// answerCommand shows what an app said at once in acknowledging a command.
func (do *Actions) answerCommand(c *Channel, p Person, ack json.RawMessage) {
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
	do.w.mu.Lock()
	defer do.w.mu.Unlock()
	what, refused := do.w.chat.contentOf(said.Text, said.Blocks, true)
	if refused != nil {
		do.whisper(c, p, fmt.Sprintf("%s failed with the error “%s”", do.w.opts.Command, refused.name))
		return
	}
	m := Message{User: do.w.People.bot.ID, Bot: do.w.People.bot.Bot, Text: what.text, Blocks: what.blocks, Unfurls: what.unfurls}
	if said.Type == "in_channel" {
		do.w.events.announce(c, do.w.Messages.add(c, m))
		return
	}
	m.OnlyFor = p.ID
	do.w.Messages.add(c, m)
}

// complain tells a person what Slack tells them when an app fails.
func (do *Actions) complain(c *Channel, p Person, text string) {
	do.w.mu.Lock()
	defer do.w.mu.Unlock()
	do.whisper(c, p, text)
}

// whisper is complain for who holds the lock.
func (do *Actions) whisper(c *Channel, p Person, text string) {
	do.w.Messages.add(c, Message{User: "USLACKBOT", Text: text, OnlyFor: p.ID})
}

var typedName = regexp.MustCompile(`@([\w.-]*\w)`)

// typeset turns what is typed into what Slack sends; the caller holds the lock.
func (do *Actions) typeset(typed string) string {
	return typedName.ReplaceAllStringFunc(escape(typed), func(at string) string {
		name := strings.TrimPrefix(at, "@")
		if slices.Contains([]string{"here", "channel", "everyone"}, name) {
			return "<!" + name + ">"
		}
		if id, ok := do.w.People.names[name]; ok {
			return "<@" + id + ">"
		}
		return at
	})
}

func escape(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
}
