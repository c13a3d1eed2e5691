package corpus

import (
	"context"
	"fmt"

	"onrecord/corpus/sqlite"
)

// LimitPages makes the disk look full to SQLite once the file has that many pages.
func (a *Archive) LimitPages(ctx context.Context, pages int) error {
	a.file.db.SetMaxOpenConns(1) // the limit belongs to a connection
	a.file.db.SetMaxIdleConns(1)
	_, err := a.file.db.ExecContext(ctx, fmt.Sprintf(`PRAGMA max_page_count = %d`, pages))
	return err
}

// OpenBefore opens an archive as the version did whose schema was the one before.
func OpenBefore(ctx context.Context, path string) (*Archive, error) {
	before := store.File
	before.Migrations = migrations[:len(migrations)-1]
	db, err := sqlite.Open(ctx, path, before)
	if err != nil {
		return nil, err
	}
	return prepare(ctx, db)
}
