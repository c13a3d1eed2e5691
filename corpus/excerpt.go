package corpus

import (
	"context"
	"encoding/json"
	"time"
)

// Excerpt is a stretch of the body of an article's latest revision, with what
// decides whether it may be shown.
type Excerpt struct {
	Article      ArticleID
	Revision     int
	Outlet       string
	Day          Day // published; empty is unknown
	Status       Status
	EmbargoUntil time.Time
	Text         string
}

// Hidden reports whether the excerpt may not be shown at the given moment.
func (e Excerpt) Hidden(now time.Time) bool {
	return Article{Status: e.Status, EmbargoUntil: e.EmbargoUntil}.Hidden(now)
}

// ExcerptOf returns a stretch of the body of an article.
func ExcerptOf(r Record, s Span) Excerpt {
	return Excerpt{
		Article: r.ID, Revision: r.Revision, Outlet: r.Outlet, Day: DayOf(r.Published),
		Status: r.Status, EmbargoUntil: r.EmbargoUntil, Text: s.Of(r.Body),
	}
}

// Place is a stretch of an article's body.
type Place struct {
	Article ArticleID
	Span    Span
}

// Excerpts reads many places at once, without the rest of their articles, in
// the order given. That of an article which the archive does not hold is zero.
func (a *Archive) Excerpts(ctx context.Context, places []Place) ([]Excerpt, error) {
	list := make([][3]any, len(places))
	for i, p := range places {
		list[i] = [3]any{p.Article, p.Span.Start + 1, p.Span.Len()} // substr counts from 1
	}
	asked, err := json.Marshal(list)
	if err != nil {
		return nil, a.file.wrap("read the archive", err)
	}
	rows, err := a.file.excerpts.QueryContext(ctx, string(asked))
	if err != nil {
		return nil, a.file.wrap("read the archive", err)
	}
	defer rows.Close()
	out := make([]Excerpt, len(places))
	for rows.Next() {
		var at int
		var e Excerpt
		var embargo int64
		if err := rows.Scan(&at, &e.Article, &e.Revision, &e.Outlet, &e.Day, &e.Status, &embargo, &e.Text); err != nil {
			return nil, a.file.wrap("read the archive", err)
		}
		if embargo != 0 {
			e.EmbargoUntil = time.Unix(embargo, 0).UTC()
		}
		out[at] = e
	}
	return out, a.file.wrap("read the archive", rows.Err())
}

// selectExcerpts takes a JSON array of article, first byte and length. The
// CROSS JOIN has SQLite look each up, rather than read all articles.
const selectExcerpts = `SELECT item.key, a.id, a.revision, a.outlet, a.day, a.status, a.embargo,
		substr(r.body, CAST(item.value ->> 1 AS INTEGER), CAST(item.value ->> 2 AS INTEGER))
	FROM %s
	CROSS JOIN articles a
	CROSS JOIN revisions r
	WHERE a.id = item.value ->> 0 AND r.article = a.id AND r.revision = a.revision`
