package quote

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"runtime"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/sharedtest"
)

// BenchmarkAnnotate measures text to quotes with speakers on one core.
func BenchmarkAnnotate(b *testing.B) {
	articles, bytes := news(b, 1000)
	Annotate(articles[0]) // unpacks the weights
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	sentences := 0
	for b.Loop() {
		for _, a := range articles {
			sentences += len(Annotate(a).Sentences)
		}
	}
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(sentences), "allocs/sentence")
}

// news returns the first n articles of the corpus, and their size.
func news(b *testing.B, n int) (articles []corpus.Article, bytes int) {
	f, err := os.Open(sharedtest.Path(b, "corpora/news.jsonl.gz"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	for d := json.NewDecoder(bufio.NewReader(z)); len(articles) < n; {
		var line struct{ Text string }
		if err := d.Decode(&line); err != nil {
			b.Fatal(err)
		}
		articles = append(articles, corpus.Article{Body: line.Text})
		bytes += len(line.Text)
	}
	return articles, bytes
}
