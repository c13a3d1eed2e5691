package rows_test

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/met"
	"onrecord/bot/asking/rows"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index/indextest"
)

var now = time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)

func clock() time.Time { return now }

// filler answers from what two people have said of a bridge.
func filler(t *testing.T, rules sight.Rules) (*rows.Filler, *indextest.Library) {
	t.Helper()
	l := indextest.Open(t, clock,
		corpus.Article{ID: "a", Outlet: "Harbour Wire", Headline: "A tired bridge", Published: now.AddDate(0, 0, -3), Section: "Town",
			Body: "“The bridge is tired, and nobody has counted its bolts,” said Ada Quill, the town engineer."},
		corpus.Article{ID: "b", Outlet: "Lantern", Headline: "A new bridge", Published: now.AddDate(0, 0, -2), Section: "Desk Only",
			Body: "“A new bridge would cost forty million crowns,” said Bo Fenn, the treasurer."})
	archive, index := sight.Archive{Archive: l.Archive, Rules: rules}, sight.Index{Engine: l.Engine, Rules: rules}
	return &rows.Filler{Desk: &answer.Desk{Archive: archive, Index: index, Clock: clock}, Acquaintance: &met.Desk{Index: index, Archive: archive, Clock: clock}}, l
}

func fill(t *testing.T, f *rows.Filler, table string) ([][]string, rows.Filled) {
	t.Helper()
	list, err := rows.Read([]byte(table))
	if err != nil {
		t.Fatal(err)
	}
	filled, err := f.Fill(sight.As(t.Context(), sight.Viewer{User: "U1"}), list)
	if err != nil {
		t.Fatal(err)
	}
	out, err := csv.NewReader(strings.NewReader(string(filled.CSV))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return out, filled
}

func TestQuotesComeBackWithWhoSaidThem(t *testing.T) {
	f, _ := filler(t, nil)
	got, filled := fill(t, f, "row,speaker,quote\n1,Ada Quill,“nobody has counted its bolts”\n2,Bo Fenn,nobody has counted its bolts\n3,,a new bridge would cost forty million crowns\n4,,the tunnel is full of singing whales\n5,Ada Quill,\n")
	for i, want := range []string{"yes verbatim Ada Quill", "no verbatim Ada Quill", "yes verbatim Bo Fenn", "no  ", "no  "} {
		if row := got[i+1]; strings.Join(row[3:6], " ") != want {
			t.Errorf("row %d: %q", i+1, row)
		}
	}
	if filled.Found != 2 || got[2][len(got[2])-1] != "said by somebody else" || got[0][3] != "found" || got[1][0] != "1" {
		t.Errorf("%+v: %v", filled, got)
	}
}

func TestNamesComeBackWithWhatTheArchiveKnows(t *testing.T) {
	f, _ := filler(t, nil)
	got, filled := fill(t, f, "Ada Quill\nAda Quilt\nOle Nowhere\n")
	if filled.Found != 1 || got[1][1] != "yes" || got[1][2] != "1" || !strings.Contains(got[1][9], "counted its bolts") || got[2][1] != "no" || got[2][8] != "Ada Quill" || got[3][1] != "no" {
		t.Errorf("%+v: %q", filled, got)
	}
}

func TestAListTellsNothingThatIsHidden(t *testing.T) {
	f, l := filler(t, sight.Rules{"desk only": {"U0ANA"}})
	table := "quote\na new bridge would cost forty million crowns\nnobody has counted its bolts\n"
	if _, filled := fill(t, f, table); filled.Found != 1 {
		t.Errorf("found %d", filled.Found)
	}
	if err := l.Archive.Withdraw(t.Context(), now, "a", "wrong"); err != nil {
		t.Fatal(err)
	}
	if _, filled := fill(t, f, table); filled.Found != 0 {
		t.Errorf("found %d", filled.Found)
	}
	if got, _ := fill(t, f, "name\nBo Fenn\n"); got[1][1] != "no" {
		t.Errorf("who is hidden is known: %q", got[1])
	}
}

func TestWhatIsRead(t *testing.T) {
	for table, want := range map[string]int{
		"quote;who\nthe bridge is tired;Ada\n":                            1,
		"\uFEFFName\r\nAda Quill\r\n\r\nBo Fenn\r\n":                      2,
		"caf\xe9 Quill,x\nAda Quill,y\nBo Fenn,z\n":                       3,
		"name\n" + strings.Repeat("Ada Quill\n", 700):                     rows.MaxRows,
		"the bridge is very tired\t1\nthe ferry is late today again\t2\n": 2,
	} {
		l, err := rows.Read([]byte(table))
		if err != nil || l.Rows() != want {
			t.Errorf("%.30q: %d rows, %v", table, l.Rows(), err)
		}
		if strings.HasPrefix(table, "name") && l.More != 200 {
			t.Errorf("%d more", l.More)
		}
	}
	for _, table := range []string{"", "\n\n", "1,2\n3,4\n", "PK\x03\x04\x00\x00", "name\n"} {
		if _, err := rows.Read([]byte(table)); err == nil {
			t.Errorf("%q is read", table)
		}
	}
}

func TestNoCellIsRun(t *testing.T) {
	f, l := filler(t, nil)
	l.Add(corpus.Article{ID: "c", Outlet: "=HYPERLINK(1)", Headline: "+1", Published: now, Body: "“The tower leans to the left a little,” said Cy Marsh."})
	got, _ := fill(t, f, "quote\nthe tower leans to the left a little\n")
	if row := fmt.Sprint(got[1]); !strings.Contains(row, "'=HYPERLINK(1)") || !strings.Contains(row, "'+1") {
		t.Error(row)
	}
}
