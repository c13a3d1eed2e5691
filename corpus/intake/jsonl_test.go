package intake_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/intake"
)

func TestALineIsAnArticle(t *testing.T) {
	oslo := time.FixedZone("", 60*60)
	for _, test := range []struct {
		name, line string
		want       corpus.Article
	}{
		{
			"every field by its own name",
			`{"id":"hp-1","url":"https://harbour-post.example/1","outlet":"The Harbour Post","headline":"Quay closes","byline":"Mina Aalto",
			 "section":"Town","tags":["quay","council"],"published":"2026-02-03T21:40:00+01:00","updated":"2026-02-04","status":"corrected",
			 "embargo_until":"2026-02-03T22:00:00+01:00","text":" The quay closes.\n\nIt was time.\n","wordcount":7}`,
			corpus.Article{
				ID: "hp-1", URL: "https://harbour-post.example/1", Outlet: "The Harbour Post", Headline: "Quay closes", Byline: "Mina Aalto",
				Section: "Town", Tags: []string{"quay", "council"}, Published: time.Date(2026, 2, 3, 21, 40, 0, 0, oslo),
				Updated: time.Date(2026, 2, 4, 0, 0, 0, 0, time.UTC), Status: corpus.Corrected,
				EmbargoUntil: time.Date(2026, 2, 3, 22, 0, 0, 0, oslo), Body: " The quay closes.\n\nIt was time.\n",
			},
		},
		{
			"the names that other systems use",
			`{"id":"hp-2","title":"Quay closes","source":"The Harbour Post","date":"3 Feb 2026","author":"Mina Aalto","tags":"quay, council,","body":"The quay closes."}`,
			corpus.Article{
				ID: "hp-2", Headline: "Quay closes", Outlet: "The Harbour Post", Published: time.Date(2026, 2, 3, 0, 0, 0, 0, time.UTC),
				Byline: "Mina Aalto", Tags: []string{"quay", "council"}, Status: corpus.Published, Body: "The quay closes.",
			},
		},
		{
			"its own name goes before another, null counts as nothing",
			`{"id":"hp-3","headline":null,"title":"Quay closes","outlet":"The Harbour Post","source":7,"status":null,"text":"The quay closes."}`,
			corpus.Article{ID: "hp-3", Headline: "Quay closes", Outlet: "The Harbour Post", Status: corpus.Published, Body: "The quay closes."},
		},
		{
			"numbers and lists, as scrapers write them",
			`{"id":12,"link":"https://harbour-post.example/12","title":["Quay closes"],"authors":["Mina Aalto",{"name":"Ole Berg"}],"published_at":1454457600,"updated_at":1454457700123,"keywords":["quay",7],"content":"The quay closes."}`,
			corpus.Article{
				ID: "harbour-post.example:12", URL: "https://harbour-post.example/12", Headline: "Quay closes", Byline: "Mina Aalto, Ole Berg", Tags: []string{"quay"},
				Published: time.Date(2016, 2, 3, 0, 0, 0, 0, time.UTC), Updated: time.Date(2016, 2, 3, 0, 1, 40, 0, time.UTC), Status: corpus.Published, Body: "The quay closes.",
			},
		},
		{
			"the address is the id where there is none",
			`{"url":"https://harbour-post.example/4","text":"The quay closes."}`,
			corpus.Article{ID: "https://harbour-post.example/4", URL: "https://harbour-post.example/4", Status: corpus.Published, Body: "The quay closes."},
		},
		{
			"a hash of the text is the id where there is nothing else",
			`{"text":"The quay closes."}`,
			corpus.Article{ID: corpus.IdentityOf("", "", "The quay closes."), Status: corpus.Published, Body: "The quay closes."},
		},
		{
			"escapes, and a pair of surrogates",
			`{"id":"hp-5","text":"\u201cTime\u201d \ud83d\udea2 \\ud83d"}`,
			corpus.Article{ID: "hp-5", Status: corpus.Published, Body: "“Time” 🚢 \\ud83d"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			line := strings.ReplaceAll(test.line, "\n", " ")
			got := read(t, newIntake(), write(t, t.TempDir(), "news.jsonl", line))
			if len(got.problems) > 0 || len(got.items) != 1 {
				t.Fatalf("%d articles, problems %q", len(got.items), got.problems)
			}
			if diff := cmp.Diff(test.want, got.items[0].Article); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// What its source has taken down by now is passed over, and withdrawn where it is stored; of what
// is to be taken down later that is told.
func TestWhatHasExpiredIsPassedOver(t *testing.T) {
	for fields, want := range map[string]string{
		`"expires":"2020-01-01T00:00:00Z"`: "expired 2020-01-01: nothing: it was passed over", `"unpublish_at":"2020-01-01"`: "expired 2020-01-01: nothing: it was passed over", `"validTo":"2020-01-01"`: "expired 2020-01-01: nothing: it was passed over",
		`"expiryDate":"2999-01-01"`:                  "it expires on 2999-01-01: withdraw it then, or have its source bring it again",
		`"expires":"when Pia says"`:                  `the end of its publication "when Pia says" is not understood: it is kept`,
		`"headers":{"expires":"2020-01-01"}`:         "fields that mean nothing here: headers",
		`"image":{"url":"x","expires":"2020-01-01"}`: "",
	} {
		got := read(t, newIntake(), write(t, t.TempDir(), "news.jsonl", `{"id":"quay","text":"The quay closes.",`+fields+`}`))
		told := ""
		for _, p := range got.problems {
			_, told, _ = strings.Cut(p, ": ")
		}
		for _, item := range got.items {
			told = strings.Join(item.Warnings, ", ")
		}
		if told != want {
			t.Errorf("%s: %q, want %q", fields, told, want)
		}
	}
}

func TestAnAddressThatIsNoneOfTheWebIsLeftOut(t *testing.T) {
	for _, address := range []string{"javascript:alert(1)", "  JavaScript:alert(1)", "data:text/html,<b>quay", "file:///srv/quay", "vbscript:quay", "mailto:ada@quay.example", "quay/closes"} {
		line := fmt.Sprintf(`{"id":"hp-1","url":%q,"text":"The quay closes."}`, address)
		got := read(t, newIntake(), write(t, t.TempDir(), "news.jsonl", line+"\n"+strings.Replace(line, "hp-1", "hp-2", 1)))
		if len(got.problems) > 0 || len(got.items) != 2 {
			t.Fatalf("%s: %d articles, problems %v", address, len(got.items), got.problems)
		}
		if got.items[0].Article.URL != "" || got.items[1].Article.URL != "" {
			t.Errorf("%s is kept", address)
		}
		if first, second := got.items[0].Warnings, got.items[1].Warnings; len(first) != 1 || !strings.Contains(first[0], "is left out") || len(second) > 0 {
			t.Errorf("%s: warnings %q, then %q", address, first, second)
		}
	}
	got := read(t, newIntake(), write(t, t.TempDir(), "news.jsonl", `{"url":"HTTPS://Quay.example/1","text":"The quay closes."}`))
	if len(got.items) != 1 || got.items[0].Article.URL != "HTTPS://Quay.example/1" || len(got.items[0].Warnings) > 0 {
		t.Errorf("an address of the web: %+v, %v", got.items, got.problems)
	}
}

func TestALineThatIsWrongIsToldAndTheRestGoesIn(t *testing.T) {
	for _, test := range []struct{ name, line, problem string }{
		{"not JSON", `{"text": "The quay`, "not valid JSON at byte 18: unexpected EOF: write one object a line"},
		{"a list", `["The quay closes."]`, "a list, not an object: write one object a line"},
		{"null", `null`, "null, not an object"},
		{"no text", `{"id":"hp-1"}`, "the article has no text: give it a text"},
		{"blank text", `{"id":"hp-1","text":" \n\n\t"}`, "the article has no text"},
		{"text of a wrong type", `{"text":7}`, "text is a number: write it in quotation marks"},
		{"unknown status", `{"text":"The quay closes.","status":"mellow"}`, `unknown status "mellow": held back: use published, corrected or withdrawn`},
		{"embargo that cannot be read", `{"text":"The quay closes.","embargo_until":"next Tuesday"}`, `embargo_until "next Tuesday" is not a date that can be read: write a moment such as 2016-02-03T06:00:00+01:00`},
		{"embargo that may be either of two days", `{"text":"The quay closes.","embargo_until":"03/04/2026"}`, "may be either of two days"},
		{"embargo of a wrong type", `{"text":"The quay closes.","embargo_until":true}`, "embargo_until says that the article is under embargo, and not until when"},
		{"bytes that are not UTF-8", "{\"text\":\"The Caf\xe9 closes.\"}", "byte 17 (0xe9) is not UTF-8: save the file as UTF-8"},
		{"half a surrogate pair", `{"text":"The \ud83d quay closes."}`, "text holds half of a surrogate pair: write the character itself"},
		{"second half of a pair alone", `{"text":"The \uDEA2 quay closes."}`, "text holds half of a surrogate pair"},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := write(t, t.TempDir(), "news.jsonl", `{"id":"before","text":"One."}`+"\n\n"+test.line+"\r\n"+`{"id":"after","text":"Two."}`)
			got := read(t, newIntake(), path)
			if len(got.items) != 2 || got.items[0].Article.ID != "before" || got.items[1].Article.ID != "after" {
				t.Errorf("the lines around it: %v", got.items)
			}
			if len(got.problems) != 1 || !strings.HasPrefix(got.problems[0], path+":3: ") || !strings.Contains(got.problems[0], test.problem) {
				t.Errorf("problems %q, want one of line 3 with %q", got.problems, test.problem)
			}
		})
	}
}

func TestADateThatCannotBeIsUnknown(t *testing.T) {
	for _, test := range []struct{ date, want, warning string }{
		{"2026-02-03", "2026-02-03T00:00:00Z", ""},
		{"2026-02-03T23:30:00-05:00", "2026-02-03T23:30:00-05:00", ""},
		{"February 3, 2026", "2026-02-03T00:00:00Z", ""},
		{"Tue, 03 Feb 2026 21:40:00 +0100", "2026-02-03T21:40:00+01:00", ""},
		{"31.12.2016", "2016-12-31T00:00:00Z", ""},
		{"2026-03-03", "2026-03-03T00:00:00Z", ""}, // tomorrow and a half: another zone
		{"2026-03-04", "", `published "2026-03-04" lies in the future: kept as unknown`},
		{"1799-12-31", "", `published "1799-12-31" lies before 1800: kept as unknown`},
		{"0001-01-01", "", `published "0001-01-01" lies before 1800: kept as unknown`},
		{"2026", "", `published "2026" names no day: kept as unknown`},
		{"2026-02", "", `published "2026-02" names no day: kept as unknown`},
		{"03/04/2025", "", `published "03/04/2025" may be either of two days: kept as unknown`},
		{"2025-02-30", "", `published "2025-02-30" is not a date that can be read: kept as unknown`},
		{"yesterday", "", `published "yesterday" is not a date that can be read: kept as unknown`},
	} {
		t.Run(test.date, func(t *testing.T) {
			line := fmt.Sprintf(`{"text":"The quay closes.","published":%q}`, test.date)
			got := read(t, newIntake(), write(t, t.TempDir(), "news.jsonl", line))
			if len(got.items) != 1 {
				t.Fatalf("problems %q", got.problems)
			}
			if date := dateText(got.items[0].Article.Published); date != test.want {
				t.Errorf("published %q, want %q", date, test.want)
			}
			if warnings := strings.Join(got.items[0].Warnings, "; "); warnings != test.warning {
				t.Errorf("warning %q, want %q", warnings, test.warning)
			}
		})
	}
}

func TestAnEmbargoWithoutOffsetEndsWhereTheMomentComesLast(t *testing.T) {
	for _, test := range []struct {
		embargo, until string
		warned         bool
	}{
		{"2026-05-01T06:00:00+02:00", "2026-05-01T04:00:00Z", false},
		{"2026-05-01T06:00:00Z", "2026-05-01T06:00:00Z", false},
		{"2026-05-01 06:00 +0200", "2026-05-01T04:00:00Z", false},
		{"2026-05-01T06:00:00", "2026-05-01T18:00:00Z", true},
		{"2026-05-01 06:00:00 EST", "2026-05-01T18:00:00Z", true},
		{"2026-05-01", "2026-05-01T12:00:00Z", true},
	} {
		t.Run(test.embargo, func(t *testing.T) {
			line := fmt.Sprintf(`{"text":"The quay closes.","embargo_until":%q}`, test.embargo)
			got := read(t, newIntake(), write(t, t.TempDir(), "news.jsonl", line))
			if len(got.items) != 1 {
				t.Fatalf("problems %q", got.problems)
			}
			item := got.items[0]
			if until := dateText(item.Article.EmbargoUntil.UTC()); until != test.until || (len(item.Warnings) > 0) != test.warned {
				t.Errorf("until %s, want %s; warnings %q", until, test.until, item.Warnings)
			}
		})
	}
}

func TestACorrectionLaterInTheFileComesAfterWhatItCorrects(t *testing.T) {
	got := read(t, newIntake(), write(t, t.TempDir(), "news.jsonl",
		"\ufeff"+`{"id":"hp-1","text":"Nine ships."}`+"\n"+`{"id":"hp-1","status":"corrected","text":"Eight ships."}`+"\n"))
	if len(got.items) != 2 || got.items[1].Article.Body != "Eight ships." {
		t.Errorf("%v, problems %q", got.items, got.problems)
	}
}

// withALongLine is a file of three lines; the second holds some bytes.
func withALongLine(t testing.TB, size int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "news.jsonl")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(file, `{"id":"before","text":"One."}`+"\n"+`{"id":"long","text":"`)
	chunk := bytes.Repeat([]byte("a quay "), 1<<17)
	for range size/len(chunk) + 1 {
		file.Write(chunk)
	}
	io.WriteString(file, `"}`+"\n"+`{"id":"after","text":"Two."}`+"\n")
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestALineOfTwoHundredMegabytesIsPassedOver(t *testing.T) {
	path := withALongLine(t, 200<<20)
	got := read(t, newIntake(), path)
	if len(got.items) != 2 || got.items[0].Article.ID != "before" || got.items[1].Article.ID != "after" {
		t.Errorf("the lines around it: %v", got.items)
	}
	want := path + ":2: the line is longer than 32 MiB: divide the article, or see whether line breaks are missing"
	if len(got.problems) != 1 || got.problems[0] != want {
		t.Errorf("problems %q, want %q", got.problems, want)
	}
}

// BenchmarkALongLine shows with B/op that no more of a line is held than an article may
// have: 40 MB and 200 MB take the same.
func BenchmarkALongLine(b *testing.B) {
	for _, size := range []int{40 << 20, 200 << 20} {
		b.Run(fmt.Sprintf("MiB=%d", size>>20), func(b *testing.B) {
			path := withALongLine(b, size)
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				if got := read(b, newIntake(), path); len(got.items) != 2 {
					b.Fatal(got.problems)
				}
			}
		})
	}
}

func zipped(t testing.TB, text string) string {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	io.WriteString(w, text)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func manyLines(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, `{"id":"hp-%d","text":"Ship %d left the quay at %d."}`+"\n", i, i*7919%1000, i*104729%997)
	}
	return out.String()
}

func TestAGzipThatIsCutOffGivesWhatItHolds(t *testing.T) {
	whole := zipped(t, manyLines(5000))
	path := write(t, t.TempDir(), "news.jsonl.gz", whole[:len(whole)/2])
	got := read(t, newIntake(), path)
	if n := len(got.items); n < 1000 || n >= 5000 {
		t.Errorf("%d articles before the cut", n)
	}
	want := fmt.Sprintf("%s:%d: the file is cut off here", path, len(got.items)+1)
	if len(got.problems) != 1 || !strings.HasPrefix(got.problems[0], want) {
		t.Errorf("problems %q, want %q", got.problems, want)
	}
}

func TestGzipFiles(t *testing.T) {
	whole := zipped(t, manyLines(10))
	for _, test := range []struct {
		name, content string
		articles      int
		problem       string
	}{
		{"several members", whole + whole + whole, 30, ""},
		{"an empty archive", zipped(t, ""), 0, ""},
		{"no bytes at all", "", 0, "the file is cut off here"},
		{"not gzip", manyLines(3), 0, "the file is damaged here: gzip: invalid header"},
		{"a wrong checksum", whole[:len(whole)-8] + "12345678", 10, "the file is damaged here: gzip: invalid checksum"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := read(t, newIntake(), write(t, t.TempDir(), "news.jsonl.gz", test.content))
			if len(got.items) != test.articles {
				t.Errorf("%d articles, want %d", len(got.items), test.articles)
			}
			if problems := strings.Join(got.problems, "\n"); (problems != "") != (test.problem != "") || !strings.Contains(problems, test.problem) {
				t.Errorf("problems %q, want %q", problems, test.problem)
			}
		})
	}
}

func TestReadingEndsWithItsContext(t *testing.T) {
	path := write(t, t.TempDir(), "news.jsonl", manyLines(10))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var last error
	n := 0
	for _, err := range newIntake().Read(ctx, intake.Source{At: path}) {
		n++
		last = err
		if n == 3 {
			cancel()
		}
	}
	if n != 4 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d steps, the last with %v", n, last)
	}
	write(t, filepath.Dir(path), "later.txt", "The quay closes.")
	for _, target := range []string{path, filepath.Dir(path)} {
		for range newIntake().Read(t.Context(), intake.Source{At: target}) {
			break // a consumer may leave at any time
		}
	}
}

func BenchmarkJSONL(b *testing.B) {
	for _, name := range []string{"news.jsonl", "news.jsonl.gz"} {
		b.Run("file="+name, func(b *testing.B) {
			text := strings.Repeat(`{"id":"hp-1","headline":"Quay closes","published":"2026-02-03","text":"`+strings.Repeat(`\u201cIt was time,\u201d said Ines Halvorsen.\n\nThe quay closes. `, 60)+`"}`+"\n", 2000)
			content := text
			if strings.HasSuffix(name, ".gz") {
				content = zipped(b, text)
			}
			path := write(b, b.TempDir(), name, content)
			in := intake.New(intake.Options{})
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if got := read(b, in, path); len(got.items) != 2000 {
					b.Fatal(got.problems)
				}
			}
		})
	}
}
