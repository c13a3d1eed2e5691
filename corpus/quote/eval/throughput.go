package main

import (
	"fmt"
	"io"
	"runtime"
	"time"

	"onrecord/corpus/quote"
	"onrecord/corpus/quote/eval/gold"
)

// leastTime is how long throughput is measured at least.
const leastTime = time.Second

// throughput prints how fast the engine goes from text to quotes with speakers
// on one core, in the steady state, and how often it asks for memory.
func throughput(stdout io.Writer, articles []gold.Article) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	bytes, sentences, start := 0, 0, time.Now()
	for time.Since(start) < leastTime {
		for _, a := range articles {
			sentences += len(quote.Annotate(a.Article).Sentences)
			bytes += len(a.Body)
		}
	}
	took := time.Since(start).Seconds()
	runtime.ReadMemStats(&after)
	fmt.Fprintf(stdout, "%.1f MB/s, %.0f sentences/s, %.1f allocations a sentence\n",
		float64(bytes)/1e6/took, float64(sentences)/took, float64(after.Mallocs-before.Mallocs)/float64(max(sentences, 1)))
}
