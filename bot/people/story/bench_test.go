package story_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/people/story"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/bleve"
	"onrecord/index/indextest"
)

// shelf names the environment variable with the data folder of a library to measure,
// besides the sample archive.
const shelf = "ONRECORD_SHELF"

// topics are told of most weeks.
var topics = []string{
	"ferry", "ceasefire", "border wall", "health care", "chemical weapons", "trade war", "immigration", "minimum wage", "climate change", "refugees",
	"gun control", "tax cuts", "vaccine", "election fraud", "oil prices", "nuclear deal", "police reform", "impeachment", "student debt", "hurricane",
}

// BenchmarkStory tells twenty topics in turn.
func BenchmarkStory(b *testing.B) {
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
	l := story.Library{Desk: &answer.Desk{Archive: archive, Index: engine, Clock: time.Now}, Archive: archive, Clock: time.Now}
	var took []time.Duration
	for b.Loop() {
		began := time.Now()
		if _, err := l.Story(b.Context(), story.Request{Topic: topics[len(took)%len(topics)]}); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2].Seconds()*1000, "p50-ms")
	b.ReportMetric(took[(len(took)-1)*99/100].Seconds()*1000, "p99-ms")
}
