package edge

import (
	"context"
	"errors"
	"fmt"

	"github.com/slack-go/slack"

	"onrecord/bot/blocks"
	"onrecord/bot/state"
	"onrecord/bot/watch"
)

// watchPurpose, and the bundle behind it, is the purpose of what watches found.
const watchPurpose = "watch/"

// unreachable are the errors of a person who has left, or is none.
var unreachable = map[string]bool{"user_not_found": true, "user_disabled": true, "user_not_visible": true, "cannot_dm_bot": true}

// Tell implements watch.Teller: it tells a person in a direct message, once for
// each bundle.
func (e *Edge) Tell(ctx context.Context, to watch.Owner, n watch.Notice) error {
	ctx, cancel := e.graced(ctx)
	defer cancel()
	me, err := e.Identity(ctx)
	if err != nil {
		return err
	}
	channel, _, _, err := e.api.OpenConversationContext(ctx, &slack.OpenConversationParameters{Users: []string{to.User}, ReturnIM: true})
	if name, _ := refusedWith(err); unreachable[name] {
		e.log.Warn("nobody is there to be told what a watch found", "user", to.User, "error", err)
		return nil
	}
	if err != nil {
		return fmt.Errorf("opening a direct message: %w", err)
	}
	p := state.Post{
		Installation: me.Installation(), Channel: channel.ID, Purpose: fmt.Sprint(watchPurpose, n.Bundle), Articles: n.Cited(),
	}
	if err := e.publish(ctx, p, 0, blocks.Watched(n)); err != nil {
		return errors.Join(fmt.Errorf("telling what a watch found: %w", err), e.lose(ctx, err, 0))
	}
	return nil
}
