package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"onrecord/corpus/database/transfer"
)

// What a copy of an archive has. articles comes first, to which the others refer.
var (
	articlesTable = transfer.Table{Name: "articles", Key: []string{"id"}, Columns: []string{
		"seq", "news", "revision", "arrived", "url", "outlet", "headline", "byline", "section", "tags", "published", "day", "updated",
		"status", "embargo", "held", "amended", "source", "reason", "unnamed",
	}}
	// ofArticles have a column that names the article, which gets a new sequence number with
	// every change of them that counts.
	ofArticles = []transfer.Table{
		{Name: "revisions", Key: []string{"article", "revision"}, Columns: []string{"recorded", "body"}, Fixed: true},
		{Name: "annotations", Key: []string{"article"}, Columns: []string{"version", "data"}},
		{Name: "corrections", Key: []string{"id"}, Columns: []string{"article", "at", "editor", "reason", "undoes", "data"}, Fixed: true},
		{Name: "taken_names", Key: []string{"id"}, Columns: []string{"article", "name", "at", "editor", "reason", "back", "back_by"}},
		originalsTable,
	}
	originalsTable = transfer.Table{Name: "originals", Key: []string{"article"}, Columns: []string{"headline", "byline", "tags", "body"}}
	// beside them are the tables that are copied whole at the end.
	formerIDsTable = transfer.Table{Name: "former_ids", Key: []string{"id"}, Columns: []string{"article"}}
	lineagesTable  = transfer.Table{Name: "lineages", Key: []string{"first"}, Columns: []string{"token"}}
	partingsTable  = transfer.Table{Name: "partings", Key: []string{"id"}, Columns: []string{
		"name", "mark", "called", "outlet", "section", "articles", "at", "admin", "reason", "back", "back_by",
	}}
)

// Errors of Copy.
var (
	ErrOtherArchive = errors.New("there is another archive in the place of the copy: name an empty place")
	ErrChangedCopy  = errors.New("the copy has changes of its own already: copy it the other way, or name an empty place")
)

// What one transaction of a copy takes.
const copiedAtOnce = 200

// Copying is an archive on its way into another database, which may have a part of it from an
// earlier copy that was cut off: it goes on from there. The archive may be read and written
// meanwhile; the copy may not.
type Copying struct {
	From, To *Archive
	// Progress is told how many changes were copied; nil is nobody.
	Progress func(changes int)
}

// Run copies what the copy does not have, until it has all that was there at one moment, and
// proves that: it returns how many rows both hold.
func (c Copying) Run(ctx context.Context) (rows int, err error) {
	if err := c.Begin(ctx); err != nil {
		return 0, err
	}
	// First in many short snapshots: a long one makes the old database keep all that changes.
	for n := 1; n > 0 && err == nil; {
		err = c.From.file.in.Snapshot(ctx, func(from *sql.Tx) (err error) {
			n, err = c.step(ctx, from)
			return err
		})
	}
	if err == nil {
		err = c.From.file.in.Snapshot(ctx, func(from *sql.Tx) (err error) {
			rows, err = c.finish(ctx, from)
			return err
		})
	}
	if err != nil {
		return 0, fmt.Errorf("copy the archive: %w", err)
	}
	return rows, nil
}

// Begin makes an empty archive a copy, or finds that it is one; the error is ErrOtherArchive
// or ErrChangedCopy where it is none. Run does so too.
func (c Copying) Begin(ctx context.Context) error {
	if err := c.begin(ctx); err != nil {
		return fmt.Errorf("copy the archive: %w", err)
	}
	return nil
}

func (c Copying) begin(ctx context.Context) error {
	id, err := c.From.ID(ctx)
	if err != nil {
		return err
	}
	return c.To.file.in.Write(ctx, func(to *sql.Tx) error {
		var is string
		var last Seq
		if err := to.QueryRowContext(ctx, `SELECT id, (SELECT coalesce(max(seq), 0) FROM articles) FROM archive`).Scan(&is, &last); err != nil {
			return err
		}
		if last == 0 {
			_, err := to.ExecContext(ctx, `UPDATE archive SET id = ?`, id)
			if err == nil {
				_, err = to.ExecContext(ctx, `DELETE FROM lineages`)
			}
			return err
		}
		if is != id {
			return ErrOtherArchive
		}
		return c.unchanged(ctx, to, last)
	})
}

// unchanged finds out whether all numbers of the copy were given by the archive.
func (c Copying) unchanged(ctx context.Context, to *sql.Tx, last Seq) error {
	known, err := lineagesOf(ctx, c.From.file.db, last)
	if err != nil {
		return err
	}
	has, err := lineagesOf(ctx, to, last)
	if err != nil {
		return err
	}
	for first, token := range has {
		if known[first] != token {
			return ErrChangedCopy
		}
	}
	return nil
}

func lineagesOf(ctx context.Context, q transfer.Reader, last Seq) (map[Seq]string, error) {
	type lineage struct {
		first Seq
		token string
	}
	rows, err := q.QueryContext(ctx, `SELECT first, token FROM lineages WHERE first <= ?`, last)
	all, err := list(rows, err, func(l *lineage) []any { return []any{&l.first, &l.token} })
	out := make(map[Seq]string, len(all))
	for _, l := range all {
		out[l.first] = l.token
	}
	return out, err
}

// step copies the next changes of a snapshot, in one transaction: the highest sequence number
// of the copy is how far it has come.
func (c Copying) step(ctx context.Context, from *sql.Tx) (n int, err error) {
	last, err := c.To.Last(ctx)
	if err != nil {
		return 0, err
	}
	// What an article refers to was given a number before it, or comes with a later one.
	ids, err := column[ArticleID](from.QueryContext(ctx, `SELECT id FROM articles WHERE seq > ? ORDER BY seq LIMIT ?`, last, copiedAtOnce))
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	asked, err := items(ids)
	if err != nil {
		return 0, err
	}
	these := `IN (SELECT item.value ->> 0 FROM ` + c.From.file.in.Items + `)`
	err = c.To.file.in.Write(ctx, func(to *sql.Tx) error {
		// Those before have given a number, and stay as they are.
		if _, err := lineagesTable.Copy(ctx, from, to, `first > ?`, last); err != nil {
			return err
		}
		if _, err := articlesTable.Copy(ctx, from, to, `id `+these, asked); err != nil {
			return err
		}
		for _, t := range ofArticles {
			if _, err := t.Copy(ctx, from, to, `article `+these, asked); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && c.Progress != nil {
		c.Progress(len(ids))
	}
	return len(ids), err
}

// finish copies the rest of a snapshot, and compares.
func (c Copying) finish(ctx context.Context, from *sql.Tx) (rows int, err error) {
	for n := 1; n > 0; {
		if n, err = c.step(ctx, from); err != nil {
			return 0, err
		}
	}
	if err := c.annotations(ctx, from); err != nil {
		return 0, err
	}
	err = c.To.file.in.Write(ctx, func(to *sql.Tx) error {
		// Of these, rows may have gone, or changed, since they were copied.
		for _, t := range []transfer.Table{originalsTable, formerIDsTable, lineagesTable, partingsTable} {
			if _, err := to.ExecContext(ctx, `DELETE FROM `+t.Name); err != nil {
				return err
			}
			if _, err := t.Copy(ctx, from, to, ""); err != nil {
				return err
			}
		}
		if c.To.file.in.Advance != "" {
			for _, table := range []string{"corrections", "taken_names", "partings"} {
				if _, err := to.ExecContext(ctx, fmt.Sprintf(c.To.file.in.Advance, table)); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	err = c.To.file.in.Snapshot(ctx, func(to *sql.Tx) (err error) {
		rows, err = transfer.Compare(ctx, from, to, append([]transfer.Table{articlesTable, formerIDsTable, lineagesTable, partingsTable}, ofArticles...))
		return err
	})
	return rows, err
}

// annotations copies those that were made since their article was copied: that changes no
// sequence number.
func (c Copying) annotations(ctx context.Context, from *sql.Tx) error {
	const versions = `SELECT article, version, length(data) FROM annotations`
	type made struct {
		article ArticleID
		version string
		bytes   int
	}
	fields := func(m *made) []any { return []any{&m.article, &m.version, &m.bytes} }
	rows, err := c.To.file.db.QueryContext(ctx, versions)
	copied, err := list(rows, err, fields)
	if err != nil {
		return err
	}
	has := make(map[made]bool, len(copied))
	for _, one := range copied {
		has[one] = true
	}
	rows, err = from.QueryContext(ctx, versions)
	all, err := list(rows, err, fields)
	if err != nil {
		return err
	}
	var missing []ArticleID
	for _, one := range all {
		if !has[one] {
			missing = append(missing, one.article)
		}
	}
	for len(missing) > 0 {
		n := min(copiedAtOnce, len(missing))
		asked, err := items(missing[:n])
		if err != nil {
			return err
		}
		missing = missing[n:]
		err = c.To.file.in.Write(ctx, func(to *sql.Tx) error {
			_, err := ofArticles[1].Copy(ctx, from, to, `article IN (SELECT item.value ->> 0 FROM `+c.From.file.in.Items+`)`, asked)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
