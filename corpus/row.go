package corpus

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"time"

	"onrecord/corpus/sqlite"
)

const selectRecord = `SELECT a.id, a.seq, a.news, EXISTS (SELECT 1 FROM corrections c WHERE c.article = a.id), a.revision, a.arrived, a.amended, a.url, a.outlet, a.headline, a.byline, a.section,
	a.tags, a.published, a.updated, a.status, a.embargo, a.source, a.reason, r.body
	FROM articles a JOIN revisions r ON r.article = a.id AND r.revision = a.revision`

func scanRecord(row interface{ Scan(...any) error }) (Record, error) {
	var (
		r                  Record
		arrived, embargo   int64
		amended            int64
		tags               []byte
		published, updated string
		body               []byte
	)
	err := row.Scan(&r.ID, &r.Seq, &r.News, &r.Edited, &r.Revision, &arrived, &amended, &r.URL, &r.Outlet, &r.Headline, &r.Byline, &r.Section,
		&tags, &published, &updated, &r.Status, &embargo, &r.Source, &r.Reason, &body)
	if err != nil {
		return Record{}, err
	}
	r.Arrived = time.Unix(arrived, 0).UTC()
	if amended != 0 {
		r.Amended = time.Unix(amended, 0).UTC()
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

func (a *Archive) records(ctx context.Context, where string, args ...any) ([]Record, error) {
	return a.recordsWithin(ctx, math.MaxInt, where, args...)
}

// recordsWithin ends with the article whose body makes it so many bytes, or more.
func (a *Archive) recordsWithin(ctx context.Context, bytes int, where string, args ...any) ([]Record, error) {
	rows, err := a.db.QueryContext(ctx, selectRecord+where, args...)
	if err != nil {
		return nil, wrap("read the archive", err)
	}
	defer rows.Close()
	var out []Record
	for bytes > 0 && rows.Next() {
		r, err := scanRecord(rows)
		if err != nil {
			return nil, wrap("read the archive", err)
		}
		out = append(out, r)
		bytes -= len(r.Body)
	}
	return out, wrap("read the archive", rows.Err())
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
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		var v T
		if err := rows.Scan(&v); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

func wrap(what string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", what, sqlite.Explain(err))
}
