package command

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/bot/state"
	"onrecord/corpus"
	"onrecord/corpus/intake"
)

func TestAnArticleIsWithdrawnWhenItsFileIsGone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	folder := filepath.Join(dir, "export")
	put := func(name, text string) {
		t.Helper()
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	drop := func(name string) {
		t.Helper()
		if err := os.Remove(filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 20 {
		put(fmt.Sprintf("story-%02d.txt", i), fmt.Sprintf("“Buoy %d is adrift,” said Tomas Fenn.", i))
	}
	archive, err := corpus.OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	store, err := state.Open(t.Context(), filepath.Join(dir, "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var log strings.Builder
	source := Source{Source: intake.Source{At: folder}, Withdraw: true}
	p := poller{
		log: slog.New(slog.NewTextHandler(&log, nil)), library: &library{archive: archive, clock: time.Now},
		store: store, intake: intake.New(intake.Options{}),
	}
	shown := func() int {
		t.Helper()
		scope, err := archive.Overview.Scope(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return scope.Articles
	}
	for _, step := range []struct {
		name   string
		change func()
		shown  int
	}{
		{"all are there", func() {}, 20},
		{"one is gone", func() { drop("story-03.txt") }, 19},
		{"it comes back", func() { put("story-03.txt", "“Buoy 3 is adrift,” said Tomas Fenn.") }, 20},
		{"one moves", func() {
			drop("story-04.txt")
			put("2026/story-04.txt", "“Buoy 4 is adrift,” said Tomas Fenn, again.")
		}, 20},
		{"one cannot be read, and another is gone", func() { put("story-05.txt", "caf\xe9"); drop("story-06.txt") }, 20},
		{"it can be read again", func() { put("story-05.txt", "“Buoy 5 is adrift,” said Tomas Fenn.") }, 19},
		{"most are gone", func() {
			for i := 8; i < 20; i++ {
				drop(fmt.Sprintf("story-%02d.txt", i))
			}
		}, 19},
	} {
		step.change()
		p.read(t.Context(), source)
		if got := shown(); got != step.shown {
			t.Errorf("%s: %d articles are shown, want %d\n%s", step.name, got, step.shown, log.String())
		}
	}
	if !strings.Contains(log.String(), "12 of its 19 articles are gone at once, and nothing was withdrawn") {
		t.Errorf("nobody is told:\n%s", log.String())
	}
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	p.read(t.Context(), source)
	if got := shown(); got != 19 {
		t.Errorf("without the folder %d articles are shown", got)
	}

	source.Withdraw = false
	put("story-00.txt", "“Buoy 0 is adrift,” said Tomas Fenn.")
	p.read(t.Context(), source)
	if got := shown(); got != 19 {
		t.Errorf("where they are kept %d articles are shown", got)
	}
}
