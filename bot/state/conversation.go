package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"onrecord/bot"
	"onrecord/bot/asking/question"
)

// Conversations is at which question each conversation is.
type Conversations struct{ file *file }

// stepsKept is how many questions of a conversation are remembered: its last, and
// those before it that may have been answered at the same time when a crash came.
const stepsKept = 4

// Remember keeps the question that an event asked as the last of its conversation,
// or in its old place where the event comes again.
func (s Conversations) Remember(ctx context.Context, c bot.Conversation, event string, p question.Previous, now time.Time) error {
	err := s.file.writer.do(ctx, func(tx transaction) error {
		err := tx.do(`INSERT INTO conversation
			(enterprise, team, channel, thread, event, question, speaker, day, shown, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (enterprise, team, channel, thread, event) DO UPDATE SET
			question = excluded.question, speaker = excluded.speaker, day = excluded.day, shown = excluded.shown, at = excluded.at`,
			c.Enterprise, c.Team, c.Channel, c.Thread, event, p.Question.String(), p.Speaker, string(p.Day), p.Shown, now.Unix())
		if err != nil {
			return err
		}
		return tx.do(`DELETE FROM conversation WHERE enterprise = ? AND team = ? AND channel = ? AND thread = ? AND id <= (SELECT id FROM conversation
			WHERE enterprise = ? AND team = ? AND channel = ? AND thread = ? ORDER BY id DESC LIMIT 1 OFFSET ?)`,
			c.Enterprise, c.Team, c.Channel, c.Thread, c.Enterprise, c.Team, c.Channel, c.Thread, stepsKept)
	})
	if err != nil {
		return fmt.Errorf("remembering a conversation: %w", err)
	}
	return nil
}

// Recall returns at which question a conversation is, or was before an event that
// is remembered; the zero Previous where nobody asked within the last day.
func (s Conversations) Recall(ctx context.Context, c bot.Conversation, event string, now time.Time) (question.Previous, error) {
	var p question.Previous
	var canonical string
	row := s.file.db.QueryRowContext(ctx, `SELECT question, speaker, day, shown FROM conversation c
		WHERE enterprise = ? AND team = ? AND channel = ? AND thread = ? AND at >= ? AND NOT EXISTS (
			SELECT 1 FROM conversation this WHERE this.enterprise = c.enterprise AND this.team = c.team
			AND this.channel = c.channel AND this.thread = c.thread AND this.event = ? AND this.id <= c.id)
		ORDER BY id DESC LIMIT 1`,
		c.Enterprise, c.Team, c.Channel, c.Thread, now.Add(-conversationKept).Unix(), event)
	switch err := row.Scan(&canonical, &p.Speaker, &p.Day, &p.Shown); {
	case errors.Is(err, sql.ErrNoRows):
		return question.Previous{}, nil
	case err != nil:
		return question.Previous{}, fmt.Errorf("recalling a conversation: %w", err)
	}
	p.Question = question.Parse(canonical, question.Options{})
	return p, nil
}
