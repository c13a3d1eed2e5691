package workspace

import (
	"strings"
)

// Channels are the channels and the direct messages, with who is in them.
type Channels struct {
	w        *Workspace
	channels map[string]*Channel
	directs  map[string]*Channel // by the person
}

func newChannels(w *Workspace) *Channels {
	return &Channels{w: w, channels: make(map[string]*Channel), directs: make(map[string]*Channel)}
}

// The methods by which an app looks up people and channels.

func (cs *Channels) conversationInfo(req request) (map[string]any, *refusal) {
	c, ok := cs.channels[req.args.Get("channel")]
	if !ok || (c.Kind != Public && !c.members[cs.w.People.bot.ID]) {
		return nil, refuse("channel_not_found")
	}
	if scope := lookups[c.Kind]; !cs.w.Limits.needs(scope) {
		return nil, &refusal{name: "missing_scope", needed: scope}
	}
	return map[string]any{"channel": cs.described(c)}, nil
}

// lookups are the scopes that looking a channel up needs.
var lookups = map[ChannelKind]string{Public: "channels:read", Private: "groups:read", Direct: "im:read"}

// described is a channel as Slack tells about it.
func (cs *Channels) described(c *Channel) map[string]any {
	return map[string]any{
		"id": c.ID, "name": c.Name, "is_channel": c.Kind == Public, "is_group": c.Kind == Private,
		"is_im": c.Kind == Direct, "is_private": c.Kind != Public, "is_archived": c.Archived,
		"is_member": c.members[cs.w.People.bot.ID], "is_ext_shared": c.ExtShared, "is_shared": c.ExtShared,
		"is_pending_ext_shared": c.PendingExtShared,
	}
}

func (pp *People) userInfo(req request) (map[string]any, *refusal) {
	if !pp.w.Limits.needs("users:read") {
		return nil, &refusal{name: "missing_scope", needed: "users:read"}
	}
	p, ok := pp.people[req.args.Get("user")]
	if !ok {
		return nil, refuse("user_not_found")
	}
	return map[string]any{"user": map[string]any{
		"id": p.ID, "team_id": p.Team, "name": p.Name, "real_name": p.Name, "is_bot": p.Bot != "", "tz": p.Zone,
		"is_admin": p.Admin, "is_owner": p.Owner, "is_primary_owner": false,
		"is_restricted": p.Guest, "is_ultra_restricted": false,
	}}, nil
}

// openConversation answers conversations.open: the conversation of one person
// with the app.
func (cs *Channels) openConversation(req request) (map[string]any, *refusal) {
	if !cs.w.Limits.needs("im:write") {
		return nil, &refusal{name: "missing_scope", needed: "im:write"}
	}
	users := req.args.Get("users")
	if id := req.args.Get("channel"); id != "" {
		if c := cs.channels[id]; c == nil || c.Kind != Direct {
			return nil, refuse("channel_not_found")
		}
		return map[string]any{"channel": map[string]any{"id": id}}, nil
	}
	switch {
	case users == "":
		return nil, refuse("users_list_not_supplied")
	case strings.Contains(users, ","):
		return nil, refuse("method_not_supported_for_channel_type") // of several people
	}
	p := cs.w.People.people[users]
	switch {
	case p == nil:
		return nil, refuse("user_not_found")
	case p.Bot != "":
		return nil, refuse("cannot_dm_bot")
	}
	_, open := cs.directs[p.ID]
	c := cs.direct(p.ID)
	return map[string]any{
		"no_op": open, "already_open": open,
		"channel": map[string]any{"id": c.ID, "is_im": true, "user": p.ID},
	}, nil
}
