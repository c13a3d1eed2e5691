package edge

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/slack-go/slack/socketmode"

	"onrecord/bot/state"
)

// Identity is who the bot is in Slack.
type Identity struct {
	Enterprise string // empty outside an enterprise grid
	Team       string
	User       string // the bot's own
	Name       string // by which people call it
	TeamName   string
}

// lastBackoff bounds how long is waited for Slack, which is Options.Backoff at first.
const lastBackoff = time.Minute

// Installation is the app in this workspace.
func (i Identity) Installation() state.Installation {
	return state.Installation{Enterprise: i.Enterprise, Team: i.Team}
}

// Identity asks Slack who the bot token belongs to, once.
func (e *Edge) Identity(ctx context.Context) (Identity, error) {
	e.knowing.Lock()
	defer e.knowing.Unlock()
	if e.me != nil {
		return *e.me, nil
	}
	if err := checkToken("bot token", e.opts.BotToken, "xoxb-", botTokenHome); err != nil {
		return Identity{}, err
	}
	auth, err := e.api.AuthTestContext(ctx)
	if refused := botRefusal(err); refused != nil {
		return Identity{}, refused
	}
	if err != nil {
		return Identity{}, fmt.Errorf("asking Slack who the bot is: %w", err)
	}
	e.me = &Identity{
		Enterprise: auth.EnterpriseID,
		Team:       auth.TeamID,
		User:       auth.UserID,
		Name:       auth.User,
		TeamName:   auth.Team,
	}
	return *e.me, nil
}

// Run answers events until ctx ends, and then returns nil once everything
// acknowledged is answered, or Options.Grace has passed. What was left of an
// earlier run is answered first. It reconnects by itself; an error is one that
// waiting does not cure, such as a wrong token, and says what does.
func (e *Edge) Run(ctx context.Context) error {
	if err := e.opts.Validate(); err != nil {
		return err
	}
	var me Identity
	err := e.persist(ctx, "Slack did not answer", func() (err error) {
		me, err = e.Identity(ctx)
		return err
	})
	if err != nil || ctx.Err() != nil {
		return err
	}

	working, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	if err := e.queue.resume(working, me, func(r state.Received) bool { return r.Free || r.Mine }); err != nil {
		return err
	}
	go e.queue.share(ctx, working, me)
	defer e.survey(ctx)()
	hear := e.connect
	if e.opts.Listen != "" {
		hear = e.listen
	}
	err = e.persist(ctx, "the connection to Slack ended", func() error {
		return hear(ctx, working, me)
	})
	e.queue.finish(stop)
	return err
}

// survey keeps known which channels are shared, until it is told to stop.
func (e *Edge) survey(ctx context.Context) (stop func()) {
	if e.opts.AnswerInShared {
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			if err := e.rooms.learn(ctx); err != nil && ctx.Err() == nil {
				e.log.Debug("the channels could not be listed; each is looked up when it is needed", "error", err)
			}
			if !sleep(ctx, roomKept/2) {
				return
			}
		}
	}()
	return func() {
		cancel()
		<-done
	}
}

// persist calls fn until it succeeds, ctx ends, Slack refuses a token or the
// address cannot be listened on, and waits longer after each failure, unless what
// failed went well for a while.
func (e *Edge) persist(ctx context.Context, trouble string, fn func() error) error {
	for wait := e.opts.Backoff; ; wait = min(2*wait, lastBackoff) {
		began := time.Now()
		err := fn()
		if time.Since(began) > lastBackoff {
			wait = e.opts.Backoff
		}
		if err == nil || ctx.Err() != nil {
			return nil
		}
		if name, ok := refusedWith(err); ok && refusals[name] != "" {
			return err
		}
		if _, ok := errors.AsType[addressError](err); ok {
			return err
		}
		e.log.Warn(trouble, "error", err, "retry_in", wait)
		if !sleep(ctx, wait) {
			return nil
		}
	}
}

// connect holds a Socket Mode connection, which slack-go renews when Slack
// asks for it, until ctx ends or the connection fails for good.
func (e *Edge) connect(ctx, working context.Context, me Identity) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	in := socket{newInbound(e, me, working), socketmode.New(e.api)}
	ended := make(chan error, 1)
	go func() { ended <- in.client.RunContext(ctx) }()
	for {
		select {
		case event := <-in.client.Events:
			if err := in.take(ctx, event); err != nil {
				cancel(err)
			}
		case err := <-ended:
			if cause := context.Cause(ctx); cause != nil && !errors.Is(cause, context.Canceled) {
				return cause
			}
			if refused := appRefusal(err); refused != nil {
				return refused
			}
			return err
		}
	}
}

// graced returns a context that outlives ctx by the grace, for what is not to be
// cut off between Slack and the state file.
func (pub *Publisher) graced(ctx context.Context) (context.Context, context.CancelFunc) {
	graced, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		sleep(graced, pub.edge.opts.Grace)
		cancel()
	})
	return graced, func() {
		stop()
		cancel()
	}
}

// finish waits for what was acknowledged, for as long as the grace allows.
func (q *queue) finish(stop context.CancelFunc) {
	done := make(chan struct{})
	go func() {
		q.inFlight.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(q.edge.opts.Grace):
		q.edge.log.Error("stopped before every question was answered", "unanswered", len(q.accepted))
		stop()
		<-done
	}
}
