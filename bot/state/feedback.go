package state

import (
	"context"
	"fmt"
	"time"

	"onrecord/bot"
	"onrecord/bot/answer"
)

// Put keeps what somebody found wrong with a citation.
func (s *Store) Put(ctx context.Context, f bot.Feedback) error {
	err := s.writer.do(ctx, func(tx transaction) error {
		return tx.do(`INSERT INTO feedback (enterprise, team, at, passage, wrong, comment, question) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			f.Enterprise, f.Team, f.At.Unix(), f.Passage.String(), string(f.What), f.Comment, f.Question)
	})
	if err != nil {
		return fmt.Errorf("keeping feedback: %w", err)
	}
	return nil
}

// reader is who reads feedback, as one of the readers in the table reached.
const reader = "feedback"

// Feedback returns all feedback, oldest first.
func (s *Store) Feedback(ctx context.Context) ([]bot.Feedback, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT enterprise, team, at, passage, wrong, comment, question FROM feedback ORDER BY id")
	if err != nil {
		return nil, fmt.Errorf("reading feedback: %w", err)
	}
	defer rows.Close()
	var out []bot.Feedback
	for rows.Next() {
		var f bot.Feedback
		var at int64
		var passage string
		if err := rows.Scan(&f.Enterprise, &f.Team, &at, &passage, &f.What, &f.Comment, &f.Question); err != nil {
			return nil, fmt.Errorf("reading feedback: %w", err)
		}
		if f.Passage, err = answer.ParseReference(passage); err != nil {
			return nil, fmt.Errorf("reading feedback: %w", err)
		}
		f.At = time.Unix(at, 0).UTC()
		out = append(out, f)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("reading feedback: %w", err)
	}
	return out, nil
}

// FeedbackRead records that the oldest n of the feedback were read.
func (s *Store) FeedbackRead(ctx context.Context, n int) error {
	return s.change(ctx, "recording that feedback was read", `INSERT INTO reached (enterprise, team, reader, seq)
		SELECT '', '', ?, max(id) FROM (SELECT id FROM feedback ORDER BY id LIMIT ?) HAVING max(id) IS NOT NULL
		ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq)`, reader, n)
}

// Unread counts the feedback that nobody has read.
func (s *Store) Unread(ctx context.Context) (n int, err error) {
	row := s.db.QueryRowContext(ctx, `SELECT count(*) FROM feedback WHERE id >
		(SELECT coalesce(max(seq), 0) FROM reached WHERE enterprise = '' AND team = '' AND reader = ?)`, reader)
	if err := row.Scan(&n); err != nil {
		return 0, fmt.Errorf("counting feedback: %w", err)
	}
	return n, nil
}
