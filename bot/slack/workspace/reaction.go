package workspace

import (
	"regexp"
	"slices"
)

// emojiName is what a reaction may be called.
var emojiName = regexp.MustCompile(`^[a-z0-9_+'-]+(::skin-tone-[2-6])?$`)

// reactable returns the message of a call about reactions.
func (ch *chat) reactable(req request) (*Message, *refusal) {
	if !ch.w.Limits.needs("reactions:write") {
		return nil, &refusal{name: "missing_scope", needed: "reactions:write"}
	}
	c, ok := ch.w.Channels.channels[req.args.Get("channel")]
	switch {
	case !ok, c.Kind != Public && !c.members[ch.w.People.bot.ID]:
		return nil, refuse("channel_not_found")
	case !emojiName.MatchString(req.args.Get("name")):
		return nil, refuse("invalid_name")
	case c.Archived:
		return nil, refuse("is_archived")
	case !c.members[ch.w.People.bot.ID]:
		return nil, refuse("not_in_channel")
	}
	m := c.find(req.args.Get("timestamp"))
	if m == nil || m.Ephemeral() {
		return nil, refuse("message_not_found")
	}
	return m, nil
}

func (ch *chat) addReaction(req request) (map[string]any, *refusal) {
	m, refused := ch.reactable(req)
	if refused != nil {
		return nil, refused
	}
	name := req.args.Get("name")
	if slices.Contains(m.Reactions, name) {
		return nil, refuse("already_reacted")
	}
	m.Reactions = append(slices.Clone(m.Reactions), name)
	return map[string]any{}, nil
}

func (ch *chat) removeReaction(req request) (map[string]any, *refusal) {
	m, refused := ch.reactable(req)
	if refused != nil {
		return nil, refused
	}
	i := slices.Index(m.Reactions, req.args.Get("name"))
	if i < 0 {
		return nil, refuse("no_reaction")
	}
	m.Reactions = slices.Delete(slices.Clone(m.Reactions), i, i+1)
	return map[string]any{}, nil
}
