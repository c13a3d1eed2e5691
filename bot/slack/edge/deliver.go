package edge

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/slack-go/slack"

	"onrecord/bot"
	who "onrecord/bot/people/person"
	"onrecord/bot/slack/blocks"
	"onrecord/bot/state"
)

// deliver says a reply where its audience hears it, and settles the task. What
// is for nobody else, or for an audience unknown, goes to the person alone.
func (e *Edge) deliver(ctx context.Context, t task, reply statement) error {
	switch {
	case len(reply.prompts) > 0:
		return e.suggest(ctx, t, reply.prompts)
	case len(reply.problems) > 0 && t.submission != nil && t.submission.give(ctx, slack.NewErrorsViewSubmissionResponse(reply.problems)):
		e.complete(ctx, t)
		return nil
	case reply.view != nil:
		t.place.leave()
		return e.show(ctx, t, *reply.view)
	}
	post := state.Post{
		Installation: t.me.Installation(), Channel: t.Channel, Thread: t.thread,
		Purpose: t.purpose(), Articles: reply.articles,
	}
	switch {
	case t.replace && reply.audience != bot.Channel:
		t.place.leave()
		err := e.say(ctx, t, reply.message, !reply.trouble)
		if err == nil && t.Alone && !reply.trouble {
			post.TS = t.message
			err = e.replaced(ctx, post, reply.message)
		}
		return err
	case t.Kind == bot.DirectMessage, reply.audience == bot.Thread && t.thread != "":
	case reply.audience == bot.Channel:
		post.Thread = ""
	default:
		return e.say(ctx, t, reply.message, false)
	}
	err := e.outbox.publish(ctx, post, t.id, reply.message)
	if err == nil && reply.timeline != nil {
		e.illustrate(ctx, post, *reply.timeline)
	}
	if t.Kind == bot.Share {
		return e.tellShared(ctx, t, err)
	}
	if err == nil && reply.title != "" {
		e.name(ctx, t, reply.title)
	}
	return e.tellFailed(ctx, t, err)
}

// illustrate puts the picture of a person beside the post, which is whole without it.
func (e *Edge) illustrate(ctx context.Context, post state.Post, p who.Person) {
	if !e.opts.Charts {
		return
	}
	if err := e.uploadTimeline(ctx, post, p); err != nil && ctx.Err() == nil {
		e.log.Warn("a person has no picture", "channel", post.Channel, "error", err)
	}
}

// replaced records what a post shows now, so that it is amended when that is
// corrected.
func (e *Edge) replaced(ctx context.Context, p state.Post, message blocks.Message) (err error) {
	if p.Message, err = message.Amendable(); err != nil {
		return err
	}
	return e.outbox.records.Replace(ctx, p, e.opts.Now())
}

// tellFailed tells the person where the post that answers them may be missing.
func (e *Edge) tellFailed(ctx context.Context, t task, err error) error {
	if err == nil || ctx.Err() != nil {
		return err
	}
	if _, ok := errors.AsType[unconfirmedError](err); ok {
		e.giveUp(ctx, t, err)
		return err
	}
	return errors.Join(err, e.regret(ctx, t, sayFailed))
}

// tell says to the person alone what became of what they did, where they did it.
func (e *Edge) tell(ctx context.Context, t task, text string) error {
	if t.modal() {
		return e.show(ctx, t, blocks.Notice(text))
	}
	return e.whisper(ctx, t, blocks.Plain(text), false)
}

// regret says to the person alone why there is no answer, and settles the task.
func (e *Edge) regret(ctx context.Context, t task, text string) error {
	if t.home {
		return e.publishHome(ctx, t, blocks.HomeNotice(text))
	}
	if t.modal() {
		return e.show(ctx, t, blocks.Notice(text))
	}
	return e.say(ctx, t, blocks.Plain(text), false)
}

// tellShared tells the person what became of the answer that they made public.
func (e *Edge) tellShared(ctx context.Context, t task, err error) error {
	if err == nil && t.modal() {
		return e.tell(ctx, t, sayShareDone)
	}
	if err == nil {
		return e.whisper(ctx, t, blocks.Plain(sayShareDone), true)
	}
	name, refused := refusedWith(err)
	if !refused {
		return e.tellFailed(ctx, t, err)
	}
	return errors.Join(err, e.regret(ctx, t, fmt.Sprintf(sayRefused, name)))
}

// say says a private answer, and settles the task. It is said once: after a
// crash nothing tells whether it was heard.
func (e *Edge) say(ctx context.Context, t task, message blocks.Message, replace bool) error {
	if t.id != 0 {
		if err := e.inbox.Saying(ctx, t.id, e.opts.Now()); err != nil {
			return err
		}
	}
	err := e.whisper(ctx, t, message, replace)
	if ctx.Err() == nil {
		e.complete(ctx, t)
	}
	return err
}

// whisper says something to the person alone. replace puts it in the place of
// the message whose button was pressed.
func (e *Edge) whisper(ctx context.Context, t task, message blocks.Message, replace bool) error {
	if t.responseURL == "" {
		options := messageOptions(message)
		if t.inThread {
			options = append(options, slack.MsgOptionTS(t.thread))
		}
		return e.outbox.insist(ctx, func() error {
			_, err := e.api.PostEphemeralContext(ctx, t.Channel, t.User, options...)
			return err
		})
	}
	off := false
	hook := &slack.WebhookMessage{
		Text:            message.Fallback,
		Blocks:          &slack.Blocks{BlockSet: message.Blocks},
		ResponseType:    responseType(replace && t.Alone),
		ReplaceOriginal: replace,
		UnfurlLinks:     &off,
		UnfurlMedia:     &off,
	}
	return e.outbox.insist(ctx, func() error { return respond(ctx, e.opts.HTTP, t.responseURL, hook) })
}

// responseType keeps a message visible to all who see it where another takes its
// place.
func responseType(stays bool) string {
	if stays {
		return slack.ResponseTypeInChannel
	}
	return slack.ResponseTypeEphemeral
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
		if !sleep(ctx, limited.RetryAfter) {
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
