package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"onrecord/bot"
	"onrecord/bot/question"
)

// conversationKept is how long a conversation is remembered. Whoever comes back
// later asks anew.
const conversationKept = 24 * time.Hour

// Remember keeps at which question a conversation is, in the place of the one
// before, and forgets the ones that nobody came back to.
func (s *Store) Remember(ctx context.Context, c bot.Conversation, p question.Previous, now time.Time) error {
	err := s.writer.do(ctx, func(tx transaction) error {
		if err := tx.do("DELETE FROM conversation WHERE at < ?", now.Add(-conversationKept).Unix()); err != nil {
			return err
		}
		return tx.do(`INSERT OR REPLACE INTO conversation
			(enterprise, team, channel, thread, question, speaker, day, shown, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			c.Enterprise, c.Team, c.Channel, c.Thread, p.Question.String(), p.Speaker, string(p.Day), p.Shown, now.Unix())
	})
	if err != nil {
		return fmt.Errorf("remembering a conversation: %w", err)
	}
	return nil
}

// Recall returns at which question a conversation is, or the zero Previous where
// nobody asked within the last day.
func (s *Store) Recall(ctx context.Context, c bot.Conversation, now time.Time) (question.Previous, error) {
	var p question.Previous
	var canonical string
	row := s.db.QueryRowContext(ctx, `SELECT question, speaker, day, shown FROM conversation
		WHERE enterprise = ? AND team = ? AND channel = ? AND thread = ? AND at >= ?`,
		c.Enterprise, c.Team, c.Channel, c.Thread, now.Add(-conversationKept).Unix())
	switch err := row.Scan(&canonical, &p.Speaker, &p.Day, &p.Shown); {
	case errors.Is(err, sql.ErrNoRows):
		return question.Previous{}, nil
	case err != nil:
		return question.Previous{}, fmt.Errorf("recalling a conversation: %w", err)
	}
	p.Question = question.Parse(canonical, question.Options{})
	return p, nil
}
