package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
)

// Backup writes what a database holds at one moment to a new file that only its owner
// can read. Others may read and write the database meanwhile.
func Backup(ctx context.Context, db *sql.DB, path string) error {
	// SQLite writes into an empty file, and makes one that everybody can read.
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, `VACUUM INTO ?`, path); err != nil {
		return errors.Join(Explain(err), os.Remove(path))
	}
	f, err = os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
