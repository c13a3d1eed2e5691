package state

import (
	"context"
	"fmt"
	"time"
)

// Inbox is what was received and not answered yet, with the idempotency keys of what was
// received within a week.
type Inbox struct{ file *file }

// Received is something that was asked, waiting for its answer.
type Received struct {
	ID    int64 // grows with the order of arrival; never 0
	Asked []byte
	At    time.Time
	// Saying is true where a private answer was about to be said, with no word
	// since of what became of it.
	Saying bool
}

// Receive keeps what was asked until it is settled, and its keys for a week, both
// or neither. fresh is false, and nothing is kept, where one of the keys is
// known: it was received before.
func (s Inbox) Receive(ctx context.Context, by Installation, asked []byte, at time.Time, keys ...string) (id int64, fresh bool, err error) {
	err = s.file.writer.do(ctx, func(tx transaction) error {
		for _, key := range keys {
			var known bool
			if err := tx.row("SELECT EXISTS (SELECT 1 FROM claim WHERE key = ?)", key)(&known); err != nil || known {
				return err
			}
		}
		for _, key := range keys {
			// The same key twice in one call is one claim.
			if err := tx.do("INSERT INTO claim (key, at) VALUES (?, ?) ON CONFLICT DO NOTHING", key, at.Unix()); err != nil {
				return err
			}
		}
		err := tx.row("INSERT INTO inbox (enterprise, team, asked, at) VALUES (?, ?, ?, ?) RETURNING id",
			by.Enterprise, by.Team, asked, at.Unix())(&id)
		fresh = err == nil
		return err
	})
	if err != nil {
		return 0, false, fmt.Errorf("keeping what was asked: %w", err)
	}
	return id, fresh, nil
}

// Pending lists what was received and not settled, in the order of arrival.
func (s Inbox) Pending(ctx context.Context, by Installation) ([]Received, error) {
	var out []Received
	read := func(scan func(...any) error) error {
		var r Received
		var at int64
		err := scan(&r.ID, &r.Asked, &at, &r.Saying)
		r.At = time.Unix(at, 0).UTC()
		out = append(out, r)
		return err
	}
	err := s.file.each(ctx, "listing what is unanswered", read,
		"SELECT id, asked, at, saying IS NOT NULL FROM inbox WHERE enterprise = ? AND team = ? ORDER BY id", by.Enterprise, by.Team)
	return out, err
}

// Saying records that a private answer is about to be said. Nothing tells
// afterwards whether it was heard.
func (s Inbox) Saying(ctx context.Context, id int64, at time.Time) error {
	return s.file.change(ctx, "recording a private answer", "UPDATE inbox SET saying = ? WHERE id = ?", at.Unix(), id)
}

// Complete forgets what was asked, which is answered.
func (s Inbox) Complete(ctx context.Context, id int64) error {
	return s.file.change(ctx, "settling what was asked", "DELETE FROM inbox WHERE id = ?", id)
}

// Reopen forgets what was asked and its keys, so that it can be asked again.
func (s Inbox) Reopen(ctx context.Context, id int64, keys ...string) error {
	err := s.file.writer.do(ctx, func(tx transaction) error {
		for _, key := range keys {
			if err := tx.do("DELETE FROM claim WHERE key = ?", key); err != nil {
				return err
			}
		}
		return tx.do("DELETE FROM inbox WHERE id = ?", id)
	})
	if err != nil {
		return fmt.Errorf("reopening what was asked: %w", err)
	}
	return nil
}
