package person_test

import (
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/people/peopletest"
	"onrecord/bot/people/person"
	"onrecord/bot/sight"
	"onrecord/index"
)

// BenchmarkPerson looks up the twenty people who are quoted most.
func BenchmarkPerson(b *testing.B) {
	peopletest.Benchmark(b, func(b *testing.B, archive sight.Archive, engine index.Engine) func(n int) error {
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
		return func(n int) error {
			_, err := l.Person(b.Context(), person.Request{Name: names[n%len(names)]})
			return err
		}
	})
}
