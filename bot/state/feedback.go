package state

import (
	"context"
	"fmt"
	"time"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
)

// Feedback is what people found wrong with citations.
type Feedback struct{ file *file }

// Add keeps what somebody found wrong with a citation.
func (s Feedback) Add(ctx context.Context, f bot.Feedback) error {
	return s.file.change(ctx, "keeping feedback", `INSERT INTO feedback (enterprise, team, at, passage, wrong, comment, question) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		f.Enterprise, f.Team, f.At.Unix(), f.Passage.String(), string(f.What), f.Comment, f.Question)
}

// reader is who reads feedback, as one of the readers in the table reached.
const reader = "feedback"

// feedbackColumns are read by scanFeedback.
const feedbackColumns = "SELECT id, enterprise, team, at, passage, wrong, comment, question, how FROM feedback"

func scanFeedback(scan func(...any) error) (w bot.Waiting, err error) {
	var at int64
	var passage string
	if err := scan(&w.ID, &w.Enterprise, &w.Team, &at, &passage, &w.What, &w.Comment, &w.Question, &w.Settled); err != nil {
		return w, err
	}
	w.Passage, err = answer.ParseReference(passage)
	w.At = time.Unix(at, 0).UTC()
	return w, err
}

// All returns all feedback, oldest first.
func (s Feedback) All(ctx context.Context) ([]bot.Feedback, error) {
	var out []bot.Feedback
	read := func(scan func(...any) error) error {
		w, err := scanFeedback(scan)
		out = append(out, w.Feedback)
		return err
	}
	err := s.file.each(ctx, "reading feedback", read, feedbackColumns+" ORDER BY id")
	return out, err
}

// Waiting implements bot.FeedbackBox.
func (s Feedback) Waiting(ctx context.Context, workspace bot.Conversation) ([]bot.Waiting, error) {
	var out []bot.Waiting
	read := func(scan func(...any) error) error {
		w, err := scanFeedback(scan)
		out = append(out, w)
		return err
	}
	err := s.file.each(ctx, "reading feedback", read, feedbackColumns+" WHERE settled = 0 AND enterprise = ? AND team = ? ORDER BY id", workspace.Enterprise, workspace.Team)
	return out, err
}

// Settle implements bot.FeedbackBox.
func (s Feedback) Settle(ctx context.Context, done bot.Settlement, ids ...int64) error {
	err := s.file.writer.do(ctx, func(tx transaction) error {
		for _, id := range ids {
			if err := tx.do("UPDATE feedback SET settled = ?, editor = ?, how = ? WHERE id = ? AND settled = 0", done.At.Unix(), done.By, string(done.How), id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("settling feedback: %w", err)
	}
	return nil
}

// MarkRead records that the oldest n of the feedback were read.
func (s Feedback) MarkRead(ctx context.Context, n int) error {
	return s.file.change(ctx, "recording that feedback was read", `INSERT INTO reached (enterprise, team, reader, seq)
		SELECT '', '', ?, max(id) FROM (SELECT id FROM feedback ORDER BY id LIMIT ?) AS oldest HAVING max(id) IS NOT NULL
		ON CONFLICT (enterprise, team, reader) DO UPDATE SET seq = excluded.seq WHERE excluded.seq > reached.seq`, reader, n)
}

// Unread counts the feedback that nobody has read or settled.
func (s Feedback) Unread(ctx context.Context) (n int, err error) {
	row := s.file.db.QueryRowContext(ctx, `SELECT count(*) FROM feedback WHERE settled = 0 AND id >
		(SELECT coalesce(max(seq), 0) FROM reached WHERE enterprise = '' AND team = '' AND reader = ?)`, reader)
	if err := row.Scan(&n); err != nil {
		return 0, fmt.Errorf("counting feedback: %w", err)
	}
	return n, nil
}
