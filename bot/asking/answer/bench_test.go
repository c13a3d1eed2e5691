package answer_test

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/eval/exam"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/corpus/quote/eval/gold"
	"onrecord/corpus/sharedtest"
	"onrecord/index"
	"onrecord/index/bleve"
)

// shelf names the environment variable with a folder that
//
//	go run ./bot/eval answers -data DIR -among ../shared/corpora/news.jsonl.gz GOLD…
//
// has filled: the benchmarks measure it besides 100,000 sentences.
const shelf = "ONRECORD_SHELF"

// library is an archive with its index, as a newsroom has it.
type library struct {
	*answer.Desk
	archive   *corpus.Archive
	engine    *bleve.Engine
	sentences int
}

// eachLibrary runs a benchmark on 100,000 sentences of the shared corpus, and on
// the library that the environment names.
func eachLibrary(b *testing.B, run func(b *testing.B, l *library)) {
	dirs := []string{b.TempDir()}
	if dir := os.Getenv(shelf); dir != "" {
		dirs = append(dirs, dir)
	}
	for i, dir := range dirs {
		l := openLibrary(b, dir)
		if i == 0 {
			l.fill(b, 100_000)
		}
		l.sentences = l.count(b)
		b.Run(fmt.Sprintf("sentences=%d", l.sentences), func(b *testing.B) { run(b, l) })
	}
}

func openLibrary(b *testing.B, dir string) *library {
	b.Helper()
	l, err := exam.OpenLibrary(b.Context(), dir, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { l.Close() })
	return &library{Desk: l.Desk(), archive: l.Archive, engine: l.Engine}
}

// fill puts the first sentences of the shared corpus into an empty library.
func (l *library) fill(b *testing.B, sentences int) {
	b.Helper()
	if _, err := l.archive.Add(b.Context(), time.Now(), sharedtest.News(b, sentences)...); err != nil {
		b.Fatal(err)
	}
	f := index.Follower{Archive: l.archive, Quotes: l.archive.Quotes, Engine: l.engine, Clock: time.Now}
	if err := f.CatchUp(b.Context()); err != nil {
		b.Fatal(err)
	}
}

func (l *library) count(b *testing.B) int {
	b.Helper()
	facets, err := l.engine.Facets(b.Context(), index.Query{}, index.ByKind)
	if err != nil {
		b.Fatal(err)
	}
	for _, v := range facets[0].Values {
		if v.Value == string(index.Sentence) {
			return v.Count
		}
	}
	return 0
}

// questions are made from what the quote engine finds in every so many articles,
// some 2,000 in all, of every form.
func (l *library) questions(b *testing.B) []exam.Question {
	b.Helper()
	const articles = 60
	records := l.records(b)
	var annotated []gold.Article
	for i := 0; i < len(records); i += max(1, len(records)/articles) {
		a := gold.Article{Article: records[i].Article}
		for _, q := range quote.Annotate(a.Article).Quotes {
			a.Quotes = append(a.Quotes, gold.Quote{Kind: q.Kind, Content: q.Content, Speaker: q.Speaker.Name})
		}
		annotated = append(annotated, a)
	}
	out := exam.Invented()[:20]
	vocabulary := exam.Vocabulary(annotated)
	for _, a := range annotated {
		out = append(out, exam.Questions(a, vocabulary)...)
	}
	return out
}

func (l *library) records(b *testing.B) []corpus.Record {
	b.Helper()
	records, err := l.archive.Changes(b.Context(), 0, 1_000_000)
	if err != nil {
		b.Fatal(err)
	}
	return records
}

// times are how long some operations took.
type times []time.Duration

func (t *times) measure(do func()) {
	began := time.Now()
	do()
	*t = append(*t, time.Since(began))
}

// at returns a quantile in milliseconds.
func (t times) at(q float64) float64 {
	if len(t) == 0 {
		return 0
	}
	slices.Sort(t)
	return t[int(q*float64(len(t)-1))].Seconds() * 1000
}

func (t times) report(b *testing.B) {
	b.ReportMetric(t.at(.50), "p50-ms")
	b.ReportMetric(t.at(.95), "p95-ms")
	b.ReportMetric(t.at(.99), "p99-ms")
}

// BenchmarkAsk asks questions of each form, and of all mixed: text in, answer
// with citations out.
func BenchmarkAsk(b *testing.B) {
	eachLibrary(b, func(b *testing.B, l *library) {
		byForm := make(map[exam.Form][]exam.Question)
		for _, q := range l.questions(b) {
			byForm[q.Form] = append(byForm[q.Form], q)
			byForm["all"] = append(byForm["all"], q)
		}
		for _, form := range append(slices.Clone(exam.Forms), "all") {
			b.Run("form="+strings.ReplaceAll(string(form), " ", "-"), func(b *testing.B) {
				asked := byForm[form]
				if len(asked) == 0 {
					b.Skip("no question of this form")
				}
				b.ReportAllocs()
				var t times
				for b.Loop() {
					t.measure(func() { l.ask(b, asked[len(t)%len(asked)].Text) })
				}
				t.report(b)
			})
		}
	})
}

func (l *library) ask(b *testing.B, text string) answer.Answer {
	a, err := l.Answer(b.Context(), question.Parse(text, question.Options{}))
	if err != nil {
		b.Fatalf("%s: %v", text, err)
	}
	return a
}

// BenchmarkFacets counts all that answers a topic and a speaker, by every field.
func BenchmarkFacets(b *testing.B) {
	eachLibrary(b, func(b *testing.B, l *library) {
		var asked []question.Question
		for _, q := range l.questions(b) {
			if q.Form == exam.Topic {
				asked = append(asked, question.Parse(q.Text, question.Options{}), question.Question{Intent: question.Find, Words: question.Parse(q.Text, question.Options{}).Words})
			}
		}
		var t times
		for b.Loop() {
			t.measure(func() {
				if _, err := l.Facets(context.Background(), asked[len(t)%len(asked)]); err != nil {
					b.Fatal(err)
				}
			})
		}
		t.report(b)
	})
}

// BenchmarkAgainstFTS5 asks who said something of onrecord and, for comparison,
// the same words of SQLite's full-text search: the same passages, the driver
// that the archive uses, an OR of the words, ten hits by bm25 and no answer. The
// ratios are SQLite's time in parts of onrecord's; recall is the share of
// questions whose first citation, or hit, has the words.
func BenchmarkAgainstFTS5(b *testing.B) {
	eachLibrary(b, func(b *testing.B, l *library) {
		var asked []exam.Question
		for _, q := range l.questions(b) {
			switch q.Form {
			case exam.Start, exam.Window, exam.Changed, exam.Content:
				asked = append(asked, q)
			}
		}
		full := l.fullText(b)
		var ours, theirs times
		right, theirRight := 0, 0
		for b.Loop() {
			q := asked[len(ours)%len(asked)]
			var a answer.Answer
			ours.measure(func() { a = l.ask(b, q.Text) })
			if len(a.Citations) > 0 && q.CitedBy(a.Citations[0]) {
				right++
			}
			var first string
			theirs.measure(func() { first = full.ask(b, question.Parse(q.Text, question.Options{}).Words) })
			if exam.Carries(first, q.Words) {
				theirRight++
			}
		}
		ours.report(b)
		b.ReportMetric(theirs.at(.5)/cmp.Or(ours.at(.5), 1), "p50-ratio")
		b.ReportMetric(theirs.at(.99)/cmp.Or(ours.at(.99), 1), "p99-ratio")
		b.ReportMetric(float64(right)/float64(len(ours)), "recall@1")
		b.ReportMetric(float64(theirRight)/float64(len(ours)), "fts5-recall@1")
	})
}
