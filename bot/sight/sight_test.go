package sight_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/bleve"
)

var (
	rules  = sight.Rules{"Desk Only": {"C0DESK", "U0ANA", "token:cms"}}
	monday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
)

func TestWhoSeesASection(t *testing.T) {
	for _, test := range []struct {
		name   string
		viewer sight.Viewer
		sees   bool
	}{
		{"the channel that is named", sight.Viewer{Channel: "C0DESK"}, true},
		{"the person, who alone reads it", sight.Viewer{Channel: "C0FLOOR", User: "U0ANA"}, true},
		{"the token", sight.Viewer{Token: "cms"}, true},
		{"another channel", sight.Viewer{Channel: "C0FLOOR"}, false},
		{"another person", sight.Viewer{Channel: "D0BO", User: "U0BO"}, false},
		{"another token", sight.Viewer{Token: "desk"}, false},
		{"a token with the name of a person", sight.Viewer{Token: "U0ANA"}, false},
		{"a person with the name of a token", sight.Viewer{User: "token:cms"}, false},
		{"nobody in particular", sight.Viewer{}, false},
	} {
		ctx := sight.As(t.Context(), test.viewer)
		if sees := rules.Sees(ctx, " desk only "); sees != test.sees {
			t.Errorf("%s sees it: %t", test.name, sees)
		}
		if !rules.Sees(ctx, "Town") || !rules.Sees(ctx, "") {
			t.Errorf("%s does not see what everybody does", test.name)
		}
	}
	if !rules.Sees(t.Context(), "desk only") {
		t.Error("whoever has the data folder does not see it")
	}
}

func TestOfAHiddenSectionNothingIsRead(t *testing.T) {
	archive, err := corpus.OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	pier := corpus.Article{ID: "pier", URL: "https://wire.example/pier", Outlet: "Pier Letter", Headline: "Pier rotten", Section: "desk only", Published: monday,
		Status: corpus.Corrected, Body: "“The pier is rotten,” said Petra Lindqvist, the harbour master.\n\n“I told them,” said Karl Elias Marsh, a grocer.\n\n“So did I,” said Hanne Rye, the mayor."}
	market := corpus.Article{ID: "market", Outlet: "Harbour Wire", Section: "Town", Published: monday.AddDate(0, 0, -1), Status: corpus.Published, Body: "“The market is dear,” said Karl Marsh.\n\n“It is,” said Rye, the mayor."}
	if _, err := archive.Add(t.Context(), monday, pier, market); err != nil {
		t.Fatal(err)
	}
	engine, err := bleve.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	follower := index.Follower{Archive: archive, Quotes: archive.Quotes, Engine: engine, Clock: func() time.Time { return monday }}
	if err := follower.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}

	a, x := sight.Archive{Archive: archive, Rules: rules}, sight.Index{Engine: engine, Rules: rules}
	for name, sees := range map[string]bool{"C0DESK": true, "C0FLOOR": false} {
		ctx := sight.As(t.Context(), sight.Viewer{Channel: name})
		for what, read := range map[string]func(context.Context) (found bool, err error){
			"by its id":      func(ctx context.Context) (bool, error) { _, err := a.Article(ctx, "pier"); return err == nil, err },
			"by its address": func(ctx context.Context) (bool, error) { _, err := a.Find(ctx, pier.URL); return err == nil, err },
			"its body":       func(ctx context.Context) (bool, error) { _, err := a.Body(ctx, "pier", 1); return err == nil, err },
			"of the day": func(ctx context.Context) (bool, error) {
				r, err := a.PublishedOn(ctx, "2026-03-02")
				return len(r) > 0, err
			},
			"amended": func(ctx context.Context) (bool, error) {
				r, err := a.AmendedBetween(ctx, monday, monday.Add(time.Hour))
				return len(r) > 0, err
			},
			"counted": func(ctx context.Context) (bool, error) {
				s, err := a.Scope(ctx)
				return s == corpus.Scope{Articles: 2, From: "2026-03-01", To: "2026-03-02"}, err
			},
			"the newest": func(ctx context.Context) (bool, error) { r, err := a.Newest(ctx); return r.ID == "pier", err },
			"searched": func(ctx context.Context) (bool, error) {
				r, err := x.Search(ctx, index.Query{Words: "pier rotten"})
				return len(r.Hits) > 0, err
			},
			"as a facet": func(ctx context.Context) (bool, error) {
				f, err := x.Facets(ctx, index.Query{}, index.Speaker)
				return len(f) == 1 && len(f[0].Values) == 3, err
			},
			"by a full name in a facet": func(ctx context.Context) (bool, error) {
				f, err := x.Facets(ctx, index.Query{}, index.Speaker)
				return slices.ContainsFunc(f[0].Values, func(v index.FacetValue) bool { return v.Value == "Hanne Rye" }), err
			},
			"by its people": func(ctx context.Context) (bool, error) {
				p, err := x.People(ctx, []string{"l"}, func(name string) bool { return strings.Contains(strings.ToLower(name), "lindqvist") })
				return len(p) == 1, err
			},
			"by the full name of one of its people": func(ctx context.Context) (bool, error) {
				p, err := x.People(ctx, []string{"m"}, func(name string) bool { return strings.HasSuffix(name, "Marsh") })
				if !slices.Contains(p, index.FacetValue{Value: "Karl Marsh", Count: 1}) {
					t.Errorf("who is quoted in the market: %v", p)
				}
				return slices.Contains(p, index.FacetValue{Value: "Karl Elias Marsh", Count: 1}), err
			},
			"by its outlet": func(ctx context.Context) (bool, error) {
				o, err := a.Outlets(ctx)
				return slices.Contains(o, corpus.OutletCount{Outlet: "Pier Letter", Articles: 1}), err
			},
			"in the calendar": func(ctx context.Context) (bool, error) {
				d, err := a.DaysOfOutlets(ctx)
				return slices.Contains(d, corpus.DayCount{Name: "Pier Letter", Day: "2026-03-02", Articles: 1}), err
			},
		} {
			found, err := read(ctx)
			if err != nil && !errors.Is(err, corpus.ErrNotFound) {
				t.Fatal(err)
			}
			if found != sees {
				t.Errorf("in %s, %s: found %t", name, what, found)
			}
		}
		if s, err := a.Scope(ctx); !sees && (err != nil || s != corpus.Scope{Articles: 1, From: "2026-03-01", To: "2026-03-01"}) {
			t.Errorf("in %s there are %+v, %v", name, s, err)
		}
		if r, err := a.Newest(ctx); !sees && (err != nil || r.ID != "market") {
			t.Errorf("in %s the newest is %s, %v", name, r.ID, err)
		}
	}
}
