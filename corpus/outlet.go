package corpus

import "context"

// OutletCount is how many articles of an outlet may be shown.
type OutletCount struct {
	Outlet   string
	Articles int
}

// Outlets counts the articles that may be shown by their outlet, most first. An
// article that names none is not among them.
func (a *Archive) Outlets(ctx context.Context) ([]OutletCount, error) {
	last, err := a.Last(ctx)
	if err != nil {
		return nil, err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.outlets != nil && a.outletsSeq == last {
		return a.outlets, nil
	}
	rows, err := a.db.QueryContext(ctx, `SELECT outlet, count(*) FROM articles
		WHERE held = 0 AND status <> 'withdrawn' AND outlet <> '' GROUP BY outlet ORDER BY count(*) DESC, outlet`)
	if err != nil {
		return nil, wrap("count the outlets", err)
	}
	defer rows.Close()
	counts := []OutletCount{}
	for rows.Next() {
		var c OutletCount
		if err := rows.Scan(&c.Outlet, &c.Articles); err != nil {
			return nil, wrap("count the outlets", err)
		}
		counts = append(counts, c)
	}
	if err := rows.Err(); err != nil {
		return nil, wrap("count the outlets", err)
	}
	a.outlets, a.outletsSeq = counts, last
	return counts, nil
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
func (a *Archive) DaysOfOutlets(ctx context.Context) ([]DayCount, error) {
	return a.days(ctx, `SELECT outlet, day, count(*) FROM articles
		WHERE held = 0 AND status <> 'withdrawn' AND outlet <> '' AND day <> '' GROUP BY outlet, day ORDER BY outlet, day`)
}

// DaysOfSources counts the same by the source that brought them, from a day on.
func (a *Archive) DaysOfSources(ctx context.Context, from Day) ([]DayCount, error) {
	return a.days(ctx, `SELECT source, day, count(*) FROM articles
		WHERE held = 0 AND status <> 'withdrawn' AND source <> '' AND day >= ? GROUP BY source, day ORDER BY source, day`, from)
}

func (a *Archive) days(ctx context.Context, query string, args ...any) ([]DayCount, error) {
	rows, err := a.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, wrap("count the days", err)
	}
	defer rows.Close()
	var out []DayCount
	for rows.Next() {
		var c DayCount
		if err := rows.Scan(&c.Name, &c.Day, &c.Articles); err != nil {
			return nil, wrap("count the days", err)
		}
		out = append(out, c)
	}
	return out, wrap("count the days", rows.Err())
}

// Newest returns the article that may be shown and was published last, of those of
// one day the one that came in last; ErrNotFound where none has a day.
func (a *Archive) Newest(ctx context.Context) (Record, error) { return a.newest(ctx, "") }

// newest is Newest of those of which a further condition holds.
func (a *Archive) newest(ctx context.Context, and string, args ...any) (Record, error) {
	// +: without it SQLite reads all that may be shown, rather than the last day.
	records, err := a.records(ctx, ` WHERE a.day <> '' AND +a.held = 0 AND a.status <> 'withdrawn'`+and+`
		ORDER BY a.day DESC, a.arrived DESC LIMIT 1`, args...)
	if err != nil {
		return Record{}, err
	}
	if len(records) == 0 {
		return Record{}, ErrNotFound
	}
	return records[0], nil
}
