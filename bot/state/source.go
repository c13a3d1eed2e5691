package state

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"onrecord/bot"
)

// Sources is how the feeds and folders were when they were last read.
type Sources struct{ file *file }

// sourceID names a feed or folder without telling its address, which may hold a
// password.
func sourceID(target string) string {
	sum := sha256.Sum256([]byte(target))
	return hex.EncodeToString(sum[:16])
}

// Look is a look at a source: whether it could be read and, where it or something in it
// could not be, why. An empty problem leaves the last one. Notes are for the next look;
// an empty one is to be forgotten.
type Look struct {
	At      time.Time
	Read    bool
	Problem string
	Notes   map[string]string
}

// Record records a look at a source.
func (s Sources) Record(ctx context.Context, target string, look Look) error {
	id := sourceID(target)
	err := s.file.writer.do(ctx, func(tx transaction) error {
		if err := tx.do("INSERT INTO source (id) VALUES (?) ON CONFLICT DO NOTHING", id); err != nil {
			return err
		}
		if look.Read {
			if err := tx.do("UPDATE source SET read = ? WHERE id = ?", look.At.Unix(), id); err != nil {
				return err
			}
		}
		if look.Problem != "" {
			if err := tx.do("UPDATE source SET failed = ?, error = ? WHERE id = ?", look.At.Unix(), look.Problem, id); err != nil {
				return err
			}
		}
		return note(tx, id, look.Notes)
	})
	if err != nil {
		return fmt.Errorf("recording how a source is: %w", err)
	}
	return nil
}

func note(tx transaction, source string, notes map[string]string) error {
	for _, name := range slices.Sorted(maps.Keys(notes)) {
		query, args := "INSERT INTO source_note (source, name, text) VALUES (?, ?, ?) ON CONFLICT (source, name) DO UPDATE SET text = excluded.text", []any{source, name, notes[name]}
		if notes[name] == "" {
			query, args = "DELETE FROM source_note WHERE source = ? AND name = ?", args[:2]
		}
		if err := tx.do(query, args...); err != nil {
			return err
		}
	}
	return nil
}

// Notes are the notes of earlier looks at a source.
func (s Sources) Notes(ctx context.Context, target string) (map[string]string, error) {
	notes := map[string]string{}
	rows, err := s.file.db.QueryContext(ctx, "SELECT name, text FROM source_note WHERE source = ?", sourceID(target))
	if err != nil {
		return nil, fmt.Errorf("looking up what was noted of a source: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			return nil, fmt.Errorf("looking up what was noted of a source: %w", err)
		}
		notes[name] = text
	}
	return notes, rows.Err()
}

// Status returns how a feed or folder was when it was last read; zero where it
// never was. Its name is for the caller to give.
func (s Sources) Status(ctx context.Context, target string) (bot.Source, error) {
	var read, failed int64
	var out bot.Source
	row := s.file.db.QueryRowContext(ctx, "SELECT read, failed, error FROM source WHERE id = ?", sourceID(target))
	if err := row.Scan(&read, &failed, &out.Problem); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return out, fmt.Errorf("looking up how a feed or folder is: %w", err)
	}
	out.Read, out.Failed = momentOf(read), momentOf(failed)
	return out, nil
}

// momentOf is a time as a column holds it, where 0 is never.
func momentOf(seconds int64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0).UTC()
}
