package main

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"onrecord/corpus/quote/gold"
)

var update = flag.Bool("update", false, "rewrite testdata/dev.golden from what the engine scores now")

// TestFiguresHold fails when a figure of the table for the development sets
// falls below the one recorded. Run it with -update when figures rise.
func TestFiguresHold(t *testing.T) {
	shared := filepath.Join("..", "..", "..", "..", "shared", "quotes")
	articles, err := gold.Read(filepath.Join(shared, "wikinews-dev.jsonl.gz"), filepath.Join(shared, "news-dev.jsonl.gz"))
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("the gold files are not here: they lie in ../shared beside the repository on machines that develop this engine")
	}
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	r, _ := measure(articles)
	r.Table(&out)
	_, got, _ := strings.Cut(out.String(), "\n") // without the heading
	const golden = "testdata/dev.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	was, is := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	if len(was) != len(is) {
		t.Fatalf("the table has %d lines, recorded are %d", len(is), len(was))
	}
	for i := range was {
		before, now := figures(was[i]), figures(is[i])
		for k := range before {
			if now[k] < before[k] {
				t.Errorf("a figure fell from %.1f to %.1f:\nwas %s\nis  %s", before[k], now[k], was[i], is[i])
			}
		}
	}
}

// figures returns the percentages of a line of the table.
func figures(line string) []float64 {
	var out []float64
	for _, f := range strings.Fields(line) {
		if v, err := strconv.ParseFloat(f, 64); err == nil && strings.Contains(f, ".") {
			out = append(out, v)
		}
	}
	return out
}

func TestGoldFileErrorsSayWhere(t *testing.T) {
	for name, c := range map[string]struct{ line, want string }{
		"span outside the text": {`{"id":"a1","text":"short","quotes":[{"content":[[0,99]]}]}`, "article a1: the span"},
		"not JSON":              {`{"id":`, "article 1"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "gold.jsonl")
			if err := os.WriteFile(path, []byte(c.line), 0o644); err != nil {
				t.Fatal(err)
			}
			err := run(&bytes.Buffer{}, []string{path})
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "gold.jsonl") {
				t.Errorf("error %v does not name the file and %q", err, c.want)
			}
		})
	}
}
