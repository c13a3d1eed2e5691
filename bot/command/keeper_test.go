package command

import (
	"context"
	"iter"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/corpus/intake/raw"
)

func TestWhatAPageHasCheckedIsKeptOnceThePageIs(t *testing.T) {
	t.Parallel()
	archive, err := corpus.OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	claimed := 0
	k := keeper{
		archive: archive, clock: time.Now, stored: func(tally) {}, warn: func(place, text string) { t.Errorf("%s: %s", place, text) }, tally: newTally(),
		claimed: func(ctx context.Context, item intake.Item) error {
			claimed++
			_, err := archive.Article(ctx, item.Article.ID) // whoever is told of it looks it up
			return err
		},
	}
	var items iter.Seq2[intake.Item, error] = func(yield func(intake.Item, error) bool) {
		for _, id := range []corpus.ArticleID{"whale", "weather"} {
			item := intake.Item{Article: corpus.Article{ID: id, Outlet: "Checks", Status: corpus.Published, Body: "No whale was seen at Ostrey."}}
			if id == "whale" {
				item.Claims = []raw.Claim{{Words: "a whale swallowed the buoy", Verdict: "False"}}
			}
			if !yield(item, nil) {
				return
			}
		}
	}
	if err := k.keepAll(t.Context(), items, "https://checks.example", "checks"); err != nil || claimed != 1 {
		t.Errorf("%d claims kept, %v", claimed, err)
	}
}
