package state

import (
	"context"
	"fmt"

	"onrecord/bot"
)

// turn turns on or off in a channel what the rows of a table, one a channel, stand for.
func (f *file) turn(ctx context.Context, table string, c bot.Conversation, on bool) error {
	statement := "DELETE FROM " + table + " WHERE enterprise = ? AND team = ? AND channel = ?"
	if on {
		statement = "INSERT INTO " + table + " (enterprise, team, channel) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
	}
	return f.change(ctx, "recording what a channel wants", statement, c.Enterprise, c.Team, c.Channel)
}

// isOn reports whether that is on in a channel.
func (f *file) isOn(ctx context.Context, table string, c bot.Conversation) (on bool, err error) {
	row := f.db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM "+table+" WHERE enterprise = ? AND team = ? AND channel = ?)",
		c.Enterprise, c.Team, c.Channel)
	if err := row.Scan(&on); err != nil {
		return false, fmt.Errorf("looking up a channel: %w", err)
	}
	return on, nil
}
