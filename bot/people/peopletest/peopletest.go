// Package peopletest owns the archive that the tests of people and of stories ask, and the
// benchmark that both are measured with.
package peopletest

import (
	"os"
	"slices"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/eval/exam"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/indextest"
)

// Archive is an archive with its index, of which everything may be seen.
type Archive struct {
	*indextest.Library
	Desk *answer.Desk
	Now  time.Time
}

// Open opens an archive of these articles; of none, the sample archive.
func Open(t testing.TB, articles ...corpus.Article) *Archive {
	t.Helper()
	a := &Archive{Now: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
	if a.Library = indextest.Open(t, a.Clock, articles...); len(articles) == 0 {
		a.Library = indextest.Sample(t, a.Clock)
	}
	a.Desk = &answer.Desk{Archive: a.Seen(), Index: a.Engine, Clock: a.Clock}
	return a
}

// Clock tells Now.
func (a *Archive) Clock() time.Time { return a.Now }

// Seen is the archive as it is read.
func (a *Archive) Seen() sight.Archive { return sight.Archive{Archive: a.Archive} }

// On is an article of a day.
func On(day, id, outlet, headline, text string) corpus.Article {
	published, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return corpus.Article{ID: corpus.ArticleID(id), Outlet: outlet, Headline: headline, Published: published, Body: text, Status: corpus.Published}
}

// shelf names the environment variable with the data folder of an archive to measure,
// besides the sample archive.
const shelf = "ONRECORD_SHELF"

// Benchmark measures questions to the sample archive, and to the one that the environment
// names. asker returns what asks the n-th question of an archive.
func Benchmark(b *testing.B, asker func(b *testing.B, archive sight.Archive, engine index.Engine) func(n int) error) {
	sample := indextest.Sample(b, time.Now)
	b.Run("sample", func(b *testing.B) {
		measure(b, asker(b, sight.Archive{Archive: sample.Archive}, sample.Engine))
	})
	dir := os.Getenv(shelf)
	if dir == "" {
		return
	}
	l, err := exam.OpenLibrary(b.Context(), dir, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	b.Run("shelf", func(b *testing.B) { measure(b, asker(b, sight.Archive{Archive: l.Archive}, l.Engine)) })
}

// measure asks one question after the other, and reports how long half of them take, and
// how long all but one in a hundred.
func measure(b *testing.B, ask func(n int) error) {
	var took []time.Duration
	for b.Loop() {
		began := time.Now()
		if err := ask(len(took)); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2].Seconds()*1000, "p50-ms")
	b.ReportMetric(took[(len(took)-1)*99/100].Seconds()*1000, "p99-ms")
}
