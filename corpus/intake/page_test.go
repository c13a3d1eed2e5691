package intake_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what is read to the golden files")

// TestPages reads every page of testdata/pages and compares what comes out
// with the .json file beside it. A new case needs no more than its page.
func TestPages(t *testing.T) {
	pages, err := filepath.Glob("testdata/pages/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, page := range pages {
		t.Run(strings.TrimSuffix(filepath.Base(page), ".html"), func(t *testing.T) {
			compareGolden(t, strings.TrimSuffix(page, ".html")+".json", read(t, newIntake(), page))
		})
	}
}

// golden is a reading as the golden files hold it: the paragraphs of a body
// one by one, so that they can be read.
type golden struct {
	Articles []goldenArticle `json:",omitempty"`
	Problems []string        `json:",omitempty"`
}

type goldenArticle struct {
	Place, ID, URL, Outlet, Headline, Byline, Section string   `json:",omitempty"`
	Tags                                              []string `json:",omitempty"`
	Published, Updated                                string   `json:",omitempty"`
	Body                                              []string
	Warnings                                          []string `json:",omitempty"`
}

func compareGolden(t *testing.T, path string, got reading) {
	t.Helper()
	text, err := json.MarshalIndent(goldenOf(got), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(path, append(text, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.TrimSpace(string(want)), string(text)); diff != "" {
		t.Errorf("not as in %s; -want +got:\n%s", path, diff)
	}
}

func goldenOf(got reading) golden {
	g := golden{Problems: got.problems}
	for _, item := range got.items {
		a := item.Article
		g.Articles = append(g.Articles, goldenArticle{
			Place: item.Place, ID: string(a.ID), URL: a.URL, Outlet: a.Outlet, Headline: a.Headline,
			Byline: a.Byline, Section: a.Section, Tags: a.Tags,
			Published: dateText(a.Published), Updated: dateText(a.Updated),
			Body: strings.Split(a.Body, "\n\n"), Warnings: item.Warnings,
		})
	}
	return g
}
