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
	return s.change(ctx, "keeping feedback", `INSERT INTO feedback (enterprise, team, at, passage, wrong, comment, question) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		f.Enterprise, f.Team, f.At.Unix(), f.Passage.String(), string(f.What), f.Comment, f.Question)
}

// reader is who reads feedback, as one of the readers in the table reached.
const reader = "feedback"

// Feedback returns all feedback, oldest first.
func (s *Store) Feedback(ctx context.Context) ([]bot.Feedback, error) {
	var out []bot.Feedback
	read := func(scan func(...any) error) error {
		var f bot.Feedback
		var at int64
		var passage string
		err := scan(&f.Enterprise, &f.Team, &at, &passage, &f.What, &f.Comment, &f.Question)
		if err != nil {
			return err
		}
		f.Passage, err = answer.ParseReference(passage)
		f.At = time.Unix(at, 0).UTC()
		out = append(out, f)
		return err
	}
	err := s.each(ctx, "reading feedback", read, "SELECT enterprise, team, at, passage, wrong, comment, question FROM feedback ORDER BY id")
	return out, err
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
