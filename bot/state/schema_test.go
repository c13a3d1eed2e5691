package state

import (
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus/postgres/postgrestest"
	"onrecord/corpus/sqlite"
)

var update = flag.Bool("update", false, "write schema.sql anew")

// A new state has at once what the migrations make of an old one.
func TestANewStateHasTheSchemaThatMigrationsLeadTo(t *testing.T) {
	postgrestest.NotAgain(t)
	stepByStep, atOnce := place.File, place.File
	stepByStep.Whole = ""
	schema := func(o sqlite.Options) string {
		t.Helper()
		db, err := sqlite.OpenMemory(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		defer db.SQL.Close()
		tables, err := sqlite.Tables(t.Context(), db)
		if err != nil {
			t.Fatal(err)
		}
		return tables
	}
	want := schema(stepByStep)
	if *update {
		if err := os.WriteFile("schema.sql", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, schema(atOnce)); diff != "" {
		t.Errorf("run the test with -update (-migrated +at once):\n%s", diff)
	}
}
