package state

import (
	"context"
	"fmt"
	"time"

	"onrecord/bot"
)

// Threads is in which channels follow-ups are heard, and who takes part in their threads.
type Threads struct{ file *file }

// Follow turns the hearing of follow-ups on or off in a channel.
func (s Threads) Follow(ctx context.Context, c bot.Conversation, on bool) error {
	return s.file.turn(ctx, "following", c, on)
}

// Following reports whether follow-ups are heard in a channel.
func (s Threads) Following(ctx context.Context, c bot.Conversation) (bool, error) {
	return s.file.isOn(ctx, "following", c)
}

// Join notes that a person asked in a thread, for as long as the conversation is
// remembered.
func (s Threads) Join(ctx context.Context, c bot.Conversation, user string, now time.Time) error {
	return s.file.change(ctx, "noting who asked", `INSERT INTO participant (enterprise, team, channel, thread, person, at)
		VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (enterprise, team, channel, thread, person) DO UPDATE SET at = excluded.at`, c.Enterprise, c.Team, c.Channel, c.Thread, user, now.Unix())
}

// Joined reports whether a person asked in a thread within the last day.
func (s Threads) Joined(ctx context.Context, c bot.Conversation, user string, now time.Time) (joined bool, err error) {
	row := s.file.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM participant
		WHERE enterprise = ? AND team = ? AND channel = ? AND thread = ? AND person = ? AND at >= ?)`,
		c.Enterprise, c.Team, c.Channel, c.Thread, user, now.Add(-conversationKept).Unix())
	if err := row.Scan(&joined); err != nil {
		return false, fmt.Errorf("looking up who asked: %w", err)
	}
	return joined, nil
}
