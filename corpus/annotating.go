package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
)

// On a server several programs annotate the articles of one archive. An article is that of
// one of them for the length of a lease, and is annotated by it alone; one whose program is
// gone is another's then.
const annotationLease = 10 // seconds

// offeredAtOnce is how many changes become work in one transaction.
const offeredAtOnce = 1000

// Shared reports whether other programs may annotate articles of the archive.
func (q *Quotes) Shared() bool { return q.file.in.Lead != nil }

// Claim takes articles to annotate, and returns those that are the caller's for a while: the
// others are somebody else's. An annotation that was kept before is there to be read.
func (q *Quotes) Claim(ctx context.Context, articles ...ArticleID) ([]ArticleID, error) {
	asked, err := items(slices.Sorted(slices.Values(articles)))
	if err != nil {
		return nil, err
	}
	now := q.file.in.Now
	ours, err := column[ArticleID](q.file.db.QueryContext(ctx, fmt.Sprintf(`INSERT INTO annotating AS known (article, seq, until)
		SELECT item.value ->> 0, 0, %s + %d FROM %s ORDER BY item.key
		ON CONFLICT (article) DO UPDATE SET until = excluded.until WHERE known.until <= %s RETURNING article`,
		now, annotationLease, q.file.in.Items, now), asked))
	return ours, q.file.wrap("claim articles to annotate", err)
}

// Next takes up to n articles that nobody has annotated with an engine, or is annotating, the
// oldest change first, as Claim does. There may be some that are annotated already.
func (q *Quotes) Next(ctx context.Context, engine string, n int) ([]Record, error) {
	records, err := q.next(ctx, engine, n)
	return records, q.file.wrap("take articles to annotate", err)
}

func (q *Quotes) next(ctx context.Context, engine string, n int) ([]Record, error) {
	ids, err := q.take(ctx, n)
	for err == nil && len(ids) == 0 {
		var more bool
		if more, err = q.offer(ctx, engine); err != nil || !more {
			return nil, err
		}
		ids, err = q.take(ctx, n)
	}
	if err != nil {
		return nil, err
	}
	asked, err := items(ids)
	if err != nil {
		return nil, err
	}
	return q.file.records(ctx, ` WHERE a.id IN (SELECT item.value ->> 0 FROM `+q.file.in.Items+`) ORDER BY a.seq`, asked)
}

// take takes work that nobody has, without waiting for anybody.
func (q *Quotes) take(ctx context.Context, n int) ([]ArticleID, error) {
	now := q.file.in.Now
	return column[ArticleID](q.file.db.QueryContext(ctx, fmt.Sprintf(`UPDATE annotating SET until = %s + %d WHERE article IN (
		SELECT article FROM annotating WHERE until <= %s ORDER BY seq LIMIT ? FOR UPDATE SKIP LOCKED) RETURNING article`, now, annotationLease, now), n))
}

// offer makes work of the next changes of the archive, each of them once for each engine; more
// is false where there are none, or somebody else does so just now.
func (q *Quotes) offer(ctx context.Context, engine string) (more bool, err error) {
	err = q.file.in.Beside(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `INSERT INTO offered (engine, seq) VALUES (?, 0) ON CONFLICT DO NOTHING`, engine); err != nil {
			return err
		}
		var after, last Seq
		err := tx.QueryRowContext(ctx, `SELECT seq FROM offered WHERE engine = ? FOR UPDATE SKIP LOCKED`, engine).Scan(&after)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err == nil {
			err = tx.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM (SELECT seq FROM articles WHERE seq > ? ORDER BY seq LIMIT ?) AS changed`, after, offeredAtOnce).Scan(&last)
		}
		if err != nil || last == 0 {
			return err
		}
		more = true
		if _, err := tx.ExecContext(ctx, `INSERT INTO annotating (article, seq, until)
			SELECT id, seq, 0 FROM articles WHERE seq > ? AND seq <= ? ORDER BY id ON CONFLICT DO NOTHING`, after, last); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE offered SET seq = ? WHERE engine = ?`, last, engine)
		return err
	})
	return more, err
}

// Done gives up what was taken and needs no annotation.
func (q *Quotes) Done(ctx context.Context, articles ...ArticleID) error {
	if len(articles) == 0 {
		return nil
	}
	err := q.file.in.Beside(ctx, func(tx *sql.Tx) error {
		for _, id := range slices.Sorted(slices.Values(articles)) {
			if err := q.done(ctx, tx, id); err != nil {
				return err
			}
		}
		return nil
	})
	return q.file.wrap("give up articles to annotate", err)
}

func (q *Quotes) done(ctx context.Context, tx *sql.Tx, article ArticleID) error {
	if !q.Shared() {
		return nil
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM annotating WHERE article = ?`, article)
	return err
}
