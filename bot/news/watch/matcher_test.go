package watch_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/news/watch"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/indextest"
)

var now = time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)

func clock() time.Time { return now }

// openSample opens the sample archive and its index.
func openSample(t testing.TB) (*corpus.Archive, index.Engine) {
	t.Helper()
	library := indextest.Sample(t, clock)
	return library.Archive, library.Engine
}

func records(t testing.TB, archive *corpus.Archive) []corpus.Record {
	t.Helper()
	all, err := archive.Changes(t.Context(), 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func documents(r corpus.Record) []index.Document {
	return index.Documents(r, quote.Annotate(r.Article))
}

// only is an engine that finds passages of one article alone.
type only struct {
	index.Engine
	article corpus.ArticleID
}

func (o only) Search(ctx context.Context, q index.Query) (index.Result, error) {
	q.Limit = 10_000
	found, err := o.Engine.Search(ctx, q)
	var hits []index.Hit
	for _, h := range found.Hits {
		if h.Article == o.article {
			hits = append(hits, h)
		}
	}
	found.Hits = hits
	return found, err
}

// watchable are the questions of the sample archive that can be watched for, and
// some with every operator.
func watchable(t *testing.T) []string {
	t.Helper()
	content, err := os.ReadFile("../../asking/answer/testdata/sample.txt")
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{
		`ferry`, `"ferry"`, `ferry harbour`, `ferry speaker:varga`, `speaker:varga`, `"all hope" speaker:"de mistura"`, `speaker:envoy`,
		`ferry -timetable`, `ferry outlet:lantern`, `ferry outlet:post outlet:lantern`, `jobs section:business`, `jobs kind:indirect`,
		`jobs kind:sentence`, `ferry kind:direct kind:mixed`, `ferry after:2026-10`, `ferry before:2026-06`, `Calder & Roe`, `the`,
		`what did Varga say about the ferry`, `who said the ferry is late`, `did Varga say the ferry`,
	}
	for line := range strings.Lines(string(content)) {
		if text, _, ok := strings.Cut(line, "\n"); ok && text != "" && !strings.HasPrefix(text, "#") && !strings.HasPrefix(text, "\t") {
			texts = append(texts, text)
		}
	}
	var out []string
	for _, text := range texts {
		if _, err := watch.Parse(text, now); err == nil {
			out = append(out, text)
		}
	}
	return out
}

func TestAWatchFindsWhatAskingWouldCite(t *testing.T) {
	t.Parallel()
	archive, engine := openSample(t)
	var watches []watch.Watch
	texts := watchable(t)
	for i, text := range texts {
		q, _ := watch.Parse(text, now)
		watches = append(watches, watch.Watch{ID: int64(i), Question: q})
	}
	m, err := watch.NewMatcher(t.Context(), watches, engine, clock)
	if err != nil {
		t.Fatal(err)
	}
	matched := 0
	for _, r := range records(t, archive) {
		found, err := m.Match(t.Context(), r, documents(r))
		if err != nil {
			t.Fatal(err)
		}
		got := make(map[int64][]string)
		for _, f := range found {
			got[f.Watch] = append(got[f.Watch], fmt.Sprint(f.Start, " ", f.End, " ", f.Match, " ", f.Score))
			matched++
		}
		for i, text := range texts {
			desk := answer.Desk{Archive: sight.Archive{Archive: archive}, Index: only{engine, r.ID}, Clock: clock, WordsOnly: true}
			a, err := desk.Answer(t.Context(), watches[i].Question)
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			for _, c := range a.Citations {
				want = append(want, fmt.Sprint(c.Start, " ", c.End, " ", c.Match, " ", c.Score))
			}
			if diff := cmp.Diff(want, got[int64(i)]); diff != "" {
				t.Errorf("%s in %s (-asked +watched):\n%s", text, r.ID, diff)
			}
		}
	}
	if t.Logf("%d questions, %d statements", len(texts), matched); matched < 100 {
		t.Errorf("%d statements matched: too few to tell anything", matched)
	}
}

func TestWhatCannotBeWatched(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "section:politics", "who is Varga?", "how many people were evacuated?", "how often did Varga say ferry"} {
		if q, err := watch.Parse(text, now); err == nil {
			t.Errorf("%q is watched as %v", text, q)
		}
	}
}

func TestAPausedWatchFindsNothing(t *testing.T) {
	t.Parallel()
	archive, engine := openSample(t)
	m, err := watch.NewMatcher(t.Context(), []watch.Watch{{ID: 1, Question: question.Parse("ferry", question.Options{}), Paused: true}}, engine, clock)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records(t, archive) {
		if found, _ := m.Match(t.Context(), r, documents(r)); len(found) > 0 {
			t.Errorf("found %v", found)
		}
	}
}

// BenchmarkMatch is what a thousand watches cost an article, annotated already.
func BenchmarkMatch(b *testing.B) {
	archive, engine := openSample(b)
	all := records(b, archive)
	for _, n := range []int{10, 1000, 10_000} {
		m, err := watch.NewMatcher(b.Context(), watchesOf(all, n), engine, clock)
		if err != nil {
			b.Fatal(err)
		}
		docs := make([][]index.Document, len(all))
		for i, r := range all {
			docs[i] = documents(r)
		}
		b.Run(fmt.Sprintf("watches=%d", n), func(b *testing.B) {
			found := 0
			for i := 0; b.Loop(); i++ {
				matches, err := m.Match(b.Context(), all[i%len(all)], docs[i%len(all)])
				if err != nil {
					b.Fatal(err)
				}
				found += len(matches)
			}
			b.ReportMetric(float64(found)/float64(b.N), "matches/article")
		})
	}
}

// watchesOf makes watches of the words and speakers of articles, two to a watch,
// beside each other in one of three and else far apart.
func watchesOf(all []corpus.Record, n int) []watch.Watch {
	var words []string
	for _, r := range all {
		for _, w := range strings.Fields(r.Headline + " " + r.Body) {
			if w = strings.Trim(w, `“”",.:-`); len(w) >= 5 {
				words = append(words, w)
			}
		}
	}
	var out []watch.Watch
	for i := 0; len(out) < n; i += 7 {
		a, near, far := words[i%len(words)], words[(i+1)%len(words)], words[(i*31+500)%len(words)]
		text := []string{a + " " + far, fmt.Sprintf("%q", a+" "+near), far + " speaker:" + a}[i%3]
		if q, err := watch.Parse(text, now); err == nil {
			out = append(out, watch.Watch{ID: int64(len(out)), Question: q})
		}
	}
	return out
}
