package corpus

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Parting says that in some articles a name is another person's than in the others. It is
// kept for good; taking it back is noted in it.
type Parting struct {
	ID     int64
	Name   string // as articles print it
	Mark   string // what tells the other person: "swimmer"
	Where  Where
	At     time.Time // UTC
	By     string    // the admin
	Reason string
	Back   time.Time // when it was taken back; zero is not
	BackBy string
}

// Where chooses the articles of a parting, those of later days too: all that is set has to
// hold.
type Where struct {
	Called   string // words of a title that the article prints for the person
	Outlet   string
	Section  string
	Articles []ArticleID
}

// ErrNoParting is the error of Quotes.Rejoin.
var ErrNoParting = errors.New("no such parting in the archive, or it is taken back already")

// Part keeps a parting, and gives these articles and those that changed after a sequence
// number the next ones, so that whoever follows the archive reads anew who speaks in them. It
// is no news. It returns the parting as it is kept.
func (q *Quotes) Part(ctx context.Context, p Parting, touched []ArticleID, after Seq) (Parting, error) {
	err := q.file.change(ctx, func(tx *sql.Tx) error {
		ids, err := json.Marshal(append([]ArticleID{}, p.Where.Articles...))
		if err != nil {
			return err
		}
		row := tx.QueryRowContext(ctx, `INSERT INTO partings (name, mark, called, outlet, section, articles, at, admin, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
			p.Name, p.Mark, p.Where.Called, p.Where.Outlet, p.Where.Section, string(ids), p.At.Unix(), p.By, p.Reason)
		if err := row.Scan(&p.ID); err != nil {
			return err
		}
		return q.readAnew(ctx, tx, touched, after)
	})
	p.At = p.At.UTC().Truncate(time.Second)
	return p, q.file.wrap("part two people", err)
}

// Rejoin takes a parting back, and has articles read anew as Part does.
func (q *Quotes) Rejoin(ctx context.Context, now time.Time, id int64, by string, touched []ArticleID, after Seq) error {
	err := q.file.change(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, `UPDATE partings SET back = ?, back_by = ? WHERE id = ? AND back = 0`, now.Unix(), by, id)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, fmt.Errorf("parting %d: %w", id, ErrNoParting))
		}
		return q.readAnew(ctx, tx, touched, after)
	})
	return q.file.wrap("join two people", err)
}

// readAnew gives articles, and those that changed after a sequence number, the next ones.
func (q *Quotes) readAnew(ctx context.Context, tx *sql.Tx, touched []ArticleID, after Seq) error {
	later, err := column[ArticleID](tx.QueryContext(ctx, `SELECT id FROM articles WHERE seq > ? ORDER BY seq`, after))
	if err != nil {
		return err
	}
	seen := make(map[ArticleID]bool)
	for _, id := range append(later, touched...) {
		if seen[id] {
			continue
		}
		seen[id] = true
		if _, err := tx.ExecContext(ctx, `UPDATE articles SET seq = `+nextSeq+` WHERE id = ?`, id); err != nil {
			return err
		}
	}
	return nil
}

// Partings returns all, those taken back too, in the order in which they were made.
func (q *Quotes) Partings(ctx context.Context) ([]Parting, error) {
	rows, err := q.file.db.QueryContext(ctx, `SELECT id, name, mark, called, outlet, section, articles, at, admin, reason, back, back_by FROM partings ORDER BY id`)
	if err != nil {
		return nil, q.file.wrap("read the archive", err)
	}
	defer rows.Close()
	var out []Parting
	for rows.Next() {
		var p Parting
		var ids []byte
		var at, back int64
		err := rows.Scan(&p.ID, &p.Name, &p.Mark, &p.Where.Called, &p.Where.Outlet, &p.Where.Section, &ids, &at, &p.By, &p.Reason, &back, &p.BackBy)
		if err = errors.Join(err, json.Unmarshal(ids, &p.Where.Articles)); err != nil {
			return nil, q.file.wrap("read the archive", err)
		}
		if p.At = time.Unix(at, 0).UTC(); back != 0 {
			p.Back = time.Unix(back, 0).UTC()
		}
		out = append(out, p)
	}
	return out, q.file.wrap("read the archive", rows.Err())
}
