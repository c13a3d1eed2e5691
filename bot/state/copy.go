package state

import (
	"context"
	"database/sql"
	"fmt"

	"onrecord/corpus/database/transfer"
)

// tables are those of a state, each behind those to which it refers.
var tables = []transfer.Table{
	{Name: "claim", Key: []string{"key"}, Columns: []string{"at"}},
	{Name: "inbox", Key: []string{"id"}, Columns: []string{"enterprise", "team", "asked", "at", "saying", "holder", "until"}},
	{Name: "post", Key: []string{"key"}, Columns: []string{
		"enterprise", "team", "channel", "thread", "purpose", "intended", "sent", "ts", "lost", "message", "notes", "fresh",
	}},
	{Name: "post_article", Key: []string{"article", "key"}},
	{Name: "following", Key: []string{"enterprise", "team", "channel"}},
	{Name: "participant", Key: []string{"enterprise", "team", "channel", "thread", "person"}, Columns: []string{"at"}},
	{Name: "feedback", Key: []string{"id"}, Columns: []string{
		"enterprise", "team", "at", "passage", "wrong", "comment", "question", "settled", "editor", "how",
	}},
	{Name: "reached", Key: []string{"enterprise", "team", "reader"}, Columns: []string{"seq"}},
	{Name: "subscription", Key: []string{"enterprise", "team", "channel"}, Columns: []string{"hour", "minute", "zone", "interest", "since", "rhythm"}},
	{Name: "watch", Key: []string{"id"}, Columns: []string{"enterprise", "team", "user", "question", "paused", "target", "secret"}},
	{Name: "bundle", Key: []string{"id"}, Columns: []string{"enterprise", "team", "user", "told", "target", "tries", "due"}},
	{Name: "found", Key: []string{"watch", "statement"}, Columns: []string{"article", "at", "bundle"}},
	{Name: "conversation", Key: []string{"id"}, Columns: []string{
		"enterprise", "team", "channel", "thread", "event", "question", "speaker", "day", "shown", "at",
	}},
	{Name: "source", Key: []string{"id"}, Columns: []string{"read", "failed", "error"}},
	{Name: "source_note", Key: []string{"source", "name"}, Columns: []string{"text"}},
	{Name: "mark", Key: []string{"id"}, Columns: []string{"words", "speaker", "kind", "reason", "link", "editor", "at"}},
	{Name: "ticked", Key: []string{"mark", "article"}},
	{Name: "muted", Key: []string{"enterprise", "team", "place", "name"}, Columns: []string{"at"}},
	{Name: "checking", Key: []string{"enterprise", "team", "channel"}},
	{Name: "namesake", Key: []string{"id"}, Columns: []string{"name", "other", "same", "admin", "at", "undone"}},
	{Name: "reviewed", Key: []string{"id"}, Columns: []string{"words", "speaker", "verdict", "link", "article", "at"}},
	{Name: "dismissed", Key: []string{"proposal"}, Columns: []string{"editor", "at"}},
}

// Copy puts what a state holds at one moment in the place of all that another one does, and
// proves that: it returns how many rows both hold. A copy that is cut off changes nothing.
// The state may be read and written meanwhile; the copy may not.
func Copy(ctx context.Context, from, to *Store) (rows int, err error) {
	err = from.file.in.Snapshot(ctx, func(snapshot *sql.Tx) error {
		return to.file.in.Write(ctx, func(tx *sql.Tx) (err error) {
			rows, err = replace(ctx, snapshot, tx, to.file.in.Advance)
			return err
		})
	})
	if err != nil {
		return 0, fmt.Errorf("copy the state: %w", err)
	}
	return rows, nil
}

// replace empties the tables and fills them. advance is engine.Dialect.Advance.
func replace(ctx context.Context, from, to *sql.Tx, advance string) (rows int, err error) {
	for i := range tables {
		if _, err := to.ExecContext(ctx, "DELETE FROM "+tables[len(tables)-1-i].Name); err != nil {
			return 0, err
		}
	}
	for _, t := range tables {
		if _, err := t.Copy(ctx, from, to, ""); err != nil {
			return 0, err
		}
		if advance == "" || t.Key[0] != "id" || t.Name == "source" { // whose ids are no numbers
			continue
		}
		if _, err := to.ExecContext(ctx, fmt.Sprintf(advance, t.Name)); err != nil {
			return 0, err
		}
	}
	return transfer.Compare(ctx, from, to, tables)
}
