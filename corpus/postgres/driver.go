package postgres

import (
	"context"
	"database/sql/driver"
	"strconv"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5/stdlib"
)

// connector makes connections that understand the statements of the project: with ? for
// each value, and with true and false as the numbers 1 and 0, which the columns hold.
type connector struct{ driver.Connector }

func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	made, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &conn{made.(*stdlib.Conn)}, nil
}

type conn struct{ *stdlib.Conn }

func (c *conn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	return c.Conn.PrepareContext(ctx, numbered(query))
}

func (c *conn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	return c.Conn.ExecContext(ctx, numbered(query), args)
}

func (c *conn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	return c.Conn.QueryContext(ctx, numbered(query), args)
}

// CheckNamedValue makes a value one that the columns hold.
func (c *conn) CheckNamedValue(named *driver.NamedValue) error {
	value, err := driver.DefaultParameterConverter.ConvertValue(named.Value)
	switch v := value.(type) {
	case bool:
		value = int64(0)
		if v {
			value = int64(1)
		}
	case string:
		value = text(v)
	}
	named.Value = value
	return err
}

// text is what a text column can hold: PostgreSQL refuses a zero byte, and what is no UTF-8.
func text(s string) string {
	return strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", "\uFFFD"), "\uFFFD")
}

// statements are those that were numbered before: nearly all of them are constants.
var statements sync.Map

// numbered is a statement with $1, $2, … for each ? outside quotation marks.
func numbered(statement string) string {
	if known, ok := statements.Load(statement); ok {
		return known.(string)
	}
	var b strings.Builder
	n, quote := 0, rune(0)
	for _, r := range statement {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '\'' || r == '"':
			quote = r
		case r == '?':
			n++
			b.WriteByte('$')
			b.WriteString(strconv.Itoa(n))
			continue
		}
		b.WriteRune(r)
	}
	statements.Store(statement, b.String())
	return b.String()
}
