package coverage_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"onrecord/bot/asking/coverage"
	"onrecord/corpus"
	"onrecord/index"
)

// BenchmarkHoles is what an answer that found nothing asks of the calendar: of the library
// in ONRECORD_SHELF, or else of two outlets over a year.
func BenchmarkHoles(b *testing.B) {
	var archive *corpus.Archive
	if dir := os.Getenv("ONRECORD_SHELF"); dir != "" {
		var err error
		if archive, err = corpus.Open(b.Context(), filepath.Join(dir, "archive.db")); err != nil {
			b.Fatal(err)
		}
		defer archive.Close()
	} else {
		archive = stored(b, dailies()).Archive
	}
	desk := &coverage.Desk{Archive: archive, Overview: archive.Overview, Clock: time.Now}
	if _, err := desk.Calendar(b.Context()); err != nil {
		b.Fatal(err) // made once, and when the archive changes
	}
	for b.Loop() {
		c, err := desk.Calendar(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		c.Holes(index.Filter{From: "2014-01-01", To: "2016-12-31"})
	}
}
