package intake

import (
	"errors"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
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
func check(t *testing.T, read fields, err error) {
	t.Helper()
	var item Item
	if err == nil {
		item, err = New(Options{}).item("place", read)
	}
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
	var p *Problem
	if !errors.As(err, &p) || p.Mend == "" {
		t.Errorf("an error without a mend: %v", err)
	}
}

func FuzzObject(f *testing.F) {
	for _, line := range []string{
		`{"id":"hp-1","text":"The quay closes.\n\n\u201cIt was time.\u201d","tags":["a","b"],"published":"2026-02-03T21:40:00+01:00"}`,
		`{"title":"Quay","body":"\ud83d\udea2 \ud83d","date":"3 Feb 2026","embargo_until":"2026-05-01","tags":"a, b"}`,
		`{"text":7}`, `[]`, `null`, `{"text":"\`, `{"text":"x","published":"03/04/25 12:61"}`, "{\"text\":\"\xff\"}",
	} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		read, err := parseObject(raw)
		check(t, read, err)
	})
}

func FuzzMarkdown(f *testing.F) {
	for _, text := range []string{
		"---\ntitle: Quay\ntags: [a, 1]\ndate: 2026-02-03\n---\n\nThe quay closes.\n", "# Quay\n", "---\n", "---\na: &a [*a]\n---\n", "---\n? [x]\n: y\n---\nx",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		read, err := parseMarkdown(content)
		check(t, read, err)
		if err == nil && !strings.HasSuffix(string(content), read.text) {
			t.Errorf("body %q", read.text)
		}
	})
}

func FuzzPage(f *testing.F) {
	seed(f, "testdata/pages")
	f.Fuzz(func(t *testing.T, content []byte) {
		read, err := parsePage(content, "", nil)
		check(t, read, err)
	})
}

func FuzzFeed(f *testing.F) {
	seed(f, "testdata/feeds")
	f.Fuzz(func(t *testing.T, content []byte) {
		feed, _, err := parseFeed(content, "")
		if err != nil {
			check(t, fields{}, err)
			return
		}
		for i := range feed.Items {
			check(t, entryFields(feed, i, feedSource{place: "feed.xml"}), nil)
		}
	})
}
