package state

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

const (
	// claimsKept is how long a claim is remembered. Slack gives up redelivering
	// after minutes; the rest is for a bot that was off over a long weekend.
	claimsKept = 7 * 24 * time.Hour
	// prunedAtOnce bounds how many old claims one new claim clears away, so that
	// no claim takes long. It is above the few keys that a claim adds.
	prunedAtOnce = 64
)

// Claim takes the keys for the caller: fresh is true where none of them was
// known, and then all of them are. Where one is known, nothing is stored. at
// is the present, by which old claims are forgotten.
func (s *Store) Claim(ctx context.Context, at time.Time, keys ...string) (fresh bool, err error) {
	err = write(ctx, s.db, func(tx *sql.Tx) error {
		for _, key := range keys {
			var known bool
			row := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM claim WHERE key = ?)", key)
			if err := row.Scan(&known); err != nil || known {
				return err
			}
		}
		for _, key := range keys {
			// The same key twice in one call is one claim.
			if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO claim (key, at) VALUES (?, ?)", key, at.Unix()); err != nil {
				return err
			}
		}
		fresh = true
		return prune(ctx, tx, at)
	})
	if err != nil {
		return false, fmt.Errorf("claiming an event: %w", err)
	}
	return fresh, nil
}

func prune(ctx context.Context, tx *sql.Tx, now time.Time) error {
	_, err := tx.ExecContext(ctx,
		"DELETE FROM claim WHERE key IN (SELECT key FROM claim WHERE at < ? ORDER BY at LIMIT ?)",
		now.Add(-claimsKept).Unix(), prunedAtOnce)
	return err
}
