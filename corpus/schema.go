package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"onrecord/corpus/database"
	"onrecord/corpus/database/engine"
	"onrecord/corpus/sqlite"
)

// The archive in a SQLite file, which is in WAL mode. In PostgreSQL it has the same tables, see
// serverMigrations.
//
//   - articles has a row for each article with what is said about its latest
//     revision. seq is unique and rises with every change. day is the day of
//     published in the outlet's own zone. held is 1 from the moment an embargo
//     comes in until LiftEmbargoes has seen its end.
//   - revisions has every body that an article ever had. A row is never changed.
//   - archive has one row: id, which names this archive, so that an index can
//     tell whether it was built from it.
//   - lineages has a token for the changes from the sequence number first on, up to
//     the next lineage, see [Position].
//   - corrections has what editors put right about quotes. A row is never changed and
//     never deleted: taking one back is another row.
//   - taken_names has which names were taken out of which articles, and originals how the
//     source of such an article brought it last.
//   - partings has in which articles a name is another person's than in the others.
//   - annotations has what was found in the latest revision of an article that is
//     indexed. It is derived, and made again where it is missing.
var migrations = []engine.Migration{{Tables: `
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
`}, {Tables: `
ALTER TABLE articles ADD COLUMN amended INTEGER NOT NULL DEFAULT 0; -- corrected or withdrawn, seconds since 1970, UTC; 0 is never
CREATE INDEX articles_amended ON articles (amended) WHERE amended > 0;
`}, {Tables: `
ALTER TABLE articles ADD COLUMN source TEXT NOT NULL DEFAULT ''; -- what brought it; '' is from before this was kept
ALTER TABLE articles ADD COLUMN reason TEXT NOT NULL DEFAULT ''; -- why it was withdrawn
CREATE INDEX articles_url ON articles (url) WHERE url <> '';
`, Rows: withoutCredentials}, {Tables: `
CREATE TABLE annotations (
	article TEXT PRIMARY KEY REFERENCES articles (id),
	version TEXT NOT NULL,                         -- of the engine and of what it read
	data    BLOB NOT NULL
) STRICT;
`}, {Tables: `
CREATE TABLE former_ids (
	id      TEXT PRIMARY KEY,                      -- by which an article comes now
	article TEXT NOT NULL REFERENCES articles (id) -- by which the archive has it
) STRICT;
`}, {Tables: `
CREATE TABLE lineages (first INTEGER PRIMARY KEY, token TEXT NOT NULL) STRICT;
INSERT INTO lineages (first, token) VALUES (1, lower(hex(randomblob(8))));
`}, {Tables: `
ALTER TABLE articles ADD COLUMN news INTEGER NOT NULL DEFAULT 0; -- the seq of the last change that was no editor's
UPDATE articles SET news = seq;
CREATE TABLE corrections (
	id      INTEGER PRIMARY KEY AUTOINCREMENT,
	article TEXT NOT NULL REFERENCES articles (id),
	at      INTEGER NOT NULL,                      -- seconds since 1970, UTC
	editor  TEXT NOT NULL,
	reason  TEXT NOT NULL,
	undoes  INTEGER UNIQUE REFERENCES corrections (id), -- null where it takes none back
	data    BLOB NOT NULL                          -- empty where it takes one back
) STRICT;
CREATE INDEX corrections_article ON corrections (article);
CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections BEGIN SELECT RAISE(ABORT, 'a correction is never changed'); END;
CREATE TRIGGER corrections_last BEFORE DELETE ON corrections BEGIN SELECT RAISE(ABORT, 'a correction is never deleted'); END;
`}, {Tables: `
CREATE INDEX articles_source ON articles (source, status, day);
CREATE INDEX former_ids_article ON former_ids (article);
`}, {Tables: `
ALTER TABLE articles ADD COLUMN unnamed INTEGER NOT NULL DEFAULT 0; -- when a name was last taken out; 0 is none
CREATE TABLE taken_names (
	id      INTEGER PRIMARY KEY AUTOINCREMENT,
	article TEXT NOT NULL REFERENCES articles (id),
	name    TEXT NOT NULL,
	at      INTEGER NOT NULL,
	editor  TEXT NOT NULL,
	reason  TEXT NOT NULL,
	back    INTEGER NOT NULL DEFAULT 0,  -- when it was put back; 0 is not
	back_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE originals (
	article  TEXT PRIMARY KEY REFERENCES articles (id),
	headline TEXT NOT NULL,
	byline   TEXT NOT NULL,
	tags     TEXT NOT NULL,
	body     BLOB NOT NULL
) STRICT;
`}, {Tables: `
CREATE INDEX taken_names_article ON taken_names (article) WHERE back = 0;
`}, {Tables: `
CREATE TABLE partings (
	id       INTEGER PRIMARY KEY AUTOINCREMENT,
	name     TEXT NOT NULL,
	mark     TEXT NOT NULL,
	called   TEXT NOT NULL,
	outlet   TEXT NOT NULL,
	section  TEXT NOT NULL,
	articles TEXT NOT NULL,              -- JSON; [] names none
	at       INTEGER NOT NULL,
	admin    TEXT NOT NULL,
	reason   TEXT NOT NULL,
	back     INTEGER NOT NULL DEFAULT 0, -- when it was taken back; 0 is not
	back_by  TEXT NOT NULL DEFAULT ''
) STRICT;
`}}

// store is how an archive lies in a database: answers read while an intake writes.
var store = database.Store{
	Name: "archive",
	File: sqlite.Options{Migrations: migrations, Connections: 8}, Server: serverMigrations, Connections: 8,
}

// Open opens the archive at a place, the path of a SQLite file or the URL of a PostgreSQL
// database, making it where there is none. The error of one that a later onrecord has
// written is an engine.ErrNewerSchema.
func Open(ctx context.Context, at string) (*Archive, error) {
	db, err := store.Open(ctx, at)
	if err != nil {
		return nil, fmt.Errorf("archive %s: %w", database.Place(at), err)
	}
	return prepare(ctx, db)
}

// Schema is the schema that the archive at a place has, and the one to which Open brings
// it. The archive stays as it is.
func Schema(ctx context.Context, at string) (has, known int, err error) {
	if has, known, err = store.Schema(ctx, at); err != nil {
		err = fmt.Errorf("archive %s: %w", database.Place(at), err)
	}
	return has, known, err
}

// TryMigrations does what Open would do to the schema of an archive on a server, and takes
// it back.
func TryMigrations(ctx context.Context, url string) error { return store.Try(ctx, url) }

// OpenMemory opens an empty archive that is gone when it is closed.
func OpenMemory(ctx context.Context) (*Archive, error) {
	db, err := sqlite.OpenMemory(ctx, store.File)
	if err != nil {
		return nil, fmt.Errorf("archive in memory: %w", err)
	}
	return prepare(ctx, db)
}

func prepare(ctx context.Context, db *engine.DB) (*Archive, error) {
	f := &file{db: db.SQL, in: db}
	for _, p := range []struct {
		statement **sql.Stmt
		query     string
	}{
		{&f.byID, selectRecord + ` WHERE a.id = ?`},
		{&f.excerpts, fmt.Sprintf(selectExcerpts, db.Items)},
		{&f.last, `SELECT coalesce(max(seq), 0) FROM articles`},
		{&f.annotations, fmt.Sprintf(selectAnnotations, db.Items)},
		{&f.corrections, fmt.Sprintf(selectCorrectionsOf, db.Items)},
		{&f.putArticle, insertArticle},
		{&f.putRevision, insertRevision},
	} {
		var err error
		if *p.statement, err = f.db.PrepareContext(ctx, p.query); err != nil {
			return nil, errors.Join(f.wrap("open the archive", err), f.db.Close())
		}
	}
	return &Archive{file: f, Quotes: &Quotes{f}, Sources: &Sources{f}, Overview: &Overview{file: f, scopeSeq: -1, outletsSeq: -1}, Names: &Names{f}}, nil
}

// Close closes the file.
func (a *Archive) Close() error {
	f := a.file
	return errors.Join(f.byID.Close(), f.excerpts.Close(), f.last.Close(), f.annotations.Close(), f.corrections.Close(),
		f.putArticle.Close(), f.putRevision.Close(), f.db.Close())
}

// ID names this archive; an index keeps it to know what it was built from.
func (a *Archive) ID(ctx context.Context) (string, error) {
	var id string
	err := a.file.db.QueryRowContext(ctx, `SELECT id FROM archive`).Scan(&id)
	return id, a.file.wrap("read the archive", err)
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
