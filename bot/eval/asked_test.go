package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/eval/exam"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/corpus/quote/eval/gold"
	"onrecord/index/indextest"
)

// TestQuestionsAsTyped asks what reporters type about our annotated articles. The golden
// file shows what an answer is worth for each form; of negation, figure and person, which
// contradict a quote, the less is found the better.
func TestQuestionsAsTyped(t *testing.T) {
	t.Parallel()
	articles, err := gold.Read("../../corpus/quote/testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	var bodies []corpus.Article
	for _, a := range articles {
		bodies = append(bodies, a.Article)
	}
	clock := func() time.Time { return time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC) } // "this year" is always the same
	library := indextest.Open(t, clock, bodies...)
	desk := &answer.Desk{Archive: sight.Archive{Archive: library.Archive}, Index: library.Engine, Clock: clock}
	var out bytes.Buffer
	for _, file := range []string{"questions.tsv", "contradictions.tsv"} {
		asked, err := exam.ReadAsked("exam/testdata/"+file, articles)
		if err != nil {
			t.Fatal(err)
		}
		answered, err := exam.Ask(t.Context(), desk, asked, nil)
		if err != nil {
			t.Fatal(err)
		}
		answered.Table(&out)
	}
	got := out.String()
	if want := recorded(t, "asked.golden", got); got != want {
		t.Errorf("the table is another one: read it, and run the test with -update where it is better\n%s\nwas\n%s", got, strings.TrimSpace(want))
	}
}
