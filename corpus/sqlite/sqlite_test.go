package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"onrecord/corpus/database/engine"
	"onrecord/corpus/sqlite"
)

var ledger = sqlite.Options{Connections: 2, Migrations: []engine.Migration{
	{Tables: `CREATE TABLE entry (text TEXT NOT NULL)`},
	{Tables: `ALTER TABLE entry ADD COLUMN day TEXT NOT NULL DEFAULT ''`, Rows: func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE entry SET day = 'Monday'`)
		return err
	}},
}}

func TestAFileIsBroughtUpToItsSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	first := ledger
	first.Migrations = ledger.Migrations[:1]
	for _, o := range []sqlite.Options{first, ledger, ledger} {
		db, err := sqlite.Open(t.Context(), path, o)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.SQL.ExecContext(t.Context(), `INSERT INTO entry (text) VALUES ('one')`); err != nil {
			t.Fatal(err)
		}
		if err := db.SQL.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := sqlite.Open(t.Context(), path, first); !errors.Is(err, engine.ErrNewerSchema) || !strings.Contains(err.Error(), "upgrade onrecord") {
		t.Errorf("an older program opened it: %v", err)
	}
}

func TestOnlyItsOwnerReadsAFile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("windows has no such permissions")
	}
	dir := t.TempDir()
	db, err := sqlite.Open(t.Context(), filepath.Join(dir, "ledger.db"), ledger)
	if err != nil {
		t.Fatal(err)
	}
	defer db.SQL.Close()
	if _, err := db.SQL.ExecContext(t.Context(), `INSERT INTO entry (text) VALUES ('one')`); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) < 2 {
		t.Fatalf("%d files, %v; want the file and its log", len(files), err)
	}
	for _, f := range files {
		if info, err := f.Info(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s has the permissions %v, %v", f.Name(), info.Mode(), err)
		}
	}
}

func TestWhatCannotBeOpenedSaysWhatToDo(t *testing.T) {
	garbage := filepath.Join(t.TempDir(), "garbage.db")
	if err := os.WriteFile(garbage, []byte(strings.Repeat("no database ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		garbage:     "put back a backup",
		t.TempDir(): "is a folder",
		filepath.Join(t.TempDir(), "missing", "ledger.db"): "no such file or directory",
	} {
		if _, err := sqlite.Open(t.Context(), path, ledger); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
	readOnly := &fs.PathError{Op: "open", Path: "archive.db", Err: syscall.EROFS}
	if err := sqlite.Explain(readOnly); !strings.Contains(err.Error(), "copy the folder to one that can be written") || !errors.Is(err, syscall.EROFS) {
		t.Errorf("of a disk that can only be read: %v", err)
	}
}
