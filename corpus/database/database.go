// Package database owns where a database of the project lies, in a SQLite file or in
// PostgreSQL, and opens it. A place is the path of a file or the URL of a server.
package database

import (
	"context"

	"onrecord/corpus/database/engine"
	"onrecord/corpus/postgres"
	"onrecord/corpus/sqlite"
)

// Store is what lies in a database.
type Store struct {
	// Name is "archive" or "state".
	Name string
	// File is how it lies in a file.
	File sqlite.Options
	// Server are the migrations of its tables on a server. Both have the same tables and
	// columns, as far as statements can tell.
	Server []engine.Migration
	// Connections is the most that are open to a server at once.
	Connections int
}

func (s Store) onServer() postgres.Options {
	return postgres.Options{Store: s.Name, Migrations: s.Server, Connections: s.Connections}
}

// Open opens a store, making it where there is none, and brings an older schema up to date.
func (s Store) Open(ctx context.Context, at string) (*engine.DB, error) {
	if postgres.IsURL(at) {
		return postgres.Open(ctx, at, s.onServer())
	}
	return sqlite.Open(ctx, at, s.File)
}

// Schema is the schema that a store has, and the one to which Open brings it. The store
// stays as it is. The error of one that is not there is fs.ErrNotExist.
func (s Store) Schema(ctx context.Context, at string) (has, known int, err error) {
	if postgres.IsURL(at) {
		return postgres.Schema(ctx, at, s.onServer())
	}
	return sqlite.Schema(ctx, at, s.File)
}

// Try brings the schema of a store on a server up to date, and takes that back.
func (s Store) Try(ctx context.Context, url string) error {
	return postgres.TryMigrations(ctx, url, s.onServer())
}

// Place is a place as it may be shown: without a password.
func Place(at string) string {
	if postgres.IsURL(at) {
		return postgres.Public(at)
	}
	return at
}
