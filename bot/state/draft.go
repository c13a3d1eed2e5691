package state

import (
	"context"
	"fmt"

	"onrecord/bot"
)

// Drafts is in which channels each new message is checked as a draft.
type Drafts struct{ file *file }

// Check turns that on or off in a channel.
func (s Drafts) Check(ctx context.Context, c bot.Conversation, on bool) error {
	statement := "DELETE FROM checking WHERE enterprise = ? AND team = ? AND channel = ?"
	if on {
		statement = "INSERT INTO checking (enterprise, team, channel) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
	}
	return s.file.change(ctx, "recording whether drafts are checked", statement, c.Enterprise, c.Team, c.Channel)
}

// Checking reports whether it is on in a channel.
func (s Drafts) Checking(ctx context.Context, c bot.Conversation) (on bool, err error) {
	row := s.file.db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM checking WHERE enterprise = ? AND team = ? AND channel = ?)",
		c.Enterprise, c.Team, c.Channel)
	if err := row.Scan(&on); err != nil {
		return false, fmt.Errorf("looking up a channel: %w", err)
	}
	return on, nil
}
