package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
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

func TestAnExportIsWhatPagingToTheEndShows(t *testing.T) {
	_, desk := open(t, harbour(40)...)
	for _, text := range []string{"what did Elin Varga say about the ferry?", "ferry crates", "speaker:varga since 2026-11-01", "who said the ferry has carried 103 crates?", "what did nobody say?"} {
		q := question.Parse(text, question.Options{Now: now})
		all, err := export.All(t.Context(), desk, q)
		if err != nil {
			t.Fatal(err)
		}
		var paged []string
		for asked := q; ; {
			page, err := desk.Answer(t.Context(), asked)
			if err != nil {
				t.Fatal(err)
			}
			shown := page.Citations[:min(len(page.Citations), answer.Shown)]
			for _, c := range shown {
				paged = append(paged, c.Reference().String())
			}
			next := page.After(len(shown))
			if next == "" {
				break
			}
			asked = question.Parse(next, question.Options{})
		}
		var got []string
		for _, c := range all.Citations {
			got = append(got, c.Reference().String())
		}
		if fmt.Sprint(got) != fmt.Sprint(paged) || text == "ferry crates" && len(got) < 30 {
			t.Errorf("%s: exported %d, paged %d", text, len(got), len(paged))
		}
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
