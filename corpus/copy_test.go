package corpus_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/postgres/postgrestest"
)

// newsroomArchive is an archive with something of everything that one can hold.
func newsroomArchive(t *testing.T) *corpus.Archive {
	t.Helper()
	a := openArchive(t)
	for i := range 450 {
		one := bridge()
		one.ID = corpus.ArticleID(fmt.Sprintf("bridge-%03d", i))
		add(t, a, monday, one)
	}
	revised := bridge()
	revised.ID, revised.Body = "bridge-007", "The old bridge stays open.\n\n“It will do,” said Ada Quill."
	add(t, a, monday.Add(time.Hour), revised)
	kept := []corpus.Annotation{{Article: "bridge-001", Version: "1", Data: []byte{0, 1, 2}}, {Article: "bridge-440", Version: "1", Data: []byte("found")}}
	if err := a.Quotes.KeepAnnotations(t.Context(), kept...); err != nil {
		t.Fatal(err)
	}
	wrong := wrongSpeaker()
	wrong.Article = "bridge-002"
	first := correct(t, a, wrong)
	correct(t, a, corpus.Correction{At: monday, By: "Ines", Undoes: first.ID})
	if _, err := a.Names.TakeOut(t.Context(), corpus.TakenOut{Article: "bridge-003", Name: "Ada Quill", At: monday, By: "Ines"}); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Quotes.Part(t.Context(), twoQuills(), []corpus.ArticleID{"bridge-006"}, 1000); err != nil {
		t.Fatal(err)
	}
	if err := a.Withdraw(t.Context(), monday, "bridge-004", "wrong bridge"); err != nil {
		t.Fatal(err)
	}
	moved := bridge()
	moved.ID = "exports/bridge-005"
	if _, err := a.Sources.FormerID(t.Context(), moved, "bridge-005"); err != nil {
		t.Fatal(err)
	}
	return a
}

// places are where a copy may go.
func places(t *testing.T) map[string]func(*testing.T) string {
	return map[string]func(*testing.T) string{
		"into a file":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "copy.db") },
		"onto a server": func(t *testing.T) string { return postgrestest.Schema(t) },
	}
}

func TestACopyOfAnArchiveHoldsTheSame(t *testing.T) {
	for name, place := range places(t) {
		t.Run(name, func(t *testing.T) {
			from := newsroomArchive(t)
			to := openOnServer(t, place(t))
			copied := 0
			rows, err := corpus.Copying{From: from, To: to, Progress: func(n int) { copied += n }}.Run(t.Context())
			if err != nil || copied != 450 || rows < 900 {
				t.Fatalf("%d changes, %d rows, %v", copied, rows, err)
			}
			want, err := from.Changes(t.Context(), 0, 1000)
			if err != nil {
				t.Fatal(err)
			}
			got, err := to.Changes(t.Context(), 0, 1000)
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Errorf("%v: %s", err, diff)
			}
			before, err := from.ID(t.Context())
			if after, err2 := to.ID(t.Context()); err != nil || err2 != nil || after != before {
				t.Errorf("the index of %s is not that of %s: %v, %v", before, after, err, err2)
			}
			if wrong, err := to.Verify(t.Context()); err != nil || len(wrong) > 0 {
				t.Errorf("%q, %v", wrong, err)
			}
			// It is copied on once more has come in, and used after that.
			more := bridge()
			more.ID = "ferry"
			add(t, from, monday, more)
			if _, err := (corpus.Copying{From: from, To: to}).Run(t.Context()); err != nil {
				t.Fatal(err)
			}
			wrong := wrongSpeaker()
			wrong.Article = "ferry"
			if c := correct(t, to, wrong); c.ID != 3 {
				t.Errorf("a correction of the copy has the number %d", c.ID)
			}
			if _, err := (corpus.Copying{From: from, To: to}).Run(t.Context()); !errors.Is(err, corpus.ErrChangedCopy) {
				t.Errorf("a copy that is in use was copied over: %v", err)
			}
			back := openArchive(t)
			if _, err := (corpus.Copying{From: to, To: back}).Run(t.Context()); err != nil {
				t.Errorf("the way back: %v", err)
			}
		})
	}
}

func TestACopyThatWasCutOffGoesOnWhereItStopped(t *testing.T) {
	for name, place := range places(t) {
		t.Run(name, func(t *testing.T) {
			from := newsroomArchive(t)
			to := openOnServer(t, place(t))
			ctx, cut := context.WithCancel(t.Context())
			defer cut()
			if _, err := (corpus.Copying{From: from, To: to, Progress: func(int) { cut() }}).Run(ctx); !errors.Is(err, context.Canceled) {
				t.Fatalf("it was not cut off: %v", err)
			}
			copied := 0
			if _, err := (corpus.Copying{From: from, To: to, Progress: func(n int) { copied += n }}).Run(t.Context()); err != nil || copied != 250 {
				t.Errorf("the rest was %d changes, %v", copied, err)
			}
		})
	}
}

func TestAnotherArchiveIsNotCopiedOver(t *testing.T) {
	from, to := newsroomArchive(t), openArchive(t)
	add(t, to, monday, bridge())
	if _, err := (corpus.Copying{From: from, To: to}).Run(t.Context()); !errors.Is(err, corpus.ErrOtherArchive) {
		t.Errorf("got %v", err)
	}
}
