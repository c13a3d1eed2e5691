package corpus

import (
	"context"
	"database/sql"
	"errors"
)

// Position is how far a reader of the archive has come. Whoever keeps one over a
// restart keeps both parts: after an older copy of the archive was put back its
// sequence numbers are given again, to other changes.
type Position struct {
	Seq     Seq
	Lineage string // that gave the number
}

// Lineage returns what names the changes around a sequence number: whoever opens the
// archive and changes something begins a lineage. It is empty for 0 and for a number
// that was not given yet.
func (a *Archive) Lineage(ctx context.Context, seq Seq) (string, error) {
	last, err := a.Last(ctx)
	if err != nil || seq <= 0 || seq > last {
		return "", err
	}
	var token string
	err = a.db.QueryRowContext(ctx, `SELECT token FROM lineages WHERE first <= ? ORDER BY first DESC LIMIT 1`, seq).Scan(&token)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return token, wrap("read the archive", err)
}

// change is write for what gives articles new sequence numbers.
func (a *Archive) change(ctx context.Context, do func(*sql.Tx) error) error {
	begun := a.lineage.Load()
	err := a.write(ctx, func(tx *sql.Tx) error {
		if !begun {
			if _, err := tx.ExecContext(ctx, beginLineage); err != nil {
				return err
			}
		}
		return do(tx)
	})
	if err == nil {
		a.lineage.Store(true)
	}
	return err
}

// A lineage that gave no number is replaced.
const beginLineage = `INSERT INTO lineages (first, token) VALUES (` + nextSeq + `, lower(hex(randomblob(8))))
	ON CONFLICT (first) DO UPDATE SET token = excluded.token`
