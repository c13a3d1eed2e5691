package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"onrecord/bot/asking/question"
	"onrecord/bot/news/watch"
)

// Watches is what people watch for, what was found, and what they are to be told of it.
type Watches struct{ file *file }

// Add records a watch, and returns it with its id. One that the person has
// already is resumed, and goes where the new one does. The error is watch.ErrTooMany where they may have no more.
func (s Watches) Add(ctx context.Context, of watch.Owner, q question.Question, to watch.Target) (w watch.Watch, err error) {
	canonical := q.String()
	w = watch.Watch{Owner: of, Question: question.Parse(canonical, question.Options{}), Target: to, Secret: to.NewSecret()}
	err = s.file.writer.do(ctx, func(tx transaction) error {
		if to.Hook() != "" { // the watches that call one webhook share a secret
			scan := tx.row(`SELECT secret FROM watch WHERE enterprise = ? AND team = ? AND "user" = ? AND target = ?`, of.Enterprise, of.Team, of.User, string(to))
			if err := scan(&w.Secret); err != nil && !errors.Is(err, sql.ErrNoRows) {
				return err
			}
		}
		scan := tx.row(`SELECT id FROM watch WHERE enterprise = ? AND team = ? AND "user" = ? AND question = ?`,
			of.Enterprise, of.Team, of.User, canonical)
		if err := scan(&w.ID); err == nil {
			return tx.do("UPDATE watch SET paused = 0, target = ?, secret = ? WHERE id = ?", string(to), w.Secret, w.ID)
		} else if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		var has int
		scan = tx.row(`SELECT count(*) FROM watch WHERE enterprise = ? AND team = ? AND "user" = ?`, of.Enterprise, of.Team, of.User)
		if err := scan(&has); err != nil {
			return err
		}
		if has >= watch.MaxWatches {
			return watch.ErrTooMany
		}
		w.ID, err = tx.insert(`INSERT INTO watch (enterprise, team, "user", question, paused, target, secret) VALUES (?, ?, ?, ?, 0, ?, ?)`,
			of.Enterprise, of.Team, of.User, canonical, string(to), w.Secret)
		return err
	})
	if err != nil {
		err = fmt.Errorf("recording a watch: %w", err)
	}
	return w, err
}

// All lists the watches of an installation, the oldest first.
func (s Watches) All(ctx context.Context, by Installation) ([]watch.Watch, error) {
	return s.watches(ctx, "WHERE enterprise = ? AND team = ? ORDER BY id", by.Enterprise, by.Team)
}

// Of lists the watches of a person, the oldest first.
func (s Watches) Of(ctx context.Context, of watch.Owner) ([]watch.Watch, error) {
	return s.watches(ctx, `WHERE enterprise = ? AND team = ? AND "user" = ? ORDER BY id`, of.Enterprise, of.Team, of.User)
}

func (s Watches) watches(ctx context.Context, where string, args ...any) ([]watch.Watch, error) {
	var out []watch.Watch
	read := func(scan func(...any) error) error {
		var w watch.Watch
		var canonical string
		err := scan(&w.ID, &w.Enterprise, &w.Team, &w.User, &canonical, &w.Paused, &w.Target, &w.Secret)
		w.Question = question.Parse(canonical, question.Options{})
		out = append(out, w)
		return err
	}
	err := s.file.each(ctx, "listing watches", read, `SELECT id, enterprise, team, "user", question, paused, target, secret FROM watch `+where, args...)
	return out, err
}

// Fed returns the watch whose feed a key opens, and what it found last, the latest first, at
// most so many; ok is false where the key opens none.
func (s Watches) Fed(ctx context.Context, key string, most int) (w watch.Watch, found []watch.Found, ok bool, err error) {
	if key == "" {
		return w, nil, false, nil
	}
	of, err := s.watches(ctx, "WHERE target = ? AND secret = ?", string(watch.Feed), key)
	if err != nil || len(of) == 0 {
		return w, nil, false, err
	}
	read := func(scan func(...any) error) error {
		f := watch.Found{Watch: of[0].ID}
		var at int64
		err := scan(&f.Statement, &f.Article, &at)
		f.At = time.Unix(at, 0).UTC()
		found = append(found, f)
		return err
	}
	err = s.file.each(ctx, "reading what a watch found", read, "SELECT statement, article, at FROM found WHERE watch = ? ORDER BY at DESC, statement LIMIT ?", of[0].ID, most)
	return of[0], found, err == nil, err
}

// Pause pauses a person's watch, or resumes it.
func (s Watches) Pause(ctx context.Context, of watch.Owner, id int64, paused bool) error {
	return s.file.change(ctx, "pausing a watch", `UPDATE watch SET paused = ? WHERE id = ? AND enterprise = ? AND team = ? AND "user" = ?`,
		paused, id, of.Enterprise, of.Team, of.User)
}

// Delete forgets a person's watch and what it found.
func (s Watches) Delete(ctx context.Context, of watch.Owner, id int64) error {
	return s.file.change(ctx, "deleting a watch", `DELETE FROM watch WHERE id = ? AND enterprise = ? AND team = ? AND "user" = ?`,
		id, of.Enterprise, of.Team, of.User)
}
