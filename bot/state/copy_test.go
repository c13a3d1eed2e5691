package state

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot"
	"onrecord/bot/asking/question"
	"onrecord/bot/news/watch"
	"onrecord/corpus/postgres/postgrestest"
)

func TestACopyOfTheStateHoldsTheSame(t *testing.T) {
	from := open(t, newFile(t))
	claim(t, from, noon, "event/1")
	owner := watch.Owner{Team: "T1", User: "U1"}
	if _, err := from.Watches.Add(t.Context(), owner, question.Parse("who said “the ferry is late”", question.Options{}), ""); err != nil {
		t.Fatal(err)
	}
	post, _ := intend(t, from, digestOf("C1"), noon)
	if err := from.Outbox.Confirm(t.Context(), post.Key, "1700.1", noon, 0); err != nil {
		t.Fatal(err)
	}
	here := bot.Conversation{Team: "T1", Channel: "C1", Thread: "1700.1"}
	if err := from.Threads.Join(t.Context(), here, "U1", noon); err != nil {
		t.Fatal(err)
	}
	if err := from.Sources.Record(t.Context(), "https://wire.example/feed", Look{At: noon, Read: true, Notes: map[string]string{"etag": "a"}}); err != nil {
		t.Fatal(err)
	}
	for name, at := range map[string]string{
		"into a file":   filepath.Join(t.TempDir(), "copy.db"),
		"onto a server": postgrestest.Schema(t),
	} {
		t.Run(name, func(t *testing.T) {
			to := open(t, at)
			claim(t, to, noon, "event/of another")
			rows, err := Copy(t.Context(), from, to)
			if err != nil || rows != 9 { // a claim, its question, a watch, a post, two articles that it cites, a participant, a source, its note
				t.Fatalf("%d rows, %v", rows, err)
			}
			if claim(t, to, noon, "event/1") || !claim(t, to, noon, "event/of another") {
				t.Error("the claims are not those of the state")
			}
			if got, fresh := intend(t, to, digestOf("C1"), noon); fresh || got.TS != "1700.1" {
				t.Errorf("the digest was %+v, fresh %t", got, fresh)
			}
			w, err := to.Watches.Add(t.Context(), owner, question.Parse("who said “the pier holds”", question.Options{}), "")
			if err != nil || w.ID != 2 {
				t.Errorf("the next watch has the number %d, %v", w.ID, err)
			}
		})
	}
}

// Both kinds of database have the same tables and columns, and a copy has all of them.
func TestACopyHasEveryColumn(t *testing.T) {
	s := open(t, postgrestest.Schema(t))
	var want []string
	for _, table := range tables {
		for _, column := range slices.Concat(table.Key, table.Columns) {
			want = append(want, table.Name+"."+column)
		}
	}
	slices.Sort(want)
	var server []string
	read := func(scan func(...any) error) error {
		var name string
		err := scan(&name)
		server = append(server, name)
		return err
	}
	err := s.file.each(t.Context(), "listing columns", read, `SELECT table_name || '.' || column_name FROM information_schema.columns
		WHERE table_schema = current_schema() AND table_name NOT IN ('onrecord_schema', 'turn')`)
	slices.Sort(server)
	if diff := cmp.Diff(want, server); err != nil || diff != "" {
		t.Errorf("on a server (-copied +there), %v:\n%s", err, diff)
	}
	file := open(t, filepath.Join(t.TempDir(), "state.db"))
	var inFile []string
	read = func(scan func(...any) error) error {
		var name string
		err := scan(&name)
		inFile = append(inFile, name)
		return err
	}
	err = file.file.each(t.Context(), "listing columns", read, `SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`)
	slices.Sort(inFile)
	if diff := cmp.Diff(want, inFile); err != nil || diff != "" {
		t.Errorf("in a file (-copied +there), %v:\n%s", err, diff)
	}
}
