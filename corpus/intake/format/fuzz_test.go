package format_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"onrecord/corpus/intake/format"
	"onrecord/corpus/intake/raw"
)

// patience is how long a small document may take, on a machine with much else to do.
const patience = 2 * time.Minute

// FuzzReaders holds what every reader promises: texts in UTF-8, and errors that say
// what to do. PDFs are read by a program that is fuzzed elsewhere.
func FuzzReaders(f *testing.F) {
	t := new(testing.T)
	for _, path := range fixtures(t) {
		if strings.Contains(path, "/pdf/") {
			continue
		}
		d := document(t, path)
		content := make([]byte, d.Size)
		if _, err := d.ReadAt(content, 0); err != nil {
			continue // an empty one
		}
		f.Add(filepath.Base(d.Name), content)
	}
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		defer time.AfterFunc(patience, func() { panic(fmt.Sprintf("not read after %v", patience)) }).Stop()
		d := format.Of(strings.ToValidUTF8(name, ""), "", content)
		kind, err := format.Detect(d)
		if err != nil || kind == nil || kind.Name == "PDF" {
			return
		}
		check := func(err error) {
			if known := new(raw.Problem); !errors.As(err, &known) || known.Fix == "" {
				t.Errorf("an error without a fix: %v", err)
			}
		}
		err = kind.Read(t.Context(), d, func(e format.Entry, err error) bool {
			if err != nil {
				check(err)
				return true
			}
			for _, text := range []string{e.Text, e.Headline, e.Byline, e.Outlet, e.Place, e.ID} {
				if !utf8.ValidString(text) {
					t.Errorf("%q is not UTF-8", text)
				}
			}
			return true
		})
		if err != nil && !format.IsFeed(err) {
			check(err)
		}
	})
}
