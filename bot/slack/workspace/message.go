package workspace

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// Messages are what was posted in the channels.
type Messages struct {
	w      *Workspace
	lastTS int64 // microseconds; each message gets a later one
}

// Message is a message as it stands in a channel.
type Message struct {
	Channel, TS string
	Thread      string // ts of the message that it answers; empty is none
	User        string
	Bot         string          // bot id; empty for a human's
	Text        string          // with Slack's mark-up
	Blocks      json.RawMessage // as the app sent them, each with its block_id
	// OnlyFor is the user who alone sees an ephemeral message.
	OnlyFor string
	// Replaced counts how often the app put other content in its place.
	Replaced int
	// Unfurls is true where Slack would have added previews of links.
	Unfurls bool

	// Files are ids of what is shared with it.
	Files []string
	// Reactions are the app's, by the name of the emoji.
	Reactions []string
	// Metadata is what the app put beside the message, for programs.
	Metadata json.RawMessage

	events  []*envelope // by which the app learned of it
	entries entries     // what was chosen in its menus
	edit    *edit       // the last
}

// Ephemeral reports whether only one person sees the message.
func (m Message) Ephemeral() bool { return m.OnlyFor != "" }

// In returns the messages of a channel and its threads, oldest first,
// with the ephemeral ones.
func (ms *Messages) In(channel Channel) []Message {
	ms.w.mu.Lock()
	defer ms.w.mu.Unlock()
	c, ok := ms.w.Channels.channels[channel.ID]
	if !ok {
		return nil
	}
	out := make([]Message, len(c.messages))
	for i, m := range c.messages {
		out[i] = *m
	}
	return out
}

// Replies returns those of Messages that the app posted.
func (ms *Messages) Replies(channel Channel) []Message {
	var out []Message
	for _, m := range ms.In(channel) {
		if m.Bot != "" {
			out = append(out, m)
		}
	}
	return out
}

// add puts a message into its channel with a ts of its own; the caller holds
// the lock.
func (ms *Messages) add(c *Channel, m Message) *Message {
	m.Channel, m.TS = c.ID, ms.stamp()
	c.keep(&m)
	ms.w.change()
	return &m
}

// stamp is a ts that is later than all before; the caller holds the lock.
func (ms *Messages) stamp() string {
	ms.lastTS = max(ms.lastTS+1, ms.w.opts.Now().UnixMicro())
	return fmt.Sprintf("%d.%06d", ms.lastTS/1e6, ms.lastTS%1e6)
}

// messageJSON is the message as an app is told of it, with its metadata where
// that was asked for.
func messageJSON(m *Message, withMetadata bool) map[string]any {
	out := map[string]any{"type": "message", "user": m.User, "text": m.Text, "ts": m.TS}
	if m.Bot != "" {
		out["bot_id"], out["app_id"] = m.Bot, appID
	}
	if m.Thread != "" {
		out["thread_ts"] = m.Thread
	}
	if m.Blocks != nil {
		out["blocks"] = m.Blocks
	}
	if m.Files != nil {
		files := make([]any, len(m.Files))
		for i, id := range m.Files {
			files[i] = map[string]any{"id": id}
		}
		out["files"] = files
	}
	if m.edit != nil {
		out["edited"] = m.edit
	}
	if withMetadata && len(m.Metadata) > len("{}") {
		out["metadata"] = m.Metadata
	}
	return out
}

// notification is mark-up that makes Slack call somebody.
var notification = regexp.MustCompile(`<(@[UW][A-Z0-9]+|!(?:channel|here|everyone|subteam\^[^>|]+))(?:\|[^>]*)?>`)

// Notifies lists what in the message would call people: "@U1", "!channel". It
// reads what Slack parses, which is the text and every mrkdwn or markdown
// element, and the elements that are mentions by themselves.
func (m Message) Notifies() []string {
	var out []string
	collect := func(text string) {
		for _, found := range notification.FindAllStringSubmatch(text, -1) {
			out = append(out, found[1])
		}
	}
	collect(m.Text)
	var blocks any
	if err := json.Unmarshal(m.Blocks, &blocks); err != nil {
		return out
	}
	visit(blocks, func(element map[string]any) {
		text, _ := element["text"].(string)
		switch element["type"] {
		case "mrkdwn", "markdown":
			collect(text)
		case "user":
			out = append(out, fmt.Sprint("@", element["user_id"]))
		case "broadcast":
			out = append(out, fmt.Sprint("!", element["range"]))
		}
	})
	return out
}

// Shown is the message's blocks as a person reads them: the text of every
// element in order, and each block on lines of its own. Without blocks it is
// the text.
func (m Message) Shown() string {
	if text := shown(m.Blocks); text != "" {
		return text
	}
	return m.Text
}

func shown(raw json.RawMessage) string {
	var blocks []any
	if json.Unmarshal(raw, &blocks) != nil {
		return ""
	}
	var out strings.Builder
	for _, block := range blocks {
		visit(block, func(element map[string]any) {
			if text, ok := element["text"].(string); ok {
				out.WriteString(text)
			}
			if user, ok := element["user_id"].(string); ok {
				out.WriteString("@" + user)
			}
			switch element["type"] {
			case "rich_text_quote", "rich_text_section":
				out.WriteString("\n")
			}
		})
		out.WriteString("\n")
	}
	return out.String()
}

// inside lists the fields of blocks and elements that hold others, in the order
// in which they are read.
var inside = []string{
	"title", "label", "text", "fields", "element", "elements", "accessory", "placeholder", "hint",
	"positive_button", "negative_button",
}

// visit calls fn with every object inside a decoded JSON value, outer ones
// first and lists in order.
func visit(value any, fn func(map[string]any)) {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			visit(item, fn)
		}
	case map[string]any:
		fn(v)
		for _, key := range inside {
			visit(v[key], fn)
		}
	}
}
