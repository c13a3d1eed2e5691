package sourcing_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"onrecord/bot/asking/question"
	"onrecord/bot/people/sourcing"
	"onrecord/corpus"
	"onrecord/index/ledger"
)

// BenchmarkReport counts whom the library in ONRECORD_SHELF quotes.
func BenchmarkReport(b *testing.B) {
	dir := os.Getenv("ONRECORD_SHELF")
	if dir == "" {
		b.Skip("ONRECORD_SHELF names no library")
	}
	archive, err := corpus.Open(b.Context(), filepath.Join(dir, "archive.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer archive.Close()
	began := time.Now()
	desk := sourcing.Desk{Ledger: ledger.New(archive, archive.Quotes, time.Now)}
	for _, text := range []string{"", "outlet:cnn", "in 2016", "since 2015", "outlet:politico after:2016"} {
		q := question.Parse(text, question.Options{Now: time.Now()})
		if _, err := desk.Report(b.Context(), q, "", 10); err != nil {
			b.Fatal(err)
		}
		b.Logf("%q: %v", text, time.Since(began))
		for _, by := range []sourcing.By{"", sourcing.Month} {
			b.Run(text+" by:"+string(by), func(b *testing.B) {
				var took []time.Duration
				for b.Loop() {
					began := time.Now()
					if _, err := desk.Report(b.Context(), q, by, 10); err != nil {
						b.Fatal(err)
					}
					took = append(took, time.Since(began))
				}
				slices.Sort(took)
				b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "p50-ms")
				b.ReportMetric(float64(took[len(took)*99/100].Milliseconds()), "p99-ms")
			})
		}
	}
}
