package corpus

import (
	"context"
	"fmt"
)

// LimitPages makes the disk look full to SQLite once the file has that many pages.
func (a *Archive) LimitPages(ctx context.Context, pages int) error {
	a.db.SetMaxOpenConns(1) // the limit belongs to a connection
	a.db.SetMaxIdleConns(1)
	_, err := a.db.ExecContext(ctx, fmt.Sprintf(`PRAGMA max_page_count = %d`, pages))
	return err
}
