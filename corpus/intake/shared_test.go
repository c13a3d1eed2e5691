package intake_test

import (
	"os"
	"path/filepath"
	"testing"

	"onrecord/corpus/intake"
	"onrecord/corpus/sharedtest"
)

func TestTheSeedIsReadByteForByte(t *testing.T) {
	folder := sharedtest.Path(t, "seed")
	got := read(t, intake.New(intake.Options{}), folder)
	if len(got.problems) > 0 || len(got.items) != 1 {
		t.Fatalf("%d articles, problems %v", len(got.items), got.problems)
	}
	article := got.items[0].Article
	raw, err := os.ReadFile(filepath.Join(folder, string(article.ID)+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	if article.Body != string(raw) {
		t.Error("the body is not the file")
	}
}

func TestEveryArticleOfTheCorpusIsRead(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 47 MB of gzip")
	}
	path := sharedtest.Path(t, "corpora/news.jsonl.gz")
	var bytes int64
	in := intake.New(intake.Options{Progress: func(n int) { bytes += int64(n) }})
	got := read(t, in, path)
	if len(got.problems) > 0 || len(got.items) != 19766 {
		t.Fatalf("%d articles, problems %v", len(got.items), got.problems)
	}
	warned := 0
	for _, item := range got.items {
		warned += len(item.Warnings)
	}
	if warned != 1 { // one article is dated in the year 1
		t.Errorf("%d warnings", warned)
	}
	if total := in.Size(path); bytes != total {
		t.Errorf("progress told of %d bytes of %d", bytes, total)
	}
}
