package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"onrecord/corpus"
)

// Positions is how far each reader has read the archive.
type Positions struct{ file *file }

// Get returns the sequence number of the archive up to which a reader has
// read; ok is false where it never has.
func (s Positions) Get(ctx context.Context, by Installation, reader string) (seq corpus.Seq, ok bool, err error) {
	row := s.file.db.QueryRowContext(ctx, "SELECT seq FROM reached WHERE enterprise = ? AND team = ? AND reader = ?",
		by.Enterprise, by.Team, reader)
	switch err := row.Scan(&seq); {
	case errors.Is(err, sql.ErrNoRows):
		return 0, false, nil
	case err != nil:
		return 0, false, fmt.Errorf("how far the archive was read: %w", err)
	}
	return seq, true, nil
}

// Set records how far a reader has read.
func (s Positions) Set(ctx context.Context, by Installation, reader string, seq corpus.Seq) error {
	return s.file.writer.do(ctx, func(tx transaction) error { return reach(tx, by, reader, seq) })
}

func reach(tx transaction, by Installation, reader string, seq corpus.Seq) error {
	err := tx.do(`INSERT INTO reached (enterprise, team, reader, seq) VALUES (?, ?, ?, ?)
		ON CONFLICT (enterprise, team, reader) DO UPDATE SET seq = excluded.seq`,
		by.Enterprise, by.Team, reader, int64(seq))
	if err != nil {
		return fmt.Errorf("recording how far the archive was read: %w", err)
	}
	return nil
}

// Reset lets every reader begin at the end of the archive: another one was
// put in the place of that which they have read.
func (s Positions) Reset(ctx context.Context) error {
	return s.file.change(ctx, "forgetting how far the archive was read", "DELETE FROM reached")
}
