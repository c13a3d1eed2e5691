package workspace

import (
	"slices"
	"strconv"
)

// mostListed is how many messages a call lists at once, and usuallyListed how
// many it lists where it does not say.
const (
	mostListed    = 999
	usuallyListed = 100
)

// readable returns a channel whose messages the app may read.
func (ch *chat) readable(req request) (*Channel, *refusal) {
	c, ok := ch.w.Channels.channels[req.args.Get("channel")]
	if !ok || (c.Kind != Public && !c.members[ch.w.People.bot.ID]) {
		return nil, refuse("channel_not_found")
	}
	if scope := histories[c.Kind].scope; !ch.w.Limits.needs(scope) {
		return nil, &refusal{name: "missing_scope", needed: scope}
	}
	if !c.members[ch.w.People.bot.ID] {
		return nil, refuse("not_in_channel")
	}
	return c, nil
}

// history answers conversations.history: what stands in the channel itself,
// newest first.
func (ch *chat) history(req request) (map[string]any, *refusal) {
	c, refused := ch.readable(req)
	if refused != nil {
		return nil, refused
	}
	newest := make([]*Message, 0, len(c.messages))
	for _, m := range slices.Backward(c.messages) {
		if m.Thread == "" || m.Thread == m.TS {
			newest = append(newest, m)
		}
	}
	return ch.page(req, c, newest)
}

// replies answers conversations.replies: a message and its thread, oldest
// first.
func (ch *chat) replies(req request) (map[string]any, *refusal) {
	c, refused := ch.readable(req)
	if refused != nil {
		return nil, refused
	}
	root := c.find(req.args.Get("ts"))
	if root == nil || root.Ephemeral() {
		return nil, refuse("thread_not_found")
	}
	return ch.page(req, c, append([]*Message{root}, c.threads[root.TS]...))
}

// page lists those of the messages that a call asks for.
func (ch *chat) page(req request, c *Channel, messages []*Message) (map[string]any, *refusal) {
	limit, refused := limitOf(req)
	if refused != nil {
		return nil, refused
	}
	cursor, next := req.args.Get("cursor"), ""
	if cursor != "" && c.find(cursor) == nil {
		return nil, refuse("invalid_cursor")
	}
	withMetadata := isTrue(req, "include_all_metadata")
	listed := []any{}
	begun := cursor == ""
	for _, m := range messages {
		begun = begun || m.TS == cursor
		if !begun || m.Ephemeral() || !inWindow(req, m.TS) {
			continue
		}
		if len(listed) == limit {
			next = m.TS
			break
		}
		listed = append(listed, ch.listed(c, m, withMetadata))
	}
	return map[string]any{
		"messages": listed, "has_more": next != "",
		"response_metadata": map[string]any{"next_cursor": next},
	}, nil
}

// limitOf is how many messages a call wants at most.
func limitOf(req request) (int, *refusal) {
	text := req.args.Get("limit")
	if text == "" {
		return usuallyListed, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > mostListed+1 {
		return 0, refuse("invalid_limit")
	}
	return n, nil
}

// inWindow reports whether a message is of the time that a call asks for.
func inWindow(req request, ts string) bool {
	oldest, latest := req.args.Get("oldest"), req.args.Get("latest")
	if isTrue(req, "inclusive") {
		return compareTS(ts, oldest) >= 0 && (latest == "" || compareTS(ts, latest) <= 0)
	}
	return compareTS(ts, oldest) > 0 && (latest == "" || compareTS(ts, latest) < 0)
}

// isTrue reports whether a call sets a switch.
func isTrue(req request, name string) bool {
	value := req.args.Get(name)
	return value == "true" || value == "1"
}

// listed is a message as it is told in a list.
func (ch *chat) listed(c *Channel, m *Message, withMetadata bool) map[string]any {
	out := messageJSON(m, withMetadata)
	if replies := c.threads[m.TS]; len(replies) > 0 {
		out["thread_ts"], out["reply_count"] = m.TS, len(replies)
	}
	return out
}

// compareTS orders two times of messages; an empty one is before all.
func compareTS(a, b string) int {
	x, _ := strconv.ParseFloat(a, 64)
	y, _ := strconv.ParseFloat(b, 64)
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}
