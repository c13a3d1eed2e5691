package workspace

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// memberships answers users.conversations: the channels that the bot is in, of
// the types asked for, all on one page.
func (cs *Channels) memberships(req request) (map[string]any, *refusal) {
	types := strings.Split(cmp.Or(req.args.Get("types"), "public_channel"), ",")
	kinds := make(map[ChannelKind]bool)
	for _, name := range types {
		kind, ok := map[string]ChannelKind{"public_channel": Public, "private_channel": Private, "im": Direct}[strings.TrimSpace(name)]
		if !ok {
			return nil, refuse("invalid_types")
		}
		if scope := lookups[kind]; !cs.w.Limits.needs(scope) {
			return nil, &refusal{name: "missing_scope", needed: scope}
		}
		kinds[kind] = true
	}
	listed := []any{}
	for _, id := range slices.Sorted(maps.Keys(cs.channels)) {
		c := cs.channels[id]
		if kinds[c.Kind] && c.members[cs.w.People.bot.ID] && !(c.Archived && req.args.Get("exclude_archived") == "true") {
			listed = append(listed, cs.described(c))
		}
	}
	return map[string]any{"channels": listed, "response_metadata": map[string]any{"next_cursor": ""}}, nil
}
