package annotation_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/corpus/postgres/postgrestest"
	"onrecord/corpus/quote"
)

// Three programs annotate one archive: two work ahead, and one needs all in their order, as an
// index does. Each article is annotated by one of them.
func TestSeveralProgramsAnnotateEachArticleOnce(t *testing.T) {
	const articles = 60
	url := postgrestest.Schema(t)
	bots := make([]*newsroom, 3)
	for i := range bots {
		archive, err := corpus.Open(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { archive.Close() })
		bots[i] = &newsroom{Archive: archive, Quotes: archive.Quotes}
	}
	for i := range articles {
		bots[0].add(t, fmt.Sprintf("ferry-%02d", i), fmt.Sprintf("“The ferry of %d o’clock is late,” said Bo Fenn. “Nobody waits for it,” he added.", i))
	}
	if err := bots[0].Withdraw(t.Context(), monday, "ferry-07", "wrong ferry"); err != nil {
		t.Fatal(err)
	}
	quote.Annotate(corpus.Article{}) // unpacks the weights, which may take longer than what one takes is theirs
	var all sync.WaitGroup
	for _, ahead := range bots[:2] {
		all.Go(func() {
			if err := annotation.Work(t.Context(), ahead, func() time.Time { return monday }); err != nil {
				t.Error(err)
			}
		})
	}
	records, err := bots[2].Changes(t.Context(), 0, articles-1) // without the one that is withdrawn, the last to change
	if err != nil {
		t.Fatal(err)
	}
	found, err := annotation.All(t.Context(), bots[2], records)
	if err != nil {
		t.Fatal(err)
	}
	all.Wait()
	for i, r := range records {
		if diff := cmp.Diff(quote.Annotate(r.Article), found[i], cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("article %s (-want +got):\n%s", r.ID, diff)
		}
	}
	kept := map[corpus.ArticleID]int{}
	for i, bot := range bots {
		t.Logf("program %d annotated %d articles", i, len(bot.kept))
		for _, id := range bot.kept {
			kept[id]++
		}
	}
	for _, r := range records {
		if kept[r.ID] != 1 {
			t.Errorf("%s was annotated %d times", r.ID, kept[r.ID])
		}
	}
	if kept["ferry-07"] != 0 {
		t.Error("what may not be shown was annotated")
	}
}
