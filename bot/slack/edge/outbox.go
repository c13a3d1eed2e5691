package edge

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot/slack/blocks"
	"onrecord/bot/state"
)

// A post carries its key in its metadata.
const (
	metadataType = "onrecord_reply"
	metadataKey  = "key"
)

// outbox posts messages for all. Each is recorded before it is sent, with a key that is
// looked for in the channel where it is not known whether it arrived.
type outbox struct {
	opts    Options
	log     *slog.Logger
	api     *slack.Client
	inbox   Inbox
	records Outbox
	pacer   *pacer
}

// sentAtMost bounds how often a post is sent that Slack fails to take, so that it
// does not keep its channel for good.
const sentAtMost = 5

// publish posts a message for all, once for its purpose: it is recorded as
// intended, sent with its key, and recorded as sent. Where it is not known
// whether an earlier attempt arrived, the key is looked for first. received is
// what it answers, 0 for nothing.
func (o *outbox) publish(ctx context.Context, p state.Post, received int64, message blocks.Message) error {
	if len(p.Articles) > 0 {
		var err error
		if p.Message, err = message.Amendable(); err != nil {
			return err
		}
	}
	made := o.opts.Now() // what is corrected while it waits is corrected behind it
	return o.pacer.do(ctx, p.Channel, func() error { return o.post(ctx, p, made, received, message) })
}

// post is publish when it is the channel's turn.
func (o *outbox) post(ctx context.Context, p state.Post, made time.Time, received int64, message blocks.Message) error {
	for sent := 0; ; {
		post, fresh, err := o.records.Begin(ctx, p, made)
		if err != nil {
			return err
		}
		var failed error
		if fresh {
			var known bool
			if known, failed = o.send(ctx, post, received, message); known {
				return failed
			}
			sent++
			o.log.Warn("Slack did not confirm a post; it is looked for", "channel", p.Channel, "error", failed)
		}
		stands, err := o.confirm(ctx, post, received)
		if err != nil || stands {
			return err
		}
		if sent == sentAtMost {
			return failed
		}
	}
}

// send sends an intended post. known is false where it may stand in the channel.
func (o *outbox) send(ctx context.Context, p state.Post, received int64, message blocks.Message) (known bool, err error) {
	options := append(messageOptions(message), slack.MsgOptionMetadata(slack.SlackMetadata{
		EventType: metadataType, EventPayload: map[string]any{metadataKey: p.Key},
	}))
	if p.Thread != "" {
		options = append(options, slack.MsgOptionTS(p.Thread))
	}
	var ts string
	err = o.retryUnsent(ctx, func() error {
		_, ts, err = o.api.PostMessageContext(ctx, p.Channel, options...)
		return err
	})
	if err == nil {
		if err := o.records.Confirm(context.WithoutCancel(ctx), p.Key, ts, o.opts.Now(), received); err != nil {
			o.log.Error("a post stands and is not recorded; it is looked for after the next start", "channel", p.Channel, "error", err)
		}
		return true, nil
	}
	_, refused := refusedWith(err)
	_, limited := errors.AsType[*slack.RateLimitedError](err)
	if refused || limited || unsent(err) {
		return true, errors.Join(err, o.records.Cancel(context.WithoutCancel(ctx), p.Key))
	}
	if ctx.Err() != nil {
		return true, err // the next start finds out
	}
	return false, err
}

// retryUnsent calls again while Slack cannot be reached at all.
func (o *outbox) retryUnsent(ctx context.Context, call func() error) error {
	for wait := o.opts.Backoff; ; wait = min(2*wait, lastBackoff) {
		err := call()
		if !unsent(err) {
			return err
		}
		o.log.Warn("Slack cannot be reached", "error", err, "retry_in", wait)
		if !sleep(ctx, wait) {
			return err
		}
	}
}

// confirm finds out whether a post stands in its channel, and records it: as
// sent, or as never intended. The error is an unconfirmedError where that
// cannot be found out.
func (o *outbox) confirm(ctx context.Context, p state.Post, received int64) (stands bool, err error) {
	if p.TS != "" || p.Lost {
		return true, o.inbox.Complete(ctx, received)
	}
	ts, err := o.look(ctx, p)
	switch {
	case ctx.Err() != nil:
		return false, ctx.Err()
	case err != nil:
		return false, unconfirmedError{p, err}
	case ts == "":
		return false, o.records.Cancel(ctx, p.Key)
	}
	return true, o.records.Confirm(ctx, p.Key, ts, o.opts.Now(), received)
}

// unconfirmedError is the error of a post that may stand in its channel.
type unconfirmedError struct {
	post  state.Post
	cause error
}

func (e unconfirmedError) Error() string {
	return fmt.Sprintf("it could not be found out whether a message stands in %s: %v", e.post.Channel, e.cause)
}

func (e unconfirmedError) Unwrap() error { return e.cause }

// markUnknown records what an unconfirmedError says.
func (o *outbox) markUnknown(ctx context.Context, err error, received int64) error {
	unconfirmed, ok := errors.AsType[unconfirmedError](err)
	if !ok {
		return nil
	}
	return o.records.MarkUnknown(context.WithoutCancel(ctx), unconfirmed.post.Key, o.opts.Now(), received)
}

const (
	// lookTime bounds how long it is tried to read a channel.
	lookTime = 5 * time.Minute
	// lookBack is how far the clocks of Slack and of this machine may differ.
	lookBack = 10 * time.Minute
	// lookPage and lookPages bound how many messages are read.
	lookPage, lookPages = 200, 10
)

var (
	errUnread = errors.New("reading channels is off (slack.read_threads)")
	errLong   = errors.New("too many messages were posted since")
)

// look returns the ts of a post that stands in its channel, and nothing for one
// that certainly does not; any error means that it is not known. What Slack has
// just been sent is given time to arrive.
func (o *outbox) look(ctx context.Context, p state.Post) (ts string, err error) {
	if !o.opts.ReadThreads && !isDirect(p.Channel) {
		return "", errUnread
	}
	if !sleep(ctx, o.opts.Settle) {
		return "", ctx.Err()
	}
	ctx, cancel := context.WithTimeout(ctx, lookTime)
	defer cancel()
	for {
		ts, err = o.read(ctx, p)
		if _, refused := refusedWith(err); err == nil || refused || errors.Is(err, errLong) {
			return ts, err
		}
		if !sleep(ctx, o.opts.Backoff) {
			return "", err
		}
	}
}

// read looks through the messages since a post was intended.
func (o *outbox) read(ctx context.Context, p state.Post) (ts string, err error) {
	oldest := fmt.Sprintf("%d.000000", p.Intended.Add(-lookBack).Unix())
	for cursor, pages := "", 0; ; pages++ {
		if pages == lookPages {
			return "", errLong
		}
		var messages []slack.Message
		if messages, cursor, err = o.page(ctx, p, oldest, cursor); err != nil {
			return "", err
		}
		for _, m := range messages {
			if m.Metadata.EventType == metadataType && m.Metadata.EventPayload[metadataKey] == p.Key {
				return m.Timestamp, nil
			}
		}
		if cursor == "" {
			return "", nil
		}
	}
}

func (o *outbox) page(ctx context.Context, p state.Post, oldest, cursor string) ([]slack.Message, string, error) {
	if p.Thread != "" {
		messages, _, next, err := o.api.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
			ChannelID: p.Channel, Timestamp: p.Thread, Oldest: oldest, Cursor: cursor, Limit: lookPage, IncludeAllMetadata: true,
		})
		return messages, next, err
	}
	history, err := o.api.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{
		ChannelID: p.Channel, Oldest: oldest, Cursor: cursor, Limit: lookPage, IncludeAllMetadata: true,
	})
	if err != nil {
		return nil, "", err
	}
	return history.Messages, history.ResponseMetaData.NextCursor, nil
}
