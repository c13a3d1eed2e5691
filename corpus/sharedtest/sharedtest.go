// Package sharedtest owns where tests and benchmarks find the data that is not part of the
// repository: the folder "shared" beside it, on machines that develop onrecord.
package sharedtest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/intake"
)

// Path returns the path of a file or folder of that data. The test is skipped where it is
// absent.
func Path(t testing.TB, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the package")
		}
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(dir, "..", "shared", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("%s lies beside the repository on machines that develop onrecord: %v", name, err)
	}
	return path
}

// News returns the first articles of the corpus of news, with about so many sentences.
func News(t testing.TB, sentences int) []corpus.Article {
	t.Helper()
	var articles []corpus.Article
	for item, err := range intake.New(intake.Options{}).Read(t.Context(), intake.Source{At: Path(t, "corpora/news.jsonl.gz")}) {
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, item.Article)
		if sentences -= strings.Count(item.Article.Body, ". ") + strings.Count(item.Article.Body, "\n\n"); sentences <= 0 {
			break
		}
	}
	return articles
}
