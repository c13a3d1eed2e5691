package watch_test

import (
	"fmt"
	"testing"
	"time"

	"onrecord/bot/asking/question"
	"onrecord/bot/news/watch"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/indextest"
)

// quarter are the articles of ninety days, in the order in which they come in: copies, late
// ones, one under embargo, one that is withdrawn and one that is revised.
func quarter() (out []arrival) {
	say := func(day int, id, outlet, section, body string) arrival {
		at := now.AddDate(0, 0, day-90)
		return arrival{at, corpus.Article{ID: corpus.ArticleID(id), Outlet: outlet, Section: section, Headline: "Headline of " + id,
			Status: corpus.Published, Published: at.Add(-2 * time.Hour), Body: body}}
	}
	speakers := []string{"Ada Quill, the town engineer", "Bo Fenn, the ferryman", "Cy Marsh, the harbour master"}
	matters := []string{"the bridge is tired again", "the ferry sails at noon", "the harbour is full of boats", "nobody counts the bolts of the bridge"}
	for day := range 90 {
		who, what := speakers[day%3], matters[day%4]
		outlet, section := []string{"Harbour Wire", "Lantern"}[day%2], []string{"Town", "Business"}[day%5/3]
		out = append(out, say(day, fmt.Sprint("day-", day), outlet, section, fmt.Sprintf("“On day %d %s,” said %s. The council of Ormskey met.", day-day%2, what, who)))
		if day%7 == 0 {
			copied := out[len(out)-1]
			copied.ID, copied.Outlet = corpus.ArticleID(fmt.Sprint("copy-", day)), "Evening Post"
			out = append(out, copied)
		}
		if day%11 == 0 {
			late := say(day, fmt.Sprint("late-", day), outlet, section, fmt.Sprintf("“The bridge stood well in year %d,” said Ada Quill.", day))
			late.Published = late.at.Add(-72 * time.Hour)
			out = append(out, late)
		}
	}
	held := say(20, "held", "Lantern", "Town", "“The bridge will be sold,” said Bo Fenn.")
	held.EmbargoUntil = now.AddDate(0, 0, -2)
	killed := say(88, "killed", "Lantern", "Town", "“The bridge was stolen,” said Bo Fenn.")
	killed.Status = corpus.Withdrawn
	return append(out, held, killed)
}

// arrival is an article and when it comes in.
type arrival struct {
	at time.Time
	corpus.Article
}

func TestARehearsalTellsWhatAReplayDoes(t *testing.T) {
	t.Parallel()
	all := quarter()
	var articles []corpus.Article
	for _, a := range all {
		articles = append(articles, a.Article)
	}
	whole := indextest.Open(t, clock, articles...)

	watches := []string{"bridge", `"the ferry sails at noon"`, "speaker:quill", "bridge speaker:fenn", "harbour outlet:lantern", "council", "bridge -bolts", "tunnel"}
	d := newDesk(t)
	d.engine = whole.Engine
	d.now = now.AddDate(0, 0, -91)
	var owners []watch.Watch
	for _, text := range watches {
		owners = append(owners, d.watch(ana, text))
	}
	for at := d.now; !at.After(now); at = at.AddDate(0, 0, 1) {
		d.now = at
		for _, a := range all {
			if a.at.Equal(at) {
				d.add(a.Article)
			}
		}
		if _, err := d.archive.LiftEmbargoes(t.Context(), d.now); err != nil {
			t.Fatal(err)
		}
		d.follow()
	}
	told, err := d.store.Watches.Lately(t.Context(), ana, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	h := watch.Rehearser{Archive: sight.Archive{Archive: d.archive}, Searcher: d.engine, Clock: clock}
	for i, text := range watches {
		r, err := h.Rehearse(t.Context(), owners[i].Question, 90)
		if err != nil {
			t.Fatal(err)
		}
		if want := told[owners[i].ID].Statements; r.Statements != want || (want == 0) != (text == "tunnel") {
			t.Errorf("%s: rehearsed %d, replayed %d", text, r.Statements, want)
		}
		for _, n := range r.Narrower {
			q := question.Parse(n.Question, question.Options{})
			again, err := h.Rehearse(t.Context(), q, 90)
			if err != nil || again.Statements != n.Statements || n.Statements >= r.Statements {
				t.Errorf("%s with %s: %d of %d, rehearsed alone %d, %v", text, n.Operator, n.Statements, r.Statements, again.Statements, err)
			}
		}
	}
}

func TestARehearsalOffersToNarrow(t *testing.T) {
	t.Parallel()
	var articles []corpus.Article
	for _, a := range quarter() {
		articles = append(articles, a.Article)
	}
	whole := indextest.Open(t, clock)
	at := now.AddDate(0, 0, -1)
	if _, err := whole.Archive.Add(t.Context(), at, recent(articles, at)...); err != nil {
		t.Fatal(err)
	}
	whole.CatchUp()
	h := watch.Rehearser{Archive: sight.Archive{Archive: whole.Archive}, Searcher: whole.Engine, Clock: clock}
	r, err := h.Rehearse(t.Context(), question.Parse("bridge", question.Options{}), watch.RehearsedDays)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Narrower) == 0 || r.Narrower[0].Operator != `speaker:"Ada Quill"` && r.Narrower[0].Operator != `section:"Town"` && r.Narrower[0].Operator != `place:"Ormskey"` {
		t.Errorf("narrower: %+v", r.Narrower)
	}
}

// recent are the articles as if they had been published a moment before.
func recent(articles []corpus.Article, at time.Time) []corpus.Article {
	for i := range articles {
		articles[i].Published = at.Add(-time.Hour)
	}
	return articles
}

func TestARehearsalTellsNothingThatIsHidden(t *testing.T) {
	t.Parallel()
	at := now.Add(-time.Hour)
	secret := news("secret", "“The bridge will be sold,” said Bo Fenn.")
	secret.Section = "Desk Only"
	held := news("held", "“The bridge will be closed,” said Bo Fenn.")
	held.EmbargoUntil = now.Add(time.Hour)
	library := indextest.Open(t, clock)
	if _, err := library.Archive.Add(t.Context(), at, secret, held, news("a", tired)); err != nil {
		t.Fatal(err)
	}
	library.CatchUp()
	rules := sight.Rules{"desk only": {"U0ANA"}}
	h := watch.Rehearser{Archive: sight.Archive{Archive: library.Archive, Rules: rules}, Searcher: sight.Index{Engine: index.Engine(library.Engine), Rules: rules}, Clock: clock}
	for user, want := range map[string]int{"U0ANA": 2, "U0BO": 1} {
		r, err := h.Rehearse(sight.As(t.Context(), sight.Viewer{User: user}), question.Parse("bridge", question.Options{}), watch.RehearsedDays)
		if err != nil || r.Statements != want {
			t.Errorf("%s is told of %d statements, want %d, %v", user, r.Statements, want, err)
		}
	}
	if err := library.Archive.Withdraw(t.Context(), now, "a", "wrong"); err != nil {
		t.Fatal(err)
	}
	r, err := h.Rehearse(sight.As(t.Context(), sight.Viewer{User: "U0BO"}), question.Parse("bridge", question.Options{}), watch.RehearsedDays)
	if err != nil || r.Statements != 0 {
		t.Errorf("of what is withdrawn it tells: %+v, %v", r, err)
	}
}
