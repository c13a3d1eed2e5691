// Package postgres owns how a PostgreSQL database of the project is opened: its
// connections, its schema, how the statements of the stores become its own, and what can be
// done about its errors. The archive and the bot's state may lie in one.
package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"net"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"onrecord/corpus/database/engine"
)

// Options say what a store of a database is opened with.
type Options struct {
	// Store names its tables among those of the database: "archive" or "state".
	Store string
	// Migrations bring it from schema i to i+1; the table onrecord_schema holds the schema
	// reached. A migration is never changed once released: one is added.
	Migrations []engine.Migration
	// Connections is the most that are open at once.
	Connections int
}

// oldest is the oldest version of PostgreSQL that has all that is used.
const oldest = 130000

// patience is how long making a connection may take, where the URL does not say.
const patience = 5 * time.Second

// IsURL reports whether a text is the URL of a PostgreSQL database, rather than a path.
func IsURL(at string) bool {
	return strings.HasPrefix(at, "postgres://") || strings.HasPrefix(at, "postgresql://")
}

// Open opens a store of the database with a URL, and brings an older schema up to date. The
// URL, or the variables and the file of passwords that PostgreSQL's own programs read, say
// who opens it and how TLS is used. Several processes may have the same database open.
func Open(ctx context.Context, url string, o Options) (*engine.DB, error) {
	db, schema, err := open(ctx, url, o)
	if err != nil {
		return nil, err
	}
	if err := schema.Migrate(ctx, db, o.Migrations); err != nil {
		return nil, errors.Join(err, db.SQL.Close())
	}
	return db, nil
}

// Schema is the schema that a store has, and the one to which opening it brings it. It stays
// as it is. The error of one that is not there is fs.ErrNotExist.
func Schema(ctx context.Context, url string, o Options) (has, known int, err error) {
	db, schema, err := open(ctx, url, o)
	if err != nil {
		return 0, 0, err
	}
	defer func() { err = errors.Join(err, db.SQL.Close()) }()
	has, err = schema.Read(ctx, db.SQL, len(o.Migrations))
	if err == nil && has == 0 {
		err = fs.ErrNotExist
	}
	return has, len(o.Migrations), Explain(err)
}

// errOnlyTried rolls back what was only to be seen.
var errOnlyTried = errors.New("only tried")

// TryMigrations runs the migrations that a store has not seen, and takes them back.
func TryMigrations(ctx context.Context, url string, o Options) error {
	db, schema, err := open(ctx, url, o)
	if err != nil {
		return err
	}
	err = db.Write(ctx, func(tx *sql.Tx) error {
		if err := schema.MigrateIn(ctx, tx, o.Migrations); err != nil {
			return err
		}
		return errOnlyTried
	})
	if errors.Is(err, errOnlyTried) {
		err = nil
	}
	return errors.Join(err, db.SQL.Close())
}

func open(ctx context.Context, url string, o Options) (*engine.DB, engine.Schema, error) {
	config, err := configOf(url)
	if err != nil {
		return nil, engine.Schema{}, err
	}
	pool := sql.OpenDB(connector{stdlib.GetConnector(*config)})
	pool.SetMaxOpenConns(o.Connections)
	pool.SetMaxIdleConns(o.Connections)
	var version int
	var schema sql.NullString
	if err := pool.QueryRowContext(ctx, `SELECT current_setting('server_version_num')::int, current_schema()`).Scan(&version, &schema); err != nil {
		return nil, engine.Schema{}, errors.Join(Explain(err), pool.Close())
	}
	switch {
	case version < oldest:
		err = fmt.Errorf("it is PostgreSQL %d, and %d or newer is needed: upgrade the server", version/10_000, oldest/10_000)
	case !schema.Valid:
		err = errors.New("no schema is open to the user: create one for it, or name one with search_path in postgres.url")
	}
	if err != nil {
		return nil, engine.Schema{}, errors.Join(err, pool.Close())
	}
	d := dialect
	d.Alone = fmt.Sprintf(`SELECT pg_advisory_xact_lock(%d)`, lockOf(schema.String, o.Store))
	d.Listen = func(ctx context.Context, heard func(string)) error { return listen(ctx, config, heard) }
	d.Lead = func(ctx context.Context, task string, do func(context.Context) error) error {
		return lead(ctx, config, lockOf(schema.String, o.Store+" "+task), do)
	}
	return &engine.DB{SQL: pool, Dialect: d}, schemaOf(o.Store), nil
}

// configOf is what a URL and the environment say of a database.
func configOf(url string) (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("postgres.url: write it as postgres://USER@HOST:5432/DATABASE?sslmode=verify-full: %w", err) // pgx hides the password
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = patience
	}
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "onrecord"
	}
	// A server that is gone without a word is noticed within half a minute.
	dialer := &net.Dialer{Timeout: config.ConnectTimeout, KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: 10 * time.Second, Interval: 5 * time.Second, Count: 4}}
	config.DialFunc = dialer.DialContext
	guard(config)
	return config, nil
}

// lockOf is the number of a lock of a store. Locks belong to the database, and several
// stores may lie in one, each in a schema.
func lockOf(schema, store string) int64 {
	h := fnv.New64a()
	h.Write([]byte("onrecord\x00" + schema + "\x00" + store))
	return int64(h.Sum64())
}

var dialect = engine.Dialect{
	Name:    "PostgreSQL",
	Version: "SHOW server_version",
	Items:   "(SELECT nth - 1 AS key, value FROM jsonb_array_elements(CAST(? AS jsonb)) WITH ORDINALITY AS each (value, nth)) AS item",
	Now:     "CAST(extract(epoch FROM clock_timestamp()) AS bigint)",
	Advance: `SELECT setval(pg_get_serial_sequence('%[1]s', 'id'), coalesce(max(id), 0) + 1, false) FROM %[1]s`,
	Explain: Explain,
	Backup: func(context.Context, *sql.DB, string) error {
		return errors.New("it lies in PostgreSQL: back the database up with pg_dump, and put it back with pg_restore")
	},
}

// schemaOf is where the database keeps the schema of a store.
func schemaOf(store string) engine.Schema {
	return engine.Schema{
		Has: func(ctx context.Context, db engine.Queryer) (has int, err error) {
			var none bool
			if err := db.QueryRowContext(ctx, `SELECT to_regclass('onrecord_schema') IS NULL`).Scan(&none); err != nil || none {
				return 0, err
			}
			err = db.QueryRowContext(ctx, `SELECT coalesce(max(version), 0) FROM onrecord_schema WHERE store = ?`, store).Scan(&has)
			return has, err
		},
		Set: func(ctx context.Context, tx *sql.Tx, has int) error {
			// Two stores may be new at the same moment.
			if _, err := tx.ExecContext(ctx, fmt.Sprintf(`SELECT pg_advisory_xact_lock(%d)`, lockOf("", "onrecord_schema"))); err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS onrecord_schema (store text PRIMARY KEY, version int NOT NULL)`); err != nil {
				return err
			}
			_, err := tx.ExecContext(ctx, `INSERT INTO onrecord_schema (store, version) VALUES (?, ?)
				ON CONFLICT (store) DO UPDATE SET version = excluded.version`, store, has)
			return err
		},
	}
}

// listen calls heard with what the archive tells, and with nothing when something may have
// been missed, until ctx ends or the connection does.
func listen(ctx context.Context, config *pgx.ConnConfig, heard func(what string)) (err error) {
	conn, err := pgx.ConnectConfig(ctx, config.Copy())
	if err != nil {
		return Explain(err)
	}
	defer func() { err = errors.Join(err, conn.Close(context.WithoutCancel(ctx))) }()
	if _, err := conn.Exec(ctx, `LISTEN `+channel); err != nil {
		return Explain(err)
	}
	for what := ""; ; {
		heard(what)
		told, err := next(ctx, conn)
		if err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return Explain(err)
		}
		what = told.Payload
	}
}

// next waits for what is told next, and asks at intervals whether the server is there.
func next(ctx context.Context, conn *pgx.Conn) (*pgconn.Notification, error) {
	for {
		waiting, cancel := context.WithTimeout(ctx, heartbeat)
		told, err := conn.WaitForNotification(waiting)
		quiet := err != nil && waiting.Err() != nil
		cancel()
		if !quiet || ctx.Err() != nil {
			return told, err
		}
		if err := ask(ctx, conn); err != nil {
			return nil, err
		}
	}
}

// ask asks whether the server is there.
func ask(ctx context.Context, conn *pgx.Conn) error {
	ctx, cancel := context.WithTimeout(ctx, heartbeatWait)
	defer cancel()
	_, err := conn.Exec(ctx, `SELECT 1`)
	return err
}

// channel is where the archive's tables tell that they have changed.
const channel = "onrecord_archive"
