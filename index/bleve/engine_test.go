package bleve_test

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/bleve"
	"onrecord/index/enginetest"
)

func TestConformance(t *testing.T) {
	t.Run("folder", func(t *testing.T) {
		enginetest.Test(t, func(t *testing.T) index.Engine { return open(t, options(t)) })
	})
	t.Run("memory", func(t *testing.T) {
		enginetest.Test(t, func(t *testing.T) index.Engine {
			e, err := bleve.OpenMemory()
			if err != nil {
				t.Fatal(err)
			}
			return e
		})
	})
}

func options(t *testing.T) bleve.Options {
	return bleve.Options{
		Dir:    filepath.Join(t.TempDir(), "index"),
		Stamp:  "archive 1, schema 1",
		Holder: "onrecord serve (process 4711)",
		Log:    slog.New(slog.DiscardHandler),
	}
}

func open(t *testing.T, o bleve.Options) *bleve.Engine {
	t.Helper()
	e, err := bleve.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func close(t *testing.T, e *bleve.Engine) {
	t.Helper()
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
}

func ferry() index.Change {
	return index.Change{Article: "ferry", Revision: 1, Documents: []index.Document{{
		Passage: index.Passage{Article: "ferry", Revision: 1, Kind: index.Sentence, Spans: []corpus.Span{{Start: 0, End: 16}}},
		Text:    "The ferry sails.",
	}}}
}

func apply(t *testing.T, e *bleve.Engine, seq corpus.Seq) {
	t.Helper()
	if err := e.Apply(t.Context(), []index.Change{ferry()}, corpus.Position{Seq: seq, Lineage: "a"}); err != nil {
		t.Fatal(err)
	}
}

func seq(t *testing.T, e *bleve.Engine) corpus.Seq {
	t.Helper()
	at, err := e.Reached(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return at.Seq
}

func TestAnIndexIsThereAfterARestart(t *testing.T) {
	o := options(t)
	e := open(t, o)
	apply(t, e, 5)
	close(t, e)
	e = open(t, o)
	defer close(t, e)
	if n := seq(t, e); n != 5 {
		t.Errorf("sequence number %d, want 5", n)
	}
}

func TestAFolderInUseNamesItsHolder(t *testing.T) {
	o := options(t)
	e := open(t, o)
	_, err := bleve.Open(o)
	var inUse *bleve.InUseError
	if !errors.As(err, &inUse) || !strings.Contains(err.Error(), "onrecord serve (process 4711)") {
		t.Errorf("got %v", err)
	}
	close(t, e)
	close(t, open(t, o))
}

func TestAnIndexOfAnotherArchiveIsBegunAnew(t *testing.T) {
	o := options(t)
	e := open(t, o)
	apply(t, e, 5)
	close(t, e)
	o.Stamp = "archive 2, schema 1"
	e = open(t, o)
	defer close(t, e)
	if n := seq(t, e); n != 0 {
		t.Errorf("sequence number %d of another archive, want 0", n)
	}
}

func TestADamagedIndexIsSetAsideAndBegunAnew(t *testing.T) {
	o := options(t)
	e := open(t, o)
	apply(t, e, 5)
	close(t, e)
	store, err := filepath.Glob(filepath.Join(o.Dir, "gen-*", "store", "*.bolt"))
	if err != nil || len(store) != 1 {
		t.Fatalf("root of the index: %v, %v", store, err)
	}
	if err := os.WriteFile(store[0], []byte("not an index"), 0o644); err != nil {
		t.Fatal(err)
	}
	e = open(t, o)
	defer close(t, e)
	if n := seq(t, e); n != 0 {
		t.Errorf("sequence number %d of a damaged index, want 0", n)
	}
	if _, err := os.Stat(filepath.Join(o.Dir, "broken")); err != nil {
		t.Errorf("the damaged index is gone: %v", err)
	}
}

func TestARebuildLeavesTheOldIndexUntilItIsPromoted(t *testing.T) {
	o := options(t)
	e := open(t, o)
	apply(t, e, 5)
	close(t, e)

	stopped, err := bleve.Rebuild(o)
	if err != nil {
		t.Fatal(err)
	}
	apply(t, stopped, 2)
	close(t, stopped)
	e = open(t, o)
	if n := seq(t, e); n != 5 {
		t.Errorf("sequence number %d after a rebuild that stopped, want 5", n)
	}
	close(t, e)

	whole, err := bleve.Rebuild(o)
	if err != nil {
		t.Fatal(err)
	}
	apply(t, whole, 6)
	if err := whole.Promote(); err != nil {
		t.Fatal(err)
	}
	close(t, whole)
	e = open(t, o)
	defer close(t, e)
	if n := seq(t, e); n != 6 {
		t.Errorf("sequence number %d after a rebuild, want 6", n)
	}
	if generations, _ := filepath.Glob(filepath.Join(o.Dir, "gen-*")); len(generations) != 1 {
		t.Errorf("generations left: %v", generations)
	}
}
