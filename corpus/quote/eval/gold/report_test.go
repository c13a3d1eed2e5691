package gold

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// clerk is an engine that finds what it was told to find.
type clerk struct {
	quotes     []quote.Quote
	speaker    string
	confidence float64
}

func (c clerk) Annotate(corpus.Article) quote.Annotation { return quote.Annotation{Quotes: c.quotes} }

func (c clerk) Speakers(_ corpus.Article, quotes []quote.Quote) []quote.Quote {
	for i := range quotes {
		quotes[i].Speaker.Name, quotes[i].Confidence = c.speaker, c.confidence
	}
	return quotes
}

func article(set string) Article {
	return Article{Article: corpus.Article{Body: body}, Set: set, Quotes: []Quote{
		{Kind: quote.Indirect, Content: []corpus.Span{piece("The ferry had sunk")}, Source: []corpus.Span{piece("police")}, Speaker: "police"},
	}}
}

// row returns the line of a table that begins with name.
func lineOf(t *testing.T, table, name string) string {
	t.Helper()
	for l := range strings.Lines(table) {
		if strings.HasPrefix(l, name) {
			return strings.Join(strings.Fields(l), " ")
		}
	}
	t.Fatalf("no line %q in\n%s", name, table)
	return ""
}

func TestTheReportSaysHowFarItsFiguresCanBeTrusted(t *testing.T) {
	right := clerk{quotes: []quote.Quote{{Kind: quote.Indirect, Content: []corpus.Span{piece("The ferry had sunk")}}}, speaker: "police", confidence: 0.95}
	wrong := clerk{speaker: "the council", confidence: 0.6}
	var r Report
	r.Measure(right, []Article{article("town"), article("town")})
	r.Measure(wrong, []Article{article("port"), article("port")})
	var out bytes.Buffer
	r.Table(&out)
	for name, want := range map[string]string{
		"whole quotes  indirect":   "whole quotes indirect 4 2 100.0 50.0 66.7 100.0 50.0 66.7 0.0 0.0 0.0",
		"by name":                  "by name 4 50.0 50.0",
		"from 0.5":                 "from 0.5 2 60% 0%",
		"from 0.9":                 "from 0.9 2 95% 100%",
		"apart on average":         "apart on average 32%",
		"90% interval":             "90% interval all (4) town (2) port (2)",
		"found (segments, recall":  "found (segments, recall at .3) 50.0 0.0–100.0 100.0 100.0–100.0 0.0 0.0–0.0",
		"in each of 2 parts":       "in each of 2 parts lowest–highest",
		"speaker, end to end     ": "speaker, end to end 0.0 0.0–0.0 0.0 0.0–0.0 -",
	} {
		if got := lineOf(t, out.String(), name); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	var again bytes.Buffer
	r.Table(&again)
	if out.String() != again.String() {
		t.Error("the same report gives another table")
	}
}

func TestAFigureThatFallsIsNamed(t *testing.T) {
	const recorded = "direct  297  96.4 93.9  90.1–97.0\nfrom 0.5  3  60%"
	for name, c := range map[string]struct {
		table string
		falls int
	}{
		"nothing changed":                   {recorded, 0},
		"a figure rose":                     {"direct  297  96.5 93.9  90.1–97.0\nfrom 0.5  3  60%", 0},
		"counts and intervals may go down":  {"direct  200  96.4 93.9  80.1–97.0\nfrom 0.5  3  40%", 0},
		"one rose and one fell":             {"direct  297  99.9 93.8  90.1–97.0\nfrom 0.5  3  60%", 1},
		"a line is missing":                 {"direct  297  96.4 93.9  90.1–97.0", 1},
		"there is nothing to measure on it": {"direct  297  96.4 -  90.1–97.0\nfrom 0.5  3  60%", 1},
	} {
		if got := Falls(recorded, c.table); len(got) != c.falls {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestAFigureThatShouldBeLowIsNamedWhereItRises(t *testing.T) {
	const recorded = "direct  96.4\ninvented  2.5"
	if got := Falls(recorded, "direct  96.4\ninvented  1.5", "invented"); len(got) != 0 {
		t.Errorf("fewer are found: %q", got)
	}
	if got := Falls(recorded, "direct  96.3\ninvented  3.0", "invented"); len(got) != 2 {
		t.Errorf("one fell and one rose: %q", got)
	}
}

func TestPolNeARIsReadWithTheSpeakersBesideIt(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"debate.jsonl":          `{"id":"d1","text":"“Né,” she said.","attributions":[{"id":"E1","content":[[0,5]],"cue":[[10,14]],"source":[[6,9]]},{"id":"E2","content":[[0,5]]}]}`,
		"debate.speakers.jsonl": `{"id":"d1","aid":"E1","speaker":"Ana Brandt"}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	articles, err := Read(filepath.Join(dir, "debate.jsonl"))
	if err != nil || len(articles) != 1 || !articles[0].SpeakersAlone || articles[0].Set != "debate" {
		t.Fatalf("%+v, %v", articles, err)
	}
	a := articles[0]
	if q := a.Quotes[0]; q.Content[0].Of(a.Body) != "“Né,”" || q.Source[0].Of(a.Body) != "she" || q.Speaker != "Ana Brandt" || a.Quotes[1].Speaker != "" {
		t.Errorf("quotes %+v", a.Quotes)
	}
	if err := os.Remove(filepath.Join(dir, "debate.speakers.jsonl")); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(filepath.Join(dir, "debate.jsonl")); err == nil || !strings.Contains(err.Error(), "debate.speakers.jsonl") {
		t.Errorf("error %v does not name the file that is missing", err)
	}
}
