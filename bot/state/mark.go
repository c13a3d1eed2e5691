package state

import (
	"context"
	"errors"
	"fmt"
	"time"

	"onrecord/bot/factcheck/mark"
	"onrecord/corpus"
)

// Marks is the words that must not be printed again.
type Marks struct{ file *file }

// ErrNoMark is returned for a number that no mark has.
var ErrNoMark = errors.New("no such mark: onrecord mark list shows them")

// Add keeps a mark and returns its number.
func (s Marks) Add(ctx context.Context, m mark.Mark) (id int64, err error) {
	err = s.file.writer.do(ctx, func(tx transaction) error {
		if err := tx.do("INSERT INTO mark (words, speaker, kind, reason, link, editor, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
			m.Words, m.Speaker, string(m.As), m.Reason, m.Link, m.Editor, m.At.Unix()); err != nil {
			return err
		}
		return tx.row("SELECT max(id) FROM mark")(&id)
	})
	if err != nil {
		return 0, fmt.Errorf("keeping a mark: %w", err)
	}
	return id, nil
}

// Marks implements mark.Store.
func (s Marks) Marks(ctx context.Context) ([]mark.Mark, error) {
	var out []mark.Mark
	read := func(scan func(...any) error) error {
		var m mark.Mark
		var at int64
		if err := scan(&m.ID, &m.Words, &m.Speaker, &m.As, &m.Reason, &m.Link, &m.Editor, &at); err != nil {
			return err
		}
		m.At = time.Unix(at, 0).UTC()
		out = append(out, m)
		return nil
	}
	err := s.file.each(ctx, "reading marks", read, "SELECT id, words, speaker, kind, reason, link, editor, at FROM mark ORDER BY id DESC")
	return out, err
}

// Remove takes a mark back, with what was ticked off for it.
func (s Marks) Remove(ctx context.Context, id int64) error {
	if err := s.mustHave(ctx, id); err != nil {
		return err
	}
	return s.file.change(ctx, "taking back a mark", "DELETE FROM mark WHERE id = ?", id)
}

// Tick records that an article which prints marked words was dealt with.
func (s Marks) Tick(ctx context.Context, id int64, article corpus.ArticleID) error {
	if err := s.mustHave(ctx, id); err != nil {
		return err
	}
	return s.file.change(ctx, "ticking off an article", "INSERT INTO ticked (mark, article) VALUES (?, ?) ON CONFLICT DO NOTHING", id, string(article))
}

// Ticked returns the articles that were dealt with for a mark.
func (s Marks) Ticked(ctx context.Context, id int64) ([]corpus.ArticleID, error) {
	var out []corpus.ArticleID
	err := s.file.each(ctx, "reading what was ticked off", func(scan func(...any) error) error {
		var article corpus.ArticleID
		err := scan(&article)
		out = append(out, article)
		return err
	}, "SELECT article FROM ticked WHERE mark = ? ORDER BY article", id)
	return out, err
}

// Dismiss records that an editor does not want a proposal.
func (s Marks) Dismiss(ctx context.Context, proposal, editor string, at time.Time) error {
	return s.file.change(ctx, "dismissing a proposal", "INSERT INTO dismissed (proposal, editor, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", proposal, editor, at.Unix())
}

// Dismissed returns the proposals that editors did not want.
func (s Marks) Dismissed(ctx context.Context) (map[string]bool, error) {
	out := make(map[string]bool)
	err := s.file.each(ctx, "reading proposals", func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		out[id] = true
		return err
	}, "SELECT proposal FROM dismissed")
	return out, err
}

func (s Marks) mustHave(ctx context.Context, id int64) error {
	var n int
	if err := s.file.db.QueryRowContext(ctx, "SELECT count(*) FROM mark WHERE id = ?", id).Scan(&n); err != nil {
		return fmt.Errorf("reading marks: %w", err)
	}
	if n == 0 {
		return fmt.Errorf("%d: %w", id, ErrNoMark)
	}
	return nil
}
