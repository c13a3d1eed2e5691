package index_test

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/corpus/sharedtest"
	"onrecord/index"
	"onrecord/index/bleve"
	"onrecord/index/term"
)

// shelf names the environment variable with the data folder of an onrecord: the
// benchmarks of searches measure its index besides 100,000 sentences.
const shelf = "ONRECORD_SHELF"

// sentences is about how many the benchmarks take of the shared corpus.
const sentences = 100_000

// filled returns an archive in a folder with the first sentences of the shared
// corpus.
func filled(b *testing.B, dir string) *corpus.Archive {
	b.Helper()
	articles := sharedtest.News(b, sentences)
	archive := openArchive(b, dir)
	if _, err := archive.Add(b.Context(), time.Now(), articles...); err != nil {
		b.Fatal(err)
	}
	return archive
}

func openArchive(b *testing.B, dir string) *corpus.Archive {
	b.Helper()
	archive, err := corpus.Open(b.Context(), filepath.Join(dir, "archive.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { archive.Close() })
	return archive
}

func openEngine(b *testing.B, dir string, archive *corpus.Archive) *bleve.Engine {
	b.Helper()
	id, err := archive.ID(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	engine, err := bleve.Open(bleve.Options{
		Dir:   filepath.Join(dir, "index"),
		Stamp: index.Stamp(id),
		Log:   slog.New(slog.DiscardHandler),
	})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { engine.Close() })
	return engine
}

func catchUp(b *testing.B, archive *corpus.Archive, engine index.Engine) {
	b.Helper()
	f := index.Follower{Archive: archive, Quotes: archive.Quotes, Engine: engine, Clock: time.Now}
	if err := f.CatchUp(b.Context()); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkCatchUp indexes an archive: quotes, documents, and the index on disk.
func BenchmarkCatchUp(b *testing.B) {
	b.Run(fmt.Sprintf("sentences=%d", sentences), func(b *testing.B) {
		archive := filled(b, b.TempDir())
		articles, err := archive.Overview.Scope(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		var engine *bleve.Engine
		for b.Loop() {
			engine = openEngine(b, b.TempDir(), archive)
			catchUp(b, archive, engine)
		}
		passages, err := engine.Count(b.Context(), "")
		if err != nil {
			b.Fatal(err)
		}
		perRun := b.Elapsed().Seconds() / float64(b.N)
		b.ReportMetric(float64(articles.Articles)/perRun, "articles/s")
		b.ReportMetric(float64(passages)/perRun, "passages/s")
	})
}

// BenchmarkSearch searches for seven words in a row, for two words of a topic
// among what one speaker said, the same in one month, and the speaker's newest.
func BenchmarkSearch(b *testing.B) {
	dirs := []string{b.TempDir()}
	if dir := os.Getenv(shelf); dir != "" {
		dirs = append(dirs, dir)
	}
	for i, dir := range dirs {
		archive := openArchive(b, dir)
		if i == 0 {
			archive.Close()
			archive = filled(b, dir)
		}
		engine := openEngine(b, dir, archive)
		catchUp(b, archive, engine)
		queries := queriesOf(b, archive)
		for _, kind := range []string{"words", "speaker", "month", "newest"} {
			b.Run(fmt.Sprintf("sentences=%d/%s", size(b, engine), kind), func(b *testing.B) {
				asked := queries[kind]
				var took []float64
				for b.Loop() {
					began := time.Now()
					if _, err := engine.Search(b.Context(), asked[len(took)%len(asked)]); err != nil {
						b.Fatal(err)
					}
					took = append(took, time.Since(began).Seconds()*1000)
				}
				slices.Sort(took)
				for name, q := range map[string]float64{"p50-ms": .50, "p95-ms": .95, "p99-ms": .99} {
					b.ReportMetric(took[int(q*float64(len(took)-1))], name)
				}
			})
		}
	}
}

// size returns the number of sentences in an index.
func size(b *testing.B, engine index.Engine) int {
	b.Helper()
	facets, err := engine.Facets(b.Context(), index.Query{Filter: index.Filter{Kinds: []index.Kind{index.Sentence}}}, index.ByKind)
	if err != nil {
		b.Fatal(err)
	}
	for _, v := range facets[0].Values {
		return v.Count
	}
	return 0
}

// queriesOf makes queries of each kind from quotes of every so many articles.
func queriesOf(b *testing.B, archive *corpus.Archive) map[string][]index.Query {
	b.Helper()
	records, err := archive.Changes(b.Context(), 0, 1_000_000)
	if err != nil {
		b.Fatal(err)
	}
	const articles = 50
	random := rand.New(rand.NewPCG(1, 2))
	out := make(map[string][]index.Query)
	add := func(kind string, q index.Query) { out[kind] = append(out[kind], q) }
	for i := 0; i < len(records); i += max(1, len(records)/articles) {
		for _, d := range index.Documents(records[i], quote.Annotate(records[i].Article)) {
			words := term.Words(d.Text)
			if d.Kind == index.Sentence || len(words) < 7 || d.Speaker.Name == "" {
				continue
			}
			at := random.IntN(len(words) - 6)
			quotes := index.Filter{Kinds: []index.Kind{index.Direct, index.Mixed, index.Indirect}}
			topic := words[at] + " " + words[at+6]
			add("words", index.Query{Words: strings.Join(words[at:at+7], " "), Filter: quotes})
			add("speaker", index.Query{Words: topic, Speaker: d.Speaker.Name, Filter: quotes})
			add("newest", index.Query{Speaker: d.Speaker.Name, Filter: quotes})
			if d.Day != "" {
				month := quotes
				month.From, month.To = d.Day[:7]+"-01", d.Day[:7]+"-31"
				add("month", index.Query{Words: topic, Filter: month})
			}
		}
	}
	return out
}
