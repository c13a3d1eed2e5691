package state

import (
	"context"

	"onrecord/bot"
)

// Drafts is in which channels each new message is checked as a draft.
type Drafts struct{ file *file }

// Check turns that on or off in a channel.
func (s Drafts) Check(ctx context.Context, c bot.Conversation, on bool) error {
	return s.file.turn(ctx, "checking", c, on)
}

// Checking reports whether it is on in a channel.
func (s Drafts) Checking(ctx context.Context, c bot.Conversation) (bool, error) {
	return s.file.isOn(ctx, "checking", c)
}
