// Package engine owns what the archive and the bot's state may ask of a database,
// whichever program keeps it: corpus/sqlite, a file, or corpus/postgres, a server. The
// statements are written once, in the SQL that both know, with a ? for each value; where
// they differ, the [Dialect] says so.
package engine

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// DB is an open database.
type DB struct {
	SQL *sql.DB
	Dialect
}

// Dialect is where the programs that keep databases differ.
type Dialect struct {
	Name string // of the program, for people
	// Version selects the version of the program.
	Version string
	// Alone is the statement with which a transaction waits until no other one writes;
	// empty where beginning one does that. What reads is never kept waiting.
	Alone string
	// Items reads a JSON array, which its ? stands for, in a FROM: as rows "item" with the
	// columns "key", from 0, and "value", an array itself that ->> takes apart.
	Items string
	// Integrity selects what the program itself finds wrong with the database, a line each;
	// empty where it looks after that alone.
	Integrity string
	// Advance is the statement after which the next id of a table, whose name replaces %[1]s,
	// is higher than all in it; empty where it is by itself.
	Advance string
	// Now is the time of the database, in seconds since 1970: programs on several machines
	// go by one clock.
	Now string
	// Explain adds to an error what can be done about it.
	Explain func(error) error
	// Backup writes what the database holds at one moment to a new file, or says how else
	// it is backed up.
	Backup func(ctx context.Context, db *sql.DB, path string) error
	// Listen calls heard with what the triggers of the archive tell, and with nothing when
	// something may have been missed, until ctx ends; nil where the program tells nobody.
	Listen func(ctx context.Context, heard func(what string)) error
	// Lead runs do while this program leads those that have the store open in a task, which one
	// of them does; the context of do ends where another one may lead. nil where no other can
	// have it open to serve.
	Lead func(ctx context.Context, task string, do func(context.Context) error) error
}

// Status is how a database does.
type Status struct {
	Name, Version string // of the program
	Pool
}

// Pool are the connections of this process to a database.
type Pool struct {
	Used, Most int
	Waits      int64 // how often one had to be waited for
}

// Pool tells of the connections, and asks the database nothing.
func (db *DB) Pool() Pool {
	pool := db.SQL.Stats()
	return Pool{Used: pool.OpenConnections, Most: pool.MaxOpenConnections, Waits: pool.WaitCount}
}

// Status asks the database how it does.
func (db *DB) Status(ctx context.Context) (Status, error) {
	s := Status{Name: db.Name, Pool: db.Pool()}
	err := db.SQL.QueryRowContext(ctx, db.Dialect.Version).Scan(&s.Version)
	return s, db.Explain(err)
}

// Write runs do in a transaction that has the database to itself: what it reads stays true
// until it is committed.
func (db *DB) Write(ctx context.Context, do func(*sql.Tx) error) error {
	return db.write(ctx, db.Alone, do)
}

// Beside is Write beside others that write: only what it locks itself stays true. Whoever
// locks several rows locks them in the order of their keys.
func (db *DB) Beside(ctx context.Context, do func(*sql.Tx) error) error { return db.write(ctx, "", do) }

func (db *DB) write(ctx context.Context, alone string, do func(*sql.Tx) error) error {
	tx, err := db.SQL.BeginTx(ctx, nil)
	if err != nil {
		return db.Explain(err)
	}
	defer tx.Rollback() // does nothing after Commit
	if alone != "" {
		if _, err := tx.ExecContext(ctx, alone); err != nil {
			return db.Explain(err)
		}
	}
	if err := do(tx); err != nil {
		return db.Explain(err)
	}
	return db.Explain(tx.Commit())
}

// Snapshot runs do in a transaction that reads the database as it is at one moment, and keeps
// nobody else waiting.
func (db *DB) Snapshot(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := db.SQL.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return db.Explain(err)
	}
	defer tx.Rollback() // nothing was written
	return db.Explain(do(tx))
}

// Migration changes the tables, and then what stands in them.
type Migration struct {
	Tables string // in SQL
	Rows   func(context.Context, *sql.Tx) error
}

// ErrNewerSchema is the error of a database that a later onrecord has written.
var ErrNewerSchema = errors.New("written by a newer onrecord")

// Queryer is a database, or a transaction.
type Queryer interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}

// Schema is where a database keeps the number of migrations that it has seen.
type Schema struct {
	Has func(context.Context, Queryer) (int, error)
	Set func(context.Context, *sql.Tx, int) error
}

// Read is Has, with an error for more than are known.
func (s Schema) Read(ctx context.Context, db Queryer, known int) (int, error) {
	has, err := s.Has(ctx, db)
	if err != nil {
		return 0, err
	}
	if has > known {
		return 0, fmt.Errorf("has schema %d and this onrecord knows up to %d: %w: upgrade onrecord", has, known, ErrNewerSchema)
	}
	return has, nil
}

// Migrate runs the migrations that a database has not seen, all or none.
func (s Schema) Migrate(ctx context.Context, db *DB, migrations []Migration) error {
	// Without a transaction first, which would wait for whoever is writing.
	if has, err := s.Read(ctx, db.SQL, len(migrations)); err != nil || has == len(migrations) {
		return db.Explain(err)
	}
	return db.Write(ctx, func(tx *sql.Tx) error { return s.MigrateIn(ctx, tx, migrations) })
}

// MigrateIn is Migrate in a transaction, which whoever only wants to see may roll back.
func (s Schema) MigrateIn(ctx context.Context, tx *sql.Tx, migrations []Migration) error {
	has, err := s.Read(ctx, tx, len(migrations))
	if err != nil {
		return err
	}
	for i, m := range migrations[has:] {
		_, err := tx.ExecContext(ctx, m.Tables)
		if err == nil && m.Rows != nil {
			err = m.Rows(ctx, tx)
		}
		if err != nil {
			return fmt.Errorf("migrate to schema %d: %w", has+i+1, err)
		}
	}
	return s.Set(ctx, tx, len(migrations))
}
