package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Correction is what an editor put right about a quote of an article, or took back. It
// is kept for good and never changed.
type Correction struct {
	ID      int64 // from 1, in the order in which they were made
	Article ArticleID
	At      time.Time // UTC
	By      string    // the editor
	Reason  string
	Undoes  int64  // the correction that this one takes back; 0 is none
	Data    []byte // what is put right, in the encoding of corpus/correction; empty where one is taken back
}

// Errors of Quotes.Correct.
var (
	ErrNoCorrection = errors.New("no such correction in the archive")
	ErrUndone       = errors.New("the correction is taken back already")
	ErrOnlyUndoes   = errors.New("it takes a correction back itself: put the quote right again instead")
)

// Correct keeps a correction and gives its article the next sequence number, so that
// whoever follows the archive reads the article's quotes anew. One that takes another
// back needs no article. It returns the correction as it is kept.
func (q *Quotes) Correct(ctx context.Context, c Correction) (Correction, error) {
	err := q.file.change(ctx, func(tx *sql.Tx) error {
		if c.Undoes != 0 {
			article, err := undoable(ctx, tx, c.Undoes)
			if err != nil {
				return fmt.Errorf("correction %d: %w", c.Undoes, err)
			}
			c.Article, c.Data = article, nil
		}
		done, err := tx.ExecContext(ctx, `UPDATE articles SET seq = `+nextSeq+` WHERE id = ?`, c.Article)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, fmt.Errorf("article %q: %w", c.Article, ErrNotFound))
		}
		row := tx.QueryRowContext(ctx, `INSERT INTO corrections (article, at, editor, reason, undoes, data)
			VALUES (?, ?, ?, ?, nullif(CAST(? AS BIGINT), 0), ?) RETURNING id`, c.Article, c.At.Unix(), c.By, c.Reason, c.Undoes, append([]byte{}, c.Data...))
		return row.Scan(&c.ID)
	})
	return c, q.file.wrap("correct a quote", err)
}

// undoable returns the article of a correction that can be taken back.
func undoable(ctx context.Context, tx *sql.Tx, id int64) (ArticleID, error) {
	var article ArticleID
	var undoes, undone bool
	err := tx.QueryRowContext(ctx, `SELECT article, undoes IS NOT NULL, EXISTS (SELECT 1 FROM corrections WHERE undoes = ?)
		FROM corrections WHERE id = ?`, id, id).Scan(&article, &undoes, &undone)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return "", ErrNoCorrection
	case err != nil:
		return "", err
	case undoes:
		return "", ErrOnlyUndoes
	case undone:
		return "", ErrUndone
	}
	return article, nil
}

// Corrections returns the corrections of these articles, in the order in which they
// were made.
func (q *Quotes) Corrections(ctx context.Context, articles ...ArticleID) ([]Correction, error) {
	asked, err := items(articles)
	if err != nil {
		return nil, q.file.wrap("read the archive", err)
	}
	return q.scanCorrections(q.file.corrections.QueryContext(ctx, asked))
}

// AllCorrections returns the corrections of all articles, in the order in which they
// were made.
func (q *Quotes) AllCorrections(ctx context.Context) ([]Correction, error) {
	return q.scanCorrections(q.file.db.QueryContext(ctx, selectCorrections+` ORDER BY id`))
}

const (
	selectCorrections = `SELECT id, article, at, editor, reason, coalesce(undoes, 0), data FROM corrections`
	// What names somebody whose name was taken out of the article is not read.
	selectCorrectionsOf = selectCorrections + ` c WHERE article IN (SELECT item.value ->> 0 FROM %s)
		AND NOT EXISTS (SELECT 1 FROM taken_names t WHERE t.article = c.article AND t.back = 0 AND instr(c.data, t.name) > 0) ORDER BY id`
)

func (q *Quotes) scanCorrections(rows *sql.Rows, err error) ([]Correction, error) {
	if err != nil {
		return nil, q.file.wrap("read the archive", err)
	}
	defer rows.Close()
	var out []Correction
	for rows.Next() {
		var c Correction
		var at int64
		if err := rows.Scan(&c.ID, &c.Article, &at, &c.By, &c.Reason, &c.Undoes, &c.Data); err != nil {
			return nil, q.file.wrap("read the archive", err)
		}
		c.At = time.Unix(at, 0).UTC()
		out = append(out, c)
	}
	return out, q.file.wrap("read the archive", rows.Err())
}
