package corpus

import (
	"context"
	"slices"
	"sync"
)

// Overview tells how much of the archive may be shown: of which outlets, days, sections
// and sources. What was counted is kept until the archive changes.
type Overview struct {
	file *file

	mu       sync.Mutex
	scope    Scope
	scopeSeq Seq // the sequence number that scope was counted at

	outlets    []OutletCount
	outletsSeq Seq // the same of outlets
}

// Scope is how much of the archive may be shown: the number of articles and
// the first and last day on which one was published.
type Scope struct {
	Articles int
	From, To Day
}

// Scope counts what may be shown.
func (o *Overview) Scope(ctx context.Context) (Scope, error) {
	last, err := o.file.lastSeq(ctx)
	if err != nil {
		return Scope{}, err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.scopeSeq == last {
		return o.scope, nil
	}
	var s Scope
	err = o.file.db.QueryRowContext(ctx, `SELECT count(*), coalesce(min(nullif(day, '')), ''), coalesce(max(day), '')
		FROM articles WHERE held = 0 AND status <> 'withdrawn'`).Scan(&s.Articles, &s.From, &s.To)
	if err != nil {
		return Scope{}, o.file.wrap("count the archive", err)
	}
	o.scope, o.scopeSeq = s, last
	return s, nil
}

// ScopeOf counts what may be shown of some sections.
func (o *Overview) ScopeOf(ctx context.Context, shows func(section string) bool) (Scope, error) {
	var s Scope
	rows, err := o.file.db.QueryContext(ctx, `SELECT section, count(*), coalesce(min(nullif(day, '')), ''), max(day)
		FROM articles WHERE held = 0 AND status <> 'withdrawn' GROUP BY section`)
	if err != nil {
		return s, o.file.wrap("count the archive", err)
	}
	defer rows.Close()
	for rows.Next() {
		var section string
		var one Scope
		if err := rows.Scan(&section, &one.Articles, &one.From, &one.To); err != nil {
			return s, o.file.wrap("count the archive", err)
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
	return s, o.file.wrap("count the archive", rows.Err())
}

// OutletCount is how many articles of an outlet may be shown.
type OutletCount struct {
	Outlet   string
	Articles int
}

// Outlets counts the articles that may be shown by their outlet, most first. An
// article that names none is not among them.
func (o *Overview) Outlets(ctx context.Context) ([]OutletCount, error) {
	last, err := o.file.lastSeq(ctx)
	if err != nil {
		return nil, err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.outletsSeq == last {
		return o.outlets, nil
	}
	counts, err := o.countOutlets(ctx, "")
	if err != nil {
		return nil, err
	}
	o.outlets, o.outletsSeq = counts, last
	return counts, nil
}

// OutletsOf is Outlets of some sections.
func (o *Overview) OutletsOf(ctx context.Context, shows func(section string) bool) ([]OutletCount, error) {
	and, sections, err := o.of(ctx, shows)
	if err != nil {
		return nil, err
	}
	return o.countOutlets(ctx, and, sections)
}

// countOutlets is Outlets of those of which a further condition holds.
func (o *Overview) countOutlets(ctx context.Context, and string, args ...any) ([]OutletCount, error) {
	rows, err := o.file.db.QueryContext(ctx, `SELECT outlet, count(*) FROM articles a
		WHERE held = 0 AND status <> 'withdrawn' AND outlet <> ''`+and+` GROUP BY outlet ORDER BY count(*) DESC, outlet`, args...)
	counts, err := list(rows, err, func(c *OutletCount) []any { return []any{&c.Outlet, &c.Articles} })
	return counts, o.file.wrap("count the outlets", err)
}

// of is the condition that an article, a, is of some sections, and its argument.
func (o *Overview) of(ctx context.Context, shows func(section string) bool) (and string, sections any, err error) {
	names, err := column[string](o.file.db.QueryContext(ctx, `SELECT DISTINCT section FROM articles`))
	if err != nil {
		return "", nil, o.file.wrap("list the sections", err)
	}
	sections, err = items(slices.DeleteFunc(names, func(name string) bool { return !shows(name) }))
	return ` AND a.section IN (SELECT item.value ->> 0 FROM ` + o.file.in.Items + `)`, sections, err
}

// DayCount is how many articles of an outlet, or of a source, published on a day may be
// shown.
type DayCount struct {
	Name     string
	Day      Day
	Articles int
}

// DaysOfOutlets counts the articles that may be shown by outlet and day, in this order.
// Those without a day, or an outlet, are not among them.
func (o *Overview) DaysOfOutlets(ctx context.Context) ([]DayCount, error) {
	return o.daysOfOutlets(ctx, "")
}

// DaysOfOutletsOf is DaysOfOutlets of some sections.
func (o *Overview) DaysOfOutletsOf(ctx context.Context, shows func(section string) bool) ([]DayCount, error) {
	and, sections, err := o.of(ctx, shows)
	if err != nil {
		return nil, err
	}
	return o.daysOfOutlets(ctx, and, sections)
}

func (o *Overview) daysOfOutlets(ctx context.Context, and string, args ...any) ([]DayCount, error) {
	return o.days(ctx, `SELECT outlet, day, count(*) FROM articles a
		WHERE held = 0 AND status <> 'withdrawn' AND outlet <> '' AND day <> ''`+and+` GROUP BY outlet, day ORDER BY outlet, day`, args...)
}

// DaysOfSources counts the same by the source that brought them, from a day on.
func (o *Overview) DaysOfSources(ctx context.Context, from Day) ([]DayCount, error) {
	return o.days(ctx, `SELECT source, day, count(*) FROM articles
		WHERE held = 0 AND status <> 'withdrawn' AND source <> '' AND day >= ? GROUP BY source, day ORDER BY source, day`, from)
}

func (o *Overview) days(ctx context.Context, query string, args ...any) ([]DayCount, error) {
	rows, err := o.file.db.QueryContext(ctx, query, args...)
	out, err := list(rows, err, func(c *DayCount) []any { return []any{&c.Name, &c.Day, &c.Articles} })
	return out, o.file.wrap("count the days", err)
}

// Newest returns the article that may be shown and was published last, of those of
// one day the one that came in last; ErrNotFound where none has a day.
func (o *Overview) Newest(ctx context.Context) (Record, error) { return o.newest(ctx, "") }

// NewestOf is Newest of some sections.
func (o *Overview) NewestOf(ctx context.Context, shows func(section string) bool) (Record, error) {
	and, sections, err := o.of(ctx, shows)
	if err != nil {
		return Record{}, err
	}
	return o.newest(ctx, and, sections)
}

// newest is Newest of those of which a further condition holds.
func (o *Overview) newest(ctx context.Context, and string, args ...any) (Record, error) {
	// +: without it SQLite reads all that may be shown, rather than the last day.
	records, err := o.file.records(ctx, ` WHERE a.day <> '' AND +a.held = 0 AND a.status <> 'withdrawn'`+and+`
		ORDER BY a.day DESC, a.arrived DESC LIMIT 1`, args...)
	if err != nil {
		return Record{}, err
	}
	if len(records) == 0 {
		return Record{}, ErrNotFound
	}
	return records[0], nil
}
