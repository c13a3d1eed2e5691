package answer_test

import (
	"bufio"
	"compress/gzip"
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/bot/answer"
	"onrecord/bot/question"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/bleve"
	"onrecord/index/term"
)

// news returns the first articles of the shared corpus.
func news(b *testing.B, n int) []corpus.Article {
	b.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "corpora", "news.jsonl.gz"))
	if err != nil {
		b.Skipf("no corpus beside the repository: %v", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	var out []corpus.Article
	for len(out) < n && lines.Scan() {
		var a struct{ ID, Outlet, Text string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			b.Fatal(err)
		}
		out = append(out, corpus.Article{ID: corpus.ArticleID(a.ID), Outlet: a.Outlet, Status: corpus.Published, Body: a.Text})
	}
	return out
}

// BenchmarkAsk asks who said seven words of a quote, of onrecord and, for
// comparison, of SQLite's full-text search over the same passages, which gives
// ten hits and no answer.
func BenchmarkAsk(b *testing.B) {
	articles := news(b, 1000)
	var passages, questions []string
	random := rand.New(rand.NewPCG(1, 2))
	for _, a := range articles {
		found := quote.Annotate(a)
		for _, d := range index.Documents(corpus.Record{Article: a, Revision: 1}, found) {
			passages = append(passages, d.Text)
			if words := term.Words(d.Text); d.Kind != index.Sentence && len(words) > 7 && random.IntN(20) == 0 {
				at := random.IntN(len(words) - 7)
				questions = append(questions, strings.Join(words[at:at+7], " "))
			}
		}
	}
	name := func(engine string) string { return fmt.Sprintf("%s/passages=%d", engine, len(passages)) }

	b.Run(name("onrecord"), func(b *testing.B) {
		d := benchDesk(b, articles)
		b.ReportAllocs()
		i := 0
		for b.Loop() {
			if _, err := d.Answer(b.Context(), question.Parse("who said "+questions[i%len(questions)], question.Options{})); err != nil {
				b.Fatal(err)
			}
			i++
		}
	})
	b.Run(name("fts5"), func(b *testing.B) {
		db := fullText(b, passages)
		b.ReportAllocs()
		i := 0
		for b.Loop() {
			or := `"` + strings.Join(strings.Fields(questions[i%len(questions)]), `" OR "`) + `"`
			rows, err := db.QueryContext(b.Context(), `SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY bm25(passage) LIMIT 10`, or)
			if err != nil {
				b.Fatal(err)
			}
			for rows.Next() {
			}
			rows.Close()
			i++
		}
	})
}

// benchDesk opens a desk on articles, in a folder, as a newsroom would.
func benchDesk(b *testing.B, articles []corpus.Article) *answer.Desk {
	b.Helper()
	archive, err := corpus.Open(b.Context(), filepath.Join(b.TempDir(), "archive.db"))
	if err != nil {
		b.Fatal(err)
	}
	engine, err := bleve.OpenMemory()
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { engine.Close(); archive.Close() })
	if _, err := archive.Add(b.Context(), time.Now(), articles...); err != nil {
		b.Fatal(err)
	}
	began := time.Now()
	f := index.Follower{Archive: archive, Engine: engine, Clock: time.Now}
	if err := f.CatchUp(b.Context()); err != nil {
		b.Fatal(err)
	}
	b.Logf("indexed %.0f articles/s", float64(len(articles))/time.Since(began).Seconds())
	return &answer.Desk{Archive: archive, Index: engine, Clock: time.Now}
}

// fullText opens SQLite's full-text index of passages, with the driver that the
// archive uses.
func fullText(b *testing.B, passages []string) *sql.DB {
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
	for _, p := range passages {
		if _, err := tx.ExecContext(b.Context(), `INSERT INTO passage VALUES (?)`, p); err != nil {
			b.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	return db
}
