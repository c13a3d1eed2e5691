package command

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"onrecord/bot/factcheck/mark"
	"onrecord/bot/news/amend"
	"onrecord/bot/news/hook"
	"onrecord/bot/news/watch"
	"onrecord/bot/slack/edge"
	"onrecord/bot/state"
)

// Intervals of what the desk wants. What was withdrawn is not to stand for long.
const (
	amendEvery = 500 * time.Millisecond
	watchEvery = time.Second
)

// installed waits until Slack has said in which workspace the app is; ok is false
// where ctx ends before. The edge tells what keeps Slack from it.
func installed(ctx context.Context, slack *edge.Edge) (by state.Installation, ok bool) {
	for {
		if me, err := slack.Identity(ctx); err == nil {
			return me.Installation(), true
		}
		select {
		case <-time.After(watchEvery):
		case <-ctx.Done():
			return by, false
		}
	}
}

// post posts the digests when they are due.
func post(ctx context.Context, log *slog.Logger, l *library, s Settings, slack *edge.Edge, store *state.Store) error {
	by, ok := installed(ctx, slack)
	if !ok {
		return nil
	}
	schedule := scheduleOf(s, l, slack, state.News{Store: store, By: by})
	return keep(ctx, log, postEvery, "a digest was not posted", func() error { return schedule.Run(ctx, l.clock()) })
}

// watches looks for what people watch for, and tells them.
func watches(ctx context.Context, log *slog.Logger, l *library, slack *edge.Edge, store *state.Store, gather time.Duration) error {
	by, ok := installed(ctx, slack)
	if !ok {
		return nil
	}
	desk := state.News{Store: store, By: by}
	watcher := &watch.Watcher{Archive: l.archive, Quotes: l.archive.Quotes, Searcher: l.engine, Findings: desk, Clock: l.clock}
	messenger := &watch.Messenger{Archive: l.seen(), Searcher: l.searched(), Bundles: desk, Teller: slack.Publisher, Hooks: hook.New(nil, l.settings.AllowHosts, l.clock), Clock: l.clock, Gather: gather}
	return keepOr(ctx, log, l.every(watchEvery), l.heard(ctx, l.annotated), "what people watch for was not found or told", func() error {
		return errors.Join(watcher.Follow(ctx), messenger.Run(ctx))
	})
}

// repeats tells editors of new articles that print what they marked.
func repeats(ctx context.Context, log *slog.Logger, l *library, slack *edge.Edge, store *state.Store) error {
	by, ok := installed(ctx, slack)
	if !ok {
		return nil
	}
	teller := edge.Repeats{Edge: slack, Rules: l.settings.Sections}
	follower := &mark.Follower{
		Archive: l.archive, Quotes: l.archive.Quotes, Store: store.Marks, Position: state.MarksRead{Store: store, By: by},
		Teller: teller, Clock: l.clock,
	}
	announcer := &mark.Announcer{Archive: l.archive, Store: store.Marks, Claims: store.Marks, Position: state.ClaimsRead{Store: store, By: by}, Teller: teller, Clock: l.clock}
	return keepOr(ctx, log, l.every(watchEvery), l.heard(ctx, l.annotated), "an editor was not told of marked words", func() error {
		return errors.Join(follower.Follow(ctx), announcer.Announce(ctx))
	})
}

// privates takes back what private answers show of an article that may not be shown any more.
func privates(ctx context.Context, log *slog.Logger, l *library, slack *edge.Edge) error {
	updater := &amend.Updater{Archive: l.archive, Quotes: l.archive.Quotes, Posts: slack.Privates, Amender: slack.Privates, Clock: l.clock}
	return keepOr(ctx, log, l.every(amendEvery), l.heard(ctx, l.changed), "a private answer that cites a changed article was not taken back", func() error { return updater.Follow(ctx) })
}

// amendments keeps what was posted true to the archive.
func amendments(ctx context.Context, log *slog.Logger, l *library, slack *edge.Edge, store *state.Store) error {
	by, ok := installed(ctx, slack)
	if !ok {
		return nil
	}
	updater := &amend.Updater{Archive: l.archive, Quotes: l.archive.Quotes, Posts: state.Amendments{Store: store, By: by}, Amender: slack.Publisher, Clock: l.clock}
	return keepOr(ctx, log, l.every(amendEvery), l.heard(ctx, l.changed), "a message that cites a changed article was not amended", func() error { return updater.Follow(ctx) })
}
