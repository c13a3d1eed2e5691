package coverage_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/coverage"
	"onrecord/bot/asking/question"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index/indextest"
)

var now = time.Date(2016, 12, 31, 9, 0, 0, 0, time.UTC)

// dailies are the articles of two outlets over a year, three a day each; the Herald lacks
// the days from 3 to 19 May, and both lack the first week of October.
func dailies() (out []corpus.Article) {
	for day := time.Date(2016, 1, 1, 8, 0, 0, 0, time.UTC); day.Before(now); day = day.AddDate(0, 0, 1) {
		d := corpus.DayOf(day)
		for i, outlet := range []string{"Estuary Herald", "The Lantern"} {
			if d >= "2016-10-01" && d <= "2016-10-07" || i == 0 && d >= "2016-05-03" && d <= "2016-05-19" {
				continue
			}
			for n := range 3 {
				out = append(out, corpus.Article{
					ID: corpus.ArticleID(fmt.Sprintf("%s %s %d", outlet, d, n)), Outlet: outlet, Published: day, Source: "https://herald.example/feed",
					Body: fmt.Sprintf("“The tide table of day %d is printed,” said Bo Fenn.", day.YearDay()),
				})
			}
		}
	}
	return out
}

// stored are articles in an archive: the calendar asks no index.
func stored(t testing.TB, articles []corpus.Article) *indextest.Library {
	t.Helper()
	l := indextest.Open(t, func() time.Time { return now })
	l.Put(articles...)
	return l
}

func TestNotFoundNamesAHoleInTheDaysAskedFor(t *testing.T) {
	l := indextest.Open(t, func() time.Time { return now }, dailies()...)
	covered := &coverage.Desk{Archive: l.Archive, Overview: l.Archive.Overview, Clock: func() time.Time { return now }}
	desk := answer.Desk{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Coverage: covered, Clock: func() time.Time { return now }}
	ask := func(text string) answer.Answer {
		a, err := desk.Answer(t.Context(), question.Parse(text, question.Options{Now: now}))
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	for text, want := range map[string]string{
		"what did Quill say about whales in May 2016?":                     "No Estuary Herald article between 3 and 19 May 2016 is in this archive.",
		"who said the whales sing outlet:herald on:2016-05-04":             "No Estuary Herald article between 3 and 19 May 2016 is in this archive.",
		"what did Quill say about whales in October 2016 outlet:lantern":   "No The Lantern article between 1 and 7 October 2016 is in this archive.",
		"what did Quill say about whales between 2 and 5 October 2016?":    "No article between 1 and 7 October 2016 is in this archive.",
		"what did Quill say about whales in June 2016?":                    "",
		"what did Quill say about whales?":                                 "",
		"what did Quill say about whales in May 2016 outlet:lantern":       "",
		"what did Quill say about whales in May 2016 -outlet:herald":       "",
		"what did Fenn say about the tide table in April 2016?":            "",
		"who said the whales sing since January 2016?":                     "",
		"what did Quill say about whales in 2014?":                         "",
		"what did Quill say about whales before:2016-05-03 after:2016-04":  "",
		"what did Quill say about whales before:2016-05-20 after:2016-04 ": "No Estuary Herald article between 3 and 19 May 2016 is in this archive.",
	} {
		a := ask(text)
		if got := coverage.Sentence(a.Holes); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
		if want != "" && !strings.Contains(a.Line, want) {
			t.Errorf("%s: the line does not say it: %s", text, a.Line)
		}
	}
	in, out := 0, 0
	for i := range 100 {
		day := time.Date(2016, 5, 3+i%17, 0, 0, 0, 0, time.UTC)
		if len(ask(fmt.Sprintf("what did Quill say about whale number %d on %s outlet:herald", i, day.Format("2 January 2006"))).Holes) == 1 {
			in++
		}
		day = time.Date(2016, 6, 1+i, 0, 0, 0, 0, time.UTC)
		out += len(ask(fmt.Sprintf("what did Quill say about whale number %d on %s", i, day.Format("2 January 2006"))).Holes)
	}
	if in != 100 || out != 0 {
		t.Errorf("%d of 100 questions in a hole name it, and %d others do", in, out)
	}
}

func TestNotFoundNamesAHoleBetweenTheStatementsOfASpeaker(t *testing.T) {
	said := func(id, outlet, day, words, by string) corpus.Article {
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		return corpus.Article{ID: corpus.ArticleID(id), Outlet: outlet, Published: at.Add(8 * time.Hour), Source: "https://herald.example/feed", Body: "“" + words + ",” said " + by + "."}
	}
	l := indextest.Open(t, func() time.Time { return now }, append(dailies(),
		said("rook-1", "Estuary Herald", "2016-04-28", "The ferry needs a new engine before the summer", "Anders Rook"),
		said("rook-2", "Estuary Herald", "2016-05-24", "The ferry has its new engine", "Anders Rook"),
		said("holt-1", "Estuary Herald", "2016-04-28", "The bakery opens at four", "Mira Holt"),
		said("holt-2", "Estuary Herald", "2016-11-24", "The bakery closes at noon", "Mira Holt"),
		said("fenn-1", "The Lantern", "2016-04-28", "The mackerel is late", "Ada Fenwick"),
		said("fenn-2", "The Lantern", "2016-05-24", "The mackerel has come", "Ada Fenwick"))...)
	covered := &coverage.Desk{Archive: l.Archive, Overview: l.Archive.Overview, Clock: func() time.Time { return now }}
	desk := answer.Desk{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Coverage: covered, Clock: func() time.Time { return now }}
	for text, want := range map[string]string{
		"did Anders Rook say the ferry will sink in the autumn storms?":    "No Estuary Herald article between 3 and 19 May 2016 is in this archive.",
		"did Mira Holt say the bakery sells poisoned bread to children?":   "",
		"did Ada Fenwick say the mackerel will be taxed by parliament?":    "", // the Lantern has these days
		"who said the ferry will be bombed from the air by a foreign navy": "",
	} {
		a, err := desk.Answer(t.Context(), question.Parse(text, question.Options{Now: now}))
		if err != nil {
			t.Fatal(err)
		}
		if got := coverage.Sentence(a.Holes); a.Found || got != want {
			t.Errorf("%s: found %v, told %q, want %q; the nearest are %+v", text, a.Found, got, want, a.Nearest)
		}
	}
}

func BenchmarkHolesAroundStatements(b *testing.B) {
	c := coverage.Calendar{From: "2001-01-01", To: "2026-01-01"}
	for i := range 300 {
		o := coverage.Outlet{Name: fmt.Sprintf("Outlet %d", i)}
		for n := range 20 {
			day := corpus.DayOf(now.AddDate(-n, 0, i%28))
			o.Holes = append(o.Holes, coverage.Hole{Outlet: o.Name, From: day, To: day})
		}
		c.Outlets = append(c.Outlets, o)
	}
	said := []coverage.Printed{{Day: "2016-04-28", Outlet: "Outlet 1"}, {Day: "2016-05-24", Outlet: "Outlet 2"}, {Day: "2011-05-24", Outlet: "Outlet 299"}, {Day: "2001-05-24", Outlet: "Outlet 2"}, {Day: "2016-07-24"}}
	for b.Loop() {
		c.Around(said)
	}
}

func TestWhatMayNotBeShownLeavesAHole(t *testing.T) {
	articles := dailies()
	l := stored(t, articles)
	for _, a := range articles {
		if d := corpus.DayOf(a.Published); a.Outlet == "The Lantern" && d >= "2016-07-10" && d <= "2016-07-16" {
			if err := l.Archive.Withdraw(t.Context(), now, a.ID, "a mix-up"); err != nil {
				t.Fatal(err)
			}
		}
	}
	desk := coverage.Desk{Archive: l.Archive, Overview: l.Archive.Overview, Clock: func() time.Time { return now }}
	c, err := desk.Calendar(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var holes []string
	for _, o := range c.Outlets {
		for _, h := range o.Holes {
			holes = append(holes, h.Outlet+" "+string(h.From)+" "+string(h.To))
		}
	}
	slices.Sort(holes)
	if want := []string{"Estuary Herald 2016-05-03 2016-05-19", "Estuary Herald 2016-10-01 2016-10-07", "The Lantern 2016-07-10 2016-07-16", "The Lantern 2016-10-01 2016-10-07"}; !slices.Equal(holes, want) {
		t.Errorf("holes %q, want %q", holes, want)
	}
	if text := c.Text(2); !strings.Contains(text, "between 3 and 19 May 2016") || !strings.Contains(text, "2016 █▇█▇█▇▆█▇▆▇█") {
		t.Errorf("the table: %s", text)
	}
}

func TestASourceThatBringsLessThanAThirdIsQuietTheNextDay(t *testing.T) {
	l := stored(t, dailies())
	quietOn := func(day string) (coverage.Quiet, bool) {
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		desk := coverage.Desk{Archive: l.Archive, Overview: l.Archive.Overview, Clock: func() time.Time { return at.Add(9 * time.Hour) }}
		all, err := desk.Quiet(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		q, ok := all["https://herald.example/feed"]
		return q, ok
	}
	if q, ok := quietOn("2016-10-02"); !ok || q.Articles != 0 || q.Usual != 6 || q.To != "2016-10-01" {
		t.Errorf("on the day after the first without articles: %v, %v", q, ok)
	}
	for _, day := range []string{"2016-09-20", "2016-05-10", "2016-01-20"} {
		if q, ok := quietOn(day); ok {
			t.Errorf("on %s: %v; half of the usual is no alarm, and neither is a source that is new", day, q)
		}
	}
}

func TestAnOutletThatFellSilentIsTold(t *testing.T) {
	articles := slices.DeleteFunc(dailies(), func(a corpus.Article) bool {
		return a.Outlet == "Estuary Herald" && corpus.DayOf(a.Published) >= "2016-12-01"
	})
	l := stored(t, articles)
	desk := coverage.Desk{Archive: l.Archive, Overview: l.Archive.Overview, Clock: func() time.Time { return now }}
	c, err := desk.Calendar(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	q := question.Parse("outlet:herald", question.Options{})
	if h, ok := c.Silent(q.Filter, now); !ok || h.String() != "no Estuary Herald article from 1 December 2016 on is in this archive" {
		t.Errorf("%v, %v", h, ok)
	}
	if _, ok := c.Silent(question.Parse("outlet:lantern", question.Options{}).Filter, now); ok {
		t.Error("The Lantern is told to be silent")
	}
}

// Whoever may not see a section is not told of the outlets and days that only that has.
func TestACalendarCountsWhatIsSeen(t *testing.T) {
	day := time.Date(2016, 3, 1, 8, 0, 0, 0, time.UTC)
	of := func(id, outlet, section string) corpus.Article {
		return corpus.Article{ID: corpus.ArticleID(id), Outlet: outlet, Section: section, Published: day, Status: corpus.Published, Body: "The council met."}
	}
	l := stored(t, []corpus.Article{of("town", "Estuary Herald", "Town"), of("inside", "Estuary Herald", "Desk Only"), of("letter", "Inside Letter", "desk only")})
	rules := sight.Rules{"Desk Only": {"C0DESK"}}
	desk := coverage.Desk{Archive: l.Archive, Overview: sight.Archive{Archive: l.Archive, Rules: rules}, Hidden: rules.Hidden, Clock: func() time.Time { return now }}
	counts := func(channel string) map[string]int {
		c, err := desk.Calendar(sight.As(t.Context(), sight.Viewer{Channel: channel}))
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]int{"all": c.Whole.Articles}
		for _, o := range c.Outlets {
			out[o.Name] = o.Articles
		}
		return out
	}
	for range 2 { // the second time they are known
		if got := counts("C0DESK"); !maps.Equal(got, map[string]int{"all": 3, "Estuary Herald": 2, "Inside Letter": 1}) {
			t.Errorf("on the desk: %v", got)
		}
		if got := counts("C0FLOOR"); !maps.Equal(got, map[string]int{"all": 1, "Estuary Herald": 1}) {
			t.Errorf("on the floor: %v", got)
		}
	}
	// A kill takes effect at once, though the calendar is kept for a while.
	if err := l.Archive.Withdraw(t.Context(), now, "letter", "a mix-up"); err != nil {
		t.Fatal(err)
	}
	if got := counts("C0DESK"); !maps.Equal(got, map[string]int{"all": 2, "Estuary Herald": 2}) {
		t.Errorf("after a withdrawal: %v", got)
	}
}
