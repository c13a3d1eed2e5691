package main

import (
	"bytes"
	"flag"
	"os"
	"strconv"
	"strings"
	"testing"

	"onrecord/bot/eval/exam"
	"onrecord/corpus/quote/eval/gold"
	"onrecord/corpus/sample"
)

var update = flag.Bool("update", false, "rewrite the figures in testdata")

// sampleGold is the sample archive with its quotes as a reader sees them.
const sampleGold = "testdata/sample.jsonl"

// TestFiguresHold fails when a figure of the table for the sample archive falls
// below the one recorded. Run it with -update when figures rise.
func TestFiguresHold(t *testing.T) {
	t.Parallel()
	articles, err := gold.Read(sampleGold)
	if err != nil {
		t.Fatal(err)
	}
	l, err := exam.OpenLibrary(t.Context(), t.TempDir(), []string{sampleGold})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	r, err := measure(t.Context(), l.Desk(), l.Archive, articles, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	r.Table(&out)
	got := out.String()
	const golden = "testdata/answers.golden"
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
		invented := strings.Contains(was[i], "invented")
		for k := range before {
			if now[k] < before[k] && !invented || now[k] > before[k] && invented {
				t.Errorf("a figure got worse, from %v to %v:\nwas %s\nis  %s", before[k], now[k], was[i], is[i])
			}
		}
	}
}

// figures returns the shares in a line of the table.
func figures(line string) []float64 {
	var out []float64
	for _, f := range strings.Fields(line) {
		if v, err := strconv.ParseFloat(f, 64); err == nil && strings.Contains(f, ".") {
			out = append(out, v)
		}
	}
	return out
}

func TestTheGoldOfTheSampleHasItsArticlesAsTheyAre(t *testing.T) {
	t.Parallel()
	annotated, err := gold.Read(sampleGold)
	if err != nil {
		t.Fatal(err)
	}
	articles, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	if len(annotated) != len(articles) {
		t.Fatalf("%d articles, the sample archive has %d", len(annotated), len(articles))
	}
	for i, a := range articles {
		if annotated[i].ID != a.ID || annotated[i].Body != a.Body {
			t.Errorf("%s is not as in the sample archive", annotated[i].ID)
		}
	}
}
