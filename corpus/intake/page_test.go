package intake_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/corpus/intake/internal/golden"
)

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
			golden.Compare(t, path+".golden", shownOf(read(t, newIntake(), path)))
		})
	}
}

// shown is a reading as the golden files hold it: the paragraphs of a body
// one by one, so that they can be read.
type shown struct {
	Articles []shownArticle `json:",omitempty"`
	Problems []string       `json:",omitempty"`
}

type shownArticle struct {
	Place, ID, URL, Outlet, Headline, Byline, Section string   `json:",omitempty"`
	Tags                                              []string `json:",omitempty"`
	Published, Updated                                string   `json:",omitempty"`
	Body                                              []string
	Warnings                                          []string `json:",omitempty"`
}

func shownOf(got reading) shown {
	g := shown{Problems: got.problems}
	for _, item := range got.items {
		a := item.Article
		g.Articles = append(g.Articles, shownArticle{
			Place: item.Place, ID: string(a.ID), URL: a.URL, Outlet: a.Outlet, Headline: a.Headline,
			Byline: a.Byline, Section: a.Section, Tags: a.Tags,
			Published: dateText(a.Published), Updated: dateText(a.Updated),
			Body: strings.Split(a.Body, "\n\n"), Warnings: item.Warnings,
		})
	}
	return g
}
