package check_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"onrecord/bot/eval/exam"
	"onrecord/bot/factcheck/check"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// shelf names the environment variable with a folder that
//
//	go run ./bot/eval checks -data DIR -among ../shared/corpora/news.jsonl.gz GOLD…
//
// has filled: the benchmark needs one.
const shelf = "ONRECORD_SHELF"

// BenchmarkCheck checks a draft of some 5,000 words with 60 quotes: those of as
// many articles of the archive, each other one with a word changed, between
// sentences of the same articles.
func BenchmarkCheck(b *testing.B) {
	dir := os.Getenv(shelf)
	if dir == "" {
		b.Skipf("no archive to measure: name its folder in %s", shelf)
	}
	l, err := exam.OpenLibrary(b.Context(), dir, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { l.Close() })
	draft := draftOf(b, l.Archive)
	passages, err := l.Engine.Count(b.Context(), "")
	if err != nil {
		b.Fatal(err)
	}
	c := &check.Checker{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Clock: clock}
	b.Run(fmt.Sprintf("passages=%d/words=%d", passages, len(strings.Fields(draft))), func(b *testing.B) {
		b.ReportAllocs()
		quotes := 0
		for b.Loop() {
			r, err := c.Check(b.Context(), draft)
			if err != nil {
				b.Fatal(err)
			}
			quotes = len(r.Quotes)
		}
		b.ReportMetric(float64(quotes), "quotes")
	})
}

const draftQuotes, draftWords = 60, 5000

// draftOf writes a draft from the quotes of an archive.
func draftOf(b *testing.B, archive *corpus.Archive) string {
	b.Helper()
	records, err := archive.Changes(b.Context(), 0, 1_000_000)
	if err != nil {
		b.Fatal(err)
	}
	var draft strings.Builder
	for at, i := 0, 0; i < draftQuotes; at += len(records) / draftQuotes / 2 {
		r := records[at%len(records)]
		found := quote.Annotate(r.Article)
		for _, q := range found.Quotes {
			words := strings.Fields(strings.Trim(q.Content[0].Of(r.Body), "“”\","))
			if q.Kind != quote.Direct || !q.Speaker.Named || len(words) < 8 {
				continue
			}
			if i%2 == 1 {
				words[4] = "lighthouses"
			}
			fmt.Fprintf(&draft, "“%s,” said %s.\n\n", strings.Join(words, " "), q.Speaker.Name)
			i++
			break
		}
		for _, s := range found.Sentences {
			text := s.Span.Of(r.Body)
			if len(strings.Fields(draft.String())) < i*draftWords/draftQuotes && !strings.ContainsAny(text, "“”\"") {
				fmt.Fprintf(&draft, "%s\n\n", text)
			}
		}
	}
	return draft.String()
}
