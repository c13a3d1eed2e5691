package quote

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"testing"

	"onrecord/corpus"
)

// BenchmarkAnnotate measures text to quotes with speakers on one core.
func BenchmarkAnnotate(b *testing.B) {
	f, err := os.Open(shared(b, "corpora/news.jsonl.gz"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	var articles []corpus.Article
	bytes := 0
	for d := json.NewDecoder(bufio.NewReader(z)); len(articles) < 1000; {
		var line struct{ Text string }
		if err := d.Decode(&line); err != nil {
			b.Fatal(err)
		}
		articles = append(articles, corpus.Article{Body: line.Text})
		bytes += len(line.Text)
	}
	Annotate(articles[0]) // unpacks the weights
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range articles {
			Annotate(a)
		}
	}
}
