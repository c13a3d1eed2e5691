package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"onrecord/corpus"
)

// DigestKey names one digest: a day's, for one channel. It is posted at most
// once.
type DigestKey struct {
	Team, Channel string
	Day           corpus.Day // of the articles
}

// Unconfirmed is a digest that was about to be posted, with no word since of
// what became of it: the process died or the connection broke in between. It
// may stand in the channel, so it is not posted again.
type Unconfirmed struct {
	DigestKey
	Intended time.Time // UTC
}

// ClaimDigest records that the digest is about to be posted. fresh is true for
// the first caller alone; with false the digest is not to be posted.
func (s *Store) ClaimDigest(ctx context.Context, key DigestKey, at time.Time) (fresh bool, err error) {
	n, err := s.exec(ctx, "INSERT OR IGNORE INTO digest (team, channel, day, intended) VALUES (?, ?, ?, ?)",
		key.Team, key.Channel, string(key.Day), at.Unix())
	if err != nil {
		return false, fmt.Errorf("claiming the digest of %s for %s: %w", key.Day, key.Channel, err)
	}
	return n == 1, nil
}

// ConfirmDigest records that Slack took a claimed digest; ts is the name that
// Slack gave the message.
func (s *Store) ConfirmDigest(ctx context.Context, key DigestKey, ts string, at time.Time) error {
	n, err := s.exec(ctx, "UPDATE digest SET posted = ?, ts = ? WHERE team = ? AND channel = ? AND day = ?",
		at.Unix(), ts, key.Team, key.Channel, string(key.Day))
	if err == nil && n == 0 {
		err = errors.New("it was never claimed")
	}
	if err != nil {
		return fmt.Errorf("confirming the digest of %s for %s: %w", key.Day, key.Channel, err)
	}
	return nil
}

// ReleaseDigest takes back the claim of a digest that Slack refused, and which
// therefore stands nowhere, so that it can be claimed again. A confirmed digest
// stays.
func (s *Store) ReleaseDigest(ctx context.Context, key DigestKey) error {
	_, err := s.exec(ctx, "DELETE FROM digest WHERE team = ? AND channel = ? AND day = ? AND posted IS NULL",
		key.Team, key.Channel, string(key.Day))
	if err != nil {
		return fmt.Errorf("releasing the digest of %s for %s: %w", key.Day, key.Channel, err)
	}
	return nil
}

// UnconfirmedDigests lists the digests claimed and neither confirmed nor
// released, oldest day first. While a digest is on its way it is among them.
func (s *Store) UnconfirmedDigests(ctx context.Context) ([]Unconfirmed, error) {
	rows, err := s.db.QueryContext(ctx,
		"SELECT team, channel, day, intended FROM digest WHERE posted IS NULL ORDER BY day, team, channel")
	if err != nil {
		return nil, fmt.Errorf("listing unconfirmed digests: %w", err)
	}
	defer rows.Close()
	var out []Unconfirmed
	for rows.Next() {
		var u Unconfirmed
		var intended int64
		if err := rows.Scan(&u.Team, &u.Channel, &u.Day, &intended); err != nil {
			return nil, fmt.Errorf("listing unconfirmed digests: %w", err)
		}
		u.Intended = time.Unix(intended, 0).UTC()
		out = append(out, u)
	}
	return out, rows.Err()
}

// exec runs one statement and returns how many rows it changed.
func (s *Store) exec(ctx context.Context, statement string, args ...any) (changed int64, err error) {
	err = write(ctx, s.db, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, statement, args...)
		if err != nil {
			return err
		}
		changed, err = result.RowsAffected()
		return err
	})
	return changed, err
}
