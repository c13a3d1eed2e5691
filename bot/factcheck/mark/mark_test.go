package mark_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/factcheck/mark"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index/indextest"
)

var now = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

func clock() time.Time { return now }

var (
	adjective = strings.Fields("old new narrow broken quiet long cold empty crowded costly public northern hidden second open heavy bright slow rusty wooden")
	noun      = strings.Fields("bridge harbour school budget ferry road market clinic library tunnel orchard station dredger mill tower cable fence river reservoir bakery warehouse pier chapel quarry depot meadow lighthouse workshop ditch windmill")
	verb      = strings.Fields("widen repair sell forget finish burden flood shorten fund measure inspect rebuild lose cross paint share warm guard")
	speakers  = strings.Fields("Abelson Brenner Cronholm Dalgaard Ekblad Forsell Granath Hellman Isaksen Jernberg")
)

// claim is a made-up statement, and other words for it.
type claim struct{ words, altered, other string }

func newClaim(random *rand.Rand) claim {
	of := func(list []string) string { return list[random.IntN(len(list))] }
	a, b, n, m, v, w := of(adjective), of(adjective), of(noun), of(noun), of(verb), of(verb)
	when := fmt.Sprintf("%d days", 10+random.IntN(900))
	return claim{
		words:   fmt.Sprintf("the council will %s the %s %s and %s the %s %s within %s", v, a, n, w, b, m, when),
		altered: fmt.Sprintf("the council is going to %s the %s %s and %s the %s %s in %s", v, a, n, w, b, m, when),
		other:   fmt.Sprintf("it takes %s for the %s %s to be %sed and to %s that %s", when, b, m, strings.TrimSuffix(w, "e"), v, n),
	}
}

func said(id int, outlet, text string) corpus.Article {
	return corpus.Article{ID: corpus.ArticleID(fmt.Sprint("a", id)), Outlet: outlet, Published: now.AddDate(0, 0, -id%400), Body: "The council met in Ormskey.\n\n" + text}
}

func TestMarkedWordsAreFoundAgain(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(5, 6))
	var articles []corpus.Article
	add := func(text string) corpus.ArticleID {
		articles = append(articles, said(len(articles), "Herald", text))
		return articles[len(articles)-1].ID
	}
	speaker := func() string { return "Nils " + speakers[random.IntN(len(speakers))] }
	type planted struct {
		claim
		printed, near, denied []corpus.ArticleID
	}
	var all []planted
	for range 100 {
		p := planted{claim: newClaim(random)}
		p.printed = append(p.printed,
			add(fmt.Sprintf("“%s,” said %s.", p.words, speaker())),
			add(fmt.Sprintf("%s said that %s.", speaker(), p.words)),
			add(fmt.Sprintf("“%s,” said %s.", p.altered, speaker())),
			add(fmt.Sprintf("As everybody knows by now, %s.", p.words)))
		p.near = append(p.near, add(fmt.Sprintf("“%s,” said %s.", p.other, speaker())))
		p.denied = append(p.denied,
			add(fmt.Sprintf("%s denied that %s.", speaker(), p.words)),
			add(fmt.Sprintf("“It is not true that %s,” said %s.", p.words, speaker())))
		all = append(all, p)
	}
	for range 2000 {
		add(fmt.Sprintf("“%s,” said %s.", newClaim(random).words, speaker()))
	}
	l := indextest.Open(t, clock, articles...)
	d := mark.Desk{Archive: l.Archive, Index: l.Engine, Clock: clock}
	listed, proposed, flagged, wrong, printed := 0, 0, 0, 0, 0
	for i, p := range all {
		places, err := d.Back(t.Context(), mark.Mark{ID: int64(i), Words: p.words, As: mark.False, Reason: "it will not"})
		if err != nil {
			t.Fatal(err)
		}
		at := make(map[corpus.ArticleID]mark.Closeness)
		for _, place := range places {
			at[place.Citation.Article] = place.Closeness
		}
		for _, id := range p.printed {
			printed++
			if at[id] == mark.Printed {
				listed++
			}
			delete(at, id)
		}
		for _, id := range p.near {
			if at[id] != "" {
				proposed++
			}
			delete(at, id)
		}
		for _, id := range p.denied {
			if at[id] != "" {
				flagged++
			}
			delete(at, id)
		}
		for _, closeness := range at {
			if closeness == mark.Printed {
				wrong++
			}
		}
	}
	t.Logf("%d of %d listed, %d of 100 paraphrases proposed, %d of 200 denials flagged, %d others listed as printed", listed, printed, proposed, flagged, wrong)
	if float64(listed) < 0.98*float64(printed) || proposed < 40 || flagged > 0 || wrong > 2 {
		t.Error("want 98 of 100 listed, 40 of 100 paraphrases proposed, no denial, and nothing else as printed")
	}
}

func TestWhatRepeatsTheWordsTakesNoPlaceOfWhatMeansThem(t *testing.T) {
	t.Parallel()
	var articles []corpus.Article
	for i := range 12 {
		articles = append(articles, said(i, "Herald", "“Raising taxes now would cost us the election,” said Petra Lindqvist, the mayor."))
	}
	articles = append(articles, said(12, "Gazette", "“Voters will punish a higher levy at the ballot box,” said Petra Lindqvist, the mayor."))
	l := indextest.Open(t, clock, articles...)
	d := mark.Desk{Archive: l.Archive, Index: l.Engine, Clock: clock}
	places, err := d.Back(t.Context(), mark.Mark{Words: "raising taxes now would cost us the election", Speaker: "Petra Lindqvist"})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(places); n != 13 || places[12].Citation.Article != "a12" || places[12].Closeness != mark.Near {
		t.Errorf("%d are listed, want 12 as printed and then one that is near: %+v", n, places)
	}
}

func TestWordsOfSeveralSentencesAreFoundWhereverTheyStand(t *testing.T) {
	t.Parallel()
	words := "The ferry had no lifeboats. Nobody on the bridge had been told"
	articles := map[string]string{
		"quoted":    "“The ferry had no lifeboats. Nobody on the bridge had been told,” said Hanne Rye.",
		"own words": "The ferry had no lifeboats, it turns out. Nobody on the bridge had been told, and nobody asked.",
		"described": "A deckhand said the ferry had no lifeboats. Nobody on the bridge had been told.",
		"denied":    "Bo Fenn denied that the ferry had no lifeboats. Nobody on the bridge had been told, he said.",
		"one half":  "Nobody on the bridge had been told that the wind would turn.",
		"meant":     "“There was not a single boat to save anybody, and the crew knew nothing of it,” said Hanne Rye.",
	}
	var all []corpus.Article
	for id, text := range articles {
		all = append(all, corpus.Article{ID: corpus.ArticleID(id), Outlet: "Herald", Published: now, Body: "The inquiry met in Ormskey.\n\n" + text})
	}
	l := indextest.Open(t, clock, all...)
	d := mark.Desk{Archive: l.Archive, Index: l.Engine, Clock: clock}
	places, err := d.Back(t.Context(), mark.Mark{Words: words, Speaker: "Hanne Rye", As: mark.False, Reason: "it had four"})
	if err != nil {
		t.Fatal(err)
	}
	got := make(map[corpus.ArticleID]mark.Closeness)
	for _, p := range places {
		got[p.Citation.Article] = p.Closeness
	}
	for id, want := range map[corpus.ArticleID]mark.Closeness{"quoted": mark.Printed, "own words": mark.Printed, "described": mark.Printed, "denied": "", "meant": mark.Near} {
		if got[id] != want {
			t.Errorf("%s: %q, want %q", id, got[id], want)
		}
	}
	if got["one half"] == mark.Printed {
		t.Error("half of the words count as printed")
	}
}

// kept is a store of marks.
type kept []mark.Mark

func (k *kept) Marks(context.Context) ([]mark.Mark, error) { return *k, nil }

func TestAnswersCarryAMarkUntilItIsTakenBack(t *testing.T) {
	t.Parallel()
	l := indextest.Open(t, clock,
		corpus.Article{ID: "ferry", Outlet: "Herald", Published: now, Body: "“The ferry had no lifeboats on board that night,” said Hanne Rye."},
		corpus.Article{ID: "denial", Outlet: "Lantern", Published: now, Body: "Bo Fenn denied that the ferry had no lifeboats on board that night."})
	marks := &kept{{ID: 1, Words: "the ferry had no lifeboats on board that night", As: mark.False, Reason: "it had four", Link: "https://herald.example/lifeboats", At: now}}
	later := now
	list := &mark.List{Store: marks, Clock: func() time.Time { later = later.Add(time.Minute); return later }}
	d := answer.Desk{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Clock: clock, Marks: list}
	ask := func(text string) answer.Answer {
		a, err := d.Answer(t.Context(), question.Parse(text, question.Options{Now: now}))
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	a := ask("who said the ferry had no lifeboats on board?")
	if want := "marked false by the newsroom, 2026-11-20: it had four, https://herald.example/lifeboats"; !strings.Contains(a.Line, want) {
		t.Errorf("the answer does not carry the mark: %s", a.Line)
	}
	if denied := ask("who denied that the ferry had no lifeboats?"); len(denied.Citations) == 0 || denied.Citations[0].Marked != "" {
		t.Errorf("a denial carries the mark: %+v", denied.Citations)
	}
	*marks = nil
	if a := ask("who said the ferry had no lifeboats on board?"); strings.Contains(a.Line, "marked") || a.Citations[0].Marked != "" {
		t.Errorf("taken back, and still there: %s", a.Line)
	}
}

func TestWhatMayNotBeShownIsNotListed(t *testing.T) {
	t.Parallel()
	l := indextest.Open(t, clock, corpus.Article{ID: "ferry", Published: now, Body: "“The ferry had no lifeboats on board that night,” said Hanne Rye."})
	d := mark.Desk{Archive: l.Archive, Index: l.Engine, Clock: clock}
	m := mark.Mark{Words: "the ferry had no lifeboats on board", As: mark.False, Reason: "it had"}
	if places, err := d.Back(t.Context(), m); err != nil || len(places) != 1 {
		t.Fatalf("%v, %v", places, err)
	}
	if err := l.Archive.Withdraw(t.Context(), now, "ferry", "a mix-up"); err != nil {
		t.Fatal(err)
	}
	if places, err := d.Back(t.Context(), m); err != nil || len(places) != 0 {
		t.Errorf("withdrawn, and listed: %v, %v", places, err)
	}
}
