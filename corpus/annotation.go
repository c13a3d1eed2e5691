package corpus

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
)

// Annotation is what was found in an article, in the encoding of whoever found it.
type Annotation struct {
	Article ArticleID
	Version string // of the engine that made it, and of what it read
	Data    []byte
}

// Annotations returns what is kept of these articles, in any order.
func (q *Quotes) Annotations(ctx context.Context, articles ...ArticleID) ([]Annotation, error) {
	asked, err := items(articles)
	if err != nil {
		return nil, q.file.wrap("read the archive", err)
	}
	rows, err := q.file.annotations.QueryContext(ctx, asked)
	out, err := list(rows, err, func(one *Annotation) []any { return []any{&one.Article, &one.Version, &one.Data} })
	return out, q.file.wrap("read the archive", err)
}

// The CROSS JOIN has SQLite look each up, rather than read all annotations.
const selectAnnotations = `SELECT n.article, n.version, n.data
	FROM %s CROSS JOIN annotations n WHERE n.article = item.value ->> 0`

// items is a JSON array of texts, for Dialect.Items.
func items[T ~string](texts []T) (string, error) {
	list := make([][1]T, len(texts))
	for i, text := range texts {
		list[i][0] = text
	}
	asked, err := json.Marshal(list)
	return string(asked), err
}

// KeepAnnotations keeps annotations in place of those that the archive has of the
// same articles, all or none. It changes no sequence number.
func (q *Quotes) KeepAnnotations(ctx context.Context, annotations ...Annotation) error {
	if len(annotations) == 0 {
		return nil
	}
	err := q.file.in.Beside(ctx, func(tx *sql.Tx) error {
		keep, err := tx.PrepareContext(ctx, `INSERT INTO annotations (article, version, data) VALUES (?, ?, ?)
			ON CONFLICT (article) DO UPDATE SET version = excluded.version, data = excluded.data
			WHERE annotations.version <> excluded.version OR annotations.data <> excluded.data`)
		if err != nil {
			return err
		}
		defer keep.Close()
		for _, one := range inOrder(annotations) {
			if _, err := keep.ExecContext(ctx, one.Article, one.Version, one.Data); err != nil {
				return err
			}
			if err := q.done(ctx, tx, one.Article); err != nil {
				return err
			}
		}
		return nil
	})
	return q.file.wrap("keep annotations in the archive", err)
}

// inOrder are annotations in the order of their keys, in which several programs may keep them
// beside each other.
func inOrder(annotations []Annotation) []Annotation {
	return slices.SortedFunc(slices.Values(annotations), func(a, b Annotation) int { return cmp.Compare(a.Article, b.Article) })
}
