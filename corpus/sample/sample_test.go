package sample

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/corpus/quote"
)

func read(t *testing.T) map[corpus.ArticleID]corpus.Article {
	t.Helper()
	articles, err := Articles()
	if err != nil {
		t.Fatal(err)
	}
	byID := map[corpus.ArticleID]corpus.Article{}
	for _, a := range articles {
		if _, taken := byID[a.ID]; taken {
			t.Errorf("two articles are %s", a.ID)
		}
		byID[a.ID] = a
	}
	return byID
}

func TestTwentyShortArticlesOfTwoYears(t *testing.T) {
	articles, err := Articles()
	if err != nil {
		t.Fatal(err)
	}
	if len(articles) != 20 {
		t.Errorf("%d articles, want 20", len(articles))
	}
	outlets, sections, years := map[string]int{}, map[string]int{}, map[int]int{}
	var days []corpus.Day
	for _, a := range articles {
		outlets[a.Outlet]++
		sections[a.Section]++
		years[a.Published.Year()]++
		days = append(days, corpus.DayOf(a.Published))
		if n := len(strings.Fields(a.Body)); n < 120 || n > 350 {
			t.Errorf("%s has %d words, want 120 to 350", a.ID, n)
		}
		if n := len(corpus.Paragraphs(a.Body)); n < 6 {
			t.Errorf("%s has %d paragraphs", a.ID, n)
		}
		if !strings.HasPrefix(string(a.ID), string(corpus.DayOf(a.Published))) {
			t.Errorf("%s was published on %s", a.ID, corpus.DayOf(a.Published))
		}
		if a.Headline == "" || a.Byline == "" || len(a.Tags) == 0 {
			t.Errorf("%s lacks a headline, a byline or tags", a.ID)
		}
		if u, err := url.Parse(a.URL); err != nil || u.Scheme != "https" || !strings.HasSuffix(u.Host, ".example") {
			t.Errorf("%s links to %s, which may be somebody's", a.ID, a.URL)
		}
	}
	if len(outlets) != 5 || len(sections) != 7 || len(years) != 2 || years[2016] == 0 || years[2026] == 0 {
		t.Errorf("outlets %v, sections %v, years %v", outlets, sections, years)
	}
	if !slices.IsSorted(days) || days[len(days)-1] > "2026-11-15" {
		t.Errorf("published on %v", days)
	}
}

func TestIntakeReadsTheSameArticles(t *testing.T) {
	want := read(t)
	clock := func() time.Time { return time.Date(2026, time.December, 1, 0, 0, 0, 0, time.UTC) }
	for item, err := range intake.New(intake.Options{Clock: clock}).Read(context.Background(), intake.Source{At: "articles"}) {
		if err != nil {
			t.Error(err)
			continue
		}
		if len(item.Warnings) > 0 {
			t.Errorf("%s: %v", item.Place, item.Warnings)
		}
		if diff := cmp.Diff(want[item.Article.ID], item.Article); diff != "" {
			t.Errorf("%s: %s", item.Place, diff)
		}
		delete(want, item.Article.ID)
	}
	if len(want) > 0 {
		t.Errorf("intake leaves out %d articles", len(want))
	}
}

func TestOneWireReportInThreeOutlets(t *testing.T) {
	articles := read(t)
	wire := articles["2026-11-09-ostrey-flood"]
	whole := articles["2026-11-10-courier-ostrey-flood"]
	trimmed := articles["2026-11-10-gazette-ostrey-flood"]

	if whole.Body != wire.Body || whole.Headline == wire.Headline || whole.Outlet == wire.Outlet {
		t.Error("the Courier should print all of the report under its own headline")
	}
	last := corpus.Paragraphs(wire.Body)
	cut := wire.Body[:last[len(last)-1].Span.Start]
	if strings.TrimSpace(trimmed.Body) != strings.TrimSpace(cut) || trimmed.Headline != wire.Headline || trimmed.Outlet == wire.Outlet {
		t.Error("the Gazette should print the report without its last paragraph")
	}
}

func TestOneCorrection(t *testing.T) {
	for id, a := range read(t) {
		if corrected := id == "2026-05-12-cannery-jobs"; corrected != (a.Status == corpus.Corrected) || corrected != a.Updated.After(a.Published) {
			t.Errorf("%s is %s, updated %v", id, a.Status, a.Updated)
		}
	}
	a := read(t)["2026-05-12-cannery-jobs"]
	paragraphs := corpus.Paragraphs(a.Body)
	note := paragraphs[len(paragraphs)-1].Span.Of(a.Body)
	if !strings.HasPrefix(note, "Correction, 13 May 2026: ") || !strings.Contains(a.Headline, "140") ||
		strings.Count(a.Body, "410") != 1 || !strings.Contains(note, "410") {
		t.Error("the wrong figure, 410, should stand in the correction note alone")
	}
}

func TestQuotationMarks(t *testing.T) {
	var straight, unbalanced, perLine []corpus.ArticleID
	for id, a := range read(t) {
		if strings.Contains(a.Body, `"`) {
			straight = append(straight, id)
		}
		if !strings.Contains(a.Body, "\n\n") {
			perLine = append(perLine, id)
		}
		for _, p := range corpus.Paragraphs(a.Body) {
			text := p.Span.Of(a.Body)
			next := strings.TrimLeft(a.Body[p.Span.End:], "\n")
			if strings.Count(text, "“") != strings.Count(text, "”") && !strings.HasPrefix(next, "“") {
				unbalanced = append(unbalanced, id)
			}
		}
	}
	slices.Sort(straight)
	for _, test := range []struct {
		name      string
		got, want []corpus.ArticleID
	}{
		{"straight marks", straight, []corpus.ArticleID{"2016-07-19-cycling-denial", "2026-05-31-cup-final"}},
		{"a mark that is never closed", unbalanced, []corpus.ArticleID{"2016-10-21-theatre-reopens"}},
		{"one line break between paragraphs", perLine, []corpus.ArticleID{"2026-05-31-cup-final"}},
	} {
		if diff := cmp.Diff(test.want, test.got); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func TestEveryKindOfQuote(t *testing.T) {
	kinds, resolved := map[quote.Kind]int{}, map[quote.Resolution]int{}
	unnamed := 0
	for _, a := range read(t) {
		for _, q := range quote.Annotate(a).Quotes {
			kinds[q.Kind]++
			resolved[q.Resolved]++
			if !q.Speaker.Named {
				unnamed++
			}
		}
	}
	for _, kind := range []quote.Kind{quote.Direct, quote.Mixed, quote.Indirect} {
		if kinds[kind] == 0 {
			t.Errorf("no %s quote", kind)
		}
	}
	for _, by := range []quote.Resolution{quote.ByName, quote.ByPronoun, quote.ByDescription, quote.ByContinuation} {
		if resolved[by] == 0 {
			t.Errorf("no speaker found by %s", by)
		}
	}
	if unnamed == 0 {
		t.Error("no speaker is unnamed")
	}
}

// TestWhoSaidIt asks for the words that a newcomer will ask for.
func TestWhoSaidIt(t *testing.T) {
	articles := read(t)
	for _, test := range []struct {
		name    string
		article corpus.ArticleID
		words   string
		speaker string
		named   bool
	}{
		{"a description named later", "2016-02-03-geneva-talks", "all hope would be lost", "Staffan de Mistura", true},
		{"a name after the quote", "2016-02-03-geneva-talks", "all hope will be lost", "Staffan de Mistura", true},
		{"a quote on its own after reported speech", "2016-02-03-geneva-talks", "That would be crazy", "John Kerry", true},
		{"the cue before the name", "2016-06-14-ferry-aground", "Nobody is hurt", "Elin Varga", true},
		{"the name before the quote", "2016-06-14-ferry-aground", "a dropped piano", "Birgit Aasen", true},
		{"a quotation that the next paragraph reopens", "2016-06-14-ferry-aground", "the cook came round with soup", "Birgit Aasen", true},
		{"a quote split by a pronoun", "2016-06-14-ferry-aground", "broken her back", "Tomas Brandt", true},
		{"the mayor", "2016-06-14-ferry-aground", "a prison with a view", "Elin Varga", true},
		{"a question, and an accent", "2016-09-27-winter-ferry", "Where is the money to come from", "Łukasz Dąbrowa", true},
		{"a tweet in straight marks", "2016-07-19-cycling-denial", "Test the second bottle", "Iker Solís", true},
		{"a mark that is never closed", "2016-10-21-theatre-reopens", "They have been very patient", "Cosima Bellweather", true},
		{"a paragraph without an attribution", "2016-11-03-bank-rates", "then everybody is surprised", "Zoë Håkansson", true},
		{"words inside reported speech", "2016-11-03-bank-rates", "a map of last year’s coast", "Ruben Castellan", true},
		{"reported speech", "2016-11-03-bank-rates", "weak wages were to blame", "Zoë Håkansson", true},
		{"according to", "2016-07-19-cycling-denial", "will be opened on Thursday", "Lakes Cycling Federation", true},
		{"somebody unnamed", "2026-02-10-border-talks", "They agree on the map", "A senior diplomat", false},
		{"a minister who was the mayor", "2026-04-21-electric-ferries", "a diesel engine does", "Elin Varga", true},
		{"single line breaks", "2026-05-31-cup-final", "I closed my eyes", "Marcus Lind", true},
		{"the one Brandt", "2026-08-18-dredging", "Every tide we miss", "Tomas Brandt", true},
		{"the other Brandt", "2026-08-18-dredging", "Nobody measured the meadow", "Ilse Brandt", true},
		{"a body with a figure", "2026-11-09-ostrey-flood", "620 people", "Shore Relief", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			article := articles[test.article]
			at := strings.Index(article.Body, test.words)
			if at < 0 {
				t.Fatalf("the article has no %q", test.words)
			}
			words := corpus.Span{Start: at, End: at + len(test.words)}
			for _, q := range quote.Annotate(article).Quotes {
				if !slices.ContainsFunc(q.Content, func(s corpus.Span) bool { return s.Contains(words) }) {
					continue
				}
				if q.Speaker.Name != test.speaker || q.Speaker.Named != test.named {
					t.Errorf("said by %q, named %v", q.Speaker.Name, q.Speaker.Named)
				}
				return
			}
			t.Error("is in no quote")
		})
	}
}
