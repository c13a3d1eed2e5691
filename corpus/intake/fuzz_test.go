package intake

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
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

func FuzzJSONLines(f *testing.F) {
	article := `{"id":"hp-1","text":"The quay closes."}`
	for _, content := range []string{
		article + "\n\n" + article + "\r\n", "\ufeff" + article, article[:20], "\xff\xfe{\x00", "\n", `{"text":"` + strings.Repeat("quay ", 20_000),
	} {
		f.Add([]byte(content), false)
		f.Add(zipped(f, content), true)
	}
	f.Add(zipped(f, article)[:30], true)
	f.Fuzz(func(t *testing.T, content []byte, gzipped bool) {
		path := filepath.Join(t.TempDir(), "articles.jsonl")
		if gzipped {
			path += ".gz"
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		New(Options{}).readJSONL(t.Context(), path, func(item Item, err error) bool {
			checkItem(t, item, err)
			return true
		})
	})
}

func zipped(f *testing.F, content string) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write([]byte(content)); err != nil {
		f.Fatal(err)
	}
	if err := z.Close(); err != nil {
		f.Fatal(err)
	}
	return out.Bytes()
}

func FuzzCharset(f *testing.F) {
	seed := func(content, contentType string) { f.Add([]byte(content), contentType) }
	seed("Quay café", "text/html; charset=iso-8859-1")
	seed("Quay caf\xe9", "text/html; charset=utf-8")
	seed("\xff\xfeQ\x00u\x00a\x00y\x00", "")
	seed(`<?xml version="1.0" encoding="windows-1251"?><title>`+"\xd0\xe5\xea\xe0</title>", "")
	seed(`<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">`+"\x82\xa0", "")
	seed("caf\xe9", "text/plain; charset=nonsense")
	f.Fuzz(func(t *testing.T, content []byte, contentType string) {
		text, warning := toUTF8(content, contentType)
		if !utf8.ValidString(text) || !utf8.ValidString(warning) {
			t.Errorf("%q is not UTF-8 (%q)", text, warning)
		}
		ascii := !bytes.ContainsFunc(content, func(r rune) bool { return r >= utf8.RuneSelf })
		if utf8.Valid(content) && !ascii && text != strings.TrimPrefix(string(content), "\ufeff") {
			t.Errorf("UTF-8 was changed from %q to %q", content, text)
		}
		read, err := parseText(content)
		check(t, read, err)
		if err == nil && read.text != string(content) {
			t.Errorf("the body is %q", read.text)
		}
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
