package format_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/corpus/intake/format"
	"onrecord/corpus/intake/internal/golden"
	"onrecord/corpus/intake/raw"
)

// Each folder of testdata has the documents of a format, sound, damaged and in odd
// encodings, and beside each a .golden file of what is read of it. A new case needs no
// more than its document.
func TestFormats(t *testing.T) {
	for _, path := range fixtures(t) {
		t.Run(strings.TrimPrefix(path, "testdata/"), func(t *testing.T) {
			golden.Compare(t, path+".golden", read(t, document(t, path)))
		})
	}
}

// fixtures are the documents of testdata.
func fixtures(t *testing.T) (paths []string) {
	t.Helper()
	err := filepath.WalkDir("testdata", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(path) != ".golden" && !strings.HasPrefix(path, filepath.Join("testdata", "fuzz")) {
			paths = append(paths, filepath.ToSlash(path))
		}
		return err
	})
	if err != nil || len(paths) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	return paths
}

// document is a fixture as a newsroom would have it: a .txtar is packed to the archive
// that its name says, a .pdf.txt is printed, a .gz.txt compressed. A built one whose
// name begins with cut-off loses its end.
func document(t *testing.T, path string) *format.Document {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	name, built := strings.CutSuffix(path, ".txtar")
	switch {
	case built:
		content = zipped(t, txtar.Parse(content))
	case strings.HasSuffix(path, ".pdf.txt"):
		name, built = strings.TrimSuffix(path, ".txt"), true
		content = printed(t, string(content))
	case strings.HasSuffix(path, ".gz.txt"):
		name, built = strings.TrimSuffix(path, ".txt"), true
		content = compressed(t, content)
	}
	if built && strings.HasPrefix(filepath.Base(name), "cut-off") {
		content = content[:len(content)*2/3]
	}
	return format.Of(name, "", content)
}

func zipped(t *testing.T, a *txtar.Archive) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range a.Files {
		w, err := z.Create(f.Name)
		if err == nil {
			_, err = w.Write(bytes.TrimSuffix(f.Data, []byte("\n")))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func compressed(t *testing.T, content []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A small archive holds more zeros than any memory, in many members and in archives within
// it: it ends where it has unpacked to more than text does.
func TestAnArchiveThatUnpacksToTooMuchEnds(t *testing.T) {
	zeros := make([]byte, 16<<20)
	var inner, outer bytes.Buffer
	for _, pack := range []struct {
		to      *bytes.Buffer
		members int
		name    string
		content func() []byte
	}{
		{&inner, 8, "table.bin", func() []byte { return zeros }},
		{&outer, 12, "more.zip", inner.Bytes},
	} {
		z := zip.NewWriter(pack.to)
		for i := range pack.members {
			w, err := z.Create(fmt.Sprintf("%d-%s", i, pack.name))
			if err != nil {
				t.Fatal(err)
			}
			w.Write(pack.content()) // into memory
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
	d := format.Of("bomb.zip", "", outer.Bytes())
	f, err := format.Detect(d)
	if err != nil {
		t.Fatal(err)
	}
	var problems []string
	err = f.Read(t.Context(), d, func(_ format.Entry, err error) bool {
		if err != nil {
			problems = append(problems, err.Error())
		}
		return true
	})
	if err == nil || !strings.Contains(err.Error(), "unpacks to more than 100 times its size") {
		t.Errorf("%v, after %q", err, problems)
	}
}

// reading is what is read of a document, as the golden files hold it.
type reading struct {
	Format   string
	Articles []article `json:",omitempty"`
	Problems []string  `json:",omitempty"`
}

// article has the paragraphs of the text one by one, so that they can be read.
type article struct {
	Place, Standing                            string
	ID, URL, Outlet, Headline, Byline, Section string   `json:",omitempty"`
	Tags                                       []string `json:",omitempty"`
	Published, Updated, Embargo                string   `json:",omitempty"`
	Text                                       []string `json:",omitempty"`
	Times                                      []string `json:",omitempty"` // with the words spoken from then on
	Warnings, Unknown                          []string `json:",omitempty"`
}

func read(t testing.TB, d *format.Document) (r reading) {
	t.Helper()
	kind, err := format.Detect(d)
	if err != nil {
		t.Fatal(err)
	}
	if kind == nil {
		return reading{Format: "none"}
	}
	r.Format = kind.Name
	err = kind.Read(t.Context(), d, func(e format.Entry, err error) bool {
		if err != nil {
			r.Problems = append(r.Problems, raw.Located(e.Place, err).Error())
			return true
		}
		r.Articles = append(r.Articles, articleOf(e))
		return true
	})
	if format.IsFeed(err) {
		r.Problems = append(r.Problems, "it is a feed")
	} else if err != nil {
		r.Problems = append(r.Problems, raw.Located("", err).Error())
	}
	return r
}

func articleOf(e format.Entry) article {
	e.Release() // as whoever takes it in does
	a := article{
		Place: e.Place, Standing: standing(e.Article), ID: e.ID, URL: e.URL, Outlet: e.Outlet, Headline: e.Headline,
		Byline: e.Byline, Section: e.Section, Tags: e.Tags, Published: e.Published, Updated: e.Updated, Embargo: e.Embargo,
		Warnings: slices.Concat(e.Warnings, e.Notes), Unknown: e.Unknown,
	}
	if e.Text != "" {
		a.Text = strings.Split(e.Text, "\n\n")
	}
	for i, t := range e.Times {
		end := len(e.Text)
		if i+1 < len(e.Times) {
			end = e.Times[i+1].Offset
		}
		a.Times = append(a.Times, fmt.Sprintf("%s %s", t.At, strings.TrimSpace(e.Text[t.Offset:end])))
	}
	if e.Alone {
		a.Place += " (all of it)"
	}
	return a
}

// standing is what becomes of an article, or why it does not go in.
func standing(a raw.Article) string {
	status, unpublished, known := raw.ReadStatus(a.Status)
	switch {
	case a.Kind != "":
		return "passed over: " + a.Kind
	case unpublished != "":
		return "passed over: " + unpublished
	case !known:
		return "held back: status " + a.Status
	case a.Doubt != nil:
		return a.Doubt.Error()
	}
	return string(status)
}

// In the fixtures, “not in print” stands in every text that an outlet has not
// published.
func TestNothingUnpublishedIsPublished(t *testing.T) {
	marked := 0
	for _, path := range fixtures(t) {
		r := read(t, document(t, path))
		for _, a := range r.Articles {
			whole := strings.Join(append(a.Text, a.Headline), " ")
			if !strings.Contains(strings.ToLower(whole), "not in print") {
				continue
			}
			marked++
			if a.Standing == "published" && a.Embargo == "" {
				t.Errorf("%s%s goes in as published", path, a.Place)
			}
		}
	}
	if marked < 10 {
		t.Errorf("only %d articles are marked: the test looks at nothing", marked)
	}
}
