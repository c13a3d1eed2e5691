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
	err = a.file.db.QueryRowContext(ctx, `SELECT token FROM lineages WHERE first <= ? ORDER BY first DESC LIMIT 1`, seq).Scan(&token)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return token, a.file.wrap("read the archive", err)
}
