package corpus_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/corpus"
)

// benchArchive is an archive with so many articles of about 3 kB.
func benchArchive(b *testing.B, articles int) *corpus.Archive {
	b.Helper()
	a := openArchive(b)
	batch := make([]corpus.Article, articles)
	for i := range batch {
		batch[i] = benchArticle(i)
	}
	if _, err := a.Add(b.Context(), monday, batch...); err != nil {
		b.Fatal(err)
	}
	return a
}

func benchArticle(i int) corpus.Article {
	one := bridge()
	one.ID = corpus.ArticleID(fmt.Sprintf("bridge-%06d", i))
	one.Body = strings.Repeat("The old bridge will close, the harbour master said.\n\n", 60)
	return one
}

// Each transaction has the fifty articles of a batch of an intake.
func BenchmarkAdd(b *testing.B) {
	a := openArchive(b)
	batch := make([]corpus.Article, 50)
	n := 0
	for b.Loop() {
		for i := range batch {
			batch[i] = benchArticle(n)
			n++
		}
		if _, err := a.Add(b.Context(), monday, batch...); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}

// An answer reads the words of some hundred candidates.
func BenchmarkExcerpts(b *testing.B) {
	a := benchArchive(b, 2000)
	places := make([]corpus.Place, 300)
	for i := range places {
		places[i] = corpus.Place{Article: benchArticle(i * 37 % 2000).ID, Span: corpus.Span{Start: i, End: i + 120}}
	}
	for b.Loop() {
		if _, err := a.Excerpts(b.Context(), places); err != nil {
			b.Fatal(err)
		}
	}
}

// A follower reads what has changed.
func BenchmarkChanges(b *testing.B) {
	a := benchArchive(b, 2000)
	for b.Loop() {
		if changes, err := a.Changes(b.Context(), 1000, 200); err != nil || len(changes) != 200 {
			b.Fatal(len(changes), err)
		}
	}
}
