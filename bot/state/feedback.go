package state

import (
	"context"
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
