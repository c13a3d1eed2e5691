// Package sqlite owns how a SQLite file of the project is opened: its pragmas,
// who may read it, its schema, and what can be done about SQLite's errors. The
// archive and the bot's state are such files.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"onrecord/corpus/database/engine"
)

// Options say what a file is opened with.
type Options struct {
	// Migrations bring a file from schema i to i+1; PRAGMA user_version holds the
	// schema reached. A migration is never changed once released: one is added.
	Migrations []engine.Migration
	// Whole is the schema that Migrations make of an empty file, as [Tables] tells it: each
	// table that is altered there takes a millisecond. Migrations that put rows into an empty
	// file have none.
	Whole string
	// Connections is the most that are open at once.
	Connections int
	// Erase overwrites what is deleted.
	Erase bool
}

// Open opens a file, making one that only its owner can read where there is none,
// and brings an older schema up to date. A commit survives the loss of power, and
// several processes may have the same file open.
func Open(ctx context.Context, path string, o Options) (*engine.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(abs); err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s is a folder", abs)
	}
	// SQLite calls a missing folder "out of memory", and gives the files of its log
	// the permissions that it finds here.
	f, err := os.OpenFile(abs, os.O_RDWR|os.O_CREATE, 0o600)
	switch {
	case errors.Is(err, os.ErrPermission):
		// It may be read still.
	case err != nil:
		return nil, Explain(err)
	default:
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
	return open(ctx, url.URL{Scheme: "file", Path: filepath.ToSlash(abs)}, "WAL", o)
}

// OpenMemory opens a database that is gone when it is closed.
func OpenMemory(ctx context.Context, o Options) (*engine.DB, error) {
	o.Connections = 1 // each connection would have a database of its own
	return open(ctx, url.URL{Scheme: "file", Opaque: ":memory:"}, "MEMORY", o)
}

func open(ctx context.Context, file url.URL, journal string, o Options) (*engine.DB, error) {
	pragmas := []string{"busy_timeout(20000)", "journal_mode(" + journal + ")", "synchronous(FULL)", "foreign_keys(1)"}
	if o.Erase {
		pragmas = append(pragmas, "secure_delete(1)")
	}
	// A transaction takes the write lock when it begins rather than half-way.
	file.RawQuery = url.Values{"_pragma": pragmas, "_txlock": {"immediate"}}.Encode()
	pool, err := sql.Open("sqlite", file.String())
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(o.Connections)
	db := &engine.DB{SQL: pool, Dialect: dialect}
	if err := errors.Join(begin(ctx, db, o), schema.Migrate(ctx, db, o.Migrations)); err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return db, nil
}

// begin gives an empty file its schema at once.
func begin(ctx context.Context, db *engine.DB, o Options) error {
	isNew := func(in engine.Queryer) (bool, error) {
		has, err := schema.Has(ctx, in)
		return err == nil && has == 0 && o.Whole != "", db.Explain(err)
	}
	// Without a transaction first, which would wait for whoever is writing.
	if is, err := isNew(db.SQL); err != nil || !is {
		return err
	}
	return db.Write(ctx, func(tx *sql.Tx) error {
		if is, err := isNew(tx); err != nil || !is {
			return err
		}
		if _, err := tx.ExecContext(ctx, o.Whole); err != nil {
			return fmt.Errorf("make schema %d: %w", len(o.Migrations), err)
		}
		return schema.Set(ctx, tx, len(o.Migrations))
	})
}

// Tables tells the schema of a database, in statements that make it in another one.
func Tables(ctx context.Context, db *engine.DB) (string, error) {
	// SQLite makes the tables that are called so by itself.
	rows, err := db.SQL.QueryContext(ctx, `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY rowid`)
	if err != nil {
		return "", db.Explain(err)
	}
	defer rows.Close()
	var out strings.Builder
	for rows.Next() {
		var statement string
		if err := rows.Scan(&statement); err != nil {
			return "", db.Explain(err)
		}
		out.WriteString(statement + ";\n\n")
	}
	return out.String(), db.Explain(rows.Err())
}

var dialect = engine.Dialect{
	Name:    "SQLite",
	Version: "SELECT sqlite_version()",
	Items:   "json_each(?) AS item",
	Now:     "unixepoch()",
	Integrity: `SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'
		UNION ALL SELECT 'row of ' || "table" || ' refers to a missing ' || parent FROM pragma_foreign_key_check`,
	Explain: Explain,
	Backup:  Backup,
}

// schema is in the head of the file.
var schema = engine.Schema{
	Has: func(ctx context.Context, db engine.Queryer) (has int, err error) {
		err = db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&has)
		return has, err
	},
	Set: func(ctx context.Context, tx *sql.Tx, has int) error {
		_, err := tx.ExecContext(ctx, fmt.Sprintf(`PRAGMA user_version = %d`, has))
		return err
	},
}

// Explain adds to an error of SQLite, or of the file system below it, what can be done about
// it.
func Explain(err error) error {
	var e *sqlite.Error
	if errors.Is(err, syscall.EROFS) && !engine.IsExplained(err) {
		return engine.Explained("it lies on a disk that can only be read, and even an answer needs files beside it: copy the folder to one that can be written", err)
	}
	if engine.IsExplained(err) || !errors.As(err, &e) {
		return err
	}
	switch e.Code() {
	case sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMMAP, sqlite3.SQLITE_IOERR_SHMOPEN:
		return engine.Explained("the disk has no room for the files beside it that even reading needs: free some space and run it again", err)
	}
	switch e.Code() & 0xff { // the primary result code
	case sqlite3.SQLITE_FULL:
		return engine.Explained("the disk is full: free some space and run it again; what was stored before is safe", err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return engine.Explained("another process keeps writing to it: try again", err)
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return engine.Explained("it is damaged, or no file of onrecord: put back a backup with onrecord restore, or move the file away and begin anew", err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return engine.Explained("cannot be written: check the folder and its permissions", err)
	}
	return err
}
