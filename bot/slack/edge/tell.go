package edge

import (
	"context"
	"errors"
	"fmt"

	"github.com/slack-go/slack"

	"onrecord/bot/news/watch"
	"onrecord/bot/slack/blocks"
	"onrecord/bot/state"
)

// watchPurpose, and the bundle behind it, is the purpose of what watches found.
const watchPurpose = "watch/"

// Tell implements watch.Teller: it tells a person in a direct message, or in the channel
// where they want it, once for each bundle. Where Slack refuses that, and not the token, the person has left or
// cannot be told, and nothing is left to do.
func (pub *Publisher) Tell(ctx context.Context, to watch.Owner, n watch.Notice) error {
	ctx, cancel := pub.graced(ctx)
	defer cancel()
	me, err := pub.edge.Identity(ctx)
	if err != nil {
		return err
	}
	channel, err := toldIn(ctx, pub.edge, to, n.Target.Channel())
	if err != nil {
		return pub.untold(to, err)
	}
	p := state.Post{
		Installation: me.Installation(), Channel: channel, Purpose: fmt.Sprint(watchPurpose, n.Bundle), Articles: n.Cited(),
	}
	if err := pub.edge.outbox.publish(ctx, p, 0, blocks.Watched(n)); err != nil {
		return pub.untold(to, errors.Join(fmt.Errorf("telling what a watch found: %w", err), pub.edge.outbox.markUnknown(ctx, err, 0)))
	}
	return nil
}

// toldIn is where a person wants to be told: in a channel, or in a direct message.
func toldIn(ctx context.Context, e *Edge, to watch.Owner, channel string) (string, error) {
	if channel != "" {
		return channel, e.Publisher.mayPost(ctx, channel)
	}
	direct, _, _, err := e.api.OpenConversationContext(ctx, &slack.OpenConversationParameters{Users: []string{to.User}, ReturnIM: true})
	if err != nil {
		return "", fmt.Errorf("opening a direct message: %w", err)
	}
	return direct.ID, nil
}

// untold returns the error where telling can be tried again.
func (pub *Publisher) untold(to watch.Owner, err error) error {
	if name, refused := refusedWith(err); refused && refusals[name] == "" || errors.Is(err, errShared) {
		pub.edge.log.Warn("a person cannot be told what a watch found", "user", to.User, "error", err)
		return nil
	}
	return err
}
