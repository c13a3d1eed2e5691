package command

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"onrecord/bot"
	"onrecord/bot/factcheck/inhand"
	"onrecord/bot/factcheck/mark"
	"onrecord/bot/people/person"
	"onrecord/bot/slack/edge"
	"onrecord/bot/state"
	"onrecord/corpus/annotation"
)

func serveCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "serve",
		Short: "Run the Slack bot",
		Long: `Run the Slack bot: answer questions, read the sources of the
configuration, take in what onrecord add puts into the archive, and post the digest.

Of several bots on one archive each may do a part of it. One with the role edge answers
and posts; one with the role ingest reads the sources and keeps the index that they
share, and needs no tokens of Slack.`,
		Args: misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := a.settings(c)
			if err != nil {
				return err
			}
			if s.NoSlack != nil && s.Role.answers() {
				return usage(s.NoSlack)
			}
			if s.NoSources != nil && s.Role.ingests() {
				return usage(s.NoSources)
			}
			return runServe(c.Context(), a, s)
		},
	}
	c.Flags().String("role", string(RoleAll), "what this one of several bots does: `all`, edge or ingest")
	return c
}

// runServe serves until ctx ends, or until something fails that waiting does not cure.
func runServe(ctx context.Context, a *app, s Settings) (err error) {
	log := a.logger(s.Log)
	var l *library
	err = untilFree(ctx, func() (err error) {
		l, err = a.openLibrary(ctx, s, "serve")
		return err
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	store, err := l.openState(ctx, s)
	if err != nil {
		return err
	}
	if err := a.catchUp(ctx, l); err != nil {
		return err
	}

	meter := newMeter(l, store, s)
	log.Info("serving", "data", s.Data, "archive", s.place(), "role", s.Role)
	shared := *l
	shared.followed = true
	calls := newAPI(&shared, s, log, meter)
	address, err := listenAPI(log, s.API)
	if err != nil {
		return err
	}
	socket, err := listenSocket(s.Data)
	if err != nil {
		log.Warn("other commands cannot ask through the bot", "error", err)
	}
	work, ctx := errgroup.WithContext(ctx)
	work.Go(func() error { return meter.tell(ctx, log, s.Metrics, l) })
	work.Go(func() error { return serveSocket(ctx, a, socket, s.Data, &shared, calls) })
	work.Go(func() error { return serveAPI(ctx, address, calls) })
	work.Go(func() error { return listen(ctx, log, l) })
	if s.sharesIndex() {
		work.Go(func() error { return notice(ctx, log, l) })
	} else {
		work.Go(func() error { return follow(ctx, log, l) })
	}
	if s.Role.ingests() {
		work.Go(func() error { return annotate(ctx, log, l) })
		work.Go(func() error { return ingest(ctx, log, l, s, store) })
	}
	if s.Role.answers() {
		work.Go(func() error { return answers(ctx, log, l, s, store, meter) })
	}
	return work.Wait()
}

// ingest reads the sources, where no other bot does, and keeps the index that all share.
func ingest(ctx context.Context, log *slog.Logger, l *library, s Settings, store *state.Store) error {
	return lead(ctx, log, s, store, state.Reading, func(ctx context.Context) error {
		work, ctx := errgroup.WithContext(ctx)
		if s.sharesIndex() {
			work.Go(func() error { return follow(ctx, log, l) })
		}
		work.Go(func() error { return poll(ctx, log, l, s, store) })
		return work.Wait()
	})
}

// answers answers in Slack and, where no other bot does, posts what nobody asked for.
func answers(ctx context.Context, log *slog.Logger, l *library, s Settings, store *state.Store, meter *meter) error {
	s.Slack.Log = log
	s.Slack.HTTP = &http.Client{Timeout: slackTimeout, Transport: transport{http.DefaultTransport, meter}}
	if s.Postgres != "" {
		s.Slack.Turns = store.Turns
	}
	slack := edge.New(s.Slack, measured{l.bot(store, s), meter}, store.Inbox, store.Outbox)
	work, ctx := errgroup.WithContext(ctx)
	work.Go(func() error { return slack.Run(ctx) })
	work.Go(func() error { return privates(ctx, log, l, slack) })
	work.Go(func() error {
		return lead(ctx, log, s, store, state.Posting, func(ctx context.Context) error {
			work, ctx := errgroup.WithContext(ctx)
			work.Go(func() error { return post(ctx, log, l, s, slack, store) })
			work.Go(func() error { return watches(ctx, log, l, slack, store, s.Gather) })
			work.Go(func() error { return repeats(ctx, log, l, slack, store) })
			work.Go(func() error { return amendments(ctx, log, l, slack, store) })
			work.Go(func() error { return forget(ctx, log, l, store) })
			return work.Wait()
		})
	})
	return work.Wait()
}

// lead does what one of several bots does for all, as soon as no other one does.
func lead(ctx context.Context, log *slog.Logger, s Settings, store *state.Store, task state.Task, do func(context.Context) error) error {
	if s.Postgres == "" {
		return do(ctx)
	}
	return keep(ctx, log, time.Second, "this bot does not lead", func() error {
		return store.Lead(ctx, task, func(ctx context.Context) error {
			log.Info("this bot leads", "does", leads[task])
			return do(ctx)
		})
	})
}

// leads is what a leader does, for the log.
var leads = map[state.Task]string{
	state.Posting: "it posts what nobody asked for",
	state.Reading: "it reads the sources",
}

// serveUntil answers on a listener until ctx ends.
func serveUntil(ctx context.Context, listener net.Listener, server *http.Server) error {
	stop := context.AfterFunc(ctx, func() { server.Close() })
	defer stop()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// bot answers from the library, and remembers in the state file.
func (l *library) bot(store *state.Store, s Settings) *bot.Bot {
	return &bot.Bot{
		Desk:          l.desk(),
		People:        l.people(),
		Stories:       l.stories(),
		Conversations: store.Conversations,
		Threads:       store.Threads,
		Feedback:      store.Feedback,
		Corrector:     l.corrector(),
		Editors:       len(s.Slack.Editors) > 0,
		Checker:       l.checker(),
		InHand:        inhand.Reader{Clock: l.clock, Allow: s.AllowHosts, Guarded: true},
		Sources:       l.sources,
		Coverage:      l.covered,
		Editor:        l.editor(),
		Subscriptions: store.Subscriptions,
		DigestLog:     store.Outbox,
		Watches:       store.Watches,
		Mutes:         store.Mutes,
		Rehearser:     rehearserOf(l),
		Filler:        fillerOf(l),
		Files:         s.Slack.Files,
		MarkBook:      store.Marks,
		MarkDesk:      &mark.Desk{Archive: l.seen(), Index: l.searched(), Clock: l.clock},
		Archive:       l.seen(),
		Names:         l.archive.Names,
		Monitor:       monitor{l, store, s},
		Sample:        l.sample,
		FixedDigests:  s.Digest.fixed(),
		Command:       s.Slack.Command,
		FollowUps:     s.Slack.FollowUps,
		Drafts:        s.Slack.Drafts,
		Hints:         s.Slack.Hints,
		DraftChannels: store.Drafts,
		Namesakes:     person.Register{Names: store.Namesakes, Archive: l.archive},
		Clock:         func() time.Time { return l.clock().In(s.Digest.Zone) },
	}
}

// Intervals of serve.
const (
	followEvery = 500 * time.Millisecond // so that what is added is found within a second
	postEvery   = 20 * time.Second
	forgetEvery = time.Hour
)

// slackTimeout is how long a call of Slack may take.
const slackTimeout = 30 * time.Second

// lastWait bounds how long is waited after errors.
const lastWait = time.Minute

// keep calls do at once and then at intervals, until ctx ends. After an error, which
// is logged as trouble, it waits longer each time.
func keep(ctx context.Context, log *slog.Logger, interval time.Duration, trouble string, do func() error) error {
	return keepOr(ctx, log, interval, nil, trouble, do)
}

// keepOr is keep, and calls do also when now says so.
func keepOr(ctx context.Context, log *slog.Logger, interval time.Duration, now <-chan struct{}, trouble string, do func() error) error {
	for wait := interval; ; {
		began := time.Now()
		err := do()
		if time.Since(began) > lastWait {
			wait = interval // it went well for a while
		}
		switch {
		case ctx.Err() != nil:
			return nil
		case err == nil:
			wait = interval
		default:
			wait = max(interval, min(2*wait, lastWait))
			log.Error(trouble, "error", err, "retry_in", wait)
		}
		select {
		case <-time.After(wait):
		case <-now:
		case <-ctx.Done():
			return nil
		}
	}
}

// follow keeps the index at the archive's sequence number.
func follow(ctx context.Context, log *slog.Logger, l *library) error {
	return keepOr(ctx, log, l.every(followEvery), l.changed.wake(ctx), "the index does not follow the archive", func() error { return l.catchUp(ctx, nil) })
}

// annotate annotates articles of an archive on a server, beside other bots, ahead of whoever
// indexes them.
func annotate(ctx context.Context, log *slog.Logger, l *library) error {
	if l.settings.Postgres == "" {
		return nil
	}
	return keepOr(ctx, log, unheardEvery, l.changed.wake(ctx), "articles are not annotated", func() error {
		return annotation.Work(ctx, l.archive.Quotes, l.clock)
	})
}

// notice has the index show what another bot has written to it.
func notice(ctx context.Context, log *slog.Logger, l *library) error {
	return keepOr(ctx, log, followEvery, l.changed.wake(ctx), "it is not noticed what another bot indexes", func() error {
		_, err := l.engine.Reached(ctx)
		return err
	})
}

// forget deletes what the state file keeps no longer.
func forget(ctx context.Context, log *slog.Logger, l *library, store *state.Store) error {
	return keep(ctx, log, forgetEvery, "what is old was not deleted", func() error { return store.Forget(ctx, l.clock(), cmp.Or(l.settings.Retention, state.Retention)) })
}
