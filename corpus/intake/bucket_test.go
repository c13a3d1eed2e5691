package intake_test

import (
	"cmp"
	"crypto/md5"
	"encoding/xml"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/corpus/intake"
)

// store answers as S3 does, as far as it is asked: it lists the objects of the bucket
// "wire", two at a time, and gives each.
type store struct {
	*httptest.Server
	objects map[string]string
	got     []string // keys of the objects that were asked for
}

type listing struct {
	XMLName               xml.Name `xml:"ListBucketResult"`
	Name                  string
	IsTruncated           bool
	NextContinuationToken string
	Contents              []object
}

type object struct {
	Key, ETag, LastModified string
	Size                    int
}

func newStore(t *testing.T, objects map[string]string) *store {
	s := &store{objects: objects}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		bucket, key, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		switch {
		case !strings.Contains(r.Header.Get("Authorization"), "Credential=desk/"):
			refuse(w, http.StatusForbidden, "AccessDenied")
		case bucket != "wire":
			refuse(w, http.StatusNotFound, "NoSuchBucket")
		case key == "":
			s.list(w, r.URL.Query().Get("prefix"), r.URL.Query().Get("continuation-token"))
		default:
			s.give(w, key)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func refuse(w http.ResponseWriter, code int, what string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(code)
	fmt.Fprintf(w, "<Error><Code>%s</Code></Error>", what)
}

func etag(text string) string { return fmt.Sprintf(`"%x"`, md5.Sum([]byte(text))) }

func (s *store) list(w http.ResponseWriter, prefix, after string) {
	out := listing{Name: "wire"}
	for _, key := range slices.Sorted(maps.Keys(s.objects)) {
		if !strings.HasPrefix(key, prefix) || key <= after {
			continue
		}
		if out.IsTruncated = len(out.Contents) == 2; out.IsTruncated {
			break
		}
		out.NextContinuationToken = key
		out.Contents = append(out.Contents, object{key, etag(s.objects[key]), "2026-02-03T12:00:00.000Z", len(s.objects[key])})
	}
	w.Header().Set("Content-Type", "application/xml")
	xml.NewEncoder(w).Encode(out)
}

func (s *store) give(w http.ResponseWriter, key string) {
	s.got = append(s.got, key)
	w.Header().Set("ETag", etag(s.objects[key]))
	w.Header().Set("Last-Modified", "Tue, 03 Feb 2026 12:00:00 GMT")
	w.Header().Set("Content-Length", fmt.Sprint(len(s.objects[key])))
	fmt.Fprint(w, s.objects[key])
}

func (s *store) source(at string, notes *intake.Notes) intake.Source {
	return intake.Source{At: at, User: "desk", Password: "secret", Endpoint: s.URL, Region: "eu-central-1", Notes: notes}
}

func TestTheDocumentsOfABucketAreReadWhenTheyChange(t *testing.T) {
	s := newStore(t, map[string]string{
		"stories/2026/quay.txt":  "The quay closes, said Ines Halvorsen.",
		"stories/bridge.md":      "# Bridge opens\n\nIt opens, said Ines Halvorsen.",
		"stories/more.jsonl":     `{"id":"j1","text":"The ferry is late."}` + "\n" + `{"id":"j2","text":"The ferry sank.","status":"draft"}`,
		"stories/photo.jpg":      "\xff\xd8",
		"stories/.hidden/no.txt": "Not in print.",
		"else/other.txt":         "Other.",
	})
	notes := intake.NewNotes(nil)
	got := readSource(t, newIntake(), s.source("s3://wire/stories", notes))
	if ids := idsOf(got, ""); !slices.Equal(ids, []string{"2026/quay", "bridge", "j1"}) {
		t.Errorf("read %q", ids)
	}
	if len(got.problems) != 1 || !strings.Contains(got.problems[0], "s3://wire/stories/more.jsonl:2: not published: draft") {
		t.Errorf("problems %q", got.problems)
	}

	s.got = nil
	s.objects["stories/bridge.md"] += "\n\nAt noon."
	notes = intake.NewNotes(notes.Changed())
	got = readSource(t, newIntake(), s.source("s3://wire/stories", notes))
	if !slices.Equal(s.got, []string{"stories/bridge.md"}) {
		t.Errorf("asked for %q", s.got)
	}
	if ids := idsOf(got, ""); !slices.Equal(ids, []string{"2026/quay", "bridge", "j1"}) || !got.items[0].Still || got.items[1].Still {
		t.Errorf("found %q", ids)
	}
}

func TestAReadingOfABucketTakesNoMoreThanItMay(t *testing.T) {
	objects := map[string]string{}
	for i := range 5 {
		objects[fmt.Sprintf("quay-%d.txt", i)] = fmt.Sprintf("Quay %d closes.", i)
	}
	s := newStore(t, objects)
	notes := intake.NewNotes(nil)
	for round, want := range []string{"3 documents are left", "1 documents are left", ""} {
		source := s.source("s3://wire", notes)
		source.Requests = 2
		got := readSource(t, newIntake(), source)
		if told := strings.Join(got.problems, "; "); !strings.Contains(told, want) || want == "" && told != "" || len(got.items) != min(5, 2*(round+1)) {
			t.Errorf("round %d: %d articles, problems %q, want %q", round, len(got.items), told, want)
		}
	}
}

func TestABucketSaysWhatKeepsItShut(t *testing.T) {
	s := newStore(t, nil)
	for _, test := range []struct{ at, user, endpoint, want string }{
		{"s3://wire", "nobody", s.URL, "the bucket refuses: AccessDenied: give the bucket's access key as user"},
		{"s3://wires", "desk", s.URL, "there is no such bucket: check the name"},
		{"s3://wire", "desk", "storage", "the endpoint is no address: write it as https://HOST"},
		{"s3://wire", "desk", s.URL, "no articles in this folder"},
	} {
		source := s.source(test.at, nil)
		source.User, source.Endpoint = test.user, cmp.Or(test.endpoint, s.URL)
		got := readSource(t, newIntake(), source)
		if len(got.problems) != 1 || !strings.Contains(got.problems[0], test.want) {
			t.Errorf("problems %q, want %q", got.problems, test.want)
		}
	}
}

func TestAFolderIsReadAgainWhereItChanged(t *testing.T) {
	folder := t.TempDir()
	now := time.Now().Add(time.Hour)
	in := intake.New(intake.Options{Clock: func() time.Time { return now }})
	write(t, folder, "a/quay.txt", "The quay closes.")
	write(t, folder, "bridge.txt", "The bridge opens.")
	write(t, folder, "broken.txt", "Caf\xe9 \x81")
	kept := map[string]string{}
	step := func() (ids, still []string, got reading) {
		notes := intake.NewNotes(kept)
		got = readSource(t, in, intake.Source{At: folder, Notes: notes})
		kept = notesAfter(kept, notes.Changed())
		for _, item := range got.items {
			if item.Still {
				still = append(still, string(item.Article.ID))
			} else {
				ids = append(ids, string(item.Article.ID))
			}
		}
		return ids, still, got
	}
	if ids, still, got := step(); len(ids) != 2 || len(still) > 0 || len(got.problems) != 1 {
		t.Fatalf("first %q, %q, %q", ids, still, got.problems)
	}
	if ids, still, got := step(); len(ids) != 0 || len(still) != 2 || len(got.problems) != 1 {
		t.Errorf("nothing changed: %q are read, %q still there; what cannot be read is told again: %q", ids, still, got.problems)
	}
	write(t, folder, "b/quay-closed.txt", "The quay closes.")
	if err := os.Remove(filepath.Join(folder, "a/quay.txt")); err != nil {
		t.Fatal(err)
	}
	ids, still, got := step()
	if !slices.Equal(ids, []string{"b/quay-closed"}) || !slices.Equal(still, []string{"bridge"}) {
		t.Errorf("a file moved: %q are read, %q still there", ids, still)
	}
	if item := got.items[0]; item.Former != "a/quay" {
		t.Errorf("the file that moved was known as %q", item.Former)
	}
	now = now.Add(25 * time.Hour)
	if ids, still, _ := step(); len(ids) != 2 || len(still) > 0 {
		t.Errorf("a day later %q are read, %q still there", ids, still)
	}
}
