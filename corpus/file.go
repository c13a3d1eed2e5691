package corpus

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"sync/atomic"

	"onrecord/corpus/database/engine"
)

// file is the database of an archive, over which its stores lie.
type file struct {
	db *sql.DB
	in *engine.DB // the same, with what it may be asked
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
	return seq, f.wrap("read the archive", err)
}

// article returns the latest revision of an article, or ErrNotFound.
func (f *file) article(ctx context.Context, id ArticleID) (Record, error) {
	r, err := scanRecord(f.byID.QueryRowContext(ctx, id))
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return Record{}, f.wrap(fmt.Sprintf("article %q", id), err)
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
		return nil, f.wrap("read the archive", err)
	}
	defer rows.Close()
	var out []Record
	for bytes > 0 && rows.Next() {
		r, err := scanRecord(rows)
		if err != nil {
			return nil, f.wrap("read the archive", err)
		}
		out = append(out, r)
		bytes -= len(r.Body)
	}
	return out, f.wrap("read the archive", rows.Err())
}

// wrap says what an error of the database was met in, and what can be done about it.
func (f *file) wrap(what string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", what, f.in.Explain(err))
}

// change is Write for what gives articles new sequence numbers.
func (f *file) change(ctx context.Context, do func(*sql.Tx) error) error {
	begun := f.lineage.Load()
	err := f.in.Write(ctx, func(tx *sql.Tx) error {
		if !begun {
			if _, err := tx.ExecContext(ctx, beginLineage, newToken()); err != nil {
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
const beginLineage = `INSERT INTO lineages (first, token) VALUES (` + nextSeq + `, ?)
	ON CONFLICT (first) DO UPDATE SET token = excluded.token`

// newToken names a lineage.
func newToken() string {
	token := make([]byte, 8)
	rand.Read(token) // never fails
	return hex.EncodeToString(token)
}

// nextSeq is the sequence number that follows the last one given. Articles are
// never deleted, so the highest in the table is the highest ever given.
const nextSeq = `(SELECT coalesce(max(seq), 0) + 1 FROM articles)`
