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
