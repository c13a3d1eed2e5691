package command

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"onrecord/bot/amend"
	"onrecord/bot/edge"
	"onrecord/bot/state"
	"onrecord/bot/watch"
)

// Intervals of what the desk wants. What was withdrawn is not to stand for long.
const (
	amendEvery = 500 * time.Millisecond
	watchEvery = 5 * time.Second
)

// post posts the digests when they are due.
func post(ctx context.Context, log *slog.Logger, l *library, s Settings, slack *edge.Edge, store *state.Store) error {
	return every(ctx, postEvery, func() {
		me, err := slack.Identity(ctx)
		if err != nil {
			return // the edge says so, and goes on trying or ends
		}
		schedule := scheduleOf(s, l, slack, state.Desk{Store: store, By: me.Installation()})
		if err := schedule.Run(ctx, l.clock()); err != nil && ctx.Err() == nil {
			log.Error(fmt.Sprint("digest: ", err))
		}
	})
}

// watches looks for what people watch for, and tells them.
func watches(ctx context.Context, log *slog.Logger, l *library, slack *edge.Edge, store *state.Store, gather time.Duration) error {
	var watcher *watch.Watcher
	var messenger *watch.Messenger
	return every(ctx, watchEvery, func() {
		me, err := slack.Identity(ctx)
		if err != nil {
			return
		}
		if watcher == nil {
			desk := state.Desk{Store: store, By: me.Installation()}
			watcher = &watch.Watcher{Archive: l.archive, Searcher: l.engine, Findings: desk, Clock: l.clock}
			messenger = &watch.Messenger{Archive: l.archive, Searcher: l.engine, Bundles: desk, Teller: slack, Clock: l.clock, Gather: gather}
		}
		if err := watcher.Follow(ctx); err != nil && ctx.Err() == nil {
			log.Error("what people watch for was not looked for", "error", err)
		}
		if err := messenger.Run(ctx); err != nil && ctx.Err() == nil {
			log.Error("what watches found was not told", "error", err)
		}
	})
}

// amendments keeps what was posted true to the archive.
func amendments(ctx context.Context, log *slog.Logger, l *library, slack *edge.Edge, store *state.Store) error {
	var updater *amend.Updater
	return every(ctx, amendEvery, func() {
		me, err := slack.Identity(ctx)
		if err != nil {
			return
		}
		if updater == nil {
			updater = &amend.Updater{Archive: l.archive, Posts: state.Amendments{Store: store, By: me.Installation()}, Amender: slack, Clock: l.clock}
		}
		if err := updater.Follow(ctx); err != nil && ctx.Err() == nil {
			log.Error("a message that cites a changed article was not amended", "error", err)
		}
	})
}
