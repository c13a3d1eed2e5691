package edge

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/blocks"
	"onrecord/bot/digest"
)

// PostDigest posts a digest in a channel and returns the message's ts, which is
// Slack's name for it. What Slack refused certainly was not posted, and has the
// error digest.ErrNotPosted; after any other error it is not known.
func (e *Edge) PostDigest(ctx context.Context, channel string, d digest.Digest) (ts string, err error) {
	ts, err = e.post(ctx, channel, "", blocks.Digest(d))
	if name, refused := refusedWith(err); refused {
		err = fmt.Errorf("%w: %w", digest.ErrNotPosted, err)
		if name == "not_in_channel" || name == "channel_not_found" {
			err = fmt.Errorf("%w: invite the app to the channel", err)
		}
	}
	if err != nil {
		return "", fmt.Errorf("posting the digest of %s in %s: %w", d.Day, channel, err)
	}
	return ts, nil
}

// deliver says a reply where its audience hears it. What is for nobody else,
// or for an audience unknown, goes to the person alone.
func (e *Edge) deliver(ctx context.Context, t task, reply statement) error {
	message := reply.message
	switch {
	case t.Kind == bot.DirectMessage:
		_, err := e.post(ctx, t.Channel, t.thread, message)
		return err
	case t.Kind == bot.Share && reply.audience == bot.Channel:
		return e.share(ctx, t, message)
	case reply.audience == bot.Channel:
		_, err := e.post(ctx, t.Channel, "", message)
		return err
	case reply.audience == bot.Thread && t.thread != "":
		_, err := e.post(ctx, t.Channel, t.thread, message)
		return err
	}
	return e.whisper(ctx, t, message, false)
}

// share posts a private answer for all, and tells the person what became of it.
func (e *Edge) share(ctx context.Context, t task, message blocks.Message) error {
	_, err := e.post(ctx, t.Channel, "", message)
	if err == nil {
		return e.whisper(ctx, t, blocks.Plain(sayShareDone), true)
	}
	say := sayUnknown
	if name, ok := refusedWith(err); ok {
		say = fmt.Sprintf(sayRefused, name)
	}
	return errors.Join(err, e.whisper(ctx, t, blocks.Plain(say), false))
}

// post posts a message for everybody when it is the channel's turn.
func (e *Edge) post(ctx context.Context, channel, thread string, message blocks.Message) (ts string, err error) {
	options := messageOptions(message)
	if thread != "" {
		options = append(options, slack.MsgOptionTS(thread))
	}
	err = e.pacer.do(ctx, channel, func() error {
		_, ts, err = e.api.PostMessageContext(ctx, channel, options...)
		return err
	})
	return ts, err
}

// whisper says something to the person alone. replace puts it in the place of
// the message whose button was pressed.
func (e *Edge) whisper(ctx context.Context, t task, message blocks.Message, replace bool) error {
	if t.responseURL == "" {
		options := messageOptions(message)
		if t.inThread {
			options = append(options, slack.MsgOptionTS(t.thread))
		}
		_, err := e.api.PostEphemeralContext(ctx, t.Channel, t.User, options...)
		return err
	}
	off := false
	hook := &slack.WebhookMessage{
		Text:            message.Fallback,
		Blocks:          &slack.Blocks{BlockSet: message.Blocks},
		ResponseType:    slack.ResponseTypeEphemeral,
		ReplaceOriginal: replace,
		UnfurlLinks:     &off,
		UnfurlMedia:     &off,
	}
	return respond(ctx, e.opts.HTTP, t.responseURL, hook)
}

// respond posts to a response URL, waiting out a rate limit. The error does not
// hold the URL: whoever has it can post.
func respond(ctx context.Context, client *http.Client, address string, hook *slack.WebhookMessage) error {
	for {
		err := slack.PostWebhookCustomHTTPContext(ctx, address, client, hook)
		if failed, ok := errors.AsType[*url.Error](err); ok {
			return fmt.Errorf("posting to the response URL: %w", failed.Err)
		}
		limited, ok := errors.AsType[*slack.RateLimitedError](err)
		if !ok {
			return err
		}
		select {
		case <-time.After(limited.RetryAfter):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func messageOptions(message blocks.Message) []slack.MsgOption {
	return []slack.MsgOption{
		slack.MsgOptionText(message.Fallback, false), // escaped already
		slack.MsgOptionBlocks(message.Blocks...),
		slack.MsgOptionDisableMarkdown(),
		slack.MsgOptionDisableLinkUnfurl(),
		slack.MsgOptionDisableMediaUnfurl(),
	}
}
