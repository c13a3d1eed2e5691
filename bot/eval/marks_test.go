package main

import (
	"testing"

	"onrecord/bot/eval/exam"
	"onrecord/corpus"
	"onrecord/corpus/quote/eval/gold"
)

// TestMarkedStatementsAreListed plants repeats of the annotated articles' statements among them.
func TestMarkedStatementsAreListed(t *testing.T) {
	t.Parallel()
	articles, err := gold.Read("../../corpus/quote/testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	asked, err := exam.ReadAsked("exam/testdata/questions.tsv", articles)
	if err != nil {
		t.Fatal(err)
	}
	_, l := openSample(t)
	var bodies []corpus.Article
	for _, a := range articles {
		a.Article.Status = corpus.Published
		bodies = append(bodies, a.Article)
	}
	if err := l.Add(t.Context(), bodies...); err != nil {
		t.Fatal(err)
	}
	all := markedOf(asked, articles)
	if err := plant(t.Context(), l, all); err != nil {
		t.Fatal(err)
	}
	for _, named := range []bool{true, false} {
		table := markTable{marked: all, library: l, named: named}
		if err := table.look(t.Context()); err != nil {
			t.Fatal(err)
		}
		least := map[repeat]float64{inMarks: 1, inReport: 1, changed: 0.98, asOwn: 0.9, inOthers: 0.4}
		if !named {
			least[inOthers] = 0.3
		}
		for how, share := range least {
			if n := table.printed[how] + table.near[how]; float64(n) < share*float64(len(all)) {
				t.Errorf("%s: %d of %d are listed, with the speaker %v", how, n, len(all), named)
			}
		}
		if n := table.printed[denied] + table.near[denied]; n > 0 {
			t.Errorf("%d denials are listed, with the speaker %v", n, named)
		}
	}
}
