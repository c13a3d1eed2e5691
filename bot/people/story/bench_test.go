package story_test

import (
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/people/peopletest"
	"onrecord/bot/people/story"
	"onrecord/bot/sight"
	"onrecord/index"
)

// topics are told of most weeks.
var topics = []string{
	"ferry", "ceasefire", "border wall", "health care", "chemical weapons", "trade war", "immigration", "minimum wage", "climate change", "refugees",
	"gun control", "tax cuts", "vaccine", "election fraud", "oil prices", "nuclear deal", "police reform", "impeachment", "student debt", "hurricane",
}

// BenchmarkStory tells twenty topics in turn.
func BenchmarkStory(b *testing.B) {
	peopletest.Benchmark(b, func(b *testing.B, archive sight.Archive, engine index.Engine) func(n int) error {
		l := story.Library{Desk: &answer.Desk{Archive: archive, Index: engine, Clock: time.Now}, Archive: archive, Clock: time.Now}
		return func(n int) error {
			_, err := l.Story(b.Context(), story.Request{Topic: topics[n%len(topics)]})
			return err
		}
	})
}
