package state

import (
	"cmp"
	"context"
	"fmt"
	"time"
)

// Retention is how long it is remembered what was posted and which articles it cites, what
// a watch found, so that the same statement, printed again, is not told again, and how a
// feed or folder was that is read no more, where the settings do not say.
const Retention = 90 * 24 * time.Hour

const (
	// conversationKept is how long a conversation is remembered. Whoever comes back
	// later asks anew.
	conversationKept = 24 * time.Hour
	// claimsKept is how long the keys of what was received are remembered. Slack
	// gives up redelivering after minutes; the rest is for a bot that was off over
	// a long weekend.
	claimsKept = 7 * 24 * time.Hour
	// forgottenAtOnce bounds how much one write forgets, so that none keeps what
	// was asked waiting.
	forgottenAtOnce = 500
)

// passing are the tables whose rows are kept for a while.
var passing = []struct {
	table, key, old string
	kept            time.Duration // 0 is what the settings say
}{
	{"conversation", "id", "at < ?", conversationKept},
	{"participant", "enterprise, team, channel, thread, person", "at < ?", conversationKept},
	{"claim", "key", "at < ?", claimsKept},
	{"post", "key", "intended < ?", 0},
	{"found", "watch, statement", "at < ? AND bundle IS NOT NULL", 0},
	{"bundle", "id", "told < ?", 0},
	{"source", "id", "CASE WHEN read > failed THEN read ELSE failed END < ?", 0},
}

// Forget deletes what is kept no longer: what was posted and found, after the retention.
func (s *Store) Forget(ctx context.Context, now time.Time, retention time.Duration) error {
	for _, p := range passing {
		kept := cmp.Or(p.kept, retention)
		statement := fmt.Sprintf("DELETE FROM %s WHERE (%s) IN (SELECT %s FROM %s WHERE %s LIMIT %d)",
			p.table, p.key, p.key, p.table, p.old, forgottenAtOnce)
		for more := true; more; {
			err := s.file.writer.do(ctx, func(tx transaction) error {
				result, err := tx.exec(statement, now.Add(-kept).Unix())
				if err != nil {
					return err
				}
				forgotten, err := result.RowsAffected()
				more = forgotten == forgottenAtOnce
				return err
			})
			if err != nil {
				return fmt.Errorf("forgetting what is old: %w", err)
			}
		}
	}
	return s.Turns.forget(ctx)
}
