package state

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"onrecord/bot"
)

// sourceID names a feed or folder without telling its address, which may hold a
// password.
func sourceID(target string) string {
	sum := sha256.Sum256([]byte(target))
	return hex.EncodeToString(sum[:16])
}

// Polled records a look at a feed or folder: whether it could be read and, where it
// or something in it could not be, why. An empty problem leaves the last one.
func (s *Store) Polled(ctx context.Context, target string, at time.Time, read bool, problem string) error {
	id := sourceID(target)
	err := s.writer.do(ctx, func(tx transaction) error {
		if err := tx.do("INSERT OR IGNORE INTO source (id) VALUES (?)", id); err != nil {
			return err
		}
		if read {
			if err := tx.do("UPDATE source SET read = ? WHERE id = ?", at.Unix(), id); err != nil {
				return err
			}
		}
		if problem == "" {
			return nil
		}
		return tx.do("UPDATE source SET failed = ?, error = ? WHERE id = ?", at.Unix(), problem, id)
	})
	if err != nil {
		return fmt.Errorf("recording how a feed or folder is: %w", err)
	}
	return nil
}

// Source returns how a feed or folder was when it was last read; zero where it
// never was. Its name is for the caller to give.
func (s *Store) Source(ctx context.Context, target string) (bot.Source, error) {
	var read, failed int64
	var out bot.Source
	row := s.db.QueryRowContext(ctx, "SELECT read, failed, error FROM source WHERE id = ?", sourceID(target))
	if err := row.Scan(&read, &failed, &out.Problem); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return out, fmt.Errorf("looking up how a feed or folder is: %w", err)
	}
	out.Read, out.Failed = momentOf(read), momentOf(failed)
	return out, nil
}

// momentOf is a time as a column holds it, where 0 is never.
func momentOf(seconds int64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0).UTC()
}
