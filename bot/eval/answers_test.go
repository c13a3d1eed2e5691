package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"onrecord/bot/eval/exam"
	"onrecord/corpus/quote/eval/gold"
	"onrecord/corpus/sample"
)

var update = flag.Bool("update", false, "rewrite the figures in testdata")

// sampleGold is the sample archive with its quotes as a reader sees them.
const sampleGold = "testdata/sample.jsonl"

// openSample opens an archive of the sample articles until the test ends.
func openSample(t *testing.T) ([]gold.Article, *exam.Library) {
	t.Helper()
	articles, err := gold.Read(sampleGold)
	if err != nil {
		t.Fatal(err)
	}
	l, err := exam.OpenLibrary(t.Context(), t.TempDir(), []string{sampleGold})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return articles, l
}

// TestFiguresHold fails when a figure of the table for the sample archive falls
// below the one recorded. Run it with -update when figures rise.
func TestFiguresHold(t *testing.T) {
	t.Parallel()
	articles, l := openSample(t)
	r, err := measure(t.Context(), l.Desk(), l.Archive, articles, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	r.Table(&out)
	for _, fall := range gold.Falls(recorded(t, "answers.golden", out.String()), out.String(), "invented") {
		t.Error(fall)
	}
}

// recorded returns what a file of testdata holds: with -update, what it is to hold.
func recorded(t *testing.T, name, got string) string {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	was, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(was)
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
