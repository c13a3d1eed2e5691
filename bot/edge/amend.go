package edge

import (
	"context"
	"fmt"

	"onrecord/bot/amend"
	"onrecord/bot/blocks"
)

// gone are the errors of a message that stands no longer or cannot be changed.
var gone = map[string]bool{
	"message_not_found": true, "cant_update_message": true, "edit_window_closed": true, "channel_not_found": true,
	"is_archived": true, "not_in_channel": true, "user_not_in_channel": true,
}

// Amend implements amend.Amender.
func (e *Edge) Amend(ctx context.Context, key string, notes []amend.Note) error {
	p, ok, err := e.store.Kept(ctx, key)
	if err != nil {
		return err
	}
	if !ok || p.TS == "" {
		return amend.ErrGone
	}
	message, err := blocks.Amended(p.Message, notes)
	if err != nil {
		return err
	}
	err = e.insist(ctx, func() error {
		_, _, _, err := e.api.UpdateMessageContext(ctx, p.Channel, p.TS, messageOptions(message)...)
		return err
	})
	if name, refused := refusedWith(err); refused && gone[name] {
		return fmt.Errorf("%w: %s", amend.ErrGone, name)
	}
	return err
}
