// Package sight owns who may see what: of sections that the settings show to some channels
// and people alone, whoever else asks finds nothing, in answers, facets, counts, digests,
// watches, contexts, checks and on Home: neither words, nor names, nor that there is anything.
// Whoever looks is in the context ([As]); the archive ([Archive]), the index ([Index]), the
// ledger ([Rules.Sees]) and the calendar ([Rules.Hidden]) heed it, below all that answers from
// them. Where nobody is in the context, whoever has the data folder looks,
// and sees all.
package sight

import (
	"context"
	"slices"
	"strings"
)

// Viewer is who looks.
type Viewer struct {
	// Channel is where it is read, by all who are in it; or the id of a person's own.
	Channel string
	// User is who alone reads it; empty where others do.
	User string
	// Token is the name of the API's token with which it is asked for.
	Token string
}

// Rules are the sections that not everybody sees, each with the ids of the channels and
// people who do, and with token:NAME for tokens of the API.
type Rules map[string][]string

// tokenPrefix is before the name of a token in Rules.
const tokenPrefix = "token:"

type viewerKey struct{}

// As is the context of a viewer.
func As(ctx context.Context, v Viewer) context.Context { return context.WithValue(ctx, viewerKey{}, v) }

// Sees reports whether whoever looks may see a section.
func (r Rules) Sees(ctx context.Context, section string) bool {
	return len(r) == 0 || !slices.ContainsFunc(r.Hidden(ctx), func(name string) bool { return same(name, section) })
}

// Hidden are the sections that whoever looks may not see, in the order of their names.
func (r Rules) Hidden(ctx context.Context) (names []string) {
	v, ok := ctx.Value(viewerKey{}).(Viewer)
	if !ok {
		return nil
	}
	for section, ids := range r {
		if !slices.ContainsFunc(ids, v.is) {
			names = append(names, section)
		}
	}
	slices.Sort(names)
	return names
}

// is reports whether a viewer has an id.
func (v Viewer) is(id string) bool {
	if name, ok := strings.CutPrefix(id, tokenPrefix); ok {
		return name == v.Token
	}
	return id == v.Channel || id == v.User
}

// same reports whether two names are of one section.
func same(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }
