package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/export"
	"onrecord/bot/asking/question"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index/indextest"
)

var now = time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)

func clock() time.Time { return now }

// harbour are articles in which the harbour master speaks of the ferry.
func harbour(n int) (out []corpus.Article) {
	for i := range n {
		out = append(out, corpus.Article{ID: corpus.ArticleID(fmt.Sprint("ferry-", i)), Outlet: "Harbour Wire", Headline: fmt.Sprint("=Ferry news, part ", i), Section: "Town",
			URL: fmt.Sprint("https://wire.example/", i), Published: now.AddDate(0, 0, -i-1),
			Body: fmt.Sprintf("“The ferry has carried %d crates & a piano,” said Elin Varga, the harbour master.", 100+i)})
	}
	return out
}

func open(t *testing.T, articles ...corpus.Article) (*indextest.Library, *answer.Desk) {
	t.Helper()
	l := indextest.Open(t, clock, articles...)
	return l, &answer.Desk{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Clock: clock}
}

// late are articles in which somebody else speaks of the ferry, and of no crates.
func late(n int) (out []corpus.Article) {
	for i := range n {
		out = append(out, corpus.Article{ID: corpus.ArticleID(fmt.Sprint("late-", i)), Outlet: "Harbour Wire", Headline: "The ferry again", Published: now.AddDate(0, 0, -i-1),
			Body: fmt.Sprintf("“The ferry was %d minutes late,” said Anders Rook, a fisherman.", 5+i)})
	}
	return out
}

// exported are the statements of an export, and whether there are more.
func exported(t *testing.T, desk *answer.Desk, q question.Question) (rows []string, more bool) {
	t.Helper()
	all, err := export.All(t.Context(), desk, q)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all.Citations {
		rows = append(rows, c.Reference().String())
	}
	return rows, all.More
}

// paged are the statements that somebody sees who asks for more until there is no more, after so
// many.
func paged(t *testing.T, desk *answer.Desk, q question.Question, after int) (rows []string) {
	t.Helper()
	for q.Seen = after; ; {
		page, err := desk.Answer(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		shown := page.Citations[:min(len(page.Citations), answer.Shown)]
		for _, c := range shown {
			rows = append(rows, c.Reference().String())
		}
		next := page.After(len(shown))
		if next == "" {
			return rows
		}
		q = question.Parse(next, question.Options{})
	}
}

// An export has all that the question finds, and so has whoever pages to the end: not only the
// best fifty. What is about the ferry and not about crates is no more on the last page than on the first.
func TestAnExportIsWhatPagingToTheEndShows(t *testing.T) {
	_, desk := open(t, slices.Concat(harbour(130), late(60))...)
	for text, want := range map[string]int{
		"what did Elin Varga say about the ferry?": 130,
		"ferry crates":                                   130,
		"speaker:varga since 2026-10-01":                 55,
		"ferry crates outlet:wire before:2026-10-01":     75,
		"who said the ferry has carried 103 crates?":     -1,
		"who is Elin Varga?":                             -1,
		"what did Elin Varga and Anders Rook say?":       -1,
		"who spoke about the ferry?":                     2,
		"how often did Elin Varga say ferry crates?":     130,
		"crates or minutes":                              -1,
		"which harbour master mentioned crates?":         -1,
		"what did Elin Varga say over time about crates": -1,
		"what did nobody say?":                           0,
	} {
		q := question.Parse(text, question.Options{Now: now})
		got, more := exported(t, desk, q)
		if want >= 0 && len(got) != want || more {
			t.Errorf("%s: %d statements, and more: %t; want %d", text, len(got), more, want)
		}
		if other := paged(t, desk, q, 0); !slices.Equal(got, other) {
			t.Errorf("%s: exported %d, paged %d", text, len(got), len(other))
		}
		if each := slices.Compact(slices.Sorted(slices.Values(got))); len(each) < len(got) {
			t.Errorf("%s: %d statements, %d of them again", text, len(got), len(got)-len(each))
		}
	}
}

func TestAnExportSaysThatItIsCut(t *testing.T) {
	_, desk := open(t, harbour(1010)...)
	q := question.Parse("ferry crates", question.Options{Now: now})
	got, more := exported(t, desk, q)
	if len(got) != 1000 || !more {
		t.Fatalf("%d statements, and more: %t; want the first 1000 of 1010", len(got), more)
	}
	if last := paged(t, desk, q, 992); !slices.Equal(last, got[992:]) {
		t.Errorf("the last pages show %d statements, want those of the export: %d", len(last), 8)
	}
	if told := (export.Answer{Citations: make([]answer.Citation, 1000), More: more}).Text(); told != "1,000 statements. There are more: these are the first 1,000. Narrow the question." {
		t.Error(told)
	}
}

func TestATableHasARowForEachStatement(t *testing.T) {
	_, desk := open(t, harbour(5)...)
	all, err := export.All(t.Context(), desk, question.Parse("what did Elin Varga say about the ferry?", question.Options{Now: now}))
	if err != nil {
		t.Fatal(err)
	}
	var table bytes.Buffer
	if err := all.Write(&table, export.CSV); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&table).ReadAll()
	if err != nil || len(rows) != 6 || rows[1][0] != "Elin Varga" || !strings.HasPrefix(rows[1][9], "'=Ferry") || !strings.Contains(rows[1][4], "crates & a piano") {
		t.Errorf("%v, %v", rows, err)
	}

	var book bytes.Buffer
	if err := all.Write(&book, export.XLSX); err != nil {
		t.Fatal(err)
	}
	sheet := part(t, book.Bytes(), "xl/worksheets/sheet1.xml")
	if strings.Count(sheet, "<row ") != 6 || !strings.Contains(sheet, "crates &amp; a piano") || !strings.Contains(sheet, "<c r=\"M2\"><v>1</v></c>") || !strings.Contains(sheet, ">=Ferry news") {
		t.Errorf("the sheet: %.600s", sheet)
	}
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"} {
		part(t, book.Bytes(), name)
	}

	var text bytes.Buffer
	if err := all.Write(&text, export.Markdown); err != nil {
		t.Fatal(err)
	}
	if got := text.String(); strings.Count(got, "\n- ") != 5 || !strings.Contains(got, "<https://wire.example/0>") || !strings.Contains(got, "5 statements from 5 articles") {
		t.Errorf("the text: %s", got)
	}
}

// part is a well-formed part of a workbook.
func part(t *testing.T, book []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	for d := xml.NewDecoder(bytes.NewReader(content)); ; {
		if _, err := d.Token(); err == io.EOF {
			return string(content)
		} else if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
}

func TestAnExportHasNothingThatIsHidden(t *testing.T) {
	articles := harbour(4)
	articles[0].EmbargoUntil = now.Add(time.Hour)
	articles[1].Section = "Desk Only"
	articles[3].Status = corpus.Corrected
	l, _ := open(t, articles...)
	rules := sight.Rules{"desk only": {"C0DESK"}}
	desk := &answer.Desk{Archive: sight.Archive{Archive: l.Archive, Rules: rules}, Index: sight.Index{Engine: l.Engine, Rules: rules}, Clock: clock}
	if err := l.Archive.Withdraw(t.Context(), now, "ferry-2", "wrong"); err != nil {
		t.Fatal(err)
	}
	ctx := sight.As(t.Context(), sight.Viewer{Channel: "C0FLOOR"})
	all, err := export.All(ctx, desk, question.Parse("what did Elin Varga say about the ferry?", question.Options{Now: now}))
	if err != nil || len(all.Citations) != 1 || all.Citations[0].Article != "ferry-3" {
		t.Fatalf("exported %+v, %v", all.Citations, err)
	}
	var text bytes.Buffer
	if err := all.Write(&text, export.Markdown); err != nil || !strings.Contains(text.String(), "the article was corrected") {
		t.Errorf("%s, %v", text.String(), err)
	}
}
