package edge

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot"
)

// Admins stands in Options.Editors for the admins and owners of the workspace.
const Admins = "admins"

// editorsKept is how long it is believed who is an admin, where that is only about what
// is offered, and who is in a user group. Whether an admin who acts still is one is
// asked again.
const editorsKept = 5 * time.Minute

// editors knows who may put quotes right.
type editors struct {
	named []string // ids of people and of user groups, and Admins
	api   *slack.Client
	zones *zones
	log   *slog.Logger
	now   func() time.Time

	mu      sync.Mutex
	admins  map[string]believed[bool]     // by person
	members map[string]believed[[]string] // by group
}

// believed is what Slack told at a moment.
type believed[T any] struct {
	told  T
	asked time.Time
}

func newEditors(o Options, api *slack.Client, z *zones) *editors {
	return &editors{
		named: o.Editors, api: api, zones: z, log: o.Log, now: o.Now,
		admins: make(map[string]believed[bool]), members: make(map[string]believed[[]string]),
	}
}

// isGroup reports whether an editor of the settings is a user group.
func isGroup(id string) bool { return strings.HasPrefix(id, "S") }

// mark notes in an event whether an editor did it, where something depends on that, or an
// admin where only they may, and the name that is kept with what is kept.
func (e *editors) mark(ctx context.Context, event *bot.Event) {
	if bot.ForAdmins(event.Did) {
		who, err := e.zones.ask(ctx, event.User)
		if err != nil {
			e.log.Warn("a person could not be looked up, and counts as no admin", "error", err)
		}
		event.Admin, event.Name = who.admin, fmt.Sprintf("%s (%s)", who.name, event.User)
	}
	if len(e.named) == 0 || event.User == "" || event.Public() {
		return // what all read offers everybody the same
	}
	if !bot.ForEditors(event.Did) {
		event.Editor = e.has(ctx, event.User) || e.byAdmins() && e.admin(ctx, event.User)
		return
	}
	who, err := e.zones.ask(ctx, event.User)
	if err != nil {
		e.log.Warn("a person could not be looked up, and counts as no editor", "error", err)
		return
	}
	event.Name = fmt.Sprintf("%s (%s)", who.name, event.User)
	event.Editor = e.has(ctx, event.User) || e.byAdmins() && who.admin
}

func (e *editors) byAdmins() bool { return slices.Contains(e.named, Admins) }

// has reports whether somebody is named, or in a user group that is.
func (e *editors) has(ctx context.Context, user string) bool {
	return slices.Contains(e.named, user) || slices.ContainsFunc(e.named, func(id string) bool {
		return isGroup(id) && slices.Contains(e.membersOf(ctx, id), user)
	})
}

// admin reports whether somebody is an admin, as far as Slack told lately.
func (e *editors) admin(ctx context.Context, user string) bool {
	return recall(e, e.admins, user, func() (bool, error) {
		who, err := e.zones.ask(ctx, user)
		return who.admin, err
	})
}

func (e *editors) membersOf(ctx context.Context, group string) []string {
	return recall(e, e.members, group, func() ([]string, error) { return e.api.GetUserGroupMembersContext(ctx, group) })
}

// recall returns what is believed of an id, or asks. Where Slack does not tell, it is the
// zero value: nobody is an editor then.
func recall[T any](e *editors, known map[string]believed[T], id string, ask func() (T, error)) T {
	e.mu.Lock()
	b, ok := known[id]
	e.mu.Unlock()
	if ok && e.now().Sub(b.asked) < editorsKept {
		return b.told
	}
	told, err := ask()
	if err != nil {
		e.log.Warn("it is not known who is an editor", "id", id, "error", err)
		var nothing T
		return nothing
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(known) >= homesKept {
		clear(known)
	}
	known[id] = believed[T]{told, e.now()}
	return told
}
