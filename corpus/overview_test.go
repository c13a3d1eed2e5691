package corpus_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
)

func TestOutletsAreCountedByWhatMayBeShown(t *testing.T) {
	a := openArchive(t)
	if newest, err := a.Overview.Newest(t.Context()); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("the newest of an empty archive is %+v, %v", newest, err)
	}
	if none, err := a.Overview.Outlets(t.Context()); err != nil || len(none) > 0 {
		t.Errorf("an empty archive has the outlets %+v, %v", none, err)
	}
	put := func(id, outlet string, day int, embargo time.Time) {
		article := bridge()
		article.ID, article.Outlet, article.EmbargoUntil = corpus.ArticleID(id), outlet, embargo
		article.Published = time.Date(2026, 3, day, 8, 0, 0, 0, time.UTC)
		add(t, a, monday, article)
	}
	put("1", "Estuary Herald", 1, time.Time{})
	put("2", "Gull Point Gazette", 4, time.Time{})
	put("3", "Estuary Herald", 3, time.Time{})
	put("4", "", 2, time.Time{})
	put("5", "Gull Point Gazette", 9, monday.AddDate(1, 0, 0))
	check := func(newest corpus.ArticleID, want ...corpus.OutletCount) {
		t.Helper()
		got, err := a.Overview.Outlets(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("outlets (-want +got):\n%s", diff)
		}
		if r, err := a.Overview.Newest(t.Context()); err != nil || r.ID != newest {
			t.Errorf("the newest is %q, %v; want %q", r.ID, err, newest)
		}
	}
	check("2", corpus.OutletCount{Outlet: "Estuary Herald", Articles: 2}, corpus.OutletCount{Outlet: "Gull Point Gazette", Articles: 1})
	if err := a.Withdraw(t.Context(), monday, "2", ""); err != nil {
		t.Fatal(err)
	}
	check("3", corpus.OutletCount{Outlet: "Estuary Herald", Articles: 2})
}
