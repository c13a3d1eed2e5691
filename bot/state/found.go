package state

import (
	"context"
	"fmt"
	"time"

	"onrecord/bot/news/watch"
	"onrecord/corpus"
)

// watcher is the reader of the archive that looks for what is watched.
const watcher = "watches"

// RecordFound records what watches found in the archive up to a sequence number,
// both or neither. What a watch has found before is left as it is.
func (s Watches) RecordFound(ctx context.Context, by Installation, found []watch.Found, seq corpus.Seq, at time.Time) error {
	err := s.file.writer.do(ctx, func(tx transaction) error {
		for _, f := range found {
			// A watch that was deleted in the meantime has found nothing.
			err := tx.do(`INSERT INTO found (watch, statement, article, at)
				SELECT id, ?, ?, ? FROM watch WHERE id = ? ON CONFLICT DO NOTHING`, string(f.Statement), string(f.Article), at.Unix(), f.Watch)
			if err != nil {
				return err
			}
		}
		return reach(tx, by, watcher, seq)
	})
	if err != nil {
		return fmt.Errorf("recording what was found: %w", err)
	}
	return nil
}

// Bundle puts what was found and is in no bundle into one for each owner and target
// whose first of it was found before a moment, and returns the bundles that are
// not told, and are due at a moment.
func (s Watches) Bundle(ctx context.Context, by Installation, before, now time.Time) ([]watch.Bundle, error) {
	const doing = "gathering what was found"
	var aims []aim
	read := func(scan func(...any) error) error {
		var a aim
		err := scan(&a.user, &a.target)
		aims = append(aims, a)
		return err
	}
	err := s.file.each(ctx, doing, read, `SELECT DISTINCT w."user", w.target FROM watch w JOIN found f ON f.watch = w.id
		WHERE w.enterprise = ? AND w.team = ? AND f.bundle IS NULL AND f.at <= ?`, by.Enterprise, by.Team, before.Unix())
	if err != nil {
		return nil, err
	}
	if len(aims) > 0 {
		if err := s.file.writer.do(ctx, func(tx transaction) error { return bundle(tx, by, aims) }); err != nil {
			return nil, fmt.Errorf("%s: %w", doing, err)
		}
	}
	return s.waiting(ctx, by, now)
}

// aim is a person, and where what some of their watches find goes.
type aim struct{ user, target string }

// bundle puts what was found for each aim into a bundle of its own.
func bundle(tx transaction, by Installation, aims []aim) error {
	for _, a := range aims {
		id, err := tx.insert(`INSERT INTO bundle (enterprise, team, "user", target) VALUES (?, ?, ?, ?)`, by.Enterprise, by.Team, a.user, a.target)
		if err != nil {
			return err
		}
		err = tx.do(`UPDATE found SET bundle = ? WHERE bundle IS NULL
			AND watch IN (SELECT id FROM watch WHERE enterprise = ? AND team = ? AND "user" = ? AND target = ?)`, id, by.Enterprise, by.Team, a.user, a.target)
		if err != nil {
			return err
		}
	}
	return nil
}

func (s Watches) waiting(ctx context.Context, by Installation, now time.Time) ([]watch.Bundle, error) {
	var out []watch.Bundle
	read := func(scan func(...any) error) error {
		var f watch.Found
		b := watch.Bundle{Owner: watch.Owner{Enterprise: by.Enterprise, Team: by.Team}}
		if err := scan(&b.ID, &b.User, &b.Target, &b.Tries, &f.Watch, &f.Statement, &f.Article); err != nil {
			return err
		}
		if n := len(out); n == 0 || out[n-1].ID != b.ID {
			out = append(out, b)
		}
		last := &out[len(out)-1]
		if f.Watch != 0 { // 0 where all its watches were deleted
			last.Found = append(last.Found, f)
		}
		return nil
	}
	err := s.file.each(ctx, "listing what is to be told", read, `SELECT b.id, b."user", b.target, b.tries, coalesce(f.watch, 0), coalesce(f.statement, ''), coalesce(f.article, '')
		FROM bundle b LEFT JOIN found f ON f.bundle = b.id
		WHERE b.enterprise = ? AND b.team = ? AND b.told IS NULL AND b.due <= ? ORDER BY b.id, f.at, f.watch, f.article`, by.Enterprise, by.Team, now.Unix())
	return out, err
}

// Failed records that telling a bundle failed again, and when it is tried next.
func (s Watches) Failed(ctx context.Context, bundle int64, next time.Time) error {
	return s.file.change(ctx, "recording what was not told", "UPDATE bundle SET tries = tries + 1, due = ? WHERE id = ?", next.Unix(), bundle)
}

// Told records that nothing is left to do about a bundle.
func (s Watches) Told(ctx context.Context, bundle int64, at time.Time) error {
	return s.file.change(ctx, "recording what was told", "UPDATE bundle SET told = ? WHERE id = ?", at.Unix(), bundle)
}
