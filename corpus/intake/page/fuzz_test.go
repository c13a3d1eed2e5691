package page

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"onrecord/corpus/intake/raw"
)

func FuzzPage(f *testing.F) {
	pages, err := filepath.Glob("../testdata/pages/*.html")
	if err != nil || len(pages) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, page := range pages {
		content, err := os.ReadFile(page)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		a, err := Parse(content, "", nil)
		if p := new(raw.Problem); err != nil && (!errors.As(err, &p) || p.Fix == "") {
			t.Errorf("an error without a fix: %v", err)
		}
		if !utf8.ValidString(a.Text) || !utf8.ValidString(a.Headline) {
			t.Errorf("%q is not UTF-8", a.Text)
		}
	})
}
