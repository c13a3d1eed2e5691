package state

import (
	"context"
	"fmt"
	"time"

	"onrecord/bot/factcheck/mark"
	"onrecord/corpus"
	"onrecord/corpus/intake/raw"
)

// Claimed keeps statements that an article says it has checked, each once.
func (s Marks) Claimed(ctx context.Context, article corpus.ArticleID, claims []raw.Claim, at time.Time) error {
	err := s.file.writer.do(ctx, func(tx transaction) error {
		for _, c := range claims {
			err := tx.do("INSERT INTO reviewed (words, speaker, verdict, link, article, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
				c.Words, c.Speaker, c.Verdict, c.Link, string(article), at.Unix())
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("keeping what a page has checked: %w", err)
	}
	return nil
}

// Claims implements mark.Claims.
func (s Marks) Claims(ctx context.Context, after int64) ([]mark.Claim, error) {
	var out []mark.Claim
	read := func(scan func(...any) error) error {
		var c mark.Claim
		err := scan(&c.ID, &c.Words, &c.Speaker, &c.Verdict, &c.Link, &c.Article)
		out = append(out, c)
		return err
	}
	err := s.file.each(ctx, "reading what pages have checked", read, "SELECT id, words, speaker, verdict, link, article FROM reviewed WHERE id > ? ORDER BY id", after)
	return out, err
}
