package bleve_test

import (
	"errors"
	"io/fs"
	"log/slog"
	"maps"
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
	for _, test := range []struct {
		name, file string
		damage     func(content []byte) []byte
	}{
		{"a root that is none", "root.bolt", func([]byte) []byte { return []byte("not an index") }},
		{"an empty root", "root.bolt", func([]byte) []byte { return nil }},
		{"half of a root", "root.bolt", func(b []byte) []byte { return b[:len(b)/2] }},
		{"a root with empty pages", "root.bolt", func(b []byte) []byte { return zeroed(b, 8192, 20000) }},
		{"a segment with another bit", "*.zap", func(b []byte) []byte { b[len(b)/2] ^= 1; return b }},
		{"a segment with an empty beginning", "*.zap", func(b []byte) []byte { return zeroed(b, 0, 100) }},
		{"a segment with an empty end", "*.zap", func(b []byte) []byte { return zeroed(b, len(b)-100, len(b)-50) }},
		{"half of a segment", "*.zap", func(b []byte) []byte { return b[:len(b)/2] }},
		{"an empty segment", "*.zap", func([]byte) []byte { return nil }},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := options(t)
			e := open(t, o)
			apply(t, e, 5)
			close(t, e)
			files, err := filepath.Glob(filepath.Join(o.Dir, "gen-*", "store", test.file))
			if err != nil || len(files) != 1 {
				t.Fatalf("files of the index: %v, %v", files, err)
			}
			content, err := os.ReadFile(files[0])
			if err == nil {
				err = os.WriteFile(files[0], test.damage(content), 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
			o.Check = true
			e = open(t, o)
			defer close(t, e)
			if n := seq(t, e); n != 0 {
				t.Errorf("sequence number %d of a damaged index, want 0", n)
			}
			if _, err := os.Stat(filepath.Join(o.Dir, "broken")); err != nil {
				t.Errorf("the damaged index is gone: %v", err)
			}
		})
	}
}

func zeroed(b []byte, from, to int) []byte {
	clear(b[from:to])
	return b
}

func TestAnIndexThatWasNotClosedIsProved(t *testing.T) {
	o := options(t)
	e := open(t, o)
	apply(t, e, 5)
	close(t, e)
	segments, err := filepath.Glob(filepath.Join(o.Dir, "gen-*", "store", "*.zap"))
	if err != nil || len(segments) != 1 {
		t.Fatalf("segments: %v, %v", segments, err)
	}
	content, err := os.ReadFile(segments[0])
	if err != nil {
		t.Fatal(err)
	}
	// A kill leaves the mark, and what it was writing: neither makes an index damaged.
	for name, text := range map[string]string{filepath.Join(o.Dir, "OPEN"): "", filepath.Join(filepath.Dir(segments[0]), "0000000000ff.zap"): "half a segment"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	e = open(t, o)
	if n := seq(t, e); n != 5 {
		t.Errorf("sequence number %d after a kill, want 5", n)
	}
	close(t, e)

	content[len(content)/2] ^= 1
	for name, text := range map[string]string{filepath.Join(o.Dir, "OPEN"): "", segments[0]: string(content)} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	e = open(t, o)
	defer close(t, e)
	if n := seq(t, e); n != 0 {
		t.Errorf("sequence number %d of a damaged index after a kill, want 0", n)
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
	if err := whole.Promote(t.Context()); err != nil {
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

func TestACompactIndexIsOneSegmentAndAnswersTheSame(t *testing.T) {
	o := options(t)
	e := open(t, o)
	for seq, id := range []corpus.ArticleID{"ferry", "pier", "mole"} {
		c := ferry()
		c.Article, c.Documents[0].Article = id, id
		if err := e.Apply(t.Context(), []index.Change{c}, corpus.Position{Seq: corpus.Seq(seq + 1), Lineage: "a"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	close(t, e)
	e = open(t, o)
	defer close(t, e)
	found, err := e.Search(t.Context(), index.Query{Words: "ferry"})
	if err != nil || len(found.Hits) != 3 {
		t.Errorf("%d hits, %v; want 3", len(found.Hits), err)
	}
	if n := seq(t, e); n != 3 {
		t.Errorf("sequence number %d, want 3", n)
	}
	if segments, _ := filepath.Glob(filepath.Join(o.Dir, "gen-*", "store", "*.zap")); len(segments) != 1 {
		t.Errorf("segments left: %v", segments)
	}
}

// What is looked at is left as it is, also where it would be thrown away if it were opened.
func TestAnIndexThatIsLookedAtStaysAsItIs(t *testing.T) {
	for _, test := range []struct {
		name  string
		make  func(t *testing.T, o *bleve.Options)
		seq   corpus.Seq
		stale string
	}{
		{"a whole one", func(*testing.T, *bleve.Options) {}, 5, ""},
		{"of another schema", func(_ *testing.T, o *bleve.Options) { o.Stamp = "archive 1, schema 2" }, 5, index.ErrOtherStamp.Error()},
		{"newer than its archive", func(_ *testing.T, o *bleve.Options) {
			o.Follows = func(corpus.Position) (bool, error) { return false, nil }
		}, 5, index.ErrOlderCopy.Error()},
		{"damaged by a kill", func(t *testing.T, o *bleve.Options) {
			segments, err := filepath.Glob(filepath.Join(o.Dir, "gen-*", "store", "*.zap"))
			if err != nil || len(segments) != 1 {
				t.Fatalf("segments: %v, %v", segments, err)
			}
			for _, path := range []string{segments[0], filepath.Join(o.Dir, "OPEN")} {
				if err := os.WriteFile(path, []byte("torn off"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}, 0, "it is damaged"},
		{"none", func(_ *testing.T, o *bleve.Options) { o.Dir += "-of-nobody" }, 0, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := options(t)
			e := open(t, o)
			apply(t, e, 5)
			close(t, e)
			test.make(t, &o)
			before := files(t, o.Dir)
			found, err := bleve.Look(o)
			if err != nil || found.Reached.Seq != test.seq {
				t.Errorf("sequence number %d, %v; want %d", found.Reached.Seq, err, test.seq)
			}
			if (found.Stale == nil) != (test.stale == "") || found.Stale != nil && !strings.Contains(found.Stale.Error(), test.stale) {
				t.Errorf("stale: %v, want %q", found.Stale, test.stale)
			}
			if after := files(t, o.Dir); !maps.Equal(after, before) {
				t.Errorf("it had %d files, and has %d, or others", len(before), len(after))
			}
		})
	}
}

// files are those of a folder with what is in them, without who has it open.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || d.IsDir() || d.Name() == "HOLDER" {
			return err
		}
		content, err := os.ReadFile(path)
		out[path] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAnIndexInUseIsNotLookedAt(t *testing.T) {
	o := options(t)
	e := open(t, o)
	defer close(t, e)
	if _, err := bleve.Look(o); !errors.As(err, new(*bleve.InUseError)) {
		t.Errorf("got %v", err)
	}
}
