package postgres

import (
	"errors"
	"io"
	"net"

	"github.com/jackc/pgx/v5/pgconn"

	"onrecord/corpus/database/engine"
)

// Explain adds to an error of PostgreSQL what can be done about it.
func Explain(err error) error {
	if err == nil || engine.IsExplained(err) {
		return err
	}
	if said := new(pgconn.PgError); errors.As(err, &said) {
		if fix := fixes[said.Code]; fix != "" {
			return engine.Explained(fix, err)
		}
		return err
	}
	if refused := new(pgconn.ConnectError); errors.As(err, &refused) {
		return engine.Explained("PostgreSQL cannot be reached: see whether it runs, and whether postgres.url leads to it", err)
	}
	if broken := new(net.OpError); errors.As(err, &broken) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return engine.Explained("the connection to PostgreSQL broke: try again once it is back", err)
	}
	return err
}

const (
	wrongPassword = "PostgreSQL refuses the user or the password: correct postgres.url, or set PGPASSWORD"
	goingDown     = "PostgreSQL starts or stops just now: try again in a moment"
)

// fixes are what can be done, by PostgreSQL's codes.
var fixes = map[string]string{
	"28P01": wrongPassword,
	"28000": wrongPassword,
	"3D000": "PostgreSQL has no such database: create it, or correct the name in postgres.url",
	"42501": "the user may not do this in PostgreSQL: let it own its schema, or grant it CREATE and all on its tables",
	"25006": "PostgreSQL takes no changes here, it is a copy of another server: let postgres.url lead to the first one",
	"53100": "the disk of PostgreSQL is full: free some space and run it again; what was stored before is safe",
	"53300": "PostgreSQL has as many connections as it takes: raise max_connections, or run fewer bots",
	"57P01": goingDown,
	"57P02": goingDown,
	"57P03": goingDown,
}
