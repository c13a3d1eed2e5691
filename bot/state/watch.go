package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"onrecord/bot/asking/question"
	"onrecord/bot/news/watch"
)

// Watches is what people watch for, what was found, and what they are to be told of it.
type Watches struct{ file *file }

// Add records a watch, and returns it with its id. One that the person has
// already is resumed. The error is watch.ErrTooMany where they may have no more.
func (s Watches) Add(ctx context.Context, of watch.Owner, q question.Question) (w watch.Watch, err error) {
	canonical := q.String()
	w = watch.Watch{Owner: of, Question: question.Parse(canonical, question.Options{})}
	err = s.file.writer.do(ctx, func(tx transaction) error {
		scan := tx.row("SELECT id FROM watch WHERE enterprise = ? AND team = ? AND user = ? AND question = ?",
			of.Enterprise, of.Team, of.User, canonical)
		if err := scan(&w.ID); err == nil {
			return tx.do("UPDATE watch SET paused = 0 WHERE id = ?", w.ID)
		} else if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		var has int
		scan = tx.row("SELECT count(*) FROM watch WHERE enterprise = ? AND team = ? AND user = ?", of.Enterprise, of.Team, of.User)
		if err := scan(&has); err != nil {
			return err
		}
		if has >= watch.MaxWatches {
			return watch.ErrTooMany
		}
		result, err := tx.exec("INSERT INTO watch (enterprise, team, user, question, paused) VALUES (?, ?, ?, ?, 0)",
			of.Enterprise, of.Team, of.User, canonical)
		if err != nil {
			return err
		}
		w.ID, err = result.LastInsertId()
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
	return s.watches(ctx, "WHERE enterprise = ? AND team = ? AND user = ? ORDER BY id", of.Enterprise, of.Team, of.User)
}

func (s Watches) watches(ctx context.Context, where string, args ...any) ([]watch.Watch, error) {
	var out []watch.Watch
	read := func(scan func(...any) error) error {
		var w watch.Watch
		var canonical string
		err := scan(&w.ID, &w.Enterprise, &w.Team, &w.User, &canonical, &w.Paused)
		w.Question = question.Parse(canonical, question.Options{})
		out = append(out, w)
		return err
	}
	err := s.file.each(ctx, "listing watches", read, "SELECT id, enterprise, team, user, question, paused FROM watch "+where, args...)
	return out, err
}

// Pause pauses a person's watch, or resumes it.
func (s Watches) Pause(ctx context.Context, of watch.Owner, id int64, paused bool) error {
	return s.file.change(ctx, "pausing a watch", "UPDATE watch SET paused = ? WHERE id = ? AND enterprise = ? AND team = ? AND user = ?",
		paused, id, of.Enterprise, of.Team, of.User)
}

// Delete forgets a person's watch and what it found.
func (s Watches) Delete(ctx context.Context, of watch.Owner, id int64) error {
	return s.file.change(ctx, "deleting a watch", "DELETE FROM watch WHERE id = ? AND enterprise = ? AND team = ? AND user = ?",
		id, of.Enterprise, of.Team, of.User)
}
