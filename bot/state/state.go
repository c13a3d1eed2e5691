// Package state owns what the bot must remember over a restart: which events
// it has acted on, which digests it has posted, and at which question a
// conversation is, with who takes part in it. It is a SQLite file of its own, apart
// from the archive. It holds nothing that a person typed but the last question of
// a conversation, as it was understood, for a day, and the feedback that they gave
// without their name.
package state

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// Store is the bot's state file. It is safe for concurrent use, and several
// processes may have the same file open.
type Store struct {
	db *sql.DB
}

// pragmas apply to each connection. The file is written by several goroutines
// and may be read by doctor beside a running serve, so a writer waits for its
// turn, and takes the write lock when it begins rather than half-way.
var pragmas = url.Values{
	"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "foreign_keys(1)", "synchronous(FULL)"},
	"_txlock": {"immediate"},
}

// Open opens the state file at path, making it where there is none and
// bringing an older schema up to date. The error of a file with a newer schema
// tells the reader to upgrade.
func Open(ctx context.Context, path string) (*Store, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("state file %s: %w", path, err)
	}
	// SQLite calls any of these "out of memory".
	if _, err := os.Stat(filepath.Dir(abs)); err != nil {
		return nil, fmt.Errorf("state file %s: %w", path, err)
	}
	if info, err := os.Stat(abs); err == nil && info.IsDir() {
		return nil, fmt.Errorf("state file %s: it is a folder", path)
	}
	dsn := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: pragmas.Encode()}
	db, err := sql.Open("sqlite", dsn.String())
	if err != nil {
		return nil, fmt.Errorf("state file %s: %w", path, err)
	}
	// One connection: every statement here is short, and SQLite has one writer.
	db.SetMaxOpenConns(1)
	if err := migrate(ctx, db); err != nil {
		db.Close()
		return nil, fmt.Errorf("state file %s: %w", path, err)
	}
	return &Store{db: db}, nil
}

// Close closes the file.
func (s *Store) Close() error { return s.db.Close() }

// write runs fn in a transaction.
func write(ctx context.Context, db *sql.DB, fn func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // without effect once committed
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit()
}
