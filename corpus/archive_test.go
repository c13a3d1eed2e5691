package corpus_test

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/database/engine"
	"onrecord/corpus/postgres/postgrestest"
)

var monday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

func bridge() corpus.Article {
	return corpus.Article{
		ID:        "bridge",
		Outlet:    "Harbour Wire",
		Headline:  "Bridge to close for a year",
		Tags:      []string{"transport"},
		Published: time.Date(2026, 3, 1, 23, 30, 0, 0, time.FixedZone("", -5*3600)),
		Status:    corpus.Published,
		Body:      "The old bridge will close.\n\n“It is tired,” said Ada Quill.  ",
	}
}

func openArchive(t testing.TB) *corpus.Archive {
	t.Helper()
	a, err := corpus.Open(t.Context(), postgrestest.Place(t, filepath.Join(t.TempDir(), "archive.db")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func add(t *testing.T, a *corpus.Archive, now time.Time, article corpus.Article) corpus.Outcome {
	t.Helper()
	outcomes, err := a.Add(t.Context(), now, article)
	if err != nil {
		t.Fatal(err)
	}
	return outcomes[0]
}

func TestAnArticleComesBackAsItWentIn(t *testing.T) {
	a := openArchive(t)
	if got := add(t, a, monday, bridge()); got != corpus.Added {
		t.Errorf("outcome %v, want Added", got)
	}
	got, err := a.Article(t.Context(), "bridge")
	if err != nil {
		t.Fatal(err)
	}
	want := corpus.Record{Article: bridge(), Revision: 1, Seq: 1, News: 1, Arrived: monday}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("article (-want +got):\n%s", diff)
	}
	if day := corpus.DayOf(got.Published); day != "2026-03-01" {
		t.Errorf("published on %s: the outlet's own day is lost", day)
	}
}

func TestAddingTheSameArticleAgainChangesNothing(t *testing.T) {
	a := openArchive(t)
	add(t, a, monday, bridge())
	if got := add(t, a, monday.AddDate(0, 0, 1), bridge()); got != corpus.Unchanged {
		t.Errorf("outcome %v, want Unchanged", got)
	}
	if last, err := a.Last(t.Context()); err != nil || last != 1 {
		t.Errorf("last sequence number %d, %v; want 1", last, err)
	}
}

func TestAChangedBodyIsANewRevision(t *testing.T) {
	a := openArchive(t)
	add(t, a, monday, bridge())
	other := bridge()
	other.ID = "ferry"
	add(t, a, monday, other)

	corrected := bridge()
	corrected.Body = "The old bridge will close for two years."
	corrected.Status = corpus.Corrected
	if got := add(t, a, monday, corrected); got != corpus.Revised {
		t.Errorf("outcome %v, want Revised", got)
	}
	got, err := a.Changes(t.Context(), 1, 10)
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, r := range got {
		order = append(order, string(r.ID))
	}
	if want := "ferry bridge"; strings.Join(order, " ") != want {
		t.Errorf("changes after 1: %v, want %s", order, want)
	}
	if got[1].Revision != 2 || got[1].Seq != 3 || got[1].Body != corrected.Body {
		t.Errorf("corrected article: revision %d, sequence number %d, %q", got[1].Revision, got[1].Seq, got[1].Body)
	}
}

func TestAFeedCannotBringBackAWithdrawnArticle(t *testing.T) {
	a := openArchive(t)
	add(t, a, monday, bridge())
	if err := a.Withdraw(t.Context(), monday, "bridge", ""); err != nil {
		t.Fatal(err)
	}
	again := bridge()
	again.Body += " More."
	add(t, a, monday, again)
	got, err := a.Article(t.Context(), "bridge")
	if err != nil || got.Status != corpus.Withdrawn || !got.Hidden(monday) {
		t.Errorf("status %s, hidden %t, %v; want it withdrawn still", got.Status, got.Hidden(monday), err)
	}
	if err := a.Restore(t.Context(), monday, "bridge"); err != nil {
		t.Fatal(err)
	}
	if got, _ := a.Article(t.Context(), "bridge"); got.Hidden(monday) {
		t.Error("restored, and hidden still")
	}
}

func TestWithdrawingAnUnknownArticleSaysSo(t *testing.T) {
	a := openArchive(t)
	if err := a.Withdraw(t.Context(), monday, "bridge", ""); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("got %v, want ErrNotFound", err)
	}
}

func TestAnEmbargoLiftsAtItsMinute(t *testing.T) {
	a := openArchive(t)
	held := bridge()
	held.EmbargoUntil = monday.Add(time.Hour)
	add(t, a, monday, held)
	add(t, a, monday, corpus.Article{ID: "ferry", Status: corpus.Published, Body: "The ferry sails."})

	if s, _ := a.Overview.Scope(t.Context()); s.Articles != 1 {
		t.Errorf("%d articles in scope under embargo, want 1", s.Articles)
	}
	if n, err := a.LiftEmbargoes(t.Context(), monday.Add(59*time.Minute)); n != 0 || err != nil {
		t.Errorf("lifted %d a minute early, %v", n, err)
	}
	if n, err := a.LiftEmbargoes(t.Context(), monday.Add(time.Hour)); n != 1 || err != nil {
		t.Errorf("lifted %d at the minute, %v", n, err)
	}
	changed, err := a.Changes(t.Context(), 2, 10)
	if err != nil || len(changed) != 1 || changed[0].ID != "bridge" || changed[0].Hidden(monday.Add(time.Hour)) {
		t.Errorf("changes after the embargo: %+v, %v", changed, err)
	}
	if s, _ := a.Overview.Scope(t.Context()); s.Articles != 2 {
		t.Errorf("%d articles in scope after the embargo, want 2", s.Articles)
	}
}

func TestAClockThatRanAheadLiftsNoEmbargoForGood(t *testing.T) {
	a := openArchive(t)
	held := bridge()
	held.EmbargoUntil = monday.Add(48 * time.Hour)
	add(t, a, monday, held)
	for _, tick := range []struct {
		now    time.Time
		lifted int
		shown  int
	}{{monday, 0, 0}, {monday.Add(72 * time.Hour), 1, 1}, {monday.Add(time.Second), 0, 0}, {monday.Add(2 * time.Second), 0, 0}, {monday.Add(48 * time.Hour), 1, 1}} {
		n, err := a.LiftEmbargoes(t.Context(), tick.now)
		if err != nil || n != tick.lifted {
			t.Errorf("at %v: lifted %d, %v", tick.now, n, err)
		}
		if s, err := a.Overview.Scope(t.Context()); err != nil || s.Articles != tick.shown {
			t.Errorf("at %v: %d articles are shown, %v", tick.now, s.Articles, err)
		}
		if _, err := a.Overview.Newest(t.Context()); (err == nil) != (tick.shown == 1) {
			t.Errorf("at %v: the newest: %v", tick.now, err)
		}
	}
}

func TestABadArticleKeepsItsWholeBatchOut(t *testing.T) {
	a := openArchive(t)
	for name, bad := range map[string]corpus.Article{
		"no text":        {ID: "x", Status: corpus.Published, Body: " \n\n\ufeff"},
		"not UTF-8":      {ID: "x", Status: corpus.Published, Body: "caf\xe9"},
		"unknown status": {ID: "x", Status: "spiked", Body: "Text."},
		"no id":          {Status: corpus.Published, Body: "Text."},
	} {
		if _, err := a.Add(t.Context(), monday, bridge(), bad); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if last, _ := a.Last(t.Context()); last != 0 {
		t.Errorf("the batch of a bad article left %d changes", last)
	}
}

func TestScopeHasTheFirstAndLastDay(t *testing.T) {
	a := openArchive(t)
	add(t, a, monday, bridge())
	undated := bridge()
	undated.ID, undated.Published = "undated", time.Time{}
	add(t, a, monday, undated)
	old := bridge()
	old.ID, old.Published = "old", time.Date(2016, 2, 3, 0, 0, 0, 0, time.UTC)
	add(t, a, monday, old)
	got, err := a.Overview.Scope(t.Context())
	if want := (corpus.Scope{Articles: 3, From: "2016-02-03", To: "2026-03-01"}); err != nil || got != want {
		t.Errorf("scope %+v, %v; want %+v", got, err, want)
	}
}

func TestANewerSchemaIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a, err := corpus.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	a.Close()
	execute(t, path, `PRAGMA user_version = 99`)
	_, err = corpus.Open(t.Context(), path)
	if !errors.Is(err, engine.ErrNewerSchema) || !strings.Contains(err.Error(), "upgrade onrecord") {
		t.Errorf("got %v", err)
	}
}

func TestAFullDiskLosesNothingStored(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a, err := corpus.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	add(t, a, monday, bridge())
	if err := a.LimitPages(t.Context(), 40); err != nil {
		t.Fatal(err)
	}
	big := bridge()
	big.ID, big.Body = "big", strings.Repeat("A very long day at the harbour. ", 10_000)
	_, err = a.Add(t.Context(), monday, big)
	if err == nil || !strings.Contains(err.Error(), "the disk is full") {
		t.Fatalf("got %v", err)
	}
	if _, err := a.Article(t.Context(), "bridge"); err != nil {
		t.Errorf("what was stored before: %v", err)
	}
	if found, err := a.Verify(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("verify: %v, %v", found, err)
	}
}

func TestVerifyFindsALostBody(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a, err := corpus.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	add(t, a, monday, bridge())
	execute(t, path, `DELETE FROM revisions`)
	found, err := a.Verify(t.Context())
	if err != nil || len(found) != 1 || !strings.Contains(found[0], "article bridge has no body for revision 1") {
		t.Errorf("got %q, %v", found, err)
	}
}

func execute(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(context.Background(), statement); err != nil {
		t.Fatal(err)
	}
}

func TestExcerptsAreTheBytesOfTheLatestRevision(t *testing.T) {
	a := openArchive(t)
	add(t, a, monday, bridge())
	revised := bridge()
	revised.Body = "Die alte Brücke schließt."
	add(t, a, monday, revised)
	held := bridge()
	held.ID, held.EmbargoUntil = "held", monday.AddDate(0, 0, 1)
	add(t, a, monday, held)
	got, err := a.Excerpts(t.Context(), []corpus.Place{
		{Article: "held", Span: corpus.Span{Start: 4, End: 14}},
		{Article: "ferry", Span: corpus.Span{Start: 0, End: 3}},
		{Article: "bridge", Span: corpus.Span{Start: 9, End: 16}},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []corpus.Excerpt{
		{Article: "held", Revision: 1, Outlet: "Harbour Wire", Day: "2026-03-01", Status: corpus.Published, EmbargoUntil: held.EmbargoUntil, Text: "old bridge"},
		{},
		{Article: "bridge", Revision: 2, Outlet: "Harbour Wire", Day: "2026-03-01", Status: corpus.Published, Text: "Brücke"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("excerpts (-want +got):\n%s", diff)
	}
	if got[2].Hidden(monday) || !got[0].Hidden(monday) {
		t.Error("only what is under embargo is hidden")
	}
}

func TestEachRevisionKeepsItsBody(t *testing.T) {
	a := openArchive(t)
	add(t, a, monday, bridge())
	revised := bridge()
	revised.Body = "The old bridge stays open."
	add(t, a, monday.Add(time.Hour), revised)
	for revision, want := range map[int]string{1: bridge().Body, 2: revised.Body} {
		if got, err := a.Body(t.Context(), "bridge", revision); err != nil || got != want {
			t.Errorf("revision %d: %q, %v", revision, got, err)
		}
	}
	if _, err := a.Body(t.Context(), "bridge", 3); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("a revision that never was: %v", err)
	}
}

func TestWhenAnArticleWasAmendedIsRemembered(t *testing.T) {
	a := openArchive(t)
	amended := func() string {
		t.Helper()
		found, err := a.AmendedBetween(t.Context(), monday, monday.Add(24*time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, r := range found {
			out = append(out, string(r.ID)+" "+r.Amended.Format("15:04"))
		}
		return strings.Join(out, ", ")
	}
	add(t, a, monday, bridge())
	if got := amended(); got != "" {
		t.Errorf("as it came in: %s", got)
	}
	corrected := bridge()
	corrected.Status = corpus.Corrected
	add(t, a, monday.Add(time.Hour), corrected)
	corrected.Headline = "Bridge to close for two years"
	add(t, a, monday.Add(2*time.Hour), corrected)
	if got := amended(); got != "bridge 10:00" {
		t.Errorf("corrected, and then with another headline: %s", got)
	}
	corrected.Body += "It was."
	add(t, a, monday.Add(3*time.Hour), corrected)
	if got := amended(); got != "bridge 12:00" {
		t.Errorf("corrected again: %s", got)
	}
	if err := a.Withdraw(t.Context(), monday.Add(4*time.Hour), "bridge", ""); err != nil {
		t.Fatal(err)
	}
	if got := amended(); got != "bridge 13:00" {
		t.Errorf("withdrawn: %s", got)
	}
	if err := a.Restore(t.Context(), monday.Add(5*time.Hour), "bridge"); err != nil {
		t.Fatal(err)
	}
	old := corrected
	old.ID, old.Published = "old", monday.AddDate(-1, 0, 0)
	add(t, a, monday, old)
	if got := amended(); got != "" {
		t.Errorf("restored, and an old article that was corrected elsewhere: %s", got)
	}
}
