package corpus

import (
	"context"
	"encoding/json"
	"slices"
)

// ScopeOf counts what may be shown of some sections.
func (a *Archive) ScopeOf(ctx context.Context, shows func(section string) bool) (Scope, error) {
	var s Scope
	rows, err := a.db.QueryContext(ctx, `SELECT section, count(*), coalesce(min(nullif(day, '')), ''), max(day)
		FROM articles WHERE held = 0 AND status <> 'withdrawn' GROUP BY section`)
	if err != nil {
		return s, wrap("count the archive", err)
	}
	defer rows.Close()
	for rows.Next() {
		var section string
		var one Scope
		if err := rows.Scan(&section, &one.Articles, &one.From, &one.To); err != nil {
			return s, wrap("count the archive", err)
		}
		if !shows(section) {
			continue
		}
		s.Articles += one.Articles
		if s.From == "" || one.From != "" && one.From < s.From {
			s.From = one.From
		}
		s.To = max(s.To, one.To)
	}
	return s, wrap("count the archive", rows.Err())
}

// NewestOf is Newest of some sections.
func (a *Archive) NewestOf(ctx context.Context, shows func(section string) bool) (Record, error) {
	names, err := column[string](a.db.QueryContext(ctx, `SELECT DISTINCT section FROM articles`))
	if err != nil {
		return Record{}, wrap("list the sections", err)
	}
	shown, err := json.Marshal(slices.DeleteFunc(names, func(section string) bool { return !shows(section) }))
	if err != nil {
		return Record{}, err
	}
	return a.newest(ctx, ` AND a.section IN (SELECT value FROM json_each(?))`, shown)
}
