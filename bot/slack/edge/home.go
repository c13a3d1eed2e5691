package edge

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"onrecord/bot"
	"onrecord/bot/label"
	"onrecord/bot/slack/blocks"
)

// sayHomeFailed stands on a Home that could not be made.
var sayHomeFailed = label.Text("say.home-failed")

// homeTime bounds how long a Home is tried to be published, rate limits included.
const homeTime = 2 * time.Minute

// homes knows whose Home was opened, and has one at a time made for each person, so
// that the newest stands.
type homes struct {
	edge *Edge

	mu     sync.Mutex
	opened map[string]chan struct{} // by person; holds a value while theirs is made
}

// homesKept bounds how many are known. Who opens theirs again is known again.
const homesKept = 10_000

func newHomes(e *Edge) *homes { return &homes{edge: e, opened: make(map[string]chan struct{})} }

// enter waits until no other Home of the person is made; ok is false where ctx ended
// first.
func (h *homes) enter(ctx context.Context, user string) (leave func(), ok bool) {
	h.mu.Lock()
	turn := h.opened[user]
	if turn == nil {
		if len(h.opened) >= homesKept {
			clear(h.opened)
		}
		turn = make(chan struct{}, 1)
		h.opened[user] = turn
	}
	h.mu.Unlock()
	select {
	case turn <- struct{}{}:
		return func() { <-turn }, true
	case <-ctx.Done():
		return nil, false
	}
}

func (h *homes) knows(user string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.opened[user] != nil
}

// homeTask returns the task of somebody who opens their Home, or the conversation
// with the bot.
func (in inbound) homeTask(event slackevents.EventsAPIEvent, home *slackevents.AppHomeOpenedEvent) (task, bool) {
	callback, ok := event.Data.(*slackevents.EventsAPICallbackEvent)
	if !ok {
		return task{}, false
	}
	t := task{
		Event:     bot.Event{Enterprise: event.EnterpriseID, Team: event.TeamID, User: home.User},
		me:        in.me,
		keys:      []string{key("event", event.EnterpriseID, event.TeamID, callback.EventID)},
		immediate: true,
	}
	switch home.Tab {
	case "home":
		t.Did, t.home = bot.OpenHome{}, true
		return t, true
	case "messages":
		t.Did, t.Channel, t.Alone = bot.Greet{}, home.Channel, true
		return t, in.edge.opts.AgentPane
	}
	return task{}, false
}

// pressedAtHome returns the task of a button of a Home: what it opens is a modal, and
// what it changes is shown there.
func (in inbound) pressedAtHome(c slack.InteractionCallback, a slack.BlockAction) (task, bool) {
	t := in.did(c, pressedAtHomeFor(a))
	switch t.Did.(type) {
	case nil:
		return task{}, false
	case bot.PauseWatch, bot.ResumeWatch, bot.DeleteWatch, bot.Unmute:
		t.home = true
	}
	return t, true
}

// pressedAtHomeFor is what a button of a Home asks for; nil where it is none of ours.
func pressedAtHomeFor(a slack.BlockAction) bot.Act {
	switch a.ActionID {
	case blocks.AskAction:
		return bot.Ask{}
	case blocks.AskBoxAction:
		return bot.Typed{Text: a.Value}
	case blocks.PasteAction:
		return bot.Paste{}
	case blocks.ReportsAction:
		return bot.OpenReports{}
	}
	if strings.HasPrefix(a.ActionID, blocks.UnmuteAction) {
		return bot.Unmute{Who: a.Value}
	}
	if strings.HasPrefix(a.ActionID, blocks.PickAction) {
		return bot.Pick{Question: a.Value}
	}
	id, err := strconv.ParseInt(a.Value, 10, 64)
	if err != nil {
		return nil
	}
	switch a.ActionID {
	case blocks.PauseAction:
		return bot.PauseWatch{ID: id}
	case blocks.ResumeAction:
		return bot.ResumeWatch{ID: id}
	case blocks.DeleteAction:
		return bot.DeleteWatch{ID: id}
	}
	return nil
}

// showHome does what a task of a Home asks for, and publishes the Home as it is then.
func (hs *homes) showHome(ctx context.Context, t task) {
	ctx, cancel := context.WithTimeout(ctx, homeTime)
	defer cancel()
	leave, ok := hs.edge.homes.enter(ctx, t.User)
	if !ok {
		return
	}
	defer leave()
	view, ok := hs.homeOf(ctx, t)
	if !ok {
		return
	}
	if err := hs.publishHome(ctx, t, view); err != nil && ctx.Err() == nil {
		hs.edge.log.Error("a Home was not published", "user", t.User, "error", err)
	}
}

func (hs *homes) publishHome(ctx context.Context, t task, view slack.HomeTabViewRequest) error {
	return hs.edge.outbox.retryUnsent(ctx, func() error {
		_, err := hs.edge.api.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: t.User, View: view})
		return err
	})
}

// homeOf makes the Home of a person; ok is false for somebody of another organisation, who gets none, and
// where ctx ended.
func (hs *homes) homeOf(ctx context.Context, t task) (view slack.HomeTabViewRequest, ok bool) {
	who, err := hs.edge.zones.ask(ctx, t.User)
	if err == nil && who.external(t.me) {
		return view, false
	}
	var said statement
	if err == nil {
		t.Admin = who.admin
		said, err = hs.edge.worker.handle(ctx, t)
	}
	switch {
	case ctx.Err() != nil:
		return view, false
	case err != nil:
		hs.edge.log.Error("a Home was not made", "user", t.User, "error", scrub(err, t.Words()))
	}
	if said.home == nil {
		return blocks.HomeNotice(sayHomeFailed), true
	}
	said.home.Digests = hs.openTo(ctx, t, said.home.Digests)
	return blocks.Home(*said.home), true
}

// openTo leaves out the digests of private channels, which only their members know
// of, for all but admins.
func (hs *homes) openTo(ctx context.Context, t task, digests []bot.Posting) (out []bot.Posting) {
	if t.Admin {
		return digests
	}
	for _, d := range digests {
		if private, err := hs.edge.rooms.private(ctx, d.Channel); err == nil && !private {
			out = append(out, d)
		}
	}
	return out
}

// refreshHome publishes the Home of a person anew who has opened it, after something
// that it shows was changed elsewhere.
func (hs *homes) refreshHome(ctx context.Context, t task) {
	if hs.edge.homes.knows(t.User) {
		hs.showHome(ctx, task{Event: bot.Event{Did: bot.OpenHome{}, Enterprise: t.Enterprise, Team: t.Team, User: t.User}, me: t.me})
	}
}
