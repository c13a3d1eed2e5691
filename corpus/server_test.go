package corpus_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/database/engine"
	"onrecord/corpus/postgres"
	"onrecord/corpus/postgres/postgrestest"
)

func TestTheArchiveIsTheSameInPostgreSQL(t *testing.T) { postgrestest.Again(t) }

// openOnServer opens an archive as one of several programs would.
func openOnServer(t *testing.T, url string) *corpus.Archive {
	t.Helper()
	a, err := corpus.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func TestAFollowerPassesOverNothingThatIsCommittedLater(t *testing.T) {
	postgrestest.NotAgain(t)
	url := postgrestest.Schema(t)
	const writers, articles = 4, 40
	var all sync.WaitGroup
	for w := range writers {
		a := openOnServer(t, url)
		all.Go(func() {
			for i := range articles {
				one := bridge()
				one.ID = corpus.ArticleID(fmt.Sprintf("bridge %d of writer %d", i, w))
				if _, err := a.Add(t.Context(), monday, one); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	written := make(chan struct{})
	go func() { all.Wait(); close(written) }()
	reader := openOnServer(t, url)
	met := map[corpus.ArticleID]bool{}
	var reached corpus.Seq
	for done := false; ; {
		changes, err := reader.Changes(t.Context(), reached, 7)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range changes {
			met[r.ID], reached = true, r.Seq
		}
		if done && len(changes) == 0 {
			break
		}
		select {
		case <-written:
			done = true
		default:
		}
	}
	if len(met) != writers*articles {
		t.Errorf("the reader met %d articles of %d", len(met), writers*articles)
	}
}

func TestAProgramHearsOfTheChangesOfAnother(t *testing.T) {
	postgrestest.NotAgain(t)
	url := postgrestest.Schema(t)
	here, there := openOnServer(t, url), openOnServer(t, url)
	ctx, stop := context.WithCancel(t.Context())
	heard, ended := make(chan string), make(chan error)
	tell := func(what string) func() { return func() { heard <- what } }
	go func() { ended <- corpus.Listen(ctx, here, tell("changed"), tell("annotated")) }()
	hears := func(want string) {
		t.Helper()
		if got := <-heard; got != want {
			t.Errorf("heard that articles were %s, want %s", got, want)
		}
	}
	hears("changed") // it listens from now on, and may have missed something
	hears("annotated")
	add(t, there, monday, bridge())
	hears("changed")
	if err := there.Quotes.KeepAnnotations(t.Context(), corpus.Annotation{Article: bridge().ID, Version: "1", Data: []byte("found")}); err != nil {
		t.Fatal(err)
	}
	hears("annotated")
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestANewerSchemaOnAServerIsRefused(t *testing.T) {
	postgrestest.NotAgain(t)
	url := postgrestest.Schema(t)
	openOnServer(t, url).Close()
	has, known, err := corpus.Schema(t.Context(), url)
	if err != nil || has != known {
		t.Fatalf("schema %d of %d, %v", has, known, err)
	}
	db, err := postgres.Open(t.Context(), url, postgres.Options{Store: "test", Connections: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.SQL.Close()
	if _, err := db.SQL.ExecContext(t.Context(), `UPDATE onrecord_schema SET version = 99 WHERE store = 'archive'`); err != nil {
		t.Fatal(err)
	}
	if _, err := corpus.Open(t.Context(), url); !errors.Is(err, engine.ErrNewerSchema) || !strings.Contains(err.Error(), "upgrade onrecord") {
		t.Errorf("got %v", err)
	}
}
