package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
)

// The archive is one SQLite file in WAL mode.
//
//   - articles has a row for each article with what is said about its latest
//     revision. seq is unique and rises with every change. day is the day of
//     published in the outlet's own zone. held is 1 from the moment an embargo
//     comes in until LiftEmbargoes has seen its end.
//   - revisions has every body that an article ever had. A row is never changed.
//   - archive has one row: id, which names this archive, so that an index can
//     tell whether it was built from it.
//
// PRAGMA user_version counts the migrations that have been run.
var migrations = []migration{{tables: `
CREATE TABLE archive (id TEXT NOT NULL) STRICT;
INSERT INTO archive (id) VALUES (lower(hex(randomblob(8))));

CREATE TABLE articles (
	id        TEXT PRIMARY KEY,
	seq       INTEGER NOT NULL UNIQUE,
	revision  INTEGER NOT NULL,
	arrived   INTEGER NOT NULL,                    -- seconds since 1970, UTC
	url       TEXT NOT NULL,
	outlet    TEXT NOT NULL,
	headline  TEXT NOT NULL,
	byline    TEXT NOT NULL,
	section   TEXT NOT NULL,
	tags      TEXT NOT NULL,                       -- JSON
	published TEXT NOT NULL,                       -- RFC 3339, the outlet's offset; '' is unknown
	day       TEXT NOT NULL,                       -- YYYY-MM-DD; '' is unknown
	updated   TEXT NOT NULL,                       -- RFC 3339; '' is unknown
	status    TEXT NOT NULL CHECK (status IN ('published', 'corrected', 'withdrawn')),
	embargo   INTEGER NOT NULL,                    -- seconds since 1970, UTC; 0 is none
	held      INTEGER NOT NULL
) STRICT;
CREATE INDEX articles_shown ON articles (held, status, day);
CREATE INDEX articles_held ON articles (embargo) WHERE held = 1;
CREATE INDEX articles_day ON articles (day, arrived);

CREATE TABLE revisions (
	article  TEXT NOT NULL REFERENCES articles (id),
	revision INTEGER NOT NULL,
	recorded INTEGER NOT NULL,                     -- seconds since 1970, UTC
	body     BLOB NOT NULL,
	PRIMARY KEY (article, revision)
) STRICT;
`}, {tables: `
ALTER TABLE articles ADD COLUMN amended INTEGER NOT NULL DEFAULT 0; -- corrected or withdrawn, seconds since 1970, UTC; 0 is never
CREATE INDEX articles_amended ON articles (amended) WHERE amended > 0;
`}, {tables: `
ALTER TABLE articles ADD COLUMN source TEXT NOT NULL DEFAULT ''; -- what brought it; '' is from before this was kept
ALTER TABLE articles ADD COLUMN reason TEXT NOT NULL DEFAULT ''; -- why it was withdrawn
CREATE INDEX articles_url ON articles (url) WHERE url <> '';
`, rows: withoutCredentials}}

// migration changes the tables, and then what stands in them.
type migration struct {
	tables string
	rows   func(context.Context, *sql.Tx) error
}

// ErrNewerSchema is returned for a file that a later onrecord has written.
var ErrNewerSchema = errors.New("written by a newer onrecord")

// Open opens the archive in a file, creating it where there is none.
func Open(ctx context.Context, path string) (*Archive, error) {
	a, err := open(ctx, "file:"+(&url.URL{Path: path}).EscapedPath()+"?"+pragmas("journal_mode(WAL)"), 8)
	if err != nil {
		return nil, fmt.Errorf("archive %s: %w", path, err)
	}
	return a, nil
}

// OpenMemory opens an empty archive that is gone when it is closed.
func OpenMemory(ctx context.Context) (*Archive, error) {
	// Each connection would have a database of its own.
	return open(ctx, "file::memory:?"+pragmas("journal_mode(MEMORY)"), 1)
}

func pragmas(journal string) string {
	v := url.Values{"_txlock": {"immediate"}, "_pragma": {
		"busy_timeout(20000)", // another process may be adding
		journal,
		"synchronous(FULL)", // a commit survives the loss of power
		"foreign_keys(1)",
	}}
	return v.Encode()
}

func open(ctx context.Context, dsn string, connections int) (*Archive, error) {
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	if err := migrate(ctx, db); err != nil {
		db.Close()
		return nil, explain(err)
	}
	a := &Archive{db: db, scopeSeq: -1}
	for _, p := range []struct {
		statement **sql.Stmt
		query     string
	}{
		{&a.byID, selectRecord + ` WHERE a.id = ?`},
		{&a.excerpts, selectExcerpts},
		{&a.last, `SELECT coalesce(max(seq), 0) FROM articles`},
	} {
		if *p.statement, err = db.PrepareContext(ctx, p.query); err != nil {
			db.Close()
			return nil, explain(err)
		}
	}
	return a, nil
}

// Close closes the file.
func (a *Archive) Close() error {
	return errors.Join(a.byID.Close(), a.excerpts.Close(), a.last.Close(), a.db.Close())
}

// ID names this archive; an index keeps it to know what it was built from.
func (a *Archive) ID(ctx context.Context) (string, error) {
	var id string
	err := a.db.QueryRowContext(ctx, `SELECT id FROM archive`).Scan(&id)
	return id, wrap("read the archive", err)
}

func migrate(ctx context.Context, db *sql.DB) error {
	// Without a transaction first, which would wait for whoever is writing.
	if version, err := schemaVersion(ctx, db); err != nil || version == len(migrations) {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	version, err := schemaVersion(ctx, tx)
	if err != nil {
		return err
	}
	for i, m := range migrations[version:] {
		_, err := tx.ExecContext(ctx, m.tables)
		if err == nil && m.rows != nil {
			err = m.rows(ctx, tx)
		}
		if err != nil {
			return fmt.Errorf("migrate to schema %d: %w", version+i+1, err)
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf(`PRAGMA user_version = %d`, len(migrations))); err != nil {
		return err
	}
	return tx.Commit()
}

// schemaVersion returns the number of migrations that a file has seen.
func schemaVersion(ctx context.Context, db interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}) (int, error) {
	var version int
	if err := db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil {
		return 0, err
	}
	if version > len(migrations) {
		return 0, fmt.Errorf("has schema %d and this onrecord knows up to %d: %w: upgrade onrecord", version, len(migrations), ErrNewerSchema)
	}
	return version, nil
}

// withoutCredentials takes the names and passwords of feeds for subscribers out of
// the addresses of articles. Where that changes an id, the archive gets a name of
// its own again, so that the index is built anew.
func withoutCredentials(ctx context.Context, tx *sql.Tx) error {
	ids, err := column[string](tx.QueryContext(ctx, `SELECT id FROM articles WHERE url LIKE '%://%@%' OR id LIKE '%://%@%' ORDER BY id`))
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `PRAGMA defer_foreign_keys = ON`); err != nil {
		return err
	}
	renamed := false
	for _, id := range ids {
		var address string
		if err := tx.QueryRowContext(ctx, `SELECT url FROM articles WHERE id = ?`, id).Scan(&address); err != nil {
			return err
		}
		bare, err := freeID(ctx, tx, id)
		if err != nil {
			return err
		}
		if public := PublicURL(address); public != address || bare != id {
			if _, err := tx.ExecContext(ctx, `UPDATE articles SET id = ?, url = ?, seq = `+nextSeq+` WHERE id = ?`, bare, public, id); err != nil {
				return err
			}
		}
		if bare != id {
			renamed = true
			if _, err := tx.ExecContext(ctx, `UPDATE revisions SET article = ? WHERE article = ?`, bare, id); err != nil {
				return err
			}
		}
	}
	if renamed {
		_, err = tx.ExecContext(ctx, `UPDATE archive SET id = lower(hex(randomblob(8)))`)
	}
	return err
}

// freeID is an id without credentials, or a hash of it where another article goes
// by that already.
func freeID(ctx context.Context, tx *sql.Tx, id string) (string, error) {
	bare := PublicURL(id)
	if bare == id {
		return id, nil
	}
	taken, err := column[string](tx.QueryContext(ctx, `SELECT id FROM articles WHERE id = ?`, bare))
	if len(taken) > 0 {
		return string(IdentityOf("", "", id)), err
	}
	return bare, err
}
