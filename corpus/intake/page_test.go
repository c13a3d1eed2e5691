package intake_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what is read to the golden files")

// TestPages and TestFeeds read every file of their folder of testdata and
// compare what comes out with the .golden file beside it. A new case needs no
// more than its file.
func TestPages(t *testing.T) { compareFolder(t, "testdata/pages") }

func compareFolder(t *testing.T, folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if filepath.Ext(name) == ".golden" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			path := folder + "/" + name
			compareGolden(t, path+".golden", read(t, newIntake(), path))
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
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(goldenOf(got)); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(path, text.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), text.String()); diff != "" {
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
