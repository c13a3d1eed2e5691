package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
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

// Schema is the schema that a file has, and the one to which opening it brings it. The
// file stays as it is.
func Schema(ctx context.Context, path string, o Options) (has, known int, err error) {
	db, err := asItIs(path)
	if err != nil {
		return 0, 0, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	has, err = schema.Read(ctx, db, len(o.Migrations))
	return has, len(o.Migrations), Explain(err)
}

// Copy does what Backup does, of a file that may have an older schema. The copy has it
// too.
func Copy(ctx context.Context, path, to string) (err error) {
	db, err := asItIs(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return Backup(ctx, db, to)
}

// asItIs opens a file to be read, whatever its schema.
func asItIs(path string) (*sql.DB, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	file := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: url.Values{"_pragma": {"busy_timeout(20000)"}}.Encode()}
	return sql.Open("sqlite", file.String())
}
