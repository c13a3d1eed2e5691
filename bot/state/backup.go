package state

import (
	"context"
	"errors"
	"fmt"

	"onrecord/corpus/sqlite"
)

// Backup writes what is kept to a new file, as it is at one moment, while others read
// and write the state. What was asked is not kept for long, and a backup is: the
// questions that wait, and those of conversations, are left out.
func (s *Store) Backup(ctx context.Context, path string) error {
	if err := backup(ctx, s, path); err != nil {
		return fmt.Errorf("back up the state to %s: %w", path, err)
	}
	return nil
}

func backup(ctx context.Context, s *Store, path string) (err error) {
	if err := s.file.in.Backup(ctx, s.file.db, path); err != nil {
		return err
	}
	db, err := sqlite.Open(ctx, path, place.File)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.SQL.Close()) }()
	for _, table := range []string{"inbox", "conversation", "participant"} {
		if _, err := db.SQL.ExecContext(ctx, "DELETE FROM "+table); err != nil {
			return sqlite.Explain(err)
		}
	}
	return nil
}
