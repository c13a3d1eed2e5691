package quote

import (
	"runtime"
	"testing"

	"onrecord/corpus"
)

// Nothing of an article may stay behind once its annotation is let go: a
// newsroom adds to its archive for years.
func TestNoArticleStaysInMemory(t *testing.T) {
	const size = 5_000
	bodies := everyone(200 * size) // nobody is named in two articles
	annotate := func(from, to int) uint64 {
		for i := from; i < to; i++ {
			Annotate(corpus.Article{Body: bodies[i*size : (i+1)*size]})
		}
		// What a pool keeps is gone after the second collection.
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := annotate(0, 20)
	if after := annotate(20, 200); after > before+size {
		t.Errorf("180 articles of %d bytes left %d bytes behind", size, after-before)
	}
}
