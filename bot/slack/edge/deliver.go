package edge

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/label"
	who "onrecord/bot/people/person"
	"onrecord/bot/slack/blocks"
	"onrecord/bot/state"
	"onrecord/corpus"
)

// replier says replies: to the person alone, in a modal, or to all by the outbox.
type replier struct{ edge *Edge }

// deliver says a reply where its audience hears it, and settles the task. What
// is for nobody else, or for an audience unknown, goes to the person alone.
func (rep *replier) deliver(ctx context.Context, t task, reply statement) error {
	switch {
	case len(reply.prompts) > 0:
		return rep.suggest(ctx, t, reply.prompts)
	case len(reply.problems) > 0 && t.submission != nil && t.submission.give(ctx, slack.NewErrorsViewSubmissionResponse(reply.problems)):
		rep.edge.queue.complete(ctx, t)
		return nil
	case reply.view != nil:
		t.place.leave()
		return rep.show(ctx, t, *reply.view)
	}
	post := state.Post{
		Installation: t.me.Installation(), Channel: t.Channel, Thread: t.thread,
		Purpose: t.purpose(), Articles: reply.articles,
	}
	switch {
	case t.replace && reply.audience != bot.Channel:
		t.place.leave()
		err := rep.replyPrivately(ctx, t, reply.message, !reply.trouble, reply.articles...)
		if err == nil && t.Alone && !reply.trouble {
			post.TS = t.message
			err = rep.replaced(ctx, post, reply.message)
		}
		return err
	case t.direct(), reply.audience == bot.Thread && t.thread != "":
	case reply.audience == bot.Channel:
		post.Thread = ""
	default:
		return rep.replyPrivately(ctx, t, reply.message, false, reply.articles...)
	}
	err := rep.edge.outbox.publish(ctx, post, t.id, reply.message)
	if err == nil && reply.timeline != nil {
		rep.illustrate(ctx, post, *reply.timeline)
	}
	if t.shares() {
		return rep.notifyShared(ctx, t, err)
	}
	if err == nil && reply.title != "" {
		rep.name(ctx, t, reply.title)
	}
	return rep.notifyFailed(ctx, t, err)
}

// illustrate puts the picture of a person beside the post, which is whole without it.
func (rep *replier) illustrate(ctx context.Context, post state.Post, p who.Person) {
	if !rep.edge.opts.Charts {
		return
	}
	if err := rep.edge.Publisher.uploadTimeline(ctx, post, p); err != nil && ctx.Err() == nil {
		rep.edge.log.Warn("a person has no picture", "channel", post.Channel, "error", err)
	}
}

// replaced records what a post shows now, so that it is amended when that is
// corrected.
func (rep *replier) replaced(ctx context.Context, p state.Post, message blocks.Message) (err error) {
	if p.Message, err = message.Amendable(); err != nil {
		return err
	}
	return rep.edge.outbox.records.Replace(ctx, p, rep.edge.opts.Now())
}

// notifyFailed tells the person where the post that answers them may be missing.
func (rep *replier) notifyFailed(ctx context.Context, t task, err error) error {
	if err == nil || ctx.Err() != nil {
		return err
	}
	if _, ok := errors.AsType[unconfirmedError](err); ok {
		rep.edge.queue.reportUnknown(ctx, t, err)
		return err
	}
	return errors.Join(err, rep.apologize(ctx, t, sayFailed))
}

// notify says to the person alone what became of what they did, where they did it.
func (rep *replier) notify(ctx context.Context, t task, text string) error {
	if t.modal() {
		return rep.show(ctx, t, blocks.Notice(text))
	}
	return rep.postEphemeral(ctx, t, blocks.Plain(text), false)
}

// apologize says to the person alone why there is no answer, and settles the task.
func (rep *replier) apologize(ctx context.Context, t task, text string) error {
	if t.home {
		return rep.edge.homes.publishHome(ctx, t, blocks.HomeNotice(text))
	}
	if t.modal() {
		return rep.show(ctx, t, blocks.Notice(text))
	}
	return rep.replyPrivately(ctx, t, blocks.Plain(text), false)
}

// notifyShared tells the person what became of the answer that they made public.
func (rep *replier) notifyShared(ctx context.Context, t task, err error) error {
	if err == nil && t.modal() {
		return rep.notify(ctx, t, sayShareDone)
	}
	if err == nil {
		return rep.postEphemeral(ctx, t, blocks.Plain(sayShareDone), true)
	}
	name, refused := refusedWith(err)
	if !refused {
		return rep.notifyFailed(ctx, t, err)
	}
	return errors.Join(err, rep.apologize(ctx, t, label.Text("say.refused", name)))
}

// replyPrivately says a private answer that cites articles, and settles the task. It is said
// once: after a crash nothing tells whether it was heard.
func (rep *replier) replyPrivately(ctx context.Context, t task, message blocks.Message, replace bool, articles ...corpus.ArticleID) error {
	if t.id != 0 {
		if err := rep.edge.queue.inbox.Saying(ctx, t.id, rep.edge.opts.Now()); err != nil {
			return err
		}
	}
	err := rep.postEphemeral(ctx, t, message, replace)
	rep.edge.Privates.remember(t, articles)
	if ctx.Err() == nil {
		rep.edge.queue.complete(ctx, t)
	}
	return err
}

// postEphemeral says something to the person alone. replace puts it in the place of
// the message whose button was pressed.
func (rep *replier) postEphemeral(ctx context.Context, t task, message blocks.Message, replace bool) error {
	if t.responseURL == "" {
		options := messageOptions(message)
		if t.inThread {
			options = append(options, slack.MsgOptionTS(t.thread))
		}
		return rep.edge.outbox.retryUnsent(ctx, func() error {
			_, err := rep.edge.api.PostEphemeralContext(ctx, t.Channel, t.User, options...)
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
	return rep.edge.outbox.retryUnsent(ctx, func() error { return respond(ctx, rep.edge.opts.HTTP, t.responseURL, hook) })
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
