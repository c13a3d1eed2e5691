package edge

import (
	"context"
	"fmt"

	"onrecord/bot/news/amend"
	"onrecord/bot/slack/blocks"
)

// Amend implements amend.Amender. What Slack refuses is not tried again, unless it
// refuses the token: the message is gone, too old to be edited, or its channel is
// closed to the bot.
func (pub *Publisher) Amend(ctx context.Context, key string, notes []amend.Note) error {
	p, ok, err := pub.edge.outbox.records.Get(ctx, key)
	if err != nil {
		return err
	}
	if !ok || p.TS == "" {
		return amend.ErrGone
	}
	message, err := blocks.Amended(p.Message, notes)
	if err != nil {
		return fmt.Errorf("%w: %w", amend.ErrGone, err)
	}
	ctx, cancel := pub.graced(ctx)
	defer cancel()
	err = pub.edge.outbox.retryUnsent(ctx, func() error {
		_, _, _, err := pub.edge.api.UpdateMessageContext(ctx, p.Channel, p.TS, messageOptions(message)...)
		return err
	})
	if name, refused := refusedWith(err); refused && refusals[name] == "" {
		pub.edge.log.Warn("a message cannot be amended", "channel", p.Channel, "ts", p.TS, "error", name)
		return fmt.Errorf("%w: %s", amend.ErrGone, name)
	}
	return err
}
