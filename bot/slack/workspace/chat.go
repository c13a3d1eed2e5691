package workspace

import (
	"cmp"
	"encoding/json"
	"unicode/utf8"
)

// chat is what the app does with messages over the Web API.
type chat struct{ w *Workspace }

// longestText is what a message's text may have, in characters.
const longestText = 40_000

// content is what an app wants a message to say.
type content struct {
	text    string
	blocks  json.RawMessage
	unfurls bool
	// metadata is nil where the app says nothing of it.
	metadata json.RawMessage
}

// contentOf checks what an app sends as a message.
func (ch *chat) contentOf(text string, blocks json.RawMessage, unfurls bool) (content, *refusal) {
	if utf8.RuneCountInString(text) > longestText {
		return content{}, refuse("msg_too_long")
	}
	checked, refused := ch.w.checkBlocks(blocks)
	if refused != nil {
		return content{}, refused
	}
	if text == "" && checked == nil {
		return content{}, refuse("no_text")
	}
	return content{text: text, blocks: checked, unfurls: unfurls}, nil
}

func (ch *chat) postMessage(req request) (map[string]any, *refusal) {
	c, refused := ch.writable(req)
	if refused != nil {
		return nil, refused
	}
	if !c.members[ch.w.People.bot.ID] {
		return nil, refuse("not_in_channel")
	}
	what, refused := ch.content(req)
	if refused != nil {
		return nil, refused
	}
	thread := req.args.Get("thread_ts")
	if thread != "" && c.find(thread) == nil {
		return nil, refuse("thread_not_found")
	}
	m := ch.w.Messages.add(c, Message{
		User: ch.w.People.bot.ID, Bot: ch.w.People.bot.Bot, Thread: thread,
		Text: what.text, Blocks: what.blocks, Unfurls: what.unfurls, Metadata: what.metadata,
	})
	if pane := c.panes[cmp.Or(thread, m.TS)]; pane != nil {
		pane.Status = ""
	}
	// An app hears its own messages too.
	ch.w.events.announce(c, m)
	return map[string]any{"channel": c.ID, "ts": m.TS, "message": messageJSON(m, true)}, nil
}

func (ch *chat) postEphemeral(req request) (map[string]any, *refusal) {
	c, refused := ch.writable(req)
	if refused != nil {
		return nil, refused
	}
	user := req.args.Get("user")
	if !c.members[ch.w.People.bot.ID] {
		return nil, refuse("not_in_channel")
	}
	if !c.members[user] {
		return nil, refuse("user_not_in_channel")
	}
	what, refused := ch.content(req)
	if refused != nil {
		return nil, refused
	}
	m := ch.w.Messages.add(c, Message{
		User: ch.w.People.bot.ID, Bot: ch.w.People.bot.Bot, Thread: req.args.Get("thread_ts"), OnlyFor: user,
		Text: what.text, Blocks: what.blocks,
	})
	return map[string]any{"message_ts": m.TS}, nil
}

// writable returns the channel of a call that writes.
func (ch *chat) writable(req request) (*Channel, *refusal) {
	if !ch.w.Limits.needs("chat:write") {
		return nil, &refusal{name: "missing_scope", needed: "chat:write"}
	}
	id := req.args.Get("channel")
	if p := ch.w.People.people[id]; p != nil && p.Bot == "" {
		id = ch.w.Channels.direct(id).ID // a person stands for the conversation with them
	}
	c, ok := ch.w.Channels.channels[id]
	switch {
	case !ok, c.Kind != Public && !c.members[ch.w.People.bot.ID]:
		return nil, refuse("channel_not_found")
	case c.Archived:
		return nil, refuse("is_archived")
	}
	return c, nil
}

func (ch *chat) content(r request) (content, *refusal) {
	unfurls := r.args.Get("unfurl_links") == "true" || r.args.Get("unfurl_media") != "false"
	metadata, refused := checkMetadata(r.args.Get("metadata"))
	if refused != nil {
		return content{}, refused
	}
	what, refused := ch.contentOf(r.args.Get("text"), json.RawMessage(r.args.Get("blocks")), unfurls)
	what.metadata = metadata
	return what, refused
}
