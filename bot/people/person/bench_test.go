package person_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/people/person"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/bleve"
	"onrecord/index/indextest"
)

// shelf names the environment variable with the data folder of a library to measure,
// besides the sample archive.
const shelf = "ONRECORD_SHELF"

// BenchmarkPerson looks up the twenty people who are quoted most.
func BenchmarkPerson(b *testing.B) {
	sample := indextest.Sample(b, time.Now)
	b.Run("sample", func(b *testing.B) { measure(b, sight.Archive{Archive: sample.Archive}, sample.Engine) })
	dir := os.Getenv(shelf)
	if dir == "" {
		return
	}
	archive, err := corpus.Open(b.Context(), filepath.Join(dir, "archive.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer archive.Close()
	id, err := archive.ID(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	engine, err := bleve.Open(bleve.Options{Dir: filepath.Join(dir, "index"), Stamp: index.Stamp(id), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		b.Fatal(err)
	}
	defer engine.Close()
	b.Run("shelf", func(b *testing.B) { measure(b, sight.Archive{Archive: archive}, engine) })
}

func measure(b *testing.B, archive sight.Archive, engine *bleve.Engine) {
	l := person.Library{Desk: &answer.Desk{Archive: archive, Index: engine, Clock: time.Now}, Index: engine, Archive: archive, Clock: time.Now}
	most, err := engine.Facets(b.Context(), index.Query{Filter: index.Filter{Kinds: []index.Kind{index.Direct, index.Mixed, index.Indirect}}}, index.Speaker)
	if err != nil {
		b.Fatal(err)
	}
	var names []string
	for _, v := range most[0].Values {
		if len(names) < 20 && v.Value != "" {
			names = append(names, v.Value)
		}
	}
	var took []time.Duration
	for b.Loop() {
		began := time.Now()
		if _, err := l.Person(b.Context(), person.Request{Name: names[len(took)%len(names)]}); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2].Seconds()*1000, "p50-ms")
	b.ReportMetric(took[(len(took)-1)*99/100].Seconds()*1000, "p99-ms")
}
