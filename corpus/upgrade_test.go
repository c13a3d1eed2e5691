package corpus_test

import (
	"errors"
	"path/filepath"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/database/engine"
	"onrecord/corpus/sqlite"
)

func TestAnArchiveOfTheVersionBeforeIsUpgradedAndNotTheOtherWay(t *testing.T) {
	path, copied := filepath.Join(t.TempDir(), "archive.db"), filepath.Join(t.TempDir(), "copy.db")
	before, err := corpus.OpenBefore(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	add(t, before, monday, bridge())
	if err := before.Close(); err != nil {
		t.Fatal(err)
	}
	has, known, err := corpus.Schema(t.Context(), path)
	if err != nil || has != known-1 {
		t.Fatalf("schema %d of %d, %v", has, known, err)
	}
	if err := sqlite.Copy(t.Context(), path, copied); err != nil {
		t.Fatal(err)
	}
	if again, _, err := corpus.Schema(t.Context(), path); err != nil || again != has {
		t.Errorf("a look and a copy brought it to schema %d, %v", again, err)
	}

	for _, file := range []string{copied, path} {
		after, err := corpus.Open(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		if r := stored(t, after, "bridge"); r.Body != bridge().Body {
			t.Errorf("the body is %q", r.Body)
		}
		if wrong, err := after.Verify(t.Context()); err != nil || len(wrong) > 0 {
			t.Errorf("%q, %v", wrong, err)
		}
		if err := after.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := corpus.OpenBefore(t.Context(), path); !errors.Is(err, engine.ErrNewerSchema) {
		t.Errorf("the version before opens what was upgraded: %v", err)
	}
}
