package quote

import (
	"runtime"
	"strings"
	"testing"
	"unsafe"
	"weak"

	"onrecord/corpus"
)

// articleSize is that of an article of these tests, in bytes.
const articleSize = 5_000

// Nothing of an article may stay behind once its annotation is let go: a newsroom adds to its
// archive for years. A name that stays keeps the text that it was cut from.
func TestNoArticleStaysInMemory(t *testing.T) {
	var texts [40]weak.Pointer[byte]
	all := everyone(len(texts) * articleSize) // nobody is named in two articles
	for i := range texts {
		body := strings.Clone(all[i*articleSize : (i+1)*articleSize])
		texts[i] = weak.Make(unsafe.StringData(body))
		Annotate(corpus.Article{Body: body})
	}
	// What a pool keeps is gone after the second collection.
	runtime.GC()
	runtime.GC()
	stay := 0
	for _, text := range texts {
		if text.Value() != nil {
			stay++
		}
	}
	if stay > 0 {
		t.Errorf("of %d articles %d stay in memory", len(texts), stay)
	}
}

// BenchmarkKept measures what stays behind of an article that was annotated, also of what is
// copied from it.
func BenchmarkKept(b *testing.B) {
	const articles = 200
	all := everyone(articles * articleSize)
	kept := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	Annotate(corpus.Article{Body: all[:articleSize]}) // unpacks the weights
	before := kept()
	for b.Loop() {
		for i := range articles {
			Annotate(corpus.Article{Body: all[i*articleSize : (i+1)*articleSize]})
		}
	}
	b.ReportMetric((float64(kept())-float64(before))/articles, "kept-B/article")
	runtime.KeepAlive(all)
}
