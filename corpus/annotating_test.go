package corpus_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/postgres/postgrestest"
)

func TestAnArticleIsAnnotatedByOneOfSeveralPrograms(t *testing.T) {
	postgrestest.NotAgain(t)
	url := postgrestest.Schema(t)
	a, b := openOnServer(t, url), openOnServer(t, url)
	var all []corpus.ArticleID
	for i := range 10 {
		one := bridge()
		one.ID = corpus.ArticleID(fmt.Sprint("bridge-", i))
		add(t, a, monday, one)
		all = append(all, one.ID)
	}
	claim := func(archive *corpus.Archive, articles ...corpus.ArticleID) []corpus.ArticleID {
		t.Helper()
		ours, err := archive.Quotes.Claim(t.Context(), articles...)
		if err != nil {
			t.Fatal(err)
		}
		return slices.Sorted(slices.Values(ours))
	}
	next := func(archive *corpus.Archive, n int) (ids []corpus.ArticleID) {
		t.Helper()
		records, err := archive.Quotes.Next(t.Context(), "engine 1", n)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range records {
			ids = append(ids, r.ID)
		}
		return ids
	}
	if diff := cmp.Diff(all[:4], next(a, 4)); diff != "" {
		t.Errorf("the first took (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(all[4:6], claim(b, all[2:6]...)); diff != "" {
		t.Errorf("the second claimed (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(all[6:], next(b, 10)); diff != "" {
		t.Errorf("the second took (-want +got):\n%s", diff)
	}
	if left := next(a, 10); left != nil {
		t.Errorf("%v were taken twice", left)
	}

	// What is kept, or needs nothing, is work no more.
	if err := a.Quotes.KeepAnnotations(t.Context(), corpus.Annotation{Article: all[1], Version: "1", Data: []byte("found")}, corpus.Annotation{Article: all[0], Version: "1", Data: []byte("found")}); err != nil {
		t.Fatal(err)
	}
	if err := a.Quotes.Done(t.Context(), all[3], all[2]); err != nil {
		t.Fatal(err)
	}
	if left := next(a, 10); left != nil {
		t.Errorf("%v were offered again", left)
	}
	revised := bridge()
	revised.ID, revised.Body = all[0], "The bridge is gone."
	add(t, b, monday, revised)
	if diff := cmp.Diff(all[:1], next(a, 10)); diff != "" {
		t.Errorf("after a revision (-want +got):\n%s", diff)
	}
}
