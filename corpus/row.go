package corpus

import (
	"database/sql"
	"encoding/json"
	"errors"
	"time"
)

const selectRecord = `SELECT a.id, a.seq, a.news, EXISTS (SELECT 1 FROM corrections c WHERE c.article = a.id), a.revision, a.arrived, a.amended, a.url, a.outlet, a.headline, a.byline, a.section,
	a.tags, a.published, a.updated, a.status, a.embargo, a.source, a.reason, a.unnamed, r.body
	FROM articles a JOIN revisions r ON r.article = a.id AND r.revision = a.revision`

func scanRecord(row interface{ Scan(...any) error }) (Record, error) {
	var (
		r                  Record
		arrived, embargo   int64
		amended, taken     int64
		tags               []byte
		published, updated string
		body               []byte
	)
	err := row.Scan(&r.ID, &r.Seq, &r.News, &r.Edited, &r.Revision, &arrived, &amended, &r.URL, &r.Outlet, &r.Headline, &r.Byline, &r.Section,
		&tags, &published, &updated, &r.Status, &embargo, &r.Source, &r.Reason, &taken, &body)
	if err != nil {
		return Record{}, err
	}
	r.Arrived = time.Unix(arrived, 0).UTC()
	if amended != 0 {
		r.Amended = time.Unix(amended, 0).UTC()
	}
	if taken != 0 {
		r.Unnamed = time.Unix(taken, 0).UTC()
	}
	if embargo != 0 {
		r.EmbargoUntil = time.Unix(embargo, 0).UTC()
	}
	r.Body = string(body)
	return r, errors.Join(
		json.Unmarshal(tags, &r.Tags),
		parseTime(published, &r.Published),
		parseTime(updated, &r.Updated))
}

func formatTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// unixOrZero returns the seconds since 1970, and 0 for the zero time.
func unixOrZero(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

func parseTime(s string, t *time.Time) (err error) {
	if s != "" {
		*t, err = time.Parse(time.RFC3339, s)
	}
	return err
}

// column reads a query's only column.
func column[T any](rows *sql.Rows, err error) ([]T, error) {
	return list(rows, err, func(v *T) []any { return []any{v} })
}

// list reads the rows of a query, each into the fields that into names.
func list[T any](rows *sql.Rows, err error, into func(*T) []any) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		var v T
		if err := rows.Scan(into(&v)...); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}
