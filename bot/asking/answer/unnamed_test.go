package answer_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/corpus/correction"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/indextest"
)

// The rules of newsrooms for unpublishing: after years a name is taken out of one article.
func TestANameThatIsTakenOutIsInNothingThatIsMadeOfTheArticle(t *testing.T) {
	at := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	clock := func() time.Time { return at }
	court := corpus.Article{ID: "court", Outlet: "Harbour Wire", Headline: "Rolf Anker before the judge", Published: at.AddDate(-7, 0, 0),
		Body: "Rolf Anker, a miller, was fined. “I took the flour and I am sorry,” said Rolf Anker.\n\n“It is over,” Anker added."}
	l := indextest.Open(t, clock, court,
		corpus.Article{ID: "other", Outlet: "Lantern", Headline: "The mill", Published: at, Body: "“The mill grinds again,” said Rolf Anker, the miller."})
	desk := &answer.Desk{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Clock: clock}
	// An editor has named him, too.
	r, err := l.Archive.Article(t.Context(), "court")
	if err != nil {
		t.Fatal(err)
	}
	found := quote.Annotate(r.Article)
	put, err := correction.Change{Speaker: "Rolf Anker", Title: "miller"}.Of(r, found, found.Quotes[len(found.Quotes)-1])
	if err == nil {
		_, err = l.Archive.Quotes.Correct(t.Context(), put)
	}
	if err != nil {
		t.Fatal(err)
	}
	l.CatchUp()

	articles := func() (cited []string) {
		a, err := desk.Answer(t.Context(), question.Parse("what did Rolf Anker say?", question.Options{Now: at}))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range a.Citations {
			cited = append(cited, string(c.Article))
		}
		return cited
	}
	if got := articles(); len(got) != 3 {
		t.Fatalf("before: %v", got)
	}
	taken, err := l.Archive.Names.TakeOut(t.Context(), corpus.TakenOut{Article: "court", Name: "Rolf Anker", At: at, By: "ana", Reason: "asked for it"})
	if err != nil {
		t.Fatal(err)
	}
	l.CatchUp()
	if got := articles(); len(got) != 1 || got[0] != "other" {
		t.Errorf("after: %v", got)
	}
	a, err := desk.Answer(t.Context(), question.Parse("who said I took the flour and I am sorry?", question.Options{Now: at}))
	if err != nil || len(a.Citations) == 0 {
		t.Fatalf("the words are gone too: %+v, %v", a, err)
	}
	if c := a.Citations[0]; strings.Contains(c.Headline+c.Text+c.Who(), "Anker") {
		t.Errorf("cited %s: %s, %s", c.Headline, c.Who(), c.Text)
	}
	shown, err := desk.Context(t.Context(), a.Citations[0].Reference())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range shown.Paragraphs {
		if strings.Contains(p.Text, "Anker") {
			t.Errorf("in context: %s", p.Text)
		}
	}
	facets, err := l.Engine.Facets(t.Context(), index.Query{}, index.Speaker)
	if err != nil || len(facets) != 1 {
		t.Fatal(facets, err)
	}
	for _, v := range facets[0].Values {
		if v.Value == "Rolf Anker" && v.Count != 1 {
			t.Errorf("counted %d times", v.Count)
		}
	}
	if _, err := l.Archive.Names.PutBack(t.Context(), at, taken.ID, "bo"); err != nil {
		t.Fatal(err)
	}
	l.CatchUp()
	if got := articles(); len(got) != 3 {
		t.Errorf("put back: %v", got)
	}
}
