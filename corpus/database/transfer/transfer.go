// Package transfer owns how the rows of a table get from one database into another, whatever
// keeps the two, and how it is proved that both hold the same.
package transfer

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"fmt"
	"hash"
	"strings"
)

// Table is a table that two databases have, with the columns that are copied.
type Table struct {
	Name    string
	Key     []string // the columns that name a row
	Columns []string // the others
	// Fixed is true where a row is never changed once it is there.
	Fixed bool
}

// Reader reads a database; it is a transaction most often.
type Reader interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}

// Copy writes the rows of which a condition holds (empty: all) over those of the same key, and
// returns how many there were.
func (t Table) Copy(ctx context.Context, from Reader, to *sql.Tx, where string, args ...any) (copied int, err error) {
	put, err := to.PrepareContext(ctx, t.insert())
	if err != nil {
		return 0, fmt.Errorf("table %s: %w", t.Name, err)
	}
	defer put.Close()
	err = t.read(ctx, from, where, args, func(row []any) error {
		copied++
		_, err := put.ExecContext(ctx, row...)
		return err
	})
	return copied, err
}

// read reads rows, each into a slice that is good until the next.
func (t Table) read(ctx context.Context, from Reader, where string, args []any, do func([]any) error) error {
	columns := t.all()
	if where != "" {
		where = " WHERE " + where
	}
	rows, err := from.QueryContext(ctx, "SELECT "+list(columns)+" FROM "+t.Name+where+" ORDER BY "+list(t.Key), args...)
	if err != nil {
		return fmt.Errorf("table %s: %w", t.Name, err)
	}
	defer rows.Close()
	row, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range row {
		into[i] = &row[i]
	}
	for rows.Next() {
		err := rows.Scan(into...)
		for i := range row {
			if bytes, ok := row[i].([]byte); ok && bytes == nil {
				row[i] = []byte{} // SQLite's driver reads no bytes so, which is not NULL
			}
		}
		if err == nil {
			err = do(row)
		}
		if err != nil {
			return fmt.Errorf("table %s: %w", t.Name, err)
		}
	}
	return rows.Err()
}

func (t Table) all() []string { return append(append([]string{}, t.Key...), t.Columns...) }

// insert is the statement that puts a row.
func (t Table) insert() string {
	columns := t.all()
	s := "INSERT INTO " + t.Name + " (" + list(columns) + ") VALUES (?" + strings.Repeat(", ?", len(columns)-1) + ") ON CONFLICT (" + list(t.Key) + ") DO "
	if t.Fixed || len(t.Columns) == 0 {
		return s + "NOTHING"
	}
	var sets []string
	for _, c := range t.Columns {
		sets = append(sets, quoted(c)+" = excluded."+quoted(c))
	}
	return s + "UPDATE SET " + strings.Join(sets, ", ")
}

// list writes columns out, in quotation marks: user and others are words of SQL.
func list(columns []string) string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = quoted(c)
	}
	return strings.Join(out, ", ")
}

func quoted(column string) string { return `"` + column + `"` }

// digest tells what a table holds: two that hold the same rows have the same.
type digest struct {
	rows int
	hash [sha256.Size]byte
}

// digest reads a table whole.
func (t Table) digest(ctx context.Context, from Reader) (d digest, err error) {
	h := sha256.New()
	err = t.read(ctx, from, "", nil, func(row []any) error {
		d.rows++
		for _, value := range row {
			if err := write(h, value); err != nil {
				return err
			}
		}
		return nil
	})
	h.Sum(d.hash[:0])
	return d, err
}

// write hashes a value, as any database holds it.
func write(h hash.Hash, value any) error {
	var kind byte
	var content []byte
	switch v := value.(type) {
	case nil:
	case int64:
		kind, content = 'i', binary.BigEndian.AppendUint64(nil, uint64(v))
	case string:
		// A server keeps no zero byte in a text; see package postgres.
		kind, content = 't', []byte(strings.ToValidUTF8(strings.ReplaceAll(v, "\x00", "\uFFFD"), "\uFFFD"))
	case []byte:
		kind, content = 'b', v
	default:
		return fmt.Errorf("holds a value of the type %T", v)
	}
	h.Write(append([]byte{kind}, binary.BigEndian.AppendUint64(nil, uint64(len(content)))...))
	h.Write(content)
	return nil
}

// Compare returns how many rows tables hold together, and an error for the first that does
// not hold the same in both databases.
func Compare(ctx context.Context, a, b Reader, tables []Table) (rows int, err error) {
	for _, t := range tables {
		in, err := t.digest(ctx, a)
		if err != nil {
			return rows, err
		}
		copied, err := t.digest(ctx, b)
		if err != nil {
			return rows, err
		}
		if in != copied {
			return rows, fmt.Errorf("table %s has %d rows and its copy %d, and they are not the same: empty the place of the copy and copy again", t.Name, in.rows, copied.rows)
		}
		rows += in.rows
	}
	return rows, nil
}
