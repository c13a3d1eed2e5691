package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"sync/atomic"

	"onrecord/corpus/sqlite"
)

// file is the SQLite file of an archive, over which its stores lie.
type file struct {
	db *sql.DB
	// Prepared, because every answer runs them.
	byID, excerpts, last, annotations, corrections *sql.Stmt
	// Prepared, because every article that is added runs them.
	putArticle, putRevision *sql.Stmt

	lineage atomic.Bool // this process has begun one
}

// lastSeq returns the highest sequence number given so far; 0 in an empty archive.
func (f *file) lastSeq(ctx context.Context) (Seq, error) {
	var seq Seq
	err := f.last.QueryRowContext(ctx).Scan(&seq)
	return seq, wrap("read the archive", err)
}

// article returns the latest revision of an article, or ErrNotFound.
func (f *file) article(ctx context.Context, id ArticleID) (Record, error) {
	r, err := scanRecord(f.byID.QueryRowContext(ctx, id))
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return Record{}, wrap(fmt.Sprintf("article %q", id), err)
	}
	return r, nil
}

// records reads the articles that a condition, with an order and a limit, selects.
func (f *file) records(ctx context.Context, where string, args ...any) ([]Record, error) {
	return f.recordsWithin(ctx, math.MaxInt, where, args...)
}

// recordsWithin ends with the article whose body makes it so many bytes, or more.
func (f *file) recordsWithin(ctx context.Context, bytes int, where string, args ...any) ([]Record, error) {
	rows, err := f.db.QueryContext(ctx, selectRecord+where, args...)
	if err != nil {
		return nil, wrap("read the archive", err)
	}
	defer rows.Close()
	var out []Record
	for bytes > 0 && rows.Next() {
		r, err := scanRecord(rows)
		if err != nil {
			return nil, wrap("read the archive", err)
		}
		out = append(out, r)
		bytes -= len(r.Body)
	}
	return out, wrap("read the archive", rows.Err())
}

// write runs do in a transaction that has the archive to itself.
func (f *file) write(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := f.db.BeginTx(ctx, nil)
	if err != nil {
		return sqlite.Explain(err)
	}
	defer tx.Rollback() // does nothing after Commit
	if err := do(tx); err != nil {
		return sqlite.Explain(err)
	}
	return sqlite.Explain(tx.Commit())
}

// change is write for what gives articles new sequence numbers.
func (f *file) change(ctx context.Context, do func(*sql.Tx) error) error {
	begun := f.lineage.Load()
	err := f.write(ctx, func(tx *sql.Tx) error {
		if !begun {
			if _, err := tx.ExecContext(ctx, beginLineage); err != nil {
				return err
			}
		}
		return do(tx)
	})
	if err == nil {
		f.lineage.Store(true)
	}
	return err
}

// A lineage that gave no number is replaced.
const beginLineage = `INSERT INTO lineages (first, token) VALUES (` + nextSeq + `, lower(hex(randomblob(8))))
	ON CONFLICT (first) DO UPDATE SET token = excluded.token`

// nextSeq is the sequence number that follows the last one given. Articles are
// never deleted, so the highest in the table is the highest ever given.
const nextSeq = `(SELECT coalesce(max(seq), 0) + 1 FROM articles)`
