package answer_test

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/term"
)

// fullText is SQLite's full-text index of a library's passages.
type fullText struct{ *sql.DB }

func (l *library) fullText(b *testing.B) fullText {
	b.Helper()
	db, err := sql.Open("sqlite", filepath.Join(b.TempDir(), "fts.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	tx, err := db.BeginTx(b.Context(), nil)
	if err != nil {
		b.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(b.Context(), `CREATE VIRTUAL TABLE passage USING fts5 (text, tokenize = 'porter')`); err != nil {
		b.Fatal(err)
	}
	insert, err := tx.PrepareContext(b.Context(), `INSERT INTO passage VALUES (?)`)
	if err != nil {
		b.Fatal(err)
	}
	for _, r := range l.records(b) {
		for _, d := range index.Documents(r, quote.Annotate(r.Article)) {
			if _, err := insert.ExecContext(b.Context(), d.Text); err != nil {
				b.Fatal(err)
			}
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	return fullText{db}
}

// ask returns the text of the first of ten hits.
func (f fullText) ask(b *testing.B, words string) string {
	or := `"` + strings.Join(term.Words(words), `" OR "`) + `"`
	rows, err := f.QueryContext(b.Context(), `SELECT text FROM passage WHERE passage MATCH ? ORDER BY bm25(passage) LIMIT 10`, or)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	var first, text string
	for rows.Next() {
		if err := rows.Scan(&text); err != nil {
			b.Fatal(err)
		}
		if first == "" {
			first = text
		}
	}
	return first
}
