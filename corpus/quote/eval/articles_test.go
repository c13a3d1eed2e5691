package main

import (
	"bytes"
	"os"
	"testing"

	"onrecord/corpus/quote/eval/gold"
)

// TestFiguresOfOurArticlesHold fails when a figure for the articles written for
// this project falls below the one recorded. It needs nothing but the repository.
// Run it with -update when figures rise, or when articles are added.
func TestFiguresOfOurArticlesHold(t *testing.T) {
	articles, err := gold.Read("../testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	holds(t, articles, "testdata/articles.golden")
}

// holds compares the tables of the articles with those recorded.
func holds(t *testing.T, articles []gold.Article, golden string) {
	t.Helper()
	var out bytes.Buffer
	tables(&out, articles)
	if *update {
		if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	recorded, err := os.ReadFile(golden)
	if err != nil {
		t.Fatalf("%v: run the test with -update", err)
	}
	for _, fall := range gold.Falls(string(recorded), out.String()) {
		t.Error(fall)
	}
}
