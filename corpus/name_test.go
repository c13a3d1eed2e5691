package corpus_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
)

// inCourt is an article about somebody who asks years later not to be named.
func inCourt() corpus.Article {
	return corpus.Article{ID: "court", Source: "feed", Outlet: "Harbour Wire", Headline: "Rolf Anker before the judge", Tags: []string{"court", "Rolf Anker"}, Status: corpus.Published,
		Published: monday, Body: "ROLF ANKER, a miller, was fined. “I pay,” said Rolf\nAnker. The judge told Anker’s lawyer to wait; the Ankers of Ostervik, and Ankerson, are others.\n\n“It is over,” said Petra Lindqvist."}
}

func TestANameIsTakenOutOfOneArticleAndPutBack(t *testing.T) {
	a := openArchive(t)
	other := inCourt()
	other.ID = "other"
	if _, err := a.Add(t.Context(), monday, inCourt(), other); err != nil {
		t.Fatal(err)
	}
	before, _ := a.Article(t.Context(), "court")
	taken, err := a.Names.TakeOut(t.Context(), corpus.TakenOut{Article: "court", Name: "Rolf Anker", At: monday.Add(time.Hour), By: "ana", Reason: "asked for it"})
	if err != nil {
		t.Fatal(err)
	}
	r, _ := a.Article(t.Context(), "court")
	want := "[name taken out], a miller, was fined. “I pay,” said [name taken out]. The judge told [name taken out]’s lawyer to wait; the Ankers of Ostervik, and Ankerson, are others.\n\n“It is over,” said Petra Lindqvist."
	if r.Body != want || r.Headline != "[name taken out] before the judge" || len(r.Tags) != 1 || r.Revision != 2 || r.Seq <= before.Seq || r.News != before.News || !r.Unnamed.Equal(monday.Add(time.Hour)) {
		t.Errorf("%+v", r)
	}
	if untouched, _ := a.Article(t.Context(), "other"); !strings.Contains(untouched.Body, "ROLF ANKER") {
		t.Error("it is taken out of another article too")
	}
	for name, read := range map[string]func() (string, error){
		"the first revision": func() (string, error) { return a.Body(t.Context(), "court", 1) },
		"as it stood before": func() (string, error) { return a.BodyAt(t.Context(), "court", monday) },
	} {
		if body, err := read(); err != nil || strings.Contains(strings.ToLower(body), "anker,") || len(body) != len(inCourt().Body) {
			t.Errorf("%s: %q, %v", name, body, err)
		}
	}

	revised := inCourt()
	revised.Body += "\n\nAnker did not appeal."
	if outcomes, err := a.Add(t.Context(), monday.Add(2*time.Hour), inCourt()); err != nil || outcomes[0] != corpus.Unchanged {
		t.Errorf("brought again by its source it is %v, %v", outcomes, err)
	}
	if _, err := a.Add(t.Context(), monday.Add(3*time.Hour), revised); err != nil {
		t.Fatal(err)
	}
	if r, _ = a.Article(t.Context(), "court"); !strings.HasSuffix(r.Body, "[name taken out] did not appeal.") {
		t.Errorf("revised by its source: %q", r.Body)
	}

	back, err := a.Names.PutBack(t.Context(), monday.Add(4*time.Hour), taken.ID, "bo")
	if err != nil || back.BackBy != "bo" {
		t.Fatalf("%+v, %v", back, err)
	}
	if r, _ = a.Article(t.Context(), "court"); r.Body != revised.Body || r.Headline != revised.Headline || len(r.Tags) != 2 || !r.Unnamed.IsZero() {
		t.Errorf("put back: %+v", r)
	}
	if body, _ := a.Body(t.Context(), "court", 1); body != inCourt().Body {
		t.Errorf("the first revision is not as it was: %q", body)
	}
	all, err := a.Names.All(t.Context())
	if err != nil || len(all) != 1 || all[0].By != "ana" || all[0].Reason != "asked for it" || all[0].Back.IsZero() {
		t.Errorf("the record: %+v, %v", all, err)
	}
}

func TestOfSeveralNamesOneIsPutBack(t *testing.T) {
	a := openArchive(t)
	if _, err := a.Add(t.Context(), monday, inCourt()); err != nil {
		t.Fatal(err)
	}
	first, err := a.Names.TakeOut(t.Context(), corpus.TakenOut{Article: "court", Name: "Rolf Anker", At: monday})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Names.TakeOut(t.Context(), corpus.TakenOut{Article: "court", Name: "Petra Lindqvist", At: monday}); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Names.PutBack(t.Context(), monday, first.ID, "bo"); err != nil {
		t.Fatal(err)
	}
	if r, _ := a.Article(t.Context(), "court"); !strings.Contains(r.Body, "ROLF ANKER") || strings.Contains(r.Body, "Lindqvist") || r.Unnamed.IsZero() {
		t.Errorf("%+v", r)
	}
}

func TestWhatCannotBeTakenOutOrPutBack(t *testing.T) {
	a := openArchive(t)
	if _, err := a.Add(t.Context(), monday, inCourt()); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		article corpus.ArticleID
		name    string
		want    error
	}{{"court", "Ilse Brandt", corpus.ErrNoName}, {"nowhere", "Rolf Anker", corpus.ErrNotFound}, {"court", "R", corpus.ErrShortName}} {
		if _, err := a.Names.TakeOut(t.Context(), corpus.TakenOut{Article: test.article, Name: test.name, At: monday}); !errors.Is(err, test.want) {
			t.Errorf("%s of %s: %v", test.name, test.article, err)
		}
	}
	taken, err := a.Names.TakeOut(t.Context(), corpus.TakenOut{Article: "court", Name: "Rolf Anker", At: monday})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Names.TakeOut(t.Context(), corpus.TakenOut{Article: "court", Name: "Rolf Anker", At: monday}); !errors.Is(err, corpus.ErrTakenTwice) {
		t.Errorf("taken twice: %v", err)
	}
	if _, err := a.Names.PutBack(t.Context(), monday, taken.ID, "bo"); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Names.PutBack(t.Context(), monday, taken.ID, "bo"); !errors.Is(err, corpus.ErrNotTaken) {
		t.Errorf("put back twice: %v", err)
	}
}
