package intake

import (
	"errors"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus/intake/raw"
)

// seed gives a fuzz target the files of a folder of testdata, of which there
// must be some.
func seed(f *testing.F, folder string) {
	f.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, entry := range entries {
		if strings.HasSuffix(entry.Name(), ".golden") {
			continue
		}
		content, err := os.ReadFile(folder + "/" + entry.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
}

// check holds what every format promises: an article that the archive takes,
// or a Problem that says what to do.
func check(t *testing.T, read raw.Article, err error) {
	t.Helper()
	var item Item
	if err == nil {
		item, err = New(Options{}).reading(Source{}).item("place", read)
	}
	checkItem(t, item, err)
}

func checkItem(t *testing.T, item Item, err error) {
	t.Helper()
	if err == nil {
		if err := item.Article.Validate(); err != nil {
			t.Errorf("an article that is not valid: %v", err)
		}
		for _, text := range append(item.Warnings, item.Article.Headline, item.Article.Byline) {
			if !utf8.ValidString(text) {
				t.Errorf("%q is not UTF-8", text)
			}
		}
		return
	}
	if p := problem("place", err); errors.As(err, new(*raw.Problem)) == errors.As(err, new(*Problem)) || p.Fix == "" {
		t.Errorf("an error without a fix: %v", err)
	}
}

func FuzzFeed(f *testing.F) {
	seed(f, "testdata/feeds")
	f.Fuzz(func(t *testing.T, content []byte) {
		feed, _, err := parseFeed(content, "")
		if err != nil {
			check(t, raw.Article{}, err)
			return
		}
		for i := range feed.Items {
			check(t, entryFields(feed, i, feedSource{place: "feed.xml"}, nil), nil)
		}
	})
}
